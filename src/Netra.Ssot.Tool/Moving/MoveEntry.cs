using Microsoft.CodeAnalysis;
using Netra.Ssot.Tool.Loading;

namespace Netra.Ssot.Tool.Moving;

/// <summary>A superseded namespace of the solution, as <c>[assembly: SupersededNamespace]</c> declares it.</summary>
/// <param name="Legacy">The namespace that is to go.</param>
/// <param name="Canonical">The namespace that its declarations move to.</param>
/// <param name="RemovedIn">The version that the attribute names, or null.</param>
internal sealed record MoveEntry(string Legacy, string Canonical, string? RemovedIn)
{
    /// <summary>The entries of the solution's own sources, those for nested namespaces first: they say more than the ones around them.</summary>
    public static async Task<IReadOnlyList<MoveEntry>> ReadAsync(LoadedSolution loaded, Solution solution, CancellationToken cancellationToken)
    {
        var entries = new List<MoveEntry>();
        foreach (var project in loaded.Projects)
        {
            var compilation = (await solution.GetProject(project.Id)!.GetCompilationAsync(cancellationToken).ConfigureAwait(false))!;
            foreach (var attribute in compilation.Assembly.GetAttributes()
                .Where(attribute => attribute.AttributeClass?.ToDisplayString() == typeof(SupersededNamespaceAttribute).FullName))
            {
                if (attribute.ConstructorArguments is [{ Value: string { Length: > 0 } legacy }, { Value: string { Length: > 0 } canonical }]
                    && legacy != canonical)
                {
                    entries.Add(new MoveEntry(legacy, canonical,
                        attribute.NamedArguments
                            .FirstOrDefault(argument => argument.Key == nameof(SupersededNamespaceAttribute.RemovedIn)).Value.Value as string));
                }
            }
        }

        return [.. entries.DistinctBy(entry => (entry.Legacy, entry.Canonical)).OrderByDescending(entry => entry.Legacy.Length).ThenBy(entry => entry.Legacy,
            StringComparer.Ordinal)];
    }

    /// <summary>What a namespace is called afterwards; null where the entry is not about it.</summary>
    public string? CanonicalOf(string ns) =>
        IsWithin(ns, Legacy) && !(IsWithin(Canonical, Legacy) && IsWithin(ns, Canonical)) ? Canonical + ns[Legacy.Length..] : null;

    /// <summary>A namespace and those around it, the innermost first.</summary>
    public static IEnumerable<string> Around(string ns)
    {
        for (var length = ns.Length; length > 0; length = ns.LastIndexOf('.', length - 1))
            yield return ns[..length];
    }

    private static bool IsWithin(string ns, string outer) =>
        ns.StartsWith(outer, StringComparison.Ordinal) && (ns.Length == outer.Length || ns[outer.Length] == '.');
}
