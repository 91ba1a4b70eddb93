using System.Globalization;
using Netra.SsotAnalyzers.Baseline;

namespace Netra.Ssot.Tool.History;

/// <summary>The frozen violations of one role over time, and when there will be none at the present pace.</summary>
/// <param name="Role">The role.</param>
/// <param name="Counts">How many there were at each time.</param>
/// <param name="PerWeek">How many fewer there are each week, over the window; negative where there are more. Null where the time is too short to say.</param>
/// <param name="Zero">The day on which none is left at that pace, or on which none was left; null where there is no such day.</param>
internal sealed record RoleTrend(string Role, IReadOnlyList<int> Counts, double? PerWeek, DateOnly? Zero)
{
    public int Now => Counts[^1];

    public int Most => Counts.Max();

    /// <summary>The end as words.</summary>
    public string Outlook => (Now, PerWeek, Zero) switch
    {
        (0, _, { } day) => string.Create(CultureInfo.InvariantCulture, $"none since {day:yyyy-MM-dd}"),
        (_, null, _) => $"the history is shorter than a day: no pace yet",
        (_, _, { } day) => string.Create(CultureInfo.InvariantCulture, $"none on {day:yyyy-MM-dd} at {PerWeek:0.0} a week"),
        (_, > 0, null) => string.Create(CultureInfo.InvariantCulture, $"not within {BurnDown.HorizonYears} years at {PerWeek:0.00} a week"),
        (_, < 0, _) => string.Create(CultureInfo.InvariantCulture, $"does not reach zero: {-PerWeek:0.0} more a week"),
        _ => $"does not reach zero: no change in {BurnDown.WindowDays} days",
    };
}

/// <summary>The burn-down of a solution's baselines.</summary>
/// <param name="Times">When the states were committed, the oldest first, and now.</param>
/// <param name="Roles">The roles, those with the most left first.</param>
/// <param name="Notes">What a reader has to know of the history.</param>
internal sealed record BurnDown(IReadOnlyList<DateTimeOffset> Times, IReadOnlyList<RoleTrend> Roles, IReadOnlyList<string> Notes)
{
    /// <summary>The pace is that of so many days, or of the time since a role was frozen first.</summary>
    public const int WindowDays = 90;

    /// <summary>A day that is farther away is not named.</summary>
    public const int HorizonYears = 20;

    private const double DaysPerWeek = 7;

    /// <summary>Whether there is something to draw: one state alone has no course.</summary>
    public bool IsDrawn => Times.Count > 1 && Roles.Count > 0;

    public int Now => Roles.Sum(role => role.Now);

    /// <summary>The end of all roles as a sentence: the latest of theirs.</summary>
    public string Outlook
    {
        get
        {
            if (Roles.Count == 0)
                return "Nothing was ever frozen.";
            if (Now == 0)
                return string.Create(CultureInfo.InvariantCulture, $"Nothing has been frozen since {Roles.Max(role => role.Zero):yyyy-MM-dd}.");

            var open = Roles.Where(role => role.Now > 0).ToList();
            if (open.FirstOrDefault(role => role.Zero is null) is { } endless)
                return $"At the present pace this does not end: role '{endless.Role}', {endless.Outlook}.";

            var last = open.MaxBy(role => role.Zero)!;
            return string.Create(CultureInfo.InvariantCulture,
                $"At the present pace nothing is frozen on {last.Zero:yyyy-MM-dd}; the last role is '{last.Role}'.");
        }
    }

    public static BurnDown Of(BaselineHistory history, Func<BaselineKey, string> roleOf)
    {
        var times = history.Points.Select(point => point.Time).ToList();
        var byPoint = history.Points
            .Select(point => point.Counts.GroupBy(count => roleOf(count.Key)).ToDictionary(group => group.Key, group => group.Sum(count => count.Value),
                StringComparer.Ordinal))
            .ToList();
        var roles = byPoint.SelectMany(counts => counts.Keys).Distinct(StringComparer.Ordinal)
            .Select(role => Trend(role, times, [.. byPoint.Select(counts => counts.GetValueOrDefault(role))]))
            .OrderByDescending(role => role.Now)
            .ThenByDescending(role => role.Most)
            .ThenBy(role => role.Role, StringComparer.Ordinal)
            .ToList();
        return new BurnDown(times, roles, history.Notes);
    }

    private static RoleTrend Trend(string role, IReadOnlyList<DateTimeOffset> times, IReadOnlyList<int> counts)
    {
        var now = times[^1];
        if (counts[^1] == 0)
        {
            var last = counts.Count - 1;
            while (last > 0 && counts[last - 1] == 0)
                last--;
            return new RoleTrend(role, counts, PerWeek: null, DateOnly.FromDateTime(times[last].UtcDateTime));
        }

        // The state at the beginning of the window is the last one from before.
        var first = counts.Index().First(count => count.Item > 0).Index;
        var begin = now.AddDays(-WindowDays);
        var state = times.Index().Last(time => time.Index == first || (time.Index > first && time.Item <= begin)).Index;
        var days = (now - (times[state] > begin ? times[state] : begin)).TotalDays;
        if (days < 1)
            return new RoleTrend(role, counts, PerWeek: null, Zero: null);

        var perDay = (counts[state] - counts[^1]) / days;
        var left = perDay > 0 ? counts[^1] / perDay : double.PositiveInfinity;
        return new RoleTrend(role, counts, perDay * DaysPerWeek,
            left <= HorizonYears * 365.25 ? DateOnly.FromDateTime(now.AddDays(Math.Ceiling(left)).UtcDateTime) : null);
    }
}
