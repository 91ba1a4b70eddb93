namespace Netra.SsotAnalyzers.Tests.Equality;

/// <summary>Preprocessor directives and disabled text survive to the letter.</summary>
public sealed class DirectiveEqualityTests : EqualityTests
{
    private const string Box = """
        public class Box
        {
            public string S = "";
            [ReplaceWith("this.Add(b, a)")] public void Put(int a, int b) => Add(b, a);
            public void Add(int x, int y) => S += x + "," + y + ";";
            [ReplaceWith("this.Also(a)")] public Box With(int a) => Also(a);
            public Box Also(int a) { S += a; return this; }
        }
        """;

    [Fact]
    public Task DirectivesInArgumentsThatChangePlaces_KeepTheCall() => VerifyAsync(
        """
        public static class Program
        {
            public static void Print(Action<object> print)
            {
                var b = new Box();
                b.Put(1,
        #if BAR
                    20
        #else
                    2
        #endif
                );
                b.Put(
        #region args
                    3,
        #endregion
                    4
                );
                b.Put(5, 6);
                print(b.S);
            }
        }
        """ + Box,
        "#if BAR\n            20\n#else", "b.Put(1,", "#region args", "b.Add(6, 5)");

    [Fact]
    public Task DirectiveBetweenLinks_StaysBesideTheRenamedMember() => VerifyAsync(
        """
        public static class Program
        {
            public static void Print(Action<object> print)
            {
                var b = new Box();
                b.With(1)
        #if FOO
                    .With(2)
        #endif
        #pragma warning disable CS1591
                    .With(3);
                print(b.S);
            }
        }
        """ + Box,
        "b.Also(1)\n#if FOO\n            .With(2)\n#endif\n#pragma warning disable CS1591\n            .Also(3);");

    [Fact]
    public Task DirectiveInAnArgumentThatIsMoved_GoesWithIt() => VerifyAsync(
        """
        public static class Program
        {
            public static void Print(Action<object> print)
            {
                Runner.Old(() =>
                {
        #if FOO
                    print("foo");
        #else
                    print("bar");
        #endif
                }, 1);
            }
        }
        public static class Runner { [ReplaceWith("Runner.New(n, a)")] public static void Old(Action a, int n) => a(); public static void New(int n, Action a) => a(); }
        """,
        "Runner.New(1, () =>", "#if FOO\n            print(\"foo\");\n#else");
}
