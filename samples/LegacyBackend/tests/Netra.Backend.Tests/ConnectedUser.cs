using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json;

namespace Netra.Backend.Tests;

/// <summary>One frame as the client got it.</summary>
public sealed record Frame(string Type, JsonElement Json)
{
    public JsonElement Payload => Json.GetProperty("payload");
}

/// <summary>A logged-in user with an open socket.</summary>
public sealed class ConnectedUser : IAsyncDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(2);

    private readonly HttpClient _http;
    private readonly ClientWebSocket _socket;

    private ConnectedUser(HttpClient http, ClientWebSocket socket, string name) => (_http, _socket, Name) = (http, socket, name);

    public string Name { get; }

    public Frame? Greeting { get; private set; }

    public static async Task<ConnectedUser> OpenAsync(Uri address, string name, string token)
    {
        var http = new HttpClient { BaseAddress = address };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        var socket = new ClientWebSocket();
        await socket.ConnectAsync(new UriBuilder(address) { Scheme = "ws", Path = "/ws", Query = $"token={token}" }.Uri, CancellationToken.None);
        var user = new ConnectedUser(http, socket, name);
        user.Greeting = await user.ReceiveAsync();
        return user;
    }

    public async Task<JsonElement> PostAsync(string path, string text = "")
    {
        using var answer = await _http.PostAsJsonAsync(path, new { value = text });
        answer.EnsureSuccessStatusCode();
        return answer.StatusCode == System.Net.HttpStatusCode.NoContent ? default : await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    public Task<JsonElement> GetAsync(string path) => _http.GetFromJsonAsync<JsonElement>(path);

    public Task SayAsync(string type, object payload) =>
        _socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(new { type, payload }), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);

    /// <summary>The next frame, or <see langword="null"/> when none comes.</summary>
    public async Task<Frame?> ReceiveAsync()
    {
        using var patience = new CancellationTokenSource(s_patience);
        using var text = new MemoryStream();
        var buffer = new byte[4096];
        try
        {
            ValueWebSocketReceiveResult part;
            do
            {
                part = await _socket.ReceiveAsync(buffer.AsMemory(), patience.Token);
                text.Write(buffer, 0, part.Count);
            }
            while (!part.EndOfMessage);
        }
        catch (OperationCanceledException)
        {
            return null;
        }

        var json = JsonSerializer.Deserialize<JsonElement>(text.GetBuffer().AsSpan(0, (int)text.Length));
        return new Frame(json.GetProperty("type").GetString()!, json);
    }

    /// <summary>Frames up to <paramref name="count"/>, fewer when no more come.</summary>
    public async Task<List<Frame>> ReceiveAsync(int count)
    {
        var frames = new List<Frame>();
        while (frames.Count < count && await ReceiveAsync() is { } frame)
            frames.Add(frame);
        return frames;
    }

    public async Task<List<string>> ReceiveTypesAsync(int count) => (await ReceiveAsync(count)).ConvertAll(frame => frame.Type);

    public async Task JoinAsync(string thread)
    {
        var answer = await PostAsync($"/api/threads/{thread}/join");
        Assert.True(answer.GetProperty("joined").GetBoolean());
    }

    public ValueTask DisposeAsync()
    {
        _socket.Dispose();
        _http.Dispose();
        return ValueTask.CompletedTask;
    }
}
