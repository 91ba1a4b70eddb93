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
