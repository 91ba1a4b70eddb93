namespace Netra.SsotAnalyzers.EndToEnd.Tests;

[Collection(PackedSuiteCollection.Name)]
public sealed class ConsoleConsumerTests(PackedSuite suite)
{
    [Fact]
    public async Task OwnMap_IsReportedByTheBuild_AndOneFormatRunCuresIt()
    {
        var consumer = suite.NewConsumer("console")
            .WriteProject("App.csproj", Sources.AnalyzersPackage, properties: "<OutputType>Exe</OutputType>")
            .Write("Map.cs", Sources.Map)
            .Write("Program.cs", Sources.Use);

        var before = await consumer.BuildToFormatAsync();
        Assert.Equal(
            [
                "SSOT1001 Program.cs(5)",
                "SSOT1002 Program.cs(4)",
                "SSOT1002 Program.cs(5)",
                "SSOT1002 Program.cs(7)",
                "SSOT2001 Program.cs(2)",
                "SSOT2001 Program.cs(6)",
            ],
            before.Violations);

        await consumer.FormatAsync();
        Assert.Equal(Sources.UseFixed, consumer.Read("Program.cs"));
        Assert.Equal(Sources.Map, consumer.Read("Map.cs"));
        var after = await consumer.RebuildAsync();
        Assert.True(after.Succeeded, after.Text);
        Assert.Empty(after.Diagnostics);
    }

    [Fact]
    public async Task NoAttribute_IsSilent()
    {
        var consumer = suite.NewConsumer("silent")
            .WriteProject("App.csproj", Sources.AnalyzersPackage)
            .Write("Mailer.cs", """
                namespace Post;

                public class Mailer;

                public class OldMailer : Mailer;
                """);

        var build = await consumer.BuildAsync();

        Assert.True(build.Succeeded, build.Text);
        Assert.Empty(build.Diagnostics);
    }
}
