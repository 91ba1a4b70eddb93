using Microsoft.CodeAnalysis.Text;
using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Map;
using Netra.SsotAnalyzers.Planning;

namespace Netra.SsotAnalyzers.Rules.Implementations;

/// <summary>Writes <c>[SupersededBy(typeof(…))]</c> on a type's declaration: what SSOT2002 and SSOT2003 fix, and what the editor offers.</summary>
internal sealed class SupersededByEntry(FileContext file, INamedTypeSymbol attribute)
{
    public const string AttributeName = SsotAttributes.Namespace + "." + SsotAttributes.SupersededBy;

    /// <summary>Whether the attribute would compile there, and the type has none yet.</summary>
    public bool CanBeWritten(SyntaxNode declaration, INamedTypeSymbol type, INamedTypeSymbol canonical)
    {
        var speculation = new Speculation(file);
        var isDefinition = canonical.IsUnboundGenericType || SymbolEqualityComparer.Default.Equals(canonical, canonical.OriginalDefinition);
        return (canonical.Arity == 0 || !isDefinition || canonical.Arity == type.Arity)
            && !type.GetAttributes().Any(own => SsotAttributes.Recognize(own.AttributeClass) == SsotAttributes.SupersededBy)
            && speculation.CanName(attribute, declaration.SpanStart)
            && speculation.CanName(canonical, declaration.SpanStart);
    }

    public Plan Plan(SyntaxNode declaration, INamedTypeSymbol canonical)
    {
        var text = file.Model.SyntaxTree.GetText(file.CancellationToken);
        var named = canonical.Arity > 0 && SymbolEqualityComparer.Default.Equals(canonical, canonical.OriginalDefinition) ? canonical.ConstructUnboundGenericType() : canonical;
        return Planning.Plan.Replace(
            new TextSpan(declaration.SpanStart, 0),
            new PlanPiece.Text("["),
            new PlanPiece.TypeName(attribute, WithTypeArguments: false, IsAttribute: true),
            new PlanPiece.Text("(typeof("),
            new PlanPiece.TypeName(named, WithTypeArguments: true),
            new PlanPiece.Text("))]" + text.SeparatorAt(declaration.SpanStart)));
    }
}
