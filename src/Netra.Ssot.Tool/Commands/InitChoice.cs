using Netra.Ssot.Tool.Audit;
using Spectre.Console;

namespace Netra.Ssot.Tool.Commands;

/// <summary>Which cluster is declared, under which role, and which of its types stays: by options, or by questions on a terminal.</summary>
/// <param name="Cluster">The cluster, with the type that stays first and without those that are left out.</param>
/// <param name="Role">The role's name.</param>
internal sealed record InitChoice(Cluster Cluster, string Role)
{
    /// <summary>The choices, one for each role that was asked for, in that order.</summary>
    public static IReadOnlyList<InitChoice> Of(Terminal terminal, AuditResult audit, InitOptions options)
    {
        var declarable = audit.Clusters.Where(cluster => cluster.Leaving.Any()).ToList();
        if (declarable.Count == 0)
        {
            throw new ToolException(ExitCode.Usage,
                "The audit finds no two types that play one role, so there is nothing to declare. 'ssot explain SSOT2002' shows how to declare by hand.");
        }

        List<(string? Role, Cluster Cluster)> asked = options.Roles.Count == 0
            ? [(null, ClusterOf(null))] : [.. options.Roles.Select(role => ((string?)role, ClusterOf(role)))];
        if (asked.GroupBy(choice => choice.Cluster).FirstOrDefault(same => same.Count() > 1) is { } twice)
            throw new ToolException(ExitCode.Usage, $"{string.Join(" and ", twice.Select(choice => $"'{choice.Role}'"))} are one cluster: name it once.");
        asked = [.. asked.Select(choice => (choice.Role, WithCanonical(choice.Cluster, Canonical(terminal, choice.Cluster, options))))];

        // Which types are left out is said of all roles together, so each is looked for in all of them.
        RequireThere(options.LeaveOut, [.. asked.SelectMany(choice => choice.Cluster.Leaving).Select(member => member.Type)]);
        return [.. asked.Select(choice => Of(terminal, choice.Cluster, choice.Role, options))];

        Cluster ClusterOf(string? role) => Find(declarable, role, options.Canonical) ?? Ask(terminal, declarable, role, options.Canonical);
    }

    private static InitChoice Of(Terminal terminal, Cluster cluster, string? role, InitOptions options)
    {
        cluster = Without(cluster, LeftOut(terminal, cluster, options));
        if (!cluster.Leaving.Any())
            throw new ToolException(ExitCode.Usage, $"All other types of '{cluster.Role}' are left out, so there is nothing to declare.");

        // A package's role has a name already.
        return new InitChoice(cluster, cluster.Canonical.Canonical?.Role ?? role ?? cluster.Role);
    }

    private static Cluster? Find(List<Cluster> clusters, string? role, string? canonical) =>
        canonical is not null ? clusters.FirstOrDefault(cluster => cluster.Members.Any(member => Is(member.Type, canonical)))
        : clusters.FirstOrDefault(cluster => string.Equals(cluster.Role, role, StringComparison.OrdinalIgnoreCase))
            ?? clusters.FirstOrDefault(cluster => cluster.Members.Any(member => string.Equals(member.Type.Name, role, StringComparison.OrdinalIgnoreCase)));

    private static Cluster Ask(Terminal terminal, List<Cluster> clusters, string? role, string? canonical)
    {
        var wanted = canonical ?? role;
        if (!terminal.IsInteractive || canonical is not null)
        {
            throw new ToolException(ExitCode.Usage,
                $"The audit has no cluster of '{wanted}'.{Spelling.Hint(wanted ?? "", clusters.Select(cluster => cluster.Role))} It has {string.Join(", ", clusters.Select(cluster => $"'{cluster.Role}'"))}; --canonical T:… names a type of one.");
        }

        return terminal.Out.Prompt(new SelectionPrompt<Cluster>().Title("Which cluster?").AddChoices(clusters)
            .UseConverter(cluster => Markup.Escape($"{cluster.Role}: {string.Join(", ", cluster.Members.Select(member => member.Type.Name))}")));
    }

    private static AuditType Canonical(Terminal terminal, Cluster cluster, InitOptions options)
    {
        if (options.Canonical is { } asked)
            return cluster.Members.Select(member => member.Type).First(type => Is(type, asked));
        if (options.Accept || !terminal.IsInteractive || cluster.Canonical.Canonical is not null)
            return cluster.Canonical;
        return terminal.Out.Prompt(
            new SelectionPrompt<ClusterMember>().Title(
                $"Which type stays? Proposed: {Markup.Escape(cluster.Canonical.FullName)}, {Markup.Escape(string.Join("; ", cluster.Reasons))}")
            .AddChoices(cluster.Members)
            .UseConverter(member => Markup.Escape($"{member.Type.FullName}, {Plural.Of(member.Uses.Count, "use")}"))).Type;
    }

    private static IReadOnlyCollection<AuditType> LeftOut(Terminal terminal, Cluster cluster, InitOptions options)
    {
        var left = cluster.Leaving.Select(member => member.Type).Where(type => options.LeaveOut.Any(id => Is(type, id))).ToList();
        if (options.Accept || options.LeaveOut.Count > 0 || !terminal.IsInteractive)
            return left;
        return [.. terminal.Out.Prompt(new MultiSelectionPrompt<ClusterMember>().Title("Which types are left out?").NotRequired().AddChoices(cluster.Leaving)
            .UseConverter(member => Markup.Escape($"{member.Type.FullName}: {member.How}")))
            .Select(member => member.Type)];
    }

    private static void RequireThere(IReadOnlyList<string> leftOut, IReadOnlyList<AuditType> leaving)
    {
        foreach (var id in leftOut)
        {
            if (!leaving.Any(type => Is(type, id)))
            {
                throw new ToolException(ExitCode.Usage,
                    $"'{id}' is not one of the types that would go: {string.Join(", ", leaving.Select(type => type.Key.Id))}.");
            }
        }
    }

    private static Cluster WithCanonical(Cluster cluster, AuditType canonical) => canonical == cluster.Canonical ? cluster : cluster with
    {
        Canonical = canonical,
        Reasons = [],
        Members = [.. cluster.Members.Where(member => member.Type == canonical), .. cluster.Members.Where(member => member.Type != canonical)],
    };

    private static Cluster Without(Cluster cluster, IReadOnlyCollection<AuditType> left) =>
        left.Count == 0 ? cluster
            : cluster with
            {
                Members = [.. cluster.Members.Where(member => !left.Contains(member.Type))],
                Factories = [.. cluster.Factories.Where(factory => !left.Contains(factory.Factory.Made))]
            };

    private static bool Is(AuditType type, string asked) => type.Key.Id == asked || type.FullName == asked;
}
