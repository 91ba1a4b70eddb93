namespace Netra.SsotAnalyzers.Properties.Tests.Situations;

/// <summary>Names that a changed import could capture: namesakes in other namespaces, extension methods, aliases, global usings, superseded namespaces.</summary>
internal static class Namesakes
{
    private const string Pool = """
        [Canonical("R§")] public class New§ { public string N = "canon"; public string Name(string user, int count = 3) => T.Line($"canon {user} {count}"); }
        public static class Ext§ { public static string Say§(this string s) => "canon " + s; public static string Tell§(this object s) => "canon " + s; }
        public class Other§ { public override string ToString() => "canon other"; }
        """;

    private const string OldPool = "[SupersededBy(typeof(New§))] public class Old§ { public string N = \"canon\"; public string Name(string user, int count = 3) => T.Line($\"canon {user} {count}\"); } public static class Beside§ { public static string Stay() => \"stays\"; }";

    private const string Elsewhere = """

        } namespace Elsewhere.K§ {
        public class New§ { public override string ToString() => "elsewhere"; }
        public class Other§ { public override string ToString() => "elsewhere other"; }
        public static class Ext§ { public static string Say§(this object s) => "elsewhere " + s; public static string Tell§(this object s) => "elsewhere " + s; }
        """;

    private const string Namespace = "} namespace Legacy.Tax§ { public class Rate§ { public override string ToString() => \"rate\"; public string Of(string user, int count = 3) => T.Line(user + count); } public static class Ext§ { public static string Taxed§(this string s) => \"taxed \" + s; } public enum Kind§ { Low, High } ";

    private static readonly string NewNamespace = Namespace.Replace("Legacy.Tax§", "Canon.Taxes§");

    private const string Ours = "[assembly: SupersededNamespace(\"Legacy.Tax§\", \"Canon.Taxes§\")]";

    public static ImmutableArray<Situation> All { get; } =
    [
        new("NamesakeImported", "var o = new «Old»(); T.Show(o.Name(«AB»)); T.Show(new New§());") { Canonical = Pool + Elsewhere, Legacy = OldPool, Directives = ["using Elsewhere.K§;"] },
        new("NamesakeByAlias", "var o = new «Old»(); T.Show(o.Name(«AB»)); T.Show(new New§());") { Canonical = Pool + Elsewhere, Legacy = OldPool, Directives = ["using New§ = Elsewhere.K§.New§;"] },
        new("NamesakeByGlobalAlias", "var o = new «Old»(); T.Show(o.Name(«AB»)); T.Show(new New§());") { Canonical = Pool + Elsewhere, Legacy = OldPool, GlobalDirectives = ["global using New§ = Elsewhere.K§.New§;"] },
        new("NamesakeByGlobalUsing", "var o = new «Old»(); T.Show(o.Name(«AB»)); T.Show(new New§());") { Canonical = Pool + Elsewhere, Legacy = OldPool, GlobalDirectives = ["global using Elsewhere.K§;"] },
        new("NeighbourImported", "var o = new «Old»(); T.Show(o.Name(«AB»)); T.Show(new Other§());") { Canonical = Pool + Elsewhere, Legacy = OldPool, Directives = ["using Elsewhere.K§;"] },
        new("ExtensionOfTheCanonicalNamespace", "var o = new «Old»(); T.Show(o.Name(«AB»)); T.Show(\"x\".Say§());") { Canonical = Pool + Elsewhere, Legacy = OldPool, Directives = ["using Elsewhere.K§;"] },
        new("ExtensionThatBecomesAmbiguous", "var o = new «Old»(); T.Show(o.Name(«AB»)); T.Show(\"x\".Tell§());") { Canonical = Pool + Elsewhere, Legacy = OldPool, Directives = ["using Elsewhere.K§;"] },
        new("ExtensionAsMethodGroup", "var o = new «Old»(); Func<string> say = \"x\".Say§; T.Show(o.Name(«AB»)); T.Show(say());") { Canonical = Pool + Elsewhere, Legacy = OldPool, Directives = ["using Elsewhere.K§;"] },
        new("ExtensionInAQuery", "var o = new «Old»(); T.Show(o.Name(«AB»)); T.Show(from x in new[] { \"q\" } where x.Say§().Length > 0 select x.Say§());") { Canonical = Pool + Elsewhere, Legacy = OldPool, Directives = ["using Elsewhere.K§;"] },
        new("ExtensionOfTheCallersNamespace", "T.Show(«Old».Show(«A»)); T.Show(\"m\".Mark§());") { Canonical = "public static class Ext§ { public static string Mark§(this string s) => \"canon \" + s; public static string Shown§(this string s) => T.Line(\"shown \" + s); }", Legacy = "public static class Old§ { [ReplaceWith(\"user.Shown§()\", \"Canon.K§\")] public static string Show(string user) => user.Shown§(); }", Members = "}\npublic static class Mine§\n{\n public static string Mark§(this object s) => \"own \" + s;" },
        new("ExtensionOfTheReplacementIsHidden", "T.Show(«Old».Show(«A»));") { Canonical = "public static class Ext§ { public static string Shown§(this object s) => T.Line(\"canon \" + s); } } namespace Elsewhere.K§ { public static class Ext§ { public static string Shown§(this string s) => \"elsewhere \" + s; }", Legacy = "public static class Old§ { [ReplaceWith(\"user.Shown§()\", \"Canon.K§\")] public static string Show(string user) => user.Shown§(); }", Directives = ["using Elsewhere.K§;"], Stays = ["would call", "calls another", "bind", "reverted"] },
        new("InstanceMethodHidesTheExtension", "T.Show(«Old».Show(new Mine()));") { Canonical = "public static class Ext§ { public static string Shown§(this object s) => T.Line(\"canon\"); }", Legacy = "public static class Old§ { [ReplaceWith(\"user.Shown§()\", \"Canon.K§\")] public static string Show(object user) => user.Shown§(); }", Members = "sealed class Mine { public string Shown§() => \"mine\"; }", Stays = ["would call", "calls another", "bind", "reverted"] },
        new("NestedTypeOfThatName", "var o = new «Old»(); T.Show(o.Name(«AB»)); T.Show(new New§());") { Canonical = Pool, Legacy = OldPool, Members = "sealed class New§ { public override string ToString() => \"nested\"; }" },
        new("TypeParameterOfThatName", "Inner<int>(); void Inner<New§>() { var o = new «Old»(); T.Show(o.Name(\"a\")); T.Show(typeof(New§).Name); }") { Canonical = Pool, Legacy = OldPool },
        new("MethodOfThatName", "var o = new «Old»(); T.Show(o.Name(«AB»)); T.Show(New§());") { Canonical = Pool, Legacy = OldPool, Members = "static string New§() => \"method\";" },
        new("PropertyOfThatNameAndType", "New§ = new «Old»(); T.Show(New§.Name(«AB»));") { Canonical = Pool, Legacy = OldPool, Members = "static «Old» New§ { get; set; } = null!;" },
        new("LocalOfThatName", "var New§ = T.S(\"local\"); var o = new «Old»(); T.Show(o.Name(«AB»)); T.Show(New§);") { Canonical = Pool, Legacy = OldPool },
        new("LabelOfThatName", "goto New§; New§: var o = new «Old»(); T.Show(o.Name(«AB»));") { Canonical = Pool, Legacy = OldPool },
        new("MemberOfABaseOfThatName", "T.Show(new Mine().Go());") { Canonical = Pool, Legacy = OldPool, Members = "class Parent { protected sealed class New§ { public override string ToString() => \"inherited\"; } } sealed class Mine : Parent { public string Go() => new «Old»().Name(\"a\") + new New§(); }" },
        new("OldNamespaceIsStillNeeded", "var o = new «Old»(); T.Show(o.Name(«AB»)); T.Show(Beside§.Stay());") { Canonical = Pool, Legacy = OldPool, Directives = ["using Legacy.K§;"] },
        new("OldNamespaceIsNeededByDisabledText", "var o = new «Old»(); T.Show(o.Name(«AB»));\n#if NEVER\nT.Show(Beside§.Stay());\n#endif\n") { Canonical = Pool, Legacy = OldPool, Directives = ["using Legacy.K§;"] },
        new("StaticImportOfTheCanonical", "T.Show(Say(«A»));") { Canonical = "[Canonical(\"R§\")] public static class New§ { public static string Say(object user) => T.Line(\"said \" + user); }", Legacy = "[SupersededBy(typeof(New§))] public static class Old§ { public static string Say(object user) => T.Line(\"said \" + user); }", Directives = ["using static Legacy.K§.Old§;"], IsPlainlyNamed = true },
        new("StaticImportBesideAnother", "T.Show(Say(«A»)); T.Show(Print(1));") { Canonical = "[Canonical(\"R§\")] public static class New§ { public static string Say(object user) => T.Line(\"said \" + user); public static string Print(int n) => \"canon\"; } } namespace Elsewhere.K§ { public static class Screen§ { public static string Print(long n) => \"elsewhere\"; }", Legacy = "[SupersededBy(typeof(New§))] public static class Old§ { public static string Say(object user) => T.Line(\"said \" + user); }", Directives = ["using static Legacy.K§.Old§;", "using static Elsewhere.K§.Screen§;"], IsPlainlyNamed = true, Stays = ["reverted"] },
        new("AliasThatHidesTheType", "var o = new Pool§(); T.Show(o.Name(«AB»)); Pool§ again = o; T.Show(again.N);") { Canonical = Pool, Legacy = OldPool, Directives = ["using Pool§ = Legacy.K§.Old§;"], IsPlainlyNamed = true },
        new("AliasOfAConstructedType", "var o = new Pools§ { new() }; T.Show(o[0].Name(«AB»));") { Canonical = Pool, Legacy = OldPool, Directives = ["using Pools§ = System.Collections.Generic.List<Legacy.K§.Old§>;"], IsPlainlyNamed = true },
        new("AliasOfATuple", "Pair§ o = (new(), 2); T.Show(o.Left.Name(«AB»));") { Canonical = Pool, Legacy = OldPool, Directives = ["using Pair§ = (Legacy.K§.Old§ Left, int Right);"], IsPlainlyNamed = true },
        new("NamespaceImported", "var r = new Rate§(); T.Show(r.Of(«AB»)); T.Show(\"x\".Taxed§()); T.Show(Kind§.High);") { Canonical = NewNamespace, Legacy = Namespace, Directives = ["using Legacy.Tax§;"], IsPlainlyNamed = true },
        new("NamespaceQualified", "var r = new Legacy.Tax§.Rate§(); T.Show(r.Of(«AB»)); T.Show(global::Legacy.Tax§.Kind§.High); T.Show(Legacy.Tax§.Ext§.Taxed§(\"y\"));") { Canonical = NewNamespace, Legacy = Namespace, IsPlainlyNamed = true },
        new("NamespaceByAlias", "var r = new Tax§.Rate§(); T.Show(r.Of(«AB»)); T.Show(Tax§.Kind§.High);") { Canonical = NewNamespace, Legacy = Namespace, Directives = ["using Tax§ = Legacy.Tax§;"], IsPlainlyNamed = true },
        new("NamespaceByGlobalUsing", "var r = new Rate§(); T.Show(r.Of(«AB»)); T.Show(\"x\".Taxed§());") { Canonical = NewNamespace, Legacy = Namespace, GlobalDirectives = ["global using Legacy.Tax§;"], IsPlainlyNamed = true },
        new("NamespaceBesideANamesake", "var r = new Rate§(); T.Show(r.Of(«AB»)); T.Show(\"x\".Taxed§());") { Canonical = NewNamespace + "} namespace Elsewhere.Tax§ { public static class More§ { public static string Taxed§(this object s) => \"elsewhere \" + s; }", Legacy = Namespace, Directives = ["using Legacy.Tax§;", "using Elsewhere.Tax§;"], IsPlainlyNamed = true },
        new("NamespaceThatImportsACapture", "var r = new Rate§(); T.Show(r.Of(«AB»)); T.Show(\"x\".Marked§());") { Canonical = NewNamespace + "public static class More§ { public static string Marked§(this string s) => \"canon \" + s; } } namespace Elsewhere.Tax§ { public static class More§ { public static string Marked§(this object s) => \"elsewhere \" + s; }", Legacy = Namespace, Directives = ["using Legacy.Tax§;", "using Elsewhere.Tax§;"], IsPlainlyNamed = true, Stays = ["reverted", "uses of the namespace"] },
    ];

    /// <summary>The attribute that supersedes a namespace, for the situations that have one.</summary>
    public static string AssemblyAttributes(Situation situation) => situation.Legacy == Namespace ? Ours : "";
}
