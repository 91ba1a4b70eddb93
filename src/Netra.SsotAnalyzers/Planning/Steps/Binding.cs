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

        if (symbol is not null && !ConditionalSymbols(use.Member).SetEquals(ConditionalSymbols(symbol)))
            return Refusal.OtherSymbols.For(use.Member.Name, use.Replacement.Expression);

        return symbol is not null && use.File.Engine.FindReplacement(symbol) == use.Replacement ? Refusal.ReplacesItself.For(use.Replacement.Expression) : null;
    }

    private static ImmutableHashSet<string> ConditionalSymbols(ISymbol member) =>
        [.. member.GetAttributes().Where(attribute => attribute.AttributeClass is { Name: "ConditionalAttribute" }).Select(attribute => attribute.ConstructorArguments.FirstOrDefault().Value as string ?? "")];
}
