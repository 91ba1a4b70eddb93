namespace Netra.Backend.WebsocketCore;

/// <summary>In the cloud a socket may be accepted only after these phases; on a laptop after the first.</summary>
public sealed class GcpInitializationValidator(bool isCloud)
{
    private static readonly string[] s_phases = ["dependencies", "database", "cache", "services"];

    private readonly List<string> _done = [];

    public bool IsReady => isCloud ? s_phases.All(_done.Contains) : _done.Contains("dependencies");

    /// <summary>A phase counts only after the ones before it.</summary>
    public bool Complete(string phase)
    {
        if (_done.Count >= s_phases.Length || s_phases[_done.Count] != phase)
            return false;

        _done.Add(phase);
        return true;
    }
}
