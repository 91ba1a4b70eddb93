using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.CodeAnalysis;
using Netra.Ssot.Tool.Analysis;

namespace Netra.Ssot.Tool.Reports;

/// <summary>SARIF 2.1.0 for code-scanning pages. What a baseline freezes is there, suppressed.</summary>
internal static class SarifReport
{
    private const string Schema = "https://json.schemastore.org/sarif-2.1.0.json";
    private const string Root = "SRCROOT";

    /// <param name="report">What was found.</param>
    /// <param name="root">The folder that paths are relative to: the repository's.</param>
    public static string Write(Report report, string root)
    {
        var rules = Suite.Rules;
        var run = new JsonObject
        {
            ["tool"] = new JsonObject
            {
                ["driver"] = new JsonObject
                {
                    ["name"] = "ssot",
                    ["semanticVersion"] = Suite.Version,
                    ["informationUri"] = "https://github.com/netra-systems/Netra.SsotAnalyzers",
                    ["rules"] = new JsonArray([.. rules.Select(Rule)]),
                },
            },
            ["originalUriBaseIds"] = new JsonObject { [Root] = new JsonObject { ["uri"] = new Uri(root + "/").AbsoluteUri } },
            ["columnKind"] = "utf16CodeUnits",
            ["results"] = new JsonArray(
                [.. report.Findings.Select(finding =>
                    Result(finding, rules.Select(rule => rule.Id).ToList().IndexOf(finding.RuleId), report.Loaded.List.Folder, root))]),
            ["invocations"] = new JsonArray(
                new JsonObject { ["executionSuccessful"] = report.CompileErrors.Count == 0 && report.Analysis.Failures.Count == 0 }),
        };
        return new JsonObject
        {
            ["$schema"] = Schema,
            ["version"] = "2.1.0",
            ["runs"] = new JsonArray(run)
        }.ToJsonString(new JsonSerializerOptions { WriteIndented = true });
    }

    private static JsonObject Rule(DiagnosticDescriptor rule) => new()
    {
        ["id"] = rule.Id,
        ["shortDescription"] = new JsonObject { ["text"] = Text(rule.Title) },
        ["fullDescription"] = new JsonObject { ["text"] = Text(rule.Description) },
        ["helpUri"] = rule.HelpLinkUri,
        ["defaultConfiguration"] = new JsonObject { ["level"] = Level(rule.DefaultSeverity) },
        ["properties"] = new JsonObject { ["category"] = rule.Category },
    };

    private static JsonObject Result(Finding finding, int ruleIndex, string folder, string root)
    {
        var result = new JsonObject
        {
            ["ruleId"] = finding.RuleId,
            ["ruleIndex"] = ruleIndex,
            ["level"] = Level(finding.Severity),
            ["message"] = new JsonObject { ["text"] = finding.Message },
            ["locations"] = new JsonArray(new JsonObject
            {
                ["physicalLocation"] = new JsonObject
                {
                    ["artifactLocation"] = new JsonObject { ["uri"] = UriOf(finding.Path, root), ["uriBaseId"] = Root },
                    ["region"] = new JsonObject
                    {
                        ["startLine"] = finding.Line,
                        ["startColumn"] = finding.Column,
                        ["endLine"] = finding.Lines.End.Line + 1,
                        ["endColumn"] = finding.Lines.End.Character + 1,
                    },
                },
                ["logicalLocations"] = new JsonArray(new JsonObject { ["fullyQualifiedName"] = finding.Key.Symbol }),
            }),
            ["partialFingerprints"] = new JsonObject { ["ssotBaselineKey/v1"] = $"{finding.RuleId}|{finding.Key.Symbol}|{finding.Key.Target}" },
            ["properties"] = new JsonObject { ["role"] = finding.Role, ["planned"] = finding.IsPlanned },
        };
        if (finding.IsFixable is { } isFixable)
            result["properties"]!["fixable"] = isFixable;
        if (finding.Reason is { } reason)
            AddReason(result, reason, folder, root);
        if (finding.IsFrozen)
            result["suppressions"] = new JsonArray(new JsonObject { ["kind"] = "external", ["justification"] = "frozen in the baseline" });
        return result;
    }

    /// <summary>The reason as properties, and the place where the proof failed as a related location.</summary>
    private static void AddReason(JsonObject result, Reason reason, string folder, string root)
    {
        result["properties"]!["reasonKind"] = reason.Kind;
        result["properties"]!["reason"] = reason.Text;
        if (reason.At is not { } at)
            return;

        result["relatedLocations"] = new JsonArray(new JsonObject
        {
            ["message"] = new JsonObject { ["text"] = reason.Error is { } error ? $"{error.Id}: {error.Message}" : reason.Text },
            ["physicalLocation"] = new JsonObject
            {
                ["artifactLocation"] = new JsonObject { ["uri"] = UriOf(Path.GetFullPath(at.File, folder), root), ["uriBaseId"] = Root },
                ["region"] = new JsonObject { ["startLine"] = at.Line, ["startColumn"] = at.Column },
            },
        });
    }

    private static string UriOf(string path, string root) =>
        Uri.EscapeDataString(Path.GetRelativePath(root, path).Replace('\\', '/')).Replace("%2F", "/", StringComparison.Ordinal);

    private static string Level(DiagnosticSeverity severity) => severity switch
    {
        DiagnosticSeverity.Error => "error",
        DiagnosticSeverity.Warning => "warning",
        _ => "note",
    };

    private static string Text(LocalizableString text) => text.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
