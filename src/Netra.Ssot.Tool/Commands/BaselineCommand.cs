using Netra.Ssot.Tool.Baselines;
using Netra.Ssot.Tool.Files;
using Netra.SsotAnalyzers.Baseline;

namespace Netra.Ssot.Tool.Commands;

/// <summary>What is to be done with the baselines.</summary>
internal enum BaselineVerbs
{
    /// <summary>Freeze what is there.</summary>
    Create,

    /// <summary>Follow what has shrunk.</summary>
    Update,

    /// <summary>Take out what is gone.</summary>
    Prune,
}

/// <summary>Writes baselines: all that change, or none.</summary>
internal static class BaselineCommand
{
    public static async Task<int> RunAsync(Terminal terminal, BaselineVerbs verb, string? path, bool restore, bool isAllowed, bool dryRun,
        CancellationToken cancellationToken)
    {
        var session = (await Session.OpenAsync(terminal, path, restore, cancellationToken).ConfigureAwait(false)).RequireCompiling();
        var baselines = session.Analysis.Baselines;
        if (verb != BaselineVerbs.Create || !isAllowed)
            baselines.RequireKnownVersion(session.Loaded);

        var existing = baselines.Files.Keys.Order(StringComparer.Ordinal).ToList();
        if (verb == BaselineVerbs.Create && existing.Count > 0 && !isAllowed)
        {
            throw new ToolException(ExitCode.Baseline,
                $"There is a baseline already: {string.Join(", ", existing.Select(session.Loaded.Relative))}. 'ssot baseline update' follows it; --force replaces it.");
        }

        if (verb != BaselineVerbs.Create && existing.Count == 0)
            throw new ToolException(ExitCode.Baseline, "There is no baseline. 'ssot baseline create' writes one beside each project that has violations.");

        // To prune is to delete lines, so every line has to be understood; an update rewrites all of them.
        if (verb == BaselineVerbs.Prune && baselines.Problems(session.Loaded).ToList() is { Count: > 0 } problems)
            throw new ToolException(ExitCode.Baseline, string.Join('\n', problems));

        var changes = Changes(session, verb, isAllowed).ToList();
        var growth = verb == BaselineVerbs.Update ? NotFrozen(session).ToList() : [];
        foreach (var change in changes)
            terminal.Line($"{session.Loaded.Relative(change.Path)}: {change.FrozenBefore} frozen before, {change.FrozenAfter} after");
        if (changes.Count == 0)
            terminal.Line(verb == BaselineVerbs.Create ? "There is nothing to freeze." : "The baselines are as they should be.");

        if (!dryRun)
        {
            using var files = new FileTransaction();
            files.Apply([.. changes.Select(change => (change.Path, (byte[]?)change.Bytes()))]);
            files.Commit();
        }

        if (growth.Count == 0 || isAllowed)
            return ExitCode.Success;

        foreach (var (key, expected, found) in growth)
            terminal.Error($"{key.RuleId} in '{key.Symbol}' for '{key.Target}': {expected} frozen, {found} found");
        terminal.Error($"{Plural.Of(growth.Count, "entry")} would grow, and was not changed. Fix the new violations, or freeze them with --allow-growth.");
        return ExitCode.Violations;
    }

    private static IEnumerable<BaselineChange> Changes(Session session, BaselineVerbs verb, bool isAllowed)
    {
        var files = session.Analysis.Baselines.Files;
        foreach (var path in files.Keys.Union(session.Analysis.Counts.Keys).Order(StringComparer.Ordinal))
        {
            var file = files.GetValueOrDefault(path);
            var before = BaselineChange.Of(file);
            var found = session.Analysis.Counts.GetValueOrDefault(path) ?? [];
            var after = verb switch
            {
                BaselineVerbs.Create => found,
                BaselineVerbs.Prune => BaselineChange.Prune(before, found),
                _ when isAllowed => found,
                _ => BaselineChange.Shrink(before, found),
            };
            if (file is null && after.Count == 0)
                continue;

            // Of the same entries only the order, a comment or a line that cannot be read may differ.
            var change = new BaselineChange(path, before, after);
            if (file is null || verb == BaselineVerbs.Create || !Same(before, after) || (verb == BaselineVerbs.Update && file.Problems.Length > 0))
                yield return change;
        }
    }

    private static IEnumerable<(BaselineKey Key, int Expected, int Found)> NotFrozen(Session session) =>
        from counts in session.Analysis.Counts
        let file = session.Analysis.Baselines.Files.GetValueOrDefault(counts.Key)
        from count in counts.Value
        let expected = file?.Find(count.Key)?.Count ?? 0
        where count.Value > expected && file?.Covers(count.Key, key => counts.Value.GetValueOrDefault(key)) != true
        orderby count.Key
        select (count.Key, expected, count.Value);

    private static bool Same(IReadOnlyDictionary<BaselineKey, int> before, IReadOnlyDictionary<BaselineKey, int> after) =>
        before.Count == after.Count && before.All(entry => after.GetValueOrDefault(entry.Key) == entry.Value);
}
