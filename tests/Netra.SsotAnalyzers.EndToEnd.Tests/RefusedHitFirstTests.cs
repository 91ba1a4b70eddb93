namespace Netra.SsotAnalyzers.EndToEnd.Tests;

/// <summary>
/// <c>dotnet format</c> asks the first hit of an id for an action, and without one fixes nothing of the id. A hit that only the
/// proof refuses is first here, by its file's name and by its place.
/// </summary>
[Collection(PackedSuiteCollection.Name)]
public sealed class RefusedHitFirstTests(PackedSuite suite)
{
    private const string Refused = """
        using System.Collections.Generic;

        namespace Shop;

        internal static class A
        {
            public static int Count(List<Old> all) => Kept.Count(all);
        }
        """;

    [Fact]
    public async Task TheOthers_AreFixed()
    {
        var consumer = suite.NewConsumer("refused-first")
            .WriteProject("App.csproj", Sources.AnalyzersPackage)
            .Write("A.cs", Refused)
            .Write("B.cs", """
                namespace Shop;

                internal sealed class B
                {
                    public Old? First;
                }
                """)
            .Write("Kept.cs", """
                #pragma warning disable SSOT1001
                using System.Collections.Generic;

                namespace Shop;

                internal static class Kept
                {
                    public static int Count(List<Old> all) => all.Count;
                }
                """)
            .Write("Map.cs", """
                using Netra.Ssot;

                namespace Shop;

                [Canonical("Thing")]
                public class New;

                [SupersededBy(typeof(New))]
                public class Old;
                """);

        var before = await consumer.BuildToFormatAsync();
        Assert.Equal(["SSOT1001 A.cs(7)", "SSOT1001 B.cs(5)"], before.Violations);

        await consumer.FormatAsync("SSOT1001");

        Assert.Equal(Refused, consumer.Read("A.cs"));
        Assert.Contains("public New? First;", consumer.Read("B.cs"), StringComparison.Ordinal);
        var after = await consumer.RebuildAsync();
        Assert.True(after.Succeeded, after.Text);
        Assert.Equal(["SSOT1001 A.cs(7)"], after.Violations);
    }
}
