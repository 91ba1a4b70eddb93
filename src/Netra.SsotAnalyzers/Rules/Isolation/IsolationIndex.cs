using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Netra.SsotAnalyzers.Analysis;

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
            IdentityNames = [.. Users.Contexts.SelectMany(context => context.GetMembers().OfType<IPropertySymbol>()).Where(property => !property.IsStatic).Select(property => property.Name)];
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
