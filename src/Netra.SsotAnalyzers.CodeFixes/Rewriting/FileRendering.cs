using System.Text;
using Microsoft.CodeAnalysis.Text;
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
            ? items.Concat(_insertions.Select(insertion => (insertion.Span, (Edit?)null, insertion.Text))).OrderBy(item => item.Item1.Start).ThenBy(item => item.Item2 is null ? 0 : 1).ThenBy(item => item.Item2 is null ? item.Item1.Length : -item.Item1.Length)
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
