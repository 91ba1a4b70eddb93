namespace Netra.SsotAnalyzers.Properties.Tests.Situations;

/// <summary>Virtual, abstract and interface members, overridden and not; types that others derive from; base calls.</summary>
internal static class Inheritance
{
    private const string Repo = """
        public class Old§
        {
            [ReplaceWith("this.Save(user, count)")] public virtual string Store(string user, int count = 3) => Save(user, count);
            public virtual string Save(string user, int count) => T.Line($"save {user} {count}");
        }
        """;

    private const string Canon = """
        [Canonical("R§")] public class New§
        {
            public New§(string name = "n") => Title = name;
            public string Title { get; }
            public virtual string Name(string user, int count = 3) => T.Line($"{Title} {user} {count}");
            public virtual int Size { get; set; } = 4;
            public virtual event Action? Changed;
            public void Raise() => Changed?.Invoke();
            protected string Hidden(string user) => T.Line("hidden " + user);
            public override string ToString() => Title;
        }
        """;

    private static readonly string Type = Canon.Replace("[Canonical(\"R§\")] public class New§", "[SupersededBy(typeof(New§))] public class Old§").Replace("public New§(", "public Old§(");

    private const string Interface = """
        public interface Old§
        {
            [ReplaceWith("this.Save(user, count)")] string Store(string user, int count = 3);
            string Save(string user, int count);
        }
        public class Plain§ : Old§
        {
            public string Store(string user, int count = 3) => Save(user, count);
            public string Save(string user, int count) => T.Line($"plain {user} {count}");
        }
        """;

    private const string Contract = "[Canonical(\"R§\")] public interface New§ { string Name(string user, int count = 3); }";
    private const string OldContract = "[SupersededBy(typeof(New§))] public interface Old§ { string Name(string user, int count = 3); }";

    private static readonly ImmutableArray<string> Reached = ["may run here", "overrides or implements", "reverted"];

    public static ImmutableArray<Situation> All { get; } =
    [
        new("VirtualNotOverridden", "var o = new «Old»(); T.Show(o.Store(«AB»));") { Legacy = Repo },
        new("VirtualOverridden", "«Old» o = new Ours(); T.Show(o.Store(«AB»));") { Legacy = Repo, Members = "sealed class Ours : «Old» { public override string Store(string user, int count = 3) => T.Line(\"own \" + user + count); }", Stays = Reached },
        new("OverrideOfTheReplacement", "«Old» o = new Ours(); T.Show(o.Store(«AB»));") { Legacy = Repo, Members = "sealed class Ours : «Old» { public override string Save(string user, int count) => T.Line(\"own \" + user + count); }" },
        new("OverrideDoesTheSame", "«Old» o = new Ours(); T.Show(o.Store(«AB»));") { Legacy = Repo, Members = "sealed class Ours : «Old» { public override string Store(string user, int count = 3) => Save(user, count); }", Stays = ["overrides or implements", "may run here", "reverted"] },
        new("OverrideCallsBase", "«Old» o = new Ours(); T.Show(o.Store(«AB»));") { Legacy = Repo, Members = "sealed class Ours : «Old» { public override string Store(string user, int count = 3) => \"own \" + base.Store(user, count); }", Stays = Reached },
        new("BaseCallOfAnother", "T.Show(new Ours().Put(«AB»));") { Legacy = Repo, Members = "sealed class Ours : «Old» { public string Put(string user, int count = 3) => \"own \" + base.Store(user, count); }" },
        new("BaseCallPastTheOverride", "T.Show(new Ours().Put(«AB»));") { Legacy = Repo, Members = "sealed class Ours : «Old» { public string Put(string user, int count = 3) => \"own \" + base.Store(user, count); public override string Save(string user, int count) => T.Line(\"own save\"); }", Stays = ["'base'", "would bypass", "may run here", "reverted"] },
        new("OverrideInTheMiddle", "Middle m = new Ours(); T.Show(m.Store(«AB»)); T.Show(new «Old»().Store(\"x\"));") { Legacy = Repo, Members = "class Middle : «Old» { public override string Store(string user, int count = 3) => T.Line(\"middle \" + user + count); } sealed class Ours : Middle;", Stays = Reached },
        new("HiddenByNew", "var o = new Ours(); T.Show(o.Store(«AB»)); T.Show(((«Old»)o).Store(\"b\"));") { Legacy = Repo, Members = "sealed class Ours : «Old» { public new string Store(string user, int count = 3) => T.Line(\"hides \" + user + count); }" },
        new("ReplacementHiddenByNew", "var o = new Ours(); T.Show(o.Store(«AB»));") { Legacy = Repo, Members = "sealed class Ours : «Old» { public new string Save(string user, int count) => T.Line(\"hides \" + user + count); }", Stays = ["would call", "binds", "bind", "calls another", "reverted"] },
        new("UnqualifiedInDerived", "T.Show(new Ours().Put());") { Legacy = Repo, Members = "sealed class Ours : «Old» { public string Put() => Store(\"d\", 2) + this.Store(\"e\"); }" },
        new("UnqualifiedBesideANamesake", "T.Show(new Ours().Put());") { Legacy = Repo, Members = "sealed class Ours : «Old» { string Save(string user, byte count) => \"byte\"; public string Put() => Store(\"d\", 2); }", Stays = ["would call", "calls another", "reverted"] },
        new("MethodGroupOfVirtual", "var o = new «Old»(); Func<string, int, string> f = o.Store; T.Show(f(«A», 1));") { Legacy = Repo },
        new("MethodGroupOfOverridden", "«Old» o = new Ours(); Func<string, int, string> f = o.Store; T.Show(f(\"a\", 1));") { Legacy = Repo, Members = "sealed class Ours : «Old» { public override string Store(string user, int count = 3) => T.Line(\"own \" + user + count); }", Stays = Reached },
        new("AbstractMember", "«Old» o = new Ours(); T.Show(o.Store(«AB»));")
        {
            Legacy = "public abstract class Old§ { [ReplaceWith(\"this.Save(user, count)\")] public abstract string Store(string user, int count = 3); public string Save(string user, int count) => T.Line($\"save {user} {count}\"); }",
            Members = "sealed class Ours : «Old» { public override string Store(string user, int count = 3) => T.Line(\"own \" + user + count); }",
            Stays = Reached,
        },
        new("VirtualProperty", "«Old» o = new «Old»(); T.Show(o.Name); o.Name = «A»; T.Show(o.Name + o.Title);") { Legacy = "public class Old§ { [ReplaceWith(\"this.Title\")] public virtual string Name { get => Title; set => Title = value; } public string Title { get; set { T.Line(\"set\"); field = value; } } = \"t\"; }" },
        new("OverriddenProperty", "«Old» o = new Ours(); T.Show(o.Name); o.Name = «A»; T.Show(o.Title);") { Legacy = "public class Old§ { [ReplaceWith(\"this.Title\")] public virtual string Name { get => Title; set => Title = value; } public string Title { get; set; } = \"t\"; }", Members = "sealed class Ours : «Old» { public override string Name { get => \"own\"; set => T.Line(\"own \" + value); } }", Stays = Reached },
        new("OverriddenEvent", "«Old» o = new Ours(); o.Changed += Handle; o.Changed -= Handle;") { Legacy = "public class Old§ { [ReplaceWith(\"this.Updated\")] public virtual event EventHandler? Changed { add => Updated += value; remove => Updated -= value; } public event EventHandler? Updated { add => T.Line(\"updated\"); remove => T.Line(\"no longer\"); } }", Members = "sealed class Ours : «Old» { public override event EventHandler? Changed { add => T.Line(\"own\"); remove => T.Line(\"own gone\"); } }", Stays = Reached },
        new("OverriddenIndexer", "«Old» o = new Ours(); T.Show(o[«AB»]);") { Legacy = "public class Old§ { [ReplaceWith(\"this.Get(user, count)\")] public virtual string this[string user, int count] => Get(user, count); public string Get(string user, int count) => T.Line(user + count); }", Members = "sealed class Ours : «Old» { public override string this[string user, int count] => \"own\"; }", Stays = Reached },
        new("InterfaceOfLibrary", "«Old» o = new global::Legacy.K§.Plain§(); T.Show(o.Store(«AB»));") { Legacy = Interface },
        new("InterfaceImplemented", "«Old» o = new Ours(); T.Show(o.Store(«AB»));") { Legacy = Interface, Members = "sealed class Ours : «Old» { public string Store(string user, int count = 3) => T.Line(\"own \" + user); public string Save(string user, int count) => T.Line(\"saved \" + user); }", Stays = Reached },
        new("InterfaceImplementedExplicitly", "«Old» o = new Ours(); T.Show(o.Store(«AB»));") { Legacy = Interface, Members = "sealed class Ours : «Old» { string «Old».Store(string user, int count) => T.Line(\"own \" + user); public string Save(string user, int count) => T.Line(\"saved \" + user); }", Stays = Reached },
        new("InterfaceByConstraint", "T.Show(Put(new Ours(), \"c\"));") { Legacy = Interface, Members = "struct Ours : «Old» { public int N; public string Store(string user, int count = 3) => T.Line(\"own \" + N++); public string Save(string user, int count) => T.Line(\"saved \" + N++); } static string Put<TRepo>(TRepo repo, string user) where TRepo : «Old» => repo.Store(user) + repo.Store(user);", Stays = Reached },
        new("InterfaceReabstracted", "«Old» o = new Ours(); T.Show(o.Store(«AB»));") { Legacy = Interface, Members = "interface IMine : «Old» { string «Old».Store(string user, int count) => T.Line(\"mine\"); } sealed class Ours : IMine { public string Save(string user, int count) => T.Line(\"saved \" + user); }", Stays = Reached },
        new("InterfaceMappedToAnInheritedMember", "«Old» o = new Ours(); T.Show(o.Store(«AB»));") { Legacy = Interface, Members = "class Some { public string Store(string user, int count = 3) => T.Line(\"some \" + user); public string Save(string user, int count) => T.Line(\"saved \" + user); } sealed class Ours : Some, «Old»;", Stays = Reached },
        new("DefaultInterfaceMember", "«Old» o = new Ours(); T.Show(o.Store(«AB»));") { Legacy = "public interface Old§ { [ReplaceWith(\"this.Save(user, count)\")] string Store(string user, int count = 3) => Save(user, count); string Save(string user, int count); }", Members = "sealed class Ours : «Old» { public string Save(string user, int count) => T.Line(\"saved \" + user + count); }" },
        new("DerivedTypeMoves", "«Old» o = new Ours(); T.Show(o.Name(«AB»)); T.Show(o.Size);") { Canonical = Canon, Legacy = Type, Members = "sealed class Ours : «Old» { public override string Name(string user, int count = 3) => \"own \" + base.Name(user, count) + Hidden(user); public override int Size => 9; }" },
        new("DerivedTypeIsTested", "object o = new Ours(); T.Show(o is «Old»); T.Show((o as «Old»)?.Name(«AB»)); if (o is «Old» { Size: 4 } v) T.Show(v.Name(\"p\"));") { Canonical = Canon, Legacy = Type, Members = "sealed class Ours() : «Old»(\"own\");" },
        new("DerivedTypeOfDerived", "Middle m = new Ours(); T.Show(m.Name(«AB»)); «Old» b = m; T.Show(b.Name(\"b\"));") { Canonical = Canon, Legacy = Type, Members = "abstract class Middle(string name) : «Old»(name) { public abstract override string Name(string user, int count = 3); } sealed class Ours() : Middle(\"own\") { public override string Name(string user, int count = 3) => T.Line(\"own\" + user + count); }" },
        new("DerivedEvent", "«Old» o = new Ours(); o.Changed += () => T.Line(\"heard\"); o.Raise(); T.Show(o.Name(«AB»));") { Canonical = Canon, Legacy = Type, Members = "sealed class Ours : «Old» { public override event Action? Changed { add { T.Line(\"own add\"); base.Changed += value; } remove { base.Changed -= value; } } }" },
        new("DerivedGeneric", "var o = new Ours<«Old»> { Held = new «Old»(\"h\") }; T.Show(o.Held.Name(«AB»)); T.Show(o.Both());") { Canonical = Canon, Legacy = Type, Members = "sealed class Ours<THeld> : «Old» where THeld : «Old» { public THeld Held = null!; public string Both() => Held.Title + Title; }" },
        new("CanonicalIsSealed", "«Old» o = new Ours(); T.Show(o.Name(«AB»));") { Canonical = Canon.Replace("public class", "public sealed class").Replace("virtual ", "").Replace("protected", "private"), Legacy = Type, Members = "sealed class Ours : «Old» { public override string Name(string user, int count = 3) => \"own\"; }", Stays = ["is sealed", "and this use depends on it", "reverted"] },
        new("CanonicalMemberNotVirtual", "«Old» o = new Ours(); T.Show(o.Name(«AB»));") { Canonical = Canon.Replace("public virtual string Name", "public string Name"), Legacy = Type, Members = "sealed class Ours : «Old» { public override string Name(string user, int count = 3) => \"own\"; }", Stays = ["reverted", "depends on it", "shape"] },
        new("MemberHiddenInDerived", "«Old» o = new Ours(); T.Show(o.Name(«AB»)); T.Show(((Ours)o).Name(\"h\"));") { Canonical = Canon, Legacy = Type, Members = "sealed class Ours : «Old» { public new string Name(string user, int count = 3) => T.Line(\"hides \" + user); }" },
        new("ContractMoves", "«Old» o = new Ours(); T.Show(o.Name(«AB»));") { Canonical = Contract, Legacy = OldContract, Members = "sealed class Ours : «Old» { public string Name(string user, int count = 3) => T.Line(\"own \" + user + count); }" },
        new("ContractExplicitly", "«Old» o = new Ours(); T.Show(o.Name(«AB»)); T.Show(new Ours() is «Old»);") { Canonical = Contract, Legacy = OldContract, Members = "sealed class Ours : «Old» { string «Old».Name(string user, int count) => T.Line(\"explicit \" + user + count); public string Name(string user, int count = 3) => \"public\"; }" },
        new("ContractByConstraint", "T.Show(Put<Ours>(new Ours(), \"c\"));") { Canonical = Contract, Legacy = OldContract, Members = "struct Ours : «Old» { public int N; public string Name(string user, int count = 3) => T.Line(\"own \" + N++); } static string Put<TIt>(TIt it, string user) where TIt : struct, «Old» => it.Name(user) + it.Name(user);" },
        new("ContractBesideTheCanonical", "«Old» o = new Ours(); T.Show(o.Name(«AB»)); global::Canon.K§.New§ n = new Ours(); T.Show(n.Name(\"n\"));") { Canonical = Contract, Legacy = OldContract, Members = "sealed class Ours : «Old», global::Canon.K§.New§ { string «Old».Name(string user, int count) => T.Line(\"old \" + user); string global::Canon.K§.New§.Name(string user, int count) => T.Line(\"new \" + user); }", Stays = ["is implemented as well", "is declared as well", "is also tested", "reverted", "and both would be"] },
        new("ContractWithoutAMember", "«Old» o = new Ours(); T.Show(o.Name(«AB»)); o.Gone();") { Canonical = Contract, Legacy = OldContract.Replace(" }", " void Gone(); }"), Members = "sealed class Ours : «Old» { public string Name(string user, int count = 3) => T.Line(\"own \" + user); public void Gone() => T.Line(\"gone\"); }", Stays = ["has no member", "reverted", "is superseded"] },
        new("ContractReadAsTheOld", "object o = new Ours(); T.Show(o is «Old» ? \"yes\" : \"no\"); if (o is «Old» old) T.Show(old.Name(«AB»));") { Canonical = Contract, Legacy = OldContract, Members = "sealed class Ours : «Old» { public string Name(string user, int count = 3) => T.Line(\"own \" + user); }" },
    ];
}
