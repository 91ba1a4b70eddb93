using Netra.SsotAnalyzers.Rules;
using Netra.SsotAnalyzers.Rules.MapHealth;
using Netra.SsotAnalyzers.Tests.Support;

namespace Netra.SsotAnalyzers.Tests.Rules.MapHealth;

public sealed class SSOT0002_SecondCanonicalTests : UnfixableRuleTests<SSOT0002_SecondCanonical>
{
    [Fact]
    public Task TwoInOneCompilation_AreBothReported() => ReportsAsync(
        """using Netra.Ssot; [Canonical([|"Tax"|])] class A { } [Canonical([|"Tax"|])] class B { } [Canonical("Other")] class C { }""");

    [Fact]
    public Task OneHereAndOneReferenced_IsReportedHere() => SaysAsync(
        """[Netra.Ssot.Canonical({|#0:"WebSocketManager"|})] class Mine { }""",
        "WebSocketManager", "Mine", "Netra.WebSockets.WebSocketManager", "WebSocketManager");

    [Fact]
    public Task CatalogueOfEventNames_IsNoSecondOne() => ReportsAsync(
        """using Netra.Ssot; [Canonical("Tax")] class A { } [Canonical("Tax", EventNames = true)] class Names { } [Canonical("Tax", EventNames = true)] class MoreNames { }""");

    [Fact]
    public Task RolesAreComparedByOrdinal() => ReportsAsync("""using Netra.Ssot; [Canonical("Tax")] class A { } [Canonical("tax")] class B { }""");

    [Fact]
    public Task PartsOfOneType_AreOne() => ReportsAsync("""using Netra.Ssot; [Canonical("Tax")] partial class A { } partial class A { }""");

    [Fact]
    public Task TwoReferenced_AreNobodysHere() => NewTest(
        Library.Compile("""[Netra.Ssot.Canonical("Tax")] public class A { } [Netra.Ssot.Canonical("Tax")] public class B { }""")).RunAsync();

    private static OneRuleTest<SSOT0002_SecondCanonical> NewTest(Microsoft.CodeAnalysis.MetadataReference library)
    {
        var test = NewTest("""[Netra.Ssot.Canonical("Mine")] class C { }""");
        test.TestState.AdditionalReferences.Add(library);
        return test;
    }
}
