using System.Text.RegularExpressions;

namespace Netra.SsotAnalyzers.Docs.Generation;

/// <summary>The ids after <c>--diagnostics</c>, where a page shows the command for all of them. One id alone is meant as it is.</summary>
internal static partial class FormatCommand
{
    public static string Complete(string text) => Ids().Replace(text, "--diagnostics " + string.Join(' ', RuleRow.FormatIds));

    [GeneratedRegex(@"--diagnostics SSOT\d{4}( SSOT\d{4})+")]
    private static partial Regex Ids();
}
