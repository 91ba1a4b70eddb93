namespace Microsoft.CodeAnalysis.Testing;

public enum MarkupMode
{
    /// <summary>The text is taken as it stands.</summary>
    None,

    /// <summary>Markup is removed and means nothing.</summary>
    Ignore,

    /// <summary>Markup is removed; it means a diagnostic unless a fix exists for its id.</summary>
    IgnoreFixable,

    /// <summary>Markup is removed and means a diagnostic.</summary>
    Allow,
}
