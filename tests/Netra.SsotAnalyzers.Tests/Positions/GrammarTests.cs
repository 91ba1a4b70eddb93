#if ROSLYN_5
namespace Netra.SsotAnalyzers.Tests.Positions;

/// <summary>The table is whole: of the running Roslyn's grammar nothing is left out without a reason, so that a new C# is noticed.</summary>
public sealed class GrammarTests
{
    [Fact]
    public async Task EveryKindOfNode_HasAPositionOrAReason()
    {
        var covered = (await PositionRun.AllAsync()).SelectMany(run => run.Results.Values).SelectMany(result => result.Kinds).ToHashSet();
        Assert.Empty(Grammar.Kinds.Where(kind => !covered.Contains(kind.Key) && !GrammarExemptions.Kinds.ContainsKey(kind.Key)).Select(kind => $"{kind.Value} = {kind.Key}"));
    }

    [Fact]
    public async Task EverySlotForAName_HasAPositionOrAReason()
    {
        var covered = (await PositionRun.AllAsync()).SelectMany(run => run.Results.Values).SelectMany(result => result.Slots).ToHashSet();
        Assert.DoesNotContain(Grammar.Slots, slot => !covered.Contains(slot) && !GrammarExemptions.Slots.ContainsKey(slot));
    }

    [Fact]
    public async Task Reasons_AreGivenOnlyWhereThereIsNoPosition()
    {
        var results = (await PositionRun.AllAsync()).SelectMany(run => run.Results.Values).ToList();
        var slots = results.SelectMany(result => result.Slots).ToHashSet();
        Assert.DoesNotContain(GrammarExemptions.Slots.Keys, slots.Contains);
    }
}
#endif
