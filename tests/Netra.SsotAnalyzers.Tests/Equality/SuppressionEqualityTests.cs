namespace Netra.SsotAnalyzers.Tests.Equality;

/// <summary>The <c>!</c> behind an argument goes where the argument goes: without it the compiler warns.</summary>
public sealed class SuppressionEqualityTests : EqualityTests
{
    [Fact]
    public Task ArgumentWithItsNullSuppressed_KeepsTheMark() => VerifyAsync(
        """
        #nullable enable
        public static class Program { public static void Print(Action<object> print) { print(Tools.Old(null!, 1)); print(Tools.Old(default!, 2)); string? s = null; print(Tools.Old(s!, 3)); print(Tools.Old(b: 4, a: (null)!)); print("r".Ext(null!)); print(Tools.Ext("q", s!)); print(Tools.Ext(null!, "w")); print(Tools.Many("a", null!)); print(new Box()[null!]); } }
        public class Box { [ReplaceWith("this.At(s, 0)")] public string this[string s] => At(s, 0); public string At(string s, int n) => "at" + s + n; }
        public static class Tools { [ReplaceWith("Tools.New(b, a)")] public static string Old(string a, int b) => New(b, a); public static string New(int b, string a) => b + (a ?? "null"); [ReplaceWith("Tools.NewExt(r, a, 0)")] public static string Ext(this string r, string a) => NewExt(r, a, 0); public static string NewExt(string r, string a, int n) => r + a + n; [ReplaceWith("Tools.NewMany(0, a)")] public static string Many(params string[] a) => NewMany(0, a); public static string NewMany(int n, params string[] a) => "many" + a.Length + n; }
        """,
        "Tools.New(1, null!)", "Tools.New(2, default!)", "Tools.New(3, s!)", "Tools.NewExt(\"r\", null!, 0)", "Tools.NewExt(\"q\", s!, 0)", "Tools.NewExt(null!, \"w\", 0)", "Tools.NewMany(0, \"a\", null!)", "new Box().At(null!, 0)");
}
