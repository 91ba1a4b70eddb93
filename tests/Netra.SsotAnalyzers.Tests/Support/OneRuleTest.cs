using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Host.Mef;

namespace Netra.SsotAnalyzers.Tests.Support;

/// <summary>
/// A test of one rule and its fix, on Microsoft.CodeAnalysis.Testing. Every project of it references the framework and has the
/// main project's options; all tests share the services of one host.
/// </summary>
public class OneRuleTest<TAnalyzer, TFix> : CSharpCodeFixTest<TAnalyzer, TFix, DefaultVerifier>
    where TAnalyzer : DiagnosticAnalyzer, new()
    where TFix : CodeFixProvider, new()
{
    private static readonly ReferenceAssemblies NoPackages = new("net10.0");

    public OneRuleTest()
    {
        ReferenceAssemblies = NoPackages;
        SolutionTransforms.Add(ConfigureProjects);
    }

    /// <summary>What kind of host the workspaces of this test say they are.</summary>
    protected string Host { get; set; } = WorkspaceKind.Host;

    protected override Task RunImplAsync(CancellationToken cancellationToken)
    {
        // The check writes its pragma on top of the main project's files, where one of the file's own, or another project's copy, undoes it.
        if (Files(TestState).Any(file => file.Text.Contains("#pragma warning", StringComparison.Ordinal)) || Files(TestState).GroupBy(file => file.Path).Any(copies => copies.Count() > 1))
            TestBehaviors |= TestBehaviors.SkipSuppressionCheck;
        return base.RunImplAsync(cancellationToken);
    }

    /// <summary>The sources of all projects.</summary>
    protected static IEnumerable<(string Path, string Text)> Files(SolutionState state) =>
        state.AdditionalProjects.Values.Append<ProjectState>(state).SelectMany(project => project.Sources).Select(source => (source.filename, source.content.ToString()));

    protected override Task<Workspace> CreateWorkspaceImplAsync() => Task.FromResult<Workspace>(new AdhocWorkspace(MefHostServices.DefaultHost, Host));

    private static Solution ConfigureProjects(Solution solution, ProjectId main)
    {
        var options = solution.GetProject(main)!.CompilationOptions!;
        foreach (var project in solution.Projects.ToList())
        {
            solution = solution.WithProjectMetadataReferences(project.Id, [.. Preamble.Framework, .. project.MetadataReferences]);
            if (project.Id != main)
                solution = solution.WithProjectCompilationOptions(project.Id, options.WithOutputKind(project.CompilationOptions!.OutputKind));
        }

        return solution;
    }
}

/// <summary>A test of one rule, without a fix.</summary>
public class OneRuleTest<TAnalyzer> : OneRuleTest<TAnalyzer, EmptyCodeFixProvider>
    where TAnalyzer : DiagnosticAnalyzer, new();
