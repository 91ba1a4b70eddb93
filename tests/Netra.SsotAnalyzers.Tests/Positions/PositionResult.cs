using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Netra.SsotAnalyzers.Tests.Positions;

/// <summary>What came of one file of the run: the ids that were reported, and what is wrong.</summary>
internal sealed class PositionResult
{
    private readonly PositionFile _file;
    private readonly List<(PositionMark Mark, NodePath Path, IReadOnlyList<string> Expected)> _spots = [];
    private readonly List<string> _failures = [];

    private PositionResult(PositionFile file) => _file = file;

    public IReadOnlyList<string> Failures => _failures;

    /// <summary>The kinds of node, and the grammar's slots, in which the file has something superseded.</summary>
    public HashSet<int> Kinds { get; } = [];

    public HashSet<string> Slots { get; } = [];

    public static async Task<PositionResult> BeforeAsync(PositionFile file, Document document, IReadOnlyList<Diagnostic> reported)
    {
        var result = new PositionResult(file);
        var root = (CompilationUnitSyntax)(await document.GetSyntaxRootAsync())!;
        var model = (await document.GetSemanticModelAsync())!;
        result.CompareReports(reported, isAfter: false);
        foreach (var mark in file.Marks)
        {
            var node = root.FindNode(mark.Span, findInsideTrivia: true);
            var names = Names(node, model).Where(IsSuperseded).Select(PositionLibrary.Renamed).Distinct().ToList();
            if (names.Count == 0 && mark is { IsFixable: true, Becomes: null })
                result._failures.Add($"nothing superseded is named at the mark '{node}', a {node.RawKind}");
            result._spots.Add((mark, NodePath.To(node), names));
            Grammar.Collect(node, result.Kinds, result.Slots);
        }

        return result;
    }

    public async Task AfterAsync(Document document, IReadOnlyList<Diagnostic> reported, IReadOnlyList<Diagnostic> errors)
    {
        var root = (CompilationUnitSyntax)(await document.GetSyntaxRootAsync())!;
        var model = (await document.GetSemanticModelAsync())!;
        var count = _failures.Count;
        _failures.AddRange(errors.Select(error => $"does not compile after the fix: {error}"));
        CompareReports(reported, isAfter: true);
        foreach (var (mark, path, expected) in _spots)
        {
            if (path.In(root) is not { } node)
            {
                _failures.Add($"nothing stands any more where {mark.Id} was reported");
                continue;
            }

            var names = Names(node, model).Distinct().ToList();
            if (!mark.IsFixable)
                continue;
            foreach (var symbol in expected.Where(symbol => !names.Contains(symbol)))
                _failures.Add($"'{node}' does not name '{symbol}' but {string.Join(", ", names)}");
            if (mark.Becomes is { } becomes && !names.Any(symbol => symbol.Contains(becomes, StringComparison.Ordinal)))
                _failures.Add($"'{node}' does not name '{becomes}' but {string.Join(", ", names)}");
            foreach (var symbol in names.Where(IsSuperseded))
                _failures.Add($"'{node}' still names '{symbol}'");
        }

        if (_file.Marks.All(mark => mark.IsFixable))
        {
            foreach (var symbol in Names(root, model).Where(IsSuperseded).Distinct())
                _failures.Add($"the file still names '{symbol}'");
        }

        if (_failures.Count > count)
            _failures.Add(root.ToFullString());
    }

    private void CompareReports(IReadOnlyList<Diagnostic> reported, bool isAfter)
    {
        var when = isAfter ? "after the fix" : "before";
        var expected = _file.Marks.Where(mark => !isAfter || !mark.IsFixable).Select(mark => mark.Id).ToList();
        var uses = reported.Where(diagnostic => diagnostic.Id.StartsWith("SSOT1", StringComparison.Ordinal) || diagnostic.Id == "SSOT2001").ToList();
        var directives = uses.Where(diagnostic => diagnostic.Id == "SSOT2001" && IsDirective(diagnostic) && (isAfter || _file.Marks.All(mark => mark.Span != diagnostic.Location.SourceSpan))).ToList();
        var atSpots = uses.Except(directives).ToList();
        if (directives.Count != (isAfter ? _file.KeptAliasDirectives : _file.AliasDirectives))
            _failures.Add($"{directives.Count} alias directives reported {when}");
        if (!expected.Order(StringComparer.Ordinal).SequenceEqual(atSpots.Select(diagnostic => diagnostic.Id).Order(StringComparer.Ordinal)))
            _failures.Add($"{when} expected {string.Join(", ", expected)} but found {string.Join("; ", atSpots)}\n{_file.Text}");
        if (isAfter)
            return;

        foreach (var mark in _file.Marks)
        {
            var there = reported.Where(diagnostic => diagnostic.Location.SourceSpan == mark.Span).ToList();
            if (there.Count != 1 || there[0].Id != mark.Id)
                _failures.Add($"expected {mark.Id} alone at '{_file.Text.Substring(mark.Span.Start, mark.Span.Length)}', found {(there.Count == 0 ? "nothing" : string.Join("; ", there))}");
            else if (mark.Id == "SSOT1003" && there[0].GetMessage().Length < 40)
                _failures.Add($"says not what to do: {there[0].GetMessage()}");
        }
    }

    private static bool IsDirective(Diagnostic diagnostic) =>
        diagnostic.Location.SourceTree!.GetRoot().FindNode(diagnostic.Location.SourceSpan) is UsingDirectiveSyntax;

    private static bool IsSuperseded(string symbol) => PositionLibrary.Renamed(symbol) != symbol;

    /// <summary>Everything that is named in a node.</summary>
    private static IEnumerable<string> Names(SyntaxNode node, SemanticModel model)
    {
        foreach (var part in node.DescendantNodesAndSelf(descendIntoTrivia: true))
        {
            if (part is not (ExpressionSyntax or AttributeSyntax or ConstructorInitializerSyntax or CrefSyntax or OrderingSyntax or SelectOrGroupClauseSyntax) || part is IdentifierNameSyntax { Identifier.ValueText: "var" })
                continue;

            var info = model.GetSymbolInfo(part);
            if (info.Symbol is { } symbol and not INamespaceSymbol)
                yield return symbol.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat);
            else if (info.CandidateReason == CandidateReason.MemberGroup)
                yield return info.CandidateSymbols[0].ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat);
        }
    }
}
