// The sources are of a newer C# than the oldest host reads.
#if ROSLYN_5
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Netra.SsotAnalyzers.Tests.Support;

namespace Netra.SsotAnalyzers.Tests.Guards;

/// <summary>
/// A rule is in four places: its file, its row in Descriptors, its test and its page. Beside them it has a row for release
/// tracking and, if it is fixable, a line in the table of fixes. No other source of the suite lists rules.
/// </summary>
public sealed partial class AddingARuleTests
{
    private static readonly string Root = RepositoryRoot.Find();
    private static readonly string Suite = Path.Combine(Root, "src", "Netra.SsotAnalyzers");
    private static readonly string Tests = Path.Combine(Root, "tests", "Netra.SsotAnalyzers.Tests");

    public static TheoryData<string> Ids => [.. typeof(Descriptors).GetFields().Select(row => row.Name)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Rule_IsInItsPlaces(string id)
    {
        Assert.Single(Directory.GetFiles(Path.Combine(Suite, "Rules"), $"{id}_*.cs", SearchOption.AllDirectories));
        Assert.Single(Lines(Path.Combine(Suite, "Descriptors.cs"), $"DiagnosticDescriptor {id} ="));
        Assert.NotEmpty(Directory.GetFiles(Tests, $"{id}_*Tests.cs", SearchOption.AllDirectories));
        Assert.True(File.Exists(Path.Combine(Root, "docs", "rules", $"{id}.md")));
        Assert.Single(Directory.GetFiles(Suite, "AnalyzerReleases.*.md").SelectMany(file => Lines(file, $"{id} |")));

        var isFixable = Support.Suite.Fixes().Any(fix => fix.FixableDiagnosticIds.Contains(id));
        Assert.Equal(isFixable ? 1 : 0, Lines(Path.Combine(Root, "src", "Netra.SsotAnalyzers.CodeFixes", "Fixes", "Fixes.cs"), $"class {id}_").Count);
    }

    [Fact]
    public void NoOtherSource_ListsRules()
    {
        var other = Directory.EnumerateFiles(Path.Combine(Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path[Root.Length..].Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"))
            .Where(path => Path.GetFileName(path) is var name && name is not ("Descriptors.cs" or "Fixes.cs") && !name.StartsWith("SSOT", StringComparison.Ordinal))
            .SelectMany(path => Mentions(File.ReadAllText(path)).Select(id => $"{Path.GetRelativePath(Root, path)}: {id}"));
        Assert.Empty(other);
    }

    [Theory]
    [InlineData("var id = \"SSOT1001\";", "SSOT1001")]
    [InlineData("var row = Descriptors.SSOT1001;", "SSOT1001")]
    [InlineData("// as SSOT1001 does\nvar text = \"an id such as SSOT1001\";", null)]
    public void Mention_IsCodeAndNotProse(string source, string? id) => Assert.Equal(id is null ? [] : [id], Mentions(source));

    private static List<string> Lines(string file, string text) => [.. File.ReadAllLines(file).Where(line => line.Contains(text, StringComparison.Ordinal))];

    /// <summary>The ids that the tokens of a source are; texts that only mention one are prose.</summary>
    private static IEnumerable<string> Mentions(string source) =>
        CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.Preview)).GetRoot().DescendantTokens().Select(token => token.ValueText).Where(text => Id().IsMatch(text));

    [GeneratedRegex(@"^SSOT\d{4}(_\w+)?$")]
    private static partial Regex Id();
}
#endif
