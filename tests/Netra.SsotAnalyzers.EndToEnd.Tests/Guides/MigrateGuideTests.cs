namespace Netra.SsotAnalyzers.EndToEnd.Tests.Guides;

/// <summary>docs/migrate-400-files.md with the real commands, on a solution that has a second implementation that nobody declared.</summary>
[Collection(LongPackedSuiteCollection.Name)]
public sealed class MigrateGuideTests(PackedSuite suite)
{
    private const string Contract = """
        using Netra.Ssot;

        namespace Shop;

        public interface IPrinter { void Print(string text); }

        [Canonical("Printer", Contract = typeof(IPrinter))]
        public sealed class Printer : IPrinter
        {
            public void Print(string text) => Console.WriteLine(text);
        }

        [SupersededBy(typeof(Printer))]
        internal sealed class InkPrinter;

        public class LegacyPrinter : IPrinter
        {
            public void Print(string text) => Console.WriteLine(text);
        }

        """;

    [Fact]
    public async Task DeclaredThenRewritten_BuiltAndTested_ASecondRunChangesNothing_AndWhatNothingUsesGoes()
    {
        var shop = suite.NewShop("guide-migrate").Write("Shop/Printers.cs", Contract).Write("Shop/Other.cs", "namespace Shop;\n\ninternal static class Other\n{\n    public static void Print() => new LegacyPrinter().Print(\"3\");\n}\n");
        await shop.GitAsync("init", "--quiet", "--initial-branch", "main");
        await shop.GitAsync("add", "--all");
        await shop.GitAsync("commit", "--quiet", "--message", "As it was");
        const string Rewrite = "dotnet format analyzers --no-restore --diagnostics SSOT1001";

        var guide = Guide.Of(shop, "docs/migrate-400-files.md")
            .Expect("dotnet build --no-incremental 2>&1", 0, "SSOT1001", "SSOT1002", "SSOT2002")
            .Expect("git diff", 0, "+[SupersededBy(typeof(Printer))]")
            .Before(Rewrite, () => Assert.Equal(Shop.Program, shop.Read("Shop/Program.cs")));
        await guide.FollowAsync();

        Assert.Equal(3, guide.Steps);
        Assert.Equal(Shop.ProgramFixed, shop.Read("Shop/Program.cs"));
        Assert.Contains("new Printer().Print", shop.Read("Shop/Other.cs"), StringComparison.Ordinal);
        Assert.Equal(Shop.Sockets, shop.Read("Shop/Sockets.cs"));

        var once = shop.Texts();
        await shop.FormatAsync();
        Assert.Equal(once, shop.Texts());

        await Guide.Of(shop, "docs/rules/SSOT2004.md").FollowAsync();
        Assert.DoesNotContain("InkPrinter", shop.Read("Shop/Printers.cs"), StringComparison.Ordinal);
        Assert.Contains("class LegacyPrinter", shop.Read("Shop/Printers.cs"), StringComparison.Ordinal);
    }
}
