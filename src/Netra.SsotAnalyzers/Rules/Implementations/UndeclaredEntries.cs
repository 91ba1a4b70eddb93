using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Map;
using Netra.SsotAnalyzers.Planning;
using Netra.SsotAnalyzers.Uses;

namespace Netra.SsotAnalyzers.Rules.Implementations;

/// <summary>Types of one tree that are superseded without an attribute, as far as the attribute could be written on them.</summary>
internal sealed class UndeclaredEntries(FileContext file)
{
    private const string AttributeName = SsotAttributes.Namespace + "." + SsotAttributes.SupersededBy;

    /// <summary>The simple names of this compilation's own types that are superseded without an attribute.</summary>
    private ImmutableHashSet<string> InferredNames => file.Engine.Shared(engine => file.Engine.Map.Superseded
        .Where(entry => entry.Evidence is not null && entry.Legacy.Assembly == file.Engine.Compilation.AssemblyName)
        .Select(entry => entry.Legacy.SimpleName).ToImmutableHashSet());

    public IEnumerable<Hit> Find()
    {
        if (InferredNames.IsEmpty || file.Engine.Compilation.GetTypeByMetadataName(AttributeName) is not { } attribute)
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
        if (InferredNames.Contains(declaration.Identifier.ValueText)
            && file.DeclaredBy(declaration) is INamedTypeSymbol type
            && file.Engine.Map.FindSuperseded(type)?.Evidence is { } evidence
            && IsTheOne(declaration, type)
            && file.Engine.FindSupersession(type) is { Canonical: { } canonical } supersession
            && CanWrite(declaration, type, attribute, canonical))
        {
            yield return new Hit(
                evidence.Kind == EvidenceKind.Shim ? DiagnosticIds.CompatibilityShim : DiagnosticIds.SecondImplementation,
                declaration.Identifier.Span,
                supersession.Role,
                type.Name,
                $"{evidence.Text}, so say that it is superseded by '{canonical.Name}'",
                Plan(declaration, attribute, canonical),
                supersession.Sunset);
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
