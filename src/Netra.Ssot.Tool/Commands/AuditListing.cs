using Netra.Ssot.Tool.Audit;
using Netra.Ssot.Tool.Reports;
using Spectre.Console;

namespace Netra.Ssot.Tool.Commands;

/// <summary>Shows an audit on the console: a summary of all clusters, then each with its members, evidence and doors.</summary>
internal static class AuditListing
{
    private const int CluesShown = 6;
    private const int FilesShown = 8;
    private const int NamesShown = 12;

    public static void Write(Terminal terminal, AuditResult result, AuditBase? known)
    {
        foreach (var (index, cluster) in result.Clusters.Index())
            Write(terminal, result, cluster, index + 1, known?.IsNew(cluster) == true);

        foreach (var twin in result.Namespaces)
            terminal.Line($"namespaces: {twin.Text}");
        foreach (var catalogue in result.Events)
        {
            var declared = catalogue.Names.FirstOrDefault(name => name.DeclaredIn is not null)?.DeclaredIn;
            var files = catalogue.Names.SelectMany(name => name.Files).Distinct().Count();
            terminal.Line($"event names: {catalogue.Names.Count} names are written as literals {catalogue.Names.Sum(name => name.Count)} times in {files} files"
                + (declared is null ? "" : $"; '{declared}' has constants for some"));
            terminal.Line($"    {string.Join(", ", catalogue.Names.Select(name => $"{name.Name} ({name.Count} in {Plural.Of(name.Files.Count, "file")})"))}");
            foreach (var (literal, name) in catalogue.NearMisses)
                terminal.Line($"    near miss: '{literal.Name}' ({literal.Count} in {Plural.Of(literal.Files.Count, "file")}) beside '{name}'");
        }

        if (result.Namespaces.Count + result.Events.Count > 0)
            terminal.Line("");
        Summary(terminal, result);
    }

    private static void Summary(Terminal terminal, AuditResult result)
    {
        if (result.Clusters.Count > 0)
        {
            var table = new Table().Border(TableBorder.Simple).AddColumn("role").AddColumn("proposed canonical").AddColumn("what would become of it");
            foreach (var column in new[] { "types", "aliases", "factories", "files", "fragmented" })
                table.AddColumn(new TableColumn(column).RightAligned());
            foreach (var cluster in result.Clusters)
            {
                table.AddRow(Markup.Escape(cluster.Role), Markup.Escape(cluster.Canonical.FullName), Markup.Escape(cluster.Outcome?.Text ?? ""),
                    $"{cluster.Members.Count}", $"{cluster.Aliases.Count}", $"{cluster.Factories.Count}", $"{cluster.Matrix.Count}",
                    $"{cluster.FragmentedFiles}");
            }

            terminal.Out.Write(table);
        }

        terminal.Line(
            $"{Plural.Of(result.Clusters.Count, "cluster")} of {Plural.Of(result.Work.Types, "type")}, {Plural.Of(result.Namespaces.Count, "pair")} of twin namespaces, {Plural.Of(result.Events.Count, "group")} of event names");
        if (result.Clusters.FirstOrDefault(cluster => cluster.Leaving.Any()) is { } worst)
            terminal.Line($"next: ssot init --role {worst.Role}");
    }

    private static void Write(Terminal terminal, AuditResult result, Cluster cluster, int number, bool isNew)
    {
        terminal.Line(
            $"{number}. {cluster.Role}{(isNew ? " (new)" : "")}: {Plural.Of(cluster.Members.Count, "type")}, {Plural.Of(cluster.Matrix.Count, "file")}, {cluster.FragmentedFiles} of them by more than one door");
        terminal.Line($"    keep {cluster.Canonical.FullName}{(cluster.Reasons.Count > 0 ? ": " + string.Join("; ", cluster.Reasons) : "")}");
        foreach (var member in cluster.Leaving)
        {
            terminal.Line(
                $"    {Place(result, member.Type)}{member.Type.FullName}, {Plural.Of(member.Uses.Count, "use")} in {Plural.Of(member.Files, "file")}: {member.How}");
        }

        foreach (var clue in cluster.Clues.Take(CluesShown))
            terminal.Line($"    - {clue.Text}");
        if (cluster.Clues.Count > CluesShown)
            terminal.Line($"    - and {cluster.Clues.Count - CluesShown} more pieces of evidence: --json has all");
        foreach (var alias in cluster.Aliases.Take(NamesShown))
        {
            terminal.Line(
                $"    alias {alias.Alias.Name} = {alias.Alias.Target.Name}{(alias.Alias.IsGlobal ? ", global" : "")}{(alias.Alias.IsInProjectFile ? ", in the project file" : "")}{(alias.Alias.IsOfAlias ? ", of an alias" : "")}: {Plural.Of(alias.Uses.Count, "use")}");
        }

        foreach (var factory in cluster.Factories.Take(NamesShown))
            terminal.Line($"    factory {factory.Factory.Name}{(factory.Factory.IsAsync ? ", asynchronous" : "")}: {Plural.Of(factory.Calls.Count, "call")}");
        foreach (var holder in cluster.State.Take(NamesShown))
            terminal.Line($"    {result.Solution.Relative(holder.File)}({holder.Line}): static {holder.Name} keeps '{holder.Held}'");
        foreach (var row in cluster.Matrix.Where(row => row.Doors > 1).Take(FilesShown))
        {
            var counts = row.Counts.Index().Where(count => count.Item > 0).Select(count => $"{cluster.Doors[count.Index].Name} {count.Item}");
            terminal.Line($"    {row.File}: {string.Join(", ", counts)}");
        }
        if (cluster.Outcome is { } outcome)
            terminal.Line($"    if it were accepted: {outcome.Text}");
        terminal.Line("");
    }

    private static string Place(AuditResult result, AuditType type) => type.File is { } file ? $"{result.Solution.Relative(file)}({type.Line}): " : "";
}
