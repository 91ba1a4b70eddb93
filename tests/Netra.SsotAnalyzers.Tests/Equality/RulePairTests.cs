namespace Netra.SsotAnalyzers.Tests.Equality;

/// <summary>Two rules about uses that touch, one row for each pair: both orders end in the same text, with nothing retired left.</summary>
public sealed class RulePairTests : EqualityTests
{
    private const string Start = "// The consumer.";

    private const string Declarations = """
        [assembly: SupersededNamespace("Gone.Notes", "Notes")]
        [Canonical("Events", EventNames = true)] public static class Events { public const string Moved = "crane_moved"; }
        [Canonical("Hub", PerUser = true)] public class Hub
        {
            public string Label = "h";
            public string Publish(string name, string text) => name + text;
            [ReplaceWith("this.Publish(name, text)")] public string GoneSend(string name, string text) => Publish(name, text);
        }
        [SupersededBy(typeof(Hub))] public class GoneHub
        {
            public string Label = "h";
            public string Publish(string name, string text) => name + text;
            [ReplaceWith("this.Publish(name, text)")] public string GoneSend(string name, string text) => Publish(name, text);
        }
        namespace Notes { public class Note { public string Text = "n"; } }
        namespace Gone.Notes { public class Note { public string Text = "n"; } }
        """;

    [Theory]
    [InlineData("SSOT1001", "SSOT1002", "", "static string Go(GoneHub hub) => hub.GoneSend(\"a\", \"b\");", "static string Go(Hub hub) => hub.Publish(\"a\", \"b\");")]
    [InlineData("SSOT1001", "SSOT1004", "using Gone.Notes;", "static string Go(GoneHub hub) => hub.Label + new Note().Text;", "static string Go(Hub hub) => hub.Label + new Note().Text;")]
    [InlineData("SSOT1001", "SSOT1005", "", "/// <summary><see cref=\"GoneHub.Publish\"/></summary>\n    static string Go(GoneHub hub) => hub.Label;", "/// <summary><see cref=\"Hub.Publish\"/></summary>\n    static string Go(Hub hub) => hub.Label;")]
    [InlineData("SSOT1001", "SSOT2001", "using Bus = GoneHub;", "static string Go(GoneHub hub) { Bus bus = hub; return bus.Label; }", "static string Go(Hub hub) { Hub bus = hub; return bus.Label; }")]
    [InlineData("SSOT1001", "SSOT3001", "", "static string Go(GoneHub hub) => hub.Publish(\"crane_moved\", \"b\");", "static string Go(Hub hub) => hub.Publish(Events.Moved, \"b\");")]
    [InlineData("SSOT1002", "SSOT1004", "using Gone.Notes;", "static string Go(Hub hub) => hub.GoneSend(\"a\", new Note().Text);", "static string Go(Hub hub) => hub.Publish(\"a\", new Note().Text);")]
    [InlineData("SSOT1002", "SSOT1005", "", "/// <summary><see cref=\"Hub.GoneSend\"/></summary>\n    static string Go(Hub hub) => hub.GoneSend(\"a\", \"b\");", "/// <summary><see cref=\"Hub.Publish\"/></summary>\n    static string Go(Hub hub) => hub.Publish(\"a\", \"b\");")]
    [InlineData("SSOT1002", "SSOT2001", "using Bus = GoneHub;", "static string Go(Bus hub) => hub.GoneSend(\"a\", \"b\");", "static string Go(Hub hub) => hub.Publish(\"a\", \"b\");")]
    [InlineData("SSOT1002", "SSOT3001", "", "static string Go(Hub hub) => hub.GoneSend(\"crane_moved\", \"b\");", "static string Go(Hub hub) => hub.Publish(Events.Moved, \"b\");")]
    [InlineData("SSOT1004", "SSOT1005", "using Gone.Notes;", "/// <summary><see cref=\"Gone.Notes.Note\"/></summary>\n    static string Go(Hub hub) => new Note().Text;", "static string Go(Hub hub) => new Note().Text;")]
    [InlineData("SSOT1004", "SSOT2001", "using Gone.Notes;\nusing Bus = GoneHub;", "static string Go(Bus hub) => hub.Label + new Note().Text;", "static string Go(Hub hub) => hub.Label + new Note().Text;")]
    [InlineData("SSOT1004", "SSOT3001", "using Gone.Notes;", "static string Go(Hub hub) => hub.Publish(\"crane_moved\", new Note().Text);", "static string Go(Hub hub) => hub.Publish(Events.Moved, new Note().Text);")]
    [InlineData("SSOT1005", "SSOT2001", "using Bus = GoneHub;", "/// <summary><see cref=\"Bus.Label\"/></summary>\n    static string Go(Bus hub) => hub.Label;", "/// <summary><see cref=\"Hub.Label\"/></summary>\n    static string Go(Hub hub) => hub.Label;")]
    [InlineData("SSOT1005", "SSOT3001", "", "/// <summary><see cref=\"GoneHub\"/></summary>\n    static string Go(Hub hub) => hub.Publish(\"crane_moved\", \"b\");", "/// <summary><see cref=\"Hub\"/></summary>\n    static string Go(Hub hub) => hub.Publish(Events.Moved, \"b\");")]
    [InlineData("SSOT2001", "SSOT3001", "using Bus = GoneHub;", "static string Go(Bus hub) => hub.Publish(\"crane_moved\", \"b\");", "static string Go(Hub hub) => hub.Publish(Events.Moved, \"b\");")]
    public async Task BothOrders_EndInOneText(string first, string second, string directives, string member, string after)
    {
        var consumer = $$"""
            {{Start}}
            {{directives}}
            public static class Program
            {
                public static void Print(Action<object> print) => print(Go(new()));
                {{member}}
            }
            """;
        var (forward, printed) = await RewriteAsync([first, second], Declarations, consumer);
        var (backward, _) = await RewriteAsync([second, first], Declarations, consumer);
        Assert.Equal(forward, backward);
        Assert.Equal(printed.Before, printed.After);
        var text = forward[forward.IndexOf(Start, StringComparison.Ordinal)..];
        Assert.Contains(after, text, StringComparison.Ordinal);
        Assert.DoesNotContain("Gone", text, StringComparison.Ordinal);
        Assert.DoesNotContain("crane_moved", text, StringComparison.Ordinal);
    }
}
