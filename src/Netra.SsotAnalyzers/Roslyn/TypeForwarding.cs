using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Netra.SsotAnalyzers.Roslyn;

/// <summary><c>[assembly: TypeForwardedTo(typeof(…))]</c>.</summary>
internal static class TypeForwarding
{
    private const string Name = "TypeForwardedTo";

    /// <summary>The type that the attribute forwards to; null for any other attribute.</summary>
    public static INamedTypeSymbol? TargetOf(AttributeSyntax attribute, SemanticModel model, CancellationToken cancellationToken)
    {
        var name = attribute.Name.RightmostName();
        return name is not null && (TypeExtensions.AttributeShortName(name) ?? name) == Name
            && attribute.ArgumentList?.Arguments.FirstOrDefault()?.Expression is TypeOfExpressionSyntax { Type: { } written }
            ? model.GetTypeInfo(written, cancellationToken).Type as INamedTypeSymbol
            : null;
    }
}
