using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Netra.SsotAnalyzers.Rules.Implementations;

/// <summary>Members that do nothing but call the member of the same name of something else, with the same arguments.</summary>
internal static class Forwarding
{
    /// <summary>What a member forwards to; null if it does anything else.</summary>
    public static ExpressionSyntax? ReceiverOf(MemberDeclarationSyntax member) => member switch
    {
        MethodDeclarationSyntax method => OfMethod(method),
        PropertyDeclarationSyntax property => OfProperty(property),
        EventDeclarationSyntax @event => OfEvent(@event),
        _ => null,
    };

    /// <summary>Whether the arguments are the parameters, in their order and nothing besides.</summary>
    public static bool PassesOn(SeparatedSyntaxList<ParameterSyntax> parameters, SeparatedSyntaxList<ArgumentSyntax> arguments)
    {
        if (parameters.Count != arguments.Count)
            return false;

        for (var i = 0; i < parameters.Count; i++)
        {
            if (arguments[i] is not { Expression: IdentifierNameSyntax name } argument
                || name.Identifier.ValueText != parameters[i].Identifier.ValueText
                || (argument.NameColon is { } colon && colon.Name.Identifier.ValueText != name.Identifier.ValueText))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The one call that a method consists of, awaited or not; null if there is more to it.</summary>
    public static InvocationExpressionSyntax? CallOf(MethodDeclarationSyntax method)
    {
        var expression = method.ExpressionBody?.Expression ?? OnlyExpression(method.Body);
        while (expression is AwaitExpressionSyntax or InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" } })
            expression = expression is AwaitExpressionSyntax awaited ? awaited.Expression : ((MemberAccessExpressionSyntax)((InvocationExpressionSyntax)expression).Expression).Expression;
        return expression as InvocationExpressionSyntax;
    }

    private static ExpressionSyntax? OfMethod(MethodDeclarationSyntax method)
    {
        if (method.ExplicitInterfaceSpecifier is not null)
            return null;

        return CallOf(method) is { Expression: MemberAccessExpressionSyntax access } call
            && access.Name.Identifier.ValueText == method.Identifier.ValueText
            && PassesOn(method.ParameterList.Parameters, call.ArgumentList.Arguments)
            ? Held(access.Expression)
            : null;
    }

    private static ExpressionSyntax? OfProperty(PropertyDeclarationSyntax property)
    {
        var name = property.Identifier.ValueText;
        if (property.ExpressionBody is { } arrow)
            return MemberOf(arrow.Expression, name);

        ExpressionSyntax? receiver = null;
        foreach (var accessor in property.AccessorList?.Accessors ?? default)
        {
            var expression = accessor.ExpressionBody?.Expression ?? OnlyExpression(accessor.Body);
            if (!accessor.IsKind(SyntaxKind.GetAccessorDeclaration))
                expression = expression is AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression, Right: IdentifierNameSyntax { Identifier.ValueText: "value" } } assignment ? assignment.Left : null;
            if (MemberOf(expression, name) is not { } target || (receiver is not null && !SyntaxFactory.AreEquivalent(receiver, target)))
                return null;
            receiver = target;
        }

        return receiver;
    }

    private static ExpressionSyntax? OfEvent(EventDeclarationSyntax @event)
    {
        ExpressionSyntax? receiver = null;
        foreach (var accessor in @event.AccessorList?.Accessors ?? default)
        {
            var expression = accessor.ExpressionBody?.Expression ?? OnlyExpression(accessor.Body);
            if (MemberOf((expression as AssignmentExpressionSyntax)?.Left, @event.Identifier.ValueText) is not { } target)
                return null;
            receiver = target;
        }

        return receiver;
    }

    private static ExpressionSyntax? MemberOf(ExpressionSyntax? expression, string name) =>
        expression is MemberAccessExpressionSyntax access && access.Name.Identifier.ValueText == name ? Held(access.Expression) : null;

    /// <summary>A field, parameter or type by its name; anything that is evaluated is none.</summary>
    private static ExpressionSyntax? Held(ExpressionSyntax expression) => expression switch
    {
        MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } own => own.Name,
        IdentifierNameSyntax or GenericNameSyntax => expression,
        MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax or MemberAccessExpressionSyntax or AliasQualifiedNameSyntax } qualified => qualified,
        _ => null,
    };

    private static ExpressionSyntax? OnlyExpression(BlockSyntax? body) => body is { Statements.Count: 1 } ? body.Statements[0] switch
    {
        ReturnStatementSyntax returned => returned.Expression,
        ExpressionStatementSyntax statement => statement.Expression,
        _ => null,
    } : null;
}
