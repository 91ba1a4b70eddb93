namespace Netra.Ssot;

/// <summary>
/// Declares a type as the one implementation of a role: the single source of truth that every other type playing
/// the role is superseded by.
/// </summary>
/// <remarks>
/// <para>
/// A role is any name that a team agrees on: <c>"WebSocketManager"</c>, <c>"TaxCalculator"</c>. It has exactly one
/// canonical type; two are reported as SSOT0002. The attribute travels in the metadata of the library that carries it,
/// so the consumers of the library need no configuration.
/// </para>
/// <para>
/// A type that implements <see cref="Contract"/>, or that bears the canonical type's simple name and has its shape, is
/// reported as a second implementation (SSOT2002). Its uses are silent until <see cref="SupersededByAttribute"/> is written on it.
/// </para>
/// </remarks>
/// <example><code>
/// [Canonical("WebSocketManager", PerUser = true, Lifetime = RoleLifetime.Scoped)]
/// public sealed class WebSocketManager { … }
/// </code></example>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface | AttributeTargets.Enum | AttributeTargets.Delegate,
    Inherited = false)]
public sealed class CanonicalAttribute : Attribute
{
    /// <summary>Declares the attributed type as the canonical implementation of <paramref name="role"/>.</summary>
    /// <param name="role">The role's name: not empty, compared by ordinal.</param>
    public CanonicalAttribute(string role) => Role = role;

    /// <summary>The role's name, as messages and the option <c>ssot.role.&lt;Role&gt;.mode</c> write it.</summary>
    public string Role { get; }

    /// <summary>An interface that only the canonical type may implement: another implementation is strong evidence of a second one.</summary>
    public Type? Contract { get; set; }

    /// <summary>
    /// A pattern over simple type names with <c>*</c> for any characters, such as <c>"*WebSocketManager"</c>: with two members of the
    /// canonical type, a type of such a name is reported as a second implementation (SSOT2006).
    /// </summary>
    public string? NamePattern { get; set; }

    /// <summary>Whether an instance belongs to one user, so that the isolation rules (SSOT4xxx) apply to it.</summary>
    public bool PerUser { get; set; }

    /// <summary>
    /// The type that says for which user: the isolation rules know by it what belongs to one user. Without it, no type is taken
    /// for a context.
    /// </summary>
    public Type? UserContext { get; set; }

    /// <summary>The lifetime that a registration of the role must have; unchecked by default.</summary>
    public RoleLifetime Lifetime { get; set; }

    /// <summary>Transport types whose send, receive and close members only the canonical type's assembly calls.</summary>
    public Type[]? OwnsTransport { get; set; }

    /// <summary>Whether the type's string constants are the role's event names. A role may have several such catalogues.</summary>
    public bool EventNames { get; set; }
}
