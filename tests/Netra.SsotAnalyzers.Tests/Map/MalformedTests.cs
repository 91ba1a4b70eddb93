namespace Netra.SsotAnalyzers.Tests.Map;

/// <summary>Whatever stands in an attribute, no analyzer throws, and the well-formed entries beside it still count.</summary>
public sealed class MalformedTests : MapTests
{
    private const string Beside = """

        [Netra.Ssot.SupersededBy(typeof(Fine))] public class Old { }
        public class Fine { }
        class C { [|Old|] f; Suspect g; }
        """;

    [Theory]
    [InlineData("""[Netra.Ssot.SupersededBy(null)] public class Suspect { }""")]
    [InlineData("""[{|CS7036:Netra.Ssot.SupersededBy|}] public class Suspect { }""")]
    [InlineData("""[Netra.Ssot.SupersededBy({|CS1503:"Fine"|})] public class Suspect { }""")]
    [InlineData("""[Netra.Ssot.SupersededBy(typeof({|CS0246:Missing|}))] public class Suspect { }""")]
    [InlineData("""[Netra.Ssot.SupersededBy(typeof({|CS1031:)|})] public class Suspect { }""")]
    [InlineData("""[Netra.Ssot.SupersededBy(typeof(int[]))] public class Suspect { }""")]
    [InlineData("""[Netra.Ssot.SupersededBy(typeof(void))] public class Suspect { }""")]
    [InlineData("""[Netra.Ssot.SupersededBy(typeof(Fine), RemovedIn = null)] public class Other { } public class Suspect { }""")]
    [InlineData("""[Netra.Ssot.SupersededBy(typeof(Fine), {|CS0246:Nope|} = 1)] public class Other { } public class Suspect { }""")]
    [InlineData("""[Netra.Ssot.Canonical(null)] public class Suspect { }""")]
    [InlineData("""[Netra.Ssot.Canonical("")] public class Suspect { }""")]
    [InlineData("""[Netra.Ssot.Canonical("Role", Contract = null, OwnsTransport = null, NamePattern = null)] public class Suspect { }""")]
    [InlineData("""[Netra.Ssot.Canonical("Role", Contract = typeof(int[]), OwnsTransport = new System.Type[] { null })] public class Suspect { }""")]
    [InlineData("""[Netra.Ssot.Canonical("Role", Lifetime = (Netra.Ssot.RoleLifetime)77)] public class Suspect { }""")]
    [InlineData("""public class Suspect { [Netra.Ssot.ReplaceWith(null)] public void M() { M(); } }""")]
    [InlineData("""public class Suspect { [Netra.Ssot.ReplaceWith("1", null)] public void M() { } }""")]
    [InlineData("""public class Suspect { [Netra.Ssot.ReplaceWith("1", "N", null, "")] public void M() { } }""")]
    [InlineData("""public class Suspect { [{|CS7036:Netra.Ssot.ReplaceWith|}] public void M() { } }""")]
    [InlineData("""public class Suspect { [Netra.Ssot.ReplaceWith({|CS1503:1|})] public void M() { } }""")]
    [InlineData("""[assembly: Netra.Ssot.Supersedes(null, null)] public class Suspect { }""")]
    [InlineData("""[assembly: Netra.Ssot.Supersedes(typeof(Fine), null)] public class Suspect { }""")]
    [InlineData("""[assembly: Netra.Ssot.Supersedes(typeof(Fine), "")] public class Suspect { }""")]
    [InlineData("""[assembly: Netra.Ssot.Supersedes(typeof(Fine), "T:")] public class Suspect { }""")]
    [InlineData("""[assembly: Netra.Ssot.Supersedes(typeof(Fine), "Suspect")] public class Suspect { }""")]
    [InlineData("""[assembly: Netra.Ssot.Supersedes(typeof(Fine), "M:Suspect")] public class Suspect { }""")]
    [InlineData("""[assembly: Netra.Ssot.Supersedes(typeof(Fine), "T:No.Such.Type")] public class Suspect { }""")]
    [InlineData("""[assembly: Netra.Ssot.Supersedes(typeof(Fine), "T:..``{[(")] public class Suspect { }""")]
    [InlineData("""[assembly: Netra.Ssot.ReplaceMember(null, null)] public class Suspect { }""")]
    [InlineData("""[assembly: Netra.Ssot.ReplaceMember("", "")] public class Suspect { }""")]
    [InlineData("""[assembly: Netra.Ssot.ReplaceMember("M:", "1")] public class Suspect { }""")]
    [InlineData("""[assembly: Netra.Ssot.ReplaceMember("M:.", "1")] public class Suspect { }""")]
    [InlineData("""[assembly: Netra.Ssot.ReplaceMember("M:.#ctor", "1")] public class Suspect { }""")]
    [InlineData("""[assembly: Netra.Ssot.ReplaceMember("M:A.B(", "1")] public class Suspect { }""")]
    [InlineData("""[assembly: Netra.Ssot.ReplaceMember("M:A.``1", "1")] public class Suspect { }""")]
    [InlineData("""[assembly: Netra.Ssot.ReplaceMember("M:(.)", "1")] public class Suspect { }""")]
    [InlineData("""[assembly: Netra.Ssot.ReplaceMember("M:System.Collections.Generic.List`1.#ctor", "1", null)] public class Suspect { }""")]
    [InlineData("""[assembly: Netra.Ssot.ReplaceMember("P:No.Such", "1")] public class Suspect { }""")]
    [InlineData("""[assembly: Netra.Ssot.SupersededNamespace(null, null)] public class Suspect { }""")]
    [InlineData("""[assembly: Netra.Ssot.SupersededNamespace("", "")] public class Suspect { }""")]
    [InlineData("""[assembly: {|CS7036:Netra.Ssot.Supersedes|}] public class Suspect { }""")]
    [InlineData("""[assembly: Netra.Ssot.Supersedes({|CS1503:1|}, {|CS1503:2|})] public class Suspect { }""")]
    [InlineData("""[{|CS0246:{|CS0246:SupersededBy|}|}(typeof(Fine))] public class Suspect { }""")]
    [InlineData("""[assembly: {|CS0246:{|CS0246:Supersedes|}|}(typeof(Fine), "T:Suspect")] public class Suspect { }""")]
    public Task MalformedAttribute_HidesNothingElse(string declaration) => VerifyAsync(declaration, Beside);

    [Fact]
    public Task SupersededByItself_IsUnfixable() => VerifyAsync(
        """[Netra.Ssot.SupersededBy(typeof(Suspect))] public class Suspect { }""",
        Beside.Replace("Suspect g", "{|SSOT1003:Suspect|} g", StringComparison.Ordinal));

    [Fact]
    public Task AttributesOfOwnShape_AreNoEntries()
    {
        var test = NewTest(
            """
            namespace Netra.Ssot
            {
                class CanonicalAttribute(int role) : System.Attribute { public int Role => role; public int Contract { get; set; } public string PerUser { get; set; } }
                class SupersededByAttribute : System.Attribute { public SupersededByAttribute() { } public SupersededByAttribute(params object[] all) { } public int RemovedIn { get; set; } }
                class ReplaceWithAttribute(char expression) : System.Attribute { public char Expression => expression; }
                [System.AttributeUsage(System.AttributeTargets.Assembly, AllowMultiple = true)] class SupersedesAttribute(object canonical, object id) : System.Attribute { public object A => canonical; public object B => id; }
            }
            """,
            """
            using Netra.Ssot;
            [assembly: Supersedes(1, null)]
            [assembly: Supersedes(typeof(New), "T:Third")]
            [Canonical(1, Contract = 2, PerUser = "yes")] public class New { }
            [SupersededBy] public class Old { }
            [SupersededBy(typeof(New), 1, RemovedIn = 2)] public class Older { }
            public class Third { }
            class C { Old a; Older b; [|Third|] c; [ReplaceWith('x')] int M() => M(); }
            """);
        test.TestState.AdditionalReferences.Clear();
        return test.RunAsync();
    }

    [Fact]
    public Task AttributeInAnUnfinishedFile_DoesNotDisturb() => VerifyAsync(
        """[Netra.Ssot.SupersededBy(typeof(Fine))] public class Suspect { } [Netra.Ssot.SupersededBy(typeof(Fine{|CS1026:{|CS1026:{|CS1003:|}|}|}""",
        """[Netra.Ssot.SupersededBy(typeof(Fine))] public class Old { } public class Fine { } class C { [|Old|] f; [|Suspect|] g; }""");
}
