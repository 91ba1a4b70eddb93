using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Netra.SsotAnalyzers.Rules;
using Netra.SsotAnalyzers.Rules.SupersededUses;
using Netra.SsotAnalyzers.Tests.Support;

namespace Netra.SsotAnalyzers.Tests.Rules.SupersededUses;

/// <summary>CS0618 and CS0612 are silenced exactly where the suite reports the use.</summary>
public sealed class ObsoleteUseSuppressorTests
{
    private const string Role = """
        using System; using Netra.Ssot;
        [Canonical("Manager")] public class Manager { public Manager() { } public Manager(string s) { } }
        [Obsolete("use Manager"), SupersededBy(typeof(Manager))] public class Old { public Old() { } public Old(string s) { } }
        [Obsolete, SupersededBy(typeof(Manager))] public class Older { }
        public static class Factory
        {
            [Obsolete("use Manager"), ReplaceWith("new Manager(s)")] public static Manager Make(string s) => new(s);
            [Obsolete("for its own reasons")] public static string Name() => "";
        }

        """;

    [Theory]
    [InlineData("class C { Old f; }", 1, 1)]
    [InlineData("class C { Older f; }", 1, 1)]
    [InlineData("class C { object f = new Old(\"a\"); }", 1, 1)]
    [InlineData("class C { Manager f = Factory.Make(\"a\"); }", 1, 1)]
    [InlineData("class C { string f = Factory.Name(); }", 1, 0)]
    [InlineData("class C { Manager f = Factory.Make(Factory.Name()); }", 2, 1)]
    [InlineData("class C { Old f; string g = Factory.Name(); }", 2, 1)]
    [InlineData("#pragma warning disable SSOT1001\nclass C { Old f; }", 1, 0)]
    [InlineData("[Netra.Ssot.SupersededBy(typeof(Manager))] public class Gone { Old f; }", 1, 0)]
    public Task OurSpots_AreSilencedAndNoOthers(string source, int reported, int suppressed) => VerifyAsync(source, "", reported, suppressed);

    [Theory]
    [InlineData("build_property.SsotMode = off")]
    [InlineData("dotnet_diagnostic.SSOT1001.severity = none")]
    public Task RuleSwitchedOff_LeavesTheCompilersWarning(string option) => VerifyAsync("class C { Old f; }", option, 1, 0);

    [Theory]
    [InlineData("build_property.SsotMode = advise")]
    [InlineData("build_property.SsotMode = enforce")]
    public Task EveryOtherMode_Silences(string option) => VerifyAsync("class C { Old f; }", option, 1, 1);

    private static async Task VerifyAsync(string source, string option, int reported, int suppressed)
    {
        using var workspace = new AdhocWorkspace();
        var id = ProjectId.CreateNewId();
        var project = workspace.CurrentSolution
            .AddProject(id, "P", "P", LanguageNames.CSharp)
            .WithProjectCompilationOptions(id, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary))
            .AddMetadataReferences(id, [.. Preamble.Framework, Preamble.Ssot])
            .AddDocument(DocumentId.CreateNewId(id), "Role.cs", Role, filePath: "/0/Role.cs")
            .AddDocument(DocumentId.CreateNewId(id), "Test.cs", source, filePath: "/0/Test.cs")
            .AddAnalyzerConfigDocument(DocumentId.CreateNewId(id), ".globalconfig", SourceText.From("is_global = true\n" + option), filePath: "/.globalconfig")
            .GetProject(id)!;
        var options = new CompilationWithAnalyzersOptions(project.AnalyzerOptions, onAnalyzerException: null, concurrentAnalysis: false, logAnalyzerExecutionTime: false, reportSuppressedDiagnostics: true);
        var compilation = (await project.GetCompilationAsync())!.WithAnalyzers([new ObsoleteUseSuppressor(), .. Suite.UseAnalyzers()], options);
        var all = (await compilation.GetAllDiagnosticsAsync()).Where(diagnostic => diagnostic.Id is "CS0618" or "CS0612").ToList();
        Assert.Equal((reported, suppressed), (all.Count, all.Count(diagnostic => diagnostic.IsSuppressed)));
    }
}
