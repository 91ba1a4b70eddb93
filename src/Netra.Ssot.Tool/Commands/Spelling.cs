using Netra.SsotAnalyzers.Roslyn;

namespace Netra.Ssot.Tool.Commands;

/// <summary>Suggests what a misspelt word may have been meant to be.</summary>
internal static class Spelling
{
    private const int MaxDistance = 3;

    /// <summary>The nearest of some words as a sentence with a space before it; nothing where none is near.</summary>
    public static string Hint(string word, IEnumerable<string> known)
    {
        // More than half of a short word may not be wrong.
        var limit = Math.Min(MaxDistance, Math.Max(1, word.Length / 2));
        var nearest = known
            .Select(candidate => (Candidate: candidate, Distance: EditDistance.Between(word.ToUpperInvariant(), candidate.ToUpperInvariant(), limit)))
            .Where(candidate => candidate.Distance <= limit)
            .OrderBy(candidate => candidate.Distance)
            .Select(candidate => candidate.Candidate)
            .FirstOrDefault();
        return nearest is null ? "" : $" Did you mean '{nearest}'?";
    }
}
