using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Netra.SsotAnalyzers.Tests.Support;

namespace Netra.SsotAnalyzers.Tests.Positions.Unnamed;

/// <summary>A use without a name that the kinds of member of the table do not fit: of constructors, accessors, overrides. A program of its own.</summary>
/// <param name="Way">What uses the member.</param>
/// <param name="Kind">What kind of member it is.</param>
/// <param name="Map">The declaration.</param>
/// <param name="Use">The other file; <c>{|SSOT1002:…|}</c> marks what is reported there.</param>
/// <param name="Fixed">The other file after the fixes; null where nothing is rewritten.</param>
/// <param name="MinRoslyn">The first Roslyn that knows the construct.</param>
internal sealed record UnnamedCase(string Way, string Kind, string Map, string Use, string? Fixed = null, int MinRoslyn = 4)
{
    private const string UsePath = "/0/Use.cs";

    private static readonly CSharpParseOptions Options = new(LanguageVersion.Preview, DocumentationMode.None);
    // Compilations that come from one share what they know of the framework.
    private static readonly CSharpCompilation Empty = CSharpCompilation.Create("Case", references: [.. Preamble.Framework, Preamble.Ssot], options: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true));
    public string Name => $"{Way}: {Kind}";

    public bool IsKnownToHost => typeof(SyntaxNode).Assembly.GetName().Version!.Major >= MinRoslyn;

    public IReadOnlyList<PositionMark> Marks => PositionMark.Read(UnnamedProgram.Usings + Use).Marks;

    private string Text => PositionMark.Read(UnnamedProgram.Usings + Use).Source;

    public CSharpCompilation Compilation => Empty.AddSyntaxTrees(
        CSharpSyntaxTree.ParseText(UnnamedProgram.Usings + Map, Options, "/0/Map.cs"), CSharpSyntaxTree.ParseText(Text, Options, UsePath));

    /// <summary>What is wrong with the case; empty if nothing is.</summary>
    public async Task<IReadOnlyList<string>> FailuresAsync()
    {
        var compilation = Compilation;
        var errors = compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToList();
        if (errors.Count > 0)
            return [$"does not compile: {string.Join("; ", errors)}"];

        var reported = await compilation.WithAnalyzers(Suite.UseAnalyzers(), new AnalyzerOptions([])).GetAnalyzerDiagnosticsAsync();
        var failures = UnnamedRun.Compare(Name, Text, Marks, reported.Where(diagnostic => diagnostic.Location.SourceTree?.FilePath == UsePath)).ToList();
        failures.AddRange(reported.Where(diagnostic => diagnostic.Id == "AD0001").Select(crash => crash.ToString()));
        if (Marks.Any(mark => mark.IsFixable))
            await AddFailuresOfFixAsync(failures);
        return failures;
    }

    private async Task AddFailuresOfFixAsync(List<string> failures)
    {
        using var workspace = FormatRun.NewWorkspace();
        var project = ProjectId.CreateNewId();
        var use = DocumentId.CreateNewId(project);
        var solution = workspace.CurrentSolution.AddProject(project, "Case", "Case", LanguageNames.CSharp)
            .WithProjectParseOptions(project, Options).WithProjectCompilationOptions(project, Empty.Options).AddMetadataReferences(project, Empty.References)
            .AddDocument(DocumentId.CreateNewId(project), "Map.cs", SourceText.From(UnnamedProgram.Usings + Map), filePath: "/0/Map.cs")
            .AddDocument(use, "Use.cs", SourceText.From(Text), filePath: UsePath);

        var after = await new FormatRun(Suite.Fixes(), Suite.Analyzers(), CancellationToken.None).FixAsync(solution, "SSOT1002");

        var found = (await after.GetDocument(use)!.GetTextAsync()).ToString();
        if (found != UnnamedProgram.Usings + Fixed)
            failures.Add($"{Name}: expected\n{Fixed}\nand found\n{found[UnnamedProgram.Usings.Length..]}");
        var compilation = (await after.GetProject(project)!.GetCompilationAsync())!;
        failures.AddRange(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(error => $"does not compile after the fix: {error}"));
    }
}
