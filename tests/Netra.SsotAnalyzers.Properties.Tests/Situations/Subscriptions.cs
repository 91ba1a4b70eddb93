namespace Netra.SsotAnalyzers.Properties.Tests.Situations;

/// <summary>Events with <c>+=</c> and <c>-=</c>, and subclasses made by a factory, as mocking libraries make them.</summary>
internal static class Subscriptions
{
    private const string Source = """
        public class {0}
        {
            public event Action<string, int>? Changed;
            public static event EventHandler? Shared;
            public void Raise(string user, int count = 3) { T.Line("raise"); Changed?.Invoke(user, count); Shared?.Invoke(this, EventArgs.Empty); Shared = null; }
        }
        """;

    private const string Replaced = """
        public delegate void Heard§(string user, int count);
        public class Old§
        {
            [ReplaceWith("this.Updated")] public event Action<string, int>? Changed { add => Updated += value; remove => Updated -= value; }
            public event Action<string, int>? Updated { add { T.Line("add"); _all += value; } remove { T.Line("remove"); _all -= value; } }
            private Action<string, int>? _all;
            public void Raise(string user, int count = 3) => _all?.Invoke(user, count);
            [ReplaceWith("this.OnNew(user, count)")] public void OnOld(string user, int count) => OnNew(user, count);
            public void OnNew(string user, int count) => T.Line($"new {user} {count}");
            [ReplaceWith("this.OnMore(user, count, 1)")] public void OnOlder(string user, int count) => OnMore(user, count, 1);
            public void OnMore(string user, int count, int more) => T.Line($"more {user} {count} {more}");
            [ReplaceWith("Old§.Static(user, count)")] public static void OldStatic(string user, int count) => Static(user, count);
            public static void Static(string user, int count) => T.Line($"static {user} {count}");
            [ReplaceWith("Old§.Counted(user, count)")] public static void OldCounted(string user, int count) => Counted(user, count);
            public static int Counted(string user, int count) => T.I(count);
        }
        """;

    private static readonly Situation Moving = new("", "")
    {
        Canonical = "[Canonical(\"R§\")] " + Source.Replace("{0}", "New§"),
        Legacy = "[SupersededBy(typeof(New§))] " + Source.Replace("{0}", "Old§"),
        Members = "static void Ours(string user, int count) => T.Line($\"own {user} {count}\");",
    };

    private const string Proxied = """
        [Canonical("R§")] public class New§ { public virtual string Name(string user, int count = 3) => T.Line($"real {user} {count}"); public virtual int Size => 1; public string Fixed(string user) => Name(user) + "!"; }
        """;

    private const string Factory = """

        public static class Proxies§
        {
            private static readonly Dictionary<Type, Func<object>> Made = new();
            public static void Register<TThing>(Func<TThing> make) where TThing : class => Made[typeof(TThing)] = make;
            public static TThing For<TThing>() where TThing : class
            {
                if (typeof(TThing).IsSealed || !typeof(TThing).GetMethod("Name")!.IsVirtual)
                    throw new InvalidOperationException("cannot be derived from");
                return Made.TryGetValue(typeof(TThing), out var make) ? (TThing)make() : Activator.CreateInstance<TThing>();
            }
        }
        public class Answers§ : System.Reflection.DispatchProxy
        {
            protected override object? Invoke(System.Reflection.MethodInfo? method, object?[]? arguments) => T.Line($"{method!.Name} {string.Join(",", arguments!)}");
        }
        """;

    private static readonly string OldProxied = Proxied.Replace("[Canonical(\"R§\")] public class New§", "[SupersededBy(typeof(New§))] public class Old§");

    private const string Proxy = "sealed class Proxy : «Old» { public readonly List<string> Calls = []; public override string Name(string user, int count = 3) { Calls.Add(user); return T.Line(\"proxy \" + base.Name(user, count)); } public override int Size => Calls.Count; }";

    private const string Register = "global::Canon.K§.Proxies§.Register<«Old»>(() => new Proxy());";

    public static ImmutableArray<Situation> All { get; } =
    [
        Moving with { Name = "EventAddedAndRemoved", Body = "var o = new «Old»(); o.Changed += Ours; o.Changed += Ours; o.Raise(«AB»); o.Changed -= Ours; o.Raise(\"b\"); o.Changed -= Ours; o.Raise(\"c\");" },
        Moving with { Name = "EventWithALambda", Body = "var o = new «Old»(); Action<string, int> heard = (user, count) => T.Line(user + count); o.Changed += heard; o.Raise(«AB»); o.Changed -= heard; o.Raise(\"b\"); o.Changed += delegate { T.Line(\"anonymous\"); }; o.Raise(\"c\");" },
        Moving with { Name = "EventInInterpolatedLoop", Body = "var o = new «Old»(); for (var i = 0; i < 2; i++) o.Changed += (user, count) => T.Line($\"{i}{user}\"); o.Raise(«AB»);" },
        Moving with { Name = "EventShared", Body = "«Old».Shared += Handle; var o = new «Old»(); o.Raise(«AB»); «Old».Shared += Handle; «Old».Shared -= Handle; o.Raise(\"b\");" },
        Moving with { Name = "EventOfANullReceiver", Body = "«Old»? o = null; o?.Changed += Ours; o = new «Old»(); o?.Changed += Ours; o.Raise(«AB»); o!.Changed -= Ours; o.Raise(\"b\"); o = null; o!.Changed += Ours;" },
        Moving with { Name = "EventOfADerivedType", Body = "var o = new Derived(); o.Listen(); o.Raise(«AB»); o.Forget(); o.Raise(\"b\");", Members = "sealed class Derived : «Old» { public void Listen() => Changed += Ours; public void Forget() => Changed -= Ours; static void Ours(string user, int count) => T.Line(\"derived \" + user); }" },
        new("EventReplaced", "var o = new «Old»(); o.Changed += Ours; o.Raise(«AB»); o.Changed -= Ours; o.Raise(\"b\");") { Legacy = Replaced, Members = "static void Ours(string user, int count) => T.Line($\"own {user} {count}\");" },
        new("EventReplacedOnField", "held.Changed += Ours; held.Raise(«AB»); Make().Changed -= Ours; held.Raise(\"b\");") { Legacy = Replaced, Members = "static readonly «Old» held = new(); static «Old» Make() { T.Line(\"make\"); return held; } static void Ours(string user, int count) => T.Line($\"own {user} {count}\");" },
        new("EventReplacedWithNull", "«Old»? o = flag ? null : new «Old»(); o?.Changed += Ours; o = new «Old»(); o?.Changed += Ours; o.Raise(«AB»);") { Legacy = Replaced, Members = "static void Ours(string user, int count) => T.Line($\"own {user} {count}\");" },
        new("EventReplacedWithAValue", "var o = new «Old»(); Action<string, int>? heard = null; o.Changed += heard; heard += Ours; heard += Ours; o.Changed += heard; o.Raise(«AB»); o.Changed -= heard; o.Raise(\"b\");") { Legacy = Replaced, Members = "static void Ours(string user, int count) => T.Line($\"own {user} {count}\");" },
        new("HandlerReplaced", "var o = new «Old»(); o.Updated += o.OnOld; o.Raise(«AB»); o.Updated -= o.OnOld; o.Raise(\"b\");") { Legacy = Replaced },
        new("HandlerOfOtherShape", "var o = new «Old»(); o.Updated += o.OnOlder; o.Raise(«AB»); o.Updated -= o.OnOlder; o.Raise(\"b\");") { Legacy = Replaced, Stays = ["only a lambda can replace"] },
        new("HandlerStatic", "var o = new «Old»(); o.Updated += «Old».OldStatic; o.Raise(«AB»); o.Updated -= «Old».OldStatic; o.Raise(\"b\"); Action<string, int> a = «Old».OldStatic, b = «Old».OldStatic; T.Show(a == b);") { Legacy = Replaced },
        new("HandlerOfOtherResult", "var o = new «Old»(); o.Updated += «Old».OldCounted; o.Raise(«AB»); o.Updated -= «Old».OldCounted; o.Raise(\"b\");") { Legacy = Replaced, Stays = ["only a lambda can replace"] },
        new("HandlerInATable", "var o = new «Old»(); var all = new Dictionary<Action<string, int>, int> { [o.OnOld] = 1 }; T.Show(all[o.OnOld]); T.Show(all.ContainsKey(«Old».OldStatic)); o.Raise(«AB»);") { Legacy = Replaced },
        new("HandlerOnAChangingReceiver", "var o = new «Old»(); var first = o; o.Updated += o.OnOld; o = new «Old»(); first.Updated -= first.OnOld; first.Raise(«AB»);") { Legacy = Replaced },
        new("HandlerType", "«Old» heard = Ours; heard += (user, count) => T.Line(user); heard(«AB»); heard -= Ours; heard(\"b\", 2); Source.Wanted += Ours; Source.Go(); Source.Wanted -= Ours; Source.Go();") { Canonical = "[Canonical(\"R§\")] public delegate void New§(string user, int count);", Legacy = "[SupersededBy(typeof(New§))] public delegate void Old§(string user, int count);", Members = "static void Ours(string user, int count) => T.Line($\"own {user} {count}\"); static class Source { public static event «Old»? Wanted; public static void Go() => Wanted?.Invoke(\"w\", 1); }" },
        new("EventByAContract", "«Old» o = new Ours(); o.Changed += Handle; o.Changed -= Handle; T.Show(«A»);") { Canonical = "[Canonical(\"R§\")] public interface New§ { event EventHandler? Changed; }", Legacy = "[SupersededBy(typeof(New§))] public interface Old§ { event EventHandler? Changed; }", Members = "sealed class Ours : «Old» { public event EventHandler? Changed { add => T.Line(\"added\"); remove => T.Line(\"removed\"); } }" },

        new("MockByHand", "var mock = new Proxy(); «Old» o = mock; T.Show(o.Name(«AB»)); T.Show(o.Fixed(\"b\")); T.Show(mock.Calls); T.Show(o.Size);") { Canonical = Proxied, Legacy = OldProxied, Members = Proxy },
        new("MockByFactory", Register + " var o = global::Canon.K§.Proxies§.For<«Old»>(); T.Show(o.Name(«AB»)); T.Show(o.Size);") { Canonical = Proxied + Factory, Legacy = OldProxied, Members = Proxy },
        new("MockUnregistered", Register + " global::Canon.K§.Proxies§.Register<global::Canon.K§.New§>(() => new global::Canon.K§.New§()); var o = global::Canon.K§.Proxies§.For<«Old»>(); T.Show(o.Name(«AB»));") { Canonical = Proxied + Factory, Legacy = OldProxied, Members = Proxy, Stays = ["is also called for the canonical type", "registers the canonical type", "reverted"] },
        new("MockOfASealedType", "T.Show(global::Canon.K§.Proxies§.For<«Old»>().Name(«AB»));") { Canonical = Proxied.Replace("public class", "public sealed class").Replace("virtual ", "") + Factory, Legacy = OldProxied, Stays = ["depends on it", "is sealed", "reverted"] },
        new("MockOfAFixedMember", "T.Show(global::Canon.K§.Proxies§.For<«Old»>().Name(«AB»));") { Canonical = Proxied.Replace("virtual string Name", "string Name") + Factory, Legacy = OldProxied, Stays = ["depends on it", "reverted"] },
        new("MockOfAContract", "var o = System.Reflection.DispatchProxy.Create<«Old», global::Canon.K§.Answers§>(); T.Show(o.Name(«AB»)); T.Show(o is «Old»);") { Canonical = "[Canonical(\"R§\")] public interface New§ { string Name(string user, int count = 3); }" + Factory, Legacy = "[SupersededBy(typeof(New§))] public interface Old§ { string Name(string user, int count = 3); }" },
        new("MockOfARetiredMember", "«Old» o = new Proxy(); T.Show(o.Store(«AB»)); T.Show(((Proxy)o).Calls);") { Legacy = "public class Old§ { [ReplaceWith(\"this.Save(user, count)\")] public virtual string Store(string user, int count = 3) => Save(user, count); public virtual string Save(string user, int count) => T.Line(user + count); }", Members = "sealed class Proxy : «Old» { public readonly List<string> Calls = []; public override string Store(string user, int count = 3) { Calls.Add(\"Store\"); return base.Store(user, count); } public override string Save(string user, int count) { Calls.Add(\"Save\"); return base.Save(user, count); } }", Stays = ["may run here", "overrides or implements", "reverted", "would bypass"] },
    ];
}
