using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Netra.SsotAnalyzers.Benchmarks.Generation;
using Netra.SsotAnalyzers.Benchmarks.Measuring;
using Netra.SsotAnalyzers.Benchmarks.Peers;

namespace Netra.SsotAnalyzers.Benchmarks.Tables;

/// <summary>
/// How long an editor waits for the light bulb at one hit of a large project, with the proof that the fix changes something.
/// The compilation and the diagnostics are there already, as they are where a squiggle is shown.
/// </summary>
internal static class LightBulbTable
{
    public static async Task<int> PrintAsync(int lines, int asked)
    {
        using var workspace = new AdhocWorkspace();
        var solution = Load(workspace, [.. new GeneratedProject(lines, 0.01).Sources(), .. new GeneratedServices(100, 10).Sources().Select(source => source with { Name = "Services." + source.Name })]);
        var compilation = (await solution.Projects.Single().GetCompilationAsync())!;
        compilation.GetDiagnostics();
        var fixes = Suite.Fixes().ToDictionary(fix => fix.FixableDiagnosticIds[0]);
        var hits = (await InMemory.With(compilation, Suite.Analyzers(), "").GetAnalyzerDiagnosticsAsync()).Where(hit => fixes.ContainsKey(hit.Id)).ToList();

        var (times, offered) = (new List<double>(), 0);
        var random = new Random(5);
        for (var bulb = -10; bulb < asked; bulb++)
        {
            var hit = hits[random.Next(hits.Count)];
            var document = solution.GetDocument(hit.Location.SourceTree)!;
            var actions = 0;
            var time = await InMemory.TimeAsync(() => fixes[hit.Id].RegisterCodeFixesAsync(new CodeFixContext(document, hit, (_, _) => actions++, CancellationToken.None)));
            if (bulb < 0) // those before warm the process
                continue;

            times.Add(time);
            offered += actions;
        }

        times.Sort();
        Console.WriteLine("| lines | hits | asked | offered | median, ms | 95th percentile, ms | longest, ms |");
        Console.WriteLine("|---|---|---|---|---|---|---|");
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {compilation.SyntaxTrees.Sum(tree => tree.GetText().Lines.Count):N0} | {hits.Count:N0} | {asked} | {offered} | {times[asked / 2]:N0} | {times[asked * 95 / 100]:N0} | {times[^1]:N0} |"));
        return 0;
    }

    private static Solution Load(AdhocWorkspace workspace, IReadOnlyList<GeneratedSource> sources)
    {
        var project = workspace.AddProject(ProjectInfo.Create(
            ProjectId.CreateNewId(), VersionStamp.Default, "Generated", "Generated", LanguageNames.CSharp,
            compilationOptions: InMemory.Options, parseOptions: new CSharpParseOptions(LanguageVersion.Latest), metadataReferences: InMemory.AllReferences));
        return sources.Aggregate(
            workspace.CurrentSolution,
            (solution, source) => solution.AddDocument(DocumentId.CreateNewId(project.Id), source.Name, SourceText.From(source.Text), filePath: "/0/" + source.Name));
    }
}
