using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Netra.SsotAnalyzers.Tests.Support;

namespace Netra.SsotAnalyzers.Tests.Rules.SupersededUses;

/// <summary>Generators' output follows what it is generated from: it is reported only where nothing that could be rewritten leads there, and then once.</summary>
public sealed class SSOT1003_GeneratorOutputTests
{
    private const string Map = """
        using Netra.Ssot;
        [Canonical("R")] public class New { public int Kept; }
        [SupersededBy(typeof(New))] public class Old { public int Kept; public int Gone; }
        public static class Shared { public static object Of() => null; }
        """;

    private const string Generated = "class G { Old a; Old b; object c = new Old().Gone; object d = new Old().Gone; }";

    [Fact]
    public async Task TargetWithAFixableUse_IsSilentInTheOutput() =>
        Assert.Equal(["User.cs SSOT1001 Old", "G.g.cs SSOT1003 Old.Gone"], await ReportAsync(("/p/User.cs", "class C { Old a; }"), ("Gen/Gen.Maker/G.g.cs", Generated)));

    [Fact]
    public async Task TargetWithoutAFixableUse_IsReportedOnceForEachGenerator() => Assert.Equal(
        ["G.g.cs SSOT1003 Old", "G.g.cs SSOT1003 Old.Gone", "H.g.cs SSOT1003 Old", "I.g.cs SSOT1003 Old"],
        await ReportAsync(("Gen/Gen.Maker/G.g.cs", Generated), ("Gen/Gen.Maker/G2.g.cs", "class G2 { Old a; }"), ("Gen/Gen.Other/H.g.cs", "class H { Old a; }"), ("/p/obj/Debug/generated/Gen/Gen.Third/I.g.cs", "class I { Old a; Old b; }")));

    [Fact]
    public async Task LineOfAUsersFile_IsReportedThere() => Assert.Equal(
        ["User.cs SSOT1001 Old", "View.razor SSOT1003 Old", "View.razor SSOT1003 Old"],
        await ReportAsync(("/p/User.cs", "class C { Old a; }"), ("Razor/Razor.Generator/View.g.cs", "class V {\n#line 3 \"/p/View.razor\"\nOld a;\nOld b;\n#line default\nOld hidden; }")));

    [Fact]
    public async Task GeneratedFileOnDisk_IsReportedWhole() => Assert.Equal(
        ["Model.designer.cs SSOT1003 Old", "Model.designer.cs SSOT1003 Old", "User.cs SSOT1001 Old"],
        await ReportAsync(("/p/Model.designer.cs", "class M { Old a; Old b; }"), ("/p/User.cs", "class C { Old a; }")));

    private static async Task<IEnumerable<string>> ReportAsync(params (string Path, string Text)[] files)
    {
        var compilation = CSharpCompilation.Create(
            "P",
            files.Prepend(("/p/Map.cs", Map)).Select(file => CSharpSyntaxTree.ParseText(file.Item2, path: file.Item1)),
            [.. Preamble.Framework, Preamble.Ssot],
            new CSharpCompilationOptions(Microsoft.CodeAnalysis.OutputKind.DynamicallyLinkedLibrary));
        var reported = await compilation.WithAnalyzers(Suite.UseAnalyzers()).GetAnalyzerDiagnosticsAsync();
        return reported
            .OrderBy(diagnostic => Array.FindIndex(files, file => file.Path == diagnostic.Location.SourceTree!.FilePath))
            .ThenBy(diagnostic => diagnostic.Location.SourceSpan.Start)
            .Select(diagnostic => $"{Path.GetFileName(diagnostic.Location.GetMappedLineSpan().Path)} {diagnostic.Id} {diagnostic.GetMessage().Split('\'')[1]}");
    }
}
