namespace Netra.SsotAnalyzers.Tests.Refactorings;

/// <summary>What <c>[Obsolete]</c> says in words becomes an entry where the words bind.</summary>
public sealed class ObsoleteTests
{
    private const string Other = """
        namespace Shop.Current
        {
            public class Client { public Client(string user) { } public static Client For(string user) => null; public class Inner { } }
            public class Pool<T> { }
            public struct Point { }
            public interface IDoor { }
            public enum Kind { One }
            public static class Extensions { public static int Measure(this string text, int from) => 1; }
        }
        """;

    [Theory]
    [InlineData("[Obsolete(\"Use Client instead\")]\npublic class $$Old { }", "typeof(Client)")]
    [InlineData("[Obs$$olete(\"Use Client instead\")]\npublic class Old { }", "typeof(Client)")]
    [InlineData("[Obsolete(\"Use Shop.Current.Client.\", true)]\npublic class $$Old { }", "typeof(Client)")]
    [InlineData("[Obsolete(\"Replaced by Current.Client\")]\npublic class $$Old { }", "typeof(Client)")]
    [InlineData("[Obsolete(\"use Client.Inner\")]\npublic class $$Old { }", "typeof(Client.Inner)")]
    [InlineData("[Obsolete(\"Use Pool<T> instead\")]\npublic class $$Old<T> { }", "typeof(Pool<>)")]
    [InlineData("[Obsolete(\"Use Pool instead\")]\npublic class $$Old<T> { }", "typeof(Pool<>)")]
    [InlineData("[Obsolete(\"Use Pool<string> instead\")]\npublic class $$Old { }", "typeof(Pool<string>)")]
    [InlineData("[Obsolete(\"Use Point instead\")]\npublic class $$Old { }", "typeof(Point)")]
    [InlineData("[Obsolete(\"Use IDoor instead\")]\npublic interface $$IOld { }", "typeof(IDoor)")]
    [InlineData("[Obsolete(\"Use Kind instead\")]\npublic enum $$Old { One }", "typeof(Kind)")]
    public async Task Type_IsSupersededByWhatTheMessageNames(string declaration, string type)
    {
        var run = RefactoringRun.Of("using System;\nusing Netra.Ssot;\nusing Shop.Current;\n\n" + declaration, ("/0/Other.cs", Other));
        var offer = Assert.Single(await run.OffersAsync(), offer => offer.EndsWith(", as [Obsolete] says", StringComparison.Ordinal));

        Assert.Equal("using System;\nusing Netra.Ssot;\nusing Shop.Current;\n\n[SupersededBy(" + type + ")]\n" + declaration.Replace("$$", "", StringComparison.Ordinal), await run.ApplyAsync(offer));
    }

    [Fact]
    public async Task TypeOfAnotherNamespace_IsFoundAndImported()
    {
        var run = RefactoringRun.Of("using System;\nusing Netra.Ssot;\n\n[Obsolete(\"Use Client\")] class $$Old { }", ("/0/Other.cs", Other));

        Assert.Equal(
            "using System;\nusing Netra.Ssot;\nusing Shop.Current;\n\n[SupersededBy(typeof(Client))]\n[Obsolete(\"Use Client\")] class Old { }",
            await run.ApplyAsync("Declare 'Old' superseded by 'Client', as [Obsolete] says"));
    }

    [Fact]
    public async Task SeveralTypes_AreOfferedEach()
    {
        var offers = await RefactoringRun.Of("using System; [Obsolete(\"Use A or B\")] class $$Old { } class A { } class B { }").OffersAsync();

        Assert.Equal(["Declare 'Old' superseded by 'A', as [Obsolete] says", "Declare 'Old' superseded by 'B', as [Obsolete] says"], offers.Where(offer => offer.EndsWith("says", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("[Obsolete(\"Use Nothing instead\")] class $$Old { }")]
    [InlineData("[Obsolete(\"Use Old instead\")] class $$Old { }")]
    [InlineData("[Obsolete] class $$Old { }")]
    [InlineData("[Obsolete(null)] class $$Old { }")]
    [InlineData("[Obsolete(\"Use IDoor instead\")] class $$Old { }")]
    [InlineData("[Obsolete(\"Use Kind instead\")] class $$Old { }")]
    [InlineData("[Obsolete(\"Use Pool<T> instead\")] class $$Old { }")]
    [InlineData("[Obsolete(\"Use Client\"), Netra.Ssot.SupersededBy(typeof(Client))] class $$Old { }")]
    [InlineData("class Obsolete2Attribute : Attribute { public Obsolete2Attribute(string text) { } } [Obsolete2(\"Use Client\")] class $$Old { }")]
    [InlineData("[Obsolete(\"Use Later\")] class $$Old { } [Netra.Ssot.SupersededBy(typeof(Old))] class Later { }")]
    [InlineData("[Obsolete(\"Use Client, ")]
    [InlineData("[Obsolete(\"Use Twice\")] class $$Old { } namespace A { class Twice { } } namespace B { class Twice { } }")]
    public async Task MessageThatBindsToNoType_IsOfferedNothing(string declaration) =>
        Assert.DoesNotContain(
            await RefactoringRun.Of("using System; using Shop.Current; " + (declaration.Contains("$$", StringComparison.Ordinal) ? declaration : declaration + "$$"), ("/0/Other.cs", Other)).OffersAsync(),
            offer => offer.EndsWith("says", StringComparison.Ordinal));

    [Theory]
    [InlineData("[Obsolete(\"Use Save instead\")] public void $$Store(int x) { } public void Save(int x) { }", "this.Save(x)")]
    [InlineData("[Obsolete(\"Use Save(int) instead\")] public void $$Store(int x) { } public void Save(int x) { } public void Save(string x) { }", "this.Save(x)")]
    [InlineData("[Obsolete(\"Use Save.\")] public void $$Store(int a) { } public void Save(long value, string note = null) { }", "this.Save(a)")]
    [InlineData("[Obsolete(\"Use Save.\")] public void $$Store(int a, string b) { } public void Save(string b, int a) { }", "this.Save(b, a)")]
    [InlineData("[Obsolete(\"Use SaveAsync\")] public Task $$Store(int x) => null; public Task SaveAsync(int x) => null;", "this.SaveAsync(x)")]
    [InlineData("[Obsolete(\"Use Title\")] public string $$Name { get; set; } public string Title { get; set; }", "this.Title")]
    [InlineData("[Obsolete(\"Use Title\")] public string $$GetTitle() => null; public string Title { get; set; }", "this.Title")]
    [InlineData("[Obsolete(\"Use GetTitle()\")] public string $$Title => null; public string GetTitle() => null;", "this.GetTitle()")]
    [InlineData("[Obsolete(\"Use Newer\")] public event Action $$Older; public event Action Newer;", "this.Newer")]
    [InlineData("[Obsolete(\"Use newer\")] public int $$older; public int newer;", "this.newer")]
    [InlineData("[Obsolete(\"Use Max\")] public const int $$Most = 1; public const int Max = 1;", "C.Max")]
    [InlineData("[Obsolete(\"Use Make\")] public static C $$Create(int x) => null; public static C Make(int x) => null;", "C.Make(x)")]
    [InlineData("[Obsolete(\"Use Make\")] public $$C(int x) { } public static C Make(int x) => null;", "C.Make(x)")]
    [InlineData("[Obsolete(\"Use Get instead\")] public int $$this[string key] => 1; public int Get(string key) => 1;", "this.Get(key)")]
    [InlineData("[Obsolete(\"Use Map<T>\")] public T $$Turn<T>(T value) => value; public T Map<T>(T value) => value;", "this.Map<T>(value)")]
    public async Task Member_BecomesWhatTheMessageNames(string members, string expression)
    {
        var source = "using System;\nusing System.Threading.Tasks;\nusing Netra.Ssot;\nclass C\n{\n    " + members + "\n}";
        var run = RefactoringRun.Of(source);
        var offer = Assert.Single(await run.OffersAsync(), offer => offer.EndsWith(", as [Obsolete] says", StringComparison.Ordinal));

        Assert.Contains($"becomes '{expression}'", offer, StringComparison.Ordinal);
        Assert.Equal(source.Replace("$$", "", StringComparison.Ordinal).Replace("    [Obsolete", $"    [ReplaceWith(\"{expression}\")]\n    [Obsolete", StringComparison.Ordinal), await run.ApplyAsync(offer));
    }

    [Theory]
    [InlineData("[Obsolete(\"Use Client.For instead\")] public static Client $$Create(string user) => null;", "\"Client.For(user)\", \"Shop.Current\"")]
    [InlineData("[Obsolete(\"Use Client instead\")] public static Client $$Create(string user) => null;", "\"new Client(user)\", \"Shop.Current\"")]
    [InlineData("[Obsolete(\"Use Shop.Current.Client.For(string)\")] public static Client $$Create(string name) => null;", "\"Client.For(name)\", \"Shop.Current\"")]
    public async Task MemberOfAnotherType_BringsItsImport(string member, string arguments)
    {
        var source = "using System;\nusing Netra.Ssot;\nusing Shop.Current;\nclass C\n{\n    " + member + "\n}";
        var run = RefactoringRun.Of(source, ("/0/Other.cs", Other));
        var offer = Assert.Single(await run.OffersAsync(), offer => offer.EndsWith(", as [Obsolete] says", StringComparison.Ordinal));

        Assert.Equal(source.Replace("$$", "", StringComparison.Ordinal).Replace("    [Obsolete", $"    [ReplaceWith({arguments})]\n    [Obsolete", StringComparison.Ordinal), await run.ApplyAsync(offer));
    }

    [Theory]
    [InlineData("[Obsolete(\"Use Save\")] public void $$Store(int x) { } public void Save(string x) { }")]
    [InlineData("[Obsolete(\"Use Save\")] public void $$Store(int x) { } public void Save(int x, int y) { }")]
    [InlineData("[Obsolete(\"Use Save\")] public int $$Store(int x) => 1; public string Save(int x) => null;")]
    [InlineData("[Obsolete(\"Use Save\")] public static void $$Store(int x) { } public void Save(int x) { }")]
    [InlineData("[Obsolete(\"Use Title\")] public string $$Name { get; set; } public string Title => null;")]
    [InlineData("[Obsolete(\"Use Save\")] public void $$Store(int x) { }")]
    [InlineData("[Obsolete(\"Use Store\")] public void $$Store(int x) { }")]
    [InlineData("[Obsolete(\"Use b\")] public int $$a, c; public int b;")]
    [InlineData("[Obsolete(\"Use Save\"), Netra.Ssot.ReplaceWith(\"this.Save(x)\")] public void $$Store(int x) { } public void Save(int x) { }")]
    [InlineData("[Obsolete(\"Use Save\")] public void $$Store(int x) { } [Netra.Ssot.ReplaceWith(\"this.Store(x)\")] public void Save(int x) { }")]
    [InlineData("[Obsolete(\"Use Save\")] public void $$Store(Missing x) { } public void Save(int x) { }")]
    public async Task SignatureThatDoesNotMatch_IsOfferedNothing(string members) =>
        Assert.Empty(await RefactoringRun.Of("using System;\nclass C { " + members + " }").OffersAsync());

    [Fact]
    public async Task FactoryThatOnlyPassesOn_GetsTheExpressionThatSSOT2007Asks()
    {
        const string Map = """
            using Netra.Ssot;
            namespace Shop
            {
                [Canonical("Manager")] public class Manager { public Manager(string user) { } }
                public static class Factory { [ReplaceWith("new Manager(user)", "Shop")] public static Manager Make(string user) => new(user); }
            }
            """;
        var source = "using Netra.Ssot;\nusing Shop;\nclass Shim\n{\n    public static Manager $$Create(string name) => Factory.Make(name);\n}";
        var run = RefactoringRun.Of(source, ("/0/Map.cs", Map));

        Assert.Equal(
            source.Replace("$$", "", StringComparison.Ordinal).Replace("    public", "    [ReplaceWith(\"new Manager(name)\", \"Shop\")]\n    public", StringComparison.Ordinal),
            await run.ApplyAsync("Declare that 'Create' becomes 'new Manager(name)', as SSOT2007 asks"));
    }
}
