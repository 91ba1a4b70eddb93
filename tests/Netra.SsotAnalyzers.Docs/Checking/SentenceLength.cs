using System.Text.RegularExpressions;

namespace Netra.SsotAnalyzers.Docs.Checking;

/// <summary>A sentence of the documentation has at most 25 words. Tables, code and generated parts are not prose.</summary>
internal static partial class SentenceLength
{
    private const int MaxWords = 25;

    /// <summary>Pages whose long sentences are not yet split.</summary>
    private static readonly string[] NotYet = ["docs/benchmarks.md", "docs/comparison.md", "docs/hosts.md", "docs/manager.md", "docs/positions.md", "docs/precision.md"];

    public static IEnumerable<string> Problems(DocumentationTree tree) =>
        tree.Pages
            .Where(page => (page is "README.md" or "CONTRIBUTING.md" || page.StartsWith("docs/", StringComparison.Ordinal)) && !NotYet.Contains(page))
            .SelectMany(page => LongSentences(tree.Read(page)).Select(sentence => $"{page}: a sentence has more than {MaxWords} words: \"{sentence}\""));

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

    [GeneratedRegex(@"^```.*?^```[^\S\n]*$|<!-- generated: .*?<!-- end -->", RegexOptions.Singleline | RegexOptions.Multiline)]
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
