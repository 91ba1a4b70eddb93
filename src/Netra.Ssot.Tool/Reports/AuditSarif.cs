using System.Text.Json;
using System.Text.Json.Nodes;
using Netra.Ssot.Tool.Analysis;
using Netra.Ssot.Tool.Audit;

namespace Netra.Ssot.Tool.Reports;

/// <summary>An audit as SARIF 2.1.0: a note at each type that may go, at each alias, and at each name that is nearly another.</summary>
internal static class AuditSarif
{
    private const string Schema = "https://json.schemastore.org/sarif-2.1.0.json";
    private const string Root = "SRCROOT";

    private static readonly (string Id, string Text)[] Rules =
    [
        ("audit/second-type", "Another type seems to play the same role."),
        ("audit/alias", "An alias hides a type of a role."),
        ("audit/shared-state", "A static member keeps what belongs to one user."),
        ("audit/event-name", "A literal is nearly the name of an event."),
    ];

    /// <param name="result">What was found.</param>
    /// <param name="root">The folder that paths are relative to: the repository's.</param>
    public static string Write(AuditResult result, string root)
    {
        var run = new JsonObject
        {
            ["tool"] = new JsonObject
            {
                ["driver"] = new JsonObject
                {
                    ["name"] = "ssot audit",
                    ["semanticVersion"] = Suite.Version,
                    ["informationUri"] = "https://github.com/netra-systems/Netra.SsotAnalyzers",
                    ["rules"] = new JsonArray(
                        [.. Rules.Select(rule =>
                            new JsonObject { ["id"] = rule.Id, ["shortDescription"] = new JsonObject { ["text"] = rule.Text },
                                ["defaultConfiguration"] = new JsonObject { ["level"] = "note" } })]),
                },
            },
            ["originalUriBaseIds"] = new JsonObject { [Root] = new JsonObject { ["uri"] = new Uri(root + "/").AbsoluteUri } },
            ["columnKind"] = "utf16CodeUnits",
            ["results"] = new JsonArray([.. Results(result, root)]),
        };
        return new JsonObject
        {
            ["$schema"] = Schema,
            ["version"] = "2.1.0",
            ["runs"] = new JsonArray(run)
        }.ToJsonString(new JsonSerializerOptions { WriteIndented = true });
    }

    private static IEnumerable<JsonNode> Results(AuditResult result, string root)
    {
        foreach (var cluster in result.Clusters)
        {
            foreach (var member in cluster.Leaving.Where(member => member.Type.File is not null))
            {
                var why = cluster.Clues.FirstOrDefault(clue =>
                    clue.From == member.Type || clue.Text.Contains($"'{member.Type.Name}'", StringComparison.Ordinal)
                        || clue.Text.Contains($"'{member.Type.FullName}'", StringComparison.Ordinal))?.Text;
                yield return Result("audit/second-type",
                    $"'{member.Type.Name}' seems to play the role '{cluster.Role}' beside '{cluster.Canonical.FullName}': {member.How}. {why}".TrimEnd(),
                    member.Type.File!, member.Type.Line, root, member.Type.FullName, cluster.Role);
            }

            foreach (var alias in cluster.Aliases)
            {
                foreach (var file in alias.Alias.Files)
                {
                    yield return Result("audit/alias", $"'{alias.Alias.Name}' means '{alias.Alias.Target.FullName}' here.", file, 1, root, alias.Alias.Name,
                        cluster.Role);
                }
            }

            foreach (var holder in cluster.State)
            {
                yield return Result("audit/shared-state", $"'{holder.Name}' keeps '{holder.Held}' for the whole process.", holder.File, holder.Line, root,
                    holder.Name, cluster.Role);
            }
        }

        foreach (var (literal, name) in result.Events.SelectMany(catalogue => catalogue.NearMisses))
        {
            foreach (var file in literal.Files)
                yield return Result("audit/event-name", $"'{literal.Name}' is nearly '{name}'.", file, 1, root, literal.Name, "");
        }
    }

    private static JsonObject Result(string rule, string message, string file, int line, string root, string name, string role) => new()
    {
        ["ruleId"] = rule,
        ["ruleIndex"] = Array.FindIndex(Rules, known => known.Id == rule),
        ["level"] = "note",
        ["message"] = new JsonObject { ["text"] = message },
        ["locations"] = new JsonArray(new JsonObject
        {
            ["physicalLocation"] = new JsonObject
            {
                ["artifactLocation"] = new JsonObject
                {
                    ["uri"] = Uri.EscapeDataString(Path.GetRelativePath(root, file).Replace('\\', '/')).Replace("%2F", "/",
                    StringComparison.Ordinal),
                    ["uriBaseId"] = Root
                },
                ["region"] = new JsonObject { ["startLine"] = line },
            },
            ["logicalLocations"] = new JsonArray(new JsonObject { ["fullyQualifiedName"] = name }),
        }),
        ["partialFingerprints"] = new JsonObject { ["ssotAudit/v1"] = $"{rule}|{role}|{name}" },
        ["properties"] = new JsonObject { ["role"] = role },
    };
}
