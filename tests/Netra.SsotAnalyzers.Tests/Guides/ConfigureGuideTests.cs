using System.Xml.Linq;

namespace Netra.SsotAnalyzers.Tests.Guides;

/// <summary>docs/configure.md: each of its snippets is put where the page says, and does what it says.</summary>
public sealed class ConfigureGuideTests
{
    private const string Map = """
        using Netra.Ssot;

        [Canonical("WebSocketManager")] public sealed class Sockets;
        [SupersededBy(typeof(Sockets))] public class OldSockets;
        [Canonical("ToolDispatcher")] public class Tools;
        [SupersededBy(typeof(Tools))] public class OldTools;
        [Canonical("Other")] public class Fresh;
        [SupersededBy(typeof(Fresh))] public class Stale;
        """;

    private static readonly GuidePage Page = new("configure.md");

    [Fact]
    public async Task PropertyOfTheProject_MakesEveryUseAnError()
    {
        var property = Assert.Single(XElement.Parse(Assert.Single(Page.Blocks("xml", "In the build"))).Elements());

        var reported = await new GuideProgram().With("Map.cs", Map).With("Use.cs", "class Use { Stale? s; }\n").WithProperty(property.Name.LocalName, property.Value).ReportedAsync();

        Assert.Equal(["Use.cs(1): SSOT1001 Error"], reported);
    }

    [Fact]
    public async Task EditorConfig_SetsTheModeOfEachRole_AndASeverityForAFolder()
    {
        var reported = await new GuideProgram()
            .With("Map.cs", Map)
            .With("Use.cs", "class Use { OldSockets? a; OldTools? b; Stale? c; }\n")
            .With("legacy/deep/Old.cs", "class Deep { string name = nameof(OldSockets); }\n")
            .With("Elsewhere.cs", "class Elsewhere { string name = nameof(OldSockets); }\n")
            .WithSettings(Assert.Single(Page.Blocks("ini", "In `.editorconfig`")))
            .ReportedAsync();

        Assert.Equal(
            ["Elsewhere.cs(1): SSOT1003 Error", "Use.cs(1): SSOT1001 Error", "Use.cs(1): SSOT1001 Info", "Use.cs(1): SSOT1001 Warning", "Old.cs(1): SSOT1003 Info"],
            reported.OrderBy(line => line.StartsWith("Old", StringComparison.Ordinal)).ThenBy(line => line, StringComparer.Ordinal));
    }

    [Fact]
    public async Task PragmaAndAttribute_SilenceOnePlace()
    {
        var section = Page.Section("At one place");
        var pragma = Assert.Single(Page.Blocks("csharp", "At one place"));
        var attribute = GuidePage.Code(section).Single(code => code.StartsWith("[SuppressMessage", StringComparison.Ordinal));

        var reported = await new GuideProgram()
            .With("Map.cs", Map)
            .With("Attribute.cs", $"using System.Diagnostics.CodeAnalysis;\n{attribute} class Silent {{ Stale? s; }}\nclass Loud {{ Stale? s; }}\n")
            .With("Pragma.cs", $"class Before {{ Stale? s; }}\n{pragma}class Behind {{ Stale? s; }}\n")
            .ReportedAsync();

        Assert.Equal(["Attribute.cs(3): SSOT1001 Warning", "Pragma.cs(1): SSOT1001 Warning"], reported);
    }
}
