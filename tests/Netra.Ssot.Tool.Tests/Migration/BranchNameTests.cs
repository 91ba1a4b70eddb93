using Netra.Ssot.Tool.Migration;

namespace Netra.Ssot.Tool.Tests.Migration;

public sealed class BranchNameTests
{
    [Theory]
    [InlineData("@netra/agents", "ssot/netra-agents")]
    [InlineData("@a + @b", "ssot/a-+-b")]
    [InlineData("what has no owner", "ssot/what-has-no-owner")]
    [InlineData("one@example.org", "ssot/one-example.org")]
    [InlineData("a..b~^:?*[\\", "ssot/a.b")]
    [InlineData("@team.lock", "ssot/team")]
    [InlineData("...", "ssot/step")]
    [InlineData("Größe", "ssot/Gr-e")]
    public void Step_IsSafeInABranchName(string step, string expected) =>
        Assert.Equal([expected], BranchName.For("ssot/{step}", [step]));

    [Fact]
    public void StepsOfOneName_GetANumber_WhateverTheirCase() =>
        Assert.Equal(["x-a-b", "x-a-b-2", "x-A-B-3"], BranchName.For("x-{step}", ["a/b", "a b", "A/B"]));

    [Fact]
    public void LongName_IsCut() =>
        Assert.True(BranchName.For("{step}", [string.Join(" + ", Enumerable.Repeat("@team", 80))])[0].Length <= 100);

    [Theory]
    [InlineData("ssot/a", "ssot/a")]
    [InlineData("ssot/a", "SSOT/A")]
    [InlineData("ssot/a", "ssot")]
    [InlineData("ssot/a", "ssot/a/b")]
    public void BranchInTheWay_IsFound(string name, string existing) => Assert.Equal(existing, BranchName.Obstacle(name, ["main", existing]));

    [Fact]
    public void OtherBranches_AreNotInTheWay() => Assert.Null(BranchName.Obstacle("ssot/a", ["main", "ssot/ab", "ssot-a"]));
}
