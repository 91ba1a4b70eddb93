using System.Net.WebSockets;
using System.Text;
using Netra.Backend.Websocket;
using Netra.Backend.WebsocketCore;

namespace Netra.Backend.Tests;

/// <summary>What is sent past every manager: frame by frame, as it is today. Green before and after.</summary>
[Trait("Migration", "kept")]
public sealed class DirectSendTests
{
    private static readonly DateTimeOffset s_now = new(2025, 9, 14, 12, 0, 0, TimeSpan.Zero);

    private readonly RecordingSocket _socket = new();

    [Fact]
    public async Task ConnectionHandler_Greets_SendsWhatWasMissed_AndCloses()
    {
        var handler = new ConnectionHandler("c-1");
        await handler.OpenAsync(_socket, ["a", "b"], default);
        await handler.CloseAsync(_socket, "bye", default);

        Assert.Equal(["connected", "missed", "missed", "ready", "agent_stopped"], _socket.Types);
        Assert.Equal(WebSocketState.Closed, _socket.State);
    }

    [Fact]
    public async Task TokenRefresh_RenewsOnlyWhatRunsOut()
    {
        var tokens = new TokenLifecycleManager(TimeSpan.FromHours(1));
        var handler = new TokenRefreshHandler(tokens);

        Assert.True(await handler.RefreshAsync(_socket, "ada", s_now, default));
        Assert.False(await handler.RefreshAsync(_socket, "ada", s_now.AddMinutes(10), default));
        Assert.Equal(["token_expiring", "token_refreshed", "token_valid"], _socket.Types);
    }

    [Fact]
    public async Task TokenLifecycle_Warns_UnknownExpiringExpired()
    {
        var tokens = new TokenLifecycleManager(TimeSpan.FromHours(1));
        Assert.True(await tokens.WarnAsync(_socket, "ada", s_now, default));
        tokens.Renew("ada", s_now);
        Assert.False(await tokens.WarnAsync(_socket, "ada", s_now, default));
        Assert.True(await tokens.WarnAsync(_socket, "ada", s_now.AddMinutes(55), default));
        Assert.True(await tokens.WarnAsync(_socket, "ada", s_now.AddMinutes(61), default));

        Assert.Equal(["token_unknown", "token_expiring", "token_expired"], _socket.Types);
    }

    [Fact]
    public async Task Auth_SaysWhatItNeedsAndWhoCame()
    {
        var auth = WebSocketAuthenticator.Instance;
        var token = Names.New("token");
        auth.Allow(token, "ada");

        Assert.Null(await auth.AuthenticateAsync(_socket, null, default));
        Assert.Null(await auth.AuthenticateAsync(_socket, "wrong", default));
        Assert.Equal("ada", await auth.AuthenticateAsync(_socket, token, default));
        Assert.Equal(["auth_required", "auth_failed", "agent_error", "auth_ok"], _socket.Types);
    }

    [Fact]
    public async Task UnifiedAuth_TakesHeaderThenProtocolThenQuery()
    {
        var token = Names.New("token");
        WebSocketAuthenticator.Instance.Allow(token, "ada");
        var auth = new UnifiedWebsocketAuth(WebSocketAuthenticator.Instance);
        var protocol = "jwt." + Convert.ToBase64String(Encoding.UTF8.GetBytes(token)).TrimEnd('=').Replace('+', '-').Replace('/', '_');

        Assert.Equal("ada", await auth.AuthenticateAsync(_socket, "Bearer " + token, [], null, default));
        Assert.Equal("ada", await auth.AuthenticateAsync(_socket, null, ["x", protocol], null, default));
        Assert.Equal("ada", await auth.AuthenticateAsync(_socket, null, [], token, default));
        Assert.Null(await auth.AuthenticateAsync(_socket, null, [], "wrong", default));
        Assert.Equal(
            ["auth_ok", "auth_done", "auth_ok", "auth_done", "auth_ok", "auth_warning", "auth_done", "auth_failed", "agent_error", "auth_closed"],
            _socket.Types);
    }

    [Fact]
    public async Task JwtProtocol_IsAcceptedWithATokenOnly()
    {
        Assert.False(await UnifiedJwtProtocolHandler.AcceptAsync(_socket, [], default));
        Assert.False(await UnifiedJwtProtocolHandler.AcceptAsync(_socket, ["jwt.%%%"], default));
        Assert.True(await UnifiedJwtProtocolHandler.AcceptAsync(_socket, ["jwt.YWRh"], default));
        Assert.Equal(["protocol_missing", "protocol_without_token", "protocol_accepted"], _socket.Types);
    }

    [Fact]
    public async Task AuthRemediation_GetsStricter_AndForgets()
    {
        var remediation = new AuthRemediation();
        Assert.Equal(Remediation.Retry, await remediation.FailedAsync(_socket, "c", default));
        Assert.Equal(Remediation.RefreshToken, await remediation.FailedAsync(_socket, "c", default));
        Assert.Equal(Remediation.Block, await remediation.FailedAsync(_socket, "c", default));
        remediation.Succeeded("c");
        Assert.Equal(Remediation.Retry, await remediation.FailedAsync(_socket, "c", default));
        Assert.Equal(["auth_retry", "auth_refresh", "auth_blocked", "auth_retry"], _socket.Types);
    }

    [Fact]
    public async Task Batches_WaitForTheirSize_UnlessSomethingIsUrgent()
    {
        var batch = new BatchMessageHandler(2);
        Assert.Equal(0, await batch.AddAsync(_socket, new("agent_thinking", "ada"), default));
        Assert.Equal(1, await batch.AddAsync(_socket, new("agent_completed", "ada"), default));
        Assert.Equal(0, await batch.AddAsync(_socket, new("tool_executing", "ada"), default));
        Assert.Equal(2, await batch.AddAsync(_socket, new("tool_completed", "ada"), default));
        Assert.Equal(["agent_thinking", "agent_completed", "batch"], _socket.Types);
    }

    [Fact]
    public async Task BroadcastCore_CountsWhoIsGone()
    {
        using var gone = new RecordingSocket { Fails = true };
        var broadcast = BroadcastCore.Instance;

        Assert.Equal(new BroadcastResult(1, 1), await broadcast.ToAllAsync([_socket, gone], "news", "text", default));
        Assert.True(await broadcast.ToOneAsync(_socket, gone, "direct", default));
        Assert.False(await broadcast.ToOneAsync(null, _socket, "direct", default));
        await broadcast.MaintenanceAsync(_socket, TimeSpan.Zero, default);
        Assert.Equal(["news", "direct", "undeliverable", "maintenance", "agent_stopped"], _socket.Types);
    }

    [Fact]
    public async Task Compression_PacksWhatIsLarge_AndSplits()
    {
        Assert.Equal(WebSocketMessageType.Text, await Compression.SendAsync(_socket, "small", "x", default));
        Assert.Equal(WebSocketMessageType.Binary, await Compression.SendAsync(_socket, "large", new string('x', 2000), default));
        await Compression.SendInPartsAsync(_socket, Utils.Frame("parts", "abcdef"), 5, default);

        Assert.Equal(["small", "compressed", "parts"], _socket.Types);
        Assert.Equal(1, _socket.Binaries);
        Assert.True(Compression.Pack(Utils.Frame("x", new string('x', 2000))).Length < 200);
    }

    [Theory]
    [InlineData("ping", true, "pong")]
    [InlineData("agent_execution", true, "accepted")]
    [InlineData("agent_started", false, "refused")]
    [InlineData("tool_completed", false, "refused")]
    [InlineData("typing_started", true, "typing_ack")]
    [InlineData("heartbeat", true, "heartbeat_ack")]
    [InlineData("subscribe", true, "subscribed")]
    [InlineData("status", true, "status")]
    [InlineData("goodbye", true, "goodbye")]
    [InlineData("tool_started", false, "unknown_type")]
    public async Task Handlers_AnswerEachType(string type, bool handled, string answer)
    {
        Assert.Equal(handled, await SocketHandlers.HandleAsync(_socket, type, default));
        Assert.Equal([answer], _socket.Types);
    }

    [Fact]
    public async Task MessageBuffer_ForgetsThoughtsFirst_AndResends()
    {
        var buffer = new MessageBuffer(2);
        foreach (var type in new[] { "agent_started", "agent_thinking", "agent_completed" })
            buffer.Keep(new SocketEvent(type, "ada"));

        Assert.Equal(2, await buffer.ResendAsync(_socket, default));
        Assert.Equal(["resend_started", "agent_started", "agent_completed", "resend_done"], _socket.Types);
    }

    [Theory]
    [InlineData("no json", null)]
    [InlineData("[]", null)]
    [InlineData("{\"type\":1}", null)]
    [InlineData("{\"type\":\"agent_completed\"}", null)]
    [InlineData("{\"type\":\"user_message\"}", "user_message")]
    public async Task ProtocolValidator_TakesFramesApart(string frame, string? type)
    {
        Assert.Equal(type, await ProtocolValidator.TypeOfAsync(_socket, Encoding.UTF8.GetBytes(frame), default));
        Assert.Equal(type is null ? ["protocol_error"] : [], _socket.Types);
    }

    [Fact]
    public async Task Utils_SendTheUsualFrames()
    {
        await Utils.PingAsync(_socket, default);
        await Utils.PongAsync(_socket, default);
        await Utils.ErrorAsync(_socket, "broken", default);
        Assert.True(await Utils.TrySendAsync(_socket, "hello", null, default));
        await Utils.ReconnectSoonAsync(_socket, 3, default);
        _socket.Abort();
        Assert.False(await Utils.TrySendAsync(_socket, "hello", null, default));
        Assert.Equal(["ping", "pong", "agent_error", "hello", "server_restart", "reconnect_in"], _socket.Types);
    }
}
