namespace Netra.SsotAnalyzers.Tests.Rewriting;

/// <summary>A directive goes with the last name that needed it, and stays for anything else that does, named or not.</summary>
public sealed class DirectiveTests : RewriterTests
{
    private const string More = """
        namespace Legacy
        {
            public class MarkedAttribute : System.Attribute { }
            public class Kept { }
            public enum Level { Low }
        }

        namespace Walking
        {
            public class Counter { }
        }

        namespace Sparse
        {
            [Netra.Ssot.SupersededBy(typeof(Canon.New))] public class Lone { }
        }
        """;

    [Theory]
    [InlineData("[Marked] class D { }")]
    [InlineData("class D { Kept k; }")]
    [InlineData("class D { object o = Level.Low; }")]
    [InlineData("/// <summary><see cref=\"Kept\"/></summary>\nclass D { }")]
    public Task OtherTypeOfTheNamespace_KeepsIt(string use) => VerifyAsync(
        new File("/0/More.cs", More),
        new File("/0/Test.cs", $"using Legacy;\n\nclass C {{ [|Old|] m; }}\n{use}\n", $"using Canon;\nusing Legacy;\n\nclass C {{ New m; }}\n{use}\n"));

    [Theory]
    [InlineData("// Old as the hills, and Kept")]
    [InlineData("class D { string s = \"Kept\"; }")]
    [InlineData("class D { int Kept; int M() => Kept; }")]
    public Task WordThatIsNoUse_DoesNotKeepIt(string text) => VerifyAsync(
        new File("/0/More.cs", More),
        new File("/0/Test.cs", $"using Legacy;\n\nclass C {{ [|Old|] m; }}\n{text}\n", $"using Canon;\n\nclass C {{ New m; }}\n{text}\n"));

    [Theory]
    [InlineData("public static System.Collections.Generic.IEnumerator<int> GetEnumerator(this Walking.Counter counter) => null;", "foreach (var i in new Counter()) { }")]
    [InlineData("public static System.Runtime.CompilerServices.TaskAwaiter GetAwaiter(this Walking.Counter counter) => default;", "await new Counter();")]
    [InlineData("public static void Deconstruct(this Walking.Counter counter, out int a, out int b) => a = b = 1;", "var (a, b) = new Counter();")]
    [InlineData("public static Walking.Counter Select(this Walking.Counter counter, System.Func<int, int> f) => counter;", "var q = from x in new Counter() select x;")]
#if ROSLYN_5
    [InlineData("extension(Walking.Counter) { public static Walking.Counter operator +(Walking.Counter a, Walking.Counter b) => a; }", "var s = new Counter() + new Counter();")]
#endif
    public Task ExtensionThatIsNotNamed_KeepsIt(string extension, string use) => VerifyAsync(
        new File("/0/More.cs", More),
        new File("/0/Extensions.cs", $"namespace Legacy {{ public static class Extensions {{ {extension} }} }}"),
        new File("/0/Test.cs",
            $"using Legacy;\nusing Walking;\n\nclass C {{ [|Old|] m; async System.Threading.Tasks.Task M() {{ {use} }} }}\n",
            $"using Canon;\nusing Legacy;\nusing Walking;\n\nclass C {{ New m; async System.Threading.Tasks.Task M() {{ {use} }} }}\n"));

    [Fact]
    public Task EditTakenBack_BringsItBack() => VerifyAsync(
        new File("/0/More.cs", More),
        new File("/0/Api.cs",
            """
            #pragma warning disable SSOT1001
            public static class Api { public static int Sum(System.Collections.Generic.List<Sparse.Lone> all) => all.Count; }
            """),
        new File("/0/Test.cs",
            """
            using System.Collections.Generic;
            using Sparse;
            class C { int M(List<[|Lone|]> all) => Api.Sum(all); int N(List<[|Lone|]> all) => all.Count; }
            """,
            """
            using System.Collections.Generic;
            using Canon;
            using Sparse;
            class C { int M(List<[|Lone|]> all) => Api.Sum(all); int N(List<New> all) => all.Count; }
            """));

    [Fact]
    public Task DirectiveForSomethingUnderIf_Stays() => VerifyAsync(
        new File("/0/More.cs", More),
        new File("/0/Test.cs",
            """
            using Sparse;

            class C { [|Lone|] m; }
            #if NEVER
            class D { Lone m; }
            #endif
            """,
            """
            using Canon;
            using Sparse;

            class C { New m; }
            #if NEVER
            class D { Lone m; }
            #endif
            """));
}
