using Microsoft.CodeAnalysis.Text;

namespace Netra.SsotAnalyzers.Rules.Isolation;

/// <summary>One registration of a service with the container.</summary>
/// <param name="Span">The method's name, or the arguments of a constructed descriptor: where it is reported.</param>
/// <param name="Lifetime">The name of a <c>ServiceLifetime</c>.</param>
/// <param name="Service">What is asked for, or null where nothing says.</param>
/// <param name="Implementation">What is made, or null where it cannot be told from the registration.</param>
/// <param name="Node">The call or construction.</param>
/// <param name="Name">The method's name, or that of the descriptor.</param>
/// <param name="IsMadeByContainer">Whether the container calls the constructor, and not a factory or nobody.</param>
internal sealed record Registration(TextSpan Span, string Lifetime, INamedTypeSymbol? Service, INamedTypeSymbol? Implementation, SyntaxNode Node, string Name, bool IsMadeByContainer)
{
    public IEnumerable<INamedTypeSymbol> Types => new[] { Implementation, Service }.OfType<INamedTypeSymbol>();

    public bool IsSingleton => Lifetime == "Singleton";
}
