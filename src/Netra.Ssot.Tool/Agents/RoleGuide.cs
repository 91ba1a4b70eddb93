namespace Netra.Ssot.Tool.Agents;

/// <summary>One role as somebody who writes new code has to know it. Nothing in it changes with the number of uses left.</summary>
/// <param name="Role">The role.</param>
/// <param name="Canonical">The types to use; more than one only where the map has a conflict.</param>
/// <param name="Types">Superseded types, qualified.</param>
/// <param name="Members">Superseded members and factories, qualified.</param>
/// <param name="Namespaces">Superseded namespaces whose replacement has a canonical type of the role.</param>
/// <param name="Events">Event names that a catalogue of the role has a constant for.</param>
/// <param name="Transport">Types that only the canonical type may use.</param>
internal sealed record RoleGuide(
    string Role,
    IReadOnlyList<GuidedType> Canonical,
    IReadOnlyList<RetiredName> Types,
    IReadOnlyList<RetiredName> Members,
    IReadOnlyList<RetiredName> Namespaces,
    IReadOnlyList<RetiredName> Events,
    IReadOnlyList<string> Transport);

/// <summary>A canonical type, and how code comes by it.</summary>
/// <param name="Name">As code writes it with the import; nested types with the type around them.</param>
/// <param name="Namespace">The namespace to import; empty for the global one.</param>
/// <param name="Assembly">The assembly that declares it.</param>
/// <param name="Example">One line of C#; null where the type is not visible in any project.</param>
/// <param name="PerUser">Whether each user has an own one.</param>
/// <param name="Lifetime">The lifetime that a container has to give it, in lower case; null where none is declared.</param>
/// <param name="Homonyms">Other types of the same simple name, qualified: superseded ones, and those that implicit usings import.</param>
internal sealed record GuidedType(
    string Name,
    string Namespace,
    string Assembly,
    string? Example,
    bool PerUser,
    string? Lifetime,
    IReadOnlyList<string> Homonyms)
{
    public string FullName => Namespace.Length == 0 ? Name : $"{Namespace}.{Name}";
}

/// <summary>A name that new code must not use.</summary>
/// <param name="Name">The name as a reader knows it, qualified; of an event name its value.</param>
/// <param name="Instead">What to write instead.</param>
/// <param name="RemovedIn">The version from which a use is an error, or null.</param>
internal sealed record RetiredName(string Name, string Instead, string? RemovedIn);

/// <summary>The whole map as guides: the roles, and the namespaces that belong to none of them.</summary>
/// <param name="Roles">The roles, sorted by name.</param>
/// <param name="Namespaces">Superseded namespaces without a canonical type in their replacement, sorted.</param>
internal sealed record MapGuide(IReadOnlyList<RoleGuide> Roles, IReadOnlyList<RetiredName> Namespaces)
{
    public bool IsEmpty => Roles.Count == 0 && Namespaces.Count == 0;
}
