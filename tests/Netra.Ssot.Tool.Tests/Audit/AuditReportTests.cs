using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Netra.Ssot.Tool.Audit;
using Netra.Ssot.Tool.Reports;
using Netra.Ssot.Tool.Tests.Support;

namespace Netra.Ssot.Tool.Tests.Audit;

/// <summary>An audit for people and for programs.</summary>
public sealed partial class AuditReportTests
{
    private static readonly Lazy<Task<AuditResult>> Merchant = new(AuditInput.OfFolder("Merchant", "Merchant.Core", "Merchant.Shop").AuditAsync);

    [Fact]
    public async Task Json_OfTheSameSolution_KnowsEveryCluster()
    {
        using var folder = new TemporaryFolder();
        var result = await Merchant.Value;
        var known = AuditBase.Read(folder.Write("before.json", AuditJson.Write(result)));

        Assert.DoesNotContain(result.Clusters, known.IsNew);
    }

    [Fact]
    public async Task Json_WithoutAType_CallsItsClusterNew_AndNoOther()
    {
        using var folder = new TemporaryFolder();
        var result = await Merchant.Value;
        var known = AuditBase.Read(folder.Write("before.json", AuditJson.Write(result).Replace("T:Merchant.Post.Outbox", "T:Merchant.Post.Other", StringComparison.Ordinal)));

        Assert.Equal(["Courier"], result.Clusters.Where(known.IsNew).Select(cluster => cluster.Role));
    }

    [Fact]
    public void Base_ThatIsNoReport_IsRefused()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("before.json", "{}");

        Assert.Contains("is not a report of 'ssot audit --json'", Assert.Throws<ToolException>(() => AuditBase.Read(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Markdown_IsATrackingIssue_WithABoxForEachStep()
    {
        var text = AuditMarkdown.Write(await Merchant.Value);

        Assert.Contains("- [ ] Declare it: `ssot init --role InvoiceIssuer --canonical T:Merchant.Billing.InvoiceIssuer --accept`, review, commit", text, StringComparison.Ordinal);
        Assert.Contains("- [ ] Callers of `Merchant.Billing.Issuers.ObtainAsync` migrated (1)", text, StringComparison.Ordinal);
        Assert.Contains("- [ ] `Merchant.Billing.BillPrinter` deleted", text, StringComparison.Ordinal);
        Assert.Contains("| `invoice.issued` | 3 | 3 | none |", text, StringComparison.Ordinal);
        Assert.Contains("| `Merchant.Billing` |", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sarif_HasANoteAtEveryTypeThatMayGo()
    {
        var result = await Merchant.Value;
        using var sarif = JsonDocument.Parse(AuditSarif.Write(result, "/audit"));

        var notes = sarif.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray().Where(note => note.GetProperty("ruleId").GetString() == "audit/second-type").ToList();
        Assert.Equal(result.Clusters.Sum(cluster => cluster.Leaving.Count()), notes.Count);
        Assert.All(notes, note => Assert.True(note.GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("region").GetProperty("startLine").GetInt32() > 0));
    }

    [Theory]
    [InlineData(5)]
    [InlineData(200)]
    public async Task Page_LoadsNothing_AndKeepsEveryNameInItsPicture(int types)
    {
        var result = await Generated.Cluster(types).AuditAsync();
        var page = AuditPage.Write(result, DateTimeOffset.UnixEpoch);
        if (Environment.GetEnvironmentVariable("NETRA_AUDIT_PAGES") is { Length: > 0 } folder)
            await File.WriteAllTextAsync(Path.Combine(folder, $"audit-{types}.html"), page);

        Assert.Equal(types, Assert.Single(result.Clusters).Members.Count);
        Assert.DoesNotMatch("(src|href)=\"(?!#)", page);
        foreach (var picture in PicturePattern().Matches(page).Select(match => match.Value))
        {
            var (width, height) = (Number(picture, "width"), Number(picture, "height"));
            var texts = TextPattern().Matches(picture).Select(match => (Class: match.Groups["class"].Value, X: double.Parse(match.Groups["x"].Value, CultureInfo.InvariantCulture), Y: double.Parse(match.Groups["y"].Value, CultureInfo.InvariantCulture), Text: Regex.Replace(Regex.Replace(match.Groups["text"].Value, "<title>.*?</title>", ""), "<[^>]*>", ""))).ToList();
            Assert.NotEmpty(texts);
            Assert.All(texts, text => Assert.InRange(text.Y, 0, height));

            // A character of the font is not wider than this.
            Assert.All(texts.Where(text => text.Class is not "h" and not "n"), text => Assert.InRange(text.X + (System.Net.WebUtility.HtmlDecode(text.Text).Length * 7.3), 0, width));
            Assert.Equal(texts.Count, texts.DistinctBy(text => (text.X, text.Y)).Count());
        }
    }

    private static double Number(string picture, string attribute) =>
        double.Parse(Regex.Match(picture, $" {attribute}=\"([0-9.]+)\"").Groups[1].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex("<svg.*?</svg>", RegexOptions.Singleline)]
    private static partial Regex PicturePattern();

    [GeneratedRegex("<text class=\"(?<class>[^\"]*)\" x=\"(?<x>[0-9.]+)\" y=\"(?<y>[0-9.]+)\">(?<text>.*?)</text>", RegexOptions.Singleline)]
    private static partial Regex TextPattern();
}
