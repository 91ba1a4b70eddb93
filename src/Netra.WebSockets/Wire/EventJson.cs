using System.Globalization;
using System.Text.Json;

namespace Netra.WebSockets;

/// <summary>The envelope of an event, as the log keeps it (without its place) and as a client gets it (with it).</summary>
internal static class EventJson
{
    public const int Version = 1;

    /// <summary>More than the envelope takes with the longest ids and names, every character of them escaped.</summary>
    public const int EnvelopeBytes = 8 * 1024;

    public const int MinEventBytes = 2 * EnvelopeBytes;

    private const int MaxSequenceDigits = 20;

    /// <summary><c>{"type","v","user_id","thread_id","run_id","agent_name","timestamp","payload"}</c></summary>
    public static ReadOnlyMemory<byte> Compose(string type, UserExecutionContext context, string? agentName, DateTimeOffset now, ReadOnlyMemory<byte> payload) =>
        PayloadJson.Compose((type, context, agentName, now, payload), static (writer, e) =>
        {
            writer.WriteStartObject();
            writer.WriteString("type", e.type);
            writer.WriteNumber("v", Version);
            writer.WriteString("user_id", e.context.User.Value);
            writer.WriteString("thread_id", e.context.Thread.Value);
            writer.WriteString("run_id", e.context.Run.Value);
            writer.WriteString("agent_name", e.agentName);
            writer.WriteString("timestamp", Timestamp(e.now));
            writer.WritePropertyName("payload");
            writer.WriteRawValue(e.payload.Span, skipInputValidation: true);
            writer.WriteEndObject();
        });

    /// <summary>The frame of an event: <c>seq</c> and <c>epoch</c> follow <c>type</c> and <c>v</c>.</summary>
    public static ReadOnlyMemory<byte> Stamp(in BackplaneEntry entry)
    {
        var body = entry.Event.Span;
        var seam = Seam(body);
        var epoch = JsonEncodedText.Encode(entry.Position.Epoch, PayloadJson.WriterOptions.Encoder).EncodedUtf8Bytes;
        Span<byte> sequence = stackalloc byte[MaxSequenceDigits];
        entry.Position.Sequence.TryFormat(sequence, out var digits, provider: CultureInfo.InvariantCulture);

        var frame = new byte[body.Length + ",\"seq\":"u8.Length + digits + ",\"epoch\":\""u8.Length + epoch.Length + "\""u8.Length];
        var rest = frame.AsSpan();
        Put(body[..seam], ref rest);
        Put(",\"seq\":"u8, ref rest);
        Put(sequence[..digits], ref rest);
        Put(",\"epoch\":\""u8, ref rest);
        Put(epoch, ref rest);
        Put("\""u8, ref rest);
        Put(body[seam..], ref rest);
        return frame;
    }

    public static string Timestamp(DateTimeOffset now) => now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture);

    private static void Put(scoped ReadOnlySpan<byte> bytes, ref Span<byte> rest)
    {
        bytes.CopyTo(rest);
        rest = rest[bytes.Length..];
    }

    /// <summary>Where the second property, <c>v</c>, ends.</summary>
    private static int Seam(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body);
        for (var token = 0; token < 5; token++) reader.Read();
        return (int)reader.BytesConsumed;
    }
}
