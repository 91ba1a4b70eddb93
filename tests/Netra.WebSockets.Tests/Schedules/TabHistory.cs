using System.Text.Json;

namespace Netra.WebSockets.Tests;

/// <summary>
/// What one tab has received over all its connections, checked frame by frame: each event exactly once and in order, or inside
/// exactly one gap that was announced before.
/// </summary>
internal sealed class TabHistory(string user)
{
    private readonly Dictionary<string, long> _first = [];
    private bool _established;
    private bool _gapAllowed;
    private bool _exact;
    private (string Epoch, long First) _next;

    /// <summary>Where a reconnect resumes, by the rule for clients: behind the last event, at first as <c>connection_established</c> says.</summary>
    public (string Epoch, long Seq)? Cursor { get; private set; }

    /// <summary>Every event: its epoch, sequence, type, run and raw payload.</summary>
    public List<(string Epoch, long Seq, string Type, string Run, string Payload)> Events { get; } = [];

    /// <summary>The first place of an epoch that concerns the tab: where it came in.</summary>
    public long FirstIn(string epoch) => _first.GetValueOrDefault(epoch, 1);

    /// <summary>Gaps: the epoch before, the cursor, and the announced range.</summary>
    public List<(string Epoch, long From, long To, string Reason)> Gaps { get; } = [];

    public string User => user;

    /// <summary>Where the stream stood when the present connection began.</summary>
    public (string Epoch, long Seq) Head { get; private set; }

    /// <summary>Whether all has been received that there was when the present connection began.</summary>
    public bool IsAtHead => _established && Cursor is { } cursor && cursor.Epoch == Head.Epoch && cursor.Seq >= Head.Seq;

    public bool IsDraining { get; private set; }

    public string? Problem { get; private set; }

    /// <summary>A connection begins; its frames follow.</summary>
    public void Connect()
    {
        _established = false;
        _gapAllowed = false;
    }

    public void Receive(ReadOnlySpan<byte> bytes)
    {
        var reader = new Utf8JsonReader(bytes);
        var frame = JsonElement.ParseValue(ref reader);
        var type = frame.GetProperty("type").GetString()!;
        if (frame.GetProperty("user_id").GetString() != user) Fail($"a frame of another user: {frame}");
        if (frame.TryGetProperty("seq", out var seq)) Event(frame, type, seq.GetInt64());
        else Control(frame, type);
    }

    private void Event(JsonElement frame, string type, long seq)
    {
        var epoch = frame.GetProperty("epoch").GetString()!;
        if (!_established) Fail("an event before connection_established");
        if (Cursor is not { } last || epoch != last.Epoch || seq != last.Seq + 1) Fail($"event {seq} of {epoch} behind {Cursor}");
        _gapAllowed = false;
        Cursor = (epoch, seq);
        Events.Add((epoch, seq, type, frame.GetProperty("run_id").GetString()!, frame.GetProperty("payload").GetRawText()));
    }

    private void Control(JsonElement frame, string type)
    {
        var payload = frame.GetProperty("payload");
        switch (type)
        {
            case "connection_established":
                if (_established) Fail("a second connection_established");
                _established = true;
                _gapAllowed = true;
                Establish(payload);
                break;
            case "replay_gap":
                if (!_gapAllowed) Fail("a gap that does not stand before the first event");
                _gapAllowed = false;
                Gap(payload);
                break;
            case "server_draining":
                IsDraining = true;
                break;
            case "notice":
                break;
            default:
                Fail($"an unexpected {type}");
                break;
        }
    }

    private void Establish(JsonElement payload)
    {
        var epoch = payload.GetProperty("epoch").GetString()!;
        var head = payload.GetProperty("seq").GetInt64();
        var replay = payload.GetProperty("replay");
        var first = replay.ValueKind == JsonValueKind.Null ? head + 1 : replay.GetProperty("from").GetInt64();
        if (replay.ValueKind != JsonValueKind.Null && replay.GetProperty("to").GetInt64() != head) Fail("a replay that does not reach the head");

        // Without a cursor nothing is missed; with one, all behind it has to come, or a gap.
        _exact = Cursor is { } known && known.Epoch == epoch && known.Seq + 1 == first;
        if (Cursor is null) (Cursor, _exact) = ((epoch, first - 1), true);
        _next = (epoch, first);
        if (Events.Count == 0 && Gaps.Count == 0) _first.TryAdd(epoch, first);
        Head = (epoch, head);
    }

    private void Gap(JsonElement payload)
    {
        var (from, to, reason) = (payload.GetProperty("from").GetInt64(), payload.GetProperty("to").GetInt64(), payload.GetProperty("reason").GetString()!);
        if (_exact) Fail("a gap where nothing is missing");
        if (to + 1 != _next.First) Fail($"a gap to {to} before {_next.First}");
        if (reason == "expired" && (Cursor!.Value.Epoch != _next.Epoch || from != Cursor.Value.Seq + 1 || to < from)) Fail($"a gap from {from} behind {Cursor}");
        if (reason == "epoch_changed" && (from != 1 || (Cursor!.Value.Epoch == _next.Epoch && Cursor.Value.Seq < _next.First))) Fail($"a change of epoch behind {Cursor}");
        Gaps.Add((_next.Epoch, from, to, reason));
        Cursor = (_next.Epoch, to);
        _exact = true;
    }

    private void Fail(string problem) => Problem ??= problem;
}
