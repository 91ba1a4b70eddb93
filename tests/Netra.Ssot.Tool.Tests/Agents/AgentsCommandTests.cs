using System.Text;
using Netra.Ssot.Tool.Agents;
using Netra.Ssot.Tool.Commands;
using Netra.Ssot.Tool.Loading;
using Netra.Ssot.Tool.Tests.Commands;
using Netra.Ssot.Tool.Tests.Support;

namespace Netra.Ssot.Tool.Tests.Agents;

public sealed class AgentsCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public AgentsCommandTests()
    {
        _folder.Write("Lib/Map.cs", InMemory.Map);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task NewFile_IsWritten_AndTheSecondRunChangesNoByte()
    {
        var first = await RunAsync();
        var bytes = File.ReadAllBytes(_folder["AGENTS.md"]);
        var time = File.GetLastWriteTimeUtc(_folder["AGENTS.md"]);
        var second = await RunAsync();
        var verified = await RunAsync(verify: true);

        Assert.Equal((0, "AGENTS.md: written, 2 roles\n"), (first.Code, first.Output));
        Assert.Equal((0, "AGENTS.md: up to date, 2 roles\n"), (second.Code, second.Output));
        Assert.Equal((0, "AGENTS.md: up to date, 2 roles\n"), (verified.Code, verified.Output));
        Assert.Equal(bytes, File.ReadAllBytes(_folder["AGENTS.md"]));
        Assert.Equal(time, File.GetLastWriteTimeUtc(_folder["AGENTS.md"]));
        Assert.StartsWith(MarkedSection.Begin + "\n## One role, one type\n", _folder.Read("AGENTS.md"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task MarkAndLineEndings_AreKept_AndWhatIsOutsideIsUntouched()
    {
        byte[] Windows(string text) => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.Replace("\n", "\r\n", StringComparison.Ordinal))];
        _folder.Write("AGENTS.md", Windows($"# Caf\u00e9\n\n{MarkedSection.Begin}\nold\n{MarkedSection.End}\n\nBelow  \n"));

        var (code, _, _) = await RunAsync();

        var bytes = File.ReadAllBytes(_folder["AGENTS.md"]);
        var text = Encoding.UTF8.GetString(bytes);
        Assert.Equal(0, code);
        Assert.Equal(Encoding.UTF8.Preamble.ToArray(), bytes[..3]);
        Assert.StartsWith("\ufeff# Caf\u00e9\r\n\r\n" + MarkedSection.Begin, text, StringComparison.Ordinal);
        Assert.EndsWith(MarkedSection.End + "\r\n\r\nBelow  \r\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\n", text.Replace("\r\n", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal(0, (await RunAsync(verify: true)).Code);
    }

    [Fact]
    public async Task Verify_ShowsWhatDiffers_AndWritesNothing()
    {
        await RunAsync();
        var before = File.ReadAllBytes(_folder["AGENTS.md"]);
        _folder.Write("Lib/More.cs", "using Netra.Ssot;\nnamespace Post;\n[SupersededBy(typeof(Mailer))] public class OlderMailer { }\n");

        var (code, output, errors) = await RunAsync(verify: true);

        Assert.Equal(ExitCode.Violations, code);
        Assert.Contains("--- a/AGENTS.md\n+++ b/AGENTS.md\n@@ ", output, StringComparison.Ordinal);
        Assert.Equal(["+  - `Post.OlderMailer`"], output.Split('\n').Where(line => line.Length > 0 && line[0] is '+' or '-').Skip(2));
        Assert.Contains("AGENTS.md is not up to date: 'ssot map --agents'", errors, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(_folder["AGENTS.md"]));
    }

    [Fact]
    public async Task Verify_WithoutTheFile_IsNotUpToDate()
    {
        var (code, _, _) = await RunAsync(verify: true);

        Assert.Equal(ExitCode.Violations, code);
        Assert.False(File.Exists(_folder["AGENTS.md"]));
    }

    [Fact]
    public async Task SolutionWithErrors_IsRefused_AndNothingIsWritten()
    {
        _folder.Write("Lib/Broken.cs", "class Broken : Nothing { }");

        var failure = await Assert.ThrowsAsync<ToolException>(() => RunAsync());

        Assert.Equal(ExitCode.NotBuildable, failure.ExitCode);
        Assert.Contains("CS0246", failure.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder["AGENTS.md"]));
    }

    [Fact]
    public async Task NothingDeclared_WritesNoSection_AndEmptiesOneThatIsThere()
    {
        _folder.Write("Lib/Map.cs", "class Plain { }");
        var without = await RunAsync();
        var existed = File.Exists(_folder["AGENTS.md"]);
        _folder.Write("AGENTS.md", $"{MarkedSection.Begin}\nold\n{MarkedSection.End}\n");
        var with = await RunAsync();

        Assert.Equal((0, 0), (without.Code, with.Code));
        Assert.Contains("'ssot audit'", without.Errors, StringComparison.Ordinal);
        Assert.False(existed);
        Assert.Contains("No role is declared.\n" + MarkedSection.End, _folder.Read("AGENTS.md"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task EncodingWithoutALetterForAName_IsAnError_AndNothingIsWritten()
    {
        _folder.Write("Lib/Map.cs", "using Netra.Ssot;\n[Canonical(\"\u03bb\")] public class Lambda { }\n");
        var before = Encoding.Latin1.GetBytes("caf\u00e9\n");
        _folder.Write("AGENTS.md", before);

        var failure = await Assert.ThrowsAsync<ToolException>(() => RunAsync());

        Assert.Contains("Save it as UTF-8", failure.Message, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(_folder["AGENTS.md"]));
    }

    [Theory]
    [InlineData("cannot be combined", "--agents", "--json")]
    [InlineData("--verify needs --agents", "--verify")]
    [InlineData("'ssot map Shop.sln --agents'", "--agents", "Shop.sln")]
    public async Task WrongOptions_AreRefused(string expected, params string[] arguments)
    {
        _folder.Write("App.csproj", "<Project />");

        var (code, _, errors) = await CommandLineTests.RunAsync(["map", _folder["App.csproj"], .. arguments]);

        Assert.Equal(ExitCode.Usage, code);
        Assert.Contains(expected, errors, StringComparison.Ordinal);
    }

    [Fact]
    public void File_IsBesideTheSolution_OrTheOneNamed_OrWhatALinkLeadsTo()
    {
        var list = new ProjectList(_folder["All.sln"], [], []);
        var real = _folder.Write("docs/RULES.md", "");
        File.CreateSymbolicLink(_folder["CLAUDE.md"], Path.Combine("docs", "RULES.md"));
        string FileOf(string? named) => AgentsCommand.FileOf(new AgentsOptions(null, Restore: false, named, Verify: false), list);

        Assert.Equal(_folder["AGENTS.md"], FileOf(null));
        Assert.Equal(_folder["docs/NEW.md"], FileOf(_folder["docs/NEW.md"]));
        Assert.Equal(real, FileOf(_folder["CLAUDE.md"]));
        Assert.Equal(ExitCode.File, Assert.Throws<ToolException>(() => FileOf(_folder["gone/AGENTS.md"])).ExitCode);
        Assert.Equal(ExitCode.Usage, Assert.Throws<ToolException>(() => FileOf(_folder["docs"])).ExitCode);
    }

    [Fact]
    public async Task DamagedMarkers_AreFoundBeforeTheSolutionIsLoaded()
    {
        _folder.Write("App.csproj", "<Project>not loadable");
        _folder.Write("AGENTS.md", MarkedSection.Begin + "\n");

        var (code, _, errors) = await CommandLineTests.RunAsync("map", _folder["App.csproj"], "--agents");

        Assert.Equal(ExitCode.File, code);
        Assert.Contains("the section that begins in line 1 has no end", errors, StringComparison.Ordinal);
    }

    private async Task<(int Code, string Output, string Errors)> RunAsync(bool verify = false)
    {
        var (output, errors) = (new StringWriter(), new StringWriter());
        var file = _folder["AGENTS.md"];
        var code = await AgentsCommand.WriteAsync(new Terminal(output, errors), InMemory.Load(_folder, "Lib"), file, File.Exists(file) ? File.ReadAllBytes(file) : [], verify, CancellationToken.None);
        return (code, output.ToString(), errors.ToString());
    }
}
