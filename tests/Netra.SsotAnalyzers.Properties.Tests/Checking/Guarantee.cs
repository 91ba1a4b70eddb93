using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
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
    [
        DiagnosticIds.SupersededTypeUse, DiagnosticIds.SupersededMemberUse, DiagnosticIds.SupersededNamespaceUse, DiagnosticIds.DocumentationReference,
        DiagnosticIds.HidingAlias, DiagnosticIds.RawEventName,
    ];

    /// <param name="program">The program.</param>
    /// <param name="seed">Decides the order of the ids; the reverse order has to give the same text.</param>
    /// <param name="cancellationToken">Cancels the check.</param>
    /// <param name="breakage">A deliberate fault of the result, which the check has to notice.</param>
    public static async Task<Outcome> CheckAsync(TestProgram program, int seed, CancellationToken cancellationToken, Func<Solution, Task<Solution>>? breakage = null)
    {
        var (before, images) = Solutions.Create(program);
        var (printedBefore, errorsBefore, warningsBefore) = await Execution.RunAsync(before, images, cancellationToken);
        if (errorsBefore.Length > 0)
            return Outcome.Failed(FailureKind.DoesNotCompileBefore, string.Join("\n", errorsBefore), before, before);

        var run = new FormatRun(Suite.Fixes(), Suite.Analyzers(), cancellationToken);
        var ids = Ids.ToArray();
        new Random(seed).Shuffle(ids);
        var after = before;
        try
        {
            after = await FixAsync(before, ids, run);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return Outcome.Failed(FailureKind.FixThrows, exception.ToString(), before, after);
        }

        var order = string.Join(", ", ids);
        if (breakage is not null)
            after = await breakage(after);
        var (printedAfter, errorsAfter, warningsAfter) = await Execution.RunAsync(after, images, cancellationToken);
        if (errorsAfter.Length > 0)
            return Outcome.Failed(FailureKind.DoesNotCompile, $"{order}\n{string.Join("\n", errorsAfter)}", before, after);
        if (printedAfter != printedBefore)
            return Outcome.Failed(FailureKind.PrintsSomethingElse, $"{order}\n{Difference(printedBefore, printedAfter)}", before, after);
        if (NewWarnings(warningsBefore, warningsAfter) is { Length: > 0 } warnings)
            return Outcome.Failed(FailureKind.NewWarning, warnings, before, after);
        if (await LostDirectiveAsync(before, after, cancellationToken) is { Length: > 0 } lost)
            return Outcome.Failed(FailureKind.LosesDirective, lost, before, after);

        // The other order compares every member of every file: a proof that is too narrow shows as well.
        Array.Reverse(ids);
        if (await ChangesAsync(after, await FixUnrestrictedAsync(before, ids, run), cancellationToken) is { Length: > 0 } other)
        {
            return await ChangesAsync(after, await FixAsync(before, ids, run), cancellationToken) is { Length: > 0 } ordered
                ? Outcome.Failed(FailureKind.OrderShows, $"{order}, and the reverse\n{ordered}", before, after)
                : Outcome.Failed(FailureKind.ProofIsTooNarrow, $"{order}\n{other}", before, after);
        }

        var left = await LeftAsync(after, cancellationToken);
        if (await ChangesAsync(after, await FixAsync(after, ids.Where(id => left.Any(found => found.Id == id)), run), cancellationToken) is { Length: > 0 } changes)
            return Outcome.Failed(FailureKind.SecondRunChanges, $"{order}\n{changes}", before, after);

        var unfixable = left.Where(found => found.Id == DiagnosticIds.UnfixableUse).Select(found => found.Use).ToHashSet();
        foreach (var found in left.Where(found => found.Id != DiagnosticIds.UnfixableUse && !unfixable.Contains(found.Use)))
        {
            if (found.Use == 0 || found.Use > program.Uses.Length || !Refusals.MayBeReverted(program.Uses[found.Use - 1]))
                return Outcome.Failed(FailureKind.LeftFixable, $"{order}\nU{found.Use}: {found.Id}: {found.Message}", before, after);
        }

        var refusals = left.Where(found => found.Use > 0 && found.Use <= program.Uses.Length).ToImmutableArray();
        foreach (var refusal in refusals.Where(refusal => refusal.Id == DiagnosticIds.UnfixableUse && !Refusals.IsKnown(refusal.Message, program.Uses[refusal.Use - 1])))
            return Outcome.Failed(FailureKind.RefusedWithoutReason, $"U{refusal.Use}: {refusal.Message}", before, after);

        return new Outcome(null, "", before, after, [.. refusals.Select(refusal => (refusal.Use, refusal.Id == DiagnosticIds.UnfixableUse ? refusal.Message : $"{refusal.Id} reverted: {refusal.Message}"))]);
    }

    /// <summary>The solution after all fixes, in the order of the ids.</summary>
    public static Task<Solution> FixAllAsync(Solution solution, CancellationToken cancellationToken) =>
        FixAsync(solution, Ids, new FormatRun(Suite.Fixes(), Suite.Analyzers(), cancellationToken));

    private static async Task<Solution> FixAsync(Solution solution, IEnumerable<string> ids, FormatRun run)
    {
        foreach (var id in ids)
            solution = await run.FixAsync(solution, id);
        return solution;
    }

    /// <summary>The same with a proof that compares every member of every file, and not only what an edit can reach.</summary>
    private static async Task<Solution> FixUnrestrictedAsync(Solution solution, IEnumerable<string> ids, FormatRun run)
    {
        ProofOptions.Use(ProofOptions.Current with { IsUnrestricted = true });
        return await FixAsync(solution, ids, run);
    }

    private static string NewWarnings(ImmutableArray<Diagnostic> before, ImmutableArray<Diagnostic> after)
    {
        var old = before.Select(Key).ToList();
        return string.Concat(after.Where(warning => !old.Remove(Key(warning))).Select(warning => warning + "\n"));

        static (string, int) Key(Diagnostic warning) => (warning.Id, UseAt(warning.Location));
    }

    /// <summary>The directives and disabled texts of the uses that are gone; nothing where all are there, in their order.</summary>
    private static async Task<string> LostDirectiveAsync(Solution before, Solution after, CancellationToken cancellationToken)
    {
        foreach (var files in after.Projects.SelectMany(project => project.Documents).GroupBy(document => document.FilePath))
        {
            // What one framework does not compile is code of the other.
            var directives = await Task.WhenAll(files.Select(async document => (Before: await DirectivesAsync(before.GetDocument(document.Id)!, cancellationToken), After: await DirectivesAsync(document, cancellationToken))));
            var (old, now) = directives.MinBy(found => found.Before.Sum(text => text.Length));
            if (!old.SequenceEqual(now))
                return $"{files.Key}\nbefore:\n{string.Join("\n", old)}\nafter:\n{string.Join("\n", now)}";
        }

        return "";
    }

    private static async Task<ImmutableArray<string>> DirectivesAsync(Document document, CancellationToken cancellationToken)
    {
        var root = await document.GetSyntaxRootAsync(cancellationToken);
        return [.. root!.DescendantTrivia(descendIntoTrivia: true).Where(trivia => trivia.IsDirective || trivia.IsKind(SyntaxKind.DisabledTextTrivia)).Select(trivia => trivia.ToString().Trim())];
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

    [GeneratedRegex(@"\b(?:[UALK]|Tax|Taxes)(\d+)\b")]
    private static partial Regex UseNumber();
}
