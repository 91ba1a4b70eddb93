using System.Text.RegularExpressions;

namespace Netra.SsotAnalyzers.Docs.Checking;

/// <summary>
/// Every command that a page shows is run by a test. Either an end-to-end test follows the page or a part of it (a call of
/// <c>Guide.Of</c> with the page's path, which runs every block of it), or the same command is run from another page, or it is
/// listed here with the script or test that runs it.
/// </summary>
internal static partial class CommandBlocks
{
    private const string FollowingTests = "tests/Netra.SsotAnalyzers.EndToEnd.Tests";
    private const string ToolTests = FollowingTests + "/ToolTests.cs";
    private const string Demo = "samples/Demo/Migration.cs";

    /// <summary>Commands that no test takes from the page.</summary>
    internal static readonly IReadOnlyList<Execution> Elsewhere =
    [
        new("README.md", "dotnet run --project samples/Demo", ".ci/run", "dotnet run --project samples/Demo"),
        new("README.md", "dotnet run --project samples/ChatServer", "tests/ChatServer.Tests/ChatServer.Tests.csproj", "samples/ChatServer/ChatServer.csproj"),
        new("README.md", "dotnet test Netra.SsotAnalyzers.sln", ".ci/run", "dotnet test \"$solution\""),
        new("README.md", "dotnet ssot init --role", "docs/adopt-in-ten-minutes.md", "dotnet ssot init --role"),
        new("docs/large-scale.md", "git revert", FollowingTests + "/LargeScaleTests.cs", "GitAsync(\"revert\""),
        new("samples/ChatServer/README.md", "dotnet run --project samples/ChatServer", "tests/ChatServer.Tests/ChatServer.Tests.csproj", "samples/ChatServer/ChatServer.csproj"),
        new("samples/ChatServer/README.md", "NETRA_SCREENSHOTS=docs/images dotnet test", "tests/ChatServer.Tests/Browser/Pictures.cs", "NETRA_SCREENSHOTS"),
        new("samples/LegacyBackend/MIGRATION.md", "git apply migration/", ".ci/ratchet", "git apply"),
        new("samples/LegacyBackend/README.md", "dotnet pack Packages.slnf", Demo, "RequireAsync(\"pack\""),
        new("samples/LegacyBackend/README.md", "cd samples/LegacyBackend", ".ci/ratchet", "samples/LegacyBackend"),
        new("samples/LegacyBackend/README.md", "dotnet test --filter Migration=", ".ci/ratchet", "--filter Migration=kept"),
        new("samples/LegacyBackend/README.md", "dotnet test", Demo, "RunAsync(\"test\""),
        new("samples/LegacyBackend/README.md", "git diff --stat", ".ci/ratchet", "git diff --stat"),
        new("samples/LegacyBackend/README.md", "dotnet format analyzers --diagnostics SSOT2002", Demo, "\"format\", \"analyzers\""),
        new("samples/LegacyBackend/README.md", "export NetraVersion", "samples/Demo/Dotnet.cs", "NetraVersion"),
        new("src/Netra.Ssot.Tool/README.md", "dotnet ssot init --role", "docs/adopt-in-ten-minutes.md", "dotnet ssot init --role"),
        new("src/Netra.Ssot.Tool/README.md", "dotnet ssot check", ToolTests, "\"check\""),
        new("src/Netra.Ssot.Tool/README.md", "dotnet ssot why", ToolTests, "\"why\""),
    ];

    public static IEnumerable<string> Problems(DocumentationTree tree)
    {
        var followed = tree.Files(".cs", FollowingTests).SelectMany(file => Follows().Matches(tree.Read(file)))
            .Select(match => (Page: match.Groups["page"].Value, Part: match.Groups["part"].Value))
            .Distinct()
            .OrderBy(place => place.Page, StringComparer.Ordinal)
            .ToList();
        foreach (var (page, part) in followed.Where(place => !tree.Has(place.Page) || Section(tree.Read(place.Page), place.Part) is null))
            yield return $"{page}: a test follows {(part.Length > 0 ? $"its part '{part}'" : "this page")}, and it is not there";

        var run = followed.Where(place => tree.Has(place.Page)).SelectMany(place => Commands(Section(tree.Read(place.Page), place.Part) ?? "")).Select(command => command.Text).ToHashSet(StringComparer.Ordinal);
        var used = new HashSet<Execution>();
        foreach (var page in tree.Pages)
        {
            foreach (var (command, line) in Commands(tree.Read(page)).Where(command => !run.Contains(command.Text)))
            {
                var execution = Elsewhere.FirstOrDefault(execution => execution.Page == page && command.StartsWith(execution.Command, StringComparison.Ordinal));
                if (execution is null)
                    yield return $"{page}({line}): no test runs '{command}'; let one follow the page (Guide.Of), or list what runs it in CommandBlocks.cs";
                else if (used.Add(execution) && (!tree.Has(execution.File) || !tree.Read(execution.File).Contains(execution.Evidence, StringComparison.Ordinal)))
                    yield return $"{page}({line}): '{command}' is not run by {execution.File}, which does not contain '{execution.Evidence}'";
            }
        }

        foreach (var execution in Elsewhere.Where(execution => !used.Contains(execution)))
            yield return $"{execution.Page}: CommandBlocks.cs lists '{execution.Command}' for nothing";
    }

    /// <summary>The command lines of the blocks for a shell, without comments, and the lines they are in, counted from 1.</summary>
    public static IEnumerable<(string Text, int Line)> Commands(string text)
    {
        var (isCommand, isBlock) = (false, false);
        foreach (var (line, number) in text.Split('\n').Select((line, index) => (line.Trim(), index + 1)))
        {
            if (line.StartsWith("```", StringComparison.Ordinal))
            {
                (isBlock, isCommand) = (!isBlock, !isBlock && Shell().IsMatch(line));
                continue;
            }

            var command = Comment().Replace(line, "").Trim();
            if (isCommand && command.Length > 0)
                yield return (command, number);
        }
    }

    /// <summary>What is below the heading, up to the next one of its level; the whole text where no heading is named; null where it is not there.</summary>
    private static string? Section(string text, string heading)
    {
        if (heading.Length == 0)
            return text;

        var begin = Regex.Match(text, $"^(?<level>#+) {Regex.Escape(heading)}$", RegexOptions.Multiline);
        if (!begin.Success)
            return null;

        var rest = text[(begin.Index + begin.Length)..];
        var end = Regex.Match(rest, $"^#{{1,{begin.Groups["level"].Length}}} ", RegexOptions.Multiline);
        return end.Success ? rest[..end.Index] : rest;
    }

    internal sealed record Execution(string Page, string Command, string File, string Evidence);

    [GeneratedRegex("""Guide\.Of\([^;]*?"(?<page>[^"\n]+\.md)"(?:, "(?<part>[^"\n]+)")?""")]
    private static partial Regex Follows();

    [GeneratedRegex("^```(sh|bash|shell|console|powershell|pwsh|cmd)\\s*$")]
    private static partial Regex Shell();

    [GeneratedRegex(@"(^|\s+)#\s.*$")]
    private static partial Regex Comment();
}
