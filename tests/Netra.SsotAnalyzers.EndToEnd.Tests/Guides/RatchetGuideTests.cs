namespace Netra.SsotAnalyzers.EndToEnd.Tests.Guides;

/// <summary>docs/ratchet.md from the first command to the last, with docs/agents.md and docs/ci.md followed where a team would: after the freeze.</summary>
[Collection(LongPackedSuiteCollection.Name)]
public sealed class RatchetGuideTests(PackedSuite suite)
{
    [Fact]
    public async Task FrozenGatedMigrated_AsThePagesSay()
    {
        var shop = suite.NewShop("guide-ratchet").Write("docs/README.md", "# Shop\n");
        await shop.GitAsync("init", "--quiet", "--initial-branch", "main");

        var agents = Guide.Of(shop, "docs/agents.md");
        var ci = Guide.Of(shop, "docs/ci.md")
            .Expect("dotnet ssot check --sarif", says: "0 reported, 2 frozen")
            .Expect("dotnet ssot check --fail-on-stale", says: "0 reported, 2 frozen");
        var ratchet = Guide.Of(shop, "docs/ratchet.md")
            .Surround("Directory.Build.props", lines => $"<Project><PropertyGroup><NuGetAudit>false</NuGetAudit>{lines}</PropertyGroup></Project>\n")
            .Before("dotnet ssot migrate", FreezeIsCommittedAsync)
            .Expect("dotnet ssot check --removable", says: "role WebSocketManager: can be removed");
        await ratchet.FollowAsync();

        Assert.Equal((1, 5, 4), (agents.Steps, ci.Steps, ratchet.Steps));
        Assert.Equal(Shop.ProgramFixed, shop.Read("Shop/Program.cs"));
        Assert.DoesNotContain("SSOT1", shop.Read("Shop/Ssot.Baseline.txt"), StringComparison.Ordinal);
        Assert.Contains("<svg class=\"burn\"", shop.Read("ssot.html"), StringComparison.Ordinal);

        async Task FreezeIsCommittedAsync()
        {
            await agents.FollowAsync();
            await ci.FollowAsync();
            await shop.GitAsync("add", "--all");
            await shop.GitAsync("commit", "--quiet", "--message", "Enforce");
        }
    }
}
