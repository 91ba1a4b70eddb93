using System.Diagnostics;
using System.Text.RegularExpressions;
using Netra.Demo;

namespace Netra.SsotAnalyzers.EndToEnd.Tests.Guides;

/// <summary>
/// A page of the documentation, followed to the letter from top to bottom: a block behind a line such as <c>`Program.cs`:</c> is
/// written to that file, behind <c>`Program.cs` is now:</c> it is compared, every line of a <c>sh</c> block is run in a shell, and
/// every line of a <c>text</c> block that is the next one has to be in the output. A test adds only what no page can know: what happens
/// between two commands, and exit codes other than 0. What a test adds and the page does not have fails.
/// </summary>
/// <remarks>The check of the documentation finds the pages that are followed by the calls of <see cref="Of"/> in the sources.</remarks>
internal sealed partial class Guide
{
    private readonly Consumer _consumer;
    private readonly string _page;
    private readonly string _text;
    private readonly List<Addition> _additions = [];

    private Guide(Consumer consumer, string page, string text) => (_consumer, _page, _text) = (consumer, page, text);

    /// <summary>How many blocks were written, compared or run.</summary>
    public int Steps { get; private set; }

    /// <summary>The page, or the part of it below a heading, up to the next heading of its level.</summary>
    public static Guide Of(Consumer consumer, string page, string? part = null) => new(consumer, page, Text(page, part));

    /// <summary>The blocks of a language below a heading, for code that belongs into a method.</summary>
    public static IReadOnlyList<string> Blocks(string page, string part, string language) =>
        [.. Part().Matches(Text(page, part)).Where(match => match.Groups["language"].Value == language).Select(match => match.Groups["body"].Value)];

    /// <summary>What happens before the one command that begins so.</summary>
    public Guide Before(string command, Func<Task> happens) => Add(new Addition(command) { Before = happens });

    /// <inheritdoc cref="Before(string, Func{Task})"/>
    public Guide Before(string command, Action happens) => Before(command, () =>
    {
        happens();
        return Task.CompletedTask;
    });

    /// <summary>How the one command ends that begins so, and what it has to say.</summary>
    public Guide Expect(string command, int exitCode = 0, params string[] says) => Add(new Addition(command) { ExitCode = exitCode, Says = says });

    /// <summary>What is written for a placeholder of the one command that begins so; asked for when the command is due.</summary>
    public Guide Fill(string command, string placeholder, Func<Task<string>> value) => Add(new Addition(command) { Placeholder = placeholder, Value = value });

    /// <summary>What surrounds a block that is written to the file: the page shows only the lines that matter.</summary>
    public Guide Surround(string file, Func<string, string> text) => Add(new Addition(file) { Surround = text });

    public async Task FollowAsync()
    {
        var (file, isResult, output) = ("", false, "");
        foreach (Match match in Part().Matches(_text))
        {
            var body = Unindented(match.Groups["body"].Value, match.Groups["indentation"].Value);
            switch (match.Groups["language"].Value)
            {
                case "sh":
                    output = "";
                    foreach (var command in body.Split('\n').Select(WithoutComment).Where(command => command.Length > 0))
                        output += await RunAsync(command);
                    Steps++;
                    break;

                case "text" when output.Length > 0:
                    Assert.All(body.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => Assert.Contains(line, output, StringComparison.Ordinal));
                    Steps++;
                    break;

                case "" when match.Groups["file"].Success:
                    (file, isResult) = (match.Groups["file"].Value, match.Groups["now"].Success);
                    continue;

                case not "" and not "text" when file.Length > 0 && isResult:
                    Assert.Equal(body, _consumer.Read(file));
                    output = "";
                    Steps++;
                    break;

                case not "" and not "text" when file.Length > 0:
                    var surrounded = _additions.SingleOrDefault(addition => addition.Surround is not null && addition.Key == file);
                    if (surrounded is not null)
                        surrounded.IsUsed = true;
                    _consumer.Write(file, surrounded?.Surround is { } surround ? surround(body) : body);
                    output = "";
                    Steps++;
                    break;

                default:
                    output = "";
                    break;
            }

            file = "";
        }

        Assert.All(_additions, addition => Assert.True(addition.IsUsed, $"{_page} has no '{addition.Key}' any more."));
    }

    private static string Text(string page, string? part)
    {
        var text = File.ReadAllText(Path.Combine(PackedSuite.Repository.Root, page)).ReplaceLineEndings("\n");
        if (part is not null)
        {
            var begin = Assert.Single(Regex.Matches(text, $"^(?<level>#+) {Regex.Escape(part)}$", RegexOptions.Multiline));
            text = text[(begin.Index + begin.Length)..];
            text = Regex.Split(text, $"^#{{1,{begin.Groups["level"].Length}}} ", RegexOptions.Multiline)[0];
        }

        return text;
    }

    private Guide Add(Addition addition)
    {
        _additions.Add(addition);
        return this;
    }

    private async Task<string> RunAsync(string command)
    {
        var additions = _additions.Where(addition => addition.Surround is null && !addition.IsUsed && command.StartsWith(addition.Key, StringComparison.Ordinal)).ToList();
        foreach (var addition in additions)
        {
            addition.IsUsed = true;
            if (addition.Before is { } before)
                await before();
            if (addition.Placeholder is { } placeholder)
            {
                Assert.Contains(placeholder, command, StringComparison.Ordinal);
                command = command.Replace(placeholder, await addition.Value!(), StringComparison.Ordinal);
            }
        }

        var result = await ChildProcess.RunAsync(Shell(OfThisRun(command)));
        var expected = additions.Select(addition => addition.ExitCode).DefaultIfEmpty(0).Max();
        Assert.True(result.ExitCode == expected, $"{_page}: {command}\nexited with {result.ExitCode} instead of {expected}:\n{result.Output}");
        Assert.All(additions.SelectMany(addition => addition.Says), text => Assert.Contains(text, result.Output, StringComparison.Ordinal));
        return result.Output;
    }

    /// <summary>The one thing that no page can say: the version that this run has packed.</summary>
    private string OfThisRun(string command) =>
        AddsPackage().IsMatch(command) ? $"{command} --version {_consumer.Suite.Version}" : command;

    private ProcessStartInfo Shell(string command)
    {
        var start = new ProcessStartInfo("bash", ["-c", command]) { WorkingDirectory = _consumer.Folder };
        foreach (var name in start.Environment.Keys.Where(SsotTool.IsOfTheBuild).ToList())
            start.Environment.Remove(name);
        start.Environment["NetraVersion"] = _consumer.Suite.Version;
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["UseSharedCompilation"] = "true";
        start.Environment["MSBUILDTERMINALLOGGER"] = "off";
        foreach (var role in new[] { "AUTHOR", "COMMITTER" })
        {
            start.Environment[$"GIT_{role}_NAME"] = "A stranger";
            start.Environment[$"GIT_{role}_EMAIL"] = "stranger@example.org";
        }

        return start;
    }

    private static string Unindented(string body, string indentation) =>
        indentation.Length == 0 ? body : string.Concat(body.Split('\n').Select(line => (line.StartsWith(indentation, StringComparison.Ordinal) ? line[indentation.Length..] : line) + "\n"))[..^1];

    private static string WithoutComment(string command) => Comment().Replace(command, "").Trim();

    /// <summary>A block, or a line before one that says which file it is.</summary>
    [GeneratedRegex("""^(?<indentation>[ ]*)(```(?<language>\w*)\n(?<body>.*?)^\k<indentation>```$|(?:and in |in )?`(?<file>[\w./]+)`(?<now> is now)?[^\n]*:$)""", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Part();

    [GeneratedRegex(@"(^|\s+)#\s.*$")]
    private static partial Regex Comment();

    [GeneratedRegex("^dotnet (add package|tool install) Netra")]
    private static partial Regex AddsPackage();

    private sealed class Addition(string key)
    {
        public string Key => key;

        public Func<Task>? Before { get; init; }

        public int ExitCode { get; init; }

        public string[] Says { get; init; } = [];

        public string? Placeholder { get; init; }

        public Func<Task<string>>? Value { get; init; }

        public Func<string, string>? Surround { get; init; }

        public bool IsUsed { get; set; }
    }
}
