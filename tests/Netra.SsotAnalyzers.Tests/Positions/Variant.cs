namespace Netra.SsotAnalyzers.Tests.Positions;

/// <summary>The ways to write the same name. Which of them a position allows, the compiler says.</summary>
internal enum Variant
{
    /// <summary>The simple name; the canonical type's namespace is imported already.</summary>
    Plain,

    /// <summary>The simple name; the canonical type's namespace has to be imported.</summary>
    Import,

    /// <summary>In the superseded type's own namespace, without any directive.</summary>
    Inside,

    /// <summary><c>Legacy.Old</c></summary>
    Qualified,

    /// <summary><c>global::Legacy.Old</c></summary>
    Global,

    /// <summary>Through <c>using OldAlias = Legacy.Old;</c></summary>
    Alias,

    /// <summary>A generic type: <c>OldG&lt;int&gt;</c></summary>
    Generic,

    /// <summary>Through <c>using OldAlias = Legacy.OldG&lt;int&gt;;</c></summary>
    GenericAlias,

    /// <summary><c>Old?</c></summary>
    Nullable,

    /// <summary>As a type argument: <c>List&lt;Old&gt;</c></summary>
    Argument,
}
