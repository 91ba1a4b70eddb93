using System.Buffers.Text;

namespace Netra.WebSockets.Load;

/// <summary>Finds in a record what is measured, at the same small cost whoever wrote it.</summary>
internal static class FrameScan
{
    /// <returns>Whether the record is one of the five events of a run of this harness.</returns>
    public static bool TryRead(ReadOnlySpan<byte> record, out SeenEvent seen)
    {
        seen = default;
        if (!TrySkip(ref record, "\"type\":\""u8) || KindOf(record) is not (>= 0 and var kind)) return false;
        var sequence = record;
        if (!TrySkip(ref record, "\"run_id\":\"r-"u8)) return false;
        if (!Utf8Parser.TryParse(record, out int run, out var length) || record.Length <= length + 1) return false;
        if (!Utf8Parser.TryParse(record[(length + 1)..], out long scheduledAt, out _)) return false;
        seen = new SeenEvent(kind, run, scheduledAt, Number(sequence, "\"seq\":"u8) ?? 0);
        return true;
    }

    /// <summary>The number behind <paramref name="name"/>, or null.</summary>
    public static long? Number(ReadOnlySpan<byte> record, ReadOnlySpan<byte> name) =>
        TrySkip(ref record, name) && Utf8Parser.TryParse(record, out long value, out _) ? value : null;

    private static int KindOf(ReadOnlySpan<byte> rest)
    {
        if (rest.StartsWith("agent_thinking\""u8)) return 1;
        if (rest.StartsWith("tool_executing\""u8)) return 2;
        if (rest.StartsWith("tool_completed\""u8)) return 3;
        if (rest.StartsWith("agent_completed\""u8)) return 4;
        return rest.StartsWith("agent_started\""u8) ? 0 : -1;
    }

    private static bool TrySkip(ref ReadOnlySpan<byte> rest, ReadOnlySpan<byte> what)
    {
        var at = rest.IndexOf(what);
        if (at < 0) return false;
        rest = rest[(at + what.Length)..];
        return true;
    }
}
