using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Netra.SsotAnalyzers.Rules.Isolation;

/// <summary>What of a user's a singleton gets hold of: by its constructor, by those of what it is given, or in its factory.</summary>
internal sealed class Captivity(IsolationIndex index)
{
    private const int MaxDepth = 8;

    /// <summary>What the constructors of a type ask for, with the way to it; null where nothing is a user's.</summary>
    public (Held Held, string Way)? Of(INamedTypeSymbol type) => Of(type, [type], "");

    /// <summary>What a factory asks the container for, and where.</summary>
    public IEnumerable<(Held Held, Microsoft.CodeAnalysis.Text.TextSpan Span)> InFactory(Registration registration, SemanticModel model, CancellationToken cancellationToken)
    {
        foreach (var lambda in registration.Node.DescendantNodes(node => node == registration.Node || node is not LambdaExpressionSyntax).OfType<LambdaExpressionSyntax>())
        {
            foreach (var call in lambda.Body.DescendantNodesAndSelf().OfType<InvocationExpressionSyntax>())
            {
                // From the factory's own provider; a scope made inside gives what is the scope's.
                if (call.Expression is not MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax provider } access
                    || model.GetSymbolInfo(provider, cancellationToken).Symbol is not IParameterSymbol
                    || model.GetSymbolInfo(call, cancellationToken).Symbol is not IMethodSymbol method
                    || !FrameworkNames.Resolvers.Contains(FrameworkNames.NameOf(method.ContainingType)))
                {
                    continue;
                }

                var asked = method.TypeArguments.FirstOrDefault()
                    ?? call.ArgumentList.Arguments.Select(argument => argument.Expression).OfType<TypeOfExpressionSyntax>().Select(typeOf => model.GetTypeInfo(typeOf.Type, cancellationToken).Type).FirstOrDefault();
                if (asked is not null && Own(asked) is { } held)
                    yield return (held, access.Name.Identifier.Span);
            }
        }
    }

    private (Held Held, string Way)? Of(INamedTypeSymbol type, HashSet<ISymbol> path, string way)
    {
        foreach (var parameter in ConstructorOf(type)?.Parameters ?? [])
        {
            if (Own(parameter.Type) is { } held)
                return (held, way);
            if (parameter.Type is not INamedTypeSymbol asked || path.Count > MaxDepth)
                continue;

            var registration = index.Registrations.Find(asked);
            if (registration is { IsSingleton: true } || (registration?.Implementation ?? asked) is not { TypeKind: TypeKind.Class } made || !path.Add(made))
                continue;
            if (Of(made, path, way + $" through '{made.Name}'") is { } deeper)
                return deeper;
        }

        return null;
    }

    private Held? Own(ITypeSymbol type)
    {
        // IEnumerable<T> and Lazy<T> are resolved with what they hold; a Func<T> creates a new one.
        if (type is INamedTypeSymbol { TypeArguments.Length: 1 } generic && (generic.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T || FrameworkNames.NameOf(generic.OriginalDefinition) is "System.Collections.Generic.IEnumerable`1" or "System.Lazy`1"))
            type = generic.TypeArguments[0];
        return index.Users.Manager(type) ?? index.Users.Context(type);
    }

    private static IMethodSymbol? ConstructorOf(INamedTypeSymbol type) =>
        type.InstanceConstructors
            .Where(constructor => constructor.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal && !IsCopy(constructor))
            .OrderByDescending(constructor => constructor.Parameters.Length)
            .FirstOrDefault();

    private static bool IsCopy(IMethodSymbol constructor) =>
        constructor.Parameters.Length == 1 && SymbolEqualityComparer.Default.Equals(constructor.Parameters[0].Type, constructor.ContainingType);
}

/// <summary>Something of one user's that a type is or holds.</summary>
/// <param name="Role">The role that it belongs to.</param>
/// <param name="Name">The simple name of the type that is the user's own.</param>
/// <param name="Through">The fields that lead to it, outermost first; null where it is held directly.</param>
internal sealed record Held(string Role, string Name, string? Through = null);
