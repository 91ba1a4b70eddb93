using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;
using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Map;

namespace Netra.SsotAnalyzers.Planning;

/// <summary>
/// The replacement of one use as messages show it: with the receiver and the arguments of this use. What the use does not
/// write, such as the arguments of a method that <c>foreach</c> calls, is shown as <c>…</c>.
/// </summary>
internal static class ReplacementText
{
    private const int MaxLength = 100;
    private const int MaxArgumentLength = 40;
    private const string Unknown = "…";

    private static readonly Regex OnlyUnknown = new(@"(?<=[(\[])…(, …)*(?=[)\]])");
    private static readonly Regex Arguments = new(@"(?<=\w[(\[])[^()\[\]]+(?=[)\]])");
    private static readonly Regex Space = new(@"\s+");

    /// <summary>What a plan writes; null where that is more than a message can show: several lines, locals.</summary>
    public static string? Of(Plan plan, SourceText source)
    {
        var text = new StringBuilder(IsBehindNullTest(source, plan.Span.Start) ? "?" : "");
        foreach (var piece in plan.Pieces)
        {
            switch (piece)
            {
                // A comment that the plan keeps says nothing about the replacement.
                case PlanPiece.Text { Value: var comment } when comment.StartsWith("/*", StringComparison.Ordinal)
                    || comment.StartsWith("//", StringComparison.Ordinal):
                    break;
                case PlanPiece.Text literal:
                    text.Append(literal.Value.Replace("global::", ""));
                    break;
                case PlanPiece.Source copied:
                    var written = Short(source.ToString(copied.Span));
                    text.Append(copied.Parenthesize ? $"({written})" : written);
                    break;
                case PlanPiece.TypeName { WithTypeArguments: true } name:
                    text.Append(Name(name.Type));
                    break;
                case PlanPiece.TypeName name:
                    text.Append(name.Type.Name);
                    break;
                default:
                    return null;
            }
        }

        var result = text.ToString();
        return result.Length is 0 or > MaxLength || result.IndexOfAny(['\r', '\n']) >= 0 || result.Contains("/*") || result.Contains("//") ? null : result;
    }

    /// <summary>The declared expression with what a use passes in it, whether or not the use can be rewritten.</summary>
    public static string Of(FileContext file, SyntaxNode spot, ISymbol member, MemberReplacement replacement)
    {
        var template = ReplacementTemplate.Of(member, replacement.Expression);
        if (template.Expression is not { } expression)
            return replacement.Expression;

        var shown = ShownUse.Of(file, spot, member, replacement);
        var text = new StringBuilder();
        var position = expression.SpanStart;
        foreach (var name in expression.DescendantNodesAndSelf().OfType<ExpressionSyntax>())
        {
            if (name.SpanStart < position || Value(name, template, shown) is not { } value)
                continue;

            // The receiver is implicit: "this.Send(x)" is "Send(x)".
            var isLeftOut = value.Length == 0 && name.Parent is MemberAccessExpressionSyntax;
            text.Append(Between(expression, position, name.SpanStart)).Append(value);
            position = isLeftOut ? ((MemberAccessExpressionSyntax)name.Parent!).OperatorToken.Span.End : name.Span.End;
        }

        text.Append(Between(expression, position, expression.Span.End));
        var result = OnlyUnknown.Replace(Space.Replace(text.ToString(), " "), Unknown);
        return result.Length <= MaxLength ? result : Arguments.Replace(result, Unknown) is { Length: <= MaxLength } shorter ? shorter : Unknown;
    }

    /// <summary>What a use passes, as messages show it: in one line, or <c>…</c>.</summary>
    public static string Short(string text) =>
        text.Length > MaxArgumentLength || text.IndexOfAny(['\r', '\n']) >= 0 || text.Contains("/*") || text.Contains("//") ? Unknown : text;

    /// <summary>What stands for a name of the expression; null where it stays as it is.</summary>
    private static string? Value(ExpressionSyntax name, ReplacementTemplate template, ShownUse shown)
    {
        if (name is ThisExpressionSyntax)
            return Receiver(name, shown);
        if (name is not IdentifierNameSyntax identifier || !template.IsFreeName(identifier))
            return null;

        var parameter = identifier.Identifier.ValueText;
        if (shown.Use.TypeArguments.TryGetValue(parameter, out var type))
            return type is ITypeParameterSymbol ? null : Name(type);
        if (shown.Use.Arguments.TryGetValue(parameter, out var argument))
            return Written(name, argument);

        return parameter == "value" || shown.Use.Member.Parameters().Any(own => own.Name == parameter) ? Unknown : null;
    }

    private static string Written(ExpressionSyntax slot, ArgumentValue argument)
    {
        if (argument.Expressions.IsEmpty)
            return argument.CallerInfo is not null ? Unknown : argument.Written is { Length: > 0 } written ? written.Replace("global::", "") : "[]";

        var text = string.Join(", ", argument.Expressions.Select(expression => Short(expression.ToString())));
        return argument.Expressions.Length == 1 && ExpressionShape.NeedsParentheses(argument.Expressions[0], slot) ? $"({text})" : text;
    }

    /// <summary>The receiver; the name of its type where the use shows none, as in a pattern; empty where it is the code's own instance.</summary>
    private static string Receiver(ExpressionSyntax slot, ShownUse shown)
    {
        if (shown.Receiver is { } receiver)
            return shown.Use.Receiver is { } written && ExpressionShape.NeedsParentheses(written, slot) ? $"({receiver})" : receiver;

        var isMember = slot.Parent is MemberAccessExpressionSyntax;
        return shown.IsOwnInstance ? (isMember ? "" : "this") : isMember ? shown.Use.Member.ContainingType.Name : Unknown;
    }

    private static string Between(ExpressionSyntax expression, int start, int end) =>
        expression.ToString().Substring(start - expression.SpanStart, end - start);

    private static string Name(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);

    private static bool IsBehindNullTest(SourceText source, int start) => start > 0 && source[start - 1] == '?' && source[start] is '.' or '[';
}

/// <summary>A use as far as a message can show it: what its syntax and its operation tell of receiver and arguments.</summary>
/// <param name="Use">What is passed.</param>
/// <param name="Receiver">The receiver's text, with the chain in front of it behind a <c>?.</c>; null where none is written.</param>
/// <param name="IsOwnInstance">Whether the receiver is the instance that the code belongs to.</param>
internal sealed record ShownUse(Use Use, string? Receiver, bool IsOwnInstance)
{
    public static ShownUse Of(FileContext file, SyntaxNode spot, ISymbol member, MemberReplacement replacement)
    {
        var operation = NeedsOperation(spot) ? file.Model.GetOperation(spot, file.CancellationToken) : null;
        if (operation is IAttributeOperation attribute)
            operation = attribute.Operation;

        var arguments = operation switch
        {
            IInvocationOperation call => call.Arguments,
            IObjectCreationOperation creation => creation.Arguments,
            IPropertyReferenceOperation access => access.Arguments,
            _ => [],
        };
        var receiver = ReceiverOf(spot, member, arguments);
        var use = new Use(file, member, replacement, spot) { Receiver = receiver }.With(arguments).WithBlockReceiver();
        AddOperands(use, spot);
        if (spot.Parent is AssignmentExpressionSyntax assignment && assignment.Left == spot)
            use.With("value", ArgumentValue.Of(assignment.Right));

        var instance = operation switch { IInvocationOperation call => call.Instance, IMemberReferenceOperation access => access.Instance, _ => null };
        return new ShownUse(use, use.Receiver is { } written ? TextOf(written) : null,
            instance is IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance });
    }

    /// <summary>Whether the syntax alone does not tell receiver and arguments: an operation is asked for as rarely as possible.</summary>
    private static bool NeedsOperation(SyntaxNode spot) =>
        spot is not (MemberAccessExpressionSyntax or MemberBindingExpressionSyntax or BinaryExpressionSyntax or CastExpressionSyntax
            or CommonForEachStatementSyntax);

    private static ExpressionSyntax? ReceiverOf(SyntaxNode spot, ISymbol member, ImmutableArray<IArgumentOperation> arguments) =>
        member is IMethodSymbol { IsExtensionMethod: true, ReducedFrom: null }
            ? (arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == 0)?.Syntax as ArgumentSyntax)?.Expression
            : (spot is InvocationExpressionSyntax call ? call.Expression : spot) switch
            {
                MemberAccessExpressionSyntax access => access.Expression,
                ElementAccessExpressionSyntax access => access.Expression,
                MemberBindingExpressionSyntax or ElementBindingExpressionSyntax => spot.FirstAncestorOrSelf<ConditionalAccessExpressionSyntax>()?.Expression,
                AssignmentExpressionSyntax { Left: var left } when !member.IsStatic => left,
                PrefixUnaryExpressionSyntax { Operand: var operand } when !member.IsStatic => operand,
                PostfixUnaryExpressionSyntax { Operand: var operand } when !member.IsStatic => operand,
                _ => null,
            };

    /// <summary>The operands of an operator, by its parameters.</summary>
    private static void AddOperands(Use use, SyntaxNode spot)
    {
        if (use.Member is not IMethodSymbol { MethodKind: MethodKind.UserDefinedOperator or MethodKind.Conversion } method)
            return;

        ImmutableArray<ExpressionSyntax> operands = spot switch
        {
            BinaryExpressionSyntax binary => [binary.Left, binary.Right],
            AssignmentExpressionSyntax assignment => method.IsStatic ? [assignment.Left, assignment.Right] : [assignment.Right],
            PrefixUnaryExpressionSyntax prefix when method.IsStatic => [prefix.Operand],
            PostfixUnaryExpressionSyntax postfix when method.IsStatic => [postfix.Operand],
            CastExpressionSyntax cast => [cast.Expression],
            _ => [],
        };
        foreach (var (parameter, operand) in method.Parameters.Zip(operands, (parameter, operand) => (parameter, operand)))
            use.With(parameter.Name, ArgumentValue.Of(operand));
    }

    private static string TextOf(ExpressionSyntax receiver)
    {
        if (!Use.BeginsBehindNullTest(receiver))
            return ReplacementText.Short(receiver.ToString());

        var chain = receiver.Ancestors().OfType<ConditionalAccessExpressionSyntax>().Last(access => !Use.BeginsBehindNullTest(access));
        return ReplacementText.Short(chain.ToString().Substring(0, receiver.Span.End - chain.SpanStart));
    }
}
