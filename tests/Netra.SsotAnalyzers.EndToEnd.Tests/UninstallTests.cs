namespace Netra.SsotAnalyzers.EndToEnd.Tests;

/// <summary>What docs/uninstall.md says of leaving.</summary>
[Collection(PackedSuiteCollection.Name)]
public sealed class UninstallTests(PackedSuite suite)
{
    [Fact]
    public async Task WithoutThePackage_TheCompilerFindsEveryAttribute_AndWhatTheFixWroteCompiles()
    {
        var consumer = suite.NewConsumer("gone")
            .WriteProject("App.csproj", Sources.AnalyzersPackage, properties: "<OutputType>Exe</OutputType>")
            .Write("Map.cs", Sources.Map)
            .Write("Program.cs", Sources.Use);
        await consumer.BuildToFormatAsync();
        await consumer.FormatAsync();

        consumer.WriteProject("App.csproj", "", properties: "<OutputType>Exe</OutputType>");
        var gone = await consumer.BuildAsync();
        Assert.False(gone.Succeeded);
        Assert.Equal(["CS0246"], gone.Diagnostics.Select(diagnostic => diagnostic.Id).Distinct());
        Assert.All(gone.Diagnostics, diagnostic => Assert.Equal("Map.cs", diagnostic.File));

        var lines = consumer.Read("Map.cs").Split('\n').Where(line => !line.TrimStart().StartsWith('[') && line != "using Netra.Ssot;");
        consumer.Write("Map.cs", string.Join('\n', lines));
        var after = await consumer.BuildAsync();
        Assert.True(after.Succeeded, after.Text);
        Assert.Empty(after.Diagnostics);
    }
}
