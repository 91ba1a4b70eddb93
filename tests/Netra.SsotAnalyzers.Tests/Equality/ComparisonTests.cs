using Netra.SsotAnalyzers.CodeFixes.Rewriting.Proof;

namespace Netra.SsotAnalyzers.Tests.Equality;

/// <summary>Each kind of comparison is needed: without it, a program prints something else after the rewrite.</summary>
public sealed class ComparisonTests : EqualityTests
{
    private const string Pair = """
        [SupersededBy(typeof(New))] public class Old { public static int Get() => 5; public void Deconstruct(out int width, out int height) { width = 1; height = 2; } }
        [Canonical("R")] public class New { public static long Get() => 5; public void Deconstruct(out int height, out int width) { width = 1; height = 2; } public string Say() => "own"; }
        public static class Extensions { public static string Say(this object o) => "extension"; }
        """;

    public static TheoryData<string, string> Programs => new()
    {
        { nameof(Comparison.Overload), Program("print(Logger.Write(\"a\"));") + "[SupersededBy(typeof(Log))] public static class Logger { public static string Write(string text, params object[] more) => \"many\"; } [Canonical(\"S\")] public static class Log { public static string Write(string text, params object[] more) => \"many\"; public static string Write(string text) => \"one\"; }" },
        { nameof(Comparison.Conversion), Program("object o = Old.Get(); print(o.GetType());") + Pair },
        { nameof(Comparison.Operator), Program("var a = new Older(1); var b = new Older(1); print(a == b);") + "[SupersededBy(typeof(Newer))] public class Older { public Older(int x) { } } [Canonical(\"S\")] public class Newer { public Newer(int x) { } public static bool operator ==(Newer a, Newer b) => true; public static bool operator !=(Newer a, Newer b) => false; }" },
        { nameof(Comparison.PatternMember), Program("var o = new Old(); var (a, b) = o; print(a + \"/\" + b);") + Pair },
        { nameof(Comparison.Extension), Program("print(new Old().Say());") + Pair },
        { nameof(Comparison.DelegateType), Program("Delegate d = Old.Get; print(d.GetType());") + Pair },
        {
            nameof(Comparison.Import),
            """
            namespace B { public static class Fresh { public static string Renew(this string x) => "renewed " + x; public static string Say(this string x) => "b"; } }
            namespace C { public static class Talk { public static string Say(this object x) => "c"; } }
            namespace D { public static class Maker { [ReplaceWith("x.Renew()", "B")] public static string Make(string x) => B.Fresh.Renew(x); } }
            namespace App
            {
                using C;
                public static class Go { public static void Run(Action<object> print) { print(D.Maker.Make("x")); Other(print); } static void Other(Action<object> print) => print("text".Say()); }
            }

            """ + Program("App.Go.Run(print);")
        },
        { nameof(Comparison.Constant), Program("print(typeof(Old).Name);") + Pair },
        { nameof(Comparison.Aspect), Program("object o = new Held(); print(o is IDisposable); print(new Held().N);") + "[SupersededBy(typeof(Kept))] public class Held : IDisposable { public int N = 1; public void Dispose() { } } [Canonical(\"S\")] public class Kept { public int N = 1; }" },
    };

    [Theory]
    [MemberData(nameof(Programs))]
    public async Task WithIt_TheProgramIsTheSame_AndWithoutIt_NotSo(string kind, string source)
    {
        var (text, printed) = await RewriteAsync(source);
        Assert.True(printed.Before == printed.After, $"{printed.Before} {printed.After}\n{text}");

        ProofOptions.Use(ProofOptions.Default with { Comparisons = Comparison.All & ~Enum.Parse<Comparison>(kind) });
        (text, printed) = await RewriteAsync(source);
        Assert.True(printed.Before != printed.After, $"nothing is noticed without {kind}\n{text}");
    }

    private static string Program(string body) => $"public static class Program {{ public static void Print(Action<object> print) {{ {body} }} }}\n";
}
