using Netra.SsotAnalyzers.Analysis;

namespace Netra.SsotAnalyzers.CodeFixes.Rewriting.Proof;

/// <summary>
/// What compiled members call, read from their instructions (ECMA-335, partition III). Members are told apart by type, name and
/// number of parameters: two overloads of one length are one, so that at worst a use is left that could be rewritten.
/// </summary>
internal static class CompiledCalls
{
    /// <summary>Beyond it, a body counts as one that cannot be read.</summary>
    private const int MostMethods = 50_000;

    /// <summary>
    /// The virtual and interface members that compiled members may call on an object of any class, themselves or through what
    /// they call. Where a body cannot be read, as in a reference assembly, these are all of their assemblies.
    /// </summary>
    /// <param name="members">The members; those of the framework are left out.</param>
    /// <param name="before">A compiled member whose own calls are no news: where it runs one of the members, there is nothing. Null if there is none.</param>
    /// <param name="engine">That of a compilation that references them.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    public static IReadOnlyCollection<ISymbol> DispatchedBy(IReadOnlyCollection<ISymbol> members, ISymbol? before, SsotEngine engine, CancellationToken cancellationToken)
    {
        var assemblies = CompiledAssemblies.Of(engine);
        var start = members.SelectMany(Callee.Of).Where(callee => !IsFramework(callee.Assembly)).ToList();
        if (start.Count == 0)
            return [];
        if ((before is null ? [] : Walk([.. Callee.Of(before)], assemblies, cancellationToken)) is not { } known || Walk(start, assemblies, cancellationToken) is not { } reached)
            return [.. members.Select(member => member.ContainingAssembly).Distinct(SymbolEqualityComparer.Default).OfType<IAssemblySymbol>().Where(assembly => !IsFramework(assembly.Name)).SelectMany(assembly => OpenMembers(assembly.GlobalNamespace))];
        if (known.Any(callee => start.Any(one => callee with { IsDispatched = one.IsDispatched } == one)))
            return [];

        return [.. reached.Where(callee => callee.IsDispatched && !IsFramework(callee.Assembly)).SelectMany(callee => Find(callee, engine.Compilation)).Distinct(SymbolEqualityComparer.Default).OfType<ISymbol>()];
    }

    private static IEnumerable<ISymbol> OpenMembers(INamespaceOrTypeSymbol container) =>
        container.GetMembers().SelectMany(member => member is INamespaceOrTypeSymbol inner ? OpenMembers(inner) : member.IsVirtual || member.IsAbstract || member.IsOverride ? [member] : []);

    /// <summary>Everything that runs; null where something cannot be seen.</summary>
    private static HashSet<Callee>? Walk(List<Callee> start, CompiledAssemblies assemblies, CancellationToken cancellationToken)
    {
        var seen = new HashSet<Callee>(start);
        var pending = new Queue<Callee>(start);
        while (pending.Count > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var callee = pending.Dequeue();
            if (IsFramework(callee.Assembly))
                continue;
            if (seen.Count > MostMethods || assemblies.Open(callee.Assembly)?.CallsOf(callee) is not { } calls)
                return null;

            foreach (var next in calls.Where(seen.Add))
                pending.Enqueue(next);
        }

        return seen;
    }

    private static IEnumerable<ISymbol> Find(Callee callee, Compilation compilation) =>
        compilation.GetTypesByMetadataName(callee.Type).Where(type => type.ContainingAssembly.Name == callee.Assembly)
            .SelectMany(type => type.GetMembers(callee.Name)).OfType<IMethodSymbol>().Where(method => method.Parameters.Length == callee.Parameters && (method.IsVirtual || method.IsAbstract || method.IsOverride))
            .Select(method => method.AssociatedSymbol ?? method);

    private static bool IsFramework(string assembly) =>
        assembly.StartsWith("System", StringComparison.Ordinal) || assembly.StartsWith("Microsoft.", StringComparison.Ordinal) || assembly is "mscorlib" or "netstandard";
}
