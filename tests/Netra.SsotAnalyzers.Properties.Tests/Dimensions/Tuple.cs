namespace Netra.SsotAnalyzers.Properties.Tests.Dimensions;

/// <summary>A value for each dimension of a space; -1 where none is chosen yet.</summary>
internal sealed class Tuple : IEquatable<Tuple>
{
    private readonly ImmutableArray<int> _values;

    public Tuple(Space space)
        : this(space, [.. Enumerable.Repeat(-1, space.Dimensions.Length)])
    {
    }

    private Tuple(Space space, ImmutableArray<int> values) => (Space, _values) = (space, values);

    public Space Space { get; }

    public int this[int dimension] => _values[dimension];

    /// <summary>The value of one dimension, known by its type; null where none is chosen.</summary>
    public TEnum? Get<TEnum>()
        where TEnum : struct, Enum
    {
        for (var i = 0; i < _values.Length; i++)
        {
            if (Space.Dimensions[i].Name == typeof(TEnum).Name)
                return _values[i] < 0 ? null : (TEnum)Enum.ToObject(typeof(TEnum), _values[i]);
        }

        return null;
    }

    public Tuple With(int dimension, int value) => new(Space, _values.SetItem(dimension, value));

    public Tuple With<TEnum>(TEnum value)
        where TEnum : struct, Enum => With(Space.Dimensions.IndexOf(Space.Dimensions.Single(dimension => dimension.Name == typeof(TEnum).Name)), Convert.ToInt32(value));

    public IEnumerable<Pair> Pairs()
    {
        for (var a = 0; a < _values.Length; a++)
        {
            for (var b = a + 1; b < _values.Length; b++)
                yield return new Pair(Space, a, _values[a], b, _values[b]);
        }
    }

    public bool Equals(Tuple? other) => other is not null && other.Space == Space && other._values.SequenceEqual(_values);

    public override bool Equals(object? obj) => Equals(obj as Tuple);

    public override int GetHashCode() => _values.Aggregate(Space.Name.Length, HashCode.Combine);

    public override string ToString() =>
        string.Join(" ", _values.Select((value, i) => value < 0 ? $"{Space.Dimensions[i].Name}=?" : $"{Space.Dimensions[i].Name}={Space.Dimensions[i].Values[value]}"));
}
