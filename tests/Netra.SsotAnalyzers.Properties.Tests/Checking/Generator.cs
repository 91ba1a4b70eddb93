using Netra.SsotAnalyzers.Properties.Tests.Composition;
using Netra.SsotAnalyzers.Properties.Tests.Dimensions;
using Tuple = Netra.SsotAnalyzers.Properties.Tests.Dimensions.Tuple;

namespace Netra.SsotAnalyzers.Properties.Tests.Checking;

/// <summary>
/// The programs of a seed, one after another: each use is completed at random from a pair of values that no use had yet,
/// as long as there is one. The n-th program of a seed is always the same.
/// </summary>
internal sealed class Generator(int seed, int usesPerProgram)
{
    private readonly Random _random = new(seed);

    public Coverage Coverage { get; } = new([MemberSpace.Space, TypeSpace.Space, SituationSpace.Space]);

    public IEnumerable<TestProgram> Programs()
    {
        while (true)
        {
            var library = Any<Library>();
            var consumers = Any<Consumers>();
            var uses = ImmutableArray.CreateBuilder<Tuple>();
            while (uses.Count < usesPerProgram)
            {
                var space = _random.Next(8) switch
                {
                    < 5 => SituationSpace.Space,
                    < 7 => MemberSpace.Space,
                    _ => TypeSpace.Space,
                };
                if (Next(space, library, consumers) is not { } use)
                    continue;
                uses.Add(use);
                Coverage.Add(use);
            }

            yield return new TestProgram(library, consumers, uses.ToImmutable());
        }
    }

    private Tuple? Next(Space space, Library library, Consumers consumers)
    {
        var start = new Tuple(space).With(library).With(consumers);
        if (Coverage.AnyOpen(space, _random) is { } pair)
        {
            start = start.With(pair.A, pair.ValueOfA).With(pair.B, pair.ValueOfB);
            if (start.Get<Library>() != library || start.Get<Consumers>() != consumers)
                start = new Tuple(space).With(library).With(consumers);
        }

        return space.Complete(start, _random);
    }

    private TEnum Any<TEnum>()
        where TEnum : struct, Enum
    {
        var values = Enum.GetValues<TEnum>();
        return values[_random.Next(values.Length)];
    }
}
