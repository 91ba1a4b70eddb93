namespace Netra.WebSockets;

/// <summary>The codes that <see cref="WebSocketHost.BroadcastNoticeAsync"/> sends: what goes to everybody is fixed, so that nobody's data can.</summary>
public static class NoticeCodes
{
    /// <summary>Maintenance is about to begin.</summary>
    public const string Maintenance = "maintenance";

    /// <summary>The service works with restrictions.</summary>
    public const string Degraded = "degraded";

    /// <summary>The service works normally again.</summary>
    public const string Restored = "restored";

    internal static bool IsKnown(string code) => code is Maintenance or Degraded or Restored;
}
