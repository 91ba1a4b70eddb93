using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Netra.SsotAnalyzers.Map;
using Netra.SsotAnalyzers.Tests.Support;

namespace Netra.SsotAnalyzers.Tests.Map;

/// <summary>A key pressed in a body makes no new map, and whatever else is typed makes one.</summary>
public sealed class RememberedMapTests
{
    private const string Declared = """
        using Netra.Ssot;
        public static class Names { public const string Role = "Manager"; }
        public interface IManager { }
        [Canonical(Names.Role, Contract = typeof(IManager))] public class Manager : IManager { public void Send() { } }
        [SupersededBy(typeof(Manager))] public class Old { }
        """;

    private const string Edited = """
        public class Plain { int _value = 1; public int Value() { return 1; } public int Other => 1; }
        public class Unrelated { public void Send() { new Manager().Send(); } int _one; }
        """;

    [Theory]
    [InlineData("return 1;", "return 1 + 2;")]
    [InlineData("Other => 1;", "Other => 1 + _value;")]
    [InlineData("_value = 1;", "_value = 12;")]
    [InlineData("public class Plain", "/* nothing */ public class Plain")]
    public async Task EditOfABody_LeavesTheMap(string before, string after)
    {
        var compilation = await CompileAsync();
        var map = Read(compilation);

        Assert.Same(map, Read(Change(compilation, "Edited.cs", before, after)));
        Assert.Same(map, Read(compilation));
    }

    [Theory]
    [InlineData("Edited.cs", "public class Plain {", "public class Plain : IManager {")]
    [InlineData("Edited.cs", "class Unrelated", "class Manager2")]
    [InlineData("Edited.cs", "int _one;", "")]
    [InlineData("Edited.cs", "public class Plain {", "[Netra.Ssot.SupersededBy(typeof(Manager))] public class Plain {")]
    [InlineData("Declared.cs", "\"Manager\"", "\"Other\"")]
    [InlineData("Declared.cs", "typeof(Manager)", "typeof(Names)")]
    public async Task EditOfADeclaration_ReadsTheMapAnew(string file, string before, string after)
    {
        var compilation = await CompileAsync();
        var map = Read(compilation);

        Assert.NotSame(map, Read(Change(compilation, file, before, after)));
    }

    [Fact]
    public async Task AnotherReferenceOptionOrFile_ReadsTheMapAnew()
    {
        var compilation = await CompileAsync();
        var map = Read(compilation);

        Assert.NotSame(map, Read(compilation.RemoveReferences(compilation.References.Last())));
        Assert.NotSame(map, Read(compilation.WithOptions(compilation.Options.WithOutputKind(OutputKind.ConsoleApplication))));
        Assert.NotSame(map, Read(compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText("class More { }"))));
        Assert.NotSame(map, Read(compilation.RemoveSyntaxTrees(compilation.SyntaxTrees[1])));
    }

    private static SsotMap Read(Compilation compilation) => SsotMap.Read(compilation, CancellationToken.None);

    private static async Task<CSharpCompilation> CompileAsync() => CSharpCompilation.Create(
        "Remembered",
        [CSharpSyntaxTree.ParseText(Declared, path: "Declared.cs"), CSharpSyntaxTree.ParseText(Edited, path: "Edited.cs"), CSharpSyntaxTree.ParseText("class Last { }", path: "Last.cs")],
        [.. Preamble.Framework, Preamble.Ssot, Preamble.WebSockets],
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

    private static CSharpCompilation Change(CSharpCompilation compilation, string file, string before, string after)
    {
        var tree = compilation.SyntaxTrees.Single(tree => tree.FilePath == file);
        var at = tree.ToString().IndexOf(before, StringComparison.Ordinal);
        Assert.True(at >= 0, before);
        return compilation.ReplaceSyntaxTree(tree, tree.WithChangedText(tree.GetText().WithChanges(new TextChange(new TextSpan(at, before.Length), after))));
    }
}
