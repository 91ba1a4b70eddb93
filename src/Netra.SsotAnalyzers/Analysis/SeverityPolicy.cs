using Microsoft.CodeAnalysis.Diagnostics;
using Netra.SsotAnalyzers.Map;

namespace Netra.SsotAnalyzers.Analysis;

/// <summary>
/// Decides the effective severity of a hit from mode and sunset. It is given with the diagnostic, so that a severity
/// which the user configures for the id overrides it.
/// </summary>
internal sealed class SeverityPolicy
{
    private readonly AnalyzerConfigOptionsProvider _options;

    public SeverityPolicy(AnalyzerConfigOptionsProvider options)
    {
        _options = options;
        Mode = options.GlobalOptions.TryGetValue("build_property.SsotMode", out var text) ? Parse(text) ?? SsotMode.Warn : SsotMode.Warn;
    }

    public SsotMode Mode { get; }

    /// <summary>The severity with which a hit is reported, or null where its role is switched off.</summary>
    public DiagnosticSeverity? SeverityOf(string role, Sunset? sunset, DiagnosticSeverity byDefault, SyntaxTree tree)
    {
        var mode = Mode;
        if (_options.GetOptions(tree).TryGetValue("ssot.role." + role + ".mode", out var text) && Parse(text) is { } roleMode)
            mode = roleMode;

        if (mode == SsotMode.Off)
            return null;

        // A suggestion is one in every mode.
        if (byDefault == DiagnosticSeverity.Info)
            return byDefault;
        if (mode == SsotMode.Enforce || sunset is { HasPassed: true })
            return DiagnosticSeverity.Error;
        return mode == SsotMode.Advise ? DiagnosticSeverity.Info : byDefault;
    }

    private static SsotMode? Parse(string text) => text.Trim().ToLowerInvariant() switch
    {
        "off" => SsotMode.Off,
        "advise" => SsotMode.Advise,
        "warn" => SsotMode.Warn,
        "enforce" => SsotMode.Enforce,
        _ => null,
    };
}

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
