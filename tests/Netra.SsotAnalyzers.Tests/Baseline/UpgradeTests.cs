using Microsoft.CodeAnalysis;

namespace Netra.SsotAnalyzers.Tests.Baseline;

/// <summary>A baseline that another version wrote: a use that is known under another id now is the same use.</summary>
public sealed class UpgradeTests
{
    private const string Test = "/0/Test.cs";
    private const string Enforce = "build_property.SsotMode = enforce";

    [Fact]
    public async Task BaselineOfTheFirstVersion_CoversAllUnderEnforce()
    {
        var run = await BaselineRun.OfAsync(FrozenBefore.Baseline, Enforce, (Test, FrozenBefore.Source));

        Assert.Empty((await run.DiagnosticsAsync()).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(diagnostic => diagnostic.ToString()));
    }

    [Fact]
    public async Task WhatTheFirstVersionHadNoRuleFor_IsReported()
    {
        const string New = """
            namespace Later
            {
                [Netra.Ssot.Canonical("Point")] public struct Point { public int X; }
                [Netra.Ssot.SupersededBy(typeof(Point))] public class OldPoint { public int X; }
                public class Special : Shop.Legacy.OldBasket { public override void Clear() { } }
                class Uses { object Same(OldPoint one, OldPoint other) => one == other; }
            }
            """;
        var run = await BaselineRun.OfAsync(FrozenBefore.Baseline + "\nSSOT1001 | Later.Special | OldBasket | 1\nSSOT1001 | Later.Uses.Same | OldPoint | 2", Enforce, (Test, FrozenBefore.Source), ("/0/Later.cs", New));

        Assert.Equal(["SSOT0006 Error Later.cs(4)", "SSOT1003 Error Later.cs(5)"], await run.VisibleAsync());
    }

    [Fact]
    public async Task WithoutTheBaseline_TheSameFileHasErrors()
    {
        var run = await BaselineRun.OfAsync(null, Enforce, (Test, FrozenBefore.Source));
        var ids = (await run.DiagnosticsAsync()).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(diagnostic => diagnostic.Id).ToHashSet();

        Assert.Superset(new HashSet<string> { "SSOT1001", "SSOT1002", "SSOT1003", "SSOT1004", "SSOT1005", "SSOT2001", "SSOT2005", "SSOT2007", "SSOT3001" }, ids);
    }

    [Theory]
    [InlineData("SSOT1001 | C.f | Old | 1")]
    [InlineData("SSOT1002 | C.f | Old | 1")]
    [InlineData("SSOT1003 | C.f | Old | 1")]
    public async Task EntryOfAnyOfTheThreeIds_CoversTheUse(string entry) =>
        Assert.Empty(await (await BaselineRun.OfAsync(entry, Enforce, (Test, "class C { Old f; }"))).VisibleAsync());

    [Theory]
    [InlineData("SSOT1001 | C.M | Factory.Create | 1")]
    [InlineData("SSOT1002 | C.M | Factory.Create | 1")]
    [InlineData("SSOT1003 | C.M | Factory.Create | 1")]
    public async Task EntryOfAnyOfTheThreeIds_CoversTheCall(string entry) =>
        Assert.Empty(await (await BaselineRun.OfAsync(entry, Enforce, (Test, "class C { void M() { Factory.Create(); } }"))).VisibleAsync());

    [Theory]
    [InlineData("SSOT1003 | C.g | Old | 1")]
    [InlineData("SSOT1003 | C.f | New | 1")]
    [InlineData("SSOT1005 | C.f | Old | 1")]
    [InlineData("SSOT2001 | C.f | Old | 1")]
    public async Task EntryOfAnotherPlaceTargetOrFamily_CoversNothing(string entry) =>
        Assert.Contains("SSOT1001 Error Test.cs(1)", await (await BaselineRun.OfAsync(entry, Enforce, (Test, "class C { Old f; }"))).VisibleAsync());

    [Fact]
    public async Task EntriesOfAFamily_CoverAsManyAsTheySayTogether()
    {
        const string Entries = "SSOT1001 | C.M | Old | 1\nSSOT1003 | C.M | Old | 1";

        Assert.Empty(await (await BaselineRun.OfAsync(Entries, Enforce, (Test, "class C { void M() { Old a; Old b; } }"))).VisibleAsync());
        Assert.Equal(3, (await (await BaselineRun.OfAsync(Entries, Enforce, (Test, "class C { void M() { Old a; Old b; Old c; } }"))).VisibleAsync()).Count(line => line.StartsWith("SSOT1001", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("SSOT2002 | Rival | Rival | 1")]
    [InlineData("SSOT2003 | Rival | Rival | 1")]
    [InlineData("SSOT2006 | Rival | Rival | 1")]
    public async Task EntryOfASecondImplementation_CoversItUnderAnotherId(string entry)
    {
        const string Source = "interface IRole { void A(); void B(); } [Netra.Ssot.Canonical(\"Role\", Contract = typeof(IRole))] class Role : IRole { public void A() { } public void B() { } } class Rival : IRole { int f; public void A() { f++; } public void B() { f--; } }";

        Assert.Empty(await (await BaselineRun.OfAsync(entry, Enforce, (Test, Source))).VisibleAsync());
        Assert.Equal(["SSOT2002 Error Test.cs(1)"], await (await BaselineRun.OfAsync(null, Enforce, (Test, Source))).VisibleAsync());
    }
}
