namespace Netra.Ssot.Tool.Tests.Audit;

/// <summary>What an audit costs, counted in pairs compared and names bound, and not in seconds.</summary>
public sealed class WorkTests
{
    [Fact]
    public async Task CostPerType_IsFlat_ToEightThousandTypes()
    {
        var few = (await Generated.Solution(1_000).AuditAsync()).Work;
        var many = (await Generated.Solution(8_000).AuditAsync()).Work;

        Assert.Equal((1_000, 8_000), (few.Types, many.Types));
        Assert.InRange(many.Pairs / (double)many.Types, 0, 1.2 * few.Pairs / few.Types);
        Assert.InRange(many.Names / (double)many.Types, 0, 1.2 * few.Names / few.Types);
    }

    [Fact]
    public async Task ClustersOfALargeSolution_AreThoseThatWereMade()
    {
        var result = await Generated.Solution(3_000).AuditAsync();

        Assert.Equal(30, result.Clusters.Count);
        Assert.All(result.Clusters, cluster => Assert.Equal(["Old" + cluster.Canonical.Name], cluster.Leaving.Select(member => member.Type.Name)));
    }
}
