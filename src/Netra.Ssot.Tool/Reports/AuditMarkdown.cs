using System.Text;
using Netra.Ssot.Tool.Audit;

namespace Netra.Ssot.Tool.Reports;

/// <summary>An audit as a tracking issue: what exists, the files by importance, and the phases with a box to check for each step.</summary>
internal static class AuditMarkdown
{
    private const int CluesShown = 12;
    private const int FilesShown = 40;

    public static string Write(AuditResult result)
    {
        var text = new StringBuilder();
        text.Append($"# One role, one type: {Path.GetFileName(result.Solution.Loaded.List.Target)}\n\n");
        text.Append(
            $"{Plural.Of(result.Clusters.Count, "role")} with more than one implementation or name, {Plural.Of(result.Namespaces.Count, "pair")} of twin namespaces, {Plural.Of(result.Events.Count, "group")} of event names, found by `ssot audit` in {Plural.Of(result.Work.Types, "type")}.\n");
        if (result.Clusters.Count > 0)
        {
            text.Append(
                "\n| Role | Keep | Types | Aliases | Factories | Files | by more than one door | If accepted |\n|---|---|---:|---:|---:|---:|---:|---|\n");
            foreach (var cluster in result.Clusters)
            {
                text.Append(
                    $"| {Escape(cluster.Role)} | `{cluster.Canonical.FullName}` | {cluster.Members.Count} | {cluster.Aliases.Count} | {cluster.Factories.Count} | {cluster.Matrix.Count} | {cluster.FragmentedFiles} | {Escape(cluster.Outcome?.Text ?? "not tried")} |\n");
            }
        }

        foreach (var cluster in result.Clusters)
            Write(text, result, cluster);
        Namespaces(text, result);
        Events(text, result);
        return text.ToString();
    }

    private static void Write(StringBuilder text, AuditResult result, Cluster cluster)
    {
        text.Append(
            $"\n## {cluster.Role}\n\n**Keep `{cluster.Canonical.FullName}`**{(cluster.Reasons.Count > 0 ? $": {Escape(string.Join("; ", cluster.Reasons))}" : "")}.\n\n### What exists\n\n");
        text.Append("| Type | File | Uses | Files | |\n|---|---|---:|---:|---|\n");
        foreach (var member in cluster.Members)
        {
            text.Append(
                $"| `{member.Type.FullName}` | {(member.Type.File is { } file ? $"`{result.Solution.Relative(file)}:{member.Type.Line}`" : $"package `{member.Type.Project}`")} | {member.Uses.Count} | {member.Files} | {Escape(member.How)} |\n");
        }

        List(text, "Aliases", cluster.Aliases
            .Select(alias =>
                $"`{alias.Alias.Name}` = `{alias.Alias.Target.FullName}`{(alias.Alias.IsGlobal ? ", global" : "")}{(alias.Alias.IsInProjectFile ? ", in a project file" : "")}{(alias.Alias.IsOfAlias ? ", an alias of an alias" : "")}: {Plural.Of(alias.Uses.Count, "use")} ({string.Join(", ", alias.Alias.Files.Select(file => $"`{result.Solution.Relative(file)}`"))})"));
        List(text, "Factories", cluster.Factories
            .Select(factory => $"`{factory.Factory.Name}`{(factory.Factory.IsAsync ? ", asynchronous" : "")}: {Plural.Of(factory.Calls.Count, "call")}"));
        List(text, "Static state",
            cluster.State.Select(holder => $"`{holder.Name}` keeps `{holder.Held}` (`{result.Solution.Relative(holder.File)}:{holder.Line}`)"));
        List(text, "Evidence", cluster.Clues.Take(CluesShown).Select(clue => Escape(clue.Text))
            .Concat(cluster.Clues.Count > CluesShown ? [$"and {cluster.Clues.Count - CluesShown} more"] : []));
        List(text, "Files by importance",
            cluster.Matrix.Take(FilesShown).Select(row => $"`{row.File}`: {string.Join(", ", CountsOf(cluster, row))}")
                .Concat(cluster.Matrix.Count > FilesShown ? [$"and {cluster.Matrix.Count - FilesShown} more"] : []));
        if (!cluster.Leaving.Any() && cluster.Aliases.Count == 0)
            return;

        text.Append("\n### Phases\n\n");
        Box(text, $"Agree that `{cluster.Canonical.FullName}` stays");
        if (cluster.Leaving.Any())
            Box(text, $"Declare it: `ssot init --role {cluster.Role} --canonical {cluster.Canonical.Key.Id} --accept`, review, commit");
        foreach (var factory in cluster.Factories.Where(factory => factory.Calls.Count > 0))
            Box(text, $"Callers of `{factory.Factory.Name}` migrated ({factory.Calls.Count})");
        Box(text, cluster.Outcome is { } outcome
            ? $"`dotnet format analyzers @ssot.rsp`, build, tests: {outcome.Rewritten} uses are rewritten"
            : "`dotnet format analyzers @ssot.rsp`, build, tests");
        Box(text, cluster.Outcome is { ByHand: > 0 } left
            ? $"The {left.ByHand} uses that are left, to change by hand: `ssot check` gives the reason for each"
            : "Rest, to change by hand: `ssot check` gives the reason for each");
        foreach (var alias in cluster.Aliases)
            Box(text, $"Alias `{alias.Alias.Name}` removed");
        foreach (var member in cluster.Leaving)
            Box(text, $"`{member.Type.FullName}` deleted");
        Box(text, "`<SsotMode>enforce</SsotMode>`: no new use can be added");
    }

    private static void Namespaces(StringBuilder text, AuditResult result)
    {
        if (result.Namespaces.Count == 0)
            return;

        text.Append("\n## Twin namespaces\n\n| One | Files | Other | Files | Both | Names in both |\n|---|---:|---|---:|---:|---|\n");
        foreach (var twin in result.Namespaces)
        {
            text.Append(
                $"| `{twin.One}` | {twin.FilesOne} | `{twin.Other}` | {twin.FilesOther} | {twin.FilesBoth} | {string.Join(", ", twin.Shared.Select(name => $"`{name}`"))} |\n");
        }

        text.Append('\n');
        foreach (var twin in result.Namespaces)
            Box(text, $"One of `{twin.One}` and `{twin.Other}` is left: `[assembly: SupersededNamespace(…)]`");
    }

    private static void Events(StringBuilder text, AuditResult result)
    {
        foreach (var catalogue in result.Events)
        {
            text.Append(
                $"\n## Event names\n\n{catalogue.Names.Count} names, written as literals {catalogue.Names.Sum(name => name.Count)} times in {Plural.Of(catalogue.Names.SelectMany(name => name.Files).Distinct().Count(), "file")}.\n\n| Name | Literals | Files | Constant |\n|---|---:|---:|---|\n");
            foreach (var name in catalogue.Names)
                text.Append($"| `{name.Name}` | {name.Count} | {name.Files.Count} | {(name.DeclaredIn is { } declared ? $"`{declared}`" : "none")} |\n");
            List(text, "Near misses",
                catalogue.NearMisses.Select(near =>
                    $"`{near.Literal.Name}` beside `{near.Name}`: {near.Literal.Count} in {string.Join(", ", near.Literal.Files.Select(file => $"`{result.Solution.Relative(file)}`"))}"));
            text.Append('\n');
            Box(text, "One type with a constant for each: `[Canonical(\"…\", EventNames = true)]`");
            foreach (var near in catalogue.NearMisses)
                Box(text, $"`{near.Literal.Name}` is another event, or is spelt `{near.Name}`");
        }
    }

    private static IEnumerable<string> CountsOf(Cluster cluster, MatrixRow row) =>
        row.Counts.Index().Where(count => count.Item > 0).Select(count => $"`{cluster.Doors[count.Index].Name}` {count.Item}");

    private static void List(StringBuilder text, string title, IEnumerable<string> lines)
    {
        var all = lines.ToList();
        if (all.Count == 0)
            return;

        text.Append($"\n### {title}\n\n");
        foreach (var line in all)
            text.Append("- ").Append(line).Append('\n');
    }

    private static void Box(StringBuilder text, string step) => text.Append("- [ ] ").Append(step).Append('\n');

    private static string Escape(string text) => text.Replace("|", "\\|", StringComparison.Ordinal).Replace("<", "\\<", StringComparison.Ordinal);
}
