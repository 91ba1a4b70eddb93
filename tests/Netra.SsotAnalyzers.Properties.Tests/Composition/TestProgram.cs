using Netra.SsotAnalyzers.Properties.Tests.Dimensions;
using Tuple = Netra.SsotAnalyzers.Properties.Tests.Dimensions.Tuple;

namespace Netra.SsotAnalyzers.Properties.Tests.Composition;

/// <summary>A use with the number under which its code is found.</summary>
internal readonly record struct NumberedUse(int Number, Tuple Use);

/// <summary>Uses in one solution. All have the program's library and consumers.</summary>
internal sealed record TestProgram(Library Library, Consumers Consumers, ImmutableArray<Tuple> Uses)
{
    public IEnumerable<NumberedUse> Numbered => Uses.Select((use, i) => new NumberedUse(i + 1, use));

    public override string ToString() => $"{Library}, {Consumers}\n" + string.Join("\n", Numbered.Select(use => $"  U{use.Number}: {use.Use}"));
}
