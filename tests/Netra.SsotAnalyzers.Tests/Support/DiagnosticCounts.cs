using Microsoft.CodeAnalysis;

namespace Netra.SsotAnalyzers.Tests.Support;

/// <summary>How many diagnostics of each id there are: exact, because a floor notices no loss above it.</summary>
internal static class DiagnosticCounts
{
    public static string ById(IEnumerable<Diagnostic> diagnostics) =>
        string.Join(", ", diagnostics.CountBy(diagnostic => diagnostic.Id).OrderBy(count => count.Key, StringComparer.Ordinal).Select(count => $"{count.Key} {count.Value}"));
}
