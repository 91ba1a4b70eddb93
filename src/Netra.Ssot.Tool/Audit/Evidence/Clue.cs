namespace Netra.Ssot.Tool.Audit.Evidence;

/// <summary>Kinds of evidence, those that say most first; reports write them.</summary>
internal enum ClueKind
{
    /// <summary>People have written that one is to go, and in favour of what.</summary>
    Written,

    /// <summary>One only passes on to the other, or is an empty subclass of it.</summary>
    Forwarding,

    /// <summary>An alias gives one type the other's name.</summary>
    Alias,

    /// <summary>They share method bodies.</summary>
    Bodies,

    /// <summary>A reference declares one of them canonical for its role.</summary>
    Declared,

    /// <summary>A subclass beside its base.</summary>
    Derivation,

    /// <summary>One contract, of which only one implementation is in use.</summary>
    Contract,

    /// <summary>They share public members.</summary>
    Shape,

    /// <summary>Both have the same simple name.</summary>
    SameName,

    /// <summary>Both names are one without their qualifiers.</summary>
    RoleNoun,
}

/// <summary>One piece of evidence that two types play one role.</summary>
/// <param name="Kind">What kind it is.</param>
/// <param name="Weight">How much it says: <see cref="Enough"/> is enough by itself.</param>
/// <param name="Text">In words, as a sentence.</param>
/// <param name="From">Where it points from something to something (a wrapper to what it wraps): from what.</param>
/// <param name="To">And to what.</param>
internal sealed record Clue(ClueKind Kind, double Weight, string Text, AuditType? From = null, AuditType? To = null)
{
    /// <summary>One of the pair.</summary>
    public AuditType? One { get; init; }

    /// <summary>The other.</summary>
    public AuditType? Other { get; init; }

    /// <summary>The weight at which a pair is believed.</summary>
    public const double Enough = 3;

    /// <summary>What needs a second piece of evidence beside it.</summary>
    public const double Half = 1.5;

    /// <summary>What says something only beside more.</summary>
    public const double Little = 0.5;
}
