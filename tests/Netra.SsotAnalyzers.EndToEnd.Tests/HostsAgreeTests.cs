using System.Text.RegularExpressions;
using System.Xml.Linq;
using Netra.Demo;
using Xunit.Abstractions;

namespace Netra.SsotAnalyzers.EndToEnd.Tests;

/// <summary>
/// The packed suite in hosts of other Roslyns, each a program of its own that nobody here has built: they report the same of one
/// project. docs/hosts.md has the table. The compiler's SARIF is what docs/ci.md has uploaded: its results stand in the order
/// in which the compiler's threads came to them, so logs are compared as sets; the tool's log is ordered, and compared to the letter.
/// </summary>
[Collection(PackedSuiteCollection.Name)]
public sealed partial class HostsAgreeTests(HostedConsumer hosted, ITestOutputHelper output) : IClassFixture<HostedConsumer>
{
    private const string HelpSite = "https://github.com/netra-systems/Netra.SsotAnalyzers/blob/main/docs/rules/";

    /// <summary>An analyzer that crashed, cannot be loaded, or is newer than the compiler.</summary>
    private static readonly string[] Broken = ["AD0001", "CS8032", "CS9057", "NETRASSOT001"];

    [Fact]
    public async Task Compilers_LogTheSame_WithOurRulesTheirPagesAndWhatIsSuppressed()
    {
        var sdk = await BuildAsync("");
        var oldest = await BuildAsync("4.14.0");
        var newer = await BuildAsync("5.9.0");

        Assert.Equal(sdk.Ours, oldest.Ours);
        Assert.Equal(sdk.Ours, newer.Ours);
        Assert.Equal(["Suppressed.cs"], sdk.Ours.Where(result => result.IsSuppressed).Select(FileOf));
        Assert.DoesNotContain(sdk.Ours, result => FileOf(result) == HostedConsumer.Frozen);
        Assert.Equal(HostedConsumer.Reported, Reported(sdk.Ours));
        Assert.All(sdk.Pages, page => Assert.Equal($"{HelpSite}{page.Key}.md", page.Value));
        Assert.All(sdk.Ours, result => Assert.Contains(result.Id, sdk.Pages.Keys));
    }

    [Fact]
    public async Task Tool_OpensTheSame_WritesOneLogHoweverOftenItRuns_AndMarksWhatIsFrozen()
    {
        await SsotTool.RunAsync(hosted.Consumer, "check", "--no-restore", "--sarif", "first.sarif");
        await SsotTool.RunAsync(hosted.Consumer, "check", "--no-restore", "--sarif", "second.sarif");

        var text = hosted.Consumer.Read("first.sarif");
        Assert.Equal(text, hosted.Consumer.Read("second.sarif"));
        var log = CompilerLog.Parse(text);
        Assert.Equal([HostedConsumer.Frozen], log.Ours.Where(result => result.IsSuppressed).Select(FileOf));
        Assert.Equal(HostedConsumer.Reported, Reported(log.Ours));
    }

    /// <summary>It opens projects with the property by which the package knows <c>dotnet format</c>, so the baseline is set aside for it too.</summary>
    [Fact]
    public async Task Roslynator_ReportsTheSame_AndWhatIsFrozen()
    {
        await ManifestTools.RestoreAsync(hosted.Consumer);

        var run = await ChildProcess.RunAsync(ManifestTools.StartInfo(hosted.Consumer, "roslynator", "analyze", "App.csproj", "--severity-level", "info", "--output", "roslynator.xml"));

        output.WriteLine(run.Output);
        Assert.DoesNotContain("AD0001", run.Output, StringComparison.Ordinal);
        var diagnostics = XDocument.Parse(hosted.Consumer.Read("roslynator.xml")).Descendants("Diagnostic").Where(diagnostic => ((string?)diagnostic.Attribute("Id"))?.StartsWith("SSOT", StringComparison.Ordinal) == true);
        Assert.Equal(
            HostedConsumer.Reported.Append("SSOT1001 Frozen.cs(5,29)").Order(StringComparer.Ordinal),
            diagnostics.Where(diagnostic => diagnostic.Element("Location") is not null)
                .Select(diagnostic => $"{(string?)diagnostic.Attribute("Id")} {Path.GetFileName((string?)diagnostic.Element("FilePath"))}({(string?)diagnostic.Element("Location")?.Attribute("Line")},{(string?)diagnostic.Element("Location")?.Attribute("Character")})")
                .Order(StringComparer.Ordinal));
    }

    /// <summary>A build by the compiler of that package, or by the SDK's own; the compiler is a process of its own.</summary>
    private async Task<CompilerLog> BuildAsync(string toolset)
    {
        var log = $"log{toolset}.sarif";
        // The package of 4.14 does not set the type of the compiler; without it, SDK 10 takes its own compiler and says nothing.
        var build = await hosted.Consumer.BuildAsync(
            ["--no-incremental", $"-p:Toolset={toolset}", $"-p:ErrorLog={log}%2Cversion=2.1", "-p:UseSharedCompilation=false", "-v:normal", .. toolset.Length > 0 ? ["-p:RoslynCompilerType=Custom"] : Array.Empty<string>()]);
        Assert.True(build.Succeeded, build.Text);
        Assert.DoesNotContain(build.Diagnostics, diagnostic => Broken.Contains(diagnostic.Id));
        var compiler = Assert.Single(CompilerPath().Matches(build.Text).Select(match => match.Groups["path"].Value.Replace('\\', '/')).Distinct(StringComparer.Ordinal));
        Assert.Contains(toolset.Length > 0 ? $"/microsoft.net.compilers.toolset/{toolset}/" : "/Roslyn/bincore/", compiler, StringComparison.Ordinal);

        var read = CompilerLog.Parse(hosted.Consumer.Read(log));
        output.WriteLine($"csc {read.Version}: {read.Ours.Count} results of {read.Ours.Select(result => result.Id).Distinct().Count()} rules, {read.All.Count} in all");
        Assert.StartsWith(toolset, read.Version, StringComparison.Ordinal);
        return read;
    }

    [GeneratedRegex(@"(?<path>[^\s""]+[\\/]bincore[\\/]csc[^\s""]*)""? /noconfig")]
    private static partial Regex CompilerPath();

    private static string FileOf(LogResult result) => result.Place[..result.Place.IndexOf('(')];

    private static IEnumerable<string> Reported(IEnumerable<LogResult> results) =>
        results.Where(result => !result.IsSuppressed).Select(result => $"{result.Id} {result.Place.Split(")-")[0]})").Order(StringComparer.Ordinal);
}
