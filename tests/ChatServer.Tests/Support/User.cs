using System.Net;
using System.Net.WebSockets;

namespace Netra.ChatServer.Tests;

/// <summary>Somebody with a cookie jar, and no browser.</summary>
internal sealed class User : IDisposable
{
    private readonly CookieContainer _cookies = new();
    private readonly HttpClient _http;
    private readonly Uri _address;

    public User(ChatProcess chat)
    {
        _address = chat.Address;
        _http = new HttpClient(new SocketsHttpHandler { CookieContainer = _cookies, AllowAutoRedirect = false }) { BaseAddress = _address };
    }

    public static async Task<User> SignInAsync(ChatProcess chat, string name)
    {
        var user = new User(chat);
        using var answer = await user.PostAsync("login", name);
        Assert.Equal("/", answer.Headers.Location?.OriginalString);
        return user;
    }

    public Task<HttpResponseMessage> GetAsync(string path) => _http.GetAsync(path).Within();

    public Task<HttpResponseMessage> PostAsync(string path, string? name = null, string? origin = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(name is null ? [] : [new("name", name)]) };
        if (origin is not null) request.Headers.Add("Origin", origin);
        return _http.SendAsync(request).Within();
    }

    public async Task<Tab> OpenTabAsync((string Epoch, long Seq)? cursor = null)
    {
        var socket = Socket();
        await socket.ConnectAsync(SocketAddress(cursor), CancellationToken.None).Within();
        return await Tab.OpenedAsync(socket, cursor);
    }

    /// <returns>The status that refused the socket.</returns>
    public async Task<HttpStatusCode> RefusedTabAsync(string? origin = null)
    {
        using var socket = Socket();
        socket.Options.CollectHttpResponseDetails = true;
        if (origin is not null) socket.Options.SetRequestHeader("Origin", origin);
        await Assert.ThrowsAsync<WebSocketException>(() => socket.ConnectAsync(SocketAddress(null), CancellationToken.None).Within());
        return socket.HttpStatusCode;
    }

    public void Dispose() => _http.Dispose();

    private ClientWebSocket Socket()
    {
        var socket = new ClientWebSocket();
        socket.Options.Cookies = _cookies;
        return socket;
    }

    private Uri SocketAddress((string Epoch, long Seq)? cursor) =>
        new UriBuilder(_address) { Scheme = "ws", Path = "/ws", Query = cursor is { } from ? $"epoch={from.Epoch}&last_seq={from.Seq}" : "" }.Uri;
}
