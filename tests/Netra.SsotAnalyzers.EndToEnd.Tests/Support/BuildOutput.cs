using System.Text.RegularExpressions;
using Netra.Demo;

namespace Netra.SsotAnalyzers.EndToEnd.Tests;

/// <summary>A diagnostic as the build printed it.</summary>
public sealed record BuildDiagnostic(string File, int Line, string Severity, string Id, string Message, string Project);

/// <summary>What a build said: whether it succeeded, and its diagnostics, each once.</summary>
public sealed partial record BuildOutput(bool Succeeded, IReadOnlyList<BuildDiagnostic> Diagnostics, string Text)
{
    /// <summary>Ids of the suite, with the file and line where each stands, sorted.</summary>
    public IReadOnlyList<string> Violations =>
        [.. Diagnostics.Where(diagnostic => diagnostic.Id.StartsWith("SSOT", StringComparison.Ordinal))
            .Select(diagnostic => $"{diagnostic.Id} {diagnostic.File}({diagnostic.Line})")
            .Distinct()
            .Order(StringComparer.Ordinal)];

    public bool Has(string id) => Diagnostics.Any(diagnostic => diagnostic.Id == id);

    internal static BuildOutput Parse(ProcessResult result) => new(
        result.ExitCode == 0,
        [.. Line().Matches(result.Output)
            .Select(match => new BuildDiagnostic(
                Path.GetFileName(match.Groups["file"].Value.Replace('\\', '/')),
                match.Groups["line"].Success ? int.Parse(match.Groups["line"].Value, System.Globalization.CultureInfo.InvariantCulture) : 0,
                match.Groups["severity"].Value,
                match.Groups["id"].Value,
                match.Groups["message"].Value,
                Path.GetFileNameWithoutExtension(match.Groups["project"].Value.Replace('\\', '/').Split("::")[0])))
            .Distinct()],
        result.Output);

    [GeneratedRegex(@"^\s*(?<file>[^\n]+?)(\((?<line>\d+),\d+\))? ?: (?<severity>warning|error) (?<id>[A-Za-z]+\d+): (?<message>[^\n]*) \[(?<project>[^\]\n]+)\]\r?$", RegexOptions.Multiline)]
    private static partial Regex Line();
}
