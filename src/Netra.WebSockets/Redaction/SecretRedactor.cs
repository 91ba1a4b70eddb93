using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Netra.WebSockets;

/// <summary>
/// Takes secrets out of JSON: the values of secret names, and what in a text looks like a secret. A text that is itself a JSON object or
/// array is searched as one.
/// </summary>
internal sealed class SecretRedactor
{
    /// <summary>Texts within texts are searched as JSON this deep.</summary>
    private const int MaxNesting = 4;

    private static readonly JsonReaderOptions ReaderOptions = new() { MaxDepth = 1000 };

    private readonly SecretNames _names;
    private readonly SecretText _text;

    public SecretRedactor(IEnumerable<string> names)
    {
        _names = new SecretNames(names);
        _text = new SecretText(_names);
    }

    /// <param name="json">One JSON value.</param>
    /// <returns>The value without its secrets; the same memory if it has none.</returns>
    public ReadOnlyMemory<byte> Redact(ReadOnlyMemory<byte> json) => Copy(json, isSecret: true, MaxNesting);

    /// <summary>As <see cref="Redact"/>, but only in the members <c>parameters</c> and <c>result</c> of an object.</summary>
    public ReadOnlyMemory<byte> RedactEvent(ReadOnlyMemory<byte> payload) => Copy(payload, isSecret: false, MaxNesting);

    private ReadOnlyMemory<byte> Copy(ReadOnlyMemory<byte> json, bool isSecret, int nesting)
    {
        // Most values have none, and looking costs no memory.
        if (!MayHoldSecret(json.Span, isSecret)) return json;
        var changed = false;
        var copy = PayloadJson.Compose(json, (writer, source) =>
        {
            var reader = new Utf8JsonReader(source.Span, ReaderOptions);
            var searched = isSecret;
            while (reader.Read())
            {
                if (!isSecret && reader is { CurrentDepth: 1, TokenType: JsonTokenType.PropertyName })
                {
                    searched = reader.ValueTextEquals("parameters"u8) || reader.ValueTextEquals("result"u8);
                }

                changed |= Copy(ref reader, writer, searched, nesting);
            }
        });
        return changed ? copy : json;
    }

    /// <summary>False only where a copy would change nothing.</summary>
    private bool MayHoldSecret(ReadOnlySpan<byte> json, bool isSecret)
    {
        var reader = new Utf8JsonReader(json, ReaderOptions);
        var searched = isSecret;
        while (reader.Read())
        {
            if (!isSecret && reader is { CurrentDepth: 1, TokenType: JsonTokenType.PropertyName })
            {
                searched = reader.ValueTextEquals("parameters"u8) || reader.ValueTextEquals("result"u8);
            }

            if (searched && reader.TokenType is (JsonTokenType.PropertyName or JsonTokenType.String) && MayHoldSecret(ref reader)) return true;
        }

        return false;
    }

    private bool MayHoldSecret(ref Utf8JsonReader reader)
    {
        if (reader.ValueIsEscaped) return true;
        var rented = ArrayPool<char>.Shared.Rent(reader.ValueSpan.Length);
        try
        {
            var text = rented.AsSpan(0, reader.CopyString(rented));
            return reader.TokenType == JsonTokenType.PropertyName
                ? _names.Match(text, out _)
                : text.TrimStart() is ['{', ..] or ['[', ..] || _text.IsMatch(text);
        }
        finally
        {
            ArrayPool<char>.Shared.Return(rented, clearArray: true);
        }
    }

    /// <returns>Whether what was written is not what was read.</returns>
    private bool Copy(ref Utf8JsonReader reader, Utf8JsonWriter writer, bool searched, int nesting)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                writer.WriteStartObject();
                return false;
            case JsonTokenType.EndObject:
                writer.WriteEndObject();
                return false;
            case JsonTokenType.StartArray:
                writer.WriteStartArray();
                return false;
            case JsonTokenType.EndArray:
                writer.WriteEndArray();
                return false;
            case JsonTokenType.PropertyName:
                var name = reader.GetString()!;
                writer.WritePropertyName(name);
                return searched && _names.Match(name, out var isPlural) && TryReplace(ref reader, writer, isPlural);
            case JsonTokenType.String:
                var text = reader.GetString()!;
                var redacted = searched ? RedactText(text, nesting) : text;
                writer.WriteStringValue(redacted);
                return !ReferenceEquals(text, redacted) && text != redacted;
            default:
                writer.WriteRawValue(reader.ValueSpan, skipInputValidation: true);
                return false;
        }
    }

    private bool TryReplace(ref Utf8JsonReader reader, Utf8JsonWriter writer, bool isPlural)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.Null || (isPlural && reader.TokenType == JsonTokenType.Number))
        {
            writer.WriteRawValue(reader.ValueSpan, skipInputValidation: true);
            return false;
        }

        reader.Skip();
        writer.WriteStringValue(SecretText.Redacted);
        return true;
    }

    private string RedactText(string text, int nesting)
    {
        if (nesting == 0 || text.AsSpan().TrimStart() is not (['{', ..] or ['[', ..])) return _text.Redact(text);
        try
        {
            var json = Encoding.UTF8.GetBytes(text).AsMemory();
            var redacted = Copy(json, isSecret: true, nesting - 1);
            return redacted.Equals(json) ? text : Encoding.UTF8.GetString(redacted.Span);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // No JSON after all, or half a surrogate pair in it.
            return _text.Redact(text);
        }
    }
}
