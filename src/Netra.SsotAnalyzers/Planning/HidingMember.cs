using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Netra.SsotAnalyzers.Analysis;

namespace Netra.SsotAnalyzers.Planning;

/// <summary>
/// A member of a derived type that has the name by which a replacement expression begins: behind <c>kid.</c>, the name that
/// is written for a member of the base type would mean it.
/// </summary>
internal static class HidingMember
{
    /// <summary>Why a use cannot be rewritten where its receiver's type hides what the expression names; null where it does not.</summary>
    public static Refusal? RefusalOf(Use use)
    {
        if (use.Member is not { IsStatic: false, ContainingType: { TypeKind: TypeKind.Class } declaring } || use.Place is not ExpressionSyntax || ReceiverOf(use) is not { } receiver)
            return null;

        foreach (var name in use.Template.Expression!.DescendantNodesAndSelf().OfType<MemberAccessExpressionSyntax>().Where(access => access.Expression is ThisExpressionSyntax).Select(access => access.Name.Identifier.ValueText))
        {
            if (In(receiver, declaring, name) is { } hiding)
                return Refusal.BindsToAnother.For(use.Replacement.Expression, hiding.ContainingType.Name + "." + hiding.Name);
        }

        return null;
    }

    /// <summary>The same for a member that an initializer or a pattern names without a receiver.</summary>
    public static Refusal? RefusalOfName(FileContext file, ExpressionSyntax access, ISymbol member, string name, string replacement) =>
        member.ContainingType is { TypeKind: TypeKind.Class } declaring && NamedOf(file, access) is { } receiver && In(receiver, declaring, name) is { } hiding
            ? Refusal.BindsToAnother.For(replacement, hiding.ContainingType.Name + "." + hiding.Name)
            : null;

    private static ISymbol? In(ITypeSymbol receiver, INamedTypeSymbol declaring, string name)
    {
        if (receiver is ITypeParameterSymbol parameter)
            return parameter.ConstraintTypes.Select(constraint => In(constraint, declaring, name)).FirstOrDefault(hiding => hiding is not null);
        if (!receiver.DerivesFrom(declaring))
            return null;

        for (var type = receiver; type is not null && !SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, declaring.OriginalDefinition); type = type.BaseType)
        {
            if (type.GetMembers(name).FirstOrDefault(member => !member.IsOverride && member is not INamedTypeSymbol) is { } hiding)
                return hiding;
        }

        return null;
    }

    private static ITypeSymbol? ReceiverOf(Use use)
    {
        if (use.Receiver is { } written)
            return use.File.TypeOf(written);
        if (!use.IsConditional)
            return use.File.Model.GetEnclosingSymbol(use.Place.SpanStart, use.File.CancellationToken)?.ContainingType;

        return use.File.TypeOf(use.Place.Ancestors().OfType<ConditionalAccessExpressionSyntax>().First(access => access.WhenNotNull.Span.Contains(use.Place.Span)).Expression);
    }

    private static ITypeSymbol? NamedOf(FileContext file, ExpressionSyntax access)
    {
        foreach (var around in access.Ancestors())
        {
            switch (around)
            {
                case InitializerExpressionSyntax { Parent: AssignmentExpressionSyntax { Left: var member } }:
                    return file.TypeOf(member);
                case InitializerExpressionSyntax { Parent: ExpressionSyntax made }:
                    return file.TypeOf(made);
                case RecursivePatternSyntax pattern:
                    return (file.Model.GetOperation(pattern, file.CancellationToken) as IRecursivePatternOperation)?.MatchedType;
                case StatementSyntax or MemberDeclarationSyntax:
                    return null;
            }
        }

        return null;
    }
}
