using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Map;
using Netra.SsotAnalyzers.Planning;

namespace Netra.SsotAnalyzers.Uses.SideBySide;

/// <summary>Places that take a value by its type: calls with a twin, operators, conversions, <c>throw</c>.</summary>
internal sealed class ValueSinks(FileContext file, CatchClauses catches)
{
    /// <summary>Why a value of this type cannot become one of the canonical type where it stands; null if it can.</summary>
    public Refusal? RefusalOf(ExpressionSyntax value, ITypeSymbol? type)
    {
        var whole = value.Whole(PassedOn);
        if (type is null || !file.Engine.Involves(type))
            return null;

        switch (whole.Parent)
        {
            case ThrowStatementSyntax or ThrowExpressionSyntax:
                return catches.RefusalOfThrown(whole, type);
            case ArgumentSyntax { Parent.Parent: { } call }:
                return RefusalOfCall(call);
            case MemberAccessExpressionSyntax access when access.Expression == whole:
                var node = access.Parent is InvocationExpressionSyntax invoked && invoked.Expression == access ? invoked : (SyntaxNode)access;
                return file.Model.GetSymbolInfo(node, file.CancellationToken).Symbol is { } extension && (extension is IMethodSymbol { ReducedFrom: not null } || ExtensionBlock.Contains(extension)) ? RefusalOfCall(node) : null;
            case InterpolationSyntax when AppendOf(whole) is { } append:
                return file.Engine.Twins.OfCalled(append) is { } appended ? Instead(appended, append) : null;
            case BinaryExpressionSyntax or PrefixUnaryExpressionSyntax or AssignmentExpressionSyntax { RawKind: not (int)SyntaxKind.SimpleAssignmentExpression }:
                return RefusalOfCall(whole.Parent);
            case ReturnStatementSyntax or ArrowExpressionClauseSyntax when file.Model.GetEnclosingSymbol(whole.SpanStart, file.CancellationToken) is IMethodSymbol { MethodKind: not MethodKind.AnonymousFunction, ReturnType: var returned } member && file.Engine.Involves(returned):
                return file.Engine.Twins.Of(member.AssociatedSymbol ?? member) is { } implemented ? Merge(implemented) : null;
        }

        return file.Model.GetConversion(whole, file.CancellationToken) is { IsUserDefined: true, MethodSymbol: { } conversion } && file.Engine.Twins.OfCalled(conversion) is { } twin ? Merge(twin) : null;
    }

    public static Refusal Merge(ISymbol twin) => twin is INamedTypeSymbol contract
        ? Refusal.SameInterface.For(contract.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat))
        : Refusal.SameMember.For(Name(twin));

    /// <summary>What hands a value on as it is, or holds it.</summary>
    public const Around PassedOn = Around.Choice | Around.Cast | Around.Await | Around.NullTest | Around.Container | Around.Assignment;

    /// <summary>The method of an interpolated string handler that takes the value of a hole; null where the string has no handler of its own.</summary>
    private IMethodSymbol? AppendOf(ExpressionSyntax hole)
    {
        var operation = file.Model.GetOperation(hole, file.CancellationToken)?.Parent;
        while (operation is IConversionOperation or IArgumentOperation)
            operation = operation.Parent;
        return (operation as IInvocationOperation)?.TargetMethod;
    }

    private Refusal? RefusalOfCall(SyntaxNode call) => file.Model.GetSymbolInfo(call, file.CancellationToken).Symbol is not { } called ? null
        : file.Engine.Twins.OfCalled(called) is { } twin ? Instead(twin, called)
        : called is IMethodSymbol method && file.Engine.Twins.AmongArguments(method) is { } handled ? Merge(handled)
        : null;

    private static Refusal Instead(ISymbol twin, ISymbol called) => Refusal.OtherOverload.For(Name(twin), Name(called));

    private static string Name(ISymbol member) => member is INamedTypeSymbol
        ? member.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)
        : ((member as IMethodSymbol)?.ReducedFrom ?? member).OriginalDefinition.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat);
}
