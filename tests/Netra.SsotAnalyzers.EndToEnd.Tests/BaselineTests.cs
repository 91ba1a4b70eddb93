namespace Netra.SsotAnalyzers.EndToEnd.Tests;

/// <summary>The baseline as the package hands it to the compiler, the editor's design-time build, and <c>dotnet format</c>.</summary>
[Collection(PackedSuiteCollection.Name)]
public sealed class BaselineTests(PackedSuite suite) : IAsyncLifetime
{
    private const string Baseline = """
        # Ssot.Baseline 1
        SSOT1001 | <Main> | OldMailer | 1
        SSOT1002 | <Main> | MailerFactory.Create | 1
        SSOT1002 | <Main> | MailerFactory.CreateAsync | 1
        SSOT1002 | <Main> | OldMailer | 1
        SSOT2001 | (file) Program.cs | OldMailer | 1
        SSOT2001 | <Main> | OldMailer | 1
        """;

    private readonly Consumer _consumer = suite.NewConsumer("baseline-" + Guid.NewGuid().ToString("N")[..6])
        .WriteProject("App.csproj", Sources.AnalyzersPackage, properties: "<OutputType>Exe</OutputType>")
        .Write("Map.cs", Sources.Map)
        .Write("Program.cs", Sources.Use)
        .Write("Ssot.Baseline.txt", Baseline);

    public Task InitializeAsync() => _consumer.RequireAsync("restore");

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Enforce_BuildsWithWhatIsFrozen_WhateverSeverityIsConfigured()
    {
        _consumer.Write(".editorconfig", "root = true\n\n[*.cs]\ndotnet_diagnostic.SSOT1001.severity = error\n");

        var build = await _consumer.BuildAsync("--no-restore", "-p:SsotMode=enforce", "-p:WarningsAsErrors=SSOT1002", "-p:ErrorLog=log.sarif%2Cversion=2.1");

        Assert.True(build.Succeeded, build.Text);
        Assert.Empty(build.Diagnostics);
        Assert.DoesNotContain("\"ruleId\": \"SSOT", _consumer.Read("log.sarif"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Enforce_FailsOnOneMore_AndNamesTheLineOfTheBaseline()
    {
        _consumer.Write("Program.cs", Sources.Use + "\nMailerFactory.Create().Send(\"new\");\n");

        var build = await _consumer.BuildAsync("--no-restore", "-p:SsotMode=enforce");

        Assert.False(build.Succeeded);
        Assert.Equal(["SSOT0005 Ssot.Baseline.txt(3)", "SSOT1002 Program.cs(12)", "SSOT1002 Program.cs(4)"], build.Violations);
        Assert.Contains(build.Diagnostics, diagnostic => diagnostic.Message.Contains("(the baseline expects 1 here, found 2)", StringComparison.Ordinal));
    }

    [Fact]
    public async Task DotnetFormat_FixesWhatIsFrozen_AndWhatIsFixedBreaksNothing()
    {
        await _consumer.BuildToFormatAsync();

        await _consumer.FormatAsync();

        Assert.Equal(Sources.UseFixed, _consumer.Read("Program.cs").TrimEnd('\n'));
        var build = await _consumer.RebuildAsync("-p:SsotMode=enforce");
        Assert.True(build.Succeeded, build.Text);
        Assert.Empty(build.Diagnostics);
    }

    [Fact]
    public async Task BaselineSetAside_ReportsEverything() =>
        Assert.Equal(6, (await _consumer.BuildAsync("--no-restore", "-p:SsotBaseline=off")).Violations.Count);

    [Fact]
    public async Task NamedBaselineThatIsNotThere_IsAnError()
    {
        var lost = await _consumer.BuildAsync("--no-restore", "-p:SsotBaselineFile=lost/Ssot.Baseline.txt");
        var misnamed = await _consumer.BuildAsync("--no-restore", "-p:SsotBaselineFile=Frozen.txt");
        _consumer.WriteProject("App.csproj", Sources.AnalyzersPackage + """<AdditionalFiles Include="other/Ssot.Baseline.txt" />""", properties: "<OutputType>Exe</OutputType>");
        var listed = await _consumer.BuildAsync("--no-restore");

        Assert.True(lost.Has("NETRASSOT002"), lost.Text);
        Assert.True(misnamed.Has("NETRASSOT003") || misnamed.Has("NETRASSOT002"), misnamed.Text);
        Assert.True(listed.Has("NETRASSOT002"), listed.Text);
        Assert.All([lost, misnamed, listed], build => Assert.False(build.Succeeded));
    }

    [Fact]
    public async Task BaselineOfSeveralProjects_IsNamedByAProperty()
    {
        _consumer.Write("all/Ssot.Baseline.txt", Baseline.Replace("(file) Program.cs", "(file) ../Program.cs", StringComparison.Ordinal));
        File.Delete(Path.Combine(_consumer.Folder, "Ssot.Baseline.txt"));

        var build = await _consumer.BuildAsync("--no-restore", "-p:SsotMode=enforce", "-p:SsotBaselineFile=all/Ssot.Baseline.txt");

        Assert.True(build.Succeeded, build.Text);
    }
}
