namespace Netra.SsotAnalyzers.EndToEnd.Tests;

/// <summary>Whatever the map or the code looks like: no analyzer crashes, what can be reported is, and no file is left half rewritten.</summary>
[Collection(PackedSuiteCollection.Name)]
public sealed class BrokenInputTests(PackedSuite suite)
{
    [Fact]
    public async Task MapThatNamesNothing_LeavesTheRestReported()
    {
        var consumer = suite.NewConsumer("bad-map")
            .WriteProject("App.csproj", Sources.AnalyzersPackage, properties: "<OutputType>Exe</OutputType>")
            .Write("Map.cs", Sources.Map)
            .Write("Program.cs", Sources.Use)
            .Write("Bad.cs", """
                using Netra.Ssot;

                [assembly: Supersedes(typeof(Post.Mailer), "T:Post.Nowhere")]
                [assembly: Supersedes(typeof(Post.Mailer), "nonsense")]
                [assembly: Supersedes(null!, "T:Post.OldMailer")]
                [assembly: Supersedes(typeof(Post.Mailer), null!)]
                [assembly: ReplaceMember("M:Post.Mailer.Nothing", "((")]
                [assembly: ReplaceMember(null!, null!, null!)]
                [assembly: SupersededNamespace(null!, "")]

                namespace Bad;

                [Canonical(null!, Contract = null, OwnsTransport = null)]
                internal class Nameless;

                [SupersededBy(null!)]
                internal class Lost;

                [SupersededBy(typeof(Circle))]
                internal class Circle;

                internal class Members
                {
                    [ReplaceWith(null!)]
                    public void First() => new Lost().ToString();

                    [ReplaceWith("))", null!, "")]
                    public void Second() => new Circle().ToString();

                    public void Third()
                    {
                        First();
                        Second();
                    }
                }
                """);
        var bad = consumer.Read("Bad.cs");

        var before = await consumer.BuildToFormatAsync();
        Assert.False(before.Has("AD0001"), before.Text);
        Assert.Contains("SSOT1001 Program.cs(5)", before.Violations);

        await consumer.FormatAsync();
        Assert.Equal(Sources.UseFixed, consumer.Read("Program.cs"));
        Assert.Equal(bad, consumer.Read("Bad.cs"));
    }

    [Fact]
    public async Task LegacyFileThatDoesNotCompile_StopsNothingElse()
    {
        var consumer = suite.NewConsumer("broken-legacy")
            .WriteProject("App.csproj", Sources.AnalyzersPackage, properties: "<OutputType>Exe</OutputType>")
            .Write("Map.cs", Sources.Map)
            .Write("Program.cs", Sources.Use)
            .Write("Broken.cs", """
                using Netra.Ssot;

                namespace Post;

                [SupersededBy(typeof(NoSuchType))]
                public class Broken : NoSuchBase
                {
                    public void Send(OldMailer mailer => mailer.Send(
                }
                """);

        var before = await consumer.BuildAsync();
        Assert.False(before.Succeeded);
        Assert.False(before.Has("AD0001"), before.Text);
        Assert.False(before.Has("CS8032"), before.Text);

        await consumer.FormatAsync();
        Assert.Equal(Sources.UseFixed, consumer.Read("Program.cs"));
    }
}
