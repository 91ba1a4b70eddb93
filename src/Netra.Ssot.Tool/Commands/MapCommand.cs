using System.Text.Json;
using Netra.Ssot.Tool.Analysis;
using Netra.Ssot.Tool.Migration;
using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Map;
using Spectre.Console;

namespace Netra.Ssot.Tool.Commands;

/// <summary>One superseded name with what is left of it.</summary>
/// <param name="Kind">Type, member or namespace.</param>
/// <param name="Name">As a reader knows it.</param>
/// <param name="Id">Its documentation-comment id.</param>
/// <param name="Canonical">What replaces it.</param>
/// <param name="IsInferred">Whether no attribute says so.</param>
/// <param name="RemovedIn">The version from which its uses are errors, or null.</param>
/// <param name="Uses">How many places still use it.</param>
internal sealed record MapEntry(string Kind, string Name, string Id, string Canonical, bool IsInferred, string? RemovedIn, int Uses);

/// <summary>One role: its canonical types and what they supersede.</summary>
internal sealed record MapRole(string Role, IReadOnlyList<string> Canonical, IReadOnlyList<MapEntry> Superseded, int Uses);

/// <summary>Shows the map of a solution with the uses left: the tracker that would otherwise be kept by hand.</summary>
internal static class MapCommand
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    public static async Task<int> RunAsync(Terminal terminal, string? path, bool restore, bool json, CancellationToken cancellationToken)
    {
        var session = await Session.OpenAsync(terminal, path, restore, cancellationToken).ConfigureAwait(false);
        var roles = await ReadAsync(session.Loaded, session.Analysis, cancellationToken).ConfigureAwait(false);
        if (session.NoMap is { } noMap)
            terminal.Note(noMap);
        if (json)
            terminal.Line(JsonSerializer.Serialize(new { FormatVersion = 1, Roles = roles }, Indented));
        else
            Show(terminal, roles);
        return session.CompileErrors.Count > 0
            ? throw new ToolException(ExitCode.NotBuildable, $"The solution does not compile: {session.CompileErrors[0]}") : ExitCode.Success;
    }

    public static async Task<IReadOnlyList<MapRole>> ReadAsync(Loading.LoadedSolution loaded, SolutionAnalysis analysis, CancellationToken cancellationToken)
    {
        var canonicals = new SortedDictionary<string, SortedSet<string>>(StringComparer.Ordinal);
        var entries = new Dictionary<(string Role, string Id), MapEntry>();
        foreach (var project in loaded.Projects)
        {
            var compilation = (await analysis.Solution.GetProject(project.Id)!.GetCompilationAsync(cancellationToken).ConfigureAwait(false))!;
            var engine = SsotEngine.For(compilation, analysis.Solution.GetProject(project.Id)!.AnalyzerOptions, cancellationToken);
            foreach (var canonical in engine.Map.Canonicals)
                Of(canonical.Role).Add(canonical.Type.SimpleName);
            foreach (var type in engine.Map.Superseded)
            {
                var target = engine.Map.FinalCanonical(type) ?? type.Canonical;
                Add(engine.Map.RoleOf(target), "type", type.Legacy.SimpleName, type.Legacy.Id, target.SimpleName, type.IsInferred, type.Sunset);
            }

            foreach (var member in engine.Map.Members)
            {
                Add(Declarations.RoleOf(Microsoft.CodeAnalysis.DocumentationCommentId.GetFirstSymbolForDeclarationId(member.MemberId, compilation), engine),
                    "member", NameOf(member), member.MemberId, member.Expression, isInferred: false, member.Sunset);
            }
        }

        return
        [
            .. canonicals.Keys.Union(entries.Keys.Select(key => key.Role)).Order(StringComparer.Ordinal).Select(role => new MapRole(
                role,
                [.. canonicals.GetValueOrDefault(role) ?? []],
                [.. entries.Where(entry => entry.Key.Role == role).Select(entry => entry.Value).OrderByDescending(entry => entry.Uses).ThenBy(entry => entry.Id,
                    StringComparer.Ordinal)],
                analysis.Findings.Count(finding => finding.Role == role))),
        ];

        SortedSet<string> Of(string role)
        {
            if (!canonicals.TryGetValue(role, out var types))
                canonicals.Add(role, types = new SortedSet<string>(StringComparer.Ordinal));
            return types;
        }

        void Add(string role, string kind, string name, string id, string canonical, bool isInferred, Sunset? sunset) =>
            entries.TryAdd((role, id),
                new MapEntry(kind, name, id, canonical, isInferred, sunset?.RemovedIn.ToString(),
                    analysis.Findings.Count(finding => finding.Key.Target == name)));
    }

    private static string NameOf(MemberReplacement member)
    {
        var name = member.MemberId[2..].Split('(')[0].Split('.');
        return member.IsConstructor ? name[^2] : name.Length > 1 ? $"{name[^2].Split('`')[0]}.{member.Name}" : member.Name;
    }

    private static void Show(Terminal terminal, IReadOnlyList<MapRole> roles)
    {
        if (roles.Count == 0)
        {
            terminal.Line("The map is empty: no [Canonical], no [SupersededBy], in the sources or in what they reference.");
            return;
        }

        foreach (var role in roles)
        {
            terminal.Line(
                $"{role.Role}: {(role.Canonical.Count > 0 ? string.Join(", ", role.Canonical) : "no [Canonical] type")}, {Plural.Of(role.Uses, "violation")} left");
            if (role.Superseded.Count == 0)
                continue;

            var table = new Table().Border(TableBorder.Simple).AddColumn("superseded").AddColumn("becomes").AddColumn("how")
                .AddColumn(new TableColumn("uses left").RightAligned());
            foreach (var entry in role.Superseded)
            {
                var how = (entry.IsInferred ? "inferred" : entry.Kind) + (entry.RemovedIn is { } version ? $", error from {version}" : "");
                table.AddRow(Markup.Escape(entry.Name), Markup.Escape(entry.Canonical), how, $"{entry.Uses}");
            }

            terminal.Out.Write(table);
        }
    }
}
