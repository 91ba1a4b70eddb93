using Netra.SsotAnalyzers.CodeFixes.Rewriting.Proof;
using Netra.SsotAnalyzers.Properties.Tests.Checking;
using Netra.SsotAnalyzers.Properties.Tests.Composition;
using Netra.SsotAnalyzers.Properties.Tests.Dimensions;
using Xunit.Abstractions;

namespace Netra.SsotAnalyzers.Properties.Tests;

/// <summary>A sample of the programs; the long run, <c>.ci/properties</c>, has thousands.</summary>
public sealed class GuaranteeTests(ITestOutputHelper output)
{
    private const int Seed = 2026;
    private const int Programs = 3;
    private const int UsesPerProgram = 6;

    /// <summary>For each kind of comparison a situation that only this comparison keeps as it is.</summary>
    public static TheoryData<string, string> Comparisons => new()
    {
        { nameof(Comparison.Overload), "FollowParamsAndOne" },
        { nameof(Comparison.Import), "StaticImportBesideAnother" },
    };

    public static TheoryData<string> Breakages => [.. Breakage.All.Select(breakage => breakage.Name)];

    [Fact]
    public async Task Sample_KeepsTheGuarantee()
    {
        var run = new Run(Seed, Programs, UsesPerProgram, shrunkFailures: 1);
        await run.RunAsync(output.WriteLine, CancellationToken.None);
        Assert.True(run.Failures == 0, run.FirstReport);
    }

    [Theory]
    [MemberData(nameof(Breakages))]
    public async Task BreakageOfAResult_IsNoticed(string name)
    {
        var breakage = Breakage.All.Single(breakage => breakage.Name == name);
        var outcome = await breakage.CheckAsync(CancellationToken.None);
        Assert.True(outcome.Failure is FailureKind.PrintsSomethingElse or FailureKind.LosesDirective, $"{outcome.Failure} {outcome.Details}");
        output.WriteLine($"{name}: {outcome.Failure}");
    }

    [Theory]
    [MemberData(nameof(Comparisons))]
    public async Task ProofWithoutAComparison_IsNoticed(string kind, string situation)
    {
        var program = EachSituation.Of(situation, Library.SameProject, Value.Literal, Directive.None);
        Assert.Null((await Guarantee.CheckAsync(program, 1, CancellationToken.None)).Failure);

        ProofOptions.Use(ProofOptions.Default with { Comparisons = Comparison.All & ~Enum.Parse<Comparison>(kind) });
        Assert.Equal(FailureKind.PrintsSomethingElse, (await Guarantee.CheckAsync(program, 1, CancellationToken.None)).Failure);
    }

    /// <summary>Two frameworks are two projects with one assembly name; a compiled library shows its calls in its file alone.</summary>
    [Fact]
    public async Task CodeThatTheReplacementRuns_Stays_WhereverItAndTheLibraryAre()
    {
        foreach (var library in (Library[])[Library.Project, Library.Metadata])
        {
            foreach (var consumers in (Consumers[])[Consumers.One, Consumers.TwoFrameworks])
            {
                var outcome = await Guarantee.CheckAsync(EachSituation.Of("ConsumerImplementsTheReplacement", library, consumers), Seed, CancellationToken.None);
                Assert.True(outcome.Failure is null && outcome.Refusals.Length > 0, $"{library}, {consumers}: {outcome.Failure} {outcome.Details}");
            }
        }
    }

    [Fact]
    public void NumberOfASeed_IsAlwaysTheSameProgram()
    {
        var (first, second) = (new Generator(Seed, UsesPerProgram).Programs().Take(5), new Generator(Seed, UsesPerProgram).Programs().Take(5));
        Assert.Equal(first.Select(program => program.ToString()), second.Select(program => program.ToString()));
        Assert.NotEqual(new Generator(Seed, UsesPerProgram).Programs().First().ToString(), new Generator(Seed + 1, UsesPerProgram).Programs().First().ToString());
    }

    [Fact]
    public void ProgramsOfALongRun_CoverThePairs()
    {
        var generator = new Generator(Seed, UsesPerProgram);
        _ = generator.Programs().Take(2000).Count();
        Assert.True(generator.Coverage.CoveredPairs >= 0.9 * generator.Coverage.LegalPairs, $"{generator.Coverage.CoveredPairs} of {generator.Coverage.LegalPairs}");
    }

    [Fact]
    public async Task FailingProgram_IsShrunkToItsCause()
    {
        var program = new Generator(Seed, 30).Programs().First(program => program.Uses.Any(use => use.Get<Receiver>() == Receiver.Creation && use.Get<Shape>() == Shape.Swapped));
        static bool IsCause(TestProgram program) => program.Uses.Any(use => use.Get<Receiver>() >= Receiver.Creation && use.Get<Shape>() == Shape.Swapped);
        static Task<Outcome> CheckAsync(TestProgram program) => Task.FromResult(new Outcome(IsCause(program) ? FailureKind.PrintsSomethingElse : null, "", null!, null!, []));

        var (small, _) = await Shrinker.ShrinkAsync(program, await CheckAsync(program), CheckAsync);

        var use = Assert.Single(small.Uses);
        Assert.Equal((Library.SameProject, Consumers.One), (small.Library, small.Consumers));
        Assert.Equal(
            (Context.Method, Receiver.Creation, Shape.Swapped, Naming.Simple, FileForm.DirectivesInFile),
            (use.Get<Context>(), use.Get<Receiver>(), use.Get<Shape>(), use.Get<Naming>(), use.Get<FileForm>()));
    }
}
