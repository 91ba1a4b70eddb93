using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Netra.Ssot.Tool.Audit.Evidence;

/// <summary>
/// What people have written already: <c>[Obsolete("use X")]</c>, <c>EditorBrowsable(Never)</c>, documentation and file headers
/// that say deprecated, legacy, compatibility; with the type that they name instead.
/// </summary>
internal static partial class WrittenEvidence
{
    /// <summary>What is written about the types that are on their way out: the words, by type.</summary>
    public static IReadOnlyDictionary<AuditType, string> Find(AuditedSolution solution, PairTable pairs, CancellationToken cancellationToken)
    {
        var byName = solution.Types.ToLookup(type => type.Name, StringComparer.Ordinal);
        var aged = new Dictionary<AuditType, string>();
        foreach (var type in solution.Types.Where(type => type is { IsReferenced: false, IsTest: false }))
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var (text, source, isObsolete) in Texts(type))
            {
                aged.TryAdd(type, $"{source} of '{type.Name}' says: {Shorten(text)}");
                if (TargetOf(text, type, byName) is { } target)
                {
                    pairs.Add(type, target, new Clue(ClueKind.Written, Clue.Enough,
                        $"{source} of '{type.NameBeside(target)}' names '{target.NameBeside(type)}' instead: {Shorten(text)}", type, target));
                }
                else if (isObsolete)
                {
                    break;
                }
            }
        }

        return aged;
    }

    private static IEnumerable<(string Text, string Source, bool IsObsolete)> Texts(AuditType type)
    {
        foreach (var attribute in type.Symbol.GetAttributes())
        {
            if (attribute.AttributeClass is { Name: "ObsoleteAttribute", ContainingNamespace.Name: "System" })
                yield return (attribute.ConstructorArguments is [{ Value: string message }, ..] ? message : "obsolete", "[Obsolete]", true);
            if (attribute.AttributeClass is { Name: "EditorBrowsableAttribute" } && attribute.ConstructorArguments is [{ Value: 1 }, ..])
                yield return ("hidden from editors", "[EditorBrowsable(Never)]", false);
        }

        foreach (var declaration in type.Declarations)
        {
            foreach (var trivia in declaration.GetLeadingTrivia())
            {
                if (trivia.GetStructure() is DocumentationCommentTriviaSyntax documentation && TextOf(documentation) is var text && SaysThatItGoes(text))
                    yield return (text, "The documentation", false);
            }

            // Only the header of a file that declares this type and no other.
            var root = (CompilationUnitSyntax)declaration.SyntaxTree.GetRoot();
            if (root.DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax).OfType<BaseTypeDeclarationSyntax>().Take(2)
                .Count() == 1)
            {
                var header = string.Join(' ',
                    root.GetLeadingTrivia().Where(trivia => trivia.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia)
                        .Select(trivia => trivia.ToString().Trim('/', '*', ' ')));
                if (SaysThatItGoes(header))
                    yield return (header, "The header of the file", false);
            }
        }
    }

    private static string TextOf(DocumentationCommentTriviaSyntax documentation) =>
        Regex.Replace(Regex.Replace(documentation.ToFullString(), "<see(?:also)? cref=\"([^\"]*)\" ?/?>", "$1"), "<[^>]*>|///|\\s+", " ").Trim();

    /// <summary>The one type that the text names as what to use.</summary>
    private static AuditType? TargetOf(string text, AuditType self, ILookup<string, AuditType> byName)
    {
        foreach (Match use in InsteadPattern().Matches(text))
        {
            foreach (Match word in NamePattern().Matches(use.Groups["what"].Value))
            {
                if (Named(word.Value, self, byName) is { } target)
                    return target;
            }
        }

        return null;
    }

    /// <summary>The type that a name with dots means: its last part, or the part before a member; all in front is its namespace.</summary>
    private static AuditType? Named(string name, AuditType self, ILookup<string, AuditType> byName)
    {
        var parts = name.Split('.');
        for (var last = parts.Length - 1; last >= Math.Max(0, parts.Length - 2); last--)
        {
            var qualifier = string.Join('.', parts[..last]);
            var found = byName[parts[last]].Where(type => type != self && !type.IsTest && (last == 0 || EndsWithParts(type.Namespace, qualifier))).ToList();

            // Of several of one name the nearest is meant.
            if (found.Count > 0)
                return found.MaxBy(type => SharedPrefix(type.Namespace, self.Namespace));
        }

        return null;
    }

    private static bool EndsWithParts(string ns, string end) => ns == end || ns.EndsWith("." + end, StringComparison.Ordinal);

    private static int SharedPrefix(string left, string right) => left.Zip(right).TakeWhile(pair => pair.First == pair.Second).Count();

    private static bool SaysThatItGoes(string text) => GoesPattern().IsMatch(text);

    private static string Shorten(string text)
    {
        const int Length = 100;
        return $"\"{(text.Length > Length ? text[..Length] + "…" : text)}\"";
    }

    [GeneratedRegex(
        @"\b(deprecated|obsolete|legacy|back(ward)?s?[- ]compatib\w+|for compatibility|compatibility shim|(?<!\w\s)do not use|(?<!\w\s)don't use"
        + @"|removed in|superseded|replaced by|use \S+ instead(?! (when|where|if|for|to|of)\b))\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex GoesPattern();

    [GeneratedRegex(
        @"(?<!\b(not|n't|to|can|may) )\b(use|uses|see|replaced by|superseded by|in favou?r of|prefer|moved to|import it from|instead of it)\b"
        + @"[: ]+(?<what>.{1,80})",
        RegexOptions.IgnoreCase)]
    private static partial Regex InsteadPattern();

    [GeneratedRegex(@"[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*")]
    private static partial Regex NamePattern();
}
