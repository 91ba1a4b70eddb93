using Netra.Demo;

namespace Netra.SsotAnalyzers.EndToEnd.Tests;

/// <summary>The package in hosts on another Roslyn than the SDK's, each a process of its own: a project is opened, analysed, fixed and written.</summary>
[Collection(PackedSuiteCollection.Name)]
public sealed class HostTests(PackedSuite suite)
{
    [Theory]
    [InlineData("Netra.SsotAnalyzers.Host.Roslyn414", "4.14.0")]
    [InlineData("Netra.SsotAnalyzers.Host", "5.12.0")]
    public async Task Project_IsAnalysedFixedAndWritten_AndBuilds(string host, string roslyn)
    {
        var consumer = await RestoredAsync("host-" + roslyn);

        var run = await HostProgram.RunAsync(host, consumer, ["App/App.csproj", .. FixableRules.Ids]);

        Assert.True(run.ExitCode == 0, run.Output);
        Assert.Equal($"roslyn {roslyn}", run.Lines[0]);
        Assert.Equal(FixableRules.Ids.Concat(FixableRules.Declarations).Concat(FixableRules.Suggestions).Order(StringComparer.Ordinal), run.Lines.Where(line => line.StartsWith("fixable ", StringComparison.Ordinal)).Select(line => line["fixable ".Length..]));
        Assert.Equal(
            ["SSOT1001 Program.cs(5,1)", "SSOT1002 Program.cs(4,13)", "SSOT1002 Program.cs(5,20)", "SSOT1002 Program.cs(7,20)", "SSOT2001 Program.cs(2,1)", "SSOT2001 Program.cs(6,13)"],
            run.Lines.Where(line => line.StartsWith("reported ", StringComparison.Ordinal)).Select(line => line["reported ".Length..].Split(": ")[0]).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(run.Lines, line => line.StartsWith("left ", StringComparison.Ordinal));
        Assert.Equal(Sources.UseFixed, consumer.Read("App/Program.cs"));
        Assert.Equal(Sources.Map, consumer.Read("Library/Map.cs"));

        var build = await consumer.BuildAsync("App/App.csproj", "--no-restore");
        Assert.True(build.Succeeded, build.Text);
        Assert.Empty(build.Violations);
    }

    /// <summary>What docs/configure.md says of such hosts.</summary>
    [Fact]
    public async Task HostBelowTheFloor_IsToldWhichRoslynIsNeeded_AndGoesOnWithoutTheSuite()
    {
        var consumer = await RestoredAsync("host-below");

        var run = await HostProgram.RunAsync("Netra.SsotAnalyzers.Host.Roslyn45", consumer, "App/App.csproj");

        Assert.True(run.ExitCode == 1, run.Output);
        Assert.Equal(["roslyn 4.5.0", "analyzers 0"], run.Lines.Take(2));
        Assert.Contains(run.Lines, line => line.StartsWith("failure ReferencesNewerCompiler 4.14", StringComparison.Ordinal));
        Assert.DoesNotContain("AD0001", run.Output, StringComparison.Ordinal);
    }

    private async Task<Consumer> RestoredAsync(string name)
    {
        // The language that every host of these speaks.
        var consumer = suite.NewConsumer(name)
            .WriteProject("Library/Library.csproj", Sources.AnalyzersPackage, properties: "<LangVersion>11</LangVersion>")
            .Write("Library/Map.cs", Sources.Map)
            .WriteProject("App/App.csproj", """<ProjectReference Include="../Library/Library.csproj" />""", properties: "<LangVersion>11</LangVersion><OutputType>Exe</OutputType>")
            .Write("App/Program.cs", Sources.Use);
        await consumer.RequireAsync("restore", "App/App.csproj");
        return consumer;
    }
}
