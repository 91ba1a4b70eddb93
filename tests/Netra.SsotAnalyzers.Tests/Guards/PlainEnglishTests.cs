// The sources are of a newer C# than the oldest host reads.
#if ROSLYN_5
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Netra.SsotAnalyzers.Docs.Checking;
using Netra.SsotAnalyzers.Tests.Support;

namespace Netra.SsotAnalyzers.Tests.Guards;

/// <summary>Messages, titles, descriptions and help texts are in plain English: no word of the list, and short sentences.</summary>
public sealed partial class PlainEnglishTests
{
    private const int MaxWords = 25;

    [Theory]
    [InlineData("Netra.SsotAnalyzers")]
    [InlineData("Netra.SsotAnalyzers.CodeFixes")]
    [InlineData("Netra.Ssot.Tool")]
    [InlineData("Netra.Ssot")]
    [InlineData("Netra.WebSockets")]
    [InlineData("Netra.WebSockets.Redis")]
    [InlineData("Netra.WebSockets.Conformance")]
    public void TextsThatUsersSee_AreInPlainEnglish(string project)
    {
        var folder = Path.Combine(RepositoryRoot.Find(), "src", project);
        var problems = Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(path => !path[folder.Length..].Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"))
            .SelectMany(path => Problems(File.ReadAllText(path)).Select(problem => $"{Path.GetRelativePath(folder, path)}{problem}"))
            .Order(StringComparer.Ordinal)
            .ToList();
        Assert.True(problems.Count == 0, string.Join('\n', problems));
    }

    [Theory]
    [InlineData("\"'{0}' is no interface\"", "(1): \"is no \" in \"'{0}' is no interface\": write is not a")]
    [InlineData("$\"'{name}' is no longer used, and there is no other\"", null)]
    [InlineData("$\"'{name}' bears the name\"", "(1): \"bears\" in \"'{}' bears the name\": write has")]
    [InlineData("\"one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty one two three four five six.\"", "(1): a sentence of 26 words: \"one two three four five six seven eight nine ten\"…")]
    [InlineData("\"anew\"", "(1): \"anew\" in \"anew\": write again")]
    public void Text_IsJudged(string literal, string? problem) => Assert.Equal(problem is null ? [] : [problem], Problems($"_ = {literal};"));

    private static IEnumerable<string> Problems(string source)
    {
        var tree = CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.Preview));
        foreach (var literal in tree.GetRoot().DescendantNodes().OfType<ExpressionSyntax>())
        {
            var text = literal switch
            {
                LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression } plain => plain.Token.ValueText,
                InterpolatedStringExpressionSyntax interpolated => string.Concat(interpolated.Contents.Select(part => part is InterpolatedStringTextSyntax written ? written.TextToken.ValueText : "{}")),
                _ => "",
            };
            var place = $"({tree.GetLineSpan(literal.Span).StartLinePosition.Line + 1})";
            foreach (var (word, better) in PlainWords.In(text))
                yield return $"{place}: \"{word}\" in \"{text}\": write {better}";

            // Code, patterns and markup are not sentences.
            foreach (var sentence in IsProse(text) ? SentenceEnd().Split(text) : [])
            {
                var words = sentence.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
                if (words.Length > MaxWords)
                    yield return $"{place}: a sentence of {words.Length} words: \"{string.Join(' ', words.Take(10))}\"…";
            }
        }
    }

    private static bool IsProse(string text) => !Markup().IsMatch(text);

    [GeneratedRegex(@"(?<=[.!?])\s+|\n")]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"[<>]|\(\?|[{}] *$|;$|"":")]
    private static partial Regex Markup();
}
#endif
