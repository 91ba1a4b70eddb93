namespace Netra.SsotAnalyzers.Tests.Equality;

/// <summary>Code that a replacement runs over the border of a project keeps its use: rewritten, it would call itself without end.</summary>
public sealed class CircleEqualityTests : EqualityTests
{
    private const string Library =
        """
        public interface IRun { string Run(int x); string Other(int x); }
        public static class Tools { public static IRun Inner = null!; [ReplaceWith("Tools.New(x)")] public static string Old(int x) => "old" + x; public static string New(int x) => Inner.Run(x); [ReplaceWith("Tools.Calm(x, 0)")] public static string Plain(int x) => "calm" + x; public static string Calm(int x, int y) => "calm" + (x + y); }
        """;

    [Fact]
    public Task ImplementationThatTheReplacementOfAnotherProjectCalls_KeepsItsUse() => VerifyAsync(
        [
            Library,
            """
            public class Mine : IRun { public string Run(int x) => Tools.Old(x); public string Other(int x) => "other " + Tools.Old(x) + Tools.Plain(x); }
            public static class Program { public static void Print(Action<object> print) { Tools.Inner = new Mine(); print(Tools.Old(1)); print(Tools.Inner.Other(2)); } }
            """,
        ],
        "Run(int x) => Tools.Old(x)", "\"other \" + Tools.New(x) + Tools.Calm(x, 0)", "print(Tools.New(1))");

    [Fact]
    public Task HelperOfAThirdProjectThatTheImplementationCalls_KeepsItsUse() => VerifyAsync(
        [
            Library,
            "public static class Helper { public static string Go(int x) => Inner(x); static string Inner(int x) => Tools.Old(x); public static string Aside(int x) => Tools.Old(x) + \"!\"; }",
            """
            public class Mine : IRun { public string Run(int x) => Helper.Go(x); public string Other(int x) => Helper.Aside(x); }
            public static class Program { public static void Print(Action<object> print) { Tools.Inner = new Mine(); print(Tools.Old(1)); print(Tools.Inner.Other(2)); } }
            """,
        ],
        "Inner(int x) => Tools.Old(x)", "Aside(int x) => Tools.New(x)", "print(Tools.New(1))");

    [Fact]
    public Task OverrideInAnotherProjectThatTheReplacementCalls_KeepsItsUse() => VerifyAsync(
        [
            """public abstract class Base { [ReplaceWith("this.NewName(0)")] public string Name() => "n"; public string NewName(int x) => Core(); protected abstract string Core(); }""",
            """
            public class Kid : Base { protected override string Core() => Name(); public string Other() => Name(); }
            public static class Program { public static void Print(Action<object> print) { print(new Kid().Other()); print(new Kid().Name()); } }
            """,
        ],
        "Core() => Name()", "Other() => NewName(0)", "new Kid().NewName(0)");

    [Fact]
    public Task FactoryOfAnotherProjectThatTheCanonicalTypeCalls_KeepsItsType() => VerifyAsync(
        [
            """
            public interface IMake { string Make(); string Other(); }
            public static class Makers { public static IMake One = null!; }
            [SupersededBy(typeof(New))] public class Old { public string Name() => "name"; }
            [Canonical("R")] public class New { readonly string _made = Makers.One.Make(); public string Name() => _made; }
            """,
            """
            public class Maker : IMake { public string Make() => new Old().Name(); public string Other() => new Old().Name(); }
            public static class Program { public static void Print(Action<object> print) { Makers.One = new Maker(); print(Makers.One.Other()); } }
            """,
        ],
        "Make() => new Old().Name()", "Other() => new New().Name()");

    [Fact]
    public Task SupersededMemberThatCallsTheReplacement_Moves() => VerifyAsync(
        [
            """
            public interface IRun { string Run(int x); }
            public static class Tools { public static IRun Inner = null!; [ReplaceWith("Tools.New(x, 0)")] public static string Old(int x) => New(x, 0); public static string New(int x, int depth) => x > 3 ? "end" : Inner.Run(x + 1); }
            """,
            """
            public class Mine : IRun { public string Run(int x) => Tools.Old(x); }
            public static class Program { public static void Print(Action<object> print) { Tools.Inner = new Mine(); print(Tools.Old(1)); } }
            """,
        ],
        "Run(int x) => Tools.New(x, 0)");
}
