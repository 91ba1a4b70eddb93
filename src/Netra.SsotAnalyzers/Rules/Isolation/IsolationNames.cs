using System.Runtime.CompilerServices;
using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Map;

namespace Netra.SsotAnalyzers.Rules.Isolation;

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
                    _calls.UnionWith(type.GetMembers().OfType<IMethodSymbol>().Where(method => method.MethodKind == MethodKind.Ordinary && method.Parameters.Any(parameter => users.Context(parameter.Type) is not null)).Select(method => method.Name));
            }
        }

        foreach (var member in engine.Map.Members.Where(member => member.MemberId.StartsWith("M:", StringComparison.Ordinal) && !member.IsConstructor))
            _calls.Add(member.Name);
    }

    private void AddTransportCalls(Compilation compilation, INamedTypeSymbol transport)
    {
        _transportCalls.UnionWith(transport.GetMembers().OfType<IMethodSymbol>().Where(method => !method.IsStatic && FrameworkNames.TransportVerbs.Any(method.Name.StartsWith)).Select(method => method.Name));
        _transportCalls.UnionWith(TransportExtensions.In(compilation, transport));
    }
}
