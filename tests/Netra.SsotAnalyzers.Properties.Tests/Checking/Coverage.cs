using Netra.SsotAnalyzers.Properties.Tests.Dimensions;
using Tuple = Netra.SsotAnalyzers.Properties.Tests.Dimensions.Tuple;

namespace Netra.SsotAnalyzers.Properties.Tests.Checking;

/// <summary>The tuples that programs had, and the legal pairs of values among them.</summary>
internal sealed class Coverage(ImmutableArray<Space> spaces)
{
    private readonly HashSet<Tuple> _tuples = [];
    private readonly Dictionary<Space, List<Pair>> _open = spaces.ToDictionary(space => space, space => space.LegalPairs.ToList());
    private readonly HashSet<Pair> _covered = [];

    public int Tuples => _tuples.Count;

    public int LegalPairs => spaces.Sum(space => space.LegalPairs.Length);

    public int CoveredPairs => _covered.Count;

    public void Add(Tuple use)
    {
        _tuples.Add(use);
        _covered.UnionWith(use.Pairs());
    }

    /// <summary>A legal pair that no use has had; null if there is none.</summary>
    public Pair? AnyOpen(Space space, Random random)
    {
        var open = _open[space];
        while (open.Count > 0)
        {
            var index = random.Next(open.Count);
            if (!_covered.Contains(open[index]))
                return open[index];
            open[index] = open[^1];
            open.RemoveAt(open.Count - 1);
        }

        return null;
    }
}
