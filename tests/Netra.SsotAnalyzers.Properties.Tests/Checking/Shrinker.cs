using Netra.SsotAnalyzers.Properties.Tests.Composition;
using Netra.SsotAnalyzers.Properties.Tests.Dimensions;
using Tuple = Netra.SsotAnalyzers.Properties.Tests.Dimensions.Tuple;

namespace Netra.SsotAnalyzers.Properties.Tests.Checking;

/// <summary>Makes a program that breaks the guarantee smaller, as long as it breaks it in the same way: fewer uses, simpler values.</summary>
internal static class Shrinker
{
    public static async Task<(TestProgram Program, Outcome Outcome)> ShrinkAsync(TestProgram program, Outcome outcome, Func<TestProgram, Task<Outcome>> checkAsync)
    {
        while (true)
        {
            var found = false;
            foreach (var smaller in Smaller(program))
            {
                var result = await checkAsync(smaller);
                if (result.Failure != outcome.Failure)
                    continue;

                (program, outcome, found) = (smaller, result, true);
                break;
            }

            if (!found)
                return (program, outcome);
        }
    }

    private static IEnumerable<TestProgram> Smaller(TestProgram program)
    {
        var uses = program.Uses;
        for (var part = uses.Length / 2; part > 0; part /= 2)
        {
            for (var start = 0; start < uses.Length; start += part)
                yield return program with { Uses = uses.RemoveRange(start, Math.Min(part, uses.Length - start)) };
        }

        if (program.Library != Library.SameProject)
            yield return With(program with { Library = Library.SameProject });
        if (program.Consumers != Consumers.One)
            yield return With(program with { Consumers = Consumers.One });

        for (var i = 0; i < uses.Length; i++)
        {
            foreach (var simpler in Simpler(uses[i]))
                yield return program with { Uses = uses.SetItem(i, simpler) };
        }
    }

    /// <summary>The uses with the program's own library and consumers.</summary>
    private static TestProgram With(TestProgram program) => program with
    {
        Uses = [.. program.Uses.Select(use => use.With(program.Library).With(program.Consumers)).Select(use => use.Space.IsLegal(use) ? use : use.With(FileForm.DirectivesInFile))],
    };

    private static IEnumerable<Tuple> Simpler(Tuple use)
    {
        for (var dimension = 0; dimension < use.Space.Dimensions.Length; dimension++)
        {
            if (use.Space.Dimensions[dimension].Name is nameof(Library) or nameof(Consumers) or SituationSpace.Dimension)
                continue;

            for (var value = 0; value < use[dimension]; value++)
            {
                if (use.With(dimension, value) is var simpler && use.Space.IsLegal(simpler))
                    yield return simpler;
            }
        }
    }
}
