namespace Netra.SsotAnalyzers.EndToEnd.Tests;

[Collection(PackedSuiteCollection.Name)]
public sealed class ModeTests(PackedSuite suite) : IAsyncLifetime
{
    private readonly Consumer _consumer = suite.NewConsumer("modes-" + Guid.NewGuid().ToString("N")[..6])
        .WriteProject("App.csproj", Sources.AnalyzersPackage, properties: "<OutputType>Exe</OutputType>")
        .Write("Map.cs", Sources.Map)
        .Write("Program.cs", Sources.Use);

    public Task InitializeAsync() => _consumer.RequireAsync("restore");

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [InlineData("off")]
    [InlineData("advise")]
    public async Task OffAndAdvise_PrintNothing(string mode)
    {
        var build = await _consumer.BuildAsync("--no-restore", $"-p:SsotMode={mode}");

        Assert.True(build.Succeeded, build.Text);
        Assert.Empty(build.Diagnostics);
    }

    [Theory]
    [InlineData("-p:SsotMode=enforce")]
    [InlineData("-p:TreatWarningsAsErrors=true")]
    public async Task EnforceAndWarningsAsErrors_FailTheBuild(string argument)
    {
        var build = await _consumer.BuildAsync("--no-restore", argument);

        Assert.False(build.Succeeded);
        Assert.Equal(6, build.Violations.Count);
        Assert.All(build.Diagnostics, diagnostic => Assert.Equal("error", diagnostic.Severity));
    }

    [Fact]
    public async Task RoleMode_GoesItsOwnWay_AndAConfiguredSeverityWins()
    {
        _consumer.Write(".editorconfig", """
            root = true

            [*.cs]
            ssot.role.Mailer.mode = enforce
            dotnet_diagnostic.SSOT2001.severity = none
            dotnet_diagnostic.SSOT1001.severity = warning
            """);

        var build = await _consumer.BuildAsync("--no-restore");

        Assert.False(build.Succeeded);
        Assert.Equal(
            ["SSOT1001 warning", "SSOT1002 error"],
            build.Diagnostics.Select(diagnostic => $"{diagnostic.Id} {diagnostic.Severity}").Distinct().Order(StringComparer.Ordinal));
    }
}
