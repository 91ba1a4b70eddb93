using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Netra.SsotAnalyzers.Analysis;

namespace Netra.SsotAnalyzers.Planning;

/// <summary>Places that take only a constant, such as a <c>case</c> label: what replaces a constant there has to be one.</summary>
internal static class ConstantPlace
{
    /// <summary>Why what is written cannot take the constant's place; null if it can.</summary>
    /// <param name="file">The file.</param>
    /// <param name="constant">The constant.</param>
    /// <param name="replaced">What of it is replaced.</param>
    /// <param name="pieces">What is written instead.</param>
    /// <param name="replacement">How the message calls that.</param>
    public static Refusal? RefusalOf(FileContext file, ExpressionSyntax constant, TextSpan replaced, ImmutableArray<PlanPiece> pieces, string replacement)
    {
        var whole = constant;
        while (PartOf(whole) is { } outer && file.Model.GetConstantValue(outer, file.CancellationToken).HasValue)
            whole = outer;

        var place = NameOf(whole) ?? (file.Model.GetConversion(whole, file.CancellationToken).IsConstantExpression ? "a conversion of a constant" : null);
        return place is null || new Speculation(file).IsConstant(constant, replaced, pieces) ? null : Refusal.NotConstant.For(replacement, place);
    }

    private static ExpressionSyntax? PartOf(ExpressionSyntax expression) => expression.Parent switch
    {
        InterpolationSyntax interpolation => interpolation.Parent as ExpressionSyntax,
        ExpressionSyntax outer => outer,
        _ => null,
    };

    private static string? NameOf(ExpressionSyntax expression) => expression.Parent switch
    {
        CaseSwitchLabelSyntax => "a 'case' label",
        GotoStatementSyntax => "'goto case'",
        ConstantPatternSyntax or RelationalPatternSyntax => "a pattern",
        AttributeArgumentSyntax => "an attribute",
        EqualsValueClauseSyntax { Parent: ParameterSyntax } => "a default value",
        EqualsValueClauseSyntax { Parent: EnumMemberDeclarationSyntax } => "an enum member",
        EqualsValueClauseSyntax { Parent.Parent.Parent: FieldDeclarationSyntax field } when field.Modifiers.Any(SyntaxKind.ConstKeyword) => "a constant",
        EqualsValueClauseSyntax { Parent.Parent.Parent: LocalDeclarationStatementSyntax { IsConst: true } } => "a constant",
        ArgumentSyntax { Parent: BracketedArgumentListSyntax { Parent: VariableDeclaratorSyntax } } => "a fixed-size buffer",
        ArrayRankSpecifierSyntax { Parent.Parent: ArrayCreationExpressionSyntax { Initializer: not null } } => "an array with an initializer",
        _ => null,
    };
}
