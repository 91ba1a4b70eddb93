using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Netra.SsotAnalyzers.Benchmarks.Generation;
using Netra.SsotAnalyzers.Benchmarks.Measuring;
using Netra.SsotAnalyzers.Benchmarks.Peers;

namespace Netra.SsotAnalyzers.Benchmarks.Tables;

/// <summary>
/// One key is pressed in a file of 1,000 lines of a project of 100,000: what the suite takes to look at the file again,
/// against what the compiler takes for its own diagnostics of that file. In the same new compilation, the compiler first, as an editor does it.
/// </summary>
internal static class KeystrokeTable
{
    private const int MethodsInTheFile = 48;
    private const string Typed = "limit";

    public static async Task<int> PrintAsync(int lines, int keystrokes, bool listsClasses)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{lines:N0} lines, {keystrokes} keystrokes; milliseconds, median (range)"));
        Console.WriteLine();
        Console.WriteLine("| hits in the project | lines of the file | compiler | in the suite's code | share | SymbolIsBannedAnalyzer's code | the whole call: suite | as many that do nothing |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|");
        foreach (var share in new[] { 0, 0.01 })
            await PrintAsync(new GeneratedProject(lines, share), keystrokes, listsClasses);
        return 0;
    }

    private static async Task PrintAsync(GeneratedProject project, int keystrokes, bool listsClasses)
    {
        var open = project.Source("Open", 1, MethodsInTheFile, new Random(3));
        var compilation = InMemory.Compile([.. project.Sources(), open]);
        var tree = compilation.SyntaxTrees.Single(tree => tree.FilePath == open.Name);
        compilation.GetDiagnostics();

        var suite = Suite.Analyzers();
        ImmutableArray<DiagnosticAnalyzer> banned = [BannedApi.Create()];
        ImmutableArray<DiagnosticAnalyzer> idle = [.. suite.Select(_ => new IdleAnalyzer())];
        var times = new List<Times>();
        var byClass = new List<Dictionary<string, double>>();
        for (var keystroke = -3; keystroke < keystrokes; keystroke++)
        {
            // A digit more or less in the middle of the file.
            var text = await tree.GetTextAsync();
            var at = text.ToString().IndexOf("> " + Typed, text.Length / 2, StringComparison.Ordinal) + 2;
            var changed = tree.WithChangedText(text.WithChanges(new TextChange(new TextSpan(at, 0), $"{keystroke & 7} + ")));
            compilation = compilation.ReplaceSyntaxTree(tree, changed);
            tree = changed;

            var ofTheSuite = await AnalyzeAsync(compilation.Clone(), changed, suite, project.BannedSymbols);
            var ofBanned = await AnalyzeAsync(compilation.Clone(), changed, banned, project.BannedSymbols);
            var ofIdle = await AnalyzeAsync(compilation.Clone(), changed, idle, project.BannedSymbols);
            if (keystroke < 0) // those before warm the process
                continue;

            byClass.Add(ofTheSuite.ByClass);
            times.Add(new Times(ofTheSuite.Compiler, ofTheSuite.Own, ofTheSuite.Wall, ofBanned.Own, ofIdle.Wall));
        }

        var hits = project.Sources().Sum(source => source.Hits) + open.Hits;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {hits:N0} | {open.Lines:N0} | {Write(time => time.Compiler, "0.0")} | {Write(time => time.Suite, "0.00")} | {Write(time => 100 * time.Suite / time.Compiler, "0.0")} % | {Write(time => time.Banned, "0.00")} | {Write(time => time.SuiteWall, "0.0")} | {Write(time => time.IdleWall, "0.0")} |"));

        if (listsClasses)
            Spread.PrintByClass(byClass, "0.00");

        string Write(Func<Times, double> time, string format) => new Spread(times.Select(time)).Write(format);
    }

    private static async Task<(double Compiler, double Own, double Wall, Dictionary<string, double> ByClass)> AnalyzeAsync(Compilation compilation, SyntaxTree tree, ImmutableArray<DiagnosticAnalyzer> analyzers, string bannedSymbols)
    {
        // What the compiler has made of the compilation by then is there for everybody, as in an editor.
        var compiler = await InMemory.TimeAsync(() => Task.FromResult(compilation.GetSemanticModel(tree).GetDiagnostics()));
        var analysis = InMemory.With(compilation, analyzers, bannedSymbols);
        AnalysisResult result = null!;
        var wall = await InMemory.TimeAsync(async () => result = await analysis.GetAnalysisResultAsync(compilation.GetSemanticModel(tree), filterSpan: null, CancellationToken.None));
        var byClass = InMemory.TimesByClass(result, analyzers);
        return (compiler, byClass.Values.Sum(), wall, byClass);
    }

    private sealed record Times(double Compiler, double Suite, double SuiteWall, double Banned, double IdleWall);
}
