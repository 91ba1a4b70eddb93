using System.Text.Json;
using Netra.WebSockets;

namespace Netra.WebSockets.Redis.Tests;

/// <summary>What is wrong with the histories of a user's tabs, compared with what the agents have sent. Everything but the announced gaps has to be zero.</summary>
internal sealed record Verdict(int Events, int LostSilently, int Misplaced, int Doubled, int RunsWithoutEnd, int RunsEndedTwice, int Gaps)
{
    public static Verdict Nothing { get; } = new(0, 0, 0, 0, 0, 0, 0);

    /// <param name="tab">The tab.</param>
    /// <param name="sent">What the agents of all nodes say that they have sent to the user.</param>
    /// <param name="runs">The user's runs that have started.</param>
    /// <param name="problems">Gets what is wrong, in words.</param>
    public static Verdict Of(Tab tab, IReadOnlyCollection<Sent> sent, IReadOnlyCollection<string> runs, List<string> problems)
    {
        var (events, gaps, problem) = tab.Look(history => (history.Events.ToArray(), history.Gaps.ToArray(), history.Problem));
        if (problem is not null) problems.Add($"{tab.User}: {problem}");
        var seen = events.Select(KeyOf).ToArray();
        var known = seen.ToHashSet();
        // A log that began anew has announced that what the tab has not seen of the former one is lost.
        var isAnnounced = gaps.Length > 0;
        var missing = sent.Where(one => one.IsConfirmed && one.What != "end" && !known.Contains((one.Run, one.What))).ToArray();
        if (!isAnnounced) problems.AddRange(missing.Select(one => $"{tab.User}: {one} never arrived"));
        var doubled = seen.Where(key => key.What.Length > 0).GroupBy(key => key).Where(group => group.Count() > 1).ToArray();
        problems.AddRange(doubled.Select(group => $"{tab.User}: {group.Key} came {group.Count()} times"));
        // A run whose start was not confirmed to the one who asked for it, and is in the log, is a run all the same.
        var begun = events.Where(one => one.Type == AgentEvents.AgentStarted).Select(one => one.Run);
        var ends = runs.Union(begun).ToDictionary(run => run, run => events.Count(one => one.Run == run && one.Type == AgentEvents.AgentCompleted));
        var without = ends.Where(run => run.Value == 0 && !isAnnounced).ToArray();
        var twice = ends.Where(run => run.Value > 1).ToArray();
        problems.AddRange(without.Select(run => $"{tab.User}: {run.Key} has no end"));
        problems.AddRange(twice.Select(run => $"{tab.User}: {run.Key} has ended {run.Value} times"));
        return new Verdict(events.Length, isAnnounced ? 0 : missing.Length, problem is null ? 0 : 1, doubled.Length, without.Length, twice.Length, gaps.Length);
    }

    public static Verdict operator +(Verdict one, Verdict other) => new(
        one.Events + other.Events, one.LostSilently + other.LostSilently, one.Misplaced + other.Misplaced, one.Doubled + other.Doubled,
        one.RunsWithoutEnd + other.RunsWithoutEnd, one.RunsEndedTwice + other.RunsEndedTwice, one.Gaps + other.Gaps);

    /// <summary>What an agent calls the event: only thoughts have a text that occurs once in a run.</summary>
    private static (string Run, string What) KeyOf((string Epoch, long Seq, string Type, string Run, string Payload) entry)
    {
        if (entry.Type != AgentEvents.AgentThinking) return (entry.Run, "");
        using var payload = JsonDocument.Parse(entry.Payload);
        return (entry.Run, payload.RootElement.GetProperty("reasoning").GetString()!);
    }
}
