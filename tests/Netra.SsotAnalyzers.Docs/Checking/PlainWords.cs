using System.Text.RegularExpressions;

namespace Netra.SsotAnalyzers.Docs.Checking;

/// <summary>The words that readers stumble over, each with the better one. Messages and pages have none of them.</summary>
internal static class PlainWords
{
    public static readonly IReadOnlyList<(Regex Word, string Better)> All =
    [
        Word(@"(?<!\bthere )\b(is|are|was|were) no (?!longer\b|more\b)", "is not a"),
        Word(@"\bnobody\b", "no user, no code, none"),
        Word(@"\bwhatever\b", "all, any"),
        Word(@"\b(stands|standing)\b", "is"),
        Word(@"\banew\b", "again"),
        Word(@"\bon (its|the|their) way out\b", "to be removed"),
        Word(@"\b(told|tells?) (them |the two )?apart\b", "distinguish, overload"),
        Word(@"\b(taken|takes?) (it |them |this )?back\b", "revert"),
        Word(@"\b(taken|takes?) (it |them |this |one of the two )?(away|out)\b", "remove"),
        Word(@"\bthat of\b", "the possessive: the role's"),
        Word(@"\bto be had\b", "available"),
        Word(@"\bby way of\b", "through"),
        Word(@"\b(in the|takes?( the)?) place of\b", "replace"),
        Word(@"\bbears?\b", "has"),
        Word(@"\bpass(es)? (it |them )?on\b", "forward, pass"),
        Word(@"(?<!\bby )\bhands? (it |them )?(on|out)\b", "pass, return"),
        Word(@"\bcarried out\b", "valid, run"),
        Word(@", since\b", "because"),
    ];

    /// <summary>The words of the list in a text, each with the better one.</summary>
    public static IEnumerable<(string Word, string Better)> In(string text) =>
        All.Select(entry => (Match: entry.Word.Match(text), entry.Better)).Where(found => found.Match.Success).Select(found => (found.Match.Value, found.Better));

    private static (Regex Word, string Better) Word(string pattern, string better) => (new(pattern, RegexOptions.IgnoreCase), better);
}
