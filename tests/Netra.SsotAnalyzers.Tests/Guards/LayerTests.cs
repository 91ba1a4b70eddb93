// The sources are of a newer C# than the oldest host reads.
#if ROSLYN_5
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Netra.SsotAnalyzers.Tests.Support;

namespace Netra.SsotAnalyzers.Tests.Guards;

/// <summary>The layers of the analyzers point one way, and no file, method or line outgrows a reader.</summary>
public sealed class LayerTests
{
    private const int LongestFile = 400;
    private const int LongestMethod = 60;
    private const int LongestLine = 160;
    private const string Root = "Netra.SsotAnalyzers";

    /// <summary>From the bottom: each may name the ones before it.</summary>
    private static readonly ImmutableArray<string> Layers = ["Roslyn", "Map", "Analysis", "Planning", "Uses", "Baseline", "Rules"];

    [Fact]
    public void Layers_NameOnlyWhatIsBelowThem()
    {
        var compilation = Compile(Sources(Root));
        var upward = compilation.SyntaxTrees.SelectMany(tree => Upward(compilation.GetSemanticModel(tree))).Distinct().Order(StringComparer.Ordinal).ToList();
        Assert.True(upward.Count == 0, string.Join('\n', upward));
    }

    [Fact]
    public void UpwardName_IsFound()
    {
        var compilation = Compile(
        [
            CSharpSyntaxTree.ParseText("namespace Netra.SsotAnalyzers.Map { class Low { Rules.High f; } }", path: "Low.cs"),
            CSharpSyntaxTree.ParseText("namespace Netra.SsotAnalyzers.Rules { class High { Map.Low f; } }", path: "High.cs"),
        ]);
        Assert.Equal(["Low.cs: Map names Rules.High"], compilation.SyntaxTrees.SelectMany(tree => Upward(compilation.GetSemanticModel(tree))).Distinct());
    }

    [Fact]
    public void EveryFolder_IsALayer() =>
        Assert.DoesNotContain(
            Sources(Root).Select(tree => tree.GetRoot().DescendantNodes().OfType<FileScopedNamespaceDeclarationSyntax>().FirstOrDefault()?.Name.ToString() ?? Root),
            ns => ns.StartsWith(Root + ".", StringComparison.Ordinal) && !Layers.Contains(ns.Split('.')[2]));

    [Theory]
    [InlineData(Root)]
    [InlineData(Root + ".CodeFixes")]
    public void Files_AreShort(string project) =>
        Assert.Empty(Sources(project).Where(tree => tree.GetText().Lines.Count > LongestFile).Select(tree => $"{tree.FilePath}: {tree.GetText().Lines.Count} lines"));

    [Theory]
    [InlineData(Root)]
    [InlineData(Root + ".CodeFixes")]
    public void Methods_AreShort(string project) =>
        Assert.Empty(Sources(project).SelectMany(tree => tree.GetRoot().DescendantNodes()
            .Where(node => node is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax)
            .Select(node => tree.GetLineSpan(node.Span))
            .Where(span => span.EndLinePosition.Line - span.StartLinePosition.Line >= LongestMethod)
            .Select(span => $"{span.Path}({span.StartLinePosition.Line + 1}): {span.EndLinePosition.Line - span.StartLinePosition.Line + 1} lines")));

    /// <summary>The length that .editorconfig states. What no line break can shorten is left out: string literals.</summary>
    [Fact]
    public void Lines_AreAsLongAsEditorConfigAllows()
    {
        var root = RepositoryRoot.Find();
        Assert.Contains($"max_line_length = {LongestLine}", File.ReadAllLines(Path.Combine(root, ".editorconfig")));
        var projects = Directory.EnumerateDirectories(Path.Combine(root, "src")).Select(Path.GetFileName);
        Assert.Empty(projects.SelectMany(project => Sources(project!).Skip(1)).SelectMany(tree => LongLines(tree)
            .Select(line => $"{tree.FilePath}({line.LineNumber + 1}): {line.Span.Length} characters")));
    }

    [Theory]
    [InlineData("        \"", 0)]
    [InlineData("string s = \"a\" + \"", 0)]
    [InlineData("// ", 1)]
    [InlineData("int ", 1)]
    [InlineData("string s = $\"{1}", 0)]
    public void LongLine_IsFound(string beginning, int expected)
    {
        var text = new string('x', LongestLine);
        Assert.Equal(expected, LongLines(CSharpSyntaxTree.ParseText(beginning + (expected == 0 ? text + "\";" : text))).Count());
    }

    private static IEnumerable<TextLine> LongLines(SyntaxTree tree)
    {
        var root = tree.GetRoot();
        foreach (var line in tree.GetText().Lines.Where(line => line.Span.Length > LongestLine))
        {
            var first = line.Start + line.ToString().TakeWhile(char.IsWhiteSpace).Count();
            if (!IsText(first) && !IsText(line.Start + LongestLine))
                yield return line;
        }

        // Of a comment, FindToken gives the token behind it.
        bool IsText(int position) =>
            root.FindToken(position) is var token && token.Span.Contains(position)
            && (token.Kind() is SyntaxKind.StringLiteralToken or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken
                || token.Parent?.FirstAncestorOrSelf<InterpolatedStringExpressionSyntax>() is not null);
    }

    private static IEnumerable<string> Upward(SemanticModel model)
    {
        foreach (var name in model.SyntaxTree.GetRoot().DescendantNodes(descendIntoTrivia: false).OfType<SimpleNameSyntax>())
        {
            if (name.FirstAncestorOrSelf<BaseNamespaceDeclarationSyntax>()?.Name.ToString().Split('.') is not [_, _, var own, ..])
                continue;

            var symbol = model.GetSymbolInfo(name).Symbol;
            var type = symbol as INamedTypeSymbol ?? symbol?.ContainingType;
            if (type?.ContainingNamespace.ToDisplayString().Split('.') is ["Netra", "SsotAnalyzers", var named, ..] && Layers.IndexOf(named) > Layers.IndexOf(own))
                yield return $"{Path.GetFileName(model.SyntaxTree.FilePath)}: {own} names {named}.{type.Name}";
        }
    }

    private static CSharpCompilation Compile(IEnumerable<SyntaxTree> trees) => CSharpCompilation.Create(
        "Layers", trees,
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => !Path.GetFileName(path).StartsWith("Netra.SsotAnalyzers", StringComparison.Ordinal)).Select(path => MetadataReference.CreateFromFile(path)),
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

    private static IEnumerable<SyntaxTree> Sources(string project)
    {
        const string Implicit = "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; global using System.Threading; global using System.Threading.Tasks;";
        var options = new CSharpParseOptions(LanguageVersion.Preview);
        var folder = Path.Combine(RepositoryRoot.Find(), "src", project);
        return Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(path => !path[folder.Length..].Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"))
            .Select(path => CSharpSyntaxTree.ParseText(File.ReadAllText(path), options, path))
            .Prepend(CSharpSyntaxTree.ParseText(Implicit, options, "Implicit.cs"));
    }
}
#endif
