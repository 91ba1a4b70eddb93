using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Netra.SsotAnalyzers.CodeFixes.Rewriting.Imports;
using Netra.SsotAnalyzers.Planning;

namespace Netra.SsotAnalyzers.CodeFixes.Rewriting;

/// <summary>
/// The text of one file with its edits: what no plan replaces is copied to the letter. Remembers where each copied range
/// and each written type name came to stand.
/// </summary>
internal sealed class FileRendering
{
    /// <summary>How far back an edit is looked for that may still reach a position.</summary>
    private const int MaxNesting = 16;

    private readonly StringBuilder _text = new();
    private readonly List<(int Original, int Length, int Rendered)> _copies = [];
    private readonly List<Insertion> _insertions;
    private readonly List<Edit> _edits;
    private readonly Dictionary<(Edit Edit, string Stem), string> _locals = [];
    private readonly HashSet<(TextSpan Scope, string Name)> _declared = [];
    private readonly Names _names;
    private readonly SourceText _original;
    private CopiedRanges? _ranges;

    private FileRendering(SourceFile file, IEnumerable<Edit> edits, IEnumerable<Insertion> insertions, Names names)
    {
        File = file;
        _names = names;
        _original = file.Text;
        _edits = [.. edits.OrderBy(edit => edit.Span.Start).ThenByDescending(edit => edit.Span.Length)];
        _insertions = [.. insertions.OrderBy(insertion => insertion.Span.Start).ThenBy(insertion => insertion.Span.Length)];
        Render(new TextSpan(0, _original.Length));
    }

    public SourceFile File { get; }

    /// <summary>The texts of the using directives that were added.</summary>
    public IEnumerable<string> AddedDirectives => _insertions.Select(insertion => insertion.Text).Where(text => text.Length > 0);

    /// <summary>The edits that were written.</summary>
    public IReadOnlyList<Edit> Edits => _edits;

    /// <summary>The positions in the new text of a token of the original file; none where an edit replaces it.</summary>
    public ImmutableArray<int> CopiesOf(TextSpan token) => (_ranges ??= new CopiedRanges(_copies)).Of(token);

    /// <summary>Type names written, with their ranges in the new text.</summary>
    public List<(TextSpan Span, Edit Edit, INamedTypeSymbol Type)> TypeNames { get; } = [];

    /// <summary>Texts written that name extension members, with their ranges in the new text.</summary>
    public List<(TextSpan Span, Edit Edit)> ExtensionTexts { get; } = [];

    public SourceText ToSourceText() => SourceText.From(_text.ToString(), _original.Encoding, _original.ChecksumAlgorithm);

    public static FileRendering Render(SourceFile file, IEnumerable<Edit> edits, IEnumerable<Insertion> insertions, Names names) =>
        new(file, edits, insertions, names);

    /// <summary>The position in the original file for one in the new text; inside what a plan wrote, the start of what it replaced.</summary>
    public int ToOriginal(int rendered)
    {
        var last = LastCopyUpTo(rendered);
        return last < 0 ? 0 : _copies[last].Original + Math.Min(rendered - _copies[last].Rendered, _copies[last].Length);
    }

    /// <summary>Whether what stands at a position of the new text is the file's own, and not written by a plan or a directive added.</summary>
    public bool IsCopied(int rendered)
    {
        var last = LastCopyUpTo(rendered);
        return last >= 0 && rendered < _copies[last].Rendered + _copies[last].Length;
    }

    private int LastCopyUpTo(int rendered)
    {
        var (low, high) = (-1, _copies.Count - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (_copies[middle].Rendered <= rendered)
                low = middle;
            else
                high = middle - 1;
        }

        return low;
    }

    /// <summary>The start of the innermost edit that replaces a position of the original file; the position itself where none does.</summary>
    public int StartOfEditAt(int position)
    {
        for (var i = FirstAtOrAfter(position + 1) - 1; i >= 0 && i >= FirstAtOrAfter(position + 1) - MaxNesting; i--)
        {
            var edit = _edits[i];
            if (edit.Span.Contains(position) || edit.Span.End == position)
                return edit.Plan.Pieces.OfType<PlanPiece.Source>().Any(source => source.Span.Contains(position)) ? position : edit.Span.Start;
        }

        return position;
    }

    private void Render(TextSpan range)
    {
        var position = range.Start;
        foreach (var item in ItemsIn(range))
        {
            if (item.Span.Start < position)
                continue;

            Copy(TextSpan.FromBounds(position, item.Span.Start));
            if (item is { Edit: { } edit })
                Write(edit, edit.Plan.Pieces);
            else
                _text.Append(item.Text);
            position = item.Span.End;
        }

        Copy(TextSpan.FromBounds(position, range.End));
    }

    private IEnumerable<(TextSpan Span, Edit? Edit, string Text)> ItemsIn(TextSpan range)
    {
        // Insertions stand among the directives, edits among the code; both are sorted.
        var isWhole = range.Length == _original.Length;
        var items = _edits
            .Skip(FirstAtOrAfter(range.Start))
            .TakeWhile(edit => edit.Span.Start < range.End || (edit.Span.IsEmpty && edit.Span.Start == range.End))
            .Where(edit => range.Contains(edit.Span) && !edit.Plan.RemovesDirective)
            .Select(edit => (edit.Span, (Edit?)edit, ""));
        return isWhole
            ? items.Concat(_insertions.Select(insertion => (insertion.Span, (Edit?)null, insertion.Text))).OrderBy(item => item.Item1.Start)
                .ThenBy(item => item.Item2 is null ? 0 : 1).ThenBy(item => item.Item2 is null ? item.Item1.Length : -item.Item1.Length)
            : items;
    }

    private int FirstAtOrAfter(int position)
    {
        var (low, high) = (0, _edits.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_edits[middle].Span.Start < position)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    private void Write(Edit edit, ImmutableArray<PlanPiece> pieces)
    {
        foreach (var piece in pieces)
        {
            switch (piece)
            {
                case PlanPiece.Text literal:
                    if (edit.Plan.Extensions is not null)
                        ExtensionTexts.Add((new TextSpan(_text.Length, literal.Value.Length), edit));
                    _text.Append(literal.Value);
                    break;

                case PlanPiece.Source source:
                    _text.Append(source.Parenthesize ? "(" : "");
                    Render(source.Span);
                    _text.Append(source.Parenthesize ? ")" : "");
                    break;

                case PlanPiece.Local local:
                    _text.Append(NameOf(edit, local));
                    break;

                case PlanPiece.TypeName name:
                    WriteType(edit, name.Type, name.WithTypeArguments, name.IsAttribute);
                    break;
            }
        }
    }

    private string NameOf(Edit edit, PlanPiece.Local local)
    {
        if (_locals.TryGetValue((edit, local.Stem), out var name))
            return name;

        name = local.Stem;
        for (var number = 2; local.Taken.Contains(name) || !_declared.Add((local.Scope, name)); number++)
            name = local.Stem + number;
        return _locals[(edit, local.Stem)] = PlanPiece.Identifier(name);
    }

    private void WriteType(Edit edit, INamedTypeSymbol type, bool withTypeArguments, bool isAttribute)
    {
        var naming = _names.Of(edit, type);
        var name = Names.Write(type, naming, withNamespace: naming >= Naming.Qualified);
        if (naming == Naming.Relative && Names.RelativeNamespace(edit, type) is { } part)
            name = part + "." + name;
        if (isAttribute && TypeExtensions.AttributeShortName(name) is { } shortName && TypeExtensions.AttributeShortName(_original.ToString(edit.Span)) is null)
            name = shortName;

        var start = _text.Length;
        _text.Append(name);
        TypeNames.Add((TextSpan.FromBounds(start, _text.Length), edit, type));

        if (!withTypeArguments || type.TypeArguments.IsEmpty)
            return;

        _text.Append('<');
        for (var i = 0; i < type.TypeArguments.Length; i++)
        {
            if (i > 0)
                _text.Append(type.IsUnboundGenericType ? "," : ", ");
            if (type.IsUnboundGenericType || SymbolEqualityComparer.Default.Equals(type, type.OriginalDefinition))
                continue;

            Write(edit, PlanPiece.Name(type.TypeArguments[i]));
        }

        _text.Append('>');
    }

    private void Copy(TextSpan span)
    {
        if (span.IsEmpty)
            return;

        _copies.Add((span.Start, span.Length, _text.Length));
        _text.Append(_original.ToString(span));
    }
}

/// <summary>
/// Removes what only silenced the compiler's warning about uses that are gone: <c>#pragma warning disable CS0618</c> with its
/// <c>restore</c>, where the lines between them had such a warning before and have none now. Directives that name
/// other warnings as well stay.
/// </summary>
internal static class VoidPragmas
{
    private static readonly ImmutableHashSet<string> Obsolete = ["CS0612", "CS0618"];

    /// <summary>The rewritten solution without the directives that have become void.</summary>
    /// <param name="original">The solution before.</param>
    /// <param name="rewritten">The solution after.</param>
    /// <param name="files">The files that were written, each with every document that holds it.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    public static async Task<Solution> RemoveAsync(Solution original, Solution rewritten, IEnumerable<ImmutableArray<DocumentId>> files,
        CancellationToken cancellationToken)
    {
        var solution = rewritten;
        foreach (var documents in files)
        {
            var text = await rewritten.GetDocument(documents[0])!.GetTextAsync(cancellationToken).ConfigureAwait(false);
            if (!Contains(text, "#pragma")
                || await VoidInAllAsync(original, rewritten, documents, cancellationToken).ConfigureAwait(false) is not { IsEmpty: false } lines)
            {
                continue;
            }

            var shorter = text.WithChanges(lines.Select(line => new TextChange(text.Lines[line].SpanIncludingLineBreak, "")));
            foreach (var document in documents)
                solution = solution.WithDocumentText(document, shorter);
        }

        return solution;
    }

    private static bool Contains(SourceText text, string word) => text.ToString().IndexOf(word, StringComparison.Ordinal) >= 0;

    /// <summary>The lines of directives that are void in every compilation of a file.</summary>
    private static async Task<ImmutableSortedSet<int>> VoidInAllAsync(Solution original, Solution rewritten, ImmutableArray<DocumentId> documents,
        CancellationToken cancellationToken)
    {
        ImmutableSortedSet<int>? lines = null;
        foreach (var document in documents)
        {
            var found = await VoidInAsync(original.GetDocument(document)!, rewritten.GetDocument(document)!, cancellationToken).ConfigureAwait(false);
            lines = lines is null ? found : lines.Intersect(found);
            if (lines.IsEmpty)
                break;
        }

        return lines ?? [];
    }

    private static async Task<ImmutableSortedSet<int>> VoidInAsync(Document before, Document after, CancellationToken cancellationToken)
    {
        var (old, now) = (await PairsAsync(before, cancellationToken).ConfigureAwait(false), await PairsAsync(after, cancellationToken).ConfigureAwait(false));
        if (old.Count != now.Count || old.Count == 0)
            return [];

        var (silencedBefore, silencedNow) = (await SilencedAsync(before, cancellationToken).ConfigureAwait(false),
            await SilencedAsync(after, cancellationToken).ConfigureAwait(false));
        return [.. old.Zip(now, (from, to) => (From: from, To: to))
            .Where(pair => silencedBefore.Any(warning => Silences(pair.From, warning)) && !silencedNow.Any(warning => Silences(pair.To, warning)))
            .SelectMany(pair => pair.To.Lines)];

        static bool Silences((TextSpan Region, ImmutableArray<string> Codes, ImmutableArray<int> Lines) pair, (string Id, int Position) warning) =>
            pair.Codes.Contains(warning.Id) && pair.Region.Contains(warning.Position);
    }

    /// <summary>The directives that switch nothing but these warnings off, each with the one that switches them on again, if there is one.</summary>
    private static async Task<List<(TextSpan Region, ImmutableArray<string> Codes, ImmutableArray<int> Lines)>> PairsAsync(Document document,
        CancellationToken cancellationToken)
    {
        var root = (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
        var lines = root.SyntaxTree.GetText(cancellationToken).Lines;
        var pairs = new List<(TextSpan, ImmutableArray<string>, ImmutableArray<int>)>();
        PragmaWarningDirectiveTriviaSyntax? open = null;
        for (var directive = root.GetFirstDirective(node => node is PragmaWarningDirectiveTriviaSyntax); directive is not null; directive =
            directive.GetNextDirective(node => node is PragmaWarningDirectiveTriviaSyntax))
        {
            var pragma = (PragmaWarningDirectiveTriviaSyntax)directive;
            var isDisable = pragma.DisableOrRestoreKeyword.IsKind(SyntaxKind.DisableKeyword);
            if (open is not null && !isDisable && (pragma.ErrorCodes.Count == 0 || pragma.ErrorCodes.Any(IsObsolete)))
            {
                if (SameCodes(open, pragma))
                    pairs.Add((TextSpan.FromBounds(open.Span.End, pragma.SpanStart), CodesOf(open), [LineOf(open), LineOf(pragma)]));
                open = null;
            }
            else if (open is null && isDisable && pragma.IsActive && pragma.ErrorCodes.Count > 0 && pragma.ErrorCodes.All(IsObsolete))
            {
                open = pragma;
            }
        }

        if (open is not null)
            pairs.Add((TextSpan.FromBounds(open.Span.End, root.FullSpan.End), CodesOf(open), [LineOf(open)]));
        return pairs;

        int LineOf(SyntaxNode node) => lines.GetLineFromPosition(node.SpanStart).LineNumber;
    }

    private static bool SameCodes(PragmaWarningDirectiveTriviaSyntax disable, PragmaWarningDirectiveTriviaSyntax restore) =>
        CodesOf(disable).SequenceEqual(CodesOf(restore));

    private static ImmutableArray<string> CodesOf(PragmaWarningDirectiveTriviaSyntax pragma) =>
        [.. pragma.ErrorCodes.Select(CodeOf).OrderBy(code => code, StringComparer.Ordinal)];

    private static bool IsObsolete(ExpressionSyntax code) => Obsolete.Contains(CodeOf(code));

    /// <summary><c>618</c> and <c>CS0618</c> are the same warning.</summary>
    private static string CodeOf(ExpressionSyntax code)
    {
        var text = code.ToString();
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? $"CS{number:0000}" : text;
    }

    /// <summary>Where the compiler warns, or would if a directive did not silence it.</summary>
    private static async Task<List<(string Id, int Position)>> SilencedAsync(Document document, CancellationToken cancellationToken)
    {
        var compilation = (await document.Project.GetCompilationAsync(cancellationToken).ConfigureAwait(false))!;
        var tree = (await document.GetSyntaxTreeAsync(cancellationToken).ConfigureAwait(false))!;
        return [.. compilation.WithOptions(compilation.Options.WithReportSuppressedDiagnostics(true)).GetSemanticModel(tree)
            .GetDiagnostics(cancellationToken: cancellationToken)
            .Where(diagnostic => Obsolete.Contains(diagnostic.Id))
            .Select(diagnostic => (diagnostic.Id, diagnostic.Location.SourceSpan.Start))];
    }
}
