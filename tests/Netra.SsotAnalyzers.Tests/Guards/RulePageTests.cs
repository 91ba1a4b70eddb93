using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Netra.SsotAnalyzers.Tests.Support;

namespace Netra.SsotAnalyzers.Tests.Guards;

/// <summary>The documentation says what the rules do: its <em>Flagged</em> blocks are analysed and its <em>Fixed</em> blocks compared.</summary>
public sealed partial class RulePageTests
{
    private static readonly ImmutableArray<MetadataReference> References =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is var name && (name.StartsWith("System.", StringComparison.Ordinal) || name == "netstandard.dll"))
            .Select(path => MetadataReference.CreateFromFile(path)), Preamble.Ssot];

    public static TheoryData<string> Ids => [.. Suite.Analyzers().SelectMany(analyzer => analyzer.SupportedDiagnostics).Select(descriptor => descriptor.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Page_BearsTheTitleAndSaysWhetherThereIsAFix(string id)
    {
        var page = Page(id);
        var descriptor = Suite.Analyzers().SelectMany(analyzer => analyzer.SupportedDiagnostics).Single(descriptor => descriptor.Id == id);
        var isFixable = Suite.Fixes().Any(fix => fix.FixableDiagnosticIds.Contains(id));
        Assert.StartsWith($"# {id}: {descriptor.Title}\n", page, StringComparison.Ordinal);
        Assert.Contains($"| Category | {descriptor.Category} |", page, StringComparison.Ordinal);
        Assert.Contains($"| Code fix | {(isFixable ? "yes" : "never")} |", page, StringComparison.Ordinal);
        Assert.Matches($@"\| \[{id}\]\(docs/rules/{id}\.md\) \| .* \| {(isFixable ? "yes" : "never")} \|", File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Docs", "README.md")));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task FlaggedBlock_IsReportedWhereItSaysSo(string id)
    {
        var (said, reported) = await FlaggedAsync(id, Page(id));
        Assert.Contains(said, mark => mark.Id == id);
        Assert.Equal(said, reported);
    }

    [Theory]
    [InlineData(" // SSOT1001", " //")]
    [InlineData(" // SSOT1001", " // SSOT1002")]
    public async Task PageThatSaysSomethingElse_IsNoticed(string text, string other)
    {
        var page = Page("SSOT1001");
        Assert.Contains(text, page, StringComparison.Ordinal);
        var (said, reported) = await FlaggedAsync("SSOT1001", page.Replace(text, other, StringComparison.Ordinal));
        Assert.NotEqual(said, reported);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task FixedBlocks_AreWhatTheFixWrites(string id)
    {
        var blocks = Blocks(Page(id), "Fixed");
        Assert.Equal(Suite.Fixes().Any(fix => fix.FixableDiagnosticIds.Contains(id)), blocks.Length > 0);
        if (blocks.IsEmpty)
            return;

        var run = new FormatRun(Suite.Fixes(), Suite.Analyzers(), CancellationToken.None);
        var rewritten = await run.FixAsync(Solution(Assert.Single(Blocks(Page(id), "Flagged"))), id);
        var text = WithoutMarks((await rewritten.Projects.Single().Documents.Single().GetTextAsync()).ToString());
        Assert.All(blocks, block => Assert.Contains(WithoutMarks(block), text, StringComparison.Ordinal));
    }

    /// <summary>What a page says is reported, line by line, and what is.</summary>
    private static async Task<(IReadOnlyList<(string Id, int Line)> Said, IReadOnlyList<(string Id, int Line)> Reported)> FlaggedAsync(string id, string page)
    {
        var source = Assert.Single(Blocks(page, "Flagged"));
        var said = source.Split('\n').SelectMany((line, index) => Id().Matches(Mark().Match(line).Value).Select(mark => (Id: mark.Value, Line: index))).ToList();
        var baseline = Blocks(page, "Flagged", "text").SingleOrDefault();
        said.AddRange((baseline ?? "").Split('\n').Select((line, index) => (line, index)).Where(pair => pair.line.StartsWith($"# {id}", StringComparison.Ordinal)).Select(pair => (id, pair.index + 1)));

        var project = Solution(source).Projects.Single();
        if (baseline is not null)
            project = project.AddAdditionalDocument("Ssot.Baseline.txt", baseline, filePath: "/0/Ssot.Baseline.txt").Project;
        var compilation = await project.GetCompilationAsync();
        Assert.DoesNotContain(compilation!.GetDiagnostics(), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        var reported = await compilation.WithAnalyzers(Suite.Analyzers(), project.AnalyzerOptions).GetAnalyzerDiagnosticsAsync();
        return ([.. said.Order()], [.. reported.Where(diagnostic => diagnostic.Severity != DiagnosticSeverity.Hidden).Select(diagnostic => (diagnostic.Id, diagnostic.Location.GetLineSpan().StartLinePosition.Line)).Order()]);
    }

    /// <summary>A page that uses ASP.NET Core or the reference manager gets the real ones.</summary>
    private static IEnumerable<MetadataReference> ReferencesOf(string source)
    {
        if (!source.Contains("using Microsoft.", StringComparison.Ordinal) && !source.Contains("using Netra.WebSockets", StringComparison.Ordinal))
            return References;

        var framework = Preamble.Framework;
        return [.. framework, Preamble.Ssot, .. source.Contains("using Netra.WebSockets", StringComparison.Ordinal) ? [Preamble.WebSockets] : Array.Empty<MetadataReference>()];
    }

    private static Solution Solution(string source)
    {
        var workspace = FormatRun.NewWorkspace();
        var project = workspace.AddProject(ProjectInfo.Create(
            ProjectId.CreateNewId(), VersionStamp.Default, "Page", "Page", LanguageNames.CSharp,
            compilationOptions: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable),
            parseOptions: new CSharpParseOptions(LanguageVersion.Latest, DocumentationMode.Diagnose),
            metadataReferences: ReferencesOf(source)));
        return project.AddDocument("Page.cs", source, filePath: "/0/Page.cs").Project.Solution;
    }

    private static string Page(string id) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Docs", $"{id}.md"));

    private static ImmutableArray<string> Blocks(string page, string heading, string language = "csharp")
    {
        var section = Section(heading).Match(page);
        return section.Success
            ? [.. CodeBlock().Matches(section.Value).Where(block => block.Groups["language"].Value == language).Select(block => block.Groups["code"].Value)]
            : [];
    }

    private static Regex Section(string heading) => new($@"^## {heading}\n.*?(?=^## |\z)", RegexOptions.Multiline | RegexOptions.Singleline);

    private static string WithoutMarks(string code) => string.Join("\n", Mark().Replace(code, "").Split('\n').Select(line => line.TrimEnd())).Trim('\n');

    [GeneratedRegex(@"```(?<language>csharp|text)\n(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex CodeBlock();

    [GeneratedRegex(@"SSOT\d{4}")]
    private static partial Regex Id();

    [GeneratedRegex(@" // SSOT\d{4}[^\n]*")]
    private static partial Regex Mark();
}
