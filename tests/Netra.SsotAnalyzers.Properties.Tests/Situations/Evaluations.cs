namespace Netra.SsotAnalyzers.Properties.Tests.Situations;

/// <summary>Arguments that an expression writes, reads late, uses twice or passes by reference; receivers that are copies; null receivers.</summary>
internal static class Evaluations
{
    private static readonly ImmutableArray<string> Order = ["after another side effect", "twice", "later", "not always", "different order", "side effects", "would assign", "declares a name"];

    private const string Struct = """
        public struct Old§
        {
            public int N;
            [ReplaceWith("this.Inc(count)")] public void Bump(string user, int count) { N += count; }
            public void Inc(int count) => N += count;
            [ReplaceWith("this.Value")] public readonly int Read => N;
            public readonly int Value => N;
        }
        """;

    private const string Builder = """
        public class Old§
        {
            public string Name = "abc";
            public int Age;
            [ReplaceWith("this.WithName(user).WithAge(count)")] public Old§ Configure(string user, int count = 3) => WithName(user).WithAge(count);
            public Old§ WithName(string name) { T.Line("name " + name); Name = name; return this; }
            public Old§ WithAge(int age) { T.Line("age " + age); Age = age; return this; }
        }
        """;

    private const string Static = """
        public static class Old§
        {
            public static string Text = "text";
            [ReplaceWith("Old§.First(user) + Old§.Second(count)")] public static string Both(string user, int count = 3) => First(user) + Second(count);
            public static string First(string user) { Text = "written"; return T.Line("first " + user); }
            public static string Second(int count) => T.Line("second " + count);
            [ReplaceWith("Old§.IncRef(ref count)")] public static int Inc(string user, int count) => IncRef(ref count);
            public static int IncRef(ref int count) => count += 10;
            [ReplaceWith("Old§.First(user = \"set\")")] public static string Set(string user) => First(user = "set");
            [ReplaceWith("Old§.First(user ??= \"d\")")] public static string Fill(string user) => First(user ??= "d");
            [ReplaceWith("Old§.Twice(user, user)")] public static string Dup(string user) => Twice(user, user);
            public static string Twice(string user, string other) => T.Line(user + other);
            [ReplaceWith("Old§.Later(() => user + count)")] public static string Late(string user, int count = 3) => Later(() => user + count);
            public static string Later(Func<string> value) { T.Line("now"); return value(); }
            [ReplaceWith("count > 2 ? Old§.First(user) : \"none\"")] public static string Maybe(string user, int count = 3) => count > 2 ? First(user) : "none";
            [ReplaceWith("count + 2147483000")] public static int Sum(string user, int count) => unchecked(count + 2147483000);
            [ReplaceWith("Old§.Get(ref count)")] public static ref int At(ref int count) => ref Get(ref count);
            public static ref int Get(ref int count) => ref count;
            [ReplaceWith("Old§.Give(out count, user)")] public static void Take(string user, out int count) => Give(out count, user);
            public static void Give(out int count, string user) { count = 8; T.Line("give " + user); }
            [ReplaceWith("Old§.Split(user.AsSpan(), count)")] public static int Length(string user, int count = 3) => Split(user.AsSpan(), count);
            public static int Split(ReadOnlySpan<char> user, int count) => user.Length + count;
            [ReplaceWith("Old§.Many([user, user + count])")] public static int Pack(string user, int count = 3) => Many([user, user + count]);
            public static int Many(string[] all) => all.Length;
            [ReplaceWith("Old§.Same(items, items)")] public static bool Once(params string[] items) => Same(items, items);
            public static bool Same(object a, object b) => ReferenceEquals(a, b);
        }
        """;

    private const string Inner = """
        public class Old§
        {
            public Inner§? Part = new();
            [ReplaceWith("this.Part.Run(user, count)")] public string Go(string user, int count = 3) => Part!.Run(user, count);
            [ReplaceWith("this.Other(user, count)")] public string Same(string user, int count = 3) => Other(user, count);
            public string Other(string user, int count) => T.Line("other " + user + count);
            [ReplaceWith("Tools§.Run(this, user, count)")] public string Out(string user, int count = 3) => Tools§.Run(this, user, count);
        }
        public class Inner§ { public string Run(string user, int count) => T.Line($"run {user} {count}"); }
        public static class Tools§
        {
            public static string Run(Old§? old, string user, int count) => T.Line($"{old is null} {user} {count}");
            [ReplaceWith("Tools§.Run(old, user, count)")] public static string Ext(this Old§? old, string user, int count = 3) => Run(old, user, count);
            [ReplaceWith("old.Other(user, count)")] public static string Back(this Old§ old, string user, int count = 3) => old.Other(user, count);
        }
        """;

    public static ImmutableArray<Situation> All { get; } =
    [
        new("ChainOnLocal", "var o = new «Old»(); T.Show(o.Configure(«AB»).Age);") { Legacy = Builder, Stays = Order },
        new("ChainReadsItsReceiver", "var o = new «Old»(); T.Show(o.Configure(«A», o.Name.Length).Age); o.Configure(\"q\", o.Age); T.Show(o.Age);") { Legacy = Builder, Stays = Order },
        new("ChainOnField", "held.Configure(«AB»); T.Show(held.Name); var age = held.Configure(\"longer\", held.Name.Length).Age; T.Show(age);") { Legacy = Builder, Members = "static «Old» held = new «Old»();", Stays = Order },
        new("ChainOnParameter", "static int Use(«Old» o, int n) => o.Configure(\"k\", n).Age; T.Show(Use(new «Old»(), 6)); T.Show(«A»);") { Legacy = Builder, Stays = Order },
        new("ChainOnArrayElement", "var all = new[] { new «Old»(), new «Old»() }; int i = 0; all[i++].Configure(«AB»); T.Show(i + all[0].Age);") { Legacy = Builder, Stays = Order },
        new("TwoCalls", "T.Show(«Old».Both(«AB»)); T.Show(«Old».Text);") { Legacy = Static, Stays = Order },
        new("StaticFieldReadLate", "T.Show(«Old».Both(«A», «Old».Text.Length)); var s = «Old».Both(\"b\", «Old».Text.Length); T.Show(s);") { Legacy = Static, Stays = Order },
        new("ParameterByReference", "int own = 5; T.Show(«Old».Inc(«A», own)); T.Show(own); «Old».Inc(\"b\", number); T.Show(number);") { Legacy = Static, Stays = Order },
        new("ParameterAssigned", "string own = \"o\"; «Old».Set(own); T.Show(own); T.Show(«Old».Set(«A»));") { Legacy = Static, Stays = [.. Order, "would assign to"] },
        new("ParameterCoalesced", "string own = null!; «Old».Fill(own); T.Show(own); T.Show(«Old».Fill(«A»));") { Legacy = Static, Stays = Order },
        new("UsedTwice", "T.Show(«Old».Dup(«A»));") { Legacy = Static, Stays = Order },
        new("ReadLater", "T.Show(«Old».Late(«AB»)); var f = «Old».Late(text, number); T.Show(f);") { Legacy = Static, Stays = Order },
        new("ReadSometimes", "T.Show(«Old».Maybe(«AB»));") { Legacy = Static, Stays = Order },
        new("Arithmetic", "T.Show(«Old».Sum(\"a\", number)); var n = «Old».Sum(\"b\", 648); T.Show(n);") { Legacy = Static, Stays = [.. Order, "reverted", "'checked'"] },
        new("ArithmeticChecked", "checked { T.Show(«Old».Sum(\"a\", 1000)); T.Show(checked(«Old».Sum(\"b\", number + 1000))); }") { Legacy = Static, Stays = [.. Order, "'checked'"] },
        new("ReferenceReturned", "int own = 1; «Old».At(ref own) = 5; T.Show(own); ref int r = ref «Old».At(ref own); r++; T.Show(own);") { Legacy = Static },
        new("OutFirst", "«Old».Take(«A», out var made); T.Show(made); «Old».Take(T.S(\"t\"), out number); T.Show(number);") { Legacy = Static, Stays = Order },
        new("SpanOfArgument", "T.Show(«Old».Length(«AB»));") { Legacy = Static, Stays = [.. Order, "Span"] },
        new("ArrayOfArguments", "T.Show(«Old».Pack(«AB»));") { Legacy = Static, Stays = Order },
        new("ParamsTwice", "T.Show(«Old».Once()); T.Show(«Old».Once(«A»)); T.Show(«Old».Once(items)); T.Show(«Old».Once([\"x\"]));") { Legacy = Static, Stays = Order },
        new("StructLocal", "var s = new «Old»(); s.Bump(«AB»); T.Show(s.Read); s.Bump(\"x\", s.Read); T.Show(s.N);") { Legacy = Struct, Stays = Order },
        new("StructField", "held.Bump(\"f\", 2); T.Show(held.Read); Held.Bump(\"g\", 3); T.Show(Held.Read); readOnly.Bump(\"r\", 4); T.Show(readOnly.Read);") { Legacy = Struct, Members = "static «Old» held; static «Old» Held { get; set; } static readonly «Old» readOnly;", Stays = Order },
        new("StructElement", "var all = new «Old»[2]; int i = 0; all[i++].Bump(\"e\", 2); T.Show(all[0].Read + i); var list = new List<«Old»> { all[0] }; list[0].Bump(\"l\", 9); T.Show(list[0].Read); foreach (var one in all) one.Bump(\"o\", 1); T.Show(all[0].N);") { Legacy = Struct, Stays = Order },
        new("StructParameter", "static int Use(in «Old» i, ref «Old» r, «Old» v) { i.Bump(\"i\", 1); r.Bump(\"r\", 2); v.Bump(\"v\", 3); return i.Read + r.Read * 10 + v.Read * 100; } var s = new «Old»(); T.Show(Use(in s, ref s, s)); T.Show(s.N); T.Show(«A»);") { Legacy = Struct, Stays = Order },
        new("StructNullable", "«Old»? s = new «Old»(); s.Value.Bump(\"n\", 1); T.Show(s.Value.Read); T.Show(s?.Read); T.Show(«A»);") { Legacy = Struct, Stays = Order },
        new("StructBoxed", "object box = new «Old» { N = 2 }; ((«Old»)box).Bump(\"b\", 1); T.Show(((«Old»)box).Read); T.Show(«A»);") { Legacy = Struct, Stays = Order },
        new("NullReceiver", "«Old»? o = null; T.Show(o!.Same(«AB»));") { Legacy = Inner, Stays = [.. Order, "is null"] },
        new("NullPartOfReceiver", "var o = new «Old» { Part = null }; T.Show(o.Go(«AB»));") { Legacy = Inner, Stays = [.. Order, "reverted", "is null"] },
        new("NullReceiverPassedOn", "«Old»? o = null; T.Show(o!.Out(«AB»));") { Legacy = Inner, Stays = [.. Order, "is null", "when"] },
        new("ReceiverPassedOn", "var o = new «Old»(); T.Show(o.Out(«AB»)); T.Show(new «Old»().Out(\"c\"));") { Legacy = Inner, Stays = [.. Order, "is null"] },
        new("NullReceiverOfAnExtension", "«Old»? o = null; T.Show(o.Ext(«AB»)); T.Show(o?.Ext(\"c\"));") { Legacy = Inner, Directives = ["using Legacy.K§;"], Stays = [.. Order, "'?.'", "is null"] },
        new("NullReceiverBack", "«Old»? o = null; T.Show(o!.Back(«AB»));") { Legacy = Inner, Directives = ["using Legacy.K§;"], Stays = [.. Order, "is null"] },
        new("ConditionalChain", "«Old»? o = flag ? null : new «Old»(); T.Show(o?.Same(«AB»)?.Length); T.Show(o?.Go(\"x\")); o = new «Old»(); T.Show(o?.Go(«AB»)?.Length);") { Legacy = Inner, Stays = [.. Order, "reverted", "is null", "'?.'"] },
        new("ConditionalOut", "«Old»? o = new «Old»(); T.Show(o?.Out(«AB»));") { Legacy = Inner, Stays = [.. Order, "'?.'", "is null"] },
    ];
}
