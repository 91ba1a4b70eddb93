using System.Text.Json;
using System.Text.RegularExpressions;
using Netra.Ssot.Tool.Analysis;
using Netra.Ssot.Tool.Reports;
using Netra.Ssot.Tool.Tests.Support;
using Netra.SsotAnalyzers.Roslyn;

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

        Assert.Equal([new CountRow("Mailer", 2, 1, 3, null), new CountRow("Printer", 1, 0, 1, null)], report.ByRole);
        Assert.Equal([new CountRow("SSOT1001", 2, 1, 3, null), new CountRow("SSOT1002", 1, 0, 1, null)], report.ByRule);
        Assert.Equal([new CountRow("App", 3, 1, 4, null)], report.ByProject);
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
    public async Task UseWhoseAnalysisFailed_IsListedApart()
    {
        Containment.Fault.Value = (stage, span) =>
        {
            if (stage == HitStage.Planning && span.Length == "new OldMailer()".Length)
                throw new InvalidCastException();
        };
        try
        {
            var report = await ReportAsync();

            var failed = Assert.Single(report.Failed);
            Assert.Equal(("SSOT1003", 6), (failed.RuleId, failed.Line));
            Assert.Contains(nameof(InvalidCastException), failed.Message, StringComparison.Ordinal);
            Assert.Equal(4, report.Findings.Count);
            Assert.Empty(report.Analysis.Failures);
        }
        finally
        {
            Containment.Fault.Value = null;
        }
    }

    [Fact]
    public async Task Markdown_HasTheTables()
    {
        var text = MarkdownReport.Write(await ReportAsync());

        Assert.Contains("**3 violations reported, 1 frozen in the baseline**, 4 of all planned.", text, StringComparison.Ordinal);
        Assert.Contains("| Mailer | 2 | 1 | 3 |", text, StringComparison.Ordinal);
        Assert.Contains("- `App/Use.cs(6,5)`: SSOT1001 ", text, StringComparison.Ordinal);
        Assert.Contains("`Use.gone`", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Html_IsOnePageThatLoadsNothing_WithCodeBeforeAndAfter()
    {
        var report = await ReportAsync(isProved: true);
        var proof = await Proof.RunAsync(report.Loaded, report.Analysis, Suite.IsMigrated, CancellationToken.None);
        var frames = await Frame.FindAsync(report.Loaded, report.Analysis.Solution, proof.Rewritten, report.Findings, perKind: 3, CancellationToken.None);

        var page = HtmlReport.Write(report, frames, DateTimeOffset.UnixEpoch);

        Assert.DoesNotMatch(new Regex("<(link|img|iframe)|src=|@import|url\\(", RegexOptions.IgnoreCase), page);
        Assert.Contains("<span class=\"gone\">    OldMailer b = new OldMailer();</span>", page, StringComparison.Ordinal);
        Assert.Contains("<span class=\"new\">    Mailer b = new Mailer();</span>", page, StringComparison.Ordinal);
        Assert.Contains("// &lt;b&gt;&amp;", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fixable_IsSaidOnlyWhereItIsProved_AndEveryReportHasTheSameCounts()
    {
        // What a pragma silences stays, and so does what flows into it.
        _folder.Write("App/Stuck.cs", "using Post;\nclass Stuck\n{\n#pragma warning disable SSOT1001\n    OldMailer a;\n#pragma warning restore\n    void M() => a = new OldMailer();\n}\n");
        var planned = await ReportAsync();
        var proved = await ReportAsync(isProved: true);

        Assert.Equal((4, 1, 5, (int?)null), (planned.Total.Reported, planned.Total.Frozen, planned.Total.Planned, planned.Total.Fixable));
        Assert.Equal((4, 1, 5, (int?)4), (proved.Total.Reported, proved.Total.Frozen, proved.Total.Planned, proved.Total.Fixable));
        using var json = JsonDocument.Parse(JsonReport.Write(proved));
        Assert.Equal(4, json.RootElement.GetProperty("totals").GetProperty("fixable").GetInt32());
        Assert.Equal(4, json.RootElement.GetProperty("findings").EnumerateArray().Count(finding => finding.GetProperty("fixable").GetBoolean()));
        var reason = json.RootElement.GetProperty("findings").EnumerateArray().Single(finding => !finding.GetProperty("fixable").GetBoolean()).GetProperty("reason");
        Assert.Equal("compiler", reason.GetProperty("kind").GetString());
        Assert.Equal(("App/Stuck.cs", 7), (reason.GetProperty("error").GetProperty("at").GetProperty("file").GetString(), reason.GetProperty("error").GetProperty("at").GetProperty("line").GetInt32()));
        using var sarif = JsonDocument.Parse(SarifReport.Write(proved, _folder.Path));
        var stuck = sarif.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray().Single(result => result.TryGetProperty("relatedLocations", out _));
        Assert.Equal(7, stuck.GetProperty("relatedLocations")[0].GetProperty("physicalLocation").GetProperty("region").GetProperty("startLine").GetInt32());
        Assert.Contains("4 reported, 1 frozen in the baseline**, 5 of all planned, 4 fixable.".Replace("4 reported", "4 violations reported", StringComparison.Ordinal), MarkdownReport.Write(proved), StringComparison.Ordinal);
        Assert.Contains("stays: the rewrite would not compile: App/Stuck.cs(7,", HtmlReport.Write(proved, [], DateTimeOffset.UnixEpoch), StringComparison.Ordinal);
        Assert.DoesNotContain("fixable", JsonReport.Write(planned).Replace("\"fixable\": null", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Html_ListsEveryViolation_WithWhatTheFilterNeeds()
    {
        var page = HtmlReport.Write(await ReportAsync(isProved: true), [], DateTimeOffset.UnixEpoch);

        Assert.Equal(4, Regex.Count(page, "<li data-role=\"\\d\" data-rule=\"\\d\" data-projects=\"\\d\" data-state=\"(reported|frozen) fixable\""));
        Assert.Contains("<option value=\"0\">Mailer (3)</option>", page, StringComparison.Ordinal);
        Assert.Contains("<option value=\"0\">App (4)</option>", page, StringComparison.Ordinal);

        // The script reads the list line by line, and a browser without scripts shows it.
        var list = Regex.Match(page, "<noscript class=\"rows\">\n(.*?)</noscript>", RegexOptions.Singleline).Groups[1].Value;
        Assert.All(list.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => Assert.Matches("^<section class=\"file\"><h3>.* <small>\\d+</small></h3><ol>$|^<li data-role=.*</li>$|^</ol></section>$", line));
    }

    private async Task<Report> ReportAsync(bool isProved = false)
    {
        var loaded = InMemory.Load(_folder, "Lib", "App");
        var analysis = await InMemory.AnalyseAsync(loaded);
        var findings = isProved ? (await Proof.RunAsync(loaded, analysis, Suite.IsMigrated, CancellationToken.None)).Apply(analysis.Findings) : analysis.Findings;
        return Report.Of(loaded, analysis, findings, [], isProved);
    }
}
