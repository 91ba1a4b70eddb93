using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Netra.SsotAnalyzers.Rules.Implementations;

/// <summary>A class that, by syntax alone, adds nothing to another type: an empty subclass, or a wrapper that only forwards.</summary>
/// <param name="Declaration">The class.</param>
/// <param name="Receiver">What a wrapper forwards to; null for an empty subclass.</param>
/// <param name="Forwarded">How many members a wrapper forwards.</param>
internal sealed record ShimShape(ClassDeclarationSyntax Declaration, ExpressionSyntax? Receiver, int Forwarded)
{
    private static readonly ConditionalWeakTable<ClassDeclarationSyntax, StrongBox<ShimShape?>> Cache = new();

    /// <summary>The shape of a class, looked at once for each tree; null for a class that adds something.</summary>
    public static ShimShape? Find(ClassDeclarationSyntax declaration) => Cache.GetValue(declaration, node => new StrongBox<ShimShape?>(Of(node))).Value;

    private static ShimShape? Of(ClassDeclarationSyntax declaration)
    {
        if (declaration.Modifiers.Any(SyntaxKind.PartialKeyword) || declaration.Modifiers.Any(SyntaxKind.AbstractKeyword))
            return null;
        if (declaration.BaseList is { Types.Count: 1 } && declaration.Members.All(member => member is ConstructorDeclarationSyntax) && PassesConstructionOn(declaration))
            return new ShimShape(declaration, Receiver: null, Forwarded: 0);
        return Forwarder(declaration);
    }

    private static bool PassesConstructionOn(ClassDeclarationSyntax declaration)
    {
        if (declaration.ParameterList is { Parameters.Count: > 0 } primary
            && !(declaration.BaseList!.Types[0] is PrimaryConstructorBaseTypeSyntax baseType && Forwarding.PassesOn(primary.Parameters, baseType.ArgumentList.Arguments)))
        {
            return false;
        }

        return declaration.Members.OfType<ConstructorDeclarationSyntax>().All(constructor =>
            constructor is { ExpressionBody: null, Body.Statements.Count: 0 }
            && !constructor.Modifiers.Any(SyntaxKind.StaticKeyword)
            && (constructor.Initializer is null or { ThisOrBaseKeyword.RawKind: (int)SyntaxKind.BaseKeyword })
            && Forwarding.PassesOn(constructor.ParameterList.Parameters, constructor.Initializer?.ArgumentList.Arguments ?? default));
    }

    private static ShimShape? Forwarder(ClassDeclarationSyntax declaration)
    {
        ExpressionSyntax? receiver = null;
        var forwarded = 0;
        foreach (var member in declaration.Members)
        {
            switch (member)
            {
                case FieldDeclarationSyntax field when field.Declaration.Variables.Count == 1 && IsPrivate(field.Modifiers):
                    continue;

                case ConstructorDeclarationSyntax constructor when OnlyAssigns(constructor):
                    continue;

                case MethodDeclarationSyntax or PropertyDeclarationSyntax or EventDeclarationSyntax
                    when !IsPrivate(member.Modifiers) && Forwarding.ReceiverOf(member) is { } target && (receiver is null || SyntaxFactory.AreEquivalent(receiver, target)):
                    receiver = target;
                    forwarded++;
                    continue;

                default:
                    return null;
            }
        }

        return receiver is null ? null : new ShimShape(declaration, receiver, forwarded);
    }

    private static bool IsPrivate(SyntaxTokenList modifiers) =>
        !modifiers.Any(modifier => modifier.Kind() is SyntaxKind.PublicKeyword or SyntaxKind.InternalKeyword or SyntaxKind.ProtectedKeyword);

    /// <summary>Whether a constructor does nothing but keep what it is given, once it is something, or make what is wrapped.</summary>
    private static bool OnlyAssigns(ConstructorDeclarationSyntax constructor) => constructor.Initializer is null
        && (constructor.ExpressionBody is { } arrow ? IsAssignment(arrow.Expression) : constructor.Body?.Statements.All(IsAssignmentOrGuard) ?? true);

    private static bool IsAssignmentOrGuard(StatementSyntax statement) => statement switch
    {
        ExpressionStatementSyntax { Expression: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } } } =>
            name.StartsWith("ThrowIf", StringComparison.Ordinal) || name is "NotNull" or "Requires",
        ExpressionStatementSyntax { Expression: var expression } => IsAssignment(expression),
        IfStatementSyntax { Else: null, Statement: ThrowStatementSyntax or BlockSyntax { Statements: { Count: 1 } } } test =>
            test.Statement is ThrowStatementSyntax || ((BlockSyntax)test.Statement).Statements[0] is ThrowStatementSyntax,
        _ => false,
    };

    private static bool IsAssignment(ExpressionSyntax expression)
    {
        if (expression is not AssignmentExpressionSyntax { Left: IdentifierNameSyntax or MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } } assignment)
            return false;

        var value = assignment.Right is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression, Right: ThrowExpressionSyntax } guarded ? guarded.Left : assignment.Right;
        return value is IdentifierNameSyntax or BaseObjectCreationExpressionSyntax { Initializer: null };
    }
}
