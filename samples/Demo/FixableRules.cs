namespace Netra.Demo;

/// <summary>The ids that <c>dotnet format</c> is asked to fix. The one list: more follow as rules get fixes.</summary>
internal static class FixableRules
{
    /// <summary>Fixable too, and only suggested: a plain run never deletes.</summary>
    public static IReadOnlyList<string> Suggestions { get; } = ["SSOT2004"];

    /// <summary>The first command: they write an attribute, which is to be reviewed before anything follows from it.</summary>
    public static IReadOnlyList<string> Declarations { get; } = ["SSOT2002", "SSOT2003"];

    /// <summary>The second command: they rewrite the uses of what is declared.</summary>
    public static IReadOnlyList<string> Ids { get; } = ["SSOT1001", "SSOT1002", "SSOT1004", "SSOT1005", "SSOT2001", "SSOT3001"];
}
