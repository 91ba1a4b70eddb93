using Microsoft.CodeAnalysis.CSharp;
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
                return (use.ReducedHolder is null ? Refusal.DoesNotBind : Refusal.AfterNullTest).For(use.Replacement.Expression);
        }

        if (use.ReducedHolder is { } holder && (symbol is not IMethodSymbol { ReducedFrom: { } reduced } || reduced.ContainingType.Name != holder))
            return Refusal.AfterNullTest.For(use.Replacement.Expression);

        if (symbol is not null && !ConditionalSymbols(use.Member).SetEquals(ConditionalSymbols(symbol)))
            return Refusal.OtherSymbols.For(use.Member.Name, use.Replacement.Expression);

        // Of a receiver that is written, a cast names the member of the base.
        if ((use.Receiver is null || use.File.Engine.FindSupersession(use.Member.ContainingType) is not null) && HidingMember.RefusalOf(use) is { } hidden)
            return hidden;

        if (CallersOwn(fit) is { } foreign)
            return Refusal.BindsToAnother.For(use.Replacement.Expression, foreign.ToDisplayString());

        if (symbol is not null && OverloadCapture.Of(use, fit.Attempt.Expansion,
            part => Conversions.BindPart(fit, fit.Attempt.Expansion, part)) is { } captured)
        {
            return Refusal.BindsToAnother.For(use.Replacement.Expression, captured.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat));
        }

        return symbol is not null && use.File.Engine.FindReplacement(symbol) == use.Replacement ? Refusal.ReplacesItself.For(use.Replacement.Expression) : null;
    }

    /// <summary>
    /// An extension that is found at the place of the use alone: neither the expression's imports nor what surrounds its declaration bring
    /// it.
    /// </summary>
    private static INamedTypeSymbol? CallersOwn(Fit fit)
    {
        var parts = fit.Use.Template.Expression!.DescendantNodes().OfType<InvocationExpressionSyntax>()
            .Where(call => call.Expression is MemberAccessExpressionSyntax && !call.Ancestors().OfType<AnonymousFunctionExpressionSyntax>().Any());
        return parts.Select(part => Conversions.BindPart(fit, fit.Attempt.Expansion, part).Symbol).Prepend(fit.Attempt.Symbol)
            .FirstOrDefault(symbol =>
                ExtensionHome.HolderOf(symbol) is not null && fit.Use.Extensions.IsForeign(symbol, fit.Use.File.Engine.Compilation)) is { } foreign
            ? ExtensionHome.HolderOf(foreign)
            : null;
    }

    private static ImmutableHashSet<string> ConditionalSymbols(ISymbol member) =>
        [.. member.GetAttributes().Where(attribute => attribute.AttributeClass is { Name: "ConditionalAttribute" })
            .Select(attribute => attribute.ConstructorArguments.FirstOrDefault().Value as string ?? "")];
}

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
            if (DeclaredType(use.Member, slot) is not { } declared || !declared.MentionsTypeParameter() || ConversionCheck.Around(slot) is not { } around
                || bind(around).Symbol is not { } called)
            {
                continue;
            }

            if (slot.Parent is ArgumentSyntax argument
                ? called.ParameterOf(argument) is { } parameter && !Takes(parameter.OriginalDefinition.Type) : !IsMemberOf(called))
            {
                return called;
            }

            bool Takes(ITypeSymbol type) =>
                type.MentionsTypeParameter() || use.File.Engine.Compilation.ClassifyConversion(declared, type).IsImplicit || IsMapped(type);

            // A superseded type's values will be of the canonical one.
            bool IsMapped(ITypeSymbol type) =>
                use.File.Engine.MapType(declared) is { } mapped && use.File.Engine.Compilation.ClassifyConversion(mapped, type).IsImplicit;

            // What a constraint promises is called on the type that fulfils it.
            bool IsMemberOf(ISymbol symbol) => slot.Parent is not MemberAccessExpressionSyntax
                || (symbol is IMethodSymbol { ReducedFrom: { } extension }
                    ? Takes(extension.OriginalDefinition.Parameters[0].Type)
                    : symbol.OriginalDefinition.SelfAndOverridden().Concat(symbol.OriginalDefinition.Implemented())
                        .Any(member => member.ContainingType is not { } type || Takes(type.OriginalDefinition)));
        }

        return null;
    }

    /// <summary>The type of what stands in a place, where the superseded member is declared.</summary>
    private static ITypeSymbol? DeclaredType(ISymbol member, SyntaxNode slot)
    {
        var definition = ((member as IMethodSymbol)?.ReducedFrom ?? member).OriginalDefinition;
        return slot switch
        {
            ThisExpressionSyntax => definition is IMethodSymbol { IsExtensionMethod: true } extension
                ? extension.Parameters[0].Type : definition.ContainingType,
            IdentifierNameSyntax name =>
                definition.Parameters().FirstOrDefault(parameter => parameter.Name == name.Identifier.ValueText)?.Type
                    ?? (name.Identifier.ValueText == "value" ? definition.ValueType() : null),
            _ => null,
        };
    }
}

/// <summary>Default values at the end of the call, if the member that it calls has the same ones: an unwritten value stays unwritten.</summary>
internal static class Defaults
{
    public static Refusal? LeaveOut(Fit fit)
    {
        var (use, attempt) = (fit.Use, fit.Attempt);
        var isOmitted = use.Suffix.IsEmpty && fit.Hoist is null && attempt.Expansion.Variant.ParameterNames.IsEmpty
            && attempt.Symbol is IMethodSymbol called
            && (TryLeaveOut(fit, called, [.. called.Parameters.Select(parameter => parameter.Name)]) || TryLeaveOut(fit, called, []));
        return (isOmitted ? fit.Attempt : attempt).Expansion.HasCallerInfo ? Refusal.CallerInfo.For(use.Replacement.Expression) : null;
    }

    private static bool TryLeaveOut(Fit fit, IMethodSymbol called, ImmutableArray<string> names)
    {
        var variant = fit.Attempt.Expansion.Variant with { OmitsDefaults = true, KeptNames = names };
        var shorter = Expansion.Of(fit.Use, variant);
        var others = shorter.OmittedDefaults
            .Where(omitted => !called.Parameters.Any(parameter => (omitted.Name is null ? parameter.Ordinal == omitted.Index : parameter.Name == omitted.Name)
            && parameter.HasExplicitDefaultValue && (Use.CallerInfoOf(parameter) ?? Use.DefaultText(parameter)) == omitted.Text))
                .Select(omitted => omitted.Parameter).ToImmutableHashSet();
        if (!others.IsEmpty && !names.IsEmpty)
            shorter = Expansion.Of(fit.Use, variant with { WrittenDefaults = others });
        if ((!others.IsEmpty && names.IsEmpty) || PlanPiece.AreSame(shorter.Pieces, fit.Pieces)
            || !SymbolEqualityComparer.Default.Equals(fit.Speculation.Bind(fit.Use.Spot, fit.Use.Spot.Span, shorter.Pieces).Symbol, called))
        {
            return false;
        }

        (fit.Attempt, fit.Pieces) = (fit.Attempt with { Expansion = shorter }, shorter.Pieces);
        return true;
    }
}

/// <summary>What the place of the use demands beyond a value: a constant, something to assign to, an object with its required members.</summary>
internal static class Place
{
    public static Refusal? Check(Fit fit)
    {
        var (use, symbol) = (fit.Use, fit.Attempt.Symbol);
        if (use.Member is IFieldSymbol { HasConstantValue: true }
            && ConstantPlace.RefusalOf(use.File, use.Spot, use.Spot.Span, fit.Pieces, use.Replacement.Expression) is { } constant)
        {
            return constant;
        }

        if (WrittenPlace.RefusalOf(use.File, use.Spot, symbol,
            isOwn: WrittenPlace.IsOwn(use.Spot) && use.Template.Expression is MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax }) is { } written)
        {
            return written;
        }

        return symbol is IMethodSymbol { MethodKind: MethodKind.Constructor } constructor && use.Template.Expression is ObjectCreationExpressionSyntax creation
            ? CreatedObject.RefusalOf(use.File, constructor, (use.Spot as BaseObjectCreationExpressionSyntax)?.Initializer, creation.Initializer)
            : null;
    }
}
