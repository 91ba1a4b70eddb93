using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.MSBuild;

namespace Netra.SsotAnalyzers.Host;

/// <summary>
/// Opens a project, reports, fixes id by id, writes, reports what is left. Everything is a line on the console: <c>reported</c> and
/// <c>left</c> for diagnostics, <c>failure</c> for what must not happen in a host (then the exit code is 1).
/// </summary>
internal static class HostRun
{
    public static async Task<int> RunAsync(string path, IReadOnlyList<string> ids)
    {
        Console.WriteLine($"roslyn {typeof(Compilation).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('-', '+')[0]}");
        using var workspace = MSBuildWorkspace.Create();
        var project = await workspace.OpenProjectAsync(path);
        var failures = workspace.Diagnostics.Where(diagnostic => diagnostic.Kind == WorkspaceDiagnosticKind.Failure).Select(diagnostic => diagnostic.Message).ToList();

        var suite = LoadedSuite.Load(project, failures);
        Console.WriteLine($"analyzers {suite.Analyzers.Length}");
        foreach (var id in suite.FixableIds)
            Console.WriteLine($"fixable {id}");

        var analysis = new HostAnalysis(suite.Analyzers, failures);
        Print("reported", await analysis.RunAsync(workspace.CurrentSolution));
        foreach (var id in ids)
        {
            var fixedAll = await new FixAll(suite, analysis).RunAsync(workspace.CurrentSolution, id);
            if (!workspace.TryApplyChanges(fixedAll))
                failures.Add($"{id}: the workspace did not take the changes");
        }

        if (ids.Count > 0)
            Print("left", await analysis.RunAsync(workspace.CurrentSolution));

        foreach (var failure in failures.Distinct())
            Console.WriteLine($"failure {failure.ReplaceLineEndings(" ")}");
        return failures.Count == 0 ? 0 : 1;
    }

    private static void Print(string what, IEnumerable<Diagnostic> diagnostics)
    {
        foreach (var diagnostic in diagnostics)
        {
            var place = diagnostic.Location.GetMappedLineSpan();
            Console.WriteLine($"{what} {diagnostic.Id} {Path.GetFileName(place.Path)}({place.StartLinePosition.Line + 1},{place.StartLinePosition.Character + 1}): {diagnostic.GetMessage()}");
        }
    }
}
