using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Netra.Ssot.Tool.Analysis;
using Netra.Ssot.Tool.Loading;
using Netra.Ssot.Tool.Tests.Support;

namespace Netra.Ssot.Tool.Tests.Reasons;

/// <summary>Each kind of reason, checked by applying the fix by hand: the compiler has to say what the reason says, at the place that it names.</summary>
public sealed class ReasonTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public ReasonTests() => _folder.Write("Lib/Map.cs", InMemory.Map);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Compiler_NamesTheErrorAndTheConnectedDeclaration()
    {
        const string Source = "using Post;\nclass Use\n{\n#pragma warning disable SSOT1001\n    OldMailer kept;\n#pragma warning restore\n    void M() => kept = new OldMailer();\n}\n";
        _folder.Write("App/Use.cs", Source);

        var reason = Assert.Single(await StuckAsync("Lib", "App")).Reason!;

        Assert.Equal((ReasonKind.Compiler, "App"), (reason.Kind, reason.Project));
        Assert.Contains("Use.kept", reason.Declarations!);
        Assert.Contains(reason.Error!, await CompileByHandAsync(("App/Use.cs", Source.Replace("new OldMailer()", "new Mailer()", StringComparison.Ordinal))));
    }

    [Fact]
    public async Task Compiler_NamesTheUsesThatWereRevertedTogether()
    {
        const string Source = "using Post;\nclass Use\n{\n#pragma warning disable SSOT1001\n    void Take(OldMailer taken) { }\n#pragma warning restore\n    void M()\n    {\n        OldMailer first = new OldMailer();\n        Take(first);\n    }\n}\n";
        _folder.Write("App/Use.cs", Source);

        var stuck = await StuckAsync("Lib", "App");

        Assert.Equal(2, stuck.Count);
        Assert.All(stuck, finding => Assert.Contains("first", finding.Reason!.Declarations!));
        Assert.Equal(new Place("App/Use.cs", stuck[1].Line, stuck[1].Column), Assert.Single(stuck[0].Reason!.Connected!));
        var byHand = Source.Replace("OldMailer first = new OldMailer()", "Mailer first = new Mailer()", StringComparison.Ordinal);
        Assert.Contains(stuck[0].Reason!.Error!, await CompileByHandAsync(("App/Use.cs", byHand)));
    }

    [Fact]
    public async Task Compiler_NamesTheOtherProject()
    {
        const string Source = "namespace Post { public class Box { public OldMailer Inside = new OldMailer(); } }\n";
        _folder.Write("Mid/Box.cs", Source);
        _folder.Write("App/Use.cs", "using Post;\nclass Use\n{\n#pragma warning disable SSOT1001\n    OldMailer M(Box box)\n    {\n        return box.Inside;\n    }\n}\n");

        var stuck = await StuckAsync("Lib", "Mid", "App");

        Assert.Equal(2, stuck.Count);
        Assert.All(stuck, finding => Assert.Equal((ReasonKind.Compiler, "App", "App/Use.cs", 7), (finding.Reason!.Kind, finding.Reason.Project, finding.Reason.Error!.At!.File, finding.Reason.Error.At.Line)));
        Assert.Contains(stuck[0].Reason!.Error!, await CompileByHandAsync(("Mid/Box.cs", Source.Replace("OldMailer", "Mailer", StringComparison.Ordinal))));
    }

    [Fact]
    public async Task OtherProject_CompilesTheSameFileAndHasNoRewrite()
    {
        const string Map = "using Netra.Ssot;\nnamespace Post;\n[Canonical(\"Mailer\")] public class Mailer\n{\n#if FULL\n    public static int Sent() => 1;\n#endif\n}\npublic static class Counter { [ReplaceWith(\"Mailer.Sent()\")] public static int Count() => 1; }\n";
        const string Source = "using Post;\nclass Use\n{\n    int M() => Counter.Count();\n}\n";
        var linked = Linked(Map, Source, full => new CSharpParseOptions(LanguageVersion.Latest, preprocessorSymbols: full ? ["FULL"] : []), _ => Options);

        var finding = Assert.Single(await ProvedAsync(linked), finding => finding is { IsPlanned: true, Path: var path } && path.EndsWith("Use.cs", StringComparison.Ordinal));

        Assert.Equal((ReasonKind.OtherProject, "B"), (finding.Reason!.Kind, finding.Reason.Project));
        var byHand = await ErrorsAsync(linked, [("Use.cs", Source.Replace("Counter.Count", "Mailer.Sent", StringComparison.Ordinal))]);
        Assert.Contains(byHand, error => error is { Id: "CS0117", Project: "B", At.Line: 4 });
    }

    [Fact]
    public async Task Suppressed_InAnotherProjectThatCompilesTheSameFile()
    {
        const string Source = "using Post;\nclass Use\n{\n    OldMailer m;\n}\n";
        var linked = Linked(InMemory.Map, Source, _ => new CSharpParseOptions(LanguageVersion.Latest), isFirst => isFirst ? Options : Options.WithSpecificDiagnosticOptions([new("SSOT1001", ReportDiagnostic.Suppress)]));

        var finding = Assert.Single(await ProvedAsync(linked), finding => finding.Path.EndsWith("Use.cs", StringComparison.Ordinal));

        Assert.Equal((ReasonKind.Suppressed, "B"), (finding.Reason!.Kind, finding.Reason.Project));
    }

    [Fact]
    public async Task Analysis_IsTheReasonOfTheMessage()
    {
        _folder.Write("Lib/More.cs", "using Netra.Ssot;\nnamespace Post\n{\n    [SupersededBy(typeof(Printer))] public class PrinterWithTray { public void Fill() { } }\n}\n");
        const string Source = "using Post;\nclass Use\n{\n    void M(PrinterWithTray printer) => printer.Fill();\n}\n";
        _folder.Write("App/Use.cs", Source);

        var reason = Assert.Single(await StuckAsync("Lib", "App"), finding => finding.RuleId == "SSOT1003").Reason!;

        Assert.Equal(ReasonKind.Analysis, reason.Kind);
        Assert.Contains("Fill", reason.Text, StringComparison.Ordinal);
        Assert.Contains(await CompileByHandAsync(("App/Use.cs", Source.Replace("PrinterWithTray", "Printer", StringComparison.Ordinal))), error => error is { Id: "CS1061", At.Line: 4 });
    }

    [Fact]
    public void Rule_WithoutAFix_SaysWhereToRead() =>
        Assert.Equal((ReasonKind.Rule, true), (Reason.WithoutPlan("SSOT2006", "message")!.Kind, Reason.WithoutPlan("SSOT2006", "message")!.Text.Contains("ssot explain SSOT2006", StringComparison.Ordinal)));

    private static CSharpCompilationOptions Options { get; } = new(OutputKind.DynamicallyLinkedLibrary);

    private async Task<IReadOnlyList<Finding>> StuckAsync(params string[] projects) =>
        [.. (await ProvedAsync(InMemory.Load(_folder, projects))).Where(finding => finding.IsFixable == false)];

    private static async Task<IReadOnlyList<Finding>> ProvedAsync(LoadedSolution loaded)
    {
        var analysis = await InMemory.AnalyseAsync(loaded);
        return (await Proof.RunAsync(loaded, analysis, Suite.IsMigrated, CancellationToken.None)).Apply(analysis.Findings);
    }

    private Task<IReadOnlyList<CompilerError>> CompileByHandAsync(params (string File, string Text)[] edits)
    {
        var projects = Directory.GetDirectories(_folder.Path).Select(Path.GetFileName).OfType<string>().OrderBy(name => name switch { "Lib" => 0, "App" => 2, _ => 1 });
        return ErrorsAsync(InMemory.Load(_folder, [.. projects]), edits);
    }

    private async Task<IReadOnlyList<CompilerError>> ErrorsAsync(LoadedSolution loaded, (string File, string Text)[] edits)
    {
        var solution = loaded.Solution;
        foreach (var (file, text) in edits)
        {
            foreach (var id in solution.GetDocumentIdsWithFilePath(_folder[file]))
                solution = solution.WithDocumentText(id, Microsoft.CodeAnalysis.Text.SourceText.From(text));
        }

        var errors = new List<CompilerError>();
        foreach (var project in solution.Projects)
        {
            foreach (var error in (await project.GetCompilationAsync())!.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error))
                errors.Add(CompileErrors.Describe(loaded, project.Name, error));
        }

        return errors;
    }

    /// <summary>Two projects, A and B, that compile the same two files.</summary>
    private LoadedSolution Linked(string map, string use, Func<bool, CSharpParseOptions> parse, Func<bool, CSharpCompilationOptions> options)
    {
        _folder.Write("Map.cs", map);
        _folder.Write("Use.cs", use);
        var solution = new AdhocWorkspace().CurrentSolution;
        var loaded = new List<LoadedProject>();
        foreach (var name in new[] { "A", "B" })
        {
            var id = ProjectId.CreateNewId(name);
            solution = solution.AddProject(ProjectInfo.Create(id, VersionStamp.Default, name, name, LanguageNames.CSharp, _folder[name + ".csproj"], compilationOptions: options(name == "A"), parseOptions: parse(name == "A"), metadataReferences: InMemory.References));
            foreach (var file in new[] { "Map.cs", "Use.cs" })
                solution = solution.AddDocument(DocumentId.CreateNewId(id), file, Tool.Files.FileEncoding.Read(File.ReadAllBytes(_folder[file])), filePath: _folder[file]);
            loaded.Add(new LoadedProject(id, name, _folder[name + ".csproj"], _folder[name + ".txt"], HasBaseline: false, HasAnalyzers: true));
        }

        return new LoadedSolution(new ProjectList(_folder["All.sln"], [.. loaded.Select(project => project.Path)], []), solution, loaded, []);
    }
}
