namespace Netra.Backend.WebsocketCore.RaceConditionPrevention;

/// <summary>Notes what came too early, and says when it comes too often.</summary>
public sealed class RaceConditionDetector
{
    private readonly List<RaceCondition> _noted = [];

    public void Note(RaceCondition race) => _noted.Add(race);

    public bool IsRecurring(string connectionId) => _noted.Count(race => race.ConnectionId == connectionId) >= 3;

    public IReadOnlyDictionary<string, int> ByKind => _noted.GroupBy(race => race.Kind).ToDictionary(group => group.Key, group => group.Count());
}
