using Netra.Ssot.Tool.Analysis;
using Netra.Ssot.Tool.Audit;
using Netra.Ssot.Tool.Audit.Proposal;
using Netra.Ssot.Tool.Files;
using Netra.Ssot.Tool.Loading;
using Netra.Ssot.Tool.Migration;
using Netra.Ssot.Tool.Reports;

namespace Netra.Ssot.Tool.Commands;

/// <summary>What <c>ssot audit</c> was asked for.</summary>
internal sealed record AuditOptions(string? Path, bool Restore, bool Prove, int? FailOn, string? Base, string? Sarif, string? Json, string? Markdown,
    string? Html);

/// <summary>Shows what seems to play one role in a solution of which nothing has to be declared.</summary>
internal static class AuditCommand
{
    public static async Task<int> RunAsync(Terminal terminal, AuditOptions options, CancellationToken cancellationToken)
    {
        foreach (var file in new[] { options.Sarif, options.Json, options.Markdown, options.Html })
            FileTransaction.RequireFolderOf(file);
        var known = options.Base is null ? null : AuditBase.Read(options.Base);

        var result = await OpenAsync(terminal, options.Path, options.Restore, options.Prove, cancellationToken).ConfigureAwait(false);
        var loaded = result.Solution.Loaded;
        AuditListing.Write(terminal, result, known);

        Reporting.Write(terminal, options.Json, () => AuditJson.Write(result));
        Reporting.Write(terminal, options.Sarif, () => AuditSarif.Write(result, WorkTree.RootOf(loaded.List.Folder) ?? loaded.List.Folder));
        Reporting.Write(terminal, options.Markdown, () => AuditMarkdown.Write(result));
        Reporting.Write(terminal, options.Html, () => AuditPage.Write(result, DateTimeOffset.Now));

        var counted = known is null ? result.Clusters.Count : result.Clusters.Count(known.IsNew);
        if (options.FailOn is not { } limit || counted < limit)
            return ExitCode.Success;

        terminal.Error($"{Plural.Of(counted, known is null ? "cluster" : "new cluster")}, and --fail-on {limit}");
        return ExitCode.Violations;
    }

    /// <summary>Loads and audits a solution.</summary>
    public static async Task<AuditResult> OpenAsync(Terminal terminal, string? path, bool restore, bool prove, CancellationToken cancellationToken)
    {
        var list = await ProjectList.FindAsync(path, cancellationToken).ConfigureAwait(false);
        var result = await terminal.ProgressAsync(async progress =>
        {
            var loaded = await SolutionLoader.LoadAsync(list, restore, progress, cancellationToken).ConfigureAwait(false);
            var audit = await Auditor.RunAsync(loaded, loaded.Solution, progress, cancellationToken).ConfigureAwait(false);
            return prove && audit.Clusters.Count > 0
                ? audit with { Clusters = await OutcomeProof.RunAsync(loaded, audit, progress, cancellationToken).ConfigureAwait(false) } : audit;
        }).ConfigureAwait(false);
        foreach (var note in result.Solution.Loaded.Notes.Where(note => !note.Contains("Netra.SsotAnalyzers", StringComparison.Ordinal)))
            terminal.Note(note);
        return result;
    }
}
