using Netra.SsotAnalyzers.Rules;
using Netra.SsotAnalyzers.Rules.SupersededUses;
using Netra.SsotAnalyzers.Tests.Support;

namespace Netra.SsotAnalyzers.Tests.Rules.SupersededUses;

/// <summary>A type that nobody writes down comes from the use: what replaces it keeps it, where something would read it otherwise.</summary>
public sealed class SSOT1002_InferredTypeTests
{
    private const string Map = """
        #nullable enable
        using System.Collections.Generic;
        using System.Threading.Tasks;
        using Netra.Ssot;

        public class Cat { public string Name => ""; public string Say(object text) => ""; public virtual string Kind => ""; }
        public class Lion : Cat { public new string Name => ""; public string Say(string text) => ""; public override string Kind => ""; }

        public static class Zoo
        {
            public static Lion Get() => new();
            public static Task<Lion> GetAsync() => Task.FromResult(new Lion());
            public static Lion? Find() => null;
            public static List<string> All() => [];
            public static List<Lion> Lions() => [];
            public static void Feed(Cat cat) { }
            public static void Feed(Lion lion) { }
            public static void Cage<T>(T animal) { }
            public static void Pet(Cat cat) { }
            public static void Swap(ref Cat cat) { }
        }

        public static class Legacy
        {
            [ReplaceWith("Zoo.Get()")] public static Cat Get() => new();
            [ReplaceWith("Zoo.Get()")] public static Task<Cat> GetLater() => Task.FromResult(new Cat());
            [ReplaceWith("Zoo.GetAsync()")] public static async Task<Cat> GetAsync() => await Zoo.GetAsync();
            [ReplaceWith("Zoo.Find()")] public static Cat? Find() => null;
            [ReplaceWith("Zoo.All()")] public static IEnumerable<string> All() => [];
            [ReplaceWith("Zoo.Lions()")] public static IEnumerable<Cat> Cats() => [];
        }

        public class Bottom { [ReplaceWith("this.Hi()")] public virtual string Hello() => ""; public virtual string Hi() => ""; [ReplaceWith("this.Title")] public virtual string Name => ""; public virtual string Title => ""; }
        public class Middle : Bottom { public override string {|SSOT1003:Hello|}() => "middle"; public override string {|SSOT1003:Name|} => "middle"; }
        """;

    [Theory]
    [InlineData("var c = {|SSOT1002:Legacy.Get()|}; Zoo.Feed(c);", "var c = (Cat)Zoo.Get(); Zoo.Feed(c);")]
    [InlineData("var c = {|SSOT1002:Legacy.Get()|}; Zoo.Cage(c);", "var c = (Cat)Zoo.Get(); Zoo.Cage(c);")]
    [InlineData("var c = {|SSOT1002:Legacy.Get()|}; _ = c.Name;", "var c = (Cat)Zoo.Get(); _ = c.Name;")]
    [InlineData("var c = {|SSOT1002:Legacy.Get()|}; _ = c?.Name;", "var c = (Cat)Zoo.Get(); _ = c?.Name;")]
    [InlineData("var c = {|SSOT1002:Legacy.Get()|}; _ = c.Say(\"\");", "var c = (Cat)Zoo.Get(); _ = c.Say(\"\");")]
    [InlineData("var c = {|SSOT1002:Legacy.Get()|}; c = new Cat();", "var c = (Cat)Zoo.Get(); c = new Cat();")]
    [InlineData("var c = {|SSOT1002:Legacy.Get()|}; Zoo.Swap(ref c);", "var c = (Cat)Zoo.Get(); Zoo.Swap(ref c);")]
    [InlineData("var c = {|SSOT1002:Legacy.Get()|}; var d = c; Zoo.Feed(d);", "var c = (Cat)Zoo.Get(); var d = c; Zoo.Feed(d);")]
    [InlineData("var c = {|SSOT1002:Legacy.Find()|}; if (c != null) Zoo.Feed(c);", "var c = (Cat?)Zoo.Find(); if (c != null) Zoo.Feed(c);")]
    [InlineData("var c = await {|SSOT1002:Legacy.GetLater()|}; Zoo.Feed(c);", "var c = (Cat)Zoo.Get(); Zoo.Feed(c);")]
    [InlineData("var l = {|SSOT1002:Legacy.All()|}; _ = l.Reverse().First();", "var l = (IEnumerable<string>)Zoo.All(); _ = l.Reverse().First();")]
    [InlineData("foreach (var c in {|SSOT1002:Legacy.Cats()|}) Zoo.Feed(c);", "foreach (var c in (IEnumerable<Cat>)Zoo.Lions()) Zoo.Feed(c);")]
    [InlineData("_ = {|SSOT1002:Legacy.Get()|}.Name;", "_ = ((Cat)Zoo.Get()).Name;")]
    [InlineData("Zoo.Feed(true ? {|SSOT1002:Legacy.Get()|} : null!);", "Zoo.Feed(true ? (Cat)Zoo.Get() : null!);")]
    [InlineData("var a = new[] { {|SSOT1002:Legacy.Get()|} }; Zoo.Feed(a[0]);", "var a = new[] { (Cat)Zoo.Get() }; Zoo.Feed(a[0]);")]
    [InlineData("var t = ({|SSOT1002:Legacy.Get()|}, 1); Zoo.Feed(t.Item1);", "var t = ((Cat)Zoo.Get(), 1); Zoo.Feed(t.Item1);")]
    [InlineData("var t = new { X = {|SSOT1002:Legacy.Get()|} }; Zoo.Feed(t.X);", "var t = new { X = (Cat)Zoo.Get() }; Zoo.Feed(t.X);")]
    [InlineData("Zoo.Feed(new[] { 1 }.Select(n => {|SSOT1002:Legacy.Get()|}).First());", "Zoo.Feed(new[] { 1 }.Select(n => (Cat)Zoo.Get()).First());")]
    [InlineData("var f = () => {|SSOT1002:Legacy.Get()|}; Zoo.Feed(f());", "var f = () => (Cat)Zoo.Get(); Zoo.Feed(f());")]
    [InlineData("if ({|SSOT1002:Legacy.Get()|} is var c) Zoo.Feed(c);", "if ((Cat)Zoo.Get() is var c) Zoo.Feed(c);")]
    public Task Type_ThatSomethingReads_IsKept(string before, string after) => FixesAsync(before, after);

    [Theory]
    [InlineData("var c = {|SSOT1002:Legacy.Get()|}; Zoo.Pet(c); _ = c.Kind; Cat d = c; _ = $\"{c}\"; _ = c == null;", "var c = Zoo.Get(); Zoo.Pet(c); _ = c.Kind; Cat d = c; _ = $\"{c}\"; _ = c == null;")]
    [InlineData("var l = {|SSOT1002:Legacy.All()|}; _ = l.Count(); foreach (var s in l) _ = s.Length;", "var l = Zoo.All(); _ = l.Count(); foreach (var s in l) _ = s.Length;")]
    [InlineData("foreach (var s in {|SSOT1002:Legacy.All()|}) _ = s.Length;", "foreach (var s in Zoo.All()) _ = s.Length;")]
    [InlineData("Cat c = {|SSOT1002:Legacy.Get()|}; Zoo.Feed(c);", "Cat c = Zoo.Get(); Zoo.Feed(c);")]
    [InlineData("_ = {|SSOT1002:Legacy.Get()|}.Kind;", "_ = Zoo.Get().Kind;")]
    public Task Type_ThatNothingReads_IsNotWritten(string before, string after) => FixesAsync(before, after);

    [Fact]
    public Task TaskOfAnotherType_IsUnfixableWhereSomethingReadsIt() => FixesAsync(
        "var c = await {|SSOT1003:Legacy.GetAsync()|}; Zoo.Feed(c); var d = await {|SSOT1002:Legacy.GetAsync()|}; Zoo.Pet(d);",
        "var c = await {|SSOT1003:Legacy.GetAsync()|}; Zoo.Feed(c); var d = await Zoo.GetAsync(); Zoo.Pet(d);");

    [Fact]
    public async Task BasePastAnOverride_IsUnfixable()
    {
        const string Source = "class C : Middle { string a() => {|#0:base.Hello()|}; string b() => {|SSOT1003:base.Name|}; } class D : Bottom { string M() => {|SSOT1002:base.Hello()|} + {|SSOT1002:base.Name|}; }";
        var test = NewTest(Source, Source.Replace("{|SSOT1002:base.Hello()|}", "Hi()").Replace("{|SSOT1002:base.Name|}", "Title"));
        test.ExpectedDiagnostics.Add(new DiagnosticResult(Descriptors.SSOT1003).WithLocation(0).WithArguments("Middle.Hello", "Middle", "'base' is the override in 'Middle' here, and 'Hi()' would bypass it: replace the override first"));
        test.FixedState.ExpectedDiagnostics.Add(new DiagnosticResult(Descriptors.SSOT1003).WithLocation(0).WithArguments("Middle.Hello", "Middle", "'base' is the override in 'Middle' here, and 'Hi()' would bypass it: replace the override first"));
        await test.RunAsync();
    }

    private static Task FixesAsync(string before, string after)
    {
        const string Frame = "#nullable enable\nusing System.Collections.Generic;\nusing System.Linq;\nusing System.Threading.Tasks;\nclass C { async Task M() { await Task.Yield(); ";
        return NewTest(Frame + before + " } }", Frame + after + " } }").RunAsync();
    }

    private static SuiteTest<SSOT1002_SupersededMemberUse> NewTest(string before, string after) => new()
    {
        TestState = { Sources = { ("/0/Map.cs", Map), ("/0/Test.cs", before) } },
        FixedState = { Sources = { ("/0/Map.cs", Map), ("/0/Test.cs", after) }, MarkupHandling = MarkupMode.Allow },
    };
}
