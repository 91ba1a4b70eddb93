using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Planning;
using Netra.SsotAnalyzers.Uses;

namespace Netra.SsotAnalyzers.CodeFixes.Rewriting.Proof;

/// <summary>Where a value leaves what the compiler knows.</summary>
/// <param name="Document">The file.</param>
/// <param name="Value">The value.</param>
/// <param name="Moves">Whether its type is the canonical one in the rewritten solution.</param>
/// <param name="IsTest">Whether the file is one of a test project.</param>
internal sealed record ValuePlace(Document Document, LeavingValue Value, bool Moves, bool IsTest);

/// <summary>
/// Finds values and tests of one superseded type of which only the one moves: an object that stays is no longer found by
/// <c>o is Old</c> once that reads <c>o is New</c>. What a value has become is read from the rewritten solution.
/// </summary>
internal sealed class LeavingValues(SourceFiles files, EditSet edits)
{
    public async Task<IReadOnlyList<SplitTypes.Split>> ApartAsync(
        Solution rewritten, IReadOnlyList<FileRendering> renderings,
        IReadOnlyList<(TypePlace Place, Edit Edit)> moving, IReadOnlyList<(TypePlace Place, Edit? Edit, Document Document)> staying,
        CancellationToken cancellationToken)
    {
        var (moved, kept) = (moving.Where(test => IsTest(test.Place)).ToList(), staying.Where(test => IsTest(test.Place)).ToList());
        var wanted = new HashSet<string>(kept.SelectMany(test => test.Place.Types), StringComparer.Ordinal);
        if (moved.Count > 0 && await SomethingStaysAsync(cancellationToken).ConfigureAwait(false))
            wanted.UnionWith(moved.SelectMany(test => test.Place.Types));
        if (wanted.Count == 0)
            return [];

        var splits = new List<SplitTypes.Split>();
        var projects = files.TogetherWith(renderings.SelectMany(rendering => rendering.File.Views).Select(view => view.Document.Project.Id));
        var byPath = new PositionMap(renderings);
        var found = await Task.WhenAll(projects.SelectMany(project => project.Documents).Where(document => document.SupportsSemanticModel)
            .Select(document => Task.Run(() => PlacesAsync(document, rewritten, byPath, wanted, cancellationToken), cancellationToken))).ConfigureAwait(false);
        foreach (var value in found.SelectMany(values => values))
        {
            var tests = value.Moves
                ? []
                : moved.Where(test => Concerns(value, test.Place, test.Edit.File.Views.Select(view => view.Document.Project.Id))).ToList();
            if (tests.Count > 0)
                splits.Add(new SplitTypes.Split([.. tests.Select(test => test.Edit).Distinct()], [], PlaceOf(value), value.Document, Refusal.SplitType, value));
            var left = value.Moves ? kept.Where(test => Concerns(value, test.Place, [test.Document.Project.Id])).ToList() : [];
            if (left.Count > 0)
            {
                splits.Add(new SplitTypes.Split(
                    [], [.. left.Select(test => test.Edit).OfType<Edit>().Distinct()], left[0].Place, left[0].Document, Refusal.SplitType, value));
            }
        }

        return splits;
    }

    private static bool IsTest(TypePlace place) => place.IsTest && place.Types.Any(type => type.StartsWith("T:", StringComparison.Ordinal));

    private static bool Concerns(ValuePlace value, TypePlace test, IEnumerable<ProjectId> projects) =>
        value.Value.Types.Intersect(test.Types).Any() && (!(value.IsTest || test.IsLocal) || projects.Contains(value.Document.Project.Id));

    private static TypePlace PlaceOf(ValuePlace value) => new(value.Value.Subject.Span, value.Value.Types, IsTest: false, value.Value.Subject.ToString());

    /// <summary>Whether some use stays as it is; where all move, every value moves.</summary>
    private async Task<bool> SomethingStaysAsync(CancellationToken cancellationToken)
    {
        foreach (var project in files.Solution.ProjectIds)
            await files.LoadAsync(project, cancellationToken).ConfigureAwait(false);
        return files.Loaded.Any(file => file.Views.Any(view => view.Hits.Any(hit => file.Find(hit.RuleId, hit.Span) is not { } edit || !edits.IsActive(edit))));
    }

    private static async Task<IReadOnlyList<ValuePlace>> PlacesAsync(
        Document document, Solution rewritten, PositionMap positions, HashSet<string> wanted, CancellationToken cancellationToken)
    {
        var model = (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false))!;
        var engine = SsotEngine.For(model.Compilation, document.Project.AnalyzerOptions, cancellationToken);
        if (engine.Map.IsEmpty || model.Compilation.IsGenerated(model.SyntaxTree, cancellationToken))
            return [];

        var values = LeavingValue.In(new FileContext(engine, model, cancellationToken), wanted).ToList();
        if (values.Count == 0)
            return [];

        var after = (await rewritten.GetDocument(document.Id)!.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false))!;
        var root = await after.SyntaxTree.GetRootAsync(cancellationToken).ConfigureAwait(false);
        var other = SsotEngine.For(after.Compilation, document.Project.AnalyzerOptions, cancellationToken);
        return [.. values.Select(value => new ValuePlace(document, value, Moves(value), engine.IsTestProject))];

        bool Moves(LeavingValue value)
        {
            var rendering = positions.Of(model.SyntaxTree.FilePath);
            if (rendering is not null && (OwnOf(value.Subject) is not { } own || rendering.CopiesOf(own.Token.Span).IsEmpty))
                return rendering.Edits.Any(edit => edit.Span.IntersectsWith(value.Subject.Span));
            if (OwnOf(value.Subject) is not var (token, ups))
                return false;

            var node = root.FindToken(rendering?.CopiesOf(token.Span)[0] ?? token.SpanStart).Parent;
            for (; ups > 0 && node is not null; ups--)
                node = node.Parent;
            return node is ExpressionSyntax counterpart
                && LeavingValue.TypesOf(after, counterpart, value.IsTypeArgument, cancellationToken).ToList() is { Count: > 0 } types
                && !types.SelectMany(type => LeavingValue.Within(type, other)).Intersect(value.Types).Any();
        }
    }

    /// <summary>A token of the expression that is its own, and how many nodes the expression is above the token's; null where it has none.</summary>
    private static (SyntaxToken Token, int Ups)? OwnOf(ExpressionSyntax expression) => expression switch
    {
        SimpleNameSyntax name => (name.Identifier, 0),
        ThisExpressionSyntax self => (self.Token, 0),
        MemberAccessExpressionSyntax access => Above(access.Name),
        MemberBindingExpressionSyntax binding => Above(binding.Name),
        ConditionalAccessExpressionSyntax access => Above(access.WhenNotNull),
        InvocationExpressionSyntax call => Above(call.Expression),
        ElementAccessExpressionSyntax access => Above(access.Expression),
        ParenthesizedExpressionSyntax inner => Above(inner.Expression),
        AwaitExpressionSyntax awaited => Above(awaited.Expression),
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } marked => Above(marked.Operand),
        AssignmentExpressionSyntax assignment => Above(assignment.Left),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } choice => Above(choice.Left),
        ConditionalExpressionSyntax choice => Above(choice.WhenTrue),
        _ => null,
    };

    private static (SyntaxToken Token, int Ups)? Above(ExpressionSyntax inner) => OwnOf(inner) is var (token, ups) ? (token, ups + 1) : null;
}
