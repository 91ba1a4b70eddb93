using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Netra.WebSockets;

/// <summary>The envelope of an event, as the log keeps it (without its place) and as a client gets it (with it).</summary>
internal static class EventJson
{
    public const int Version = 1;

    /// <summary>More than the envelope takes with the longest ids and names, every character of them escaped.</summary>
    public const int EnvelopeBytes = 8 * 1024;

    public const int MinEventBytes = 2 * EnvelopeBytes;

    private static readonly SearchValues<char> Plain = SearchValues.Create("-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz");

    private const int MaxSequenceDigits = 20;

    private const int MaxTimestampChars = 32;

    /// <summary>RFC 3339 in UTC, seven digits behind the second.</summary>
    private const string TimestampFormat = "O";

    /// <summary><c>{"type","v","user_id","thread_id","run_id","agent_name","timestamp","payload"}</c></summary>
    public static LentJson Compose(string type, UserExecutionContext context, string? agentName, DateTimeOffset now, ReadOnlyMemory<byte> payload) =>
        PayloadJson.Lend((type, context, agentName, now, payload), static (writer, e) =>
        {
            writer.WriteStartObject();
            writer.WriteString("type", e.type);
            writer.WriteNumber("v", Version);
            writer.WriteString("user_id", e.context.User.Value);
            writer.WriteString("thread_id", e.context.Thread.Value);
            writer.WriteString("run_id", e.context.Run.Value);
            writer.WriteString("agent_name", e.agentName);
            Span<byte> timestamp = stackalloc byte[MaxTimestampChars];
            e.now.UtcDateTime.TryFormat(timestamp, out var length, TimestampFormat, CultureInfo.InvariantCulture);
            writer.WriteString("timestamp", timestamp[..length]);
            writer.WritePropertyName("payload");
            writer.WriteRawValue(e.payload.Span, skipInputValidation: true);
            writer.WriteEndObject();
        });

    /// <summary>The frame of an event: <c>seq</c> and <c>epoch</c> follow <c>type</c> and <c>v</c>.</summary>
    public static ReadOnlyMemory<byte> Stamp(in BackplaneEntry entry)
    {
        var frame = new byte[StampedLength(entry)];
        Stamp(entry, frame);
        return frame;
    }

    /// <summary>As <see cref="Stamp(in BackplaneEntry)"/>, in pooled memory, which the caller holds.</summary>
    public static OutgoingFrame Frame(in BackplaneEntry entry)
    {
        var length = StampedLength(entry);
        var buffer = FrameBuffer.Rent(length);
        Stamp(entry, buffer.Bytes);
        return new OutgoingFrame(entry.Position, buffer.Bytes.AsMemory(0, length), buffer);
    }

    /// <summary>Whether the event names this user: an engine's answer is compared with the question before anything is sent.</summary>
    public static bool IsOf(UserId user, ReadOnlySpan<byte> body)
    {
        try
        {
            var reader = new Utf8JsonReader(body);
            for (var token = 0; token < 6; token++) reader.Read();
            return reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals("user_id"u8)
                && reader.Read() && reader.TokenType == JsonTokenType.String && reader.ValueTextEquals(user.Value);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static int StampedLength(in BackplaneEntry entry)
    {
        Span<byte> digits = stackalloc byte[MaxSequenceDigits];
        entry.Position.Sequence.TryFormat(digits, out var length, provider: CultureInfo.InvariantCulture);
        return entry.Event.Length + ",\"seq\":"u8.Length + length + ",\"epoch\":\""u8.Length + EpochLength(entry.Position.Epoch) + "\""u8.Length;
    }

    private static void Stamp(in BackplaneEntry entry, Span<byte> rest)
    {
        var body = entry.Event.Span;
        var seam = Seam(body);
        Put(body[..seam], ref rest);
        Put(",\"seq\":"u8, ref rest);
        entry.Position.Sequence.TryFormat(rest, out var digits, provider: CultureInfo.InvariantCulture);
        rest = rest[digits..];
        Put(",\"epoch\":\""u8, ref rest);
        PutEpoch(entry.Position.Epoch, ref rest);
        Put("\""u8, ref rest);
        Put(body[seam..], ref rest);
    }

    /// <summary>The log's own epochs need no escapes; another backplane's may.</summary>
    private static bool IsPlain(string epoch) => !epoch.AsSpan().ContainsAnyExcept(Plain);

    private static int EpochLength(string epoch) => IsPlain(epoch) ? epoch.Length : Encode(epoch).Length;

    private static void PutEpoch(string epoch, ref Span<byte> rest)
    {
        if (IsPlain(epoch)) rest = rest[Encoding.ASCII.GetBytes(epoch, rest)..];
        else Put(Encode(epoch), ref rest);
    }

    private static ReadOnlySpan<byte> Encode(string epoch) => JsonEncodedText.Encode(epoch, PayloadJson.WriterOptions.Encoder).EncodedUtf8Bytes;

    public static string Timestamp(DateTimeOffset now) => now.UtcDateTime.ToString(TimestampFormat, CultureInfo.InvariantCulture);

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
