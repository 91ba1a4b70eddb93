using Netra.SsotAnalyzers.CodeFixes.Rewriting.Proof;
using Netra.SsotAnalyzers.Properties.Tests.Composition;
using Netra.SsotAnalyzers.Properties.Tests.Dimensions;
using Tuple = Netra.SsotAnalyzers.Properties.Tests.Dimensions.Tuple;

namespace Netra.SsotAnalyzers.Properties.Tests.Checking;

/// <summary>Every situation once, alone and in its simplest form: the first look at a new one.</summary>
internal static class EachSituation
{
    /// <param name="part">A piece of the names of the situations wanted.</param>
    /// <param name="without">A kind of comparison that the proof leaves out; none in the product.</param>
    /// <param name="library">Where the library is.</param>
    /// <param name="write">Takes one report for each situation that breaks the guarantee, and what is left of the others.</param>
    /// <param name="cancellationToken">Cancels the run.</param>
    /// <returns>The number of failures.</returns>
    public static async Task<int> RunAsync(string part, Comparison without, Library library, Action<string> write, CancellationToken cancellationToken)
    {
        var failures = 0;
        var gate = new Lock();
        var names = SituationSpace.Space.Dimensions[0].Values.Where(name => name.Contains(part, StringComparison.Ordinal));
        await Parallel.ForEachAsync(names, cancellationToken, async (name, token) =>
        {
            ProofOptions.Use(ProofOptions.Default with { Comparisons = Comparison.All & ~without });
            var program = Of(name, library, Value.Literal, Directive.None);
            var outcome = await Guarantee.CheckAsync(program, 1, token);
            var report = outcome.Failure is null
                ? string.Join("\n", outcome.Refusals.Select(refusal => $"{name}: {refusal.Message}"))
                : $"{name}: {await Report.OfAsync(program, outcome)}";
            lock (gate)
            {
                failures += outcome.Failure is null ? 0 : 1;
                if (report.Length > 0)
                    write(report);
            }
        });
        return failures;
    }

    public static TestProgram Of(string situation, Library library, Consumers consumers) => Of(situation, library, Value.Literal, Directive.None, consumers);

    /// <summary>A program with one use, in its simplest form where nothing else is said.</summary>
    public static TestProgram Of(string situation, Library library, Value value, Directive directive, Consumers consumers = Consumers.One)
    {
        var use = new Tuple(SituationSpace.Space).With(0, SituationSpace.IndexOf(situation)).With(library).With(consumers).With(value).With(directive).With(FileForm.DirectivesInFile).With(Naming.Simple);
        for (var context = Context.Method; context <= Context.CaseLabel; context++)
        {
            if (use.With(context) is var placed && SituationSpace.Space.IsLegal(placed))
                return new TestProgram(library, consumers, [placed]);
        }

        throw new InvalidOperationException($"{situation} has no place");
    }
}
