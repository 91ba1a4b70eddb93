using Netra.Ssot.Tool.Migration;

namespace Netra.Ssot.Tool.Commands;

/// <summary>Says whether the superseded declarations of some roles can be deleted: the end of a migration.</summary>
internal static class RemovableCommand
{
    public static async Task<int> RunAsync(Terminal terminal, Session session, IReadOnlyList<string> roles, CancellationToken cancellationToken)
    {
        new FindingFilter(roles, [], []).RequireKnownRolesAndFolders(session);
        session.RequireCompiling();
        var removal = await RoleRemoval.TryAsync(session.Loaded, session.Loaded.Solution, roles, cancellationToken).ConfigureAwait(false);

        var what = $"{Plural.Noun(roles.Count, "role")} {string.Join(", ", roles)}";
        terminal.Line($"{what}: {Plural.Of(removal.Deleted.Count, "superseded declaration")} in the sources, deleted in memory");
        foreach (var declaration in removal.Deleted)
        {
            foreach (var place in declaration.Places)
                terminal.Line($"  {declaration.Id} {session.Loaded.Relative(place.Path)}");
        }

        foreach (var error in removal.Left)
            terminal.Line($"{(error.At is null ? "" : error.At + ": ")}{error.Id} {error.Message} [{error.Project}]");

        if (removal.Left.Count > 0)
        {
            terminal.Line($"{what}: cannot be removed, {Plural.Of(removal.Left.Count, "compiler error")}");
            return ExitCode.Violations;
        }

        terminal.Line(removal.Deleted.Count == 0
            ? $"{what}: nothing is left to remove"
            : $"{what}: can be removed: the solution compiles without the superseded declarations. 'ssot migrate --prune' deletes those that are not public API.");
        return ExitCode.Success;
    }
}
