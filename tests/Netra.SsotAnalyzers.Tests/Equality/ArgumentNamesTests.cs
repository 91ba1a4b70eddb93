namespace Netra.SsotAnalyzers.Tests.Equality;

/// <summary>Arguments are written as a person would: names that the use has stay, and what nobody wrote stays unwritten.</summary>
public sealed class ArgumentNamesTests : EqualityTests
{
    private const string Types = """
        [Canonical("C")] public class Client
        {
            public string S;
            public Client(string name = "n", bool allow = true, bool strict = false, string message = null, params int[] rest) { S = $"{name}{allow}{strict}{message}{rest.Length}"; }
            public string Do(int a, int b = 2, string note = null) => $"{a}{b}{note}";
            public static string At(int x, int line = 0, int col = 0) => $"{x}:{line}:{col}";
        }
        [SupersededBy(typeof(Client))] public class OldClient
        {
            public string S;
            [ReplaceWith("new Client(name, allow, strict)")] public OldClient(string name = "n", bool allow = true, bool strict = false) { S = $"{name}{allow}{strict}0"; }
            [ReplaceWith("this.Do(a, b, note)")] public string Old(int a, int b = 2, string note = null) => $"{a}{b}{note}";
            [ReplaceWith("this.Do(a, b, note)")] public string Other(int a, int b = 3, string note = null) => $"{a}{b}{note}";
            [ReplaceWith("Client.At(x, col: c, line: l)")] public static string OldAt(int x, int l = 0, int c = 0) => $"{x}:{l}:{c}";
        }

        """;

    [Fact]
    public Task Names_OfTheUse_Stay() => VerifyAsync(
        Types + """
        public static class Program { public static void Print(Action<object> p) { p(new OldClient(allow: false).S); p(new OldClient("z", strict: true).S); p(new OldClient(strict: true, name: "q").S); } }
        """,
        "new Client(allow: false)", "new Client(\"z\", strict: true)", "new Client(name: \"q\", strict: true)");

    [Fact]
    public Task Defaults_InFrontOfAWrittenArgument_AreLeftOut() => VerifyAsync(
        Types + """
        public static class Program { public static void Print(Action<object> p) { var c = new OldClient(); p(c.Old(1, note: "x")); p(c?.Old(1, note: "y")); p(c.Old(1)); p(OldClient.OldAt(1)); p(OldClient.OldAt(1, c: 5)); p(OldClient.OldAt(1, 2)); } }
        """,
        "c.Do(1, note: \"x\")", "c?.Do(1, note: \"y\")", "c.Do(1))", "Client.At(1))", "Client.At(1, col: 5)", "Client.At(1, line: 2)");

    [Fact]
    public Task Defaults_OfAnotherValue_AreWritten() => VerifyAsync(
        Types + """
        public static class Program { public static void Print(Action<object> p) { var c = new OldClient(); p(c.Other(1)); p(c.Other(1, note: "x")); p(c?.Other(4)); } }
        """,
        "c.Do(1, 3))", "c.Do(1, 3, note: \"x\")", "c?.Do(4, 3)");

    [Fact]
    public Task Order_OfArgumentsWithEffects_Stays() => VerifyAsync(
        Types + """
        public static class Program { static int n; static int E(int i) { n = n * 10 + i; return i; } public static void Print(Action<object> p) { var c = new OldClient(); p(c.Old(note: $"{E(1)}", a: E(2))); p(OldClient.OldAt(c: E(3), l: E(4), x: 1)); p(n); } }
        """,
        "note: $\"{E(1)}\", a: E(2)", "col: E(3), line: E(4)");
}
