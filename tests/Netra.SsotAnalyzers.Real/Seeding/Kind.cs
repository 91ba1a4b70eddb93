namespace Netra.SsotAnalyzers.Real.Seeding;

/// <summary>What kind of thing a migration retires.</summary>
internal enum Kind
{
    /// <summary>The class or struct with the most uses.</summary>
    Class,

    /// <summary>A static class with extension methods: each method of the twin has another name and a replacement.</summary>
    Extensions,

    /// <summary>Constructors, called by way of a static factory; asynchronous where the caller can await.</summary>
    Factory,

    /// <summary>A generic type.</summary>
    Generic,

    /// <summary>A type whose nested types are used by others.</summary>
    Nested,

    Enum,

    Exception,

    Attribute,

    /// <summary>An interface, with its implementations.</summary>
    Interface,

    /// <summary>A whole namespace, moved to another name.</summary>
    Namespace,
}
