using Spectre.Console;

namespace Netra.Ssot.Tool.Commands;

/// <summary>Where a command writes: results to the standard output, progress and what went wrong to the other.</summary>
internal sealed class Terminal
{
    private const int WidthOfAFile = 160;

    public Terminal(TextWriter output, TextWriter errors)
    {
        Out = Create(output, Console.IsOutputRedirected || output != Console.Out);
        Errors = Create(errors, Console.IsErrorRedirected || errors != Console.Error);
    }

    public IAnsiConsole Out { get; }

    public IAnsiConsole Errors { get; }

    /// <summary>Whether somebody sits there and can be asked.</summary>
    public bool IsInteractive =>
        Out.Profile.Capabilities.Interactive && Out.Profile.Out.IsTerminal && !Console.IsInputRedirected && !Console.IsOutputRedirected;

    public void Line(string text) => Out.Profile.Out.Writer.WriteLine(text);

    /// <summary>A line beside the results.</summary>
    public void Hint(string text) => Errors.Profile.Out.Writer.WriteLine(text);

    public void Note(string text) => Hint("note: " + text);

    public void Error(string text) => Hint("error: " + text);

    /// <summary>A line for a step that takes long, so that a run in a pipe shows where it is.</summary>
    public void Step(string text) => Hint(text);

    /// <summary>Runs work with a bar for each phase on a terminal, and with a line for each phase in a pipe.</summary>
    public async Task<T> ProgressAsync<T>(Func<Action<string, int, int>, Task<T>> work)
    {
        if (!Errors.Profile.Out.IsTerminal)
            return await work(LinePerPhase()).ConfigureAwait(false);

        return await Errors.Progress().AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn()).StartAsync(async progress =>
        {
            var bars = new Dictionary<string, ProgressTask>(StringComparer.Ordinal);
            return await work((phase, done, of) =>
            {
                lock (bars)
                {
                    if (!bars.TryGetValue(phase, out var bar))
                    {
                        foreach (var earlier in bars.Values)
                            earlier.Value = earlier.MaxValue;
                        bars.Add(phase, bar = progress.AddTask(phase));
                    }

                    bar.MaxValue = of;
                    bar.Value = done;
                }
            }).ConfigureAwait(false);
        }).ConfigureAwait(false);
    }

    private Action<string, int, int> LinePerPhase()
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        return (phase, _, of) =>
        {
            lock (known)
            {
                if (known.Add(phase))
                    Step(of > 1 ? $"{phase}: {Plural.Of(of, "project")}" : phase);
            }
        };
    }

    private static IAnsiConsole Create(TextWriter writer, bool isFile)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(writer) });
        if (isFile)
            console.Profile.Width = WidthOfAFile;
        return console;
    }
}
