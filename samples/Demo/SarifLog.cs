using System.Text.Json;
using System.Text.RegularExpressions;

namespace Netra.Demo;

/// <summary>The compiler's own log of its diagnostics (SARIF 2.1), one per project, in the project's <c>obj</c> folder.</summary>
internal static partial class SarifLog
{
    private const string LogPath = "obj/violations.sarif";

    /// <summary>What makes a build write the logs. A comma would end the property, so it is escaped.</summary>
    public const string BuildArgument = "-p:ErrorLog=" + LogPath + "%2Cversion=2.1";

    /// <summary>The suite's diagnostics in the logs of every project below a folder. A log is deleted once it is read, so none is read twice.</summary>
    public static IReadOnlyList<Violation> Collect(string folder)
    {
        var violations = new HashSet<Violation>();
        foreach (var project in Directory.EnumerateFiles(folder, "*.csproj", SearchOption.AllDirectories))
        {
            var log = Path.Combine(Path.GetDirectoryName(project)!, LogPath);
            if (!File.Exists(log))
                throw new DemoException($"The compiler wrote no {log}.");

            violations.UnionWith(Read(log, folder));
            File.Delete(log);
        }

        return [.. violations.OrderBy(violation => violation.File, StringComparer.Ordinal).ThenBy(violation => violation.Line)];
    }

    private static IEnumerable<Violation> Read(string log, string folder)
    {
        using var sarif = JsonDocument.Parse(File.ReadAllText(log));
        foreach (var run in sarif.RootElement.GetProperty("runs").EnumerateArray())
        {
            var titles = run.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray()
                .ToLookup(rule => rule.GetProperty("id").GetString()!, TitleOf);
            foreach (var result in run.GetProperty("results").EnumerateArray())
            {
                var id = result.GetProperty("ruleId").GetString()!;
                if (id.StartsWith("SSOT", StringComparison.Ordinal) && !IsSuppressed(result) && !IsSuggestion(result))
                    yield return Locate(result, id, titles[id].FirstOrDefault(""), folder);
            }
        }
    }

    private static Violation Locate(JsonElement result, string id, string title, string folder)
    {
        var role = RoleInMessage().Match(result.GetProperty("message").GetProperty("text").GetString()!).Groups["role"].Value;
        if (!result.TryGetProperty("locations", out var locations) || locations.GetArrayLength() == 0)
            return new Violation(id, title, role, "", 0, 0);

        var place = locations[0].GetProperty("physicalLocation");
        var file = new Uri(place.GetProperty("artifactLocation").GetProperty("uri").GetString()!).LocalPath;
        var region = place.GetProperty("region");
        return new Violation(
            id,
            title,
            role,
            Path.GetRelativePath(folder, file).Replace('\\', '/'),
            region.GetProperty("startLine").GetInt32(),
            region.GetProperty("startColumn").GetInt32());
    }

    private static string TitleOf(JsonElement rule) =>
        rule.TryGetProperty("shortDescription", out var title) ? title.GetProperty("text").GetString()! : "";

    private static bool IsSuggestion(JsonElement result) => result.TryGetProperty("level", out var level) && level.GetString() == "note";

    private static bool IsSuppressed(JsonElement result) =>
        result.TryGetProperty("suppressions", out var suppressions) && suppressions.GetArrayLength() > 0;

    [GeneratedRegex(@"\brole '(?<role>[^']+)'")]
    private static partial Regex RoleInMessage();
}
