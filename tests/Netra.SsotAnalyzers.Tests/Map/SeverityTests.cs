using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Netra.SsotAnalyzers.Rules;
using Netra.SsotAnalyzers.Rules.Implementations;
using Netra.SsotAnalyzers.Rules.MapHealth;
using Netra.SsotAnalyzers.Rules.Runs;
using Netra.SsotAnalyzers.Rules.SupersededUses;
using Netra.SsotAnalyzers.Tests.Support;

namespace Netra.SsotAnalyzers.Tests.Map;

/// <summary>How loudly a use is reported: mode, role, sunset, and the user's own word over all of it.</summary>
public sealed class SeverityTests : MapTests
{
    private const string Declarations = """
        using Netra.Ssot;
        [assembly: System.Reflection.AssemblyVersion("2.1.0.0")]
        [Canonical("Manager")] public class New { public static int Count; }
        [SupersededBy(typeof(New))] public class Old { public static int Count; }
        [SupersededBy(typeof(New), RemovedIn = "2.1")] public class Gone { }
        [SupersededBy(typeof(New), RemovedIn = "2")] public class LongGone { }
        [SupersededBy(typeof(New), RemovedIn = "2.2")] public class GoneSoon { }
        [SupersededBy(typeof(New), RemovedIn = "soon")] public class GoneSome { }
        public static class Factory { [ReplaceWith("new New()", RemovedIn = "1.0")] public static New Create() => new(); }
        [Canonical("Other")] public class Fresh { }
        [SupersededBy(typeof(Fresh))] public class Stale { }
        """;

    private static Task SeverityAsync(string source, DiagnosticSeverity expected, string rule = "SSOT1001", string? mode = null, string? editorConfig = null, string path = "/0/Test.cs")
    {
        var test = NewTest(mode, editorConfig, (path, source));
        test.ExpectedDiagnostics.Add(new DiagnosticResult(rule, expected).WithLocation(0));
        return test.RunAsync();
    }

    private static Task SilentAsync(string source, string? mode = null, string? editorConfig = null, string path = "/0/Test.cs") =>
        NewTest(mode, editorConfig, (path, source)).RunAsync();

    private static SuiteTest<SSOT1001_SupersededTypeUse> NewTest(string? mode, string? editorConfig, (string, string) source)
    {
        var test = NewTest(Declarations);
        test.TestState.Sources.Add(source);
        if (mode is not null)
            test.TestState.AnalyzerConfigFiles.Add(("/.globalconfig", $"is_global = true\nbuild_property.SsotMode = {mode}"));
        if (editorConfig is not null)
            test.TestState.AnalyzerConfigFiles.Add(("/.editorconfig", "root = true\n" + editorConfig));
        return test;
    }

    [Theory]
    [InlineData(null, DiagnosticSeverity.Warning)]
    [InlineData("", DiagnosticSeverity.Warning)]
    [InlineData("warn", DiagnosticSeverity.Warning)]
    [InlineData("advise", DiagnosticSeverity.Info)]
    [InlineData("enforce", DiagnosticSeverity.Error)]
    [InlineData("Enforce", DiagnosticSeverity.Error)]
    [InlineData("nonsense", DiagnosticSeverity.Warning)]
    public Task Mode_IsTheSeverity(string? mode, DiagnosticSeverity expected) =>
        SeverityAsync("class C { {|#0:Old|} f; }", expected, mode: mode);

    [Theory]
    [InlineData("SSOT1002", "class C { int a = {|#0:Old.Count|}; }")]
    [InlineData("SSOT1003", "class C { string a = nameof({|#0:Old|}); }")]
    [InlineData("SSOT2001", "{|#0:using A = Old;|}")]
    public Task Mode_IsTheSeverityOfEveryRule(string rule, string source) =>
        SeverityAsync(source, DiagnosticSeverity.Error, rule, mode: "enforce");

    [Theory]
    [InlineData("off")]
    [InlineData("Off")]
    public Task ModeOff_IsSilent(string mode) => SilentAsync("class C { Old f = new Old(); Gone g; string a = nameof(Old); }", mode);

    [Theory]
    [InlineData("off", false)]
    [InlineData("warn", true)]
    public async Task ModeOff_RegistersNothing(string mode, bool expected)
    {
        var counts = (await RegistrationsAsync(Declarations + EveryKindOfRole, mode, Preamble.Ssot)).ToList();
        if (expected)
            Assert.Equal([nameof(ObsoleteUseSuppressor), nameof(SSOT2005_TypeInSupersededNamespace), nameof(SSOT3004_EventSentByHand)], counts.Where(count => count.Actions == 0).Select(count => count.Rule));
        else
            Assert.All(counts, count => Assert.Equal(0, count.Actions));
    }

    [Fact]
    public async Task NothingDeclared_RegistersNothing() =>
        Assert.All(await RegistrationsAsync("class C { }", "warn", Preamble.Ssot), count => Assert.Equal(0, count.Actions));

    private const string EveryKindOfRole = """
        namespace Roles
        {
            public sealed class UserContext { }

            [Netra.Ssot.Canonical("Door", PerUser = true, Lifetime = Netra.Ssot.RoleLifetime.Scoped, OwnsTransport = new[] { typeof(System.Net.WebSockets.WebSocket) })]
            public sealed class Door : System.IDisposable { public Door(UserContext context) { } public void Dispose() { } }

            [Netra.Ssot.Canonical("DoorEvents", EventNames = true)]
            public static class DoorEvents { public const string Started = "door_started", Completed = "door_completed"; }
        }
        """;

    private static async Task<IEnumerable<(string Rule, int Actions)>> RegistrationsAsync(string source, string mode, MetadataReference reference)
    {
        using var workspace = new AdhocWorkspace();
        var id = ProjectId.CreateNewId();
        var solution = workspace.CurrentSolution
            .AddProject(id, "P", "P", LanguageNames.CSharp)
            .WithProjectCompilationOptions(id, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary))
            .AddMetadataReferences(id, [.. Preamble.Framework, reference])
            .AddDocument(DocumentId.CreateNewId(id), "Test.cs", source, filePath: "/0/Test.cs")
            .AddAnalyzerConfigDocument(DocumentId.CreateNewId(id), ".globalconfig", Microsoft.CodeAnalysis.Text.SourceText.From($"is_global = true\nbuild_property.SsotMode = {mode}"), filePath: "/.globalconfig");
        var project = solution.GetProject(id)!;
        var analyzers = Suite.Analyzers().RemoveAll(analyzer => analyzer is SSOT0005_BaselineEntry); // there is no baseline
        var run = (await project.GetCompilationAsync())!.WithAnalyzers(analyzers, project.AnalyzerOptions);
        var counts = new List<(string Rule, int Actions)>();
        foreach (var analyzer in analyzers)
        {
            var telemetry = await run.GetAnalyzerTelemetryInfoAsync(analyzer, CancellationToken.None);
            counts.Add((analyzer.GetType().Name, telemetry.SemanticModelActionsCount + telemetry.SyntaxNodeActionsCount + telemetry.OperationActionsCount + telemetry.SymbolActionsCount + telemetry.SyntaxTreeActionsCount
                + telemetry.CompilationEndActionsCount + telemetry.SymbolStartActionsCount + telemetry.OperationBlockStartActionsCount + telemetry.CodeBlockStartActionsCount + telemetry.AdditionalFileActionsCount));
        }

        return counts;
    }

    [Theory]
    [InlineData("Gone", DiagnosticSeverity.Error)]
    [InlineData("LongGone", DiagnosticSeverity.Error)]
    [InlineData("GoneSoon", DiagnosticSeverity.Warning)]
    [InlineData("GoneSome", DiagnosticSeverity.Warning)]
    public Task RemovedIn_IsAnErrorFromThatVersionOn(string type, DiagnosticSeverity expected) =>
        SeverityAsync($$"""class C { {|#0:{{type}}|} f; }""", expected);

    [Theory]
    [InlineData("advise")]
    [InlineData("warn")]
    public Task RemovedIn_IsAnErrorInEveryMode(string mode) =>
        SeverityAsync("class C { {|#0:Gone|} f; }", DiagnosticSeverity.Error, mode: mode);

    [Fact]
    public Task RemovedIn_HoldsForMembers() =>
        SeverityAsync("class C { New f = {|#0:Factory.Create()|}; }", DiagnosticSeverity.Error, "SSOT1002");

    [Theory]
    [InlineData("using Post; class C { {|#0:Mail|} f; }", "SSOT1001")]
    [InlineData("class C { int f = {|#0:Post.Counter.Count()|}; }", "SSOT1002")]
    [InlineData("{|#0:using Ancient;|} class C { }", "SSOT1004")]
    public Task RemovedIn_HoldsForEntriesOfAssemblies(string use, string rule)
    {
        var library = Library.Compile("""
            [assembly: System.Reflection.AssemblyVersion("3.0")]
            [assembly: Netra.Ssot.Supersedes(typeof(Post.Fine), "T:Post.Mail", RemovedIn = "3.0")]
            [assembly: Netra.Ssot.ReplaceMember("M:Post.Counter.Count", "1", RemovedIn = "2.5")]
            [assembly: Netra.Ssot.SupersededNamespace("Ancient", "Modern", RemovedIn = "3")]
            namespace Post { public class Fine { } public class Mail { } public static class Counter { public static int Count() => 1; } }
            namespace Ancient { public class Thing { } }
            namespace Modern { public class Thing { } }
            """);
        var test = NewTest(library, use);
        test.ExpectedDiagnostics.Add(new DiagnosticResult(rule, DiagnosticSeverity.Error).WithLocation(0));
        return test.RunAsync();
    }

    [Fact]
    public Task RemovedIn_IsThatOfTheDeclaringAssembly()
    {
        var library = Library.Compile("""
            [assembly: System.Reflection.AssemblyVersion("3.0")]
            [Netra.Ssot.SupersededBy(typeof(Fine), RemovedIn = "3.0")] public class Past { }
            [Netra.Ssot.SupersededBy(typeof(Fine), RemovedIn = "4.0")] public class Future { }
            public class Fine { }
            """);
        var test = NewTest(library, "class C { {|#0:Past|} f; {|#1:Future|} g; }");
        test.ExpectedDiagnostics.Add(new DiagnosticResult("SSOT1001", DiagnosticSeverity.Error).WithLocation(0));
        test.ExpectedDiagnostics.Add(new DiagnosticResult("SSOT1001", DiagnosticSeverity.Warning).WithLocation(1));
        return test.RunAsync();
    }

    [Theory]
    [InlineData("advise", DiagnosticSeverity.Info)]
    [InlineData("enforce", DiagnosticSeverity.Error)]
    [InlineData("warn", DiagnosticSeverity.Warning)]
    public Task RoleMode_WinsOverTheMode(string mode, DiagnosticSeverity expected) =>
        SeverityAsync("class C { {|#0:Old|} f; }", expected, mode: mode == "enforce" ? "advise" : "enforce", editorConfig: $"[*.cs]\nssot.role.Manager.mode = {mode}");

    [Fact]
    public Task RoleModeOff_SilencesThatRoleAlone() =>
        SeverityAsync("class C { Old f; {|#0:Stale|} g; }", DiagnosticSeverity.Warning, editorConfig: "[*.cs]\nssot.role.Manager.mode = off");

    [Fact]
    public Task RoleMode_HoldsForItsFolder() => Task.WhenAll(
        SilentAsync("class C { Old f; }", editorConfig: "[/legacy/**.cs]\nssot.role.Manager.mode = off", path: "/legacy/Test.cs"),
        SeverityAsync("class C { {|#0:Old|} f; }", DiagnosticSeverity.Warning, editorConfig: "[/legacy/**.cs]\nssot.role.Manager.mode = off", path: "/other/Test.cs"));

    [Fact]
    public Task RoleMode_HoldsForAMemberByTheRoleOfWhatItMakes() =>
        SilentAsync("class C { New f = Factory.Create(); }", editorConfig: "[*.cs]\nssot.role.Manager.mode = off");

    [Fact]
    public Task ConfiguredSeverity_WinsOverTheMode() =>
        SeverityAsync("class C { {|#0:Old|} f; }", DiagnosticSeverity.Info, mode: "enforce", editorConfig: "[*.cs]\ndotnet_diagnostic.SSOT1001.severity = suggestion");

    [Fact]
    public Task ConfiguredSeverity_WinsOverTheSunset() =>
        SeverityAsync("class C { {|#0:Gone|} f; }", DiagnosticSeverity.Warning, editorConfig: "[*.cs]\ndotnet_diagnostic.SSOT1001.severity = warning");

    [Fact]
    public Task ConfiguredNone_IsSilent() =>
        SilentAsync("class C { Old f; Gone g; }", mode: "enforce", editorConfig: "[*.cs]\ndotnet_diagnostic.SSOT1001.severity = none");

    [Fact]
    public Task ConfiguredError_WinsOverAdvise() =>
        SeverityAsync("class C { {|#0:Old|} f; }", DiagnosticSeverity.Error, mode: "advise", editorConfig: "[*.cs]\ndotnet_diagnostic.SSOT1001.severity = error");

    [Fact]
    public async Task SwitchedOffRole_IsNotRewrittenWithANeighbour()
    {
        var test = NewTest(null, "[*.cs]\nssot.role.Manager.mode = off", ("/0/Test.cs", "class C { Old f; [|Stale|] g; }"));
        test.FixedState.Sources.AddRange([test.TestState.Sources[0]]);
        test.FixedState.Sources.Add(("/0/Test.cs", "class C { Old f; Fresh g; }"));
        await test.RunAsync();
    }

    [Fact]
    public Task Message_NamesOffenderRoleAndCanonical()
    {
        var test = NewTest(null, null, ("/0/Test.cs", "{|#2:using A = Old;|} class C { {|#0:Old|} f; New g = {|#1:Factory.Create()|}; }"));
        test.ExpectedDiagnostics.AddRange(
        [
            new DiagnosticResult(Descriptors.SSOT1001).WithLocation(0).WithArguments("Old", "Manager", "New"),
            new DiagnosticResult(Descriptors.SSOT1002).WithLocation(1).WithSeverity(DiagnosticSeverity.Error).WithArguments("Factory.Create", "Manager", "new New()"),
            new DiagnosticResult(Descriptors.SSOT2001).WithLocation(2).WithArguments("A", "Manager", "Old"),
        ]);
        return test.RunAsync();
    }
}
