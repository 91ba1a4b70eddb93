using Microsoft.CodeAnalysis.Text;

namespace Netra.SsotAnalyzers.Rules.Isolation;

/// <summary>What a compilation registers, by service: what an interface in a constructor stands for.</summary>
internal sealed class RegistrationTable
{
    private readonly Dictionary<INamedTypeSymbol, Registration> _byService = new(SymbolEqualityComparer.Default);

    public RegistrationTable(IsolationIndex index, Compilation compilation)
    {
        foreach (var tree in compilation.SyntaxTrees)
        {
            if (!index.Tokens(tree, CancellationToken.None).Any(token => FrameworkNames.Registrations.ContainsKey(token.ValueText)))
                continue;

            foreach (var registration in new RegistrationReader(index, compilation.GetSemanticModel(tree), CancellationToken.None).Read())
            {
                // The container gives the last.
                if (registration.Service is { } service)
                    _byService[service] = registration;
            }
        }
    }

    public Registration? Find(INamedTypeSymbol service) => _byService.TryGetValue(service, out var registration) ? registration : null;
}

/// <summary>One registration of a service with the container.</summary>
/// <param name="Span">The method's name, or the arguments of a constructed descriptor: where it is reported.</param>
/// <param name="Lifetime">The name of a <c>ServiceLifetime</c>.</param>
/// <param name="Service">What is asked for, or null where nothing says.</param>
/// <param name="Implementation">What is made, or null where it cannot be told from the registration.</param>
/// <param name="Node">The call or construction.</param>
/// <param name="Name">The method's name, or that of the descriptor.</param>
/// <param name="IsMadeByContainer">Whether the container calls the constructor, rather than a factory.</param>
internal sealed record Registration(TextSpan Span, string Lifetime, INamedTypeSymbol? Service, INamedTypeSymbol? Implementation, SyntaxNode Node, string Name, bool IsMadeByContainer)
{
    public IEnumerable<INamedTypeSymbol> Types => new[] { Implementation, Service }.OfType<INamedTypeSymbol>();

    public bool IsSingleton => Lifetime == "Singleton";
}
