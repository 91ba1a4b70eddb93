using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Netra.Ssot.Tool.Analysis;
using Netra.Ssot.Tool.Loading;
using Netra.Ssot.Tool.Tests.Support;
using Netra.SsotAnalyzers.Roslyn;

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
        // The one project suppresses the use in its own compilation of the file: that is what is tested.
        const string Source = "using Post;\nclass Use\n{\n#if QUIET\n#pragma warning disable SSOT1001\n#endif\n    OldMailer m;\n}\n";
        LoadedSolution Load(string text) => Linked(InMemory.Map, text, isFirst => new CSharpParseOptions(LanguageVersion.Latest, preprocessorSymbols: isFirst ? [] : ["QUIET"]), _ => Options);

        var finding = Assert.Single(await ProvedAsync(Load(Source)), finding => finding.Path.EndsWith("Use.cs", StringComparison.Ordinal));

        Assert.Equal((ReasonKind.Suppressed, "B", false), (finding.Reason!.Kind, finding.Reason.Project, finding.IsFixable));
        Assert.Contains("'B' compiles the same file, and SSOT1001 is suppressed there", finding.Reason.Text, StringComparison.Ordinal);

        // By hand, the suppression of B loses what it is for, at the place of the violation; without it, the fix is made.
        Assert.Equal([new Place("Use.cs", finding.Line, finding.Column)], await SuppressedAsync(Load(Source), "B"));
        Assert.Empty(await SuppressedAsync(Load(Source.Replace("OldMailer", "Mailer", StringComparison.Ordinal)), "B"));
        Assert.True(Assert.Single(await ProvedAsync(Load(Source.Replace("QUIET", "OTHER", StringComparison.Ordinal))), finding => finding.Path.EndsWith("Use.cs", StringComparison.Ordinal)).IsFixable);
    }

    [Fact]
    public async Task Suppressed_BySeverityInAnotherProject()
    {
        const string Source = "using Post;\nclass Use\n{\n    OldMailer m;\n}\n";
        var linked = Linked(InMemory.Map, Source, _ => new CSharpParseOptions(LanguageVersion.Latest), isFirst => isFirst ? Options : Options.WithSpecificDiagnosticOptions([new("SSOT1001", ReportDiagnostic.Suppress)]));

        var finding = Assert.Single(await ProvedAsync(linked), finding => finding.Path.EndsWith("Use.cs", StringComparison.Ordinal));

        Assert.Equal((ReasonKind.Suppressed, "B"), (finding.Reason!.Kind, finding.Reason.Project));
    }

    [Fact]
    public async Task Meaning_NamesThePlaceThatWouldBindToSomethingElse()
    {
        _folder.Write("Lib/Picker.cs", "using Netra.Ssot;\nnamespace Post\n{\n    [SupersededBy(typeof(Picker))] public static class OldPicker { public static string Pick(object o) => \"object\"; }\n    [Canonical(\"Picker\")] public static class Picker { public static string Pick(object o) => \"object\"; public static string Pick(int i) => \"int\"; }\n}\n");
        const string Source = "using Post;\npublic static class Use\n{\n    public static string Run() => OldPicker.Pick(5);\n}\n";
        _folder.Write("App/Use.cs", Source);

        var stuck = await StuckAsync("Lib", "App");

        var reason = Assert.Single(stuck).Reason!;
        Assert.Equal((ReasonKind.Meaning, "App", "App/Use.cs", 4), (reason.Kind, reason.Project, reason.At!.File, reason.At.Line));
        Assert.Contains("OldPicker.Pick", Source.Split('\n')[reason.At.Line - 1][(reason.At.Column - 1)..], StringComparison.Ordinal);
        var byHand = Source.Replace("OldPicker", "Picker", StringComparison.Ordinal);
        Assert.Empty(await CompileByHandAsync(("App/Use.cs", byHand)));
        Assert.Equal("object", await RunAsync(["Lib", "App"]));
        _folder.Write("App/Use.cs", byHand);
        Assert.Equal("int", await RunAsync(["Lib", "App"]));
    }

    [Fact]
    public async Task Override_NamesTheOverrideThatWouldNoLongerRun()
    {
        _folder.Write("Lib/Repo.cs", "using Netra.Ssot;\npublic class Repo\n{\n    [ReplaceWith(\"this.Save(x)\")] public virtual string Store(int x) => Save(x);\n    public string Save(int x) => \"save\";\n}\n");
        const string Source = "public static class User\n{\n    public static string Go(Repo repo) => repo.Store(5);\n}\n";
        _folder.Write("Mid/User.cs", Source);
        _folder.Write("App/Use.cs", "public class Mine : Repo\n{\n    public override string Store(int x) => \"mine\";\n}\npublic static class Use { public static string Run() => User.Go(new Mine()); }\n");

        var reason = Assert.Single(await StuckAsync("Lib", "Mid", "App"), finding => finding.Path.EndsWith("User.cs", StringComparison.Ordinal)).Reason!;

        Assert.Equal((ReasonKind.Override, "App", new Place("App/Use.cs", 3, 28)), (reason.Kind, reason.Project, reason.At));
        Assert.Equal("mine", await RunAsync(["Lib", "Mid", "App"]));
        _folder.Write("Mid/User.cs", Source.Replace("repo.Store", "repo.Save", StringComparison.Ordinal));
        Assert.Equal("save", await RunAsync(["Lib", "Mid", "App"]));
    }

    [Fact]
    public async Task Unread_NamesTheException_AndByHandNothingStandsInTheWay()
    {
        const string Source = "using Post;\nclass Use\n{\n    OldMailer m;\n}\n";
        _folder.Write("App/Use.cs", Source);
        var loaded = InMemory.Load(_folder, "Lib", "App");
        var analysis = await InMemory.AnalyseAsync(loaded);
        Containment.Fault.Value = (stage, _) =>
        {
            if (stage == HitStage.Reading)
                throw new InvalidCastException();
        };
        try
        {
            var finding = Assert.Single((await Proof.RunAsync(loaded, analysis, Suite.IsMigrated, CancellationToken.None)).Apply(analysis.Findings));

            Assert.Equal((ReasonKind.Unread, false), (finding.Reason!.Kind, finding.IsFixable));
            Assert.Contains(nameof(InvalidCastException), finding.Reason.Text, StringComparison.Ordinal);
        }
        finally
        {
            Containment.Fault.Value = null;
        }

        Assert.Empty(await CompileByHandAsync(("App/Use.cs", Source.Replace("OldMailer", "Mailer", StringComparison.Ordinal))));
        Assert.True(Assert.Single(await ProvedAsync(InMemory.Load(_folder, "Lib", "App"))).IsFixable);
    }

    [Fact]
    public async Task Step_SaysWhatTheTestSaysOfTheFixByHand()
    {
        _folder.Write("App/Use.cs", "using Post;\nclass Use\n{\n    OldMailer m;\n}\n");
        var test = OperatingSystem.IsWindows() ? "findstr /n /c:\" Mailer m\" App\\Use.cs && exit 1 || exit 0" : "! grep -n ' Mailer m' App/Use.cs";
        var loaded = InMemory.Load(_folder, "Lib", "App");
        var verification = new Tool.Migration.Verification(_folder["All.sln"], Build: false, [], test);
        var migrator = new Tool.Migration.Migrator(loaded, await InMemory.AnalyseAsync(loaded), verification, workTree: null, keepsBaselines: false);
        var step = (await migrator.FixAsync("role Mailer", diagnostic => Suite.IsMigrated(diagnostic.Id), CancellationToken.None))!;
        var left = (await Proof.RunAsync(loaded, migrator.Analysis, Suite.IsMigrated, CancellationToken.None)).Apply(migrator.Analysis.Findings);

        var reason = Assert.Single(left.Select(finding => Tool.Migration.StepResult.Explain(finding, "role Mailer", [step]))).Reason!;

        Assert.Equal(ReasonKind.Step, reason.Kind);
        Assert.Null(await verification.RunAsync(CancellationToken.None));
        _folder.Write("App/Use.cs", "using Post;\nclass Use\n{\n    Mailer m;\n}\n");
        var byHand = (await verification.RunAsync(CancellationToken.None))!;
        Assert.Contains("4:    Mailer m;", byHand, StringComparison.Ordinal);
        Assert.Equal($"the step 'role Mailer' was rolled back: {byHand.ReplaceLineEndings(" ")}", reason.Text);
    }

    [Fact]
    public async Task Rule_WithoutAFix_IsObeyedByHand()
    {
        const string Source = "class Use\n{\n    object? M() => System.Type.GetType(\"Post.OldMailer\");\n}\n";
        _folder.Write("App/Use.cs", Source);

        var finding = Assert.Single(await StuckAsync("Lib", "App"));

        Assert.Equal((ReasonKind.Rule, "SSOT1006", 3), (finding.Reason!.Kind, finding.RuleId, finding.Line));
        Assert.Contains("'ssot explain SSOT1006' says what to do", finding.Reason.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Suite.Fixes, fix => fix.FixableDiagnosticIds.Contains(finding.RuleId));
        var byHand = Source.Replace("OldMailer", "Mailer", StringComparison.Ordinal);
        Assert.Empty(await CompileByHandAsync(("App/Use.cs", byHand)));
        _folder.Write("App/Use.cs", byHand);
        Assert.Empty(await ProvedAsync(InMemory.Load(_folder, "Lib", "App")));
    }

    [Fact]
    public async Task Suggestion_OfADeclaration_IsNotAppliedAlongWithRewriting()
    {
        _folder.Write("App/Use.cs", "using Post;\nclass Use\n{\n    OldMailer m;\n}\n");
        _folder.Write("Lib/Second.cs", "using Netra.Ssot;\nnamespace Post\n{\n    public interface IClock { int Now(); }\n    [Canonical(\"Clock\", Contract = typeof(IClock))] public class Clock : IClock { public int Now() => 1; }\n    public class OtherClock : IClock { public int Now() => 2; }\n}\n");
        var loaded = InMemory.Load(_folder, "Lib", "App");
        var analysis = await InMemory.AnalyseAsync(loaded);
        var proof = await Proof.RunAsync(loaded, analysis, Suite.IsMigrated, CancellationToken.None);

        var findings = proof.Apply(analysis.Findings);

        var declared = Assert.Single(findings, finding => finding.RuleId == "SSOT2002");
        Assert.Equal((ReasonKind.Suggestion, null), (declared.Reason!.Kind, declared.IsFixable));
        Assert.Contains("writes a declaration, which is to be reviewed: 'ssot migrate --rule SSOT2002' applies it", declared.Reason.Text, StringComparison.Ordinal);
        Assert.True(Assert.Single(findings, finding => finding.RuleId == "SSOT1001").IsFixable);
        var changed = proof.Rewritten.GetChanges(analysis.Solution).GetProjectChanges().SelectMany(project => project.GetChangedDocuments());
        Assert.Equal(["Use.cs"], changed.Select(id => proof.Rewritten.GetDocument(id)!.Name));
    }

    public static TheoryData<string> RulesWithoutAFix() => [.. Suite.Rules.Select(rule => rule.Id).Where(id => Suite.FixOf(id) is null && id != SsotAnalyzers.DiagnosticIds.UnfixableUse)];

    [Theory]
    [MemberData(nameof(RulesWithoutAFix))]
    public void Rule_WithoutAFix_HasThePageThatTheReasonNames(string id)
    {
        var reason = Reason.WithoutPlan(id, "message")!;

        Assert.Equal(ReasonKind.Rule, reason.Kind);
        Assert.Contains($"ssot explain {id}", reason.Text, StringComparison.Ordinal);
        Assert.NotNull(typeof(Suite).Assembly.GetManifestResourceStream(id + ".md"));
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

    /// <summary>Where a project suppresses SSOT1001.</summary>
    private static async Task<IReadOnlyList<Place>> SuppressedAsync(LoadedSolution loaded, string project)
    {
        var compilation = (await loaded.Solution.Projects.Single(candidate => candidate.Name == project).GetCompilationAsync())!;
        var options = new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: false, logAnalyzerExecutionTime: false, reportSuppressedDiagnostics: true);
        var found = await compilation.WithAnalyzers(Suite.Analyzers, options).GetAnalyzerDiagnosticsAsync();
        return [.. found.Where(diagnostic => diagnostic is { Id: "SSOT1001", IsSuppressed: true }).Select(diagnostic => CompileErrors.Describe(loaded, project, diagnostic).At!)];
    }

    /// <summary>What <c>Use.Run</c> of the last project returns.</summary>
    private async Task<string> RunAsync(string[] projects)
    {
        var context = new AssemblyLoadContext("run", isCollectible: true);
        try
        {
            System.Reflection.Assembly? last = null;
            foreach (var project in InMemory.Load(_folder, projects).Solution.Projects)
            {
                using var image = new MemoryStream();
                Assert.True((await project.GetCompilationAsync())!.Emit(image).Success);
                image.Position = 0;
                last = context.LoadFromStream(image);
            }

            return (string)last!.GetType("Use")!.GetMethod("Run")!.Invoke(null, null)!;
        }
        finally
        {
            context.Unload();
        }
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
