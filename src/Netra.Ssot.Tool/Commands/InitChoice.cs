using Netra.Ssot.Tool.Audit;
using Spectre.Console;

namespace Netra.Ssot.Tool.Commands;

/// <summary>Which cluster is declared, under which role, and which of its types stays: by options, or by questions on a terminal.</summary>
/// <param name="Cluster">The cluster, with the type that stays first and without those that are left out.</param>
/// <param name="Role">The role's name.</param>
internal sealed record InitChoice(Cluster Cluster, string Role)
{
    public static InitChoice Of(Terminal terminal, AuditResult audit, InitOptions options)
    {
        var declarable = audit.Clusters.Where(cluster => cluster.Leaving.Any()).ToList();
        if (declarable.Count == 0)
            throw new ToolException(ExitCode.Usage, "The audit finds no two types that play one role, so there is nothing to declare. 'ssot explain SSOT2002' shows how to declare by hand.");

        var cluster = Find(declarable, options) ?? Ask(terminal, declarable, options);
        cluster = WithCanonical(cluster, Canonical(terminal, cluster, options));
        cluster = Without(cluster, LeftOut(terminal, cluster, options));
        if (!cluster.Leaving.Any())
            throw new ToolException(ExitCode.Usage, "All other types are left out, so there is nothing to declare.");

        // A package's role has a name already.
        return new InitChoice(cluster, cluster.Canonical.Canonical?.Role ?? options.Role ?? cluster.Role);
    }

    private static Cluster? Find(List<Cluster> clusters, InitOptions options) =>
        options.Canonical is { } canonical ? clusters.FirstOrDefault(cluster => cluster.Members.Any(member => Is(member.Type, canonical)))
        : clusters.FirstOrDefault(cluster => string.Equals(cluster.Role, options.Role, StringComparison.OrdinalIgnoreCase)) ?? clusters.FirstOrDefault(cluster => cluster.Members.Any(member => string.Equals(member.Type.Name, options.Role, StringComparison.OrdinalIgnoreCase)));

    private static Cluster Ask(Terminal terminal, List<Cluster> clusters, InitOptions options)
    {
        var wanted = options.Canonical ?? options.Role;
        if (!terminal.IsInteractive || options.Canonical is not null)
            throw new ToolException(ExitCode.Usage, $"The audit has no cluster of '{wanted}'.{Spelling.Hint(wanted ?? "", clusters.Select(cluster => cluster.Role))} It has {string.Join(", ", clusters.Select(cluster => $"'{cluster.Role}'"))}; --canonical T:… names a type of one.");

        return terminal.Out.Prompt(new SelectionPrompt<Cluster>().Title("Which cluster?").AddChoices(clusters)
            .UseConverter(cluster => Markup.Escape($"{cluster.Role}: {string.Join(", ", cluster.Members.Select(member => member.Type.Name))}")));
    }

    private static AuditType Canonical(Terminal terminal, Cluster cluster, InitOptions options)
    {
        if (options.Canonical is { } asked)
            return cluster.Members.Select(member => member.Type).First(type => Is(type, asked));
        if (options.Accept || !terminal.IsInteractive || cluster.Canonical.Canonical is not null)
            return cluster.Canonical;
        return terminal.Out.Prompt(new SelectionPrompt<ClusterMember>().Title($"Which type stays? Proposed: {Markup.Escape(cluster.Canonical.FullName)}, {Markup.Escape(string.Join("; ", cluster.Reasons))}").AddChoices(cluster.Members)
            .UseConverter(member => Markup.Escape($"{member.Type.FullName}, {Plural.Of(member.Uses.Count, "use")}"))).Type;
    }

    private static IReadOnlyCollection<AuditType> LeftOut(Terminal terminal, Cluster cluster, InitOptions options)
    {
        foreach (var id in options.LeaveOut)
        {
            if (!cluster.Leaving.Any(member => Is(member.Type, id)))
                throw new ToolException(ExitCode.Usage, $"'{id}' is not one of the types that would go: {string.Join(", ", cluster.Leaving.Select(member => member.Type.Key.Id))}.");
        }

        var left = cluster.Leaving.Select(member => member.Type).Where(type => options.LeaveOut.Any(id => Is(type, id))).ToList();
        if (options.Accept || left.Count > 0 || !terminal.IsInteractive)
            return left;
        return [.. terminal.Out.Prompt(new MultiSelectionPrompt<ClusterMember>().Title("Which types are left out?").NotRequired().AddChoices(cluster.Leaving).UseConverter(member => Markup.Escape($"{member.Type.FullName}: {member.How}"))).Select(member => member.Type)];
    }

    private static Cluster WithCanonical(Cluster cluster, AuditType canonical) => canonical == cluster.Canonical ? cluster : cluster with
    {
        Canonical = canonical,
        Reasons = [],
        Members = [.. cluster.Members.Where(member => member.Type == canonical), .. cluster.Members.Where(member => member.Type != canonical)],
    };

    private static Cluster Without(Cluster cluster, IReadOnlyCollection<AuditType> left) =>
        left.Count == 0 ? cluster : cluster with { Members = [.. cluster.Members.Where(member => !left.Contains(member.Type))], Factories = [.. cluster.Factories.Where(factory => !left.Contains(factory.Factory.Made))] };

    private static bool Is(AuditType type, string asked) => type.Key.Id == asked || type.FullName == asked;
}
