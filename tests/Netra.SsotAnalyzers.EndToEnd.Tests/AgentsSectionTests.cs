using System.Diagnostics;
using System.Text;
using Netra.Demo;

namespace Netra.SsotAnalyzers.EndToEnd.Tests;

/// <summary>The packed tool in a repository of its own: the section of AGENTS.md, the burn-down and the badge.</summary>
[Collection(PackedSuiteCollection.Name)]
public sealed class AgentsSectionTests(PackedSuite suite)
{
    private readonly Consumer _consumer = suite.NewConsumer("agents-section")
        .WriteProject("App.csproj", Sources.AnalyzersPackage, framework: "net10.0;netstandard2.0")
        .Write("Map.cs", "using System;\nusing System.Threading.Tasks;\n" + Sources.Map)
        .Write("Use.cs", "using Post;\nnamespace App { public class Use { public OldMailer M = new OldMailer(); } }\n");

    [Fact]
    public async Task SectionIsKept_AndTheHistoryIsDrawn()
    {
        byte[] title = [.. Encoding.UTF8.Preamble, .. "# Rules\r\n"u8];
        var file = Path.Combine(_consumer.Folder, "AGENTS.md");
        await File.WriteAllBytesAsync(file, title);
        await GitAsync("init", "--quiet");

        var create = await SsotTool.RunAsync(_consumer, "baseline", "create");
        await CommitAsync(DateTimeOffset.UtcNow.AddDays(-60));
        var write = await SsotTool.RunAsync(_consumer, "map", "--agents", "--no-restore");
        var written = await File.ReadAllBytesAsync(file);
        _consumer.Write("Use.cs", "using Post;\nnamespace App { public class Use { public OldMailer M; } }\n")
            .Write("Ssot.Baseline.txt", string.Join('\n', _consumer.Read("Ssot.Baseline.txt").Split('\n').Where(line => !line.StartsWith("SSOT1002", StringComparison.Ordinal))))
            .Write("More.cs", "using Netra.Ssot;\nnamespace Post { [SupersededBy(typeof(Mailer))] public class OlderMailer { } }\n");
        await CommitAsync(DateTimeOffset.UtcNow.AddDays(-30));
        var verify = await SsotTool.RunAsync(_consumer, "map", "--agents", "AGENTS.md", "--verify", "--no-restore");
        var check = await SsotTool.RunAsync(_consumer, "check", "--no-restore", "--fail-on", "never", "--html", "page.html", "--history", "--badge", "badge.svg");

        Assert.True((create.ExitCode, write.ExitCode, verify.ExitCode, check.ExitCode) == (0, 0, 1, 0), create.Output + write.Output + verify.Output + check.Output);
        Assert.Equal(title, written[..title.Length]);
        Assert.Contains("- Use `Mailer`, with `using Post;` (assembly `App`).\r\n", Encoding.UTF8.GetString(written), StringComparison.Ordinal);
        Assert.Contains("+  - `Post.OlderMailer`", verify.Output, StringComparison.Ordinal);
        Assert.Equal(written, await File.ReadAllBytesAsync(file));
        Assert.Contains("At the present pace nothing is frozen on ", check.Output, StringComparison.Ordinal);
        Assert.Contains("<svg class=\"burn\"", _consumer.Read("page.html"), StringComparison.Ordinal);
        Assert.Contains("ssot: 1 left", _consumer.Read("badge.svg"), StringComparison.Ordinal);
    }

    private async Task CommitAsync(DateTimeOffset time)
    {
        await GitAsync("add", "*.cs", "*.txt");
        await GitAsync(time, "commit", "--quiet", "--message", "change");
    }

    private Task GitAsync(params string[] arguments) => GitAsync(DateTimeOffset.UtcNow, arguments);

    private async Task GitAsync(DateTimeOffset time, params string[] arguments)
    {
        var start = new ProcessStartInfo("git", ["-c", "user.name=test", "-c", "user.email=test@example.com", "-c", "commit.gpgSign=false", .. arguments]) { WorkingDirectory = _consumer.Folder };
        start.Environment["GIT_COMMITTER_DATE"] = time.ToString("O", System.Globalization.CultureInfo.InvariantCulture);
        var result = await ChildProcess.RunAsync(start);
        Assert.True(result.ExitCode == 0, result.Output);
    }
}
