using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Netra.SsotAnalyzers.CodeFixes.Rewriting;

/// <summary>Adds and removes using directives in the order and layout that the file has.</summary>
internal sealed class UsingDirectives
{
    private readonly SourceText _text;
    private readonly CompilationUnitSyntax _root;
    private readonly SyntaxList<UsingDirectiveSyntax> _usings;
    private readonly string _newLine;

    private UsingDirectives(SourceFile file)
    {
        _text = file.Text;
        _root = file.Primary.Root;

        // Where the file keeps its directives inside its one namespace, a new one goes there too.
        var local = _root.Members.OfType<BaseNamespaceDeclarationSyntax>().FirstOrDefault(ns => ns.Usings.Count > 0);
        _usings = _root.Usings.Any(directive => directive.GlobalKeyword.RawKind == 0) || local is null ? _root.Usings : local.Usings;

        var first = _text.Lines[0];
        _newLine = first.EndIncludingLineBreak > first.End ? _text.ToString(TextSpan.FromBounds(first.End, first.EndIncludingLineBreak)) : "\n";
    }

    /// <param name="file">The file.</param>
    /// <param name="imports">Namespaces to import.</param>
    /// <param name="aliases">Types to give a file-level alias of their own simple name, by qualified name.</param>
    /// <param name="removed">Ranges of directives to take out.</param>
    /// <param name="isPassing">Whether a directive may go in a later pass, so that nothing is placed by it.</param>
    public static IEnumerable<Insertion> Change(
        SourceFile file, IReadOnlyCollection<string> imports, IReadOnlyCollection<string> aliases, IReadOnlyCollection<TextSpan> removed, Func<UsingDirectiveSyntax, bool> isPassing)
    {
        var directives = new UsingDirectives(file);
        var added = directives.Additions(imports, aliases, removed, isPassing)
            .GroupBy(insertion => insertion.Span.Start)
            .Select(group => new Insertion(group.First().Span, directives.Join([.. group.Select(insertion => insertion.Text)])))
            .ToList();
        return added.Concat(removed.Select(span => new Insertion(directives.LineOf(span, added), "")));
    }

    /// <summary>Directives put in at one place; the blank line that parts the first ones of a file from its code follows the last.</summary>
    private string Join(ImmutableArray<string> texts) =>
        string.Concat(texts.Select((text, index) => index < texts.Length - 1 && text.EndsWith(";" + _newLine + _newLine, StringComparison.Ordinal) ? text.Substring(0, text.Length - _newLine.Length) : text));

    private IEnumerable<Insertion> Additions(IReadOnlyCollection<string> imports, IReadOnlyCollection<string> aliases, IReadOnlyCollection<TextSpan> removed, Func<UsingDirectiveSyntax, bool> isPassing)
    {
        var stable = _usings.Where(directive => !removed.Contains(directive.Span) && !IsConditional(directive)).ToList();
        var plain = stable.Where(directive => directive is { Alias: null, StaticKeyword.RawKind: 0, GlobalKeyword.RawKind: 0 }).ToList();
        if (!IsSorted(plain))
            plain.RemoveAll(directive => isPassing(directive));
        foreach (var import in imports.OrderBy(name => name, StringComparer.Ordinal))
        {
            var next = plain.FirstOrDefault(directive => Compare(directive.NamespaceOrType.ToString(), import) > 0);
            if (next is not null)
                yield return Before(next, $"using {import};");
            else
                yield return After(plain.LastOrDefault() ?? stable.LastOrDefault(directive => directive.GlobalKeyword.RawKind != 0), $"using {import};");
        }

        foreach (var alias in aliases.OrderBy(name => name, StringComparer.Ordinal))
            yield return After(stable.LastOrDefault(), $"using {alias.Substring(alias.LastIndexOf('.') + 1)} = {alias};");
    }

    private static bool IsSorted(List<UsingDirectiveSyntax> directives)
    {
        for (var i = 1; i < directives.Count; i++)
        {
            if (Compare(directives[i - 1].NamespaceOrType.ToString(), directives[i].NamespaceOrType.ToString()) > 0)
                return false;
        }

        return true;
    }

    private static int Compare(string left, string right)
    {
        var leftIsSystem = left == "System" || left.StartsWith("System.", StringComparison.Ordinal);
        var rightIsSystem = right == "System" || right.StartsWith("System.", StringComparison.Ordinal);
        return leftIsSystem != rightIsSystem ? (leftIsSystem ? -1 : 1) : StringComparer.OrdinalIgnoreCase.Compare(left, right);
    }

    /// <summary>Whether an <c>#if</c> is open where the directive stands.</summary>
    private bool IsConditional(UsingDirectiveSyntax directive)
    {
        var depth = 0;
        foreach (var trivia in _root.DescendantTrivia(TextSpan.FromBounds(0, directive.SpanStart), descendIntoTrivia: false))
        {
            if (trivia.SpanStart >= directive.SpanStart)
                break;
            depth += trivia.IsKind(SyntaxKind.IfDirectiveTrivia) ? 1 : trivia.IsKind(SyntaxKind.EndIfDirectiveTrivia) ? -1 : 0;
        }

        return depth > 0;
    }

    private Insertion Before(UsingDirectiveSyntax directive, string text)
    {
        // At the start of the line, so that it also stands where the directive itself is taken out.
        var line = _text.Lines.GetLineFromPosition(directive.SpanStart);
        var indentation = IndentationOf(directive);
        return line.Start + indentation.Length == directive.SpanStart
            ? new Insertion(new TextSpan(line.Start, 0), indentation + text + _newLine)
            : new Insertion(new TextSpan(directive.SpanStart, 0), text + _newLine);
    }

    private Insertion After(UsingDirectiveSyntax? directive, string text)
    {
        if (directive is null)
            return _usings.Count > 0 && !IsConditional(_usings[0]) ? Before(_usings[0], text) : AtTop(text);

        var line = _text.Lines.GetLineFromPosition(directive.Span.End);
        return line.EndIncludingLineBreak > line.End
            ? new Insertion(new TextSpan(line.EndIncludingLineBreak, 0), IndentationOf(directive) + text + _newLine)
            : new Insertion(new TextSpan(line.End, 0), _newLine + text);
    }

    /// <summary>The first directive of a file stands behind its header comment and in front of everything else.</summary>
    private Insertion AtTop(string text)
    {
        var first = _root.Usings.FirstOrDefault() ?? (SyntaxNode?)_root.AttributeLists.FirstOrDefault() ?? _root.Members.FirstOrDefault();
        var trivia = (first is null ? _root.EndOfFileToken : first.GetFirstToken()).LeadingTrivia;
        if (_root.Externs.LastOrDefault() is { } lastExtern)
            return AfterLine(lastExtern.Span.End, text);

        var position = 0;
        var afterComment = false;
        var atLineStart = true;
        foreach (var item in trivia)
        {
            if (item.Kind() is SyntaxKind.IfDirectiveTrivia or SyntaxKind.RegionDirectiveTrivia)
                break;
            if (item.IsDirective)
                position = item.FullSpan.End;
            if (item.IsKind(SyntaxKind.EndOfLineTrivia) && afterComment && atLineStart)
            {
                position = item.FullSpan.End;
                afterComment = false;
            }

            if (item.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia)
                (afterComment, atLineStart) = (true, false);
            else if (item.IsKind(SyntaxKind.EndOfLineTrivia))
                atLineStart = true;
            else if (!item.IsKind(SyntaxKind.WhitespaceTrivia))
                afterComment = false;
        }

        var rest = _text.Length > position ? _text.Lines.GetLineFromPosition(position).ToString() : "";
        return new Insertion(new TextSpan(position, 0), text + _newLine + (_root.Usings.Count == 0 && rest.Trim().Length > 0 ? _newLine : ""));
    }

    private Insertion AfterLine(int position, string text)
    {
        var line = _text.Lines.GetLineFromPosition(position);
        return new Insertion(new TextSpan(line.EndIncludingLineBreak, 0), text + _newLine);
    }

    private string IndentationOf(SyntaxNode node)
    {
        var line = _text.Lines.GetLineFromPosition(node.SpanStart).ToString();
        return line.Substring(0, line.Length - line.TrimStart().Length);
    }

    /// <summary>The directive with its line; a comment above it stays, and of two blank lines that would meet one goes.</summary>
    private TextSpan LineOf(TextSpan span, List<Insertion> added)
    {
        var line = _text.Lines.GetLineFromPosition(span.Start);
        var lastLine = _text.Lines.GetLineFromPosition(span.End);
        var before = _text.ToString(TextSpan.FromBounds(line.Start, span.Start));
        var after = _text.ToString(TextSpan.FromBounds(span.End, lastLine.End)).Trim();
        if (before.Trim().Length > 0 || (after.Length > 0 && !after.StartsWith("//", StringComparison.Ordinal)))
            return span;

        var end = lastLine.EndIncludingLineBreak;
        var takesItsPlace = added.Any(insertion => insertion.Span.Start >= line.Start && insertion.Span.Start <= end);
        if (!takesItsPlace && OpensBlock(line.LineNumber - 1) && lastLine.LineNumber + 1 < _text.Lines.Count && IsBlank(lastLine.LineNumber + 1))
            end = _text.Lines[lastLine.LineNumber + 1].EndIncludingLineBreak;
        return TextSpan.FromBounds(line.Start, end);
    }

    private bool IsBlank(int line) => _text.Lines[line].ToString().Trim().Length == 0;

    /// <summary>Whether no blank line should follow: at the top, behind another blank line, behind an opening brace.</summary>
    private bool OpensBlock(int line) => line < 0 || IsBlank(line) || _text.Lines[line].ToString().TrimEnd().EndsWith("{", StringComparison.Ordinal);
}

/// <summary>A change among a file's using directives: text put in, or a directive with its line taken out.</summary>
internal readonly record struct Insertion(TextSpan Span, string Text);
