using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Map;

namespace Netra.SsotAnalyzers.Rules.Isolation;

/// <summary>What the isolation rules look for in one compilation: whose types, and under which names code can use them.</summary>
internal sealed class IsolationIndex
{
    // What declares something of a user's type, and what uses it: the second set grows from the first.
    private static readonly WordScan Declarations = new();
    private static readonly WordScan Uses = new();

    private readonly SsotEngine _engine;
    private readonly HashSet<string> _calls = new(StringComparer.Ordinal);
    private readonly HashSet<string> _transportCalls = new(StringComparer.Ordinal);
    private readonly NameSet _words;
    private readonly Lazy<RegistrationTable> _registrations;

    public IsolationIndex(SsotEngine engine)
    {
        _engine = engine;
        Users = new UserTypes(engine);
        HasManagers = !engine.Map.PerUser.IsEmpty;
        HasLifetimes = engine.Map.Canonicals.Any(canonical => canonical.Lifetime != 0);
        HasTransports = Users.Transports.Any();
        _registrations = new Lazy<RegistrationTable>(() => new RegistrationTable(this, engine.Compilation));

        AddDeclaredCalls();
        var names = IsolationNames.Of(engine, Users);
        _calls.UnionWith(names.Calls);
        _transportCalls.UnionWith(names.TransportCalls);

        var words = new HashSet<string>(StringComparer.Ordinal);
        if (HasManagers)
        {
            words.UnionWith(_calls);
            words.UnionWith(FrameworkNames.CacheWriters);
            words.UnionWith(["new", "base", "this"]);
            IdentityNames = [.. Users.Contexts.SelectMany(context => context.GetMembers().OfType<IPropertySymbol>()).Where(property => !property.IsStatic)
                .Select(property => property.Name)];
            words.UnionWith(IdentityNames);
        }

        if (HasManagers || HasLifetimes)
            words.UnionWith(FrameworkNames.Registrations.Keys.Append("ServiceDescriptor"));
        words.UnionWith(_transportCalls);
        _words = new NameSet(words);
    }

    public UserTypes Users { get; }

    public bool HasManagers { get; }

    public bool HasLifetimes { get; }

    public bool HasTransports { get; }

    /// <summary>The properties by which a context says who its user is.</summary>
    public ImmutableHashSet<string> IdentityNames { get; } = [];

    public RegistrationTable Registrations => _registrations.Value;

    /// <summary>Methods with a parameter that takes a context.</summary>
    public bool IsCall(string name) => _calls.Contains(name);

    /// <summary>Members and extension methods of a transport, and what makes one.</summary>
    public bool IsTransportCall(string name) => _transportCalls.Contains(name);

    public ImmutableArray<SyntaxToken> Tokens(SyntaxTree tree, CancellationToken cancellationToken) => Uses.Of(tree, _words, cancellationToken);

    /// <summary>Methods of this compilation's sources that take a context or extend a transport, by what their parameters are declared as.</summary>
    private void AddDeclaredCalls()
    {
        var types = new NameSet(Users.Contexts.Concat(Users.Transports).Select(type => type.Name));
        if (types.IsEmpty)
            return;

        var transports = new HashSet<string>(Users.Transports.Select(type => type.Name), StringComparer.Ordinal);
        foreach (var tree in _engine.Compilation.SyntaxTrees)
        {
            foreach (var token in Declarations.Of(tree, types, CancellationToken.None))
            {
                if (token.Parent?.FirstAncestorOrSelf<ParameterSyntax>() is not { Parent.Parent: var owner } parameter)
                    continue;

                var name = owner switch
                {
                    MethodDeclarationSyntax method => method.Identifier.ValueText,
                    LocalFunctionStatementSyntax function => function.Identifier.ValueText,
                    _ => null,
                };
                if (name is null)
                    continue;
                if (!transports.Contains(token.ValueText))
                    _calls.Add(name);
                else if (parameter.Modifiers.Any(SyntaxKind.ThisKeyword))
                    _transportCalls.Add(name);
            }
        }
    }
}

/// <summary>
/// Every type and member of the framework that a rule knows by name, in one table. A test resolves each in the real assemblies.
/// </summary>
internal static class FrameworkNames
{
    public const string ObjectPool = "Microsoft.Extensions.ObjectPool.ObjectPool`1";

    public const string AsyncLocal = "System.Threading.AsyncLocal`1";

    /// <summary>Generic types that hold a value of their type argument without being collections.</summary>
    public static readonly ImmutableHashSet<string> Holders =
    [
        "System.Lazy`1", "System.Threading.ThreadLocal`1", "System.WeakReference`1", "System.Nullable`1", "System.Runtime.CompilerServices.StrongBox`1",
        "System.Threading.Tasks.Task`1", "System.Threading.Tasks.ValueTask`1", "System.Threading.Channels.Channel`1", ObjectPool,
        "System.Collections.Generic.KeyValuePair`2", "System.Tuple`1", "System.Tuple`2", "System.Tuple`3",
    ];

    /// <summary>Caches that live as long as the process.</summary>
    public static readonly ImmutableHashSet<string> Caches =
    [
        "Microsoft.Extensions.Caching.Memory.IMemoryCache", "Microsoft.Extensions.Caching.Memory.MemoryCache",
        "Microsoft.Extensions.Caching.Memory.CacheExtensions",
        "Microsoft.Extensions.Caching.Hybrid.HybridCache",
    ];

    public static readonly ImmutableHashSet<string> CacheWriters = ["Set", "GetOrCreate", "GetOrCreateAsync", "SetAsync"];

    /// <summary>Transports of a client: what it sends, it sends for itself.</summary>
    public static readonly ImmutableHashSet<string> ClientTransports = ["System.Net.WebSockets.ClientWebSocket"];

    /// <summary>Methods that make a server's transport, or wrap one, by their type.</summary>
    public static readonly ImmutableDictionary<string, ImmutableHashSet<string>> TransportMakers = new Dictionary<string, ImmutableHashSet<string>>
    {
        ["Microsoft.AspNetCore.Http.WebSocketManager"] = ["AcceptWebSocketAsync"],
        ["System.Net.HttpListenerContext"] = ["AcceptWebSocketAsync"],
        ["System.Net.WebSockets.WebSocketStream"] = ["Create", "CreateReadableMessageStream", "CreateWritableMessageStream"],
    }.ToImmutableDictionary();

    /// <summary>The first words of a transport's members that use it; state is free to be read.</summary>
    public static readonly ImmutableArray<string> TransportVerbs = ["Send", "Receive", "Close", "Abort", "Read", "Write", "Flush", "Publish"];

    public static readonly ImmutableHashSet<string> RegistrationClasses =
    [
        "Microsoft.Extensions.DependencyInjection.ServiceCollectionServiceExtensions",
        "Microsoft.Extensions.DependencyInjection.Extensions.ServiceCollectionDescriptorExtensions",
        "Microsoft.Extensions.DependencyInjection.ServiceCollectionHostedServiceExtensions",
        "Microsoft.AspNetCore.Builder.UseMiddlewareExtensions",
        ServiceDescriptor,
    ];

    public const string ServiceDescriptor = "Microsoft.Extensions.DependencyInjection.ServiceDescriptor";

    public const string ServiceLifetime = "Microsoft.Extensions.DependencyInjection.ServiceLifetime";

    /// <summary>Methods that register a service, with the lifetime that they give it; null where an argument says it.</summary>
    public static readonly ImmutableDictionary<string, string?> Registrations = new Dictionary<string, string?>
    {
        ["AddSingleton"] = "Singleton",
        ["AddScoped"] = "Scoped",
        ["AddTransient"] = "Transient",
        ["TryAddSingleton"] = "Singleton",
        ["TryAddScoped"] = "Scoped",
        ["TryAddTransient"] = "Transient",
        ["AddKeyedSingleton"] = "Singleton",
        ["AddKeyedScoped"] = "Scoped",
        ["AddKeyedTransient"] = "Transient",
        ["TryAddKeyedSingleton"] = "Singleton",
        ["TryAddKeyedScoped"] = "Scoped",
        ["TryAddKeyedTransient"] = "Transient",
        ["Singleton"] = "Singleton",
        ["Scoped"] = "Scoped",
        ["Transient"] = "Transient",
        ["KeyedSingleton"] = "Singleton",
        ["KeyedScoped"] = "Scoped",
        ["KeyedTransient"] = "Transient",
        ["Describe"] = null,
        ["DescribeKeyed"] = null,

        // One for the process, whatever is injected into its constructor.
        ["AddHostedService"] = "Singleton",
        ["UseMiddleware"] = "Singleton",
    }.ToImmutableDictionary();

    public static readonly ImmutableHashSet<string> Resolvers =
    [
        "System.IServiceProvider",
        "Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions",
        "Microsoft.Extensions.DependencyInjection.ServiceProviderKeyedServiceExtensions",
    ];

    /// <summary>A type as <see cref="Compilation.GetTypeByMetadataName"/> writes it; a nested one never is in the table.</summary>
    public static string NameOf(ITypeSymbol type)
    {
        var definition = type.OriginalDefinition;
        var name = definition.MetadataName;
        return definition.ContainingNamespace is { IsGlobalNamespace: false } ns ? ns.ToDisplayString() + "." + name : name;
    }
}

/// <summary>The calls that the map's types and the transports offer, by name. It holds no symbol, so it lasts as long as the map.</summary>
internal sealed class IsolationNames
{
    private static readonly ConditionalWeakTable<SsotMap, IsolationNames> Cache = new();

    private readonly HashSet<string> _calls = new(StringComparer.Ordinal);
    private readonly HashSet<string> _transportCalls = new(StringComparer.Ordinal);

    private IsolationNames(SsotEngine engine, UserTypes users)
    {
        if (!engine.Map.PerUser.IsEmpty)
            AddCalls(engine, users);
        foreach (var transport in users.Transports)
            AddTransportCalls(engine.Compilation, transport);
        if (users.Transports.Any())
            _transportCalls.UnionWith(FrameworkNames.TransportMakers.Values.SelectMany(names => names));
    }

    /// <summary>Methods with a parameter that takes a context.</summary>
    public IEnumerable<string> Calls => _calls;

    /// <summary>Members and extension methods of a transport, and what makes one.</summary>
    public IEnumerable<string> TransportCalls => _transportCalls;

    public static IsolationNames Of(SsotEngine engine, UserTypes users) => Cache.GetValue(engine.Map, _ => new IsolationNames(engine, users));

    private void AddCalls(SsotEngine engine, UserTypes users)
    {
        if (users.Contexts.Any())
        {
            foreach (var key in engine.Map.Canonicals.Select(canonical => canonical.Type).Concat(engine.Map.Superseded.Select(entry => entry.Legacy)))
            {
                if (engine.Resolve(key) is { } type)
                {
                    _calls.UnionWith(type.GetMembers().OfType<IMethodSymbol>()
                        .Where(method => method.MethodKind == MethodKind.Ordinary
                            && method.Parameters.Any(parameter => users.Context(parameter.Type) is not null))
                        .Select(method => method.Name));
                }
            }
        }

        foreach (var member in engine.Map.Members.Where(member => member.MemberId.StartsWith("M:", StringComparison.Ordinal) && !member.IsConstructor))
            _calls.Add(member.Name);
    }

    private void AddTransportCalls(Compilation compilation, INamedTypeSymbol transport)
    {
        _transportCalls.UnionWith(transport.GetMembers().OfType<IMethodSymbol>()
            .Where(method => !method.IsStatic && FrameworkNames.TransportVerbs.Any(method.Name.StartsWith)).Select(method => method.Name));
        _transportCalls.UnionWith(TransportExtensions.In(compilation, transport));
    }
}
