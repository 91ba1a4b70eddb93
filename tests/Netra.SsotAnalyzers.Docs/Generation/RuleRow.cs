using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Netra.SsotAnalyzers.CodeFixes.Fixes;

namespace Netra.SsotAnalyzers.Docs.Generation;

/// <summary>What the documentation says of a rule, from its descriptor and from the fixes that there are.</summary>
internal sealed record RuleRow(string Id, string Title, string Category, DiagnosticSeverity Severity, bool IsFixable, string Description, string HelpLink)
{
    /// <summary>Every rule, by id.</summary>
    public static ImmutableArray<RuleRow> All { get; } = ReadAll();

    /// <summary>What one <c>dotnet format</c> is asked for: a suggestion is fixed only where somebody asks for its id.</summary>
    public static IEnumerable<string> FormatIds => All.Where(rule => rule.IsFixable && rule.Severity >= DiagnosticSeverity.Warning).Select(rule => rule.Id).Except(DeclarationIds);

    /// <summary>The ids of the command that comes first: their fixes write attributes, which a person reviews.</summary>
    public static IReadOnlyList<string> DeclarationIds { get; } = [DiagnosticIds.SecondImplementation, DiagnosticIds.CompatibilityShim];

    public string Page => $"docs/rules/{Id}.md";

    public string Fix => IsFixable ? "yes" : "never";

    public string SeverityName => Severity == DiagnosticSeverity.Info ? "suggestion" : "warning";

    public string SeverityByMode => Severity == DiagnosticSeverity.Info
        ? "suggestion, in every mode but `off`"
        : "warning; by `SsotMode`: suggestion, warning or error";

    private static ImmutableArray<RuleRow> ReadAll()
    {
        var fixable = typeof(SsotCodeFix).Assembly.GetTypes()
            .Where(type => !type.IsAbstract && typeof(CodeFixProvider).IsAssignableFrom(type))
            .SelectMany(type => ((CodeFixProvider)Activator.CreateInstance(type)!).FixableDiagnosticIds)
            .ToHashSet(StringComparer.Ordinal);
        return [.. typeof(Descriptors).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => field.GetValue(null)).OfType<DiagnosticDescriptor>()
            .Select(row => new RuleRow(row.Id, row.Title.ToString(), row.Category, row.DefaultSeverity, fixable.Contains(row.Id), row.Description.ToString(), row.HelpLinkUri))
            .OrderBy(row => row.Id, StringComparer.Ordinal)];
    }
}
