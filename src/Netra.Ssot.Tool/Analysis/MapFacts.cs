using Microsoft.CodeAnalysis;
using Netra.Ssot.Tool.Loading;
using Netra.SsotAnalyzers.Analysis;

namespace Netra.Ssot.Tool.Analysis;

/// <summary>What the projects' map contains, as far as commands have to know it before they report.</summary>
/// <param name="IsEmpty">Whether nothing is declared: then nothing is checked.</param>
/// <param name="Roles">The roles of the map, sorted.</param>
internal sealed record MapFacts(bool IsEmpty, IReadOnlyList<string> Roles)
{
    public static async Task<MapFacts> ReadAsync(LoadedSolution loaded, Solution solution, CancellationToken cancellationToken)
    {
        var isEmpty = true;
        var roles = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var id in loaded.Projects.Select(project => project.Id))
        {
            var project = solution.GetProject(id)!;
            var compilation = (await project.GetCompilationAsync(cancellationToken).ConfigureAwait(false))!;
            var map = SsotEngine.For(compilation, project.AnalyzerOptions, cancellationToken).Map;
            isEmpty &= map.IsEmpty;
            roles.UnionWith(map.Canonicals.Select(canonical => canonical.Role));
            roles.UnionWith(map.Superseded.Select(type => map.RoleOf(map.FinalCanonical(type) ?? type.Canonical)));
        }

        return new MapFacts(isEmpty, [.. roles]);
    }
}
