namespace Netra.SsotAnalyzers.EndToEnd.Tests;

[Collection(PackedSuiteCollection.Name)]
public sealed class TargetFrameworkTests(PackedSuite suite)
{
    [Fact]
    public async Task Frameworks_AreEditedWhereBothAgree_AndNeverMergedWithMarkers()
    {
        var consumer = suite.NewConsumer("frameworks")
            .WriteProject("Library.csproj", Sources.AnalyzersPackage, framework: "netstandard2.0;net10.0")
            .Write("Map.cs", """
                using Netra.Ssot;

                namespace Post;

                [Canonical("Mailer")]
                public sealed class Mailer
                {
                    public int Send(string text) => text.Length;
                #if NET
                    public int SendLater(string text) => text.Length;
                #endif
                }

                [SupersededBy(typeof(Mailer))]
                public class OldMailer
                {
                    public int Send(string text) => text.Length;

                    public int SendLater(string text) => text.Length;
                }
                """)
            .Write("Both.cs", """
                namespace Post;

                internal static class Both
                {
                    public static int Now(string text)
                    {
                        var mailer = new OldMailer();
                        return mailer.Send(text);
                    }
                }
                """)
            .Write("OnlyNew.cs", """
                namespace Post;

                internal static class OnlyNew
                {
                    public static int Later(string text)
                    {
                        var mailer = new OldMailer();
                        return mailer.SendLater(text);
                    }
                }
                """)
            .Write("Branches.cs", """
                namespace Post;

                internal static class Branches
                {
                #if NET
                    public static int Now(string text) => new OldMailer().Send(text);
                #else
                    public static int Now(string text) => new OldMailer().Send(text + text);
                #endif
                }
                """);
        var untouched = consumer.Read("OnlyNew.cs");

        await consumer.BuildToFormatAsync();
        await consumer.FormatAsync();

        Assert.DoesNotContain(consumer.Texts(), file => file.Value.Contains("<<<<<<<", StringComparison.Ordinal));
        Assert.Contains("var mailer = new Mailer();", consumer.Read("Both.cs"), StringComparison.Ordinal);
        Assert.Equal(untouched, consumer.Read("OnlyNew.cs"));
        Assert.Equal(
            """
            namespace Post;

            internal static class Branches
            {
            #if NET
                public static int Now(string text) => new Mailer().Send(text);
            #else
                public static int Now(string text) => new Mailer().Send(text + text);
            #endif
            }
            """,
            consumer.Read("Branches.cs"));

        var after = await consumer.RebuildAsync();
        Assert.True(after.Succeeded, after.Text);
        Assert.All(after.Violations, violation => Assert.Contains("OnlyNew.cs", violation, StringComparison.Ordinal));
    }
}
