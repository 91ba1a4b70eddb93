using System.Text.Json;

namespace Netra.SsotAnalyzers.EndToEnd.Tests;

/// <summary>
/// The compiler's own SARIF (<c>ErrorLog</c>), as docs/ci.md has it uploaded. Its results stand in the order in which the
/// compiler's threads came to them, and its rules bear the time that they took: two logs are compared by their results, as
/// sets. The tool's log is ordered, and compared to the letter.
/// </summary>
[Collection(PackedSuiteCollection.Name)]
public sealed class ErrorLogTests(PackedSuite suite)
{
    private const string Frozen = "namespace Post;\n\ninternal static class Frozen\n{\n    public static void Take(OldMailer? frozen) => Console.WriteLine(frozen is null);\n}\n";
    private const string Baseline = "# Ssot.Baseline 1\nSSOT1001 | Post.Frozen.Take | OldMailer | 1\n";
    private const string HelpSite = "https://github.com/netra-systems/Netra.SsotAnalyzers/blob/main/docs/rules/";

    [Fact]
    public async Task TwoBuilds_LogTheSame_WithOurRulesTheirPagesAndWhatIsSuppressed()
    {
        var consumer = suite.NewConsumer("error-log")
            .WriteProject("App.csproj", Sources.AnalyzersPackage, properties: "<OutputType>Exe</OutputType>")
            .Write("Map.cs", Sources.Map)
            .Write("Program.cs", Sources.Use)
            .Write("Frozen.cs", Frozen)
            .Write("Suppressed.cs", "namespace Post;\n\n#pragma warning disable SSOT1001\ninternal sealed class Suppressed(OldMailer suppressed)\n{\n    public override string ToString() => $\"{suppressed}\";\n}\n")
            .Write("Ssot.Baseline.txt", Baseline);
        await consumer.RequireAsync("restore");

        var first = await BuildAsync(consumer, "first.sarif");
        var second = await BuildAsync(consumer, "second.sarif");

        using var log = JsonDocument.Parse(first);
        using var again = JsonDocument.Parse(second);
        Assert.Equal(Sorted(log), Sorted(again));
        Assert.Equal("2.1.0", log.RootElement.GetProperty("version").GetString());
        var run = Assert.Single(log.RootElement.GetProperty("runs").EnumerateArray());
        var pages = run.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray()
            .Where(rule => Id(rule, "id").StartsWith("SSOT", StringComparison.Ordinal))
            .ToDictionary(rule => Id(rule, "id"), rule => rule.GetProperty("helpUri").GetString());
        Assert.All(pages, page => Assert.Equal($"{HelpSite}{page.Key}.md", page.Value));

        var results = run.GetProperty("results").EnumerateArray().Where(result => Id(result, "ruleId").StartsWith("SSOT", StringComparison.Ordinal)).ToList();
        Assert.All(results, result => Assert.Contains(Id(result, "ruleId"), pages.Keys));
        Assert.Equal(["Suppressed.cs inSource"], results.Where(IsSuppressed).Select(result => $"{FileOf(result)} {Id(result.GetProperty("suppressions")[0], "kind")}"));
        Assert.Equal(
            ["Program.cs", "Program.cs", "Program.cs", "Program.cs", "Program.cs", "Program.cs"],
            results.Where(result => !IsSuppressed(result)).Select(FileOf).Order(StringComparer.Ordinal));
    }

    private static async Task<string> BuildAsync(Consumer consumer, string log)
    {
        var build = await consumer.RebuildAsync($"-p:ErrorLog={log}%2Cversion=2.1");
        Assert.True(build.Succeeded, build.Text);
        return consumer.Read(log);
    }

    [Fact]
    public async Task Tool_WritesOneLog_WhoeverOftenItRuns_AndMarksWhatIsFrozen()
    {
        var consumer = suite.NewConsumer("tool-log")
            .WriteProject("App.csproj", Sources.AnalyzersPackage, properties: "<OutputType>Exe</OutputType>")
            .Write("Map.cs", Sources.Map)
            .Write("Program.cs", Sources.Use)
            .Write("Frozen.cs", Frozen)
            .Write("Ssot.Baseline.txt", Baseline);

        await SsotTool.RunAsync(consumer, "check", "--sarif", "first.sarif");
        await SsotTool.RunAsync(consumer, "check", "--no-restore", "--sarif", "second.sarif");

        var text = consumer.Read("first.sarif");
        Assert.Equal(text, consumer.Read("second.sarif"));
        using var log = JsonDocument.Parse(text);
        var results = log.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray().ToList();
        Assert.Equal(["Frozen.cs"], results.Where(IsSuppressed).Select(FileOf));
        Assert.Equal(6, results.Count(result => !IsSuppressed(result)));
    }

    private static IEnumerable<string> Sorted(JsonDocument log) =>
        log.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray().Select(result => result.ToString()).Order(StringComparer.Ordinal);

    private static string Id(JsonElement element, string name) => element.GetProperty(name).GetString()!;

    private static bool IsSuppressed(JsonElement result) => result.TryGetProperty("suppressions", out var suppressions) && suppressions.GetArrayLength() > 0;

    private static string FileOf(JsonElement result) =>
        Path.GetFileName(Id(result.GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("artifactLocation"), "uri"));
}
