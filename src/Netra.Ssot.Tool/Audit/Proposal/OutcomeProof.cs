using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Netra.Ssot.Tool.Analysis;
using Netra.Ssot.Tool.Baselines;
using Netra.Ssot.Tool.Loading;
using Netra.SsotAnalyzers;
using Netra.SsotAnalyzers.Map;

namespace Netra.Ssot.Tool.Audit.Proposal;

/// <summary>Declares proposals in memory and lets the engine rewrite what it can: figures, and nothing is written.</summary>
internal static class OutcomeProof
{
    // A use of these is of something that goes.
    private static readonly string[] UseRules = [DiagnosticIds.SupersededTypeUse, DiagnosticIds.SupersededMemberUse, DiagnosticIds.UnfixableUse,
        DiagnosticIds.SupersededNamespaceUse, DiagnosticIds.DocumentationReference, DiagnosticIds.HidingAlias];

    private static readonly string[] HealthRules = [DiagnosticIds.EntryNamesNothing, DiagnosticIds.SecondCanonical, DiagnosticIds.UnusableReplacement,
        DiagnosticIds.CircularSupersession];

    // Nothing else is asked, so nothing else is run.
    private static readonly ImmutableArray<Microsoft.CodeAnalysis.Diagnostics.DiagnosticAnalyzer> Rules =
        [.. Suite.Analyzers.Where(analyzer => analyzer.SupportedDiagnostics.Any(rule => UseRules.Contains(rule.Id) || HealthRules.Contains(rule.Id)))];

    /// <summary>The clusters with what would become of their uses.</summary>
    public static async Task<IReadOnlyList<Cluster>> RunAsync(LoadedSolution loaded, AuditResult audit, Action<string, int, int> progress,
        CancellationToken cancellationToken)
    {
        progress("try the proposals in memory", 0, 1);
        var drafter = new MapDrafter(audit.Solution, audit.Clusters);
        var drafts = audit.Clusters.Select((cluster, index) => (Cluster: cluster, Draft: drafter.Draft(cluster, $"{cluster.Role}#{index}", cancellationToken)))
            .Where(pair => pair.Draft.Superseded.Count > 0).ToList();
        if (drafts.Count == 0)
            return audit.Clusters;

        var (_, analysis) = await DeclareAsync(loaded, [.. drafts.Select(pair => pair.Draft)], cancellationToken).ConfigureAwait(false);
        var proof = await Proof.RunAsync(loaded, analysis, Suite.IsMigrated, cancellationToken).ConfigureAwait(false);
        var findings = proof.Apply(analysis.Findings.Where(finding => UseRules.Contains(finding.RuleId)));
        var errors = await CompileErrors.FindAsync(loaded, proof.Rewritten, CompileErrors.Affected(loaded.Solution, proof.Rewritten), cancellationToken)
            .ConfigureAwait(false);
        return [.. audit.Clusters.Select(cluster =>
        {
            if (drafts.FirstOrDefault(pair => pair.Cluster == cluster).Draft is not { } draft)
                return cluster;
            var role = cluster.Canonical.Canonical?.Role ?? draft.Role;
            var own = findings.Where(finding => finding.Role == role).ToList();
            return cluster with { Outcome = new Outcome(own.Count(finding => finding.IsFixable == true), own.Count(finding => finding.IsFixable != true),
                errors.Count == 0, errors.Count > 0 ? errors[0] : null) };
        })];
    }

    /// <summary>What the suite finds once the drafts are declared; an entry that the map's own rules refuse is left out.</summary>
    public static async Task<(IReadOnlyList<MapDraft> Drafts, SolutionAnalysis Analysis)> DeclareAsync(LoadedSolution loaded, IReadOnlyList<MapDraft> drafts,
        CancellationToken cancellationToken)
    {
        for (var attempt = 0; ; attempt++)
        {
            var declared = await new MapWriter(loaded, isAssemblyMap: true).WriteAsync(WithAttributes(loaded), drafts, cancellationToken).ConfigureAwait(false);
            var analysis = await SolutionAnalysis.RunAsync(loaded, declared, BaselineSet.Read(loaded), (_, _, _) => { }, cancellationToken, Rules)
                .ConfigureAwait(false);
            var refused = await RefusedAsync(analysis, cancellationToken).ConfigureAwait(false);
            if (attempt > 0 || refused.Count == 0)
                return (drafts, analysis);
            drafts = [.. drafts.Select(draft => Without(draft, refused))];
        }
    }

    /// <summary>A draft without the replacements that the map's own rules refuse: they are open.</summary>
    public static MapDraft Without(MapDraft draft, IReadOnlyList<string> refused) => draft with
    {
        Replacements = [.. draft.Replacements.Where(replacement => !refused.Any(line => line.Contains(replacement.MemberId, StringComparison.Ordinal)))],
        Open = [.. draft.Open, .. draft.Replacements.Where(replacement => refused.Any(line => line.Contains(replacement.MemberId, StringComparison.Ordinal)))
            .Select(replacement => new OpenMember(replacement.MemberId, $"'{replacement.Expression}' does not bind"))],
        Superseded = [.. draft.Superseded
            .Where(type => !refused.Any(line =>
                line.Contains($"\"{type.Key.Id}\"", StringComparison.Ordinal) && line.Contains("Supersedes(", StringComparison.Ordinal)))],
    };

    /// <summary>The lines of map files that the rules about the map's health report.</summary>
    public static async Task<IReadOnlyList<string>> RefusedAsync(SolutionAnalysis analysis, CancellationToken cancellationToken)
    {
        var lines = new List<string>();
        foreach (var reported in analysis.All
            .Where(reported => HealthRules.Contains(reported.Diagnostic.Id)
                && Path.GetFileName(reported.Diagnostic.Location.SourceTree!.FilePath) == MapWriter.MapFile))
        {
            var text = await reported.Diagnostic.Location.SourceTree!.GetTextAsync(cancellationToken).ConfigureAwait(false);
            lines.Add(text.Lines.GetLineFromPosition(reported.Diagnostic.Location.SourceSpan.Start).ToString());
        }

        return lines;
    }

    /// <summary>The solution with the attributes at hand in every project: those without the package get the assembly that is beside this tool.</summary>
    public static Solution WithAttributes(LoadedSolution loaded)
    {
        var solution = loaded.Solution;
        foreach (var project in loaded.Projects)
        {
            var has = solution.GetProject(project.Id)!.TryGetCompilation(out var compilation)
                && compilation.GetTypeByMetadataName($"{SsotAttributes.Namespace}.{SsotAttributes.Canonical}") is not null;
            if (!has)
                solution = solution.AddMetadataReference(project.Id, MetadataReference.CreateFromFile(typeof(CanonicalAttribute).Assembly.Location));
        }

        return solution;
    }
}
