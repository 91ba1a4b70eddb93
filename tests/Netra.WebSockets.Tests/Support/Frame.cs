using System.Text.Json;

namespace Netra.WebSockets.Tests;

/// <summary>A frame as a client sees it.</summary>
internal sealed record Frame(string Raw)
{
    public JsonElement Json { get; } = JsonDocument.Parse(Raw).RootElement;

    public string Type => Json.GetProperty("type").GetString()!;

    public bool IsEvent => Json.TryGetProperty("seq", out _);

    public long Seq => Json.GetProperty("seq").GetInt64();

    public string Epoch => Json.GetProperty("epoch").GetString()!;

    public JsonElement Payload => Json.GetProperty("payload");

    public string? Text(string property) => Json.GetProperty(property).GetString();
}
