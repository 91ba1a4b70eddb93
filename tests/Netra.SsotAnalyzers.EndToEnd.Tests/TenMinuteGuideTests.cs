using System.Text.RegularExpressions;
using Netra.Demo;

namespace Netra.SsotAnalyzers.EndToEnd.Tests;

/// <summary>
/// docs/adopt-in-ten-minutes.md followed to the letter, each of its two ways in a folder of its own: files are written, commands
/// run, and what it says of them compared. Only the version of the package is added, since it is of this run.
/// </summary>
[Collection(PackedSuiteCollection.Name)]
public sealed partial class TenMinuteGuideTests(PackedSuite suite)
{
    [Theory]
    [InlineData("A solution that exists", 10)]
    [InlineData("An empty folder", 9)]
    public async Task Guide_DoesWhatItSays(string way, int expectedSteps)
    {
        var whole = (await File.ReadAllTextAsync(Path.Combine(PackedSuite.Repository.Root, "docs", "adopt-in-ten-minutes.md"))).ReplaceLineEndings("\n");
        var guide = Assert.Single(whole.Split("\n# "), part => part.StartsWith(way + "\n", StringComparison.Ordinal));
        var consumer = suite.NewConsumer("ten-minutes-" + expectedSteps);
        var dotnet = new Dotnet(consumer.Folder, suite.Version);
        var (file, isResult, output, steps) = ("", false, "", 0);
        foreach (Match match in Part().Matches(guide))
        {
            var body = match.Groups["body"].Value;
            switch (match.Groups["language"].Value)
            {
                case "sh":
                    output = "";
                    foreach (var command in body.Split('\n', StringSplitOptions.RemoveEmptyEntries))
                        output += (await dotnet.RequireAsync(Arguments(command))).Output;
                    steps++;
                    break;

                case "text":
                    Assert.All(body.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => Assert.Contains(line, output, StringComparison.Ordinal));
                    steps++;
                    break;

                case "csharp" when isResult:
                    Assert.Equal(body, consumer.Read(file));
                    steps++;
                    break;

                case "csharp":
                    consumer.Write(file, body);
                    steps++;
                    break;

                default:
                    (file, isResult) = (match.Groups["file"].Value, match.Groups["now"].Success);
                    break;
            }
        }

        Assert.Equal(expectedSteps, steps);
    }

    private string[] Arguments(string command)
    {
        Assert.StartsWith("dotnet ", command, StringComparison.Ordinal);
        var arguments = command.Split(' ')[1..];
        return arguments is ["add", "package", ..] or ["tool", "install", ..] ? [.. arguments, "--version", suite.Version] : arguments;
    }

    /// <summary>A block, or a line before one that says which file it is.</summary>
    [GeneratedRegex("""^(```(?<language>\w+)\n(?<body>.*?)^```$|`(?<file>[\w.]+)`(?<now> is now)?[^\n]*:$)""", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Part();
}
