using Netra.Ssot.Tool.Audit;
using Netra.Ssot.Tool.Tests.Support;

namespace Netra.Ssot.Tool.Tests.Audit;

/// <summary>A second diseased solution, whose roles are declared nowhere: everything that was judged by hand is found, and nothing else.</summary>
public sealed class MerchantTests
{
    private static readonly AuditInput Input = AuditInput.OfFolder("Merchant", "Merchant.Core", "Merchant.Shop");

    private static readonly Lazy<Task<AuditResult>> Result = new(Input.AuditAsync);

    [Fact]
    public async Task Clusters_AreThoseJudgedByHand_WithTheOneToKeepFirst()
    {
        var clusters = (await Result.Value).Clusters.Where(cluster => cluster.Members.Count > 1).ToList();

        Assert.Equal(Input.Of("cluster").Select(Sorted).Order(), clusters.Select(cluster => Sorted(string.Join(", ", cluster.Members.Select(member => member.Type.FullName)))).Order());
        Assert.Equal(Input.Of("cluster").Select(line => line.Split(", ")[0]).Order(), clusters.Select(cluster => cluster.Canonical.FullName).Order());
        Assert.All((await Result.Value).Clusters, cluster => Assert.NotEqual(1, cluster.Members.Count));
    }

    [Fact]
    public async Task Aliases_AreThoseJudgedByHand() =>
        Assert.Equal(Input.Of("alias").Order(), (await Result.Value).Clusters.SelectMany(cluster => cluster.Aliases).Select(alias => $"{alias.Alias.Name} = {alias.Alias.Target.FullName}").Order());

    [Fact]
    public async Task Factories_AreThoseJudgedByHand() =>
        Assert.Equal(Input.Of("factory").Order(), (await Result.Value).Clusters.SelectMany(cluster => cluster.Factories).Select(factory => factory.Factory.Name).Order());

    [Fact]
    public async Task Namespaces_AreThoseJudgedByHand() =>
        Assert.Equal(Input.Of("namespaces"), (await Result.Value).Namespaces.Select(twin => $"{twin.One}, {twin.Other}"));

    [Fact]
    public async Task EventNames_AreThoseJudgedByHand_WithTheirNearMisses()
    {
        var catalogue = Assert.Single((await Result.Value).Events);

        Assert.Equal(Input.Of("events"), [string.Join(", ", catalogue.Names.Select(name => name.Name).Order(StringComparer.Ordinal))]);
        Assert.Equal(Input.Of("near miss").Order(), catalogue.NearMisses.Select(near => $"{near.Literal.Name} = {near.Name}").Order());
    }

    [Fact]
    public async Task SharedState_IsThatJudgedByHand() =>
        Assert.Equal(Input.Of("state").Order(), (await Result.Value).Clusters.SelectMany(cluster => cluster.State).Select(holder => holder.Name).Distinct().Order());

    private static string Sorted(string members) => string.Join(", ", members.Split(", ").Order(StringComparer.Ordinal));
}
