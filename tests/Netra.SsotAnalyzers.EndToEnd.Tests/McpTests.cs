using System.Diagnostics;
using System.Text;
using System.Text.Json;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace Netra.SsotAnalyzers.EndToEnd.Tests;

/// <summary>The packed tool as a server of the Model Context Protocol, with the protocol's own client on its standard input and output.</summary>
[Collection(PackedSuiteCollection.Name)]
public sealed class McpTests(PackedSuite suite)
{
    private const string Begin = "<!-- transcript: begin -->\n```text\n";
    private const string End = "```\n<!-- transcript: end -->";

    private const string Order = """
        using Post;

        namespace Shop;

        public class Order
        {
            private readonly OldMailer _mailer = new OldMailer();

            public void Ship() => _mailer.Send("shipped");
        }

        """;

    private readonly Consumer _consumer = suite.NewConsumer("mcp")
        .WriteProject("Post/Post.csproj", Sources.AnalyzersPackage, framework: "net10.0;netstandard2.0")
        .Write("Post/Map.cs", "using System;\nusing System.Threading.Tasks;\n" + Sources.Map)
        .WriteProject("Shop/Shop.csproj", Sources.AnalyzersPackage + """<ProjectReference Include="../Post/Post.csproj" />""")
        .Write("Shop/Order.cs", Order)
        .Write("All.slnx", """<Solution><Project Path="Post/Post.csproj" /><Project Path="Shop/Shop.csproj" /></Solution>""");

    private readonly StringBuilder _transcript = new();

    /// <summary>With NETRA_MCP_TRANSCRIPT=write the transcript of docs/agents.md is written, otherwise it is compared.</summary>
    [Fact]
    public async Task Session_MapsChecksExplainsAndFixes_AsTheDocumentationShowsIt()
    {
        await _consumer.RequireAsync("restore", "All.slnx");
        var log = new List<string>();
        var start = await SsotTool.StartInfoAsync(_consumer);
        await using (var client = await McpClient.CreateAsync(new StdioClientTransport(new StdioClientTransportOptions
        {
            Name = "ssot",
            Command = start.FileName,
            Arguments = ["mcp", "All.slnx", "--no-restore", "--allow-write"],
            WorkingDirectory = _consumer.Folder,
            EnvironmentVariables = Environment.GetEnvironmentVariables().Keys.Cast<string>().Where(SsotTool.IsOfTheBuild).ToDictionary(name => name, _ => (string?)null).Append(new("NetraVersion", suite.Version)).ToDictionary(),
            StandardErrorLines = line =>
            {
                lock (log)
                    log.Add(line);
            },
        })))
        {
            var tools = await client.ListToolsAsync();
            _transcript.Append($"> tools/list\n{string.Join(", ", tools.Select(tool => tool.Name))}\n");

            var map = await CallAsync(client, "map", new { role = "Mailer" });
            var check = await CallAsync(client, "check", new { files = new[] { "Shop/Order.cs" } });
            var good = await CallAsync(client, "check", new { files = new[] { "Shop/Refund.cs" }, text = "using Post; class Refund { Mailer mailer = new Mailer(); }" });
            var bad = await CallAsync(client, "check", new { files = new[] { "Shop/Refund.cs" }, text = "using Post; class Refund { object mailer = MailerFactory.Create(); }" });
            var page = await CallAsync(client, "explain", new { rule = "SSOT1002" }, linesShown: 1);
            var why = await CallAsync(client, "why", new { place = "Shop/Order.cs:7" });
            var wrong = await CallAsync(client, "check", new { files = new[] { "Shop/Odrer.cs" } });
            var preview = await CallAsync(client, "preview_fix", new { roles = new[] { "Mailer" } });
            var untouched = _consumer.Read("Shop/Order.cs");
            var applied = await CallAsync(client, "apply_fix", new { preview = preview.Text["preview ".Length..].Split(':')[0] });
            var after = await CallAsync(client, "check", new { });

            Assert.Contains("- Use `Mailer`, with `using Post;`", map.Text, StringComparison.Ordinal);
            Assert.Contains("Shop/Order.cs(7,22): SSOT1001 ", check.Text, StringComparison.Ordinal);
            Assert.Equal("0 reported, 0 frozen, 0 planned", good.Text);
            Assert.Contains("SSOT1002", bad.Text, StringComparison.Ordinal);
            Assert.StartsWith("# SSOT1002: ", page.Text, StringComparison.Ordinal);
            Assert.Contains("fixable: 'ssot migrate' rewrites it", why.Text, StringComparison.Ordinal);
            Assert.True(wrong.IsError);
            Assert.Equal(Order, untouched);
            Assert.False(applied.IsError, applied.Text);
            Assert.Equal("0 reported, 0 frozen, 0 planned", after.Text);
        }

        Assert.Equal(Order.Replace("OldMailer", "Mailer", StringComparison.Ordinal), _consumer.Read("Shop/Order.cs"));
        Assert.Single(log, line => line.StartsWith("loaded All.slnx: ", StringComparison.Ordinal));
        await CompareWithTheDocumentationAsync();
        await RequireAProtocolAndNothingElseAsync();
    }

    private async Task<(bool IsError, string Text)> CallAsync(McpClient client, string tool, object arguments, int linesShown = int.MaxValue)
    {
        var given = JsonSerializer.SerializeToElement(arguments);
        var result = await client.CallToolAsync(tool, given.EnumerateObject().ToDictionary(argument => argument.Name, argument => (object?)argument.Value));
        var text = string.Concat(result.Content.OfType<TextContentBlock>().Select(block => block.Text)).Replace(_consumer.Folder, "/shop", StringComparison.Ordinal);
        var lines = text.Split('\n');
        _transcript.Append($"\n> {tool} {given.GetRawText()}\n{(result.IsError == true ? "error: " : "")}{string.Join('\n', lines.Take(linesShown))}{(lines.Length > linesShown ? "\n…" : "")}\n");
        return (result.IsError == true, text);
    }

    private async Task CompareWithTheDocumentationAsync()
    {
        var file = Path.Combine(PackedSuite.Repository.Root, "docs", "agents.md");
        var page = (await File.ReadAllTextAsync(file)).ReplaceLineEndings("\n");
        var start = page.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        var end = page.IndexOf(End, start, StringComparison.Ordinal);
        var transcript = _transcript.ToString();
        if (Environment.GetEnvironmentVariable("NETRA_MCP_TRANSCRIPT") == "write")
            await File.WriteAllTextAsync(file, page[..start] + transcript + page[end..]);
        else
            Assert.Equal(page[start..end], transcript);
    }

    /// <summary>A client that writes the lines itself. A line that is not a message must not end the server, and the server writes messages only.</summary>
    private async Task RequireAProtocolAndNothingElseAsync()
    {
        var start = await SsotTool.StartInfoAsync(_consumer, "mcp", "All.slnx", "--no-restore");
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        await process.StandardInput.WriteLineAsync("""{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{},"clientInfo":{"name":"by hand","version":"1"}}}""");
        var answers = new List<string> { (await process.StandardOutput.ReadLineAsync())! };
        await process.StandardInput.WriteLineAsync("""{"jsonrpc":"2.0","method":"notifications/initialized"}""");
        await process.StandardInput.WriteLineAsync("this is not a message");
        await process.StandardInput.WriteLineAsync("""{"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"check","arguments":{}}}""");
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            answers.Add(line);
            if (line.Contains("\"id\":2", StringComparison.Ordinal))
                process.StandardInput.Close();
        }

        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, await errors);
        Assert.All(answers, line => Assert.Equal("2.0", JsonDocument.Parse(line).RootElement.GetProperty("jsonrpc").GetString()));
        Assert.Contains(answers, line => line.Contains("0 reported, 0 frozen, 0 planned", StringComparison.Ordinal));
        Assert.Contains("ssot mcp serves All.slnx, read-only", await errors, StringComparison.Ordinal);
    }
}
