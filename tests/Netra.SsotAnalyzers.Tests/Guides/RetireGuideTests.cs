namespace Netra.SsotAnalyzers.Tests.Guides;

/// <summary>docs/retire-an-api.md: its declarations are declared, and every row of its table is written, used and rewritten.</summary>
public sealed class RetireGuideTests
{
    private static readonly GuidePage Page = new("retire-an-api.md");

    /// <summary>Where a retired member of the table is declared; <c>{0}</c> is the member with its attribute.</summary>
    private static readonly (string Retired, string Declaration)[] Places =
    [
        ("static Task<M> CreateAsync(Context context)", "public static class Factory { {0} => throw new System.Exception(); }"),
        ("Task EmitAsync(object data, string type)", "partial class M { {0} => SendAsync(type, data); }"),
        ("static T Get<T>(IServiceProvider services)", "public static class Locator { {0} => throw new System.Exception(); }"),
        ("string Name { set; }", "partial class M { public string Name { [ReplaceWith({1})] set { } } }"),
        ("a constructor", "[SupersededBy(typeof(M))] public class Old { [ReplaceWith({1})] public Old(Context context) { } }"),
    ];

    private const string Around = """
        using System;
        using System.Threading.Tasks;
        using Netra.Ssot;

        public class Context;

        [Canonical("M")]
        public partial class M(Context context)
        {
            public Context Context => context;
            public static M For(Context context) => new(context);
            public Task SendAsync(string type, object data) => Task.CompletedTask;
            public void Rename(string name) { }
        }

        public class A;

        """;

    public static TheoryData<string> Retired => [.. Table.Select(row => row[0].Trim('`'))];

    private static IReadOnlyList<IReadOnlyList<string>> Table => [.. Page.Rows("A factory or any other member").Skip(2)];

    [Theory]
    [MemberData(nameof(Retired))]
    public async Task RowOfTheTable_IsRewrittenAsItSays(string retired)
    {
        var row = Table.Single(row => row[0].Trim('`') == retired);
        var code = GuidePage.Code(row[1]);
        var attribute = string.Join(", ", code.Select(text => $"\"{text}\""));
        var (before, after) = GuidePage.Code(row[2]) is [var first, var second] ? (first, second) : throw new InvalidOperationException(row[2]);
        var place = Places.Single(place => place.Retired == retired).Declaration
            .Replace("{0}", $"[ReplaceWith({attribute})] public {retired}", StringComparison.Ordinal)
            .Replace("{1}", attribute, StringComparison.Ordinal);
        var use = before.Contains(" = ", StringComparison.Ordinal) ? before : "var result = " + before;

        var program = new GuideProgram()
            .With("Map.cs", Around + place + "\n")
            .With("Use.cs", $$"""
                using System;
                using System.Threading.Tasks;

                static class User
                {
                    static async Task UseAsync(Context c, M m, object d, IServiceProvider s, M x, string n)
                    {
                        {{use}};
                        await Task.Yield();
                    }
                }
                """);

        Assert.Equal(["Use.cs(8): SSOT1002 Warning"], (await program.ReportedAsync()).Where(line => line.StartsWith("Use.cs", StringComparison.Ordinal)));
        var text = await program.FixedAsync("Use.cs");
        Assert.Contains(use.Replace(before, after, StringComparison.Ordinal) + ";", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Table_HasNoRowThatIsNotTried() => Assert.Equal(Places.Select(place => place.Retired), Table.Select(row => row[0].Trim('`')));

    [Fact]
    public async Task Declarations_AreAMapWithoutAFault()
    {
        var blocks = Page.Blocks("csharp");
        Assert.Equal(3, blocks.Count);
        var type = blocks[0].Replace("{ … }", "{ " + blocks[1].Replace("=> …", "=> Task.CompletedTask;", StringComparison.Ordinal) + " public Task SendAsync(string type, object data) => Task.CompletedTask; }", StringComparison.Ordinal);

        var reported = await new GuideProgram()
            .With("Map.cs", "using System.Threading.Tasks;\nusing Netra.Ssot;\nusing Netra.WebSockets;\n" + blocks[2] + type)
            .With("Canonical.cs", "using System.Threading.Tasks;\nusing Netra.Ssot;\nnamespace Netra.WebSockets { [Canonical(\"WebSocketManager\")] public sealed class WebSocketManager(string user) { public string User => user; public Task SendAsync(string type, object data) => Task.CompletedTask; } }\n")
            .With("Vendor.cs", "namespace Vendor { public class ConnectionManager; public static class Factory { public static ConnectionManager Create(string user) => new(); } }\n")
            .ReportedAsync();

        Assert.DoesNotContain(reported, line => line.Contains("SSOT0", StringComparison.Ordinal));
    }
}
