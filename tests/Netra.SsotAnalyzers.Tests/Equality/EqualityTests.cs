using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Netra.SsotAnalyzers.Tests.Support;

namespace Netra.SsotAnalyzers.Tests.Equality;

/// <summary>A test that rewrites a program as <c>dotnet format</c> does, runs it before and after, and compares what it prints.</summary>
public abstract class EqualityTests
{
    private const string Usings = "global using System; global using System.Collections.Generic; global using System.Linq; global using Netra.Ssot;";

    private static readonly string[] Ids = ["SSOT1001", "SSOT1002", "SSOT1004", "SSOT1005", "SSOT2001", "SSOT3001"];

    /// <summary>Checks that a program prints the same, and that the rewritten text contains each of the given pieces.</summary>
    /// <param name="projects">The sources of the projects; each references those before it, and the last one has <c>Program.Print(Action&lt;object&gt;)</c>.</param>
    /// <param name="contains">What the rewritten sources contain; an unchanged piece shows that a use is left.</param>
    protected static async Task VerifyAsync(string[] projects, params string[] contains)
    {
        var (text, same) = await RewriteAsync(projects);
        Assert.True(same.Before == same.After, $"before: {same.Before}\nafter: {same.After}\n{text}");
        Assert.All(contains, piece => Assert.Contains(piece, text, StringComparison.Ordinal));
    }

    protected static Task VerifyAsync(string source, params string[] contains) => VerifyAsync([source], contains);

    /// <summary>The rewritten sources, and what the program prints before and after.</summary>
    protected static Task<(string Text, (string Before, string After) Printed)> RewriteAsync(params string[] projects) => RewriteAsync(Ids, projects);

    /// <summary>The same, with the rules' ids in an order of the test's own.</summary>
    protected static Task<(string Text, (string Before, string After) Printed)> RewriteAsync(IEnumerable<string> order, params string[] projects) => RewriteAsync(order, library: null, projects);

    /// <summary>The same, with a compiled library that all projects reference.</summary>
    private protected static async Task<(string Text, (string Before, string After) Printed)> RewriteAsync(IEnumerable<string> order, CompiledLibrary? library, params string[] projects)
    {
        var solution = FormatRun.NewWorkspace().CurrentSolution;
        var ids = new List<ProjectId>();
        foreach (var source in projects)
        {
            var id = ProjectId.CreateNewId();
            var name = "P" + ids.Count;
            solution = solution.AddProject(ProjectInfo.Create(
                id, VersionStamp.Default, name, name, LanguageNames.CSharp,
                compilationOptions: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary),
                parseOptions: new CSharpParseOptions(LanguageVersion.Preview),
                projectReferences: ids.Select(reference => new ProjectReference(reference)),
                metadataReferences: [.. Preamble.Framework, Preamble.Ssot, .. library?.References ?? []]));
            solution = solution.AddDocument(DocumentId.CreateNewId(id), "Usings.cs", SourceText.From(Usings), filePath: $"/{name}/Usings.cs");
            solution = solution.AddDocument(DocumentId.CreateNewId(id), "Source.cs", SourceText.From(source), filePath: $"/{name}/Source.cs");
            ids.Add(id);
        }

        var run = new FormatRun(Suite.Fixes(), Suite.Analyzers(), CancellationToken.None);
        var after = solution;
        foreach (var id in order)
            after = await run.FixAsync(after, id);

        var text = "";
        foreach (var document in after.Projects.SelectMany(project => project.Documents).Where(document => document.Name == "Source.cs"))
            text += await document.GetTextAsync() + "\n";
        return (text, (await PrintAsync(solution, ids, library), await PrintAsync(after, ids, library)));
    }

    private static async Task<string> PrintAsync(Solution solution, IEnumerable<ProjectId> projects, CompiledLibrary? library)
    {
        var context = new AssemblyLoadContext("equality", isCollectible: true);
        try
        {
            if (library is not null)
                context.LoadFromStream(new MemoryStream(library.Image));
            System.Reflection.Assembly? program = null;
            foreach (var id in projects)
            {
                var compilation = await solution.GetProject(id)!.GetCompilationAsync();
                using var image = new MemoryStream();
                var emitted = compilation!.Emit(image);
                Assert.True(emitted.Success, string.Join("\n", emitted.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)));
                image.Position = 0;
                program = context.LoadFromStream(image);
            }

            var lines = new List<string>();
            program!.GetType("Program")!.GetMethod("Print")!.Invoke(null, [(Action<object>)(value => lines.Add($"{value}"))]);
            return string.Join("|", lines);
        }
        finally
        {
            context.Unload();
        }
    }
}
