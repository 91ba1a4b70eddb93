#if ROSLYN_5
using Netra.SsotAnalyzers.Rules;
using Netra.SsotAnalyzers.Rules.SupersededUses;
using Netra.SsotAnalyzers.Tests.Support;

namespace Netra.SsotAnalyzers.Tests.Rules.SupersededUses;

/// <summary>Members of extension blocks, called on their receiver or as the static methods that the compiler makes of them.</summary>
public sealed class SSOT1002_ExtensionBlockTests
{
    private const string Map = """
        using System.Collections.Generic;
        using Netra.Ssot;

        public static class X
        {
            extension(string text)
            {
                [ReplaceWith("this.Bar(n)")] public string Foo(int n) => text.Bar(n);
                [ReplaceWith("text.Bar(1)")] public string ByName() => text.Bar(1);
                [ReplaceWith("X.Joined(text, text)")] public string Twice() => "";
                [ReplaceWith("this.Size")] public int Len => 1;
                [ReplaceWith("string.Make(n)")] public static string Create(int n) => "";
                public string Bar(int n) => "";
                public int Size => 1;
                public static string Make(int n) => "";
            }

            extension(object any) { public object Foo(int n) => any; }

            extension<T>(List<T> list) where T : class
            {
                [ReplaceWith("this.Second()")] public T First() => list[0];
                [ReplaceWith("X.Of(list)")] public T Third() => list[0];
                public T Second() => list[1];
            }

            extension(ref int n)
            {
                [ReplaceWith("this.Up()")] public void Increment() => n++;
                public void Up() => n++;
            }

            public static string Joined(string left, string right) => left + right;
            public static T Of<T>(IEnumerable<T> items) => default;
        }
        """;

    [Theory]
    [InlineData("{|SSOT1002:\"q\".Foo(1)|};", "\"q\".Bar(1);")]
    [InlineData("{|SSOT1002:X.Foo(\"q\", 1)|};", "\"q\".Bar(1);")]
    [InlineData("{|SSOT1002:X.Foo(n: 1, text: \"q\")|};", "\"q\".Bar(n: 1);")]
    [InlineData("X.Foo(new object(), 1);", "X.Foo(new object(), 1);")]
    [InlineData("{|SSOT1002:\"q\".ByName()|};", "\"q\".Bar(1);")]
    [InlineData("{|SSOT1002:X.ByName(\"q\")|};", "\"q\".Bar(1);")]
    [InlineData("{|SSOT1002:s.Twice()|};", "X.Joined(s, s);")]
    [InlineData("_ = {|SSOT1002:s.Len|};", "_ = s.Size;")]
    [InlineData("{|SSOT1002:string.Create(3)|};", "string.Make(3);")]
    [InlineData("{|SSOT1002:X.Create(3)|};", "string.Make(3);")]
    [InlineData("{|SSOT1002:l.First()|};", "l.Second();")]
    [InlineData("{|SSOT1002:X.First(l)|};", "l.Second();")]
    [InlineData("{|SSOT1002:X.First<string>(l)|};", "l.Second();")]
    [InlineData("{|SSOT1002:l.Third()|};", "X.Of(l);")]
    [InlineData("{|SSOT1002:X.Third(l)|};", "X.Of(l);")]
    [InlineData("{|SSOT1002:i.Increment()|};", "i.Up();")]
    [InlineData("{|SSOT1002:X.Increment(ref i)|};", "i.Up();")]
    [InlineData("System.Func<int, string> f = {|SSOT1002:\"q\".Foo|};", "System.Func<int, string> f = \"q\".Bar;")]
    public Task Use_IsRewrittenInEitherForm(string before, string after)
    {
        const string Frame = "using System.Collections.Generic;\nclass C { void M(string s, List<string> l, int i) { ";
        return new SuiteTest<SSOT1002_SupersededMemberUse>
        {
            TestState = { Sources = { ("/0/Map.cs", Map), ("/0/Test.cs", Frame + before + " } }") } },
            FixedState = { Sources = { ("/0/Map.cs", Map), ("/0/Test.cs", Frame + after + " } }") } },
        }.RunAsync();
    }

    [Fact]
    public Task UseOfACompiledBlock_IsRewrittenInEitherForm() => new SuiteTest<SSOT1002_SupersededMemberUse>
    {
        TestState = { Sources = { ("/0/Test.cs", "class C { object a = {|SSOT1002:\"q\".Foo(1)|}, b = {|SSOT1002:X.Foo(\"q\", 1)|}, c = {|SSOT1002:\"q\".Len|}, d = {|SSOT1002:\"q\".ByName()|}; }") }, AdditionalReferences = { Library.Compile(Map) } },
        FixedState = { Sources = { ("/0/Test.cs", "class C { object a = \"q\".Bar(1), b = \"q\".Bar(1), c = \"q\".Size, d = \"q\".Bar(1); }") }, AdditionalReferences = { Library.Compile(Map) } },
    }.RunAsync();

    [Fact]
    public Task Message_NamesTheClassAroundTheBlock()
    {
        var test = new SuiteTest<SSOT1002_SupersededMemberUse>
        {
            TestState = { Sources = { ("/0/Map.cs", Map), ("/0/Test.cs", "class C { object a = {|#0:\"q\".Foo(1)|}; }") } },
            FixedState = { Sources = { ("/0/Map.cs", Map), ("/0/Test.cs", "class C { object a = \"q\".Bar(1); }") } },
        };
        test.ExpectedDiagnostics.Add(new DiagnosticResult(Descriptors.SSOT1002).WithLocation(0).WithArguments("X.Foo", "X", "\"q\".Bar(1)"));
        return test.RunAsync();
    }
}
#endif
