using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Map;

namespace Netra.SsotAnalyzers.Uses;

/// <summary>The static methods as which the compiler makes the accessors of an extension property, and by which code can call them: <c>get_Name(x)</c>.</summary>
internal static class ExtensionAccessors
{
    /// <summary>The replacement of an accessor or of its property, as an expression over the parameters of the static method; null for any other method.</summary>
    public static MemberReplacement? ReplacementOf(IMethodSymbol form, SsotEngine engine)
    {
        if (AccessorOf(form.OriginalDefinition) is not { AssociatedSymbol: { } property } accessor)
            return null;
        if (engine.FindReplacement(accessor) is { } own)
            return own;

        // What replaces the property stands on the left of an assignment; the setter's last parameter is its right.
        return engine.FindReplacement(property) is not { } replacement ? null
            : accessor.MethodKind == MethodKind.PropertySet ? replacement with { Expression = replacement.Expression + " = value" }
            : replacement;
    }

    private static IMethodSymbol? AccessorOf(IMethodSymbol form) =>
        form is { IsStatic: true, ContainingType: { IsStatic: true } home } && (form.Name.StartsWith("get_", StringComparison.Ordinal) || form.Name.StartsWith("set_", StringComparison.Ordinal))
            ? home.GetTypeMembers().SelectMany(block => block.GetMembers()).OfType<IPropertySymbol>()
                .Where(ExtensionBlock.Contains)
                .SelectMany(property => new[] { property.GetMethod, property.SetMethod }).OfType<IMethodSymbol>()
                .FirstOrDefault(accessor => ExtensionBlock.StaticForms(accessor).Contains(form, SymbolEqualityComparer.Default))
            : null;
}
