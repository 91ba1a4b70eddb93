using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Netra.SsotAnalyzers.CodeFixes.Rewriting.Proof;
using Netra.SsotAnalyzers.Properties.Tests.Composition;
using Netra.SsotAnalyzers.Tests.Support;

namespace Netra.SsotAnalyzers.Properties.Tests.Checking;

/// <summary>
/// The guarantee, for one program: it is rewritten by <c>dotnet format</c>'s passes in some order, compiles without a new
/// nullable warning, prints what it printed, a second run changes nothing, and what is left is SSOT1003 for a good reason.
/// </summary>
internal static partial class Guarantee
{
    private static readonly ImmutableArray<string> Ids =
        [DiagnosticIds.SupersededTypeUse, DiagnosticIds.SupersededMemberUse, DiagnosticIds.DocumentationReference, DiagnosticIds.HidingAlias];

    public static async Task<Outcome> CheckAsync(TestProgram program, int seed, CancellationToken cancellationToken)
    {
        var (before, images) = Solutions.Create(program);
        var (printedBefore, errorsBefore) = await Execution.RunAsync(before, images, cancellationToken);
        if (errorsBefore.Length > 0)
            return Outcome.Failed(FailureKind.DoesNotCompileBefore, string.Join("\n", errorsBefore), before, before);

        var run = new FormatRun(Suite.Fixes(), Suite.Analyzers(), cancellationToken);
        var ids = Ids.ToArray();
        new Random(seed).Shuffle(ids);
        var after = before;
        try
        {
            foreach (var id in ids)
                after = await run.FixAsync(after, id);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return Outcome.Failed(FailureKind.FixThrows, exception.ToString(), before, after);
        }

        var order = string.Join(", ", ids);
        var (printedAfter, errorsAfter) = await Execution.RunAsync(after, images, cancellationToken);
        if (errorsAfter.Length > 0)
            return Outcome.Failed(FailureKind.DoesNotCompile, $"{order}\n{string.Join("\n", errorsAfter)}", before, after);
        if (printedAfter != printedBefore)
            return Outcome.Failed(FailureKind.PrintsSomethingElse, $"{order}\n{Difference(printedBefore, printedAfter)}", before, after);
        if (await NewWarningsAsync(before, after, cancellationToken) is { Length: > 0 } warnings)
            return Outcome.Failed(FailureKind.NewNullableWarning, warnings, before, after);

        if (await OracleDifferenceAsync(before, after, ids, run, cancellationToken) is { Length: > 0 } missed)
            return Outcome.Failed(FailureKind.ProofIsTooNarrow, $"{order}\n{missed}", before, after);

        var again = after;
        foreach (var id in ids)
            again = await run.FixAsync(again, id);
        if (await ChangesAsync(after, again, cancellationToken) is { Length: > 0 } changes)
            return Outcome.Failed(FailureKind.SecondRunChanges, $"{order}\n{changes}", before, after);

        var left = await LeftAsync(after, cancellationToken);
        var unfixable = left.Where(found => found.Id == DiagnosticIds.UnfixableUse).Select(found => found.Use).ToHashSet();
        if (left.FirstOrDefault(found => found.Id != DiagnosticIds.UnfixableUse && (!Ids.Contains(found.Id) || !unfixable.Contains(found.Use))) is { Id: not null } fixable)
            return Outcome.Failed(FailureKind.LeftFixable, $"{order}\nU{fixable.Use}: {fixable.Id}: {fixable.Message}", before, after);
        var refusals = left.Where(found => found.Id == DiagnosticIds.UnfixableUse && found.Use > 0).ToImmutableArray();
        foreach (var refusal in refusals)
        {
            if (refusal.Use <= program.Uses.Length && !Refusals.IsKnown(refusal.Message, program.Uses[refusal.Use - 1]))
                return Outcome.Failed(FailureKind.RefusedWithoutReason, $"U{refusal.Use}: {refusal.Message}", before, after);
        }

        return new Outcome(null, "", before, after, [.. refusals.Select(refusal => (refusal.Use, refusal.Message))]);
    }

    /// <summary>Where the proof finds more when it compares every member of every file than where it only compares what an edit can reach.</summary>
    private static async Task<string> OracleDifferenceAsync(Solution before, Solution after, string[] ids, FormatRun run, CancellationToken cancellationToken)
    {
        ProofOptions.Use(ProofOptions.Default with { IsUnrestricted = true });
        try
        {
            var oracle = before;
            foreach (var id in ids)
                oracle = await run.FixAsync(oracle, id);
            return await ChangesAsync(after, oracle, cancellationToken);
        }
        finally
        {
            ProofOptions.Use(ProofOptions.Default);
        }
    }

    private static async Task<string> NewWarningsAsync(Solution before, Solution after, CancellationToken cancellationToken)
    {
        var text = "";
        foreach (var project in after.Projects)
        {
            var old = (await WarningsAsync(before.GetProject(project.Id)!, cancellationToken)).Select(Key).ToList();
            text += string.Concat((await WarningsAsync(project, cancellationToken)).Where(warning => !old.Remove(Key(warning))).Select(warning => warning + "\n"));
        }

        return text;

        static (string, int) Key(Diagnostic warning) => (warning.Id, UseAt(warning.Location));
    }

    private static async Task<IEnumerable<Diagnostic>> WarningsAsync(Project project, CancellationToken cancellationToken)
    {
        var compilation = await project.GetCompilationAsync(cancellationToken);
        return compilation!.GetDiagnostics(cancellationToken).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Warning && diagnostic.Id.StartsWith("CS86", StringComparison.Ordinal));
    }

    private static async Task<string> ChangesAsync(Solution first, Solution second, CancellationToken cancellationToken)
    {
        foreach (var document in second.Projects.SelectMany(project => project.Documents))
        {
            var text = (await document.GetTextAsync(cancellationToken)).ToString();
            var old = (await first.GetDocument(document.Id)!.GetTextAsync(cancellationToken)).ToString();
            if (text != old)
                return $"{document.FilePath}\n{Difference(old, text)}";
        }

        return "";
    }

    private static async Task<ImmutableArray<(string Id, int Use, string Message)>> LeftAsync(Solution solution, CancellationToken cancellationToken)
    {
        var found = new HashSet<(string Path, int Position, string Id, int Use, string Message)>();
        foreach (var project in solution.Projects)
        {
            var compilation = await project.GetCompilationAsync(cancellationToken);
            var diagnostics = await compilation!.WithAnalyzers([.. Suite.Analyzers().Where(analyzer => analyzer.SupportedDiagnostics.Any(descriptor => Ids.Contains(descriptor.Id) || descriptor.Id == DiagnosticIds.UnfixableUse))]).GetAnalyzerDiagnosticsAsync(cancellationToken);
            foreach (var diagnostic in diagnostics)
                found.Add((diagnostic.Location.SourceTree?.FilePath ?? "", diagnostic.Location.SourceSpan.Start, diagnostic.Id, UseAt(diagnostic.Location), diagnostic.GetMessage()));
        }

        return [.. found.OrderBy(diagnostic => diagnostic.Path, StringComparer.Ordinal).ThenBy(diagnostic => diagnostic.Position).Select(diagnostic => (diagnostic.Id, diagnostic.Use, diagnostic.Message))];
    }

    /// <summary>The number of the use around a place; 0 in what several share.</summary>
    private static int UseAt(Location location)
    {
        if (location.SourceTree?.GetRoot().FindNode(location.SourceSpan) is not { } node)
            return 0;

        var ns = node.FirstAncestorOrSelf<BaseNamespaceDeclarationSyntax>()?.Name.ToString() ?? node.ToString();
        return UseNumber().Match(ns) is { Success: true } match ? int.Parse(match.Groups[1].Value) : 0;
    }

    private static string Difference(string before, string after)
    {
        var (old, @new) = (before.Split('\n'), after.Split('\n'));
        var first = Enumerable.Range(0, Math.Min(old.Length, @new.Length)).FirstOrDefault(i => old[i] != @new[i], Math.Min(old.Length, @new.Length));
        return $"before:\n{Around(old)}\nafter:\n{Around(@new)}";

        string Around(string[] lines) => string.Join("\n", lines.Skip(Math.Max(0, first - 4)).Take(10).Select(line => "    " + line));
    }

    [GeneratedRegex(@"\b[UAL](\d+)\b")]
    private static partial Regex UseNumber();
}
