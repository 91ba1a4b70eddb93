using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Netra.SsotAnalyzers.Rules.Implementations;

/// <summary>An implementation of a contract that does nothing, for where the role is switched off: no rival of the one that works.</summary>
internal static class NullObject
{
    // One member that does nothing may be a beginning; several are meant.
    private const int MinMembers = 2;

    private static readonly string[] Words = ["Null", "NoOp", "Noop", "Nop", "Disabled", "Dummy"];

    public static bool Is(INamedTypeSymbol type, INamedTypeSymbol contract, CancellationToken cancellationToken)
    {
        if (Words.Any(word => type.Name.StartsWith(word, StringComparison.Ordinal)))
            return true;
        if (type.GetMembers().Any(member => member is IFieldSymbol { IsStatic: false, IsConst: false }))
            return false;

        var asked = contract.AllInterfaces.Add(contract).SelectMany(implemented => implemented.GetMembers())
            .Where(member => member is IMethodSymbol { MethodKind: MethodKind.Ordinary } or IPropertySymbol or IEventSymbol).ToList();
        return asked.Count >= MinMembers && asked.All(member => DoesNothing(type.FindImplementationForInterfaceMember(member), cancellationToken));
    }

    private static bool DoesNothing(ISymbol? member, CancellationToken cancellationToken) =>
        member is { DeclaringSyntaxReferences.Length: 1 } && member.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken) switch
        {
            MethodDeclarationSyntax method => IsNothing(method.Body, method.ExpressionBody) && !IsLeftOut(method),
            PropertyDeclarationSyntax { ExpressionBody: { } arrow } => IsNothing(null, arrow),
            BasePropertyDeclarationSyntax { AccessorList: { } accessors } => accessors.Accessors.All(accessor => (accessor.Body ?? (object?)accessor.ExpressionBody) is not null && IsNothing(accessor.Body, accessor.ExpressionBody)),
            _ => false,
        };

    /// <summary>A task that is null does not do nothing: whoever awaits it fails.</summary>
    private static bool IsLeftOut(MethodDeclarationSyntax method) =>
        (method.ReturnType as SimpleNameSyntax)?.Identifier.ValueText == "Task" && (method.ExpressionBody?.Expression).IsKind(SyntaxKind.NullLiteralExpression);

    private static bool IsNothing(BlockSyntax? body, ArrowExpressionClauseSyntax? arrow) =>
        arrow is not null ? IsNothing(arrow.Expression) : body is not null && body.Statements.All(statement => statement is ReturnStatementSyntax returned && (returned.Expression is null || IsNothing(returned.Expression)));

    private static bool IsNothing(ExpressionSyntax value) => value switch
    {
        LiteralExpressionSyntax or DefaultExpressionSyntax => true,
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } suppressed => IsNothing(suppressed.Operand),
        CollectionExpressionSyntax { Elements.Count: 0 } => true,
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "CompletedTask" or "Empty" or "Zero" or "None" } => true,
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Empty" }, ArgumentList.Arguments.Count: 0 } => true,
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "FromResult" }, ArgumentList.Arguments: { Count: 1 } arguments } => IsNothing(arguments[0].Expression),
        _ => false,
    };
}
