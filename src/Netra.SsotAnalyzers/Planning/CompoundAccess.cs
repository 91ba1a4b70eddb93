using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Map;

namespace Netra.SsotAnalyzers.Planning;

/// <summary>
/// A property that is read and written at once, where each accessor has a replacement of its own: <c>b.Old += x</c> becomes
/// <c>b.Set(b.Get() + x)</c>. The receiver is written twice, so it must be the same both times.
/// </summary>
internal static class CompoundAccess
{
    /// <summary>The plan; null where the two replacements cannot be put together.</summary>
    /// <param name="file">The file.</param>
    /// <param name="property">The property.</param>
    /// <param name="access">Its access, on the left of a compound assignment or in an increment.</param>
    public static Plan? Of(FileContext file, IPropertySymbol property, ExpressionSyntax access)
    {
        if (property.IsIndexer || access.Parent is not ExpressionSyntax { Parent: ExpressionStatementSyntax } whole || access is MemberBindingExpressionSyntax
            || OperatorOf(file, whole, property) is not { } sign
            || property is not { GetMethod: { } getter, SetMethod: { } setter } || file.Engine.FindReplacement(getter) is not { } read
            || file.Engine.FindReplacement(setter) is not { } write
            || !StoresAtOnce(write))
        {
            return null;
        }

        var receiver = access is MemberAccessExpressionSyntax dotted && !property.IsStatic ? dotted.Expression : null;
        if (receiver is not null && !ExpressionShape.IsConstant(receiver, file.Model))
            return null;

        var placeholder = $"default({(file.Engine.MapType(property.Type) ?? property.Type).ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)})!";
        var stored = Fit.Of(new Use(file, property, write, whole) { Type = property.Type, Receiver = receiver }.With("value",
            new ArgumentValue([], placeholder, ElementType: null)));
        if (stored.Plan is not { } plan || plan.Span != whole.Span
            || plan.Pieces.Count(piece => piece is PlanPiece.Text text && text.Value == placeholder) != 1
            || ReadPieces(file, property, read, access, receiver) is not { } reading)
        {
            return null;
        }

        var right = whole is AssignmentExpressionSyntax assignment
            ? (PlanPiece)new PlanPiece.Source(assignment.Right.Span, Parenthesize: !ExpressionShape.IsPrimary(assignment.Right)) : new PlanPiece.Text("1");
        var index = plan.Pieces.IndexOf(new PlanPiece.Text(placeholder));
        return plan with { Pieces = [.. plan.Pieces.Take(index), .. reading, new PlanPiece.Text($" {sign} "), right, .. plan.Pieces.Skip(index + 1)] };
    }

    /// <summary>The operator, if its result needs no conversion back to the property's type.</summary>
    private static string? OperatorOf(FileContext file, ExpressionSyntax whole, IPropertySymbol property) =>
        file.Model.GetOperation(whole, file.CancellationToken) switch
        {
            ICompoundAssignmentOperation { InConversion.IsIdentity: true, OutConversion.IsIdentity: true } when whole is AssignmentExpressionSyntax assignment
                && property.Type.TypeKind is not TypeKind.Dynamic =>
                assignment.OperatorToken.Text.TrimEnd('='),
            IIncrementOrDecrementOperation { OperatorMethod: null } step when property.Type.SpecialType is SpecialType.System_Int32 or SpecialType.System_Int64
                or SpecialType.System_Double or SpecialType.System_Decimal =>
                step.Kind == OperationKind.Increment ? "+" : "-",
            _ => null,
        };

    /// <summary>Whether the replacement of a setter does nothing before it takes the value: the old value would be read after it.</summary>
    private static bool StoresAtOnce(MemberReplacement replacement) => ReplacementTemplate.Parse(replacement.Expression).Expression switch
    {
        InvocationExpressionSyntax
        {
            Expression: MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax or NameSyntax },
            ArgumentList.Arguments: var arguments
        } =>
            arguments.Count(argument => argument.Expression is IdentifierNameSyntax { Identifier.ValueText: "value" }) == 1
                && arguments.All(argument => argument.Expression is LiteralExpressionSyntax or IdentifierNameSyntax { Identifier.ValueText: "value" }),
        AssignmentExpressionSyntax
        {
            RawKind: (int)SyntaxKind.SimpleAssignmentExpression,
            Left: MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax or NameSyntax },
            Right: IdentifierNameSyntax { Identifier.ValueText: "value" }
        } =>
            true,
        _ => false,
    };

    /// <summary>The replacement of the getter, where it yields the property's type.</summary>
    private static ImmutableArray<PlanPiece>? ReadPieces(FileContext file, IPropertySymbol property, MemberReplacement replacement, ExpressionSyntax access,
        ExpressionSyntax? receiver)
    {
        var use = new Use(file, property, replacement, access) { Type = property.Type, Receiver = receiver };
        foreach (var variant in Variant.ByLength)
        {
            var expansion = Expansion.Of(use, variant);
            if (expansion.Refusal is null && !expansion.HidesImplicitMember && expansion.Evaluation?.Refusal is null
                && new Speculation(file).Bind(access, access.Span, expansion.Pieces).Type is { } type
                && SymbolEqualityComparer.Default.Equals(type, file.Engine.MapType(property.Type) ?? property.Type))
            {
                return ExpressionShape.IsPrimary(use.Template.Expression!)
                    ? expansion.Pieces : [new PlanPiece.Text("("), .. expansion.Pieces, new PlanPiece.Text(")")];
            }
        }

        return null;
    }
}
