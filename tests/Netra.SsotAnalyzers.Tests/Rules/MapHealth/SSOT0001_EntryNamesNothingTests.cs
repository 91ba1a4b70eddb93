using Netra.SsotAnalyzers.Rules;
using Netra.SsotAnalyzers.Rules.MapHealth;
using Netra.SsotAnalyzers.Tests.Support;

namespace Netra.SsotAnalyzers.Tests.Rules.MapHealth;

public sealed class SSOT0001_EntryNamesNothingTests : UnfixableRuleTests<SSOT0001_EntryNamesNothing>
{
    private const string Types = """

        namespace Shop
        {
            public class Fine { public static int Count; public void M(int a) { } public void M(string a) { } public int P { get; set; } public event System.Action E; public Fine() { } public Fine(int a) { } public static Fine operator +(Fine a, Fine b) => a; public static implicit operator int(Fine a) => 0; public int this[int i] => i; }
            public class Box<T> { public void Put<U>(T a, U b) { } public class Inner { } }
            public interface IFine { void Call(); }
            public class Explicit : IFine { void IFine.Call() { } }
        }
        """;

    [Fact]
    public Task SameAttributesInSeveralFiles_AreEachReportedInTheirPlace() => ReportsAsync(
        """
        [assembly: Netra.Ssot.Supersedes(typeof(Shop.Fine), [|"T:No.Such"|]), Netra.Ssot.Supersedes(typeof(Shop.Fine), "T:Shop.Explicit"), System.CLSCompliant(false)]
        [assembly: Netra.Ssot.Supersedes(typeof(Shop.Fine), [|"T:No.Such2"|])]
        """ + Types,
        """
        [assembly: Netra.Ssot.Supersedes(typeof(Shop.Fine), [|"T:No.Such"|]), Netra.Ssot.Supersedes(typeof(Shop.Fine), [|"T:Shop.Gone"|])]
        [module: System.CLSCompliant(false)]
        """);

    [Theory]
    [InlineData("""[assembly: Netra.Ssot.Supersedes(typeof(Shop.Fine), [|"Shop.Fine"|])]""")]
    [InlineData("""[assembly: Netra.Ssot.Supersedes(typeof(Shop.Fine), [|""|])]""")]
    [InlineData("""[assembly: Netra.Ssot.Supersedes(typeof(Shop.Fine), [|null|])]""")]
    [InlineData("""[assembly: Netra.Ssot.Supersedes(typeof(Shop.Fine), [|"T:"|])]""")]
    [InlineData("""[assembly: Netra.Ssot.Supersedes(typeof(Shop.Fine), [|"T:No.Such"|])]""")]
    [InlineData("""[assembly: Netra.Ssot.Supersedes(typeof(Shop.Fine), [|"T:Shop.Box"|])]""")]
    [InlineData("""[assembly: Netra.Ssot.Supersedes(typeof(Shop.Fine), [|"T:Shop.Box<T>"|])]""")]
    [InlineData("""[assembly: Netra.Ssot.Supersedes(typeof(Shop.Fine), [|"M:Shop.Fine.M(System.Int32)"|])]""")]
    [InlineData("""[assembly: Netra.Ssot.Supersedes(legacyId: [|"T:No.Such"|], canonical: typeof(Shop.Fine))]""")]
    [InlineData("""[assembly: Netra.Ssot.Supersedes([|null|], "T:Shop.Explicit")]""")]
    [InlineData("""[assembly: Netra.Ssot.Supersedes([|typeof(int[])|], "T:Shop.Explicit")]""")]
    [InlineData("""[assembly: Netra.Ssot.Supersedes([|typeof(void)|], "T:Shop.Explicit")]""")]
    [InlineData("""[assembly: Netra.Ssot.Supersedes([|typeof(Shop.Box<>)|], "T:Shop.Explicit")]""")]
    [InlineData("""[assembly: Netra.Ssot.ReplaceMember([|"T:Shop.Fine"|], "1")]""")]
    [InlineData("""[assembly: Netra.Ssot.ReplaceMember([|"Shop.Fine.M"|], "1")]""")]
    [InlineData("""[assembly: Netra.Ssot.ReplaceMember([|null|], "1")]""")]
    [InlineData("""[assembly: Netra.Ssot.ReplaceMember([|"M:Shop.Fine.M"|], "1")]""")]
    [InlineData("""[assembly: Netra.Ssot.ReplaceMember([|"M:Shop.Fine.M(System.Double)"|], "1")]""")]
    [InlineData("""[assembly: Netra.Ssot.ReplaceMember([|"M:Shop.Fine.Gone"|], "1")]""")]
    [InlineData("""[assembly: Netra.Ssot.ReplaceMember([|"P:Shop.Gone.P"|], "1")]""")]
    [InlineData("""[assembly: Netra.Ssot.ReplaceMember([|"F:Shop.Fine.P"|], "1")]""")]
    [InlineData("""[assembly: Netra.Ssot.SupersededNamespace([|""|], "Shop")]""")]
    [InlineData("""[assembly: Netra.Ssot.SupersededNamespace([|null|], "Shop")]""")]
    [InlineData("""[assembly: Netra.Ssot.SupersededNamespace([|"N:Old"|], "Shop")]""")]
    [InlineData("""[assembly: Netra.Ssot.SupersededNamespace([|"Old."|], "Shop")]""")]
    [InlineData("""[assembly: Netra.Ssot.SupersededNamespace("Old", [|"global::Shop"|])]""")]
    [InlineData("""[assembly: Netra.Ssot.SupersededNamespace("Old", [|"No.Such"|])]""")]
    public Task AssemblyAttribute_IsReportedAtTheArgument(string source) => ReportsAsync(source, Types);

    [Theory]
    [InlineData("""[Netra.Ssot.Canonical([|""|])] class C { }""")]
    [InlineData("""[Netra.Ssot.Canonical([|null|])] class C { }""")]
    [InlineData("""[Netra.Ssot.Canonical([|" "|])] class C { }""")]
    [InlineData("""[Netra.Ssot.Canonical("R", Contract = [|typeof(Shop.Fine)|])] class C { }""")]
    [InlineData("""[Netra.Ssot.Canonical("R", NamePattern = [|"*"|])] class C { }""")]
    [InlineData("""[Netra.Ssot.Canonical("R", NamePattern = [|""|])] class C { }""")]
    [InlineData("""[Netra.Ssot.Canonical("R", OwnsTransport = [|new System.Type[] { null }|])] class C { }""")]
    [InlineData("""[Netra.Ssot.SupersededBy([|null|])] class C { }""")]
    [InlineData("""[Netra.Ssot.SupersededBy([|typeof(Shop.Fine[])|])] class C { }""")]
    [InlineData("""[Netra.Ssot.SupersededBy([|typeof(void)|])] class C { }""")]
    [InlineData("""[Netra.Ssot.SupersededBy([|typeof(Shop.Box<>)|])] class C { }""")]
    [InlineData("""[Netra.Ssot.SupersededBy([|typeof(Shop.Box<>)|])] class C<T, U> { }""")]
    [InlineData("""[Netra.Ssot.SupersededBy(typeof(Shop.Fine), RemovedIn = [|"soon"|])] class C { }""")]
    [InlineData("""[Netra.Ssot.SupersededBy(typeof(Shop.Fine), RemovedIn = [|""|])] class C { }""")]
    [InlineData("""class C { [Netra.Ssot.ReplaceWith("1", RemovedIn = [|"2.x"|])] public int M() => 1; }""")]
    [InlineData("""[assembly: Netra.Ssot.Supersedes(typeof(Shop.Fine), "T:Old", RemovedIn = [|"later"|])] class Old { }""")]
    [InlineData("""[assembly: Netra.Ssot.ReplaceMember("M:Old.M", "1", RemovedIn = [|"later"|])] class Old { public static int M() => 1; }""")]
    [InlineData("""[assembly: Netra.Ssot.SupersededNamespace("Gone", "Shop", RemovedIn = [|"later"|])]""")]
    public Task Attribute_IsReportedAtTheArgument(string source) => ReportsAsync(source, Types);

    [Theory]
    [InlineData("""[assembly: Netra.Ssot.Supersedes(typeof(Shop.Fine), "T:Shop.Explicit")]""")]
    [InlineData("""[assembly: Netra.Ssot.Supersedes(typeof(Shop.Box<>), "T:Shop.Box`1")]""")]
    [InlineData("""[assembly: Netra.Ssot.Supersedes(typeof(Shop.Box<int>), "T:Shop.Explicit")]""")]
    [InlineData("""[assembly: Netra.Ssot.Supersedes(typeof(Shop.Fine), "T:Shop.Box`1.Inner")]""")]
    [InlineData("""[assembly: Netra.Ssot.Supersedes(typeof(Shop.Fine), "T:System.Text.StringBuilder")]""")]
    [InlineData("""[assembly: Netra.Ssot.ReplaceMember("M:Shop.Fine.M(System.Int32)", "1")]""")]
    [InlineData("""[assembly: Netra.Ssot.ReplaceMember("P:Shop.Fine.P", "1")]""")]
    [InlineData("""[assembly: Netra.Ssot.ReplaceMember("M:Shop.Fine.get_P", "1")]""")]
    [InlineData("""[assembly: Netra.Ssot.ReplaceMember("M:Shop.Fine.set_P(System.Int32)", "1")]""")]
    [InlineData("""[assembly: Netra.Ssot.ReplaceMember("P:Shop.Fine.Item(System.Int32)", "1")]""")]
    [InlineData("""[assembly: Netra.Ssot.ReplaceMember("F:Shop.Fine.Count", "1")]""")]
    [InlineData("""[assembly: Netra.Ssot.ReplaceMember("E:Shop.Fine.E", "1")]""")]
    [InlineData("""[assembly: Netra.Ssot.ReplaceMember("M:Shop.Fine.#ctor", "1")]""")]
    [InlineData("""[assembly: Netra.Ssot.ReplaceMember("M:Shop.Fine.#ctor(System.Int32)", "1")]""")]
    [InlineData("""[assembly: Netra.Ssot.ReplaceMember("M:Shop.Fine.op_Addition(Shop.Fine,Shop.Fine)", "1")]""")]
    [InlineData("""[assembly: Netra.Ssot.ReplaceMember("M:Shop.Fine.op_Implicit(Shop.Fine)~System.Int32", "1")]""")]
    [InlineData("""[assembly: Netra.Ssot.ReplaceMember("M:Shop.Box`1.Put``1(`0,``0)", "1")]""")]
    [InlineData("""[assembly: Netra.Ssot.ReplaceMember("M:Shop.Explicit.Shop#IFine#Call", "1")]""")]
    [InlineData("""[assembly: Netra.Ssot.ReplaceMember("M:System.String.Concat(System.String,System.String)", "1")]""")]
    [InlineData("""[assembly: Netra.Ssot.SupersededNamespace("Shop.Gone", "Shop")]""")]
    [InlineData("""[Netra.Ssot.Canonical("R", Contract = typeof(Shop.IFine), NamePattern = "*Fine", OwnsTransport = new[] { typeof(Shop.Fine) })] class C { }""")]
    [InlineData("""[Netra.Ssot.Canonical("R", Contract = null, NamePattern = null, OwnsTransport = null)] class C { }""")]
    [InlineData("""[Netra.Ssot.SupersededBy(typeof(Shop.Fine), RemovedIn = "2")] class C { }""")]
    [InlineData("""[Netra.Ssot.SupersededBy(typeof(Shop.Fine), RemovedIn = null)] class C { }""")]
    [InlineData("""[assembly: Netra.Ssot.Supersedes(typeof(Shop.Fine), "T:Old", RemovedIn = "2.0")] class Old { }""")]
    [InlineData("""[Netra.Ssot.SupersededBy(typeof(Shop.Box<>))] class C<T> { }""")]
    [InlineData("""[Netra.Ssot.SupersededBy(typeof(Shop.Fine))] class C<T> { }""")]
    public Task SoundEntry_IsSilent(string source) => ReportsAsync(source, Types);

    [Theory]
    [InlineData("""[Netra.Ssot.SupersededBy(typeof({|CS0246:Missing|}))] class C { }""")]
    [InlineData("""[{|CS7036:Netra.Ssot.SupersededBy|}] class C { }""")]
    [InlineData("""[Netra.Ssot.Canonical({|CS1503:1|})] class C { }""")]
    [InlineData("""[assembly: {|CS7036:Netra.Ssot.Supersedes|}]""")]
    [InlineData("""[assembly: {|CS0246:{|CS0246:Supersedes|}|}(typeof(Shop.Fine), "T:No.Such")]""")]
    public Task WhatTheCompilerReports_IsItsOwn(string source) => ReportsAsync(source, Types);

    [Fact]
    public Task Message_SaysWhatToWrite() => Task.WhenAll(
        SaysAsync("""[assembly: Netra.Ssot.Supersedes(typeof(int), {|#0:"Fine"|})] namespace Shop { class Fine { } }""",
            "\"Fine\"", "it is not a type id: write \"T:Namespace.Type\", with `1 for one type parameter; did you mean \"T:Shop.Fine\"?"),
        SaysAsync("""[assembly: Netra.Ssot.ReplaceMember({|#0:"M:Fine.M"|}, "1")] class Fine { void M(int a) { } void M(long a) { } }""",
            "\"M:Fine.M\"", "no overload has these parameters: write \"M:Fine.M(System.Int32)\" or \"M:Fine.M(System.Int64)\""),
        SaysAsync("""[Netra.Ssot.Canonical({|#0:""|})] class Tax { }""", "\"\"", "the role has no name: write one, such as \"Tax\""));

    [Fact]
    public Task EntriesThroughAliases_AreRead() => ReportsAsync(
        """global using Retired = Netra.Ssot.SupersededByAttribute;""",
        """using Canon = Netra.Ssot.CanonicalAttribute; [Canon([|""|])] class A { } [Retired([|null|])] class B { }""");

    [Fact]
    public Task PartialType_IsReportedOnce() => ReportsAsync("""[Netra.Ssot.SupersededBy([|null|])] partial class A { } partial class A { }""");

    [Theory]
    [InlineData("""[assembly: Netra.Ssot.Supersedes(typeof(int), {|#0:"T:Shop.OldBilller"|})] namespace Shop { class OldBiller { } }""", "\"T:Shop.OldBilller\"", "; did you mean \"T:Shop.OldBiller\"?")]
    [InlineData("""[assembly: Netra.Ssot.Supersedes(typeof(int), {|#0:"T:Stop.OldBiller"|})] namespace Shop { class OldBiller { } }""", "\"T:Stop.OldBiller\"", "; did you mean \"T:Shop.OldBiller\"?")]
    [InlineData("""[assembly: Netra.Ssot.Supersedes(typeof(int), {|#0:"T:Nothing.Like.It"|})] namespace Shop { class OldBiller { } }""", "\"T:Nothing.Like.It\"", "")]
    public Task MisspeltType_IsSuggested(string source, string argument, string suggestion) =>
        SaysAsync(source, argument, $"no such type is declared or referenced here{suggestion} (remove the entry of a deleted type)");

    [Fact]
    public Task MisspeltMember_IsSuggested() => Task.WhenAll(
        SaysAsync("""[assembly: Netra.Ssot.ReplaceMember({|#0:"P:Old.Totl"|}, "1")] class Old { public int Total { get; set; } }""",
            "\"P:Old.Totl\"", "'Old' has no member 'Totl'; did you mean 'Total'? (remove the entry of a deleted member)"),
        SaysAsync("""[assembly: Netra.Ssot.ReplaceMember({|#0:"P:Shop.Odl.Total"|}, "1")] namespace Shop { class Old { public int Total { get; set; } } }""",
            "\"P:Shop.Odl.Total\"", "no type 'Shop.Odl' is declared or referenced here; did you mean \"T:Shop.Old\"? (remove the entry of a deleted member)"),
        SaysAsync("""[assembly: Netra.Ssot.EventNamePlace("M:Bus.Send(System.String)", {|#0:"topik"|})] class Bus { public void Send(string topic) { } }""",
            "\"topik\"", "'Send' has no parameter 'topik'; did you mean 'topic'? (without a parameter, the entry is about the member's value)"));

    [Fact]
    public Task MisspeltNamespace_IsSuggested() =>
        SaysAsync("""[assembly: Netra.Ssot.SupersededNamespace("Old", {|#0:"Shop.Biling"|})] namespace Shop.Billing { class C { } }""",
            "\"Shop.Biling\"", "no such namespace is declared or referenced here; did you mean 'Shop.Billing'? (write the namespace to use instead)");

    [Theory]
    [InlineData("""class C { [Netra.Ssot.ReplaceWith("1", [|"Shop.Gone"|])] public int M() => 1; } namespace Shop { class D { } }""")]
    [InlineData("""class C { [Netra.Ssot.ReplaceWith("1", "Shop", [|"Shop.Gone"|])] public int M() => 1; } namespace Shop { class D { } }""")]
    [InlineData("""class C { [Netra.Ssot.ReplaceWith("1", [|new[] { "Shop", "Shop.Gone" }|])] public int M() => 1; } namespace Shop { class D { } }""")]
    [InlineData("""class C { [Netra.Ssot.ReplaceWith("1", "Shop", "System.Linq")] public int M() => 1; } namespace Shop { class D { } }""")]
    [InlineData("""[assembly: Netra.Ssot.ReplaceMember("M:C.M", "1", [|"Shop.Gone"|])] class C { public int M() => 1; } namespace Shop { class D { } }""")]
    public Task ImportThatDoesNotExist_IsReportedAtTheArgument(string source) => ReportsAsync(source);

    [Fact]
    public Task MisspeltImport_IsSuggested() =>
        SaysAsync("""class C { [Netra.Ssot.ReplaceWith("1", {|#0:"Shop.Biling"|})] public int M() => 1; } namespace Shop.Billing { class D { } }""",
            "\"Shop.Biling\"", "no such namespace is declared or referenced here; did you mean 'Shop.Billing'? (an import is the full name of a namespace)");

    [Theory]
    [InlineData("""[Netra.Ssot.Canonical("WebSockets")] class A { } [Netra.Ssot.SupersededBy(typeof(A))] class B { } [Netra.Ssot.Canonical({|#0:"WebSokets"|}, EventNames = true)] static class N { }""", "\"WebSokets\"", "the role 'WebSockets' has almost the same name; did you mean 'WebSockets'?")]
    [InlineData("""[Netra.Ssot.Canonical("Mailer")] class A { } [Netra.Ssot.SupersededBy(typeof(A))] class B { } [Netra.Ssot.Canonical({|#0:"Maielr"|})] class C { }""", "\"Maielr\"", "the role 'Mailer' has almost the same name; did you mean 'Mailer'?")]
    [InlineData("""[Netra.Ssot.Canonical("R")] class A { } [Netra.Ssot.SupersededBy(typeof(A))] class B { } [Netra.Ssot.SupersededBy({|#0:typeof(B)|})] class C { }""", "typeof(B)", "'B' is itself superseded, so uses are rewritten to 'A': write 'A' here")]
    [InlineData("""class C { [Netra.Ssot.ReplaceWith({|#0:"C.Middle()"|})] public static int Old() => 1; [Netra.Ssot.ReplaceWith("C.New()")] public static int Middle() => 1; public static int New() => 1; }""", "\"C.Middle()\"", "'C.Middle' is itself superseded by 'C.New()': write the final replacement here")]
    [InlineData("""[Netra.Ssot.Canonical("R")] class A { } [Netra.Ssot.SupersededBy(typeof(A))] class B { } static class F { [Netra.Ssot.ReplaceWith({|#0:"new B()"|})] public static B Make() => new(); }""", "\"new B()\"", "'B' is itself superseded by 'A': write the final replacement here")]
    public Task DoubtfulEntry_IsASuggestion(string source, string argument, string doubt)
    {
        var test = NewTest(source);
        test.ExpectedDiagnostics.Add(new DiagnosticResult(Descriptors.SSOT0001).WithLocation(0).WithArguments(argument, doubt).WithSeverity(Microsoft.CodeAnalysis.DiagnosticSeverity.Info));
        return test.RunAsync();
    }

    [Theory]
    [InlineData("""[Netra.Ssot.Canonical("Invoice")] class A { } [Netra.Ssot.SupersededBy(typeof(A))] class B { } [Netra.Ssot.Canonical("Invoices")] class C { }""")]
    [InlineData("""[Netra.Ssot.Canonical("Cache1")] class A { } [Netra.Ssot.SupersededBy(typeof(A))] class B { } [Netra.Ssot.Canonical("Cache2")] class C { }""")]
    [InlineData("""[Netra.Ssot.Canonical("Mailer")] class A { } [Netra.Ssot.Canonical("Mailer", EventNames = true)] static class N { }""")]
    [InlineData("""[Netra.Ssot.Canonical("Order")] class A { } [Netra.Ssot.Canonical("Border")] class C { }""")]
    public Task RolesThatDiffer_AreSilent(string source) => ReportsAsync(source);
}
