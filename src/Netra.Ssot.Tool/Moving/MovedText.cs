using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Netra.Ssot.Tool.Moving;

/// <summary>
/// Writes what a move changes in the text of a file: the names of its namespaces, and using directives. Everything else is kept to the
/// letter.
/// </summary>
internal static class MovedText
{
    /// <summary>The text with its namespaces renamed, and with directives for what it found in the namespaces around it.</summary>
    public static SourceText Rename(CompilationUnitSyntax root, SourceText text, MoveEntry entry, IEnumerable<string> imports)
    {
        var changes = root.Members.OfType<BaseNamespaceDeclarationSyntax>()
            .Select(ns => (ns.Name, Canonical: entry.CanonicalOf(Plain(ns.Name))))
            .Where(ns => ns.Canonical is not null)
            .Select(ns => new TextChange(ns.Name.Span, ns.Canonical!))
            .ToList();
        if (Import(root, text, imports) is { } import)
            changes.Add(import);
        return text.WithChanges(changes.OrderBy(change => change.Span.Start));
    }

    /// <summary>A namespace's name without spaces and comments in it.</summary>
    public static string Plain(NameSyntax name) => string.Concat(name.DescendantTokens().Select(token => token.ValueText));

    /// <summary>Puts directives behind the last one of the file, or in front of its first declaration; null where all are there.</summary>
    public static TextChange? Import(CompilationUnitSyntax root, SourceText text, IEnumerable<string> imports)
    {
        var there = root.Usings.Where(directive => directive is { Alias: null, StaticKeyword.RawKind: 0 })
            .Select(directive => directive.NamespaceOrType.ToString()).ToHashSet(StringComparer.Ordinal);
        var missing = imports.Where(import => !there.Contains(import)).Distinct().Order(StringComparer.Ordinal).ToList();
        if (missing.Count == 0)
            return null;

        var newLine = text.Lines is [{ EndIncludingLineBreak: var whole, End: var end } first, ..] && whole > end
            ? text.ToString(TextSpan.FromBounds(end, first.EndIncludingLineBreak)) : "\n";
        var directives = string.Concat(missing.Select(import => $"using {import};{newLine}"));
        if (root.Usings.LastOrDefault() is { } last)
        {
            var line = text.Lines.GetLineFromPosition(last.Span.End);
            return line.EndIncludingLineBreak > line.End
                ? new TextChange(new TextSpan(line.EndIncludingLineBreak, 0), directives)
                : new TextChange(new TextSpan(line.End, 0), newLine + directives.TrimEnd());
        }

        var start = root.AttributeLists.FirstOrDefault()?.SpanStart ?? root.Members.FirstOrDefault()?.SpanStart ?? 0;
        return new TextChange(new TextSpan(text.Lines.GetLineFromPosition(start).Start, 0), directives + newLine);
    }

    /// <summary>Takes the directive at a place out, with its line; null where there is no plain one.</summary>
    public static TextChange? RemoveImport(CompilationUnitSyntax root, SourceText text, TextSpan place)
    {
        if (root.FindNode(place).FirstAncestorOrSelf<UsingDirectiveSyntax>() is not { Alias: null, StaticKeyword.RawKind: 0 } directive)
            return null;

        var line = text.Lines.GetLineFromPosition(directive.SpanStart);
        return line.ToString().Trim() == directive.ToString() ? new TextChange(line.SpanIncludingLineBreak, "") : null;
    }
}
