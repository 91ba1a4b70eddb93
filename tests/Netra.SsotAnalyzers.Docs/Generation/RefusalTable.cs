using Netra.SsotAnalyzers.Planning;

namespace Netra.SsotAnalyzers.Docs.Generation;

/// <summary>The reasons why a use is not rewritten, with what to do by hand, from the kinds themselves.</summary>
internal static class RefusalTable
{
    public static string Of()
    {
        var rows = Refusal.Kinds.Select(kind => $"| `{kind.Name}` | {Cell(kind.Reason)} | {Cell(kind.Remedy)} |");
        return $"| kind | the message says | do |\n|---|---|---|\n{string.Join('\n', rows)}";
    }

    private static string Cell(string template) => Blanks.Replace(template, "*${name}*").Replace("|", "\\|", StringComparison.Ordinal);

    private static readonly System.Text.RegularExpressions.Regex Blanks = new(@"\{(?<name>\w+)\}");
}
