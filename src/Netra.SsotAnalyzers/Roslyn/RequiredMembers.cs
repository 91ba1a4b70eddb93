namespace Netra.SsotAnalyzers.Roslyn;

/// <summary>Members that have to be set wherever an object is made.</summary>
internal static class RequiredMembers
{
    /// <summary>The names of what is left to set by those who call the constructor; its type's bases included.</summary>
    public static IEnumerable<string> LeftBy(IMethodSymbol constructor) =>
        constructor.GetAttributes().Any(attribute => attribute.AttributeClass is { Name: "SetsRequiredMembersAttribute" })
            ? []
            : constructor.ContainingType.BaseTypes().Prepend(constructor.ContainingType)
                .SelectMany(type => type.GetMembers())
                .Where(member => member is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true })
                .Select(member => member.Name);
}
