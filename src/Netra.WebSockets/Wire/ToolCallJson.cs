using System.Text.Json;

namespace Netra.WebSockets;

/// <summary>Reads from a hand-made tool event which call it is about, so that its end is matched with its beginning.</summary>
internal static class ToolCallJson
{
    /// <summary>The payload's <c>tool_name</c> and <c>tool_call_id</c>; an empty text for one that it does not state.</summary>
    public static ToolCall Read(ReadOnlySpan<byte> payload)
    {
        string? tool = null, id = null;
        var reader = new Utf8JsonReader(payload);
        if (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
        {
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var isTool = reader.ValueTextEquals("tool_name"u8);
                var isId = reader.ValueTextEquals("tool_call_id"u8);
                reader.Read();
                if (isTool && reader.TokenType == JsonTokenType.String) tool = reader.GetString();
                else if (isId && reader.TokenType == JsonTokenType.String) id = reader.GetString();
                else reader.Skip();
            }
        }

        return new ToolCall(tool ?? "", id ?? "");
    }
}
