namespace Netra.SsotAnalyzers.Map;

/// <summary>The map's attributes by name: they are recognized whichever assembly declares them.</summary>
internal static class SsotAttributes
{
    public const string Namespace = "Netra.Ssot";
    public const string Assembly = "Netra.Ssot";

    public const string Canonical = "CanonicalAttribute";
    public const string SupersededBy = "SupersededByAttribute";
    public const string ReplaceWith = "ReplaceWithAttribute";
    public const string Supersedes = "SupersedesAttribute";
    public const string ReplaceMember = "ReplaceMemberAttribute";
    public const string SupersededNamespace = "SupersededNamespaceAttribute";
    public const string EventName = "EventNameAttribute";
    public const string EventNamePlace = "EventNamePlaceAttribute";
    public const string BeginsRun = "BeginsRunAttribute";

    public static readonly ImmutableArray<string> All =
        [Canonical, SupersededBy, ReplaceWith, Supersedes, ReplaceMember, SupersededNamespace, EventName, EventNamePlace, BeginsRun];

    /// <summary>Whether <paramref name="name"/>, as it can stand in an attribute list, may be one of the map's attributes.</summary>
    public static bool MayName(string name)
    {
        foreach (var attribute in All)
        {
            if (name == attribute || (name.Length < attribute.Length && attribute.StartsWith(name, StringComparison.Ordinal) && name == TypeExtensions.AttributeShortName(attribute)))
                return true;
        }

        return false;
    }

    /// <summary>The simple name of one of the map's attribute classes, or null for any other class.</summary>
    public static string? Recognize(INamedTypeSymbol? attributeClass) =>
        attributeClass is { ContainingType: null, ContainingNamespace: { Name: "Ssot", ContainingNamespace: { Name: "Netra", ContainingNamespace.IsGlobalNamespace: true } } }
            && All.Contains(attributeClass.Name)
            ? attributeClass.Name
            : null;
}
