using System.Globalization;
using Xunit.Abstractions;

namespace Netra.WebSockets.Tests;

/// <summary>Schedules by seed: the first 2,000 here, as many as <c>NETRA_SCHEDULES</c> says in the long run (<c>.ci/long-manager</c>). <c>NETRA_SEED</c> replays one.</summary>
public sealed class ScheduleTests(ITestOutputHelper output)
{
    private static int Number(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : otherwise;

    [Fact]
    public void RandomProgramInRandomOrder_KeepsEveryPromise()
    {
        var only = Number("NETRA_SEED", -1);
        var first = only >= 0 ? only : Number("NETRA_FIRST_SEED", 0);
        var count = only >= 0 ? 1 : Number("NETRA_SCHEDULES", 2_000);
        var failures = new List<string>();
        var (steps, gaps, slow, connects) = (0L, 0L, 0L, 0L);
        for (var seed = first; seed < first + count && failures.Count < 20; seed++)
        {
            var failure = Schedule.Run(seed, schedule =>
            {
                steps += schedule.Scheduler.Steps;
                gaps += schedule.Gaps;
                slow += schedule.SlowConsumers;
                connects += schedule.Connects;
            });
            if (failure is not null) failures.Add(failure);
        }

        var sum = $"{count} schedules from seed {first}: {steps} steps, {connects} connects, {gaps} gaps, {slow} slow consumers, {failures.Count} failures";
        output.WriteLine(sum);
        Console.WriteLine(sum);
        Assert.True(failures.Count == 0, sum + ". NETRA_SEED replays one:\n" + string.Join('\n', failures));
        // A program that never meets what it is about proves nothing.
        if (count >= 2_000) Assert.True(gaps > 0 && slow > 0, sum);
    }

    [Fact]
    public void RandomProgramOnAFaultyEngine_KeepsEveryPromise()
    {
        var only = Number("NETRA_SEED", -1);
        var first = only >= 0 ? only : Number("NETRA_FIRST_SEED", 0);
        var count = only >= 0 ? 1 : Number("NETRA_SCHEDULES", 2_000);
        var failures = new List<string>();
        var (steps, faults, losses, gaps) = (0L, 0L, 0L, 0L);
        for (var seed = first; seed < first + count && failures.Count < 20; seed++)
        {
            var failure = Schedule.Run(seed, schedule =>
            {
                steps += schedule.Scheduler.Steps;
                faults += schedule.Faults;
                losses += schedule.TailLosses;
                gaps += schedule.Gaps;
            }, isFaulty: true);
            if (failure is not null) failures.Add(failure);
        }

        var sum = $"{count} schedules on a faulty engine from seed {first}: {steps} steps, {faults} faults, {losses} lost ends, {gaps} gaps, {failures.Count} failures";
        output.WriteLine(sum);
        Console.WriteLine(sum);
        Assert.True(failures.Count == 0, sum + ". NETRA_SEED replays one:\n" + string.Join('\n', failures));
        if (count >= 2_000) Assert.True(faults > 0 && losses > 0 && gaps > 0, sum);
    }

    [Fact]
    public void RecoveryOfTheLegacy_FailsWhereTheLibraryDoesNot()
    {
        var count = Math.Min(Number("NETRA_SCHEDULES", 2_000), 20_000);
        var (legacy, library) = (0, 0);
        for (var seed = 0; seed < count; seed++)
        {
            if (LegacySchedule.OfTheLegacy(seed) != LegacySchedule.Whole) legacy++;
            if (LegacySchedule.OfTheLibrary(seed) != LegacySchedule.Whole) library++;
        }

        var sum = $"{count} schedules of one reconnect: the legacy's recovery failed in {legacy}, the library in {library}";
        output.WriteLine(sum);
        Console.WriteLine(sum);
        Assert.Equal(0, library);
        Assert.True(legacy > count / 10, sum);
    }

    [Fact]
    public void SameSeed_IsTheSameSchedule()
    {
        for (var seed = 0; seed < 50; seed++)
        {
            ulong one = 0, two = 0;
            Schedule.Run(seed, schedule => one = schedule.Scheduler.Fingerprint);
            Schedule.Run(seed, schedule => two = schedule.Scheduler.Fingerprint);
            Assert.Equal(one, two);
            Assert.NotEqual(0UL, one);
        }
    }
}
