namespace Netra.Ssot;

/// <summary>The dependency-injection lifetime with which a role's canonical type is meant to be registered.</summary>
public enum RoleLifetime
{
    /// <summary>The role states no lifetime; registrations are not checked.</summary>
    Unspecified = 0,

    /// <summary>One instance for the process.</summary>
    Singleton = 1,

    /// <summary>One instance per scope, that is per request or per connection.</summary>
    Scoped = 2,

    /// <summary>A new instance each time one is asked for.</summary>
    Transient = 3,
}
