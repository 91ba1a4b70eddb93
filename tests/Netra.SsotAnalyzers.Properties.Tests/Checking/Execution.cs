using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Netra.SsotAnalyzers.Properties.Tests.Composition;

namespace Netra.SsotAnalyzers.Properties.Tests.Checking;

/// <summary>Runs a solution's programs, each in a load context of its own that is unloaded afterwards.</summary>
internal static class Execution
{
    /// <summary>What the programs print, or the errors of those that do not compile; the warnings of all.</summary>
    public static async Task<(string Printed, ImmutableArray<Diagnostic> Errors, ImmutableArray<Diagnostic> Warnings)> RunAsync(Solution solution, ImmutableArray<Image> images, CancellationToken cancellationToken)
    {
        var warnings = ImmutableArray.CreateBuilder<Diagnostic>();
        var built = new List<(Project Project, Image Image)>();
        foreach (var id in solution.GetProjectDependencyGraph().GetTopologicallySortedProjects(cancellationToken))
        {
            var project = solution.GetProject(id)!;
            var compilation = await project.GetCompilationAsync(cancellationToken);
            var image = Image.Of(compilation!, out var diagnostics);
            warnings.AddRange(diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Warning));
            if (image is null)
                return ("", [.. diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)], []);
            built.Add((project, image));
        }

        var printed = built
            .Where(program => program.Project.Documents.Any(document => document.Name == "Main.cs"))
            .OrderBy(program => program.Project.Name, StringComparer.Ordinal)
            .Select(program => $"{program.Project.Name}:\n{Run(program.Image, [.. images, .. built.Where(other => other.Image.Name != program.Image.Name).Select(other => other.Image)])}");
        return (string.Join("\n", printed), [], warnings.ToImmutable());
    }

    private static string Run(Image program, ImmutableArray<Image> others)
    {
        var context = new AssemblyLoadContext(program.Name, isCollectible: true);
        try
        {
            foreach (var image in others)
                context.LoadFromStream(new MemoryStream([.. image.Bytes]));
            var assembly = context.LoadFromStream(new MemoryStream([.. program.Bytes]));
            return (string)assembly.GetType("Main")!.GetMethod("Run", [])!.Invoke(null, null)!;
        }
        finally
        {
            context.Unload();
        }
    }
}
