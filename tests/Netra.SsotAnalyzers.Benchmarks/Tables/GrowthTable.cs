using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Netra.SsotAnalyzers.Benchmarks.Generation;
using Netra.SsotAnalyzers.Benchmarks.Measuring;
using Netra.SsotAnalyzers.Benchmarks.Peers;

namespace Netra.SsotAnalyzers.Benchmarks.Tables;

/// <summary>How the suite's time grows with the entries of the map, the lines of code and the hits in them, each beside its peers in the same run.</summary>
internal static class GrowthTable
{
    private const int UsualLines = 100_000;

    /// <param name="runs">How often each row is measured: two have both orders.</param>
    /// <param name="tables">Which tables; all where none is named.</param>
    /// <param name="sizes">The entries or lines to measure instead of the usual ones, so that a long table can be run row by row.</param>
    /// <param name="listsClasses">Whether each row is followed by what its time is made of.</param>
    public static async Task<int> PrintAsync(int runs, string[] tables, int[] sizes, bool listsClasses)
    {
        await MeasureAsync(new GeneratedProject(10_000, 0.01), 1); // warms this process

        Console.WriteLine($"Milliseconds in the code of the analyzers, median of {runs} (range), one thread, trees new each time.");
        int[] entries = sizes.Length > 0 ? sizes : [10, 100, 1_000];
        if (IsAsked("declarations"))
            await PrintAsync("Entries, as attributes on the declarations", runs, listsClasses, from entry in entries select new GeneratedProject(UsualLines, 0.001, entry));
        if (IsAsked("assembly"))
            await PrintAsync("Entries, as attributes of the assembly", runs, listsClasses, from entry in entries select new GeneratedProject(UsualLines, 0.001, entry, MapCarrier.AssemblyAttributes));
        if (IsAsked("lines"))
            await PrintAsync("Lines, no hit", runs, listsClasses, from lines in sizes.Length > 0 ? sizes : [10_000, 30_000, 100_000] select new GeneratedProject(lines, 0));
        if (IsAsked("hits"))
            await PrintAsync("Hits", runs, listsClasses, from share in new[] { 0, 0.01, 0.2 } select new GeneratedProject(UsualLines, share));
        return 0;

        bool IsAsked(string table) => tables.Length == 0 || tables.Contains(table);
    }

    private static async Task PrintAsync(string title, int runs, bool listsClasses, IEnumerable<GeneratedProject> projects)
    {
        Console.WriteLine();
        Console.WriteLine($"### {title}");
        Console.WriteLine();
        Console.WriteLine("| entries | lines | hits | the suite | per 1,000 lines | SymbolIsBannedAnalyzer | does nothing | suite ÷ banned | the attributes alone | compiler |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|---|");
        foreach (var project in projects)
        {
            var results = new List<Times>();
            for (var run = 0; run < runs; run++)
                results.Add(await MeasureAsync(project, run));
            var (lines, hits) = (results[0].Lines, results[0].Hits);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {project.Entries:N0} | {lines:N0} | {hits:N0} | {Write(time => time.Suite)} | {new Spread(results.Select(time => time.Suite * 1000 / lines)).Write("0.00")} | {Write(time => time.Banned)} | {Write(time => time.Idle)} | {new Spread(results.Select(time => time.Suite / time.Banned)).Write("0.00")} | {Write(time => time.Attributes)} | {Write(time => time.Compiler)} |"));
            if (listsClasses)
                Spread.PrintByClass([.. results.Select(time => time.ByClass)], "0.0");

            string Write(Func<Times, double> time) => new Spread(results.Select(time)).Write("0");
        }
    }

    private static async Task<Times> MeasureAsync(GeneratedProject project, int run)
    {
        var sources = project.Sources().ToList();
        var suite = Suite.Analyzers();
        DiagnosticAnalyzer banned = BannedApi.Create(), idle = new IdleAnalyzer();

        // Whoever comes first pays for what the compiler binds lazily: the order changes with each run.
        ImmutableArray<DiagnosticAnalyzer> all = run % 2 == 0 ? [.. suite, banned, idle] : [idle, banned, .. suite];
        var compiler = await InMemory.TimeAsync(() => Task.FromResult(InMemory.Compile(sources).GetDiagnostics()));
        var declared = InMemory.Compile(sources);
        var attributes = await InMemory.TimeAsync(() => BindAttributes(declared));
        var analysis = InMemory.With(InMemory.Compile(sources), all, project.BannedSymbols);
        var result = await analysis.GetAnalysisResultAsync(CancellationToken.None);
        var reported = result.GetAllDiagnostics();
        var hits = sources.Sum(source => source.Hits);
        foreach (var prefix in new[] { "SSOT1001", "RS0030" })
        {
            if (reported.Count(diagnostic => diagnostic.Id == prefix) is var count && count != hits)
                throw new InvalidOperationException($"{prefix} reports {count} of {hits} hits.");
        }

        return new Times(
            sources.Sum(source => source.Lines), hits,
            InMemory.TimeOf(result, suite), InMemory.TimeOf(result, [banned]), InMemory.TimeOf(result, [idle]), attributes, compiler, InMemory.TimesByClass(result, suite));
    }

    /// <summary>What the compiler takes to bind the map's attributes, whoever asks for them.</summary>
    private static Task BindAttributes(Compilation compilation)
    {
        compilation.Assembly.GetAttributes();
        foreach (var type in compilation.GlobalNamespace.GetNamespaceMembers().Where(ns => ns.Name is "Canonical" or "Legacy").SelectMany(ns => ns.GetTypeMembers()))
            type.GetAttributes();
        return Task.CompletedTask;
    }

    private sealed record Times(int Lines, int Hits, double Suite, double Banned, double Idle, double Attributes, double Compiler, Dictionary<string, double> ByClass);
}
