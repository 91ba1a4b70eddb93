namespace Netra.Backend.WebsocketCore;

/// <summary>How far a connection's initialization is.</summary>
public sealed class InitializationProgress(params string[] steps)
{
    private readonly HashSet<string> _done = new(StringComparer.Ordinal);

    public int Percent => steps.Length == 0 ? 100 : 100 * _done.Count / steps.Length;

    public string? Next => steps.FirstOrDefault(step => !_done.Contains(step));

    public bool Complete(string step) => steps.Contains(step) && _done.Add(step);
}
