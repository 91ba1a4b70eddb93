using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Netra.SsotAnalyzers.Planning.Steps;

/// <summary>What is written has to bind, at least with an import, and to something else than what it replaces.</summary>
internal static class Binding
{
    public static Refusal? Check(Fit fit)
    {
        var (use, symbol) = (fit.Use, fit.Attempt.Symbol);
        if (!fit.Attempt.Binds && use.Template.Expression is not AnonymousFunctionExpressionSyntax)
        {
            fit.Imports = ExtensionImports.Of(use.File.Engine.Compilation, use.Template, use.Replacement.Imports);
            if (fit.Imports.IsEmpty)
                return Refusal.DoesNotBind.For(use.Replacement.Expression);
        }

        if (use.ReducedHolder is { } holder && (symbol is not IMethodSymbol { ReducedFrom: { } reduced } || reduced.ContainingType.Name != holder))
            return Refusal.AfterNullTest.For(use.Replacement.Expression);

        if (symbol is not null && !ConditionalSymbols(use.Member).SetEquals(ConditionalSymbols(symbol)))
            return Refusal.OtherSymbols.For(use.Member.Name, use.Replacement.Expression);

        // Of a receiver that is written, a cast names the member of the base.
        if ((use.Receiver is null || use.File.Engine.FindSupersession(use.Member.ContainingType) is not null) && HidingMember.RefusalOf(use) is { } hidden)
            return hidden;

        if (symbol is IMethodSymbol { ReducedFrom: { } extension } && IsCallersOwn(use, extension))
            return Refusal.BindsToAnother.For(use.Replacement.Expression, extension.ContainingType.Name + "." + extension.Name);

        if (symbol is not null && OverloadCapture.Of(use, fit.Attempt.Expansion, part => Conversions.BindPart(fit, fit.Attempt.Expansion, part)) is { } captured)
            return Refusal.BindsToAnother.For(use.Replacement.Expression, captured.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat));

        return symbol is not null && use.File.Engine.FindReplacement(symbol) == use.Replacement ? Refusal.ReplacesItself.For(use.Replacement.Expression) : null;
    }

    /// <summary>Whether an extension method is found at the place of the use alone: neither the expression's imports nor what surrounds its declaration bring it.</summary>
    private static bool IsCallersOwn(Use use, IMethodSymbol extension)
    {
        if (extension.ContainingNamespace is not { } ns || extension.DeclaringSyntaxReferences.IsEmpty || use.Replacement.Imports.Contains(ns.ToDisplayString()))
            return false;

        for (var around = use.Member.ContainingNamespace; around is not null; around = around.ContainingNamespace)
        {
            if (SymbolEqualityComparer.Default.Equals(around, ns))
                return false;
        }

        // The imports of the declaration's file, and those of all files of its project.
        var name = ns.ToDisplayString();
        return !use.Member.DeclaringSyntaxReferences.Any(reference => Directives(reference.SyntaxTree.GetRoot()).Any(Imports))
            && !(SymbolEqualityComparer.Default.Equals(use.Member.ContainingAssembly, use.File.Model.Compilation.Assembly)
                && use.File.Model.Compilation.SyntaxTrees.Any(tree => Directives(tree.GetRoot()).Any(directive => directive.GlobalKeyword.RawKind != 0 && Imports(directive))));

        bool Imports(UsingDirectiveSyntax directive) => directive.NamespaceOrType.ToString() == name;
    }

    private static IEnumerable<UsingDirectiveSyntax> Directives(SyntaxNode root) =>
        root.DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax).OfType<UsingDirectiveSyntax>();

    private static ImmutableHashSet<string> ConditionalSymbols(ISymbol member) =>
        [.. member.GetAttributes().Where(attribute => attribute.AttributeClass is { Name: "ConditionalAttribute" }).Select(attribute => attribute.ConstructorArguments.FirstOrDefault().Value as string ?? "")];
}
