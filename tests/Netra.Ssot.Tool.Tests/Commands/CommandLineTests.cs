using Netra.Ssot.Tool.Commands;
using Netra.Ssot.Tool.Tests.Support;

namespace Netra.Ssot.Tool.Tests.Commands;

public sealed class CommandLineTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("chek")]
    [InlineData("check", "nowhere.sln")]
    [InlineData("check", "--fail-on", "sometimes")]
    [InlineData("check", "--rule", "SSOT9999")]
    [InlineData("migrate", "--rule", "SSOT1003")]
    [InlineData("explain", "SSOT9999")]
    [InlineData("check", "--history")]
    [InlineData("mcp", "nowhere.sln")]
    [InlineData("mcp", "--test", "true")]
    public async Task WhatCannotBeDone_IsAUsageError(params string[] arguments)
    {
        var (code, _, errors) = await RunAsync(arguments);

        Assert.Equal(ExitCode.Usage, code);
        Assert.StartsWith("error: ", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NoArguments_IsHelp()
    {
        var (code, output, _) = await RunAsync();

        Assert.Equal(ExitCode.Success, code);
        Assert.Contains("Usage:", output, StringComparison.Ordinal);
        Assert.Contains("  ssot [command] [options]", output, StringComparison.Ordinal);
        foreach (var command in new[] { "check", "why", "baseline", "migrate", "explain", "map", "mcp" })
            Assert.Contains($"  {command} ", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("check")]
    [InlineData("baseline", "create")]
    public async Task Help_NamesTheCommandAsItIsTyped(params string[] command)
    {
        var (code, output, _) = await RunAsync([.. command, "--help"]);

        Assert.Equal(ExitCode.Success, code);
        Assert.Contains($"  ssot {string.Join(' ', command)} [<path>] [options]", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("'check'", "chek")]
    [InlineData("'migrate'", "migrat", "a.sln")]
    [InlineData("'--json'", "check", "a.sln", "--jsno")]
    [InlineData("'create'", "baseline", "creat")]
    [InlineData("'SSOT1001'", "check", "--rule", "SSOT101")]
    public async Task TypingError_GetsASuggestion(string suggested, params string[] arguments)
    {
        var (code, _, errors) = await RunAsync(arguments);

        Assert.Equal(ExitCode.Usage, code);
        Assert.Contains($"Did you mean {suggested}?", errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--sarif")]
    [InlineData("--json")]
    [InlineData("--markdown")]
    [InlineData("--html")]
    [InlineData("--badge")]
    public async Task ReportInAFolderThatDoesNotExist_IsRefused_AndMakesNone(string option)
    {
        var (code, _, errors) = await RunAsync("check", _folder.Path, option, _folder["gone/report"]);

        Assert.Equal(ExitCode.File, code);
        Assert.Contains("does not exist", errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder["gone"]));
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public async Task Explain_HasAPageForEveryRule(string id)
    {
        var (code, output, _) = await RunAsync("explain", id);

        Assert.Equal(ExitCode.Success, code);
        Assert.StartsWith($"# {id}: ", output, StringComparison.Ordinal);
    }

    public static TheoryData<string> Rules => [.. Analysis.Suite.Rules.Select(rule => rule.Id)];

    [Fact]
    public async Task Explain_WithoutARule_ListsThem()
    {
        var (_, output, _) = await RunAsync("explain");

        Assert.Contains("SSOT1001  fix  ", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a.sln", "not a solution", "cannot be read")]
    [InlineData("a.slnx", "<Solution />", "contains no C# project")]
    [InlineData("a.slnx", "<Solution>", "cannot be read")]
    [InlineData("a.slnx", "<Solution><Project Path=\"gone/gone.csproj\" /></Solution>", "names projects that do not exist")]
    [InlineData("a.slnf", "{}", "cannot be read")]
    [InlineData("a.txt", "", "is not a .sln, .slnx, .slnf or .csproj")]
    public async Task BrokenSolution_IsSaidAsSuch(string name, string text, string expected)
    {
        var (code, _, errors) = await RunAsync("check", _folder.Write(name, text));

        Assert.InRange(code, ExitCode.Usage, ExitCode.NotBuildable);
        Assert.Contains(expected, errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a.sln", "b.sln")]
    [InlineData("a.sln", "a.slnx")]
    [InlineData("a.csproj", "b.csproj")]
    [InlineData("a.sln", "b.csproj")]
    [InlineData("a.slnx", "a.csproj", "b.csproj")]
    public async Task AmbiguousFolder_IsRefusedWithTheCandidates(params string[] files)
    {
        foreach (var file in files)
            _folder.Write(file, "");

        var (code, _, errors) = await RunAsync("check", _folder.Path);

        Assert.Equal(ExitCode.Usage, code);
        Assert.Contains($"contains more than one project or solution file: {string.Join(", ", files)}. Name the one that you mean.", errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("check", "app.cs")]
    [InlineData("check", ".")]
    public async Task FileBasedApp_IsRefusedInOneLineThatNamesTheCommand(string command, string path)
    {
        _folder.Write("app.cs", "#:package Netra.SsotAnalyzers@0.2.0\nConsole.WriteLine(1);\n");

        var (code, _, errors) = await RunAsync(command, Path.Combine(_folder.Path, path));

        Assert.Equal(ExitCode.Usage, code);
        Assert.Contains("'dotnet project convert app.cs'", Assert.Single(errors.TrimEnd('\n').Split('\n')), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--branch commits each step", "--branch", "ssot/{step}", "--commit")]
    [InlineData("prune after the branches are merged", "--branch", "ssot/{step}", "--prune")]
    [InlineData("{step}", "--branch", "ssot/all")]
    [InlineData("--leave-forwarding is about what --move moves", "--leave-forwarding")]
    [InlineData("use --commit", "--move", "--branch", "ssot/{step}")]
    [InlineData("need two runs", "--move", "--prune")]
    [InlineData("moves a namespace whole", "--move", "--rule", "SSOT1004")]
    [InlineData("leave out --by", "--move", "--by", "owner")]
    [InlineData("--branch needs a git work tree", "--branch", "ssot/{step}")]
    [InlineData("--by owner needs a git work tree", "--by", "owner")]
    public async Task MigrateOptionsThatCannotBeFollowed_AreRefusedWithTheReason(string expected, params string[] options)
    {
        _folder.Write("a.csproj", "<Project />");

        var (code, _, errors) = await RunAsync(["migrate", _folder["a.csproj"], .. options]);

        Assert.Equal(ExitCode.Usage, code);
        Assert.Contains(expected, errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ByOwnerWithoutCodeOwners_OrOnADetachedHead_IsRefusedBeforeAnythingIsLoaded()
    {
        using var git = new GitFolder();
        git.Folder.Write("a.csproj", "<Project />");
        await git.InitializeAsync();

        var (none, _, noOwners) = await RunAsync("migrate", git.Folder["a.csproj"], "--by", "owner");
        await git.GitAsync("checkout", "--quiet", "--detach");
        var (detached, _, noBranch) = await RunAsync("migrate", git.Folder["a.csproj"], "--by", "project", "--branch", "ssot/{step}");

        Assert.Equal((ExitCode.Usage, ExitCode.Usage), (none, detached));
        Assert.Contains("needs a CODEOWNERS file", noOwners, StringComparison.Ordinal);
        Assert.Contains("detached HEAD", noBranch, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DeclaringAndRewritingInOneRun_IsRefusedWithWhatToDo()
    {
        var (code, _, errors) = await RunAsync("migrate", _folder.Path, "--rule", "SSOT2002", "--rule", "SSOT1001");

        Assert.Equal(ExitCode.Usage, code);
        Assert.Contains("SSOT2002 writes declarations, and SSOT1001 rewrites by them. Run the first alone, review what it writes, then the second.", errors, StringComparison.Ordinal);
    }

    internal static async Task<(int Code, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        var (output, errors) = (new StringWriter(), new StringWriter());
        var code = await CommandTree.RunAsync(new Terminal(output, errors), arguments);
        return (code, output.ToString(), errors.ToString());
    }
}
