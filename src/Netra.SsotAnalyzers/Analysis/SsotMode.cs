namespace Netra.SsotAnalyzers.Analysis;

/// <summary>How loudly the suite speaks: the MSBuild property <c>SsotMode</c>, or a role's own <c>ssot.role.&lt;Role&gt;.mode</c>.</summary>
internal enum SsotMode
{
    /// <summary>Nothing is registered.</summary>
    Off,

    /// <summary>Suggestions.</summary>
    Advise,

    /// <summary>Each rule's own default, a warning for most.</summary>
    Warn,

    /// <summary>Errors.</summary>
    Enforce,
}
