namespace Netra.Ssot;

/// <summary>
/// Retires a type that cannot be annotated (generated code, another team's library) in favour of a canonical one.
/// </summary>
/// <example><code>
/// [assembly: Supersedes(typeof(WebSocketManager), "T:Netra.Backend.WebsocketCore.ConnectionManager")]
/// </code></example>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class SupersedesAttribute : Attribute
{
    /// <summary>Retires the type named <paramref name="legacyId"/> in favour of <paramref name="canonical"/>.</summary>
    /// <param name="canonical">The type to use instead.</param>
    /// <param name="legacyId">The retired type's documentation-comment id, <c>"T:Namespace.Type"</c>, with <c>`1</c> for a type parameter.
    /// An id that names nothing is SSOT0001.</param>
    public SupersedesAttribute(Type canonical, string legacyId)
    {
        Canonical = canonical;
        LegacyId = legacyId;
    }

    /// <summary>The type to use instead.</summary>
    public Type Canonical { get; }

    /// <summary>The retired type's documentation-comment id.</summary>
    public string LegacyId { get; }

    /// <summary>
    /// The version (<c>major.minor[.build[.revision]]</c>) of the assembly that declares the entry from which uses are errors in every mode
    /// but <c>off</c>.
    /// </summary>
    public string? RemovedIn { get; set; }
}
