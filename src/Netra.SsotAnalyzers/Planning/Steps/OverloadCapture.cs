using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Netra.SsotAnalyzers.Planning.Steps;

/// <summary>
/// A call that the type arguments of one use bring to another member. Where <c>Old&lt;T&gt;(T value)</c> declares
/// <c>New(value)</c>, the expression means what takes any <c>T</c>, also where a <c>New(string)</c> fits a string better.
/// </summary>
internal static class OverloadCapture
{
    /// <summary>The member that is called instead of the declared one; null where there is none.</summary>
    /// <param name="use">The use.</param>
    /// <param name="written">The expression as it is written.</param>
    /// <param name="bind">Binds a part of it.</param>
    public static ISymbol? Of(Use use, Expansion written, Func<ExpressionSyntax, (ISymbol? Symbol, ITypeSymbol? Type)> bind)
    {
        foreach (var (slot, _) in written.Places)
        {
            if (DeclaredType(use.Member, slot) is not { } declared || !declared.MentionsTypeParameter() || ConversionCheck.Around(slot) is not { } around || bind(around).Symbol is not { } called)
                continue;

            if (slot.Parent is ArgumentSyntax argument ? called.ParameterOf(argument) is { } parameter && !Takes(parameter.OriginalDefinition.Type) : !IsMemberOf(called))
                return called;

            bool Takes(ITypeSymbol type) => type.MentionsTypeParameter() || use.File.Engine.Compilation.ClassifyConversion(declared, type).IsImplicit || IsMapped(type);

            // A superseded type's values will be of the canonical one.
            bool IsMapped(ITypeSymbol type) => use.File.Engine.MapType(declared) is { } mapped && use.File.Engine.Compilation.ClassifyConversion(mapped, type).IsImplicit;

            // What a constraint promises is called on the type that fulfils it.
            bool IsMemberOf(ISymbol symbol) => slot.Parent is not MemberAccessExpressionSyntax
                || (symbol is IMethodSymbol { ReducedFrom: { } extension }
                    ? Takes(extension.OriginalDefinition.Parameters[0].Type)
                    : symbol.OriginalDefinition.SelfAndOverridden().Concat(symbol.OriginalDefinition.Implemented()).Any(member => member.ContainingType is not { } type || Takes(type.OriginalDefinition)));
        }

        return null;
    }

    /// <summary>The type of what stands in a place, where the superseded member is declared.</summary>
    private static ITypeSymbol? DeclaredType(ISymbol member, SyntaxNode slot)
    {
        var definition = ((member as IMethodSymbol)?.ReducedFrom ?? member).OriginalDefinition;
        return slot switch
        {
            ThisExpressionSyntax => definition is IMethodSymbol { IsExtensionMethod: true } extension ? extension.Parameters[0].Type : definition.ContainingType,
            IdentifierNameSyntax name => definition.Parameters().FirstOrDefault(parameter => parameter.Name == name.Identifier.ValueText)?.Type ?? (name.Identifier.ValueText == "value" ? definition.ValueType() : null),
            _ => null,
        };
    }
}
