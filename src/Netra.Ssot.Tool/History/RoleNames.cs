using Netra.Ssot.Tool.Agents;
using Netra.Ssot.Tool.Analysis;
using Netra.Ssot.Tool.Commands;
using Netra.Ssot.Tool.Loading;
using Netra.Ssot.Tool.Reports;
using Netra.SsotAnalyzers.Baseline;

namespace Netra.Ssot.Tool.History;

/// <summary>
/// The role that an entry of a baseline is about. A baseline has none, so it is that of the same violation now, or of the same name in the
/// map.
/// </summary>
internal sealed class RoleNames
{
    public const string Unknown = "(not in the map any more)";

    private readonly Dictionary<BaselineKey, string> _byKey = [];
    private readonly Dictionary<(string Rule, string Target), string> _byRule = [];
    private readonly Dictionary<string, string> _byTarget = new(StringComparer.Ordinal);

    public static async Task<RoleNames> ReadAsync(LoadedSolution loaded, SolutionAnalysis analysis, CancellationToken cancellationToken)
    {
        var names = new RoleNames();
        foreach (var finding in analysis.Findings)
        {
            var role = Report.RoleOf(finding);
            names._byKey.TryAdd(finding.Key, role);
            names._byRule.TryAdd((finding.RuleId, finding.Key.Target), role);
            names._byTarget.TryAdd(finding.Key.Target, role);
        }

        foreach (var role in await MapCommand.ReadAsync(loaded, analysis, cancellationToken).ConfigureAwait(false))
        {
            foreach (var name in role.Superseded.Select(entry => entry.Name).Concat(role.Canonical))
                names._byTarget.TryAdd(name, role.Role);
        }

        var guide = await GuideReader.ReadAsync(loaded, analysis.Solution, cancellationToken).ConfigureAwait(false);
        foreach (var role in guide.Roles)
        {
            foreach (var name in role.Namespaces.Concat(role.Events))
                names._byTarget.TryAdd(name.Name, role.Role);
        }

        foreach (var entry in guide.Namespaces)
            names._byTarget.TryAdd(entry.Name, entry.Instead);
        return names;
    }

    public string RoleOf(BaselineKey key) =>
        _byKey.GetValueOrDefault(key) ?? _byRule.GetValueOrDefault((key.RuleId, key.Target)) ?? _byTarget.GetValueOrDefault(key.Target) ?? Unknown;
}
