using Microsoft.CodeAnalysis.CSharp.Syntax;
using Netra.SsotAnalyzers.Map;

namespace Netra.SsotAnalyzers.Roslyn;

/// <summary><c>[assembly: TypeForwardedTo(typeof(…))]</c>.</summary>
internal static class TypeForwarding
{
    private const string Name = "TypeForwardedTo";

    /// <summary>The type that the attribute forwards to; null for any other attribute.</summary>
    public static INamedTypeSymbol? TargetOf(AttributeSyntax attribute, SemanticModel model, CancellationToken cancellationToken)
    {
        var name = Map.TreeDeclarations.RightmostName(attribute.Name);
        return name is Name or Name + "Attribute"
            && attribute.ArgumentList?.Arguments.FirstOrDefault()?.Expression is TypeOfExpressionSyntax { Type: { } written }
            ? model.GetTypeInfo(written, cancellationToken).Type as INamedTypeSymbol
            : null;
    }
}
