namespace Netra.SsotAnalyzers.Tests.Positions.Unnamed;

/// <summary>The kinds of member that a value can have: the second axis of the table.</summary>
internal enum MemberKind
{
    /// <summary>A member of the class itself.</summary>
    Own,

    /// <summary>A member of the base class.</summary>
    Inherited,

    /// <summary>A virtual member of the base class, which the class overrides.</summary>
    Overridden,

    /// <summary>A member of an interface.</summary>
    Interface,

    /// <summary>A member of a struct.</summary>
    Struct,

    /// <summary>A member of the interface that constrains a type parameter.</summary>
    Constraint,

    /// <summary>An extension method.</summary>
    Extension,

    /// <summary>A member of an extension block.</summary>
    Block,
}
