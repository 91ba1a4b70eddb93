using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Map;
using Netra.SsotAnalyzers.Planning;
using Netra.SsotAnalyzers.Uses;

namespace Netra.SsotAnalyzers.Rules.Implementations;

/// <summary>Second implementations of one tree that no attribute declares, as far as the attribute could be written on them.</summary>
internal sealed class UndeclaredEntries(FileContext file)
{
    private const string AttributeName = SsotAttributes.Namespace + "." + SsotAttributes.SupersededBy;

    public IEnumerable<Hit> Find()
    {
        if (file.Engine.SecondImplementations.IsEmpty || file.Engine.Compilation.GetTypeByMetadataName(AttributeName) is not { } attribute)
            yield break;

        foreach (var declaration in TreeDeclarations.Of(file.Model.SyntaxTree, file.CancellationToken).Types)
        {
            file.CancellationToken.ThrowIfCancellationRequested();
            foreach (var hit in Hit.Find(HitStage.Declaration, declaration.Identifier.Span, declaration.Identifier.ValueText, () => FindIn(declaration, attribute), file.CancellationToken))
                yield return hit;
        }
    }

    private IEnumerable<Hit> FindIn(BaseTypeDeclarationSyntax declaration, INamedTypeSymbol attribute)
    {
        if (file.Engine.SecondImplementations.MayBe(declaration)
            && file.DeclaredBy(declaration) is INamedTypeSymbol type
            && file.Engine.SecondImplementations.Of(type, file.CancellationToken) is { } evidence
            && IsTheOne(declaration, type)
            && file.Engine.Resolve(evidence.Canonical.Type) is { } canonical
            && CanWrite(declaration, type, attribute, canonical))
        {
            yield return new Hit(
                evidence.IsShim ? DiagnosticIds.CompatibilityShim : DiagnosticIds.SecondImplementation,
                declaration.Identifier.Span,
                evidence.Canonical.Role,
                type.Name,
                $"{evidence.Text}, so say that it is superseded by '{canonical.Name}'",
                Plan(declaration, attribute, canonical),
                Sunset: null);
        }
    }

    /// <summary>Whether this is the part of the type that the attribute goes to: the first that is not generated.</summary>
    private bool IsTheOne(BaseTypeDeclarationSyntax declaration, INamedTypeSymbol type)
    {
        var first = type.DeclaringSyntaxReferences.FirstOrDefault(part => !file.Engine.Compilation.IsGenerated(part.SyntaxTree, file.CancellationToken)) ?? type.DeclaringSyntaxReferences[0];
        return first.SyntaxTree == declaration.SyntaxTree && first.Span == declaration.Span;
    }

    private bool CanWrite(BaseTypeDeclarationSyntax declaration, INamedTypeSymbol type, INamedTypeSymbol attribute, INamedTypeSymbol canonical)
    {
        var speculation = new Speculation(file);
        return (canonical.Arity == 0 || canonical.Arity == type.Arity)
            && !type.GetAttributes().Any(own => SsotAttributes.Recognize(own.AttributeClass) == SsotAttributes.SupersededBy)
            && speculation.CanName(attribute, declaration.SpanStart)
            && speculation.CanName(canonical, declaration.SpanStart);
    }

    private Plan Plan(BaseTypeDeclarationSyntax declaration, INamedTypeSymbol attribute, INamedTypeSymbol canonical)
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
