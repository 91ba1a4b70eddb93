using Microsoft.CodeAnalysis.CSharp.Syntax;
using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Map;
using Netra.SsotAnalyzers.Uses;

namespace Netra.SsotAnalyzers.Rules.Implementations;

/// <summary>Second implementations of one tree that no attribute declares, as far as the attribute could be written on them.</summary>
internal sealed class UndeclaredEntries(FileContext file)
{
    public IEnumerable<Hit> Find()
    {
        if (file.Engine.SecondImplementations.IsEmpty || file.Engine.Compilation.GetTypeByMetadataName(SupersededByEntry.AttributeName) is not { } attribute)
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
            && new SupersededByEntry(file, attribute).CanBeWritten(declaration, type, canonical))
        {
            yield return new Hit(
                evidence.IsShim ? DiagnosticIds.CompatibilityShim : DiagnosticIds.SecondImplementation,
                declaration.Identifier.Span,
                evidence.Canonical.Role,
                type.Name,
                $"{evidence.Text}, so declare that '{canonical.Name}' supersedes it",
                new SupersededByEntry(file, attribute).Plan(declaration, canonical),
                Sunset: null);
        }
    }

    /// <summary>Whether this is the part of the type that the attribute goes to: the first that is not generated.</summary>
    private bool IsTheOne(BaseTypeDeclarationSyntax declaration, INamedTypeSymbol type)
    {
        var first = type.DeclaringSyntaxReferences.FirstOrDefault(part => !file.Engine.Compilation.IsGenerated(part.SyntaxTree, file.CancellationToken)) ?? type.DeclaringSyntaxReferences[0];
        return first.SyntaxTree == declaration.SyntaxTree && first.Span == declaration.Span;
    }
}
