using Microsoft.CodeAnalysis.CSharp;
using Netra.SsotAnalyzers.Rules;
using Netra.SsotAnalyzers.Rules.SupersededUses;
using Netra.SsotAnalyzers.Tests.Support;

namespace Netra.SsotAnalyzers.Tests.Rules.SupersededUses;

/// <summary>What the build calls SSOT1003 the fix leaves, and what the fix rewrites is not called so.</summary>
public sealed class SSOT1003_OneTruthTests
{
    [Fact]
    public Task MemberThatReturnsANestedType_IsNotOfAnotherShape() => FixesAsync(
        """
        [Netra.Ssot.Canonical("L")] public class Latch { public struct Releaser { } public Releaser Take() => default; }
        [Netra.Ssot.SupersededBy(typeof(Latch))] public class OldLatch { public struct Releaser { } public Releaser Take() => default; }
        """,
        "class C { static {|SSOT1001:OldLatch|}.Releaser Pass({|SSOT1001:OldLatch|}.Releaser r) => r; void M({|SSOT1001:OldLatch|} l) { var r = Pass(l.Take()); } }",
        "class C { static Latch.Releaser Pass(Latch.Releaser r) => r; void M(Latch l) { var r = Pass(l.Take()); } }");

    [Fact]
    public Task CanonicalMemberWhoseSignatureNamesASupersededType_IsNotOfAnotherShape() => FixesAsync(
        """
        [Netra.Ssot.Canonical("F")] public class Fmt { }
        [Netra.Ssot.SupersededBy(typeof(Fmt))] public class OldFmt { }
        [Netra.Ssot.SupersededBy(typeof(Conv))] public static class OldConv { public static string Ser(object o, OldFmt f) => ""; }
        """,
        """
        [Netra.Ssot.Canonical("C")] public static class Conv { public static string Ser(object o, {|SSOT1001:OldFmt|} f) => ""; }
        class C { string a = {|SSOT1002:OldConv.Ser(1, {|SSOT1002:new OldFmt()|})|}; string M({|SSOT1001:OldFmt|} f) => {|SSOT1002:OldConv.Ser(f, f)|}; }
        """,
        """
        [Netra.Ssot.Canonical("C")] public static class Conv { public static string Ser(object o, Fmt f) => ""; }
        class C { string a = Conv.Ser(1, new Fmt()); string M(Fmt f) => Conv.Ser(f, f); }
        """);

    [Fact]
    public Task DynamicArgument_OverOneOrSeveralMembers_IsReportedAndLeft() => FixesAsync(
        """
        [Netra.Ssot.Canonical("P")] public class Q
        {
            public Q() { }
            public Q(int a, int b) { }
            [Netra.Ssot.ReplaceWith("new Q(x, 0)")] public Q(int x) { }
            [Netra.Ssot.ReplaceWith("new Q(0, s.Length)")] public Q(string s) { }
            public string F(int x) => "";
            public string F(string s) => "";
            public string G(object o) => "";
            [Netra.Ssot.ReplaceWith("this.F(x)")] public string Old(int x) => "";
            [Netra.Ssot.ReplaceWith("this.F(s)")] public string Old(string s) => "";
            [Netra.Ssot.ReplaceWith("this.G(o)")] public string Only(object o) => "";
            [Netra.Ssot.ReplaceWith("this.F(k)")] public string this[int k] => "";
            [Netra.Ssot.ReplaceWith("this.F(k)")] public string this[string k] => "";
        }
        """,
        "class C { void M(dynamic d, Q q) { var a = {|SSOT1003:new Q(d)|}; var b = {|SSOT1003:q[d]|}; var c = {|SSOT1003:q.Old(d)|}; var e = {|SSOT1003:q.Only(d)|}; d.Old(1); var f = q.F(d); var g = {|SSOT1002:q.Old(1)|}; } }",
        "class C { void M(dynamic d, Q q) { var a = {|SSOT1003:new Q(d)|}; var b = {|SSOT1003:q[d]|}; var c = {|SSOT1003:q.Old(d)|}; var e = {|SSOT1003:q.Only(d)|}; d.Old(1); var f = q.F(d); var g = q.F(1); } }");

    [Fact]
    public Task DefaultOfAnotherValue_IsUnfixable_WhereOtherArgumentsAreNamed() => FixesAsync(
        """
        [Netra.Ssot.Canonical("M")] public class New { public static string Of(int a = 2, string b = "x", int c = 0) => a + b; }
        [Netra.Ssot.SupersededBy(typeof(New))] public class Old { public static string Of(int a = 1, string b = "x", int c = 0) => a + b; }
        """,
        "class C { string a = {|SSOT1003:Old.Of(b: \"q\")|}, b = {|SSOT1003:Old.Of(c: 1, b: \"q\")|}, c = {|SSOT1002:Old.Of(1)|}, d = {|SSOT1002:Old.Of(b: \"q\", a: 1)|}, e = {|SSOT1002:Old.Of(a: 1, \"q\")|}; }",
        "class C { string a = {|SSOT1003:Old.Of(b: \"q\")|}, b = {|SSOT1003:Old.Of(c: 1, b: \"q\")|}, c = New.Of(1), d = New.Of(b: \"q\", a: 1), e = New.Of(a: 1, \"q\"); }");

    [Fact]
    public Task AssignmentBehindANullTest_IsUnfixableBeforeCSharp14() => FixesAsync(
        """
        public class New
        {
            public int Total { get; set; }
            [Netra.Ssot.ReplaceWith("this.Total = v")] public void Set(int v) => Total = v;
        }
        """,
        "class C { void M(New n) { {|SSOT1002:n.Set(1)|}; n?{|SSOT1003:.Set(2)|}; } }",
        "class C { void M(New n) { n.Total = 1; n?{|SSOT1003:.Set(2)|}; } }",
        LanguageVersion.CSharp13);

    private static Task FixesAsync(string map, string before, string after, LanguageVersion version = LanguageVersion.Default) => new SuiteTest<SSOT1003_UnfixableUse>
    {
        LanguageVersion = version,
        TestState = { Sources = { ("/0/Map.cs", map), ("/0/Test.cs", before) } },
        FixedState = { Sources = { ("/0/Map.cs", map), ("/0/Test.cs", after) }, MarkupHandling = Microsoft.CodeAnalysis.Testing.MarkupMode.Allow },
    }.RunAsync();
}
