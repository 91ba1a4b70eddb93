using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Netra.SsotAnalyzers.Rules.Isolation;

/// <summary>What of a user's code puts where all users meet: who the user is into a static field, a manager into a cache.</summary>
internal sealed class StaticWrites(IsolationIndex index, SemanticModel model, CancellationToken cancellationToken)
{
    public IEnumerable<(SyntaxToken Spot, string Role, string What)> Find()
    {
        var seen = new HashSet<SyntaxToken>();
        foreach (var token in index.Tokens(model.SyntaxTree, cancellationToken))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (token.Parent is not SimpleNameSyntax name)
                continue;

            var found = index.IdentityNames.Contains(token.ValueText) ? Assignment(name) : null;
            if (found is null && FrameworkNames.CacheWriters.Contains(token.ValueText))
                found = CacheEntry(name);
            if (found is { } write && seen.Add(write.Spot))
                yield return write;
        }
    }

    /// <summary>Something of a user's context assigned to a static field or property.</summary>
    private (SyntaxToken Spot, string Role, string What)? Assignment(SimpleNameSyntax name)
    {
        if (name.Parent is not MemberAccessExpressionSyntax access || access.Name != name || AssignedTo(access) is not { } target)
            return null;

        var identifier = target switch
        {
            SimpleNameSyntax simple => simple.Identifier,
            MemberAccessExpressionSyntax qualified => qualified.Name.Identifier,
            _ => default,
        };
        if (identifier.RawKind == 0 || index.Users.Context(model.GetTypeInfo(access.Expression, cancellationToken).Type) is not { } context)
            return null;

        // What holds a user's type is reported where it is declared.
        return model.GetSymbolInfo(target, cancellationToken).Symbol switch
        {
            IFieldSymbol { IsStatic: true } field when index.Users.Holds(field.Type) is null => (identifier, context.Role, "the identity of one user"),
            IPropertySymbol { IsStatic: true } property when index.Users.Holds(property.Type) is null => (identifier, context.Role, "the identity of one user"),
            _ => null,
        };
    }

    private static ExpressionSyntax? AssignedTo(ExpressionSyntax value)
    {
        for (SyntaxNode node = value; node.Parent is InterpolationSyntax or ExpressionSyntax and not AnonymousFunctionExpressionSyntax and not InvocationExpressionSyntax; node = node.Parent)
        {
            if (node.Parent is AssignmentExpressionSyntax assignment)
                return assignment.Right == node ? assignment.Left : null;
        }

        return null;
    }

    private (SyntaxToken Spot, string Role, string What)? CacheEntry(SimpleNameSyntax name)
    {
        if (name.Parent is not MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access || access.Name != name
            || model.GetSymbolInfo(call, cancellationToken).Symbol is not IMethodSymbol method
            || !(FrameworkNames.Caches.Contains(FrameworkNames.NameOf(method.ContainingType)) || method.ContainingType.AllInterfaces.Any(type => FrameworkNames.Caches.Contains(FrameworkNames.NameOf(type)))))
        {
            return null;
        }

        var kept = method.TypeArguments.Concat(call.ArgumentList.Arguments.Select(argument => model.GetTypeInfo(argument.Expression, cancellationToken).Type)).OfType<ITypeSymbol>();
        return kept.Select(index.Users.Holds).FirstOrDefault(held => held is not null) is { } found ? (name.Identifier, found.Role, $"'{found.Name}'") : null;
    }
}
