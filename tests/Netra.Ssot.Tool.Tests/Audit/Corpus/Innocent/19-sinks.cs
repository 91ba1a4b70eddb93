// shape: Serilog, sinks that write one event to different places
namespace Sinks;

public record LogEvent(string Level, string Text);

public interface ILogSink { void Emit(LogEvent entry); }

public sealed class ConsoleSink(TextWriter writer) : ILogSink, IDisposable
{
    public string Format { get; set; } = "{0}: {1}";
    public void Emit(LogEvent entry) => writer.WriteLine(Format, entry.Level, entry.Text);
    public void Flush() => writer.Flush();
    public void Dispose() => writer.Dispose();
}

public sealed class FileSink(string path) : ILogSink, IDisposable
{
    private readonly StreamWriter _writer = new(path);
    public string Format { get; set; } = "{0} {1}";
    public void Emit(LogEvent entry) => _writer.WriteLine(Format, entry.Level, entry.Text);
    public void Flush() => _writer.Flush();
    public void Dispose() => _writer.Dispose();
}

public sealed class BatchedSink(int size) : ILogSink, IDisposable
{
    private readonly List<LogEvent> _entries = [];
    public void Emit(LogEvent entry)
    {
        _entries.Add(entry);
        if (_entries.Count > size)
            Flush();
    }
    public void Flush() => _entries.Clear();
    public void Dispose() => Flush();
}

public static class Logging { public static IReadOnlyList<ILogSink> Sinks() => [new ConsoleSink(Console.Out), new FileSink("log"), new BatchedSink(10)]; }
