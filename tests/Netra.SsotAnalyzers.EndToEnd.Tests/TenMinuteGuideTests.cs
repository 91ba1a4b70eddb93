using System.Text.RegularExpressions;
using Netra.Demo;

namespace Netra.SsotAnalyzers.EndToEnd.Tests;

/// <summary>
/// docs/adopt-in-ten-minutes.md followed to the letter in an empty folder: its files are written, its commands run, and
/// what it says of them compared. Only the version of the package is added, since it is of this run.
/// </summary>
[Collection(PackedSuiteCollection.Name)]
public sealed partial class TenMinuteGuideTests(PackedSuite suite)
{
    [Fact]
    public async Task Guide_DoesWhatItSays()
    {
        var guide = (await File.ReadAllTextAsync(Path.Combine(PackedSuite.Repository.Root, "docs", "adopt-in-ten-minutes.md"))).ReplaceLineEndings("\n");
        var consumer = suite.NewConsumer("ten-minutes");
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

        Assert.Equal(9, steps);
    }

    private string[] Arguments(string command)
    {
        Assert.StartsWith("dotnet ", command, StringComparison.Ordinal);
        var arguments = command.Split(' ')[1..];
        return arguments is ["add", "package", ..] ? [.. arguments, "--version", suite.Version] : arguments;
    }

    /// <summary>A block, or a line before one that says which file it is.</summary>
    [GeneratedRegex("""^(```(?<language>\w+)\n(?<body>.*?)^```$|`(?<file>[\w.]+)`(?<now> is now)?[^\n]*:$)""", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Part();
}
