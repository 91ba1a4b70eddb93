using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace Netra.SsotAnalyzers.Tests.Guards;

/// <summary>The rows of the release-tracking files, compared with the descriptors in both directions.</summary>
internal static partial class ReleaseRows
{
    public static IEnumerable<string> Problems(IReadOnlyCollection<DiagnosticDescriptor> descriptors, string releases)
    {
        var rows = Row().Matches(releases).Select(row => (Id: row.Groups["id"].Value, Text: row.Value.TrimEnd('\r'))).ToList();
        foreach (var descriptor in descriptors)
        {
            var own = rows.Where(row => row.Id == descriptor.Id).ToList();
            if (own.Count != 1)
                yield return $"{descriptor.Id} has {own.Count} rows";
            else if (!own[0].Text.StartsWith($"{descriptor.Id} | {descriptor.Category} | {descriptor.DefaultSeverity} | ", StringComparison.Ordinal))
                yield return $"{descriptor.Id} has another category or severity";
        }

        foreach (var row in rows.Where(row => descriptors.All(descriptor => descriptor.Id != row.Id)))
            yield return $"{row.Id} is no rule";
    }

    [GeneratedRegex(@"^(?<id>SSOT\d{4}) \|.*$", RegexOptions.Multiline)]
    private static partial Regex Row();
}
