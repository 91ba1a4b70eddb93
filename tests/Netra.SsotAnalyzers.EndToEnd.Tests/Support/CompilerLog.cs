using System.Text.Json;

namespace Netra.SsotAnalyzers.EndToEnd.Tests;

/// <summary>A result of a SARIF log: what a host said of a place. <paramref name="Place"/> is <c>file(line,column)-(line,column)</c>, counted from 1.</summary>
internal sealed record LogResult(string Id, string Place, string Message, bool IsSuppressed);

/// <summary>A SARIF 2.1.0 log, of a compiler (<c>ErrorLog</c>) or of <c>ssot check --sarif</c>.</summary>
internal sealed class CompilerLog
{
    private CompilerLog(JsonElement run)
    {
        var driver = run.GetProperty("tool").GetProperty("driver");
        Version = driver.TryGetProperty("semanticVersion", out var version) ? version.GetString()! : "";
        Pages = driver.GetProperty("rules").EnumerateArray()
            .Where(rule => IsOurs(rule.GetProperty("id")))
            .ToDictionary(rule => rule.GetProperty("id").GetString()!, rule => rule.GetProperty("helpUri").GetString());
        All = [.. run.GetProperty("results").EnumerateArray().Select(Read)];
    }

    /// <summary>The version of the program that wrote the log.</summary>
    public string Version { get; }

    /// <summary>The suite's rules that the log describes, with the page of each.</summary>
    public IReadOnlyDictionary<string, string?> Pages { get; }

    public IReadOnlyList<LogResult> All { get; }

    /// <summary>The suite's own results in an order of their own: a compiler's threads write theirs in any.</summary>
    public IReadOnlyList<LogResult> Ours => [.. All.Where(result => result.Id.StartsWith("SSOT", StringComparison.Ordinal)).OrderBy(result => result.ToString(), StringComparer.Ordinal)];

    public static CompilerLog Parse(string text)
    {
        using var log = JsonDocument.Parse(text);
        Assert.Equal("2.1.0", log.RootElement.GetProperty("version").GetString());
        return new CompilerLog(Assert.Single(log.RootElement.GetProperty("runs").EnumerateArray()));
    }

    private static bool IsOurs(JsonElement id) => id.GetString()!.StartsWith("SSOT", StringComparison.Ordinal);

    private static LogResult Read(JsonElement result) => new(
        result.GetProperty("ruleId").GetString()!,
        result.TryGetProperty("locations", out var locations) && locations.GetArrayLength() > 0 ? Place(locations[0].GetProperty("physicalLocation")) : "",
        result.GetProperty("message").GetProperty("text").GetString()!,
        result.TryGetProperty("suppressions", out var suppressions) && suppressions.GetArrayLength() > 0);

    private static string Place(JsonElement location)
    {
        var region = location.GetProperty("region");
        var file = Path.GetFileName(location.GetProperty("artifactLocation").GetProperty("uri").GetString()!);
        return $"{file}({Number("startLine")},{Number("startColumn")})-({Number("endLine")},{Number("endColumn")})";

        int Number(string name) => region.TryGetProperty(name, out var number) ? number.GetInt32() : Number("startLine");
    }
}
