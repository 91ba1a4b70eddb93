using System.Globalization;
using System.Xml.Linq;
using Netra.Ssot.Tool.History;
using Netra.Ssot.Tool.Reports;
using Netra.Ssot.Tool.Tests.Support;
using Netra.SsotAnalyzers.Baseline;

namespace Netra.Ssot.Tool.Tests.History;

public sealed class BurnDownTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("none on 2026-07-11 at 7.0 a week", "2026-05-02:70", "2026-06-01:40")]
    [InlineData("none on 2026-07-21 at 14.0 a week", "2025-01-01:1000", "2026-01-01:280", "2026-04-01:250", "2026-06-01:100")]
    [InlineData("does not reach zero: no change in 90 days", "2026-01-01:40", "2026-06-01:40")]
    [InlineData("does not reach zero: 7.0 more a week", "2026-05-02:10", "2026-06-01:40")]
    [InlineData("none since 2026-05-01", "2026-01-01:40", "2026-05-01:0", "2026-05-20:0", "2026-06-01:0")]
    [InlineData("none on 2026-06-11 at 7.0 a week", "2026-01-01:0", "2026-05-12:30", "2026-06-01:10")]
    [InlineData("not within 20 years at 0.08 a week", "2026-01-01:1000", "2026-04-01:1000", "2026-06-01:999")]
    [InlineData("the history is shorter than a day: no pace yet", "2026-06-01:40", "2026-06-01:40")]
    [InlineData("none on 2026-06-02 at 693.0 a week", "2026-05-31:100", "2026-06-01:1")]
    public void Outlook_OfARole(string expected, params string[] states)
    {
        var burnDown = BurnDown.Of(History([.. states.Select(state => (state[..10], (string[])["Mailer:" + state[11..]]))]), RoleOf);

        Assert.Equal(expected, Assert.Single(burnDown.Roles).Outlook);
    }

    [Fact]
    public void Outlook_OfAllRoles_IsThatOfTheLast()
    {
        var falling = BurnDown.Of(History(("2026-05-02", ["Mailer:70", "Printer:40"]), ("2026-06-01", ["Mailer:40", "Printer:1"])), RoleOf);
        var growing = BurnDown.Of(History(("2026-05-02", ["Mailer:70", "Printer:40"]), ("2026-06-01", ["Mailer:40", "Printer:41"])), RoleOf);
        var done = BurnDown.Of(History(("2026-05-02", ["Mailer:70", "Printer:40"]), ("2026-05-20", ["Printer:1"]), ("2026-06-01", [])), RoleOf);

        Assert.Equal("At the present pace nothing is frozen on 2026-07-11; the last role is 'Mailer'.", falling.Outlook);
        Assert.Equal("At the present pace this does not end: role 'Printer', does not reach zero: 0.2 more a week.", growing.Outlook);
        Assert.Equal("Nothing has been frozen since 2026-06-01.", done.Outlook);
        Assert.Equal(["Mailer", "Printer"], falling.Roles.Select(role => role.Role));
    }

    [Fact]
    public void NothingEverFrozen_IsNotDrawn()
    {
        var burnDown = BurnDown.Of(BaselineHistory.None("There is none."), RoleOf);

        Assert.False(burnDown.IsDrawn);
        Assert.Equal(["There is none."], burnDown.Notes);
    }

    [Fact]
    public async Task Page_HasThePicture_AndLoadsNothing()
    {
        var page = await PageAsync(History(
            ("2026-01-05", ["Mailer:120", "Printer <b>:80", "Clock:30"]),
            ("2026-02-02", ["Mailer:110", "Printer <b>:80", "Clock:30"]),
            ("2026-03-02", ["Mailer:90", "Printer <b>:60", "Clock:12"]),
            ("2026-04-06", ["Mailer:88", "Printer <b>:31"]),
            ("2026-05-04", ["Mailer:60", "Printer <b>:20"]),
            ("2026-06-01", ["Mailer:44", "Printer <b>:9"])));
        if (Environment.GetEnvironmentVariable("NETRA_BURN_DOWN_PAGE") is { Length: > 0 } file)
            await File.WriteAllTextAsync(file, page);

        var picture = Picture(page);
        Assert.DoesNotMatch("<(link|img|iframe|image|use)|src=|@import|url\\(|https?://", page);
        Assert.Equal(3, picture.Elements("path").Count());
        Assert.Single(picture.Elements("polyline"));
        Assert.Equal(["Mailer", "Printer <b>", "Clock"], picture.Elements("path").Select(path => path.Element("title")!.Value));
        Assert.StartsWith("53 frozen. At the present pace nothing is frozen on ", (string?)picture.Attribute("aria-label"), StringComparison.Ordinal);
        Assert.Contains("Printer &lt;b&gt;", page, StringComparison.Ordinal);
        Assert.Contains("none since 2026-04-06", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Picture_StaysInItsFrame_AndItsTopIsTheMost()
    {
        var picture = Picture(await PageAsync(History(("2026-01-01", ["Mailer:200"]), ("2026-03-01", ["Mailer:100"]), ("2026-06-01", ["Mailer:50"]))));

        var corners = ((string)picture.Element("path")!.Attribute("d")!).Trim('M', 'Z').Split('L').Select(corner => corner.Split(' ').Select(number => double.Parse(number, CultureInfo.InvariantCulture)).ToArray()).ToList();
        Assert.All(corners, corner => Assert.True(corner[0] is >= 56 and <= 944 && corner[1] is >= 14 and <= 286, string.Join(' ', corner)));
        Assert.Equal(14, corners.Min(corner => corner[1]));
        Assert.Equal("200", picture.Elements("text").Select(text => text.Value).First(text => text == "200"));
    }

    [Fact]
    public async Task ManyRoles_ShareTheLastColour()
    {
        var page = await PageAsync(History(("2026-01-01", [.. Enumerable.Range(1, 12).Select(number => $"Role {number}:{number * 10}")]), ("2026-06-01", [.. Enumerable.Range(1, 12).Select(number => $"Role {number}:{number}")])));

        Assert.Equal(8, Picture(page).Elements("path").Count());
        Assert.Equal(5, page.Split("<rect class=\"s7\"").Length - 1);
    }

    [Fact]
    public async Task WithoutHistory_ThePageSaysWhy()
    {
        var page = await PageAsync(BaselineHistory.None("The solution is not in a git work tree."));

        Assert.Contains("<h2>Burn-down</h2>\n<p>The solution is not in a git work tree.</p>\n", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<svg", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", true, "ssot: none left", "#2e7d32")]
    [InlineData("using Post;\nclass Use { OldMailer a; OldPrinter b; }\n", true, "ssot: 2 left", "#c62828")]
    [InlineData("using Post;\nclass Use { OldMailer frozen; }\n", true, "ssot: 1 left", "#b26a00")]
    [InlineData("", false, "ssot: no map", "#616161")]
    public async Task Badge_HasTheNumberAndAColour(string use, bool hasMap, string expected, string colour)
    {
        var badge = XElement.Parse(Badge.Write(await ReportAsync(use, []), hasMap));

        Assert.Equal(expected, (string?)badge.Attribute("aria-label"));
        Assert.Contains(badge.Descendants(), element => (string?)element.Attribute("fill") == colour);
    }

    [Fact]
    public async Task Badge_OfASolutionThatDoesNotCompile_ClaimsNoNumber() =>
        Assert.Equal("ssot: does not compile", (string?)XElement.Parse(Badge.Write(await ReportAsync("", ["error CS0246"]), hasMap: true)).Attribute("aria-label"));

    private static XElement Picture(string page)
    {
        var start = page.IndexOf("<svg class=\"burn\"", StringComparison.Ordinal);
        return XElement.Parse(page[start..(page.IndexOf("</svg>", start, StringComparison.Ordinal) + "</svg>".Length)]);
    }

    private static string RoleOf(BaselineKey key) => key.Target;

    private static BaselineHistory History(params (string Day, string[] Counts)[] states) => new(
        [.. states.Select(state => new HistoryPoint(
            DateTimeOffset.Parse(state.Day + "T00:00:00Z", CultureInfo.InvariantCulture),
            state.Counts.Select(count => count.Split(':')).ToDictionary(count => new BaselineKey("SSOT1001", "Use", count[0]), count => int.Parse(count[1], CultureInfo.InvariantCulture))))],
        []);

    private async Task<string> PageAsync(BaselineHistory history) =>
        HtmlReport.Write(await ReportAsync("using Post;\nclass Use { OldMailer a; OldPrinter b; }\n", []), [], DateTimeOffset.UnixEpoch, BurnDown.Of(history, RoleOf));

    private async Task<Report> ReportAsync(string use, IReadOnlyList<string> errors)
    {
        _folder.Write("Lib/Map.cs", InMemory.Map);
        _folder.Write("App/Use.cs", use);
        _folder.Write("App/Ssot.Baseline.txt", "# Ssot.Baseline 1\nSSOT1001 | Use.frozen | OldMailer | 1\n");
        var loaded = InMemory.Load(_folder, "Lib", "App");
        var analysis = await InMemory.AnalyseAsync(loaded);
        return Report.Of(loaded, analysis, analysis.Findings, errors, isProved: false);
    }
}
