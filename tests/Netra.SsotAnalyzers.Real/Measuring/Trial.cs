using System.Diagnostics;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Netra.SsotAnalyzers.CodeFixes.Rewriting;
using Netra.SsotAnalyzers.Real.Seeding;
using Netra.SsotAnalyzers.Tests.Support;

namespace Netra.SsotAnalyzers.Real.Measuring;

/// <summary>Everything in memory: migrations are planted, fixed as <c>dotnet format</c> does it, and compared. Quicker than the real commands, and no more than a look.</summary>
internal static class Trial
{
    public static async Task RunAsync(CodeBase opened, string original, IReadOnlyList<Planting> plantings, ImmutableArray<string> ids, Action<string> say, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        var code = opened.HasSuite ? opened : opened.WithReference(Path.Combine(AppContext.BaseDirectory, "Netra.Ssot.dll"));
        if ((await code.ErrorsAsync(cancellationToken)).FirstOrDefault() is { } broken)
        {
            say($"what is planted does not compile: {broken}");
            return;
        }

        var run = new FormatRun(Suite.Fixes(), Suite.Analyzers(), cancellationToken);
        var once = await FixAsync(code.Solution, run, ids);
        say($"[{watch.Elapsed.TotalSeconds:0} s] fixed");
        foreach (var line in (await ReportAsync(code, original, once, plantings, cancellationToken)).Split('\n'))
            say(line);
        foreach (var error in await new CodeBase(once, code.Folder).ErrorsAsync(cancellationToken))
            say($"ERROR {error}");
        foreach (var line in await LeftAsync(once, cancellationToken))
            say(line);
        foreach (var line in await ReasonsAsync(once, cancellationToken))
            say(line);
        say($"[{watch.Elapsed.TotalSeconds:0} s] a second run");
        var twice = await FixAsync(once, run, ids);
        foreach (var file in code.Files())
        {
            var (one, other) = (await once.GetDocument(file.First().Id)!.GetTextAsync(cancellationToken), await twice.GetDocument(file.First().Id)!.GetTextAsync(cancellationToken));
            if (!one.ContentEquals(other))
                say($"SECOND RUN {file.Key}: {string.Join("; ", other.GetTextChanges(one))}");
        }

        say($"[{watch.Elapsed.TotalSeconds:0} s] done");
    }

    private static async Task<Solution> FixAsync(Solution solution, FormatRun run, ImmutableArray<string> ids)
    {
        foreach (var id in ids)
            solution = await run.FixAsync(solution, id);
        return solution;
    }

    private static async Task<string> ReportAsync(CodeBase code, string original, Solution after, IReadOnlyList<Planting> plantings, CancellationToken cancellationToken)
    {
        var files = new List<(string, string, string)>();
        foreach (var file in code.Files().Where(file => File.Exists(Path.Combine(original, Path.GetRelativePath(code.Folder, file.Key)))))
            files.Add((file.Key, File.ReadAllText(Path.Combine(original, Path.GetRelativePath(code.Folder, file.Key))), (await after.GetDocument(file.First().Id)!.GetTextAsync(cancellationToken)).ToString()));
        return Measurement.Of(files, plantings);
    }

    /// <summary>Why the rewriter leaves what the build reports as fixable, each reason with how often it is given and the places of it.</summary>
    public static async Task<IEnumerable<string>> ReasonsAsync(Solution solution, CancellationToken cancellationToken)
    {
        const int ShownDeclarations = 6;
        var requests = new List<(DocumentId, Diagnostic)>();
        foreach (var project in solution.Projects)
        {
            var compilation = (await project.GetCompilationAsync(cancellationToken))!;
            foreach (var diagnostic in await compilation.WithAnalyzers([.. Suite.UseAnalyzers()], project.AnalyzerOptions).GetAnalyzerDiagnosticsAsync(cancellationToken))
            {
                if (Oracle.Ids.Contains(diagnostic.Id) && solution.GetDocument(diagnostic.Location.SourceTree) is { } document)
                    requests.Add((document.Id, diagnostic));
            }
        }

        var leftovers = (await Rewriter.RewriteAsync(solution, requests, cancellationToken)).Leftovers;
        return leftovers.GroupBy(leftover => leftover.Reversal is { } reversal
                ? $"{reversal.Refusal.Message} at {reversal.Path}({reversal.Position.Line + 1}): {reversal.Error?.ToString() ?? "means something else"}; by {string.Join(", ", reversal.Declarations.Take(ShownDeclarations))} of {reversal.Declarations.Length}"
                : leftover.Refusal.Message)
            .OrderByDescending(group => group.Count())
            .Select(group => $"REASON {group.Count()} times: {group.Key}");
    }

    private static async Task<IEnumerable<string>> LeftAsync(Solution solution, CancellationToken cancellationToken)
    {
        var lines = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var project in solution.Projects)
        {
            var compilation = (await project.GetCompilationAsync(cancellationToken))!;
            foreach (var diagnostic in await compilation.WithAnalyzers([.. Suite.UseAnalyzers()], project.AnalyzerOptions).GetAnalyzerDiagnosticsAsync(cancellationToken))
            {
                if (diagnostic.Location.SourceTree is { } tree && !CodeBase.IsTwin(tree.FilePath))
                    lines.Add($"LEFT {diagnostic.Id} {diagnostic.Location.GetLineSpan().Path}({diagnostic.Location.GetLineSpan().StartLinePosition.Line + 1}): {diagnostic.GetMessage(CultureInfo.InvariantCulture)}");
            }
        }

        return lines;
    }
}
