using Netra.Demo;

namespace Netra.SsotAnalyzers.EndToEnd.Tests;

/// <summary><c>dotnet format</c> takes the ids in a random order: every order has to end in one text. All orders are tried in memory, some with real runs.</summary>
[Collection(LongPackedSuiteCollection.Name)]
public sealed class OrderOfIdsTests(PackedSuite suite)
{
    [Fact]
    public async Task IdByIdBackwards_AndAllTogether_EndInOneText()
    {
        var together = suite.NewConsumer("order")
            .WriteProject("App.csproj", Sources.AnalyzersPackage, properties: "<OutputType>Exe</OutputType>")
            .Write("Map.cs", Sources.Map)
            .Write("Aliases.cs", "global using Courier = Post.OldMailer;\n")
            .Write("Program.cs", Sources.Use)
            .Write("Canonical.cs", """
                using Post;
                using Mailer = Post.OldMailer;

                namespace Shop;

                internal sealed class UnderTheCanonicalName
                {
                    private readonly Mailer _first = MailerFactory.Create();

                    public void Send() => _first.Send("1");
                }
                """)
            .Write("Chain.cs", """
                namespace Shop
                {
                    using Runner = Courier;

                    internal sealed class ThroughAliases
                    {
                        private readonly Runner _runner = new Courier();

                        public void Send(Courier courier) => _runner.Send(courier is null ? "" : "2");
                    }
                }
                """);
        var backwards = together.CopySources("order-backwards");

        var reported = (await together.BuildToFormatAsync()).Diagnostics.Select(diagnostic => diagnostic.Id).ToHashSet();
        // A run for an id that nothing is reported of changes nothing, and is left out.
        var ids = FixableRules.Ids.Where(reported.Contains).ToList();
        Assert.True(ids.Count > 2, $"only {string.Join(", ", ids)}");
        await together.FormatAsync();
        var text = together.Texts();
        Assert.DoesNotContain(text, file => file.Key != "Map.cs" && file.Value.Contains("OldMailer", StringComparison.Ordinal));

        await backwards.BuildToFormatAsync();
        foreach (var id in Enumerable.Reverse(ids))
            await backwards.FormatAsync(id);
        Assert.Equal(text, backwards.Texts());
    }
}
