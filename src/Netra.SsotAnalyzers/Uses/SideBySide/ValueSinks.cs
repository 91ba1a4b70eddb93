using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Map;
using Netra.SsotAnalyzers.Planning;

namespace Netra.SsotAnalyzers.Uses.SideBySide;

/// <summary>Places that take a value by its type: calls with a twin, operators, conversions, <c>throw</c>.</summary>
internal sealed class ValueSinks(SsotEngine engine, SemanticModel model, CatchClauses catches, CancellationToken cancellationToken)
{
    /// <summary>Why a value of this type cannot become one of the canonical type where it stands; null if it can.</summary>
    public Refusal? RefusalOf(ExpressionSyntax value, ITypeSymbol? type)
    {
        var whole = value.Whole(PassedOn);
        if (type is null || !engine.Involves(type))
            return null;

        switch (whole.Parent)
        {
            case ThrowStatementSyntax or ThrowExpressionSyntax:
                return catches.RefusalOfThrown(whole, type);
            case ArgumentSyntax { Parent.Parent: { } call }:
                return RefusalOfCall(call);
            case MemberAccessExpressionSyntax access when access.Expression == whole:
                var node = access.Parent is InvocationExpressionSyntax invoked && invoked.Expression == access ? invoked : (SyntaxNode)access;
                return model.GetSymbolInfo(node, cancellationToken).Symbol is { } extension && (extension is IMethodSymbol { ReducedFrom: not null } || ExtensionBlock.Contains(extension)) ? RefusalOfCall(node) : null;
            case InterpolationSyntax when AppendOf(whole) is { } append:
                return engine.Twins.OfCalled(append) is { } appended ? Instead(appended, append) : null;
            case BinaryExpressionSyntax or PrefixUnaryExpressionSyntax or AssignmentExpressionSyntax { RawKind: not (int)SyntaxKind.SimpleAssignmentExpression }:
                return RefusalOfCall(whole.Parent);
            case ReturnStatementSyntax or ArrowExpressionClauseSyntax when model.GetEnclosingSymbol(whole.SpanStart, cancellationToken) is IMethodSymbol { MethodKind: not MethodKind.AnonymousFunction, ReturnType: var returned } member && engine.Involves(returned):
                return engine.Twins.Of(member.AssociatedSymbol ?? member) is { } implemented ? Merge(implemented) : null;
        }

        return model.GetConversion(whole, cancellationToken) is { IsUserDefined: true, MethodSymbol: { } conversion } && engine.Twins.OfCalled(conversion) is { } twin ? Merge(twin) : null;
    }

    public static Refusal Merge(ISymbol twin) => twin is INamedTypeSymbol contract
        ? Refusal.SameInterface.For(contract.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat))
        : Refusal.SameMember.For(Name(twin));

    /// <summary>What hands a value on as it is, or holds it.</summary>
    public const Around PassedOn = Around.Choice | Around.Cast | Around.Await | Around.NullTest | Around.Container | Around.Assignment;

    /// <summary>The method of an interpolated string handler that takes the value of a hole; null where the string has no handler of its own.</summary>
    private IMethodSymbol? AppendOf(ExpressionSyntax hole)
    {
        var operation = model.GetOperation(hole, cancellationToken)?.Parent;
        while (operation is IConversionOperation or IArgumentOperation)
            operation = operation.Parent;
        return (operation as IInvocationOperation)?.TargetMethod;
    }

    private Refusal? RefusalOfCall(SyntaxNode call) => model.GetSymbolInfo(call, cancellationToken).Symbol is not { } called ? null
        : engine.Twins.OfCalled(called) is { } twin ? Instead(twin, called)
        : called is IMethodSymbol method && engine.Twins.AmongArguments(method) is { } handled ? Merge(handled)
        : null;

    private static Refusal Instead(ISymbol twin, ISymbol called) => Refusal.OtherOverload.For(Name(twin), Name(called));

    private static string Name(ISymbol member) => member is INamedTypeSymbol
        ? member.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)
        : ((member as IMethodSymbol)?.ReducedFrom ?? member).OriginalDefinition.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat);
}
