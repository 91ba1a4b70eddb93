using System.Text.RegularExpressions;

namespace Netra.SsotAnalyzers.CodeFixes.Refactorings;

/// <summary>What the message of an <c>[Obsolete]</c> says to use, as text: whether it means anything is asked of the compiler.</summary>
internal static class ObsoleteMessage
{
    private const string Word = @"@?[\p{L}_][\p{L}\p{Nd}_]*";

    // Type arguments, nested up to three deep.
    private const string Arguments = "(?:[<{](?:[^<>{}]|[<{](?:[^<>{}]|[<{][^<>{}]*[>}])*[>}])*[>}])?";

    private const string Name = $@"(?:global::)?{Word}{Arguments}(?:\.{Word}{Arguments})*(?:\([^()]*\))?";
    private const string Quote = "[`'\"\u2018\u2019\u201c\u201d\u00ab\u00bb]?";

    private const string Verb =
        @"(?<!\b(?:not|never|longer|don't|doesn't|cannot)\s)\b(?:use|using|prefer|call|try|see|replaced (?:by|with)|replace (?:it )?with|superseded by|in favou?r of|renamed (?:to|as)|moved to|merged into|migrate to|switch to|replacement(?: is|:)?|alternative(?: is|:)?)\b:?\s*";

    private const string Filler =
        @"(?-i:(?:the|a|an|new|instead|either|async|static|generic|extension|factory|method|function|class|type|struct|record|interface|enum|delegate|property|field|event|constant|constructor|overload|member)\s+)*(?!instead\b)";

    private static readonly Regex AfterVerb = new($@"{Verb}{Filler}{Quote}(?<name>{Name}){Quote}(?:\s*(?:,|/|\bor\b)\s*{Filler}{Quote}(?<name>{Name}){Quote})*(?<and>\s+and\s+{Quote}{Word})?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex BeforeInstead = new($@"{Quote}(?<name>{Name}){Quote}\s+(?:instead|should be used|is the replacement|replaces)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>The names, in the order in which they are written; none where two things are to be used together.</summary>
    public static IReadOnlyList<string> Names(string message)
    {
        var names = new List<string>();
        foreach (var match in AfterVerb.Matches(message).Cast<Match>())
        {
            if (!match.Groups["and"].Success)
                names.AddRange(match.Groups["name"].Captures.Cast<Capture>().Select(capture => capture.Value));
        }

        if (names.Count == 0 && !AfterVerb.IsMatch(message))
            names.AddRange(BeforeInstead.Matches(message).Cast<Match>().Select(match => match.Groups["name"].Value));
        return [.. names.Select(name => name.Replace('{', '<').Replace('}', '>')).Distinct(StringComparer.Ordinal)];
    }
}
