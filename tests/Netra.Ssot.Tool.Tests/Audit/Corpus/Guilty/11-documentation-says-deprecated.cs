// shape: log4net, types that only their documentation calls deprecated
// cluster: RollingFileWriter, DailyFileWriter
namespace Logs;

/// <summary>Writes to files of a limited size.</summary>
public class RollingFileWriter(string folder)
{
    public long MaxBytes { get; set; } = 1 << 20;
    public void Write(string line) => File.AppendAllText(Path.Combine(folder, "log"), line);
    public void Roll() => File.Move(Path.Combine(folder, "log"), Path.Combine(folder, "log.1"));
}

/// <summary>Deprecated, use <see cref="RollingFileWriter"/>. Writes a file for each day.</summary>
public class DailyFileWriter(string folder)
{
    public void Write(string line) => File.AppendAllText(Path.Combine(folder, $"{DateTime.UtcNow:yyyyMMdd}"), line);
    public void Delete(DateTime day) => File.Delete(Path.Combine(folder, $"{day:yyyyMMdd}"));
}

public class Server { private readonly DailyFileWriter _writer = new("."); public void Start() => _writer.Write("start"); }

public class Client { private readonly RollingFileWriter _writer = new("."); public void Start() => _writer.Write("start"); }
