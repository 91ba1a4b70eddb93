using System.Text;
using Microsoft.CodeAnalysis.CodeActions;
using Netra.SsotAnalyzers.Map;
using Netra.SsotAnalyzers.Planning;
using Netra.SsotAnalyzers.Rules.Implementations;
using Netra.SsotAnalyzers.Uses;

namespace Netra.SsotAnalyzers.CodeFixes.Refactorings;

/// <summary>What SSOT2007 asks for: a member that only passes a superseded factory on gets an expression of its own.</summary>
internal static class ReExportActions
{
    public static IEnumerable<CodeAction> Of(DeclarationPlace place)
    {
        if (place.Engine.IsEmpty || place.Engine.IsTestProject || EntryAction.AttributeFor(place, SsotAttributes.ReplaceWith) is not { } attribute)
            yield break;

        foreach (var (span, _, factory) in new ReExports(place.File).Find())
        {
            if (span != place.Name || factory.Plan is not { } plan)
                continue;

            var imports = Imports(place, factory, plan);
            if ((ReplaceWithArguments.Of(place, factory.Remedy, imports, target: null) ?? (Text(place, plan) is { } text ? ReplaceWithArguments.Of(place, text, imports, target: null) : null)) is { } found)
                yield return EntryAction.Write(place, $"Declare that '{place.Symbol.Name}' becomes '{found.Expression}', as SSOT2007 asks", attribute, new PlanPiece.Text(found.Arguments));
        }
    }

    private static IEnumerable<string> Imports(DeclarationPlace place, Hit factory, Plan plan)
    {
        var use = place.File.Root.FindNode(factory.Span, getInnermostNodeForTie: true);
        var info = place.File.Model.GetSymbolInfo(use, place.File.CancellationToken);
        var declared = (info.Symbol ?? info.CandidateSymbols.FirstOrDefault()) is { } symbol ? place.Engine.FindReplacement(symbol)?.Imports ?? [] : [];
        return declared.Concat(plan.Imports).Concat(plan.Pieces.OfType<PlanPiece.TypeName>()
            .Select(name => name.Type.ContainingNamespace).Where(ns => !ns.IsGlobalNamespace).Select(ns => ns.ToDisplayString()));
    }

    /// <summary>What the rewrite of the body would say, with simple names; null where it needs more than an expression.</summary>
    private static string? Text(DeclarationPlace place, Plan plan)
    {
        var text = new StringBuilder();
        foreach (var piece in plan.Pieces)
        {
            switch (piece)
            {
                case PlanPiece.Text literal:
                    text.Append(literal.Value);
                    break;
                case PlanPiece.Source source:
                    text.Append(place.File.Tree.GetText(place.File.CancellationToken).ToString(source.Span));
                    break;
                case PlanPiece.TypeName name:
                    text.Append(name.WithTypeArguments ? name.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat) : name.Type.Name);
                    break;
                default:
                    return null;
            }
        }

        return text.ToString();
    }
}
