using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Netra.SsotAnalyzers.Analysis;

namespace Netra.SsotAnalyzers.Rules.Isolation;

/// <summary>A singleton that asks for a per-user manager gets the first user's, for good.</summary>
/// <example>
/// Bad: <c>services.AddSingleton&lt;Outbox&gt;();</c> with <c>class Outbox(WebSocketManager manager)</c>
/// Good: <c>services.AddScoped&lt;Outbox&gt;();</c>
/// </example>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SSOT4005_CapturedBySingleton() : SsotAnalyzer(Descriptors.SSOT4005)
{
    private protected override void Register(SsotEngine engine, CompilationStartAnalysisContext start)
    {
        if (engine.IsTestProject || !engine.Isolation.HasManagers)
            return;

        var captives = new CaptiveDependencies(engine.Isolation);
        start.RegisterSemanticModelAction(context =>
        {
            foreach (var registration in new RegistrationReader(engine.Isolation, context.SemanticModel, context.CancellationToken).Read())
            {
                if (!registration.IsSingleton)
                    continue;

                if (Captured(engine, captives, registration) is var (held, offender, way))
                    Report(registration.Span, offender, held, way);
                foreach (var (asked, span) in captives.InFactory(registration, context.SemanticModel, context.CancellationToken))
                    Report(span, registration.Service?.Name ?? registration.Name, asked, " in its factory");
            }

            void Report(TextSpan span, string offender, UserState held, string way)
            {
                var violation = new Violation(Descriptor, context.SemanticModel.SyntaxTree, span, held.Role, Sunset: null,
                    [offender, held.Role, held.Name, way]);
                if (violation.ToDiagnostic(engine) is { } diagnostic)
                    context.ReportDiagnostic(diagnostic);
            }
        });
    }

    private static (UserState State, string Offender, string Way)? Captured(SsotEngine engine, CaptiveDependencies captives, Registration registration)
    {
        if (registration.Implementation is not { } implementation)
            return null;

        // Of a role with a lifetime, the registration itself is SSOT4002.
        if (engine.Isolation.Users.CanonicalOf(implementation) is { PerUser: true } canonical)
            return canonical.Lifetime == 0 ? (new UserState(canonical.Role, implementation.Name), registration.Name, "") : null;
        return registration.IsMadeByContainer && captives.Of(implementation) is var (held, way) ? (held, implementation.Name, way) : null;
    }
}

/// <summary>What of a user's a singleton gets hold of: by its constructor, by those of what it is given, or in its factory.</summary>
internal sealed class CaptiveDependencies(IsolationIndex index)
{
    private const int MaxDepth = 8;

    /// <summary>What the constructors of a type ask for, with the way to it; null where nothing is a user's.</summary>
    public (UserState State, string Way)? Of(INamedTypeSymbol type) => Of(type, [type], "");

    /// <summary>What a factory asks the container for, and where.</summary>
    public IEnumerable<(UserState State, Microsoft.CodeAnalysis.Text.TextSpan Span)> InFactory(Registration registration, SemanticModel model,
        CancellationToken cancellationToken)
    {
        foreach (var lambda in registration.Node.DescendantNodes(node => node == registration.Node || node is not LambdaExpressionSyntax)
            .OfType<LambdaExpressionSyntax>())
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
                    ?? call.ArgumentList.Arguments.Select(argument => argument.Expression).OfType<TypeOfExpressionSyntax>()
                        .Select(typeOf => model.GetTypeInfo(typeOf.Type, cancellationToken).Type).FirstOrDefault();
                if (asked is not null && Own(asked) is { } held)
                    yield return (held, access.Name.Identifier.Span);
            }
        }
    }

    private (UserState State, string Way)? Of(INamedTypeSymbol type, HashSet<ISymbol> path, string way)
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

    private UserState? Own(ITypeSymbol type)
    {
        // IEnumerable<T> and Lazy<T> are resolved with what they hold; a Func<T> creates a new one.
        if (type is INamedTypeSymbol { TypeArguments.Length: 1 } generic
            && (generic.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T
                || FrameworkNames.NameOf(generic.OriginalDefinition) is "System.Collections.Generic.IEnumerable`1" or "System.Lazy`1"))
        {
            type = generic.TypeArguments[0];
        }

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
internal sealed record UserState(string Role, string Name, string? Through = null);
