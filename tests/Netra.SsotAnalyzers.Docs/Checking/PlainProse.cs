using System.Text.RegularExpressions;

namespace Netra.SsotAnalyzers.Docs.Checking;

/// <summary>A sentence of the documentation has at most 25 words, and none of the list. Tables, code and generated parts are not sentences.</summary>
internal static partial class PlainProse
{
    private const int MaxWords = 25;

    /// <summary>A page that the position tests write. Its explanation of the ways is one sentence.</summary>
    private const string PositionsPage = "docs/positions.md";

    public static IEnumerable<string> Problems(DocumentationTree tree) =>
        tree.Pages.Where(IsForUsers).SelectMany(page => Problems(page, tree.Read(page)));

    public static IEnumerable<string> Problems(string page, string text) =>
    [
        .. (page == PositionsPage ? [] : LongSentences(text)).Select(sentence => $"{page}: a sentence has more than {MaxWords} words: \"{sentence}\""),
        .. PlainWords.In(LinkTarget().Replace(InlineCode().Replace(NotProse().Replace(text, ""), "x"), "]")).Select(found => $"{page}: \"{found.Word}\": write {found.Better}"),
    ];

    /// <summary>The beginnings of the sentences that are too long.</summary>
    public static IEnumerable<string> LongSentences(string text)
    {
        foreach (var paragraph in Paragraph().Split(NotProse().Replace(text, "")).Select(paragraph => paragraph.Trim()).Where(paragraph => !paragraph.StartsWith('|')))
        {
            foreach (var sentence in SentenceEnd().Split(LinkTarget().Replace(InlineCode().Replace(paragraph, "x"), "]")))
            {
                var words = sentence.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
                if (words.Length > MaxWords)
                    yield return string.Join(' ', words.Take(8));
            }
        }
    }

    private static bool IsForUsers(string page) =>
        page is "README.md" or "CONTRIBUTING.md" or "CHANGELOG.md" or "SECURITY.md"
        || page.StartsWith("docs/", StringComparison.Ordinal)
        || page.EndsWith("/README.md", StringComparison.Ordinal);

    [GeneratedRegex(@"^```.*?^```[^\S\n]*$|<!-- (generated: |load).*?<!-- end -->", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex NotProse();

    [GeneratedRegex(@"\n\s*\n|\n(?=[-*|#]|\d+\. )")]
    private static partial Regex Paragraph();

    [GeneratedRegex(@"(?<=[.!?:;]\**)\s+")]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"`[^`]*`")]
    private static partial Regex InlineCode();

    [GeneratedRegex(@"\]\([^)]*\)")]
    private static partial Regex LinkTarget();
}
