namespace Netra.SsotAnalyzers.Tests.Equality;

/// <summary>An expression's extension is the one that its declaration means, and no namesake that the file of a use imports.</summary>
public sealed class ExtensionEqualityTests : EqualityTests
{
    private const string Library =
        """
        namespace Canon { public static class Ext { public static string Shown(this object s) => "canon " + s; public static string Taken(this string s) => "taken " + s; } }
        namespace Elsewhere { public static class Ext { public static string Shown(this string s) => "elsewhere " + s; public static string Taken(this string s) => "elsewhere " + s; } }
        namespace Legacy { public static class Old { [ReplaceWith("user.Shown()", "Canon")] public static string Show(string user) => Canon.Ext.Shown(user); [ReplaceWith("user.Shown().Length + 0", "Canon")] public static int Len(string user) => Canon.Ext.Shown(user).Length; [ReplaceWith("user.Shown()", "Canon")] public static string Of(object user) => Canon.Ext.Shown(user); [ReplaceWith("user.Taken()", "Canon")] public static string Take(string user) => Canon.Ext.Taken(user); } }
        """;

    [Fact]
    public Task ExtensionThatAnotherImportHides_IsNotCalled() => VerifyAsync(
        [
            Library,
            """
            using Legacy; using Elsewhere;
            public static class Program { public static void Print(Action<object> print) { print(Old.Show("a")); print(Old.Len("bc")); print("x".Shown()); print(Old.Of("o")); print(Old.Take("t")); } }
            """,
        ],
        "print(Old.Show(\"a\"))", "print(Old.Len(\"bc\"))", "((object)\"o\").Shown()", "print(Old.Take(\"t\"))");

    [Fact]
    public Task ExtensionWithoutANamesake_IsCalled() => VerifyAsync(
        [
            Library,
            """
            using Legacy;
            public static class Program { public static void Print(Action<object> print) { print(Old.Show("a")); print(Old.Len("bc")); print(Old.Of("o")); print(Old.Take("t")); } }
            """,
        ],
        "print(\"a\".Shown())", "print(\"bc\".Shown().Length + 0)", "\"o\".Shown()", "\"t\".Taken()");

    [Fact]
    public Task SupersededNamespaceImportedInsideANamespace_FindsNoNamesakeThere() => VerifyAsync(
        [
            """
            [assembly: SupersededNamespace("Legacy.Tax", "Canon.Tax")]
            namespace Legacy.Tax { public class Rate { public string Of(string s) => s; } public static class Ext { public static string Taxed(this string s) => "tax " + s; } }
            namespace Canon.Tax { public class Rate { public string Of(string s) => s; } public static class Ext { public static string Taxed(this string s) => "tax " + s; } }
            namespace Elsewhere { public static class More { public static string Taxed(this object s) => "elsewhere " + s; } }
            """,
            """
            namespace App { using Legacy.Tax; using Elsewhere; public static class User { public static string Go() => "x".Taxed() + new Rate().Of("r"); } }
            public static class Program { public static void Print(Action<object> print) => print(App.User.Go()); }
            """,
        ],
        "using Canon.Tax;");
}
