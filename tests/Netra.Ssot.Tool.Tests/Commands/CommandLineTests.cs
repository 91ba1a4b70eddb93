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
    public async Task WhatCannotBeDone_IsAUsageError(params string[] arguments)
    {
        var (code, _, errors) = await RunAsync(arguments);

        Assert.Equal(ExitCode.Usage, code);
        Assert.StartsWith("error: ", errors, StringComparison.Ordinal);
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
    [InlineData("a.sln", "not a solution", "has no C# project")]
    [InlineData("a.slnx", "<Solution>", "cannot be read")]
    [InlineData("a.slnx", "<Solution><Project Path=\"gone/gone.csproj\" /></Solution>", "names projects that are not there")]
    [InlineData("a.slnf", "{}", "cannot be read")]
    [InlineData("a.txt", "", "is no .sln, .slnx, .slnf or .csproj")]
    public async Task BrokenSolution_IsSaidAsSuch(string name, string text, string expected)
    {
        var (code, _, errors) = await RunAsync("check", _folder.Write(name, text));

        Assert.InRange(code, ExitCode.Usage, ExitCode.NotBuildable);
        Assert.Contains(expected, errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FolderWithTwoSolutions_AsksWhich()
    {
        _folder.Write("a.sln", "");
        _folder.Write("b.sln", "");

        var (code, _, errors) = await RunAsync("check", _folder.Path);

        Assert.Equal(ExitCode.Usage, code);
        Assert.Contains("name the one that is meant", errors, StringComparison.Ordinal);
    }

    internal static async Task<(int Code, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        var (output, errors) = (new StringWriter(), new StringWriter());
        var code = await CommandTree.RunAsync(new Terminal(output, errors), arguments);
        return (code, output.ToString(), errors.ToString());
    }
}
