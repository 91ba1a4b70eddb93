using Netra.SsotAnalyzers.Rules;
using Netra.SsotAnalyzers.Rules.MapHealth;
using Netra.SsotAnalyzers.Tests.Support;

namespace Netra.SsotAnalyzers.Tests.Rules.MapHealth;

public sealed class SSOT0004_CircularSupersessionTests : UnfixableRuleTests<SSOT0004_CircularSupersession>
{
    [Fact]
    public Task ByItself_IsReported() => SaysAsync("""[Netra.Ssot.SupersededBy({|#0:typeof(A)|})] class A { }""", "A", "A → A");

    [Fact]
    public Task TwoInACircle_AreBothReported() => ReportsAsync(
        """using Netra.Ssot; [SupersededBy([|typeof(B)|])] class A { } [SupersededBy([|typeof(A)|])] class B { }""");

    [Fact]
    public Task WhatLeadsIntoACircle_IsNotPartOfIt() => ReportsAsync(
        """using Netra.Ssot; [SupersededBy(typeof(A))] class Before { } [SupersededBy([|typeof(B)|])] class A { } [SupersededBy([|typeof(C)|])] class B { } [SupersededBy([|typeof(A)|])] class C { }""");

    [Fact]
    public Task Chain_IsFine() => ReportsAsync(
        """using Netra.Ssot; [SupersededBy(typeof(B))] class A { } [SupersededBy(typeof(C))] class B { } [Canonical("R")] class C { }""");

    [Fact]
    public Task CircleOverAnAssemblyAttribute_IsReportedAtBoth() => ReportsAsync(
        """using Netra.Ssot; [assembly: Supersedes(typeof(B), [|"T:A"|])] class A { } [SupersededBy([|typeof(A)|])] class B { }""");

    [Fact]
    public Task GenericTypes_AreFollowed() => ReportsAsync(
        """using Netra.Ssot; [SupersededBy([|typeof(B<>)|])] class A<T> { } [SupersededBy([|typeof(A<>)|])] class B<T> { }""");

    [Fact]
    public Task CircleOfNamespaces_IsReported() => ReportsAsync(
        """
        using Netra.Ssot;
        [assembly: SupersededNamespace("A", [|"B"|])]
        [assembly: SupersededNamespace("B", [|"A"|])]
        [assembly: SupersededNamespace("C", [|"C"|])]
        [assembly: SupersededNamespace("D", "A")]
        namespace A { class X { } } namespace B { class Y { } } namespace C { class Z { } }
        """);

    [Fact]
    public Task MemberReplacedByItself_IsReported() => ReportsAsync(
        """using Netra.Ssot; class A { [ReplaceWith([|"A.M(a)"|])] static int M(int a) => 1; [ReplaceWith([|"this.P"|])] int P => 1; [ReplaceWith([|"new A()"|])] A() { } }""");

    [Fact]
    public Task MembersInACircle_AreBothReported() => ReportsAsync(
        """using Netra.Ssot; class A { [ReplaceWith([|"A.N(a)"|])] static int M(int a) => 1; [ReplaceWith([|"A.M(a)"|])] static int N(int a) => 1; [ReplaceWith("A.M(a)")] static int Before(int a) => 1; }""");

    [Fact]
    public Task MemberReplacedByItsOverload_IsFine() => ReportsAsync(
        """using Netra.Ssot; class A { [ReplaceWith("A.M(a, 1)")] static int M(int a) => 1; [ReplaceWith("A.N(a, b)")] static int M(int a, int b) => 1; static int N(int a, int b) => 1; }""");
}
