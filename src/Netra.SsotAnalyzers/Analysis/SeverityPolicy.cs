using Microsoft.CodeAnalysis.CSharp.Syntax;
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

/// <summary>Code that is itself to be removed, or part of the map: uses there are not reported.</summary>
internal sealed class SilentCode(FileContext file)
{
    public bool Contains(SyntaxNode node)
    {
        foreach (var ancestor in node.AncestorsAndSelf())
        {
            switch (ancestor)
            {
                case AttributeSyntax attribute when file.SymbolOf(attribute) is IMethodSymbol constructor
                    && SsotAttributes.Recognize(constructor.ContainingType) is not null:
                    return true;

                // A forwarded name is there for callers that are already compiled: SSOT2007.
                case AttributeSyntax attribute when TypeForwarding.TargetOf(attribute, file.Model, file.CancellationToken) is not null:
                    return true;

                case BaseTypeDeclarationSyntax or DelegateDeclarationSyntax
                    when file.DeclaredBy(ancestor) is INamedTypeSymbol type && file.Engine.FindSupersession(type) is not null:
                    return true;

                case BaseFieldDeclarationSyntax field when field.Declaration.Variables.Any(variable => IsReplaced(variable)):
                case MemberDeclarationSyntax
                    and not (BaseTypeDeclarationSyntax or BaseNamespaceDeclarationSyntax or BaseFieldDeclarationSyntax
                        or GlobalStatementSyntax) when IsReplaced(
                        ancestor):
                case AccessorDeclarationSyntax when IsReplaced(ancestor):
                    return true;
            }
        }

        return false;

        bool IsReplaced(SyntaxNode declaration) =>
            file.DeclaredBy(declaration) is { } symbol and not INamedTypeSymbol && file.Engine.Map.FindReplacement(symbol) is not null;
    }
}
