namespace Netra.SsotAnalyzers.Tests.Positions;

/// <summary>Each position is reported once, by the right rule, and what stands there after the fix is the canonical symbol.</summary>
public sealed class PositionTests
{
    public static TheoryData<string> Positions => [.. PositionTable.Rows.Where(position => position.IsKnownToHost).Select(position => position.Name)];

    [Theory]
    [MemberData(nameof(Positions))]
    public async Task Position_IsReportedOnceAndRewritten(string name)
    {
        var failures = new List<string>();
        foreach (var run in await PositionRun.AllAsync())
        {
            var results = run.Results.Where(result => result.Key.Position.Name == name).ToList();
            Assert.Contains(results, result => result.Key.Variant == Variant.Plain);
            failures.AddRange(results.Where(result => result.Value.Failures.Count > 0).Select(result => $"== {run.Name}, {result.Key.Variant}\n{string.Join("\n", result.Value.Failures)}"));
        }

        Assert.True(failures.Count == 0, string.Join("\n", failures));
    }

    [Fact]
    public void Names_AreUnique() =>
        Assert.Equal(PositionTable.Rows.Select(position => position.Name).Distinct(), PositionTable.Rows.Select(position => position.Name));
}
