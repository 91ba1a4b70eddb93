namespace Netra.SsotAnalyzers.Tests.Guides;

/// <summary>docs/event-names.md: every name and every declaration that it lists is written, with literals of a catalogue in it.</summary>
public sealed class EventNamesGuideTests
{
    private static readonly GuidePage Page = new("event-names.md");

    private static IReadOnlyList<IReadOnlyList<string>> Names => [.. Page.Rows("By name").Skip(2).TakeWhile(row => row[0] != "where the literal stands")];

    /// <summary>The catalogue of the page's first line, with a name of several words and one of a single word.</summary>
    private static string Catalogue =>
        $"using Netra.Ssot;\n{GuidePage.Code(File.ReadAllText(Path.Combine(Support.RepositoryRoot.Find(), "docs", "event-names.md")))[0]} public static class AgentEvents {{ public const string Started = \"agent_started\"; public const string Completed = \"agent_completed\"; public const string Error = \"error\"; }}\n[Canonical(\"Bus\")] public class Bus {{ public void Send(string text) {{ }} }}\n";

    public static TheoryData<string> Certain => [.. GuidePage.Code(Names[0][0])];

    public static TheoryData<string> OfARole => [.. GuidePage.Code(Names[1][0])];

    public static TheoryData<string> OfSeveralWords => [.. GuidePage.Code(Names[3][0]).Where(name => !name.Contains('_'))];

    [Theory]
    [MemberData(nameof(Certain))]
    public async Task NameThatIsCertain_IsAskedForEveryEventName(string name) => Assert.Equal(2, await LiteralsAsync(Taking(name, "Plain", "")));

    [Theory]
    [MemberData(nameof(OfARole))]
    public async Task NameInATypeWithARole_IsAskedForEveryEventName(string name) => Assert.Equal(2, await LiteralsAsync(Taking(name, "OldBus", "[SupersededBy(typeof(Bus))] ")));

    [Theory]
    [MemberData(nameof(OfSeveralWords))]
    public async Task NameInAnyOtherType_IsAskedForNamesOfSeveralWords(string name) => Assert.Equal(1, await LiteralsAsync(Taking(name, "Plain", "")));

    [Fact]
    public async Task NameThatThePageDoesNotList_IsNot() => Assert.Equal(0, await LiteralsAsync(Taking("caption", "Plain", "")));

    [Fact]
    public async Task DeclaredPlaces_AreAskedForEveryEventName()
    {
        var rows = Page.Rows("By declaration").Skip(2).ToList();
        var attribute = Assert.Single(GuidePage.Code(rows[0][1]));
        var place = Assert.Single(GuidePage.Code(rows[1][1]));

        Assert.Equal(2, await LiteralsAsync(Taking("caption", "Plain", "", attribute + " ")));
        Assert.Equal(2, await LiteralsAsync("namespace Vendor { public class Bus { public void Publish(string topic) { } } }\nclass User { void M(Vendor.Bus bus) { bus.Publish(\"agent_started\"); bus.Publish(\"error\"); } }\n", place));
        Assert.Equal(2, await LiteralsAsync($"public class Plain {{ public void Pass(string any) => Take(any); public void Take({attribute} string caption) {{ }} }}\nclass User {{ void M(Plain p) {{ p.Pass(\"agent_started\"); p.Pass(\"error\"); }} }}\n"));
    }

    [Fact]
    public async Task Company_MakesAListOfEventNames()
    {
        var list = GuidePage.Code(Page.Section("By company")).Single(code => code.StartsWith("new[]", StringComparison.Ordinal));

        Assert.Equal(2, await LiteralsAsync($"class User {{ object any = {list}; }}\n"));
    }

    [Fact]
    public async Task SilentForms_AreSilent() =>
        Assert.Equal(0, await LiteralsAsync("public class Plain { public void Take(string eventName) { } public void Take(System.ReadOnlySpan<byte> eventName) { } }\nclass User { void M(Plain p, int n) { p.Take(\"agent_started\"u8); p.Take($\"agent_started{n}\"); p.Take(\"agent_started\" + n); } }\n"));

    private static string Taking(string parameter, string type, string attribute, string onParameter = "") =>
        $"{attribute}public class {type} {{ public void Take({onParameter}string @{parameter}) {{ }} }}\nclass User {{ void M({type} p) {{ p.Take(\"agent_started\"); p.Take(\"error\"); }} }}\n";

    private static async Task<int> LiteralsAsync(string source, string ofTheAssembly = "") =>
        (await new GuideProgram().With("Map.cs", Catalogue.Replace("using Netra.Ssot;\n", "using Netra.Ssot;\n" + ofTheAssembly + "\n", StringComparison.Ordinal)).With("Use.cs", "using Netra.Ssot;\n" + source).ReportedAsync())
        .Count(line => line.Contains("SSOT3001", StringComparison.Ordinal));
}
