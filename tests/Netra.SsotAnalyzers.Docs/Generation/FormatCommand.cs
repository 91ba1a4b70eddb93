using System.Text.RegularExpressions;

namespace Netra.SsotAnalyzers.Docs.Generation;

/// <summary>The ids after <c>--diagnostics</c>, where a page shows the command that declares or the one that rewrites. One id alone is meant as it is.</summary>
internal static partial class FormatCommand
{
    public static string Complete(string text) => Ids().Replace(text, command => "--diagnostics " + string.Join(' ', IsFirst(command.Value) ? RuleRow.DeclarationIds : RuleRow.FormatIds));

    /// <summary>The command that declares names no other ids.</summary>
    private static bool IsFirst(string command) => command.Split(' ').Skip(1).All(RuleRow.DeclarationIds.Contains);

    [GeneratedRegex(@"--diagnostics SSOT\d{4}( SSOT\d{4})+")]
    private static partial Regex Ids();
}
