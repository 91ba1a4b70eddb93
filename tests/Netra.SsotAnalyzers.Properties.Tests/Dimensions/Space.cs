namespace Netra.SsotAnalyzers.Properties.Tests.Dimensions;

/// <summary>One way in which uses differ, and its values, the simplest first.</summary>
internal sealed record Dimension(string Name, ImmutableArray<string> Values)
{
    public static Dimension Of<TEnum>()
        where TEnum : struct, Enum => new(typeof(TEnum).Name, [.. Enum.GetNames<TEnum>()]);
}

/// <summary>
/// The tuples of which uses are made: a value for each dimension, such that every two values go together. What goes
/// together is said pair by pair, so that the legal pairs can be counted.
/// </summary>
internal sealed class Space
{
    private readonly bool[,][,] _goTogether;

    public Space(string name, ImmutableArray<Dimension> dimensions, Func<Tuple, bool> isLegal)
    {
        Name = name;
        Dimensions = dimensions;
        _goTogether = new bool[dimensions.Length, dimensions.Length][,];
        for (var a = 0; a < dimensions.Length; a++)
        {
            for (var b = 0; b < dimensions.Length; b++)
                _goTogether[a, b] = Table(a, b, isLegal);
        }

        LegalPairs = [.. AllPairs().Where(pair => Complete(new Tuple(this).With(pair.A, pair.ValueOfA).With(pair.B, pair.ValueOfB), new Random(1)) is not null)];
    }

    public string Name { get; }

    public ImmutableArray<Dimension> Dimensions { get; }

    /// <summary>The pairs of values that occur in at least one legal tuple.</summary>
    public ImmutableArray<Pair> LegalPairs { get; }

    /// <summary>A legal tuple with the values that <paramref name="start"/> has and random others; null if there is none.</summary>
    public Tuple? Complete(Tuple start, Random random)
    {
        for (var a = 0; a < Dimensions.Length; a++)
        {
            if (start[a] >= 0 && !Fits(start, a, start[a]))
                return null;
        }

        var open = Enumerable.Range(0, Dimensions.Length).Where(dimension => start[dimension] < 0).ToArray();
        random.Shuffle(open);
        return Fill(start, open, random);
    }

    public bool IsLegal(Tuple tuple) => Enumerable.Range(0, Dimensions.Length).All(dimension => Fits(tuple, dimension, tuple[dimension]));

    private Tuple? Fill(Tuple tuple, ReadOnlySpan<int> open, Random random)
    {
        if (open.IsEmpty)
            return tuple;

        // The dimension with the fewest values left first: a dead end shows early.
        var best = -1;
        int[]? fewest = null;
        for (var i = 0; i < open.Length; i++)
        {
            var dimension = open[i];
            var values = Enumerable.Range(0, Dimensions[dimension].Values.Length).Where(value => Fits(tuple, dimension, value)).ToArray();
            if (fewest is null || values.Length < fewest.Length)
                (best, fewest) = (i, values);
        }

        var rest = open.ToArray().Where((_, i) => i != best).ToArray();
        random.Shuffle(fewest!);
        foreach (var value in fewest!)
        {
            if (Fill(tuple.With(open[best], value), rest, random) is { } filled)
                return filled;
        }

        return null;
    }

    private bool Fits(Tuple tuple, int dimension, int value)
    {
        for (var other = 0; other < Dimensions.Length; other++)
        {
            if (other != dimension && tuple[other] >= 0 && !_goTogether[dimension, other][value, tuple[other]])
                return false;
        }

        return true;
    }

    private bool[,] Table(int a, int b, Func<Tuple, bool> isLegal)
    {
        var table = new bool[Dimensions[a].Values.Length, Dimensions[b].Values.Length];
        for (var x = 0; x < table.GetLength(0); x++)
        {
            for (var y = 0; y < table.GetLength(1); y++)
                table[x, y] = a != b && isLegal(new Tuple(this).With(a, x).With(b, y));
        }

        return table;
    }

    private IEnumerable<Pair> AllPairs()
    {
        for (var a = 0; a < Dimensions.Length; a++)
        {
            for (var b = a + 1; b < Dimensions.Length; b++)
            {
                for (var x = 0; x < Dimensions[a].Values.Length; x++)
                {
                    for (var y = 0; y < Dimensions[b].Values.Length; y++)
                        yield return new Pair(this, a, x, b, y);
                }
            }
        }
    }
}

/// <summary>Two values of different dimensions.</summary>
internal readonly record struct Pair(Space Space, int A, int ValueOfA, int B, int ValueOfB)
{
    public override string ToString() =>
        $"{Space.Dimensions[A].Name}.{Space.Dimensions[A].Values[ValueOfA]} × {Space.Dimensions[B].Name}.{Space.Dimensions[B].Values[ValueOfB]}";
}
