using System.Composition;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Netra.SsotAnalyzers.Analysis;

namespace Netra.SsotAnalyzers.CodeFixes.Refactorings;

/// <summary>
/// Writes entries of the map on the name of a type or member, one at a time and where somebody asks for it. A refactoring is
/// offered by editors alone: <c>dotnet format</c> runs code fixes, so that nothing of it happens in bulk.
/// </summary>
[ExportCodeRefactoringProvider(LanguageNames.CSharp, Name = nameof(DeclarationRefactoring)), Shared]
public sealed class DeclarationRefactoring : CodeRefactoringProvider
{
    public sealed override async Task ComputeRefactoringsAsync(CodeRefactoringContext context)
    {
        if (await DeclarationPlace.FindAsync(context.Document, context.Span, context.CancellationToken).ConfigureAwait(false) is not { } place)
            return;

        var actions = place.Symbol is INamedTypeSymbol
            ? ObsoleteActions.OfType(place).Concat(place.IsOnName ? SupersededActions.Of(place).Concat(CanonicalActions.Of(place)) : [])
            : ObsoleteActions.OfMember(place).Concat(place.IsOnName ? ReExportActions.Of(place) : []);
        foreach (var action in actions)
            context.RegisterRefactoring(action);
    }
}

/// <summary>The declaration that the cursor is on: on its name, or in its <c>[Obsolete]</c>.</summary>
/// <param name="Document">The document.</param>
/// <param name="File">The file and its compilation.</param>
/// <param name="Declaration">The declaration, to which an attribute can be added.</param>
/// <param name="Symbol">What it declares.</param>
/// <param name="Name">Where its name is.</param>
/// <param name="IsOnName">Whether the cursor is on the name.</param>
internal sealed record DeclarationPlace(Document Document, FileContext File, MemberDeclarationSyntax Declaration, ISymbol Symbol, TextSpan Name, bool IsOnName)
{
    public SsotEngine Engine => File.Engine;

    public static async Task<DeclarationPlace?> FindAsync(Document document, TextSpan span, CancellationToken cancellationToken)
    {
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        if (root is null || Around(root, span) is not var (declaration, name) || name.IsMissing || name.ValueText.Length == 0
            || await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model)
        {
            return null;
        }

        var engine = SsotEngine.For(model.Compilation, document.Project.AnalyzerOptions, cancellationToken);
        if (engine.Severities.Mode == SsotMode.Off || engine.Compilation.IsGenerated(model.SyntaxTree, cancellationToken))
            return null;

        var declared = declaration is BaseFieldDeclarationSyntax field ? field.Declaration.Variables[0] : (SyntaxNode)declaration;
        return model.GetDeclaredSymbol(declared, cancellationToken) is { } symbol
            ? new DeclarationPlace(document, new FileContext(engine, model, cancellationToken), declaration, symbol, name.Span, name.Span.IntersectsWith(span))
            : null;
    }

    private static (MemberDeclarationSyntax Declaration, SyntaxToken Name)? Around(SyntaxNode root, TextSpan span)
    {
        var token = root.FindToken(span.Start);
        foreach (var candidate in new[] { token, token.GetPreviousToken() })
        {
            if (!candidate.Span.IntersectsWith(span))
                continue;
            var declaration = candidate.Parent?.FirstAncestorOrSelf<MemberDeclarationSyntax>();
            if (declaration is not null && NameOf(declaration) is { } name && (name == candidate || IsInObsolete(candidate, declaration)))
                return (declaration, name);
        }

        return null;
    }

    private static bool IsInObsolete(SyntaxToken token, MemberDeclarationSyntax declaration) =>
        token.Parent!.FirstAncestorOrSelf<AttributeSyntax>() is { Parent.Parent: { } bearer } attribute && bearer == declaration && attribute.Name.RightmostName() is "Obsolete" or "ObsoleteAttribute";

    /// <summary>The name of a declaration that can be superseded: several fields of one declaration share their attributes, and cannot.</summary>
    private static SyntaxToken? NameOf(MemberDeclarationSyntax declaration) => declaration switch
    {
        BaseTypeDeclarationSyntax type => type.Identifier,
        DelegateDeclarationSyntax type => type.Identifier,
        MethodDeclarationSyntax method => method.Identifier,
        ConstructorDeclarationSyntax constructor => constructor.Identifier,
        PropertyDeclarationSyntax property => property.Identifier,
        IndexerDeclarationSyntax indexer => indexer.ThisKeyword,
        EventDeclarationSyntax @event => @event.Identifier,
        EnumMemberDeclarationSyntax value => value.Identifier,
        BaseFieldDeclarationSyntax { Declaration.Variables: { Count: 1 } only } => only[0].Identifier,
        _ => null,
    };
}
