using Microsoft.CodeAnalysis.Diagnostics;
using Netra.SsotAnalyzers.Rules;
using Netra.SsotAnalyzers.Rules.Events;
using Netra.SsotAnalyzers.Rules.MapHealth;
using Netra.SsotAnalyzers.Tests.Support;

namespace Netra.SsotAnalyzers.Tests.Rules.Events;

/// <summary>
/// What declares a place for event names: <c>[EventName]</c>, <c>[assembly: EventNamePlace]</c>, and parameters that pass on to
/// one. No name in these programs says anything.
/// </summary>
public sealed class DeclaredPlacesTests
{
    private const string Catalogue = """
        using Netra.Ssot;
        [Canonical("Orders", EventNames = true)] public static class Orders { public const string Placed = "order_placed"; public const string Paid = "order_paid"; }

        """;

    private const string Vendor = """
        namespace Vendor
        {
            public class Bus
            {
                public Bus() { }
                public Bus(string a) { }
                public void Push(string a, object b) { }
                public void Push(string a, int b) { }
                public void Pair<T>(T a, string b) { }
                public string A { get; set; }
                public string F;
                public string Get() => null;
                public void Nothing() { }
                public int this[string a] => 1;
                public int this[int a, string b] => 1;
            }

            public class Box<T> { public void Put(T a, string b) { } }
            public static class Extensions { public static void Tell(this Bus bus, string a) { } }
        }
        """;

    [Theory]
    [InlineData("void Push([EventName] string a) { } void M() { Push({|SSOT3001:\"order_placed\"|}); Push(a: {|SSOT3002:\"order_placd\"|}); Push(\"other\"); }")]
    [InlineData("void Push(int b, [EventName] string a) { } void M() { Push(a: {|SSOT3001:\"order_placed\"|}, b: 1); }")]
    [InlineData("void Push([EventName] string a, string b) { } void M() { Push(Orders.Paid, \"order_placed\"); }")]
    [InlineData("[EventName] string A { get; set; } void M() { A = {|SSOT3001:\"order_placed\"|}; _ = A == {|SSOT3002:\"order_placd\"|}; _ = new C { A = {|SSOT3001:\"order_paid\"|} }; _ = A is {|SSOT3001:\"order_paid\"|}; }")]
    [InlineData("[EventName] string a = {|SSOT3001:\"order_placed\"|}; string b = \"order_placed\";")]
    [InlineData("[return: EventName] string Get() => {|SSOT3001:\"order_placed\"|}; bool M() => Get() == {|SSOT3001:\"order_paid\"|}; string Other() => \"order_paid\";")]
    [InlineData("C([EventName] string a) { } static C M() => new C({|SSOT3001:\"order_placed\"|}); C() : this({|SSOT3001:\"order_paid\"|}) { }")]
    [InlineData("record R([EventName] string A, string B); static R M(R r) => r.A == {|SSOT3001:\"order_paid\"|} ? new R({|SSOT3001:\"order_placed\"|}, \"order_placed\") : r with { A = {|SSOT3001:\"order_paid\"|} };")]
    [InlineData("int this[[EventName] string a] => 1; int M() => this[{|SSOT3001:\"order_placed\"|}];")]
    [InlineData("int this[int a, [EventName] string b] => 1; int this[string a] => 1; int M() => this[1, {|SSOT3001:\"order_placed\"|}] + this[\"order_placed\"];")]
    [InlineData("void Push<T>([EventName] string a, T b) { } void M() { Push({|SSOT3001:\"order_placed\"|}, 1); Push<string>({|SSOT3001:\"order_placed\"|}, \"order_placed\"); }")]
    [InlineData("void Push([EventName] string a) { } void Push(object a) { } void M() { Push({|SSOT3001:\"order_placed\"|}); Push((object)\"order_placed\"); }")]
    [InlineData("delegate void D([EventName] string a); void M(D d) { d({|SSOT3001:\"order_placed\"|}); }")]
    public Task EventName_DeclaresThePlace(string members) => ReportsAsync("class C { " + members + " }");

    [Theory]
    [InlineData("interface I { void Push([EventName] string a); } class D : I { public void Push(string a) { } } void M(I i, D d) { i.Push({|SSOT3001:\"order_placed\"|}); d.Push({|SSOT3001:\"order_placed\"|}); }")]
    [InlineData("abstract class B { public abstract void Push([EventName] string a); } class D : B { public override void Push(string x) { } } void M(D d) => d.Push({|SSOT3001:\"order_placed\"|});")]
    [InlineData("class B<T> { public virtual void Push(T a, [EventName] string b) { } } class D : B<int> { public override void Push(int a, string b) { } } void M(D d, B<string> b) { d.Push(1, {|SSOT3001:\"order_placed\"|}); b.Push(\"order_placed\", {|SSOT3001:\"order_placed\"|}); }")]
    [InlineData("interface I { void Push([EventName] string a); } class D : I { void I.Push(string a) { } public void Push(string a) { } } void M(D d) { d.Push(\"order_placed\"); ((I)d).Push({|SSOT3001:\"order_placed\"|}); }")]
    public Task EventName_HoldsForWhatOverridesOrImplements(string members) => ReportsAsync("class C { " + members + " }");

    [Theory]
    [InlineData("void Outer(string x) => Push(x); void M() => Outer({|SSOT3001:\"order_placed\"|});")]
    [InlineData("void Outer(string x) => Push(a: x); void M() => Outer({|SSOT3001:\"order_placed\"|});")]
    [InlineData("void Outer(string x) { Middle(x); } void Middle(string y) { Push(y); } void M() => Outer({|SSOT3001:\"order_placed\"|});")]
    [InlineData("class D : B { public D(string x) : base(x) { } } class B { public B([EventName] string a) { } } void M() => new D({|SSOT3001:\"order_placed\"|});")]
    [InlineData("class D(string x) : B(x); class B([EventName] string a) { public string A = a; } void M() => new D({|SSOT3001:\"order_placed\"|});")]
    [InlineData("void Outer(string x, string y) => Push(y); void M() => Outer(\"order_placed\", {|SSOT3001:\"order_placed\"|});")]
    [InlineData("void Outer(string x) => Push(x.Trim()); void M() => Outer(\"order_placed\");")]
    [InlineData("void Outer(string x) { System.Action<string> f = x => Push(x); } void M() => Outer(\"order_placed\");")]
    [InlineData("class D(string x) { public string X = x; void P([EventName] string a) { } void Other(string x) => P(x); } void M() => new D(\"order_placed\");")]
    [InlineData("void Outer(object x) => Push((string)x); void M() => Outer(\"order_placed\");")]
    [InlineData("void Outer(string x) { Outer(x); } void M() => Outer(\"order_placed\");")]
    [InlineData("void Outer(params string[] x) => Push(x[0]); void M() => Outer(\"order_placed\", \"order_paid\");")]
    public Task Parameter_IsAPlaceWhereItIsPassedOn(string members) => ReportsAsync("class C { void Push([EventName] string a) { } " + members + " }");

    [Theory]
    [InlineData("\"M:Vendor.Bus.Push(System.String,System.Object)\", \"a\"", "bus.Push({|SSOT3001:\"order_placed\"|}, null); bus.Push(\"order_placed\", 1);")]
    [InlineData("\"M:Vendor.Bus.Push(System.String,System.Int32)\", \"a\"", "bus.Push({|SSOT3001:\"order_placed\"|}, 1); bus.Push(\"order_placed\", null);")]
    [InlineData("\"M:Vendor.Bus.#ctor(System.String)\", \"a\"", "new Vendor.Bus({|SSOT3001:\"order_placed\"|});")]
    [InlineData("\"M:Vendor.Bus.Pair``1(``0,System.String)\", \"b\"", "bus.Pair(\"order_placed\", {|SSOT3001:\"order_placed\"|});")]
    [InlineData("\"M:Vendor.Box`1.Put(`0,System.String)\", \"b\"", "new Vendor.Box<string>().Put(\"order_placed\", {|SSOT3001:\"order_placed\"|});")]
    [InlineData("\"M:Vendor.Extensions.Tell(Vendor.Bus,System.String)\", \"a\"", "bus.Tell({|SSOT3001:\"order_placed\"|}); Vendor.Extensions.Tell(bus, {|SSOT3001:\"order_placed\"|});")]
    [InlineData("\"M:Vendor.Bus.Get\"", "_ = bus.Get() == {|SSOT3001:\"order_placed\"|};")]
    [InlineData("\"P:Vendor.Bus.A\"", "bus.A = {|SSOT3001:\"order_placed\"|}; _ = bus.A == {|SSOT3002:\"order_placd\"|};")]
    [InlineData("\"F:Vendor.Bus.F\"", "bus.F = {|SSOT3001:\"order_placed\"|};")]
    [InlineData("\"P:Vendor.Bus.Item(System.String)\", \"a\"", "_ = bus[{|SSOT3001:\"order_placed\"|}] + bus[1, \"order_placed\"];")]
    [InlineData("\"P:Vendor.Bus.Item(System.Int32,System.String)\", \"b\"", "_ = bus[\"order_placed\"] + bus[1, {|SSOT3001:\"order_placed\"|}];")]
    public Task EventNamePlace_NamesAMemberOfCodeThatCannotBeAnnotated(string arguments, string body)
    {
        var test = NewTest($"using Netra.Ssot; using Vendor; [assembly: EventNamePlace({arguments})] class C {{ void M(Bus bus) {{ {body} }} }}");
        test.TestState.AdditionalProjects["Vendor"].Sources.Add(Vendor);
        test.TestState.AdditionalProjectReferences.Add("Vendor");
        return test.RunAsync();
    }

    [Theory]
    [InlineData("{|SSOT0001:\"M:Vendor.Bus.Push(System.Byte)\"|}, \"a\"")]
    [InlineData("{|SSOT0001:\"M:Vendor.Bus.Gone\"|}")]
    [InlineData("{|SSOT0001:\"T:Vendor.Bus\"|}")]
    [InlineData("{|SSOT0001:\"Vendor.Bus.Push\"|}, \"a\"")]
    [InlineData("{|SSOT0001:\"\"|}")]
    [InlineData("\"M:Vendor.Bus.Push(System.String,System.Object)\", {|SSOT0001:\"topic\"|}")]
    [InlineData("\"P:Vendor.Bus.A\", {|SSOT0001:\"a\"|}")]
    [InlineData("\"P:Vendor.Bus.Item(System.String)\", {|SSOT0001:\"b\"|}")]
    [InlineData("{|SSOT0001:\"M:Vendor.Bus.Nothing\"|}")]
    [InlineData("{|SSOT0001:\"M:Vendor.Bus.Push(System.String,System.Object)\"|}")]
    public Task MalformedPlace_IsReportedAndDeclaresNothing(string arguments)
    {
        var test = NewTest($"using Netra.Ssot; using Vendor; [assembly: EventNamePlace({arguments})] class C {{ void M(Bus bus) {{ bus.Push(\"order_placed\", null); bus.Push(\"order_placed\", 1); bus.A = \"order_placed\"; _ = bus[\"order_placed\"]; }} }}");
        test.TestState.AdditionalProjects["Vendor"].Sources.Add(Vendor);
        test.TestState.AdditionalProjectReferences.Add("Vendor");
        return test.RunAsync();
    }

    [Fact]
    public Task AttributeInAnotherAssembly_IsRead()
    {
        var test = NewTest("class C { void M(Library.Hub hub) { hub.Push({|SSOT3001:\"order_placed\"|}); hub.Raw(\"order_placed\"); hub.Outer(\"order_placed\"); } }");
        test.TestState.AdditionalReferences.Add(Library.Compile("""
            [assembly: Netra.Ssot.EventNamePlace("M:Library.Gone.Push(System.String)", "a")]
            namespace Library { public class Hub { public void Push([Netra.Ssot.EventName] string a) { } public void Raw(string a) { } public void Outer(string x) => Push(x); } }
            """));
        return test.RunAsync();
    }

    /// <summary>Without a declaration: a constant of one's own, and a list among whose elements are names of the catalogue.</summary>
    [Theory]
    [InlineData("const string ListenerName = \"Shop.Membership\";")]
    [InlineData("const string Membership = {|SSOT3001:\"Shop.Membership\"|};")]
    [InlineData("const string ShopMembership = {|SSOT3001:\"Shop.Membership\"|};")]
    [InlineData("const string Any = {|SSOT3001:\"shop_opened\"|};")]
    [InlineData("const string Name = \"Id\";")]
    [InlineData("static string[] s_columns = [\"Id\", \"Trial\"];")]
    [InlineData("static string[] s_columns = [{|SSOT3001:\"Id\"|}, {|SSOT3001:\"shop_opened\"|}];")]
    public Task OtherThingOfTheSameText_IsSilent(string member) => ReportsAsync(
        "[Canonical(\"Names\", EventNames = true)] static class Names { public const string Membership = \"Shop.Membership\", Opened = \"shop_opened\", Id = \"Id\", Trial = \"Trial\"; } class C { " + member + " }");

    private static Task ReportsAsync(string source) => NewTest("using Netra.Ssot;\n" + source).RunAsync();

    private static PlaceTest NewTest(string source) => new() { TestState = { Sources = { Catalogue, source } } };

    private sealed class PlaceTest : OneRuleTest<SSOT3001_RawEventName>
    {
        public PlaceTest()
        {
            TestState.AdditionalReferences.Add(Preamble.Ssot);
        }

        protected override IEnumerable<DiagnosticAnalyzer> GetDiagnosticAnalyzers() =>
            [new SSOT3001_RawEventName(), new SSOT3002_MisspeltEventName(), new SSOT0001_EntryNamesNothing()];
    }
}
