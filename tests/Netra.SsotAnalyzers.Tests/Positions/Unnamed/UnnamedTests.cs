namespace Netra.SsotAnalyzers.Tests.Positions.Unnamed;

/// <summary>Whatever the compiler uses without a name is reported once, where it is used; what cannot be used so, the compiler itself refuses.</summary>
public sealed class UnnamedTests
{
    public static TheoryData<string> Ways => [.. UnnamedTable.Programs.Select(program => program.Way.Name).Distinct()];

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Member_IsReportedOnceWhereItIsUsed(string way)
    {
        var run = await UnnamedRun.ResultAsync();

        var failures = UnnamedTable.Programs.Where(program => program.Way.Name == way).SelectMany(run.FailuresOf).ToList();
        Assert.True(failures.Count == 0, string.Join("\n", failures));
    }

    public static TheoryData<string> Cases => [.. UnnamedCases.All.Where(known => known.IsKnownToHost).Select(known => known.Name)];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Case_IsReportedAndRewritten(string name)
    {
        var failures = await UnnamedCases.All.Single(known => known.Name == name).FailuresAsync();
        Assert.True(failures.Count == 0, string.Join("\n", failures));
    }

#if ROSLYN_5
    [Fact]
    public async Task EveryKindOfOperation_HasARowOrAReason()
    {
        var covered = await OperationKinds.CoveredAsync();
        Assert.Equal("", string.Join(", ", OperationKinds.All.Where(kind => !covered.Contains(kind) && !OperationKinds.Reasons.ContainsKey(kind))));
        Assert.Equal("", string.Join(", ", OperationKinds.Reasons.Keys.Where(covered.Contains)));
    }
#endif

    [Fact]
    public void Names_AreUnique() => Assert.Equal(UnnamedTable.Ways.Select(way => way.Name).Distinct(), UnnamedTable.Ways.Select(way => way.Name));
}
