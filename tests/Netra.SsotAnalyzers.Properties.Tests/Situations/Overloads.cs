namespace Netra.SsotAnalyzers.Properties.Tests.Situations;

/// <summary>Canonical members with competing overloads, for members that follow their type and for replacement expressions.</summary>
internal static class Overloads
{
    private static readonly ImmutableArray<(string Name, string Shared, string Competing, string Body)> Sets =
    [
        ("ObjectAndString", "public static string Log(object user) => T.Line(\"object \" + user);", "public static string Log(string user) => T.Line(\"string \" + user);", "T.Show(«Old».Log(«A»)); T.Show(«Old».Log(5)); T.Show(«Old».Log((object)\"o\"));"),
        ("ParamsAndOne", "public static string Log(string user, params object[] more) => T.Line($\"many {user} {more.Length}\");", "public static string Log(string user) => T.Line(\"one \" + user);", "T.Show(«Old».Log(«A»)); T.Show(«Old».Log(\"b\", 1, 2));"),
        ("OptionalAndOne", "public static string Log(string user, int count = 3) => T.Line($\"optional {user} {count}\");", "public static string Log(string user) => T.Line(\"one \" + user);", "T.Show(«Old».Log(«A»)); T.Show(«Old».Log(«AB»));"),
        ("ObjectAndGeneric", "public static string Log(object user) => T.Line(\"object \" + user);", "public static string Log<TItem>(TItem user) => T.Line(\"generic \" + user);", "T.Show(«Old».Log(«A»)); T.Show(«Old».Log(7));"),
        ("GenericAndString", "public static string Log<TItem>(TItem user) => T.Line(typeof(TItem).Name + user);", "public static string Log(string user) => T.Line(\"string \" + user);", "T.Show(«Old».Log(«A»)); T.Show(«Old».Log(7)); T.Show(«Old».Log<object>(\"o\"));"),
        ("StringAndSpan", "public static string Log(IEnumerable<char> user) => T.Line(\"sequence \" + string.Concat(user));", "public static string Log(ReadOnlySpan<char> user) => T.Line(\"span \" + user.ToString());", "T.Show(«Old».Log(«A»));"),
        ("ArrayAndSpan", "public static int Sum(IEnumerable<int> all) => all.Sum() + 100;", "public static int Sum(ReadOnlySpan<int> all) => all.Length;", "int[] all = [1, 2]; T.Show(«Old».Sum(all)); T.Show(«Old».Sum([3, 4])); T.Show(«Old».Sum(new[] { T.I(5) })); T.Show(«A»);"),
        ("ParamsArrayAndSpan", "public static int Sum(params int[] all) => all.Sum() + 100;", "public static int Sum(params ReadOnlySpan<int> all) => all.Length;", "T.Show(«Old».Sum(1, 2)); T.Show(«Old».Sum()); T.Show(«Old».Sum([3])); T.Show(«A»);"),
        ("LongAndInt", "public static string Num(long n) => T.Line(\"long \" + n);", "public static string Num(int n) => T.Line(\"int \" + n);", "T.Show(«Old».Num(number)); T.Show(«Old».Num(5L)); T.Show(«Old».Num((byte)3)); T.Show(«Old».Num('c')); T.Show(«A»);"),
        ("NullableAndPlain", "public static string Num(int? n) => T.Line(\"nullable \" + n);", "public static string Num(int n) => T.Line(\"plain \" + n);", "T.Show(«Old».Num(number)); T.Show(«Old».Num(null)); T.Show(«Old».Num((int?)2)); T.Show(«A»);"),
        ("ActionAndFunc", "public static string Run(Action action) { action(); return \"action\"; }", "public static string Run(Func<int> function) => \"func \" + function();", "T.Show(«Old».Run(() => T.I(1))); T.Show(«Old».Run(() => { T.I(2); })); T.Show(«A»);"),
        ("ActionAndTask", "public static string Run(Action action) { action(); return \"action\"; }", "public static string Run(Func<Task> function) { function().Wait(); return \"task\"; }", "T.Show(«Old».Run(() => T.I(1))); T.Show(«Old».Run(() => throw new TimeoutException()));"),
        ("FuncAndExpression", "public static string Run(Func<int> function) => \"func \" + function();", "public static string Run(System.Linq.Expressions.Expression<Func<int>> tree) => \"tree\";", "Func<int> f = () => 3; T.Show(«Old».Run(f)); T.Show(«Old».Run(Effect));"),
        ("StringAndHandler", "public static string Log(string user) => T.Line(\"string \" + user);", "public static string Log(System.Runtime.CompilerServices.DefaultInterpolatedStringHandler user) => \"handler \" + user.ToStringAndClear();", "T.Show(«Old».Log($\"<{number}>\")); T.Show(«Old».Log(«A»)); T.Show(«Old».Log($\"c\" + \"d\"));"),
        ("ObjectAndFormattable", "public static string Log(object user) => T.Line(\"object \" + user);", "public static string Log(FormattableString user) => \"formattable \" + user.Format;", "T.Show(«Old».Log($\"<{number}>\")); T.Show(«Old».Log(«A»));"),
        ("EnumerableAndList", "public static string All(IEnumerable<string> all) => \"sequence \" + all.Count();", "public static string All(List<string> all) => \"list \" + all.Count;", "T.Show(«Old».All(new List<string> { «A» })); T.Show(«Old».All(items)); T.Show(«Old».All([\"x\"]));"),
        ("BaseAndInterface", "public static string Take(object it) => \"object\";", "public static string Take(IComparable it) => \"comparable\";", "T.Show(«Old».Take(number)); T.Show(«Old».Take(«A»)); T.Show(«Old».Take(new object()));"),
        ("Priority", "public static string Log(string user) => T.Line(\"string \" + user);", "[System.Runtime.CompilerServices.OverloadResolutionPriority(1)] public static string Log(object user) => T.Line(\"preferred \" + user);", "T.Show(«Old».Log(«A»));"),
        ("ReferenceAndValue", "public static string Take(in int n) => \"in \" + n;", "public static string Take(int n) => \"value \" + n;", "T.Show(«Old».Take(number)); T.Show(«Old».Take(in number)); T.Show(«Old».Take(5)); T.Show(«A»);"),
        ("NamedApart", "public static string Log(string user, object other) => T.Line($\"first {user} {other}\");", "public static string Log(string other, string user) => T.Line($\"second {other} {user}\");", "T.Show(«Old».Log(\"a\", \"b\")); T.Show(«Old».Log(user: «A», other: \"d\")); T.Show(«Old».Log(other: 5, user: \"e\"));"),
    ];

    public static ImmutableArray<Situation> All { get; } =
    [
        .. Sets.SelectMany(set => new[] { Following(set), Expanding(set), Beside(set) }),
        new("FollowLongerResult", "var n = «Old».Get(«A»); T.Show(n / 2); object held = «Old».Get(\"b\"); T.Show(held is int); T.Show(«Old».Get(\"c\") + \"x\");") { Canonical = "[Canonical(\"R§\")] public static class New§ { public static long Get(string user) => T.Line(user).Length; }", Legacy = "[SupersededBy(typeof(New§))] public static class Old§ { public static int Get(string user) => T.Line(user).Length; }", Stays = ["reverted", "shape"] },
        new("FollowOtherResult", "object o = «Old».Get(«A»); T.Show(o); T.Show(«Old».Get(\"b\") as object is string);") { Canonical = "[Canonical(\"R§\")] public static class New§ { public static object Get(string user) => T.Line(user); }", Legacy = "[SupersededBy(typeof(New§))] public static class Old§ { public static string Get(string user) => T.Line(user); }", Stays = ["reverted", "shape"] },
        new("FollowSwappedParameters", "T.Show(«Old».Join(«A», \"b\")); T.Show(«Old».Join(right: \"r\", left: \"l\")); Func<string, string, string> f = «Old».Join; T.Show(f(\"x\", \"y\"));") { Canonical = "[Canonical(\"R§\")] public static class New§ { public static string Join(string right, string left) => T.Line(left + right); }", Legacy = "[SupersededBy(typeof(New§))] public static class Old§ { public static string Join(string left, string right) => T.Line(left + right); }", Stays = ["different order", "reverted", "shape"] },
        new("FollowCallerInfo", "T.Show(«Old».Check(number > 5)); T.Show(«Old».Check(flag)); T.Show(«A»);") { Canonical = "[Canonical(\"R§\")] public static class New§ { public static string Check(bool it, [System.Runtime.CompilerServices.CallerArgumentExpression(\"it\")] string text = \"\") => T.Line(text); }", Legacy = "[SupersededBy(typeof(New§))] public static class Old§ { public static string Check(bool it, [System.Runtime.CompilerServices.CallerArgumentExpression(\"it\")] string text = \"\") => T.Line(text); }" },
        new("ExpandCallerInfo", "T.Show(«Old».Check(number > 5)); T.Show(«Old».Where(«A»));") { Legacy = "public static class Old§ { [ReplaceWith(\"Old§.Checked(it)\")] public static string Check(bool it) => Checked(it, \"it\"); public static string Checked(bool it, [System.Runtime.CompilerServices.CallerArgumentExpression(\"it\")] string text = \"\") => T.Line(it + text.Substring(text.Length)); [ReplaceWith(\"Old§.From(user)\")] public static string Where(string user, [System.Runtime.CompilerServices.CallerMemberName] string member = \"\") => T.Line(user + member); public static string From(string user, [System.Runtime.CompilerServices.CallerMemberName] string member = \"\") => T.Line(user + member); }", Stays = ["caller", "shape", "reverted"] },
        new("FollowConditional", "«Old».Trace(«A»); T.Show(text);") { Canonical = "[Canonical(\"R§\")] public static class New§ { [System.Diagnostics.Conditional(\"NEVER\")] public static void Trace(string user) => T.Line(\"traced \" + user); }", Legacy = "[SupersededBy(typeof(New§))] public static class Old§ { public static void Trace(string user) => T.Line(\"traced \" + user); }", Stays = ["[Conditional]", "reverted", "shape"] },
        new("FollowInstanceOverExtension", "T.Show(new «Old»().Say(«A»));") { Canonical = "[Canonical(\"R§\")] public class New§ { public string Say(object user) => T.Line(\"instance \" + user); }", Legacy = "[SupersededBy(typeof(New§))] public class Old§ { }", Members = "} static class Ext§ { public static string Say(this object o, string user) => T.Line(\"extension \" + user);", Stays = ["reverted"] },
        new("FollowUserConversion", "string words = new «Old»(«A»); T.Show(words); object o = new «Old»(\"o\"); T.Show(o is string); T.Show(«Old».Take(\"t\"));") { Canonical = "[Canonical(\"R§\")] public class New§(string user) { public static implicit operator string(New§ it) => T.Line(\"to text\") + it.User; public static implicit operator New§(string user) => new(T.Line(user)); public string User => user; public static string Take(New§ it) => it.User; }", Legacy = "[SupersededBy(typeof(New§))] public class Old§(string user) { public static implicit operator string(Old§ it) => T.Line(\"to text\") + it.User; public static implicit operator Old§(string user) => new(T.Line(user)); public string User => user; public static string Take(Old§ it) => it.User; }" },
        new("OverloadByTheType", "T.Show(Take(new «Old»())); T.Show(Take(null!)); T.Show(«A»);") { Canonical = "[Canonical(\"R§\")] public class New§ { }", Legacy = "[SupersededBy(typeof(New§))] public class Old§ { }", Members = "static string Take(«Old» it) => \"old\"; static string Take(object it) => \"object\";", Stays = ["reverted"] },
        new("OverloadOfBoth", "T.Show(Take(new «Old»())); T.Show(Take(new global::Canon.K§.New§())); T.Show(«A»);") { Canonical = "[Canonical(\"R§\")] public class New§ { }", Legacy = "[SupersededBy(typeof(New§))] public class Old§ { }", Members = "static string Take(«Old» it) => \"old\"; static string Take(global::Canon.K§.New§ it) => \"new\";", Stays = ["same signature", "would bind", "reverted", "is declared as well"] },
        new("OverloadWidenedByTheType", "T.Show(Take(new «Old»())); T.Show(«A»);") { Canonical = "[Canonical(\"R§\")] public class New§ : IComparable { public int CompareTo(object? o) => 0; }", Legacy = "[SupersededBy(typeof(New§))] public class Old§ { }", Members = "static string Take(object it) => \"object\"; static string Take(IComparable it) => \"comparable\";", Stays = ["reverted", "depends on it"] },
    ];

    /// <summary>The canonical type has the competing overload, and the member follows its type.</summary>
    private static Situation Following((string Name, string Shared, string Competing, string Body) set) => new("Follow" + set.Name, set.Body)
    {
        Canonical = $"[Canonical(\"R§\")] public static class New§ {{ {set.Shared} {set.Competing} }}",
        Legacy = $"[SupersededBy(typeof(New§))] public static class Old§ {{ {set.Shared} }}",
        Members = Members(set.Body),
        Stays = ["reverted", "shape", "depends on it", "would bind", "overload"],
    };

    /// <summary>Both types have the same overloads: each call has its counterpart.</summary>
    private static Situation Beside((string Name, string Shared, string Competing, string Body) set) => new("Both" + set.Name, set.Body)
    {
        Canonical = $"[Canonical(\"R§\")] public static class New§ {{ {set.Shared} {set.Competing} }}",
        Legacy = $"[SupersededBy(typeof(New§))] public static class Old§ {{ {set.Shared} {set.Competing} }}",
        Members = Members(set.Body),
    };

    /// <summary>The replacement expression calls a set of overloads.</summary>
    private static Situation Expanding((string Name, string Shared, string Competing, string Body) set)
    {
        var open = set.Shared.IndexOf('(');
        var method = set.Shared[..open].Split(' ')[^1];
        var parameters = set.Shared[(open + 1)..set.Shared.IndexOf(')')];
        var names = string.Join(", ", parameters.Split(", ").Select(parameter => parameter.Split(" = ")[0].Split(' ')[^1]));
        var call = $"New§.{(method.Contains('<') ? method[..method.IndexOf('<')] : method)}";
        var head = set.Shared[..(set.Shared.IndexOf(')') + 1)];
        var passed = parameters.StartsWith("in ", StringComparison.Ordinal) ? "in " + names : names;
        return new("Expand" + set.Name, set.Body)
        {
            Canonical = $"public static class New§ {{ {set.Shared} {set.Competing} }}",
            Legacy = $"public static class Old§ {{ [ReplaceWith(\"{call}({passed})\", \"Canon.K§\")] {head} => {call}({passed}); }}",
            Members = Members(set.Body),
            Stays = ["would call", "calls another", "bind", "twice", "later", "reverted", "shape", "side effect", "different order", "lambda", "expression tree"],
        };
    }

    private static string Members(string body) => body.Contains("Effect", StringComparison.Ordinal) ? "static int Effect() => T.I(9);" : "";
}
