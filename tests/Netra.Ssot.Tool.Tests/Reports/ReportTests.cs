using System.Text.Json;
using System.Text.RegularExpressions;
using Netra.Ssot.Tool.Reports;
using Netra.Ssot.Tool.Tests.Support;

namespace Netra.Ssot.Tool.Tests.Reports;

public sealed class ReportTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public ReportTests()
    {
        _folder.Write("Lib/Map.cs", InMemory.Map);
        _folder.Write("App/Use.cs", "using Post;\nclass Use\n{\n    // <b>&\n    OldMailer a;\n    OldMailer b = new OldMailer();\n    OldPrinter c;\n}\n");
        _folder.Write("App/Ssot.Baseline.txt", "# Ssot.Baseline 1\nSSOT1001 | Use.a | OldMailer | 1\nSSOT1001 | Use.gone | OldMailer | 3\n");
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Counts_TellFrozenFromReported()
    {
        var report = await ReportAsync();

        Assert.Equal([("Mailer", 2, 1, 3), ("Printer", 1, 0, 1)], report.ByRole);
        Assert.Equal([("SSOT1001", 2, 1, 3), ("SSOT1002", 1, 0, 1)], report.ByRule);
        Assert.Equal([("App", 3, 1, 4)], report.ByProject);
        Assert.Equal(3, Assert.Single(report.Stale).Entry.Count);
        Assert.Equal(0, report.Stale[0].Found);
    }

    [Fact]
    public async Task Sarif_IsWhatCodeScanningReads()
    {
        using var sarif = JsonDocument.Parse(SarifReport.Write(await ReportAsync(), _folder.Path));

        var run = sarif.RootElement.GetProperty("runs")[0];
        var results = run.GetProperty("results").EnumerateArray().ToList();
        Assert.Equal("2.1.0", sarif.RootElement.GetProperty("version").GetString());
        Assert.Equal(4, results.Count);
        Assert.Single(results, result => result.TryGetProperty("suppressions", out _));
        Assert.All(results, result => Assert.Equal(
            result.GetProperty("ruleId").GetString(),
            run.GetProperty("tool").GetProperty("driver").GetProperty("rules")[result.GetProperty("ruleIndex").GetInt32()].GetProperty("id").GetString()));
        var place = results[0].GetProperty("locations")[0].GetProperty("physicalLocation");
        Assert.Equal("App/Use.cs", place.GetProperty("artifactLocation").GetProperty("uri").GetString());
        Assert.Equal(5, place.GetProperty("region").GetProperty("startLine").GetInt32());
    }

    [Fact]
    public async Task Json_HoldsEveryFinding()
    {
        using var json = JsonDocument.Parse(JsonReport.Write(await ReportAsync()));

        Assert.Equal(4, json.RootElement.GetProperty("findings").GetArrayLength());
        Assert.Equal(1, json.RootElement.GetProperty("totals").GetProperty("frozen").GetInt32());
        Assert.Equal("Use.gone", json.RootElement.GetProperty("staleBaselineEntries")[0].GetProperty("symbol").GetString());
    }

    [Fact]
    public async Task Markdown_HasTheTables()
    {
        var text = MarkdownReport.Write(await ReportAsync());

        Assert.Contains("**3 reported, 1 frozen in the baseline**, 4 of all fixable.", text, StringComparison.Ordinal);
        Assert.Contains("| Mailer | 2 | 1 | 3 |", text, StringComparison.Ordinal);
        Assert.Contains("`Use.gone`", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Html_IsOnePageThatLoadsNothing_WithCodeBeforeAndAfter()
    {
        var report = await ReportAsync();
        var frames = await Frame.FindAsync(report.Loaded, report.Analysis, perKind: 3, CancellationToken.None);

        var page = HtmlReport.Write(report, frames, DateTimeOffset.UnixEpoch);

        Assert.DoesNotMatch(new Regex("<(script|link|img|iframe)|src=|@import|url\\(", RegexOptions.IgnoreCase), page);
        Assert.Contains("<span class=\"gone\">    OldMailer b = new OldMailer();</span>", page, StringComparison.Ordinal);
        Assert.Contains("<span class=\"new\">    Mailer b = new Mailer();</span>", page, StringComparison.Ordinal);
        Assert.Contains("// &lt;b&gt;&amp;", page, StringComparison.Ordinal);
    }

    private async Task<Report> ReportAsync()
    {
        var loaded = InMemory.Load(_folder, "Lib", "App");
        var analysis = await InMemory.AnalyseAsync(loaded);
        return Report.Of(loaded, analysis, analysis.Findings, []);
    }
}
