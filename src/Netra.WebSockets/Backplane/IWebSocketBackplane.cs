namespace Netra.WebSockets;

/// <summary>
/// The contract between the library and the engine that keeps the users' logs. One log per user: it numbers events, keeps the
/// latest, and tells the processes that listen. <see cref="InMemoryBackplane"/> is the default; another implementation,
/// registered as a singleton, joins several processes. The package <c>Netra.WebSockets.Conformance</c> tests an implementation.
/// </summary>
/// <remarks>
/// <para><b>Locks.</b> The library holds no lock while it calls, and expects none to be held while it is called back.
/// All methods may be called at the same time from any thread, with one exception: for one user, one process has at most one
/// <see cref="AppendAsync"/> under way, unless it has given up on the former one (see Time).</para>
/// <para><b>Order.</b> Sequences of an epoch are 1, 2, 3 … without holes. An append that begins after another one has completed
/// gets the higher sequence. A read that begins after an append has completed, or after a listener was told of an event,
/// shows that event or a later head; an engine with replicas therefore reads from its primary.</para>
/// <para><b>Who is told, and when.</b> Every listener of the user, in whichever process, is told of each event that is appended
/// after <see cref="ListenAsync"/> has completed. Notices may be lost, doubled, late or out of order. An engine that knows that
/// notices may be missing says <see cref="BackplaneNotice.LostFromHere"/>, for example after its subscription was reconnected. The
/// library reads the log from its own position then, and at intervals in any case.</para>
/// <para><b>Loss.</b> Old events may be dropped from the front of the log: reads then begin later than asked for. An engine that
/// may have lost confirmed events from the end of a log (restart, failover, restore of a snapshot) begins a new epoch for that
/// log before it answers for it again. It stores its <i>generation</i>, a number that changes whenever that may have happened,
/// beside the epoch, and compares. The library looks as well: a generation that changes within an epoch, or a sequence that goes
/// back, makes it call <see cref="ForgetAsync"/> for that epoch. Clients are told the gap in both cases.</para>
/// <para><b>Time.</b> The library waits <see cref="WebSocketManagerOptions.BackplaneTimeout"/> for a call and then goes on
/// without it: an append is <see cref="DeliveryResult.Unconfirmed"/>, a connect is refused with 503, a drain goes on. The token
/// is cancelled at that moment. A call that throws is the same as one that does not answer; appends are repeated within the
/// time, with the same <see cref="BackplaneEventId"/>.</para>
/// <para><b>Memory.</b> Memory is lent in both directions. The bytes of an append belong to the caller again when the returned task
/// has completed; the bytes of a notice belong to the engine again when the listener returns. Whoever keeps them makes a copy. The
/// bytes of a slice are never changed.</para>
/// <para><b>Isolation.</b> The library compares the <c>user_id</c> and the sequence of every entry with what it asked for, and
/// delivers nothing that does not match.</para>
/// </remarks>
public interface IWebSocketBackplane
{
    /// <summary>Appends an event to the user's log, if the conditions of <paramref name="append"/> hold; decides and appends in one step.</summary>
    /// <param name="append">The event, whose log, and the conditions.</param>
    /// <param name="ct">Cancelled when the library has stopped waiting. The event may be appended all the same.</param>
    /// <returns>What became of it, and the log's position afterwards.</returns>
    /// <remarks>
    /// The id is compared first. The number of the producer's last append: nothing is appended, and the answer is that of the first
    /// attempt. A lower number: <see cref="BackplaneAppendOutcome.Superseded"/>. A producer is remembered for at least
    /// <see cref="WebSocketManagerOptions.ReplayWindow"/>. Then the run's condition is checked, see <see cref="BackplaneRunStep"/>.
    /// </remarks>
    ValueTask<BackplaneAppendResult> AppendAsync(BackplaneAppend append, CancellationToken ct);

    /// <summary>Reads what the user's log still holds.</summary>
    /// <param name="user">Whose log.</param>
    /// <param name="after">The last position already known. Null, or a position that this log never had, reads from the oldest event kept.</param>
    /// <param name="maxBytes">About how many bytes of events to return; at least one event is returned if there is one. The caller reads on
    /// behind the last one.</param>
    /// <param name="ct">Cancelled when the library has stopped waiting.</param>
    ValueTask<BackplaneSlice> ReadAsync(UserId user, BackplanePosition? after, int maxBytes, CancellationToken ct);

    /// <summary>Calls <paramref name="listener"/> for every event appended to the user's log from now on, by whichever process.</summary>
    /// <param name="user">Whose log.</param>
    /// <param name="listener">It neither blocks nor throws, and may be called from several threads.</param>
    /// <param name="ct">Cancelled when the library has stopped waiting. A subscription that is completed later is disposed at once.</param>
    /// <returns>The subscription. Disposing it ends the calls; a call under way may still end. A log that somebody listens to keeps its
    /// epoch, unless it is lost or forgotten.</returns>
    ValueTask<IAsyncDisposable> ListenAsync(UserId user, Action<BackplaneNotice> listener, CancellationToken ct);

    /// <summary>Forgets the user's log, with its runs and producers: it continues empty, in another epoch.</summary>
    /// <param name="user">Whose log.</param>
    /// <param name="epoch">Forget only this epoch, so that of several callers one succeeds; null for whichever it is.</param>
    /// <param name="ct">Cancelled when the library has stopped waiting.</param>
    /// <returns>Whether the log was in that epoch.</returns>
    ValueTask<bool> ForgetAsync(UserId user, string? epoch, CancellationToken ct);

    /// <summary>
    /// Forgets the user's log, as <see cref="ForgetAsync"/> does, and says why: as long as the new epoch lasts, its reads return
    /// <paramref name="reason"/> as <see cref="BackplaneSlice.Disconnected"/>, and it adopts no run. Every listener is told of the new
    /// epoch. A process that has
    /// connections of a former epoch closes them with the reason.
    /// </summary>
    /// <param name="user">Who is put out.</param>
    /// <param name="reason">At most 123 bytes of UTF-8.</param>
    /// <param name="ct">Cancelled when the library has stopped waiting.</param>
    ValueTask DisconnectAsync(UserId user, string reason, CancellationToken ct);

    /// <summary>
    /// Records how many connections a process has of the user, until the lease has passed from now or the process says otherwise, and tells
    /// how many all processes have, and where the log is. Called when a connection comes or goes, and at intervals while there is one.
    /// </summary>
    /// <param name="user">Whose connections.</param>
    /// <param name="presence">The process, and what it has.</param>
    /// <param name="ct">Cancelled when the library has stopped waiting.</param>
    ValueTask<BackplaneCheck> CheckAsync(UserId user, BackplanePresence presence, CancellationToken ct);

    /// <summary>Tells every process that listens to broadcasts, this one included. A broadcast may be lost.</summary>
    /// <param name="broadcast">What to tell.</param>
    /// <param name="ct">Cancelled when the library has stopped waiting.</param>
    ValueTask BroadcastAsync(BackplaneBroadcast broadcast, CancellationToken ct);

    /// <summary>Calls <paramref name="listener"/> for every broadcast from now on, by whichever process.</summary>
    /// <param name="listener">It neither blocks nor throws, and may be called from several threads.</param>
    /// <param name="ct">Cancelled when the library has stopped waiting. A subscription that is completed later is disposed at once.</param>
    /// <returns>The subscription. Disposing it ends the calls; a call under way may still end.</returns>
    ValueTask<IAsyncDisposable> ListenToBroadcastsAsync(Action<BackplaneBroadcast> listener, CancellationToken ct);

    /// <summary>Claims runs for their <see cref="BackplaneRun.Owner"/>, each until its lease has passed from now.</summary>
    /// <param name="user">Whose runs.</param>
    /// <param name="runs">The runs. One that the owner holds is renewed; one whose lease has expired passes to this owner.</param>
    /// <param name="adopt">Whether a run that the log does not know, neither as open nor as ended, is recorded as open. Not in an epoch
    /// that began with <see cref="DisconnectAsync"/>.</param>
    /// <param name="ct">Cancelled when the library has stopped waiting.</param>
    /// <returns>Those that the owner holds now.</returns>
    ValueTask<IReadOnlyList<RunId>> ClaimRunsAsync(UserId user, IReadOnlyList<BackplaneRun> runs, bool adopt, CancellationToken ct);

    /// <summary>Finds open runs whose lease has expired, of all users: their owner is gone, and whoever claims them ends them.</summary>
    /// <param name="most">How many to return at most.</param>
    /// <param name="ct">Cancelled when the library has stopped waiting.</param>
    ValueTask<IReadOnlyList<BackplaneAbandonedRun>> FindAbandonedRunsAsync(int most, CancellationToken ct);
}

/// <summary>A place in a user's log.</summary>
/// <param name="Epoch">One life of the log; a log that was lost or forgotten begins again in another epoch.</param>
/// <param name="Sequence">1 for the epoch's first event, then without holes; 0 before the first.</param>
public readonly record struct BackplanePosition(string Epoch, long Sequence);

/// <summary>An event in a user's log.</summary>
/// <param name="Position">Its place.</param>
/// <param name="Event">The event as it was appended: a UTF-8 JSON object without <c>seq</c> and <c>epoch</c>.</param>
public readonly record struct BackplaneEntry(BackplanePosition Position, ReadOnlyMemory<byte> Event);

/// <summary>A part of a user's log.</summary>
/// <param name="Head">The position of the log's last event; sequence 0 if there is none.</param>
/// <param name="Entries">Events, oldest first, without holes. They begin later than asked for where the older ones are gone, and end before
/// <paramref name="Head"/> where the part is limited.</param>
/// <param name="Generation">A number that changes whenever the engine may have lost confirmed events.</param>
/// <param name="Disconnected">Why the user was put out, if the epoch began with that; null otherwise.</param>
public readonly record struct BackplaneSlice(BackplanePosition Head, IReadOnlyList<BackplaneEntry> Entries, long Generation = 0, string? Disconnected = null);

/// <summary>What a process has of a user.</summary>
/// <param name="Process">The process: unique, and never used again.</param>
/// <param name="Connections">How many connections; 0 ends its presence.</param>
/// <param name="Lease">How long the process may be silent; afterwards its connections no longer count.</param>
public readonly record struct BackplanePresence(string Process, int Connections, TimeSpan Lease);

/// <summary>Where a user stands.</summary>
/// <param name="Head">The position of the log's last event; sequence 0 if there is none.</param>
/// <param name="Generation">As in <see cref="BackplaneSlice"/>.</param>
/// <param name="Connections">How many connections all processes have of the user.</param>
public readonly record struct BackplaneCheck(BackplanePosition Head, long Generation, int Connections);

/// <summary>What one process tells all of them.</summary>
/// <param name="Process">Who tells it.</param>
/// <param name="Code">A notice's code, see <see cref="NoticeCodes"/>.</param>
public readonly record struct BackplaneBroadcast(string Process, string Code);

/// <summary>What a listener is told.</summary>
/// <param name="Entry">The event. Its bytes may be missing: then the log has grown to that position, and the listener reads.</param>
/// <param name="IsLost">Whether notices may be missing from here on; <paramref name="Entry"/> is then <c>default</c>.</param>
public readonly record struct BackplaneNotice(BackplaneEntry Entry, bool IsLost = false)
{
    /// <summary>Notices may be missing: the listener reads the log from its own position.</summary>
    public static BackplaneNotice LostFromHere => new(default, IsLost: true);
}

/// <summary>Identifies an append, so that it can be repeated without a second event.</summary>
/// <param name="Producer">Who appends: unique per process and user, and never used again.</param>
/// <param name="Number">1 for the producer's first append, then one more each time; the same when it is repeated.</param>
public readonly record struct BackplaneEventId(string Producer, long Number);

/// <summary>An event to be appended, and on which conditions.</summary>
/// <param name="User">Whose log.</param>
/// <param name="Id">Identifies the append.</param>
/// <param name="Event">The event. The memory is lent until the returned task has completed.</param>
/// <param name="Step">What the event is to <paramref name="Run"/>.</param>
/// <param name="Run">The run that it belongs to; null for <see cref="BackplaneRunStep.None"/>.</param>
public readonly record struct BackplaneAppend(
    UserId User, BackplaneEventId Id, ReadOnlyMemory<byte> Event, BackplaneRunStep Step = BackplaneRunStep.None, BackplaneRun? Run = null);

/// <summary>What an event is to its run, and so on which condition it is appended. Every step renews the run's lease.</summary>
public enum BackplaneRunStep
{
    /// <summary>It belongs to no run: no condition.</summary>
    None,

    /// <summary>It starts the run: the log knows the run neither as open nor as ended. The run is recorded as open.</summary>
    Starts,

    /// <summary>It is part of the run: the run is open, and its owner is the same.</summary>
    Continues,

    /// <summary>
    /// It ends the run: the run is open, and its owner is the same. The run is recorded as ended, and remembered for at least
    /// <see cref="WebSocketManagerOptions.ReplayWindow"/> or 256 further runs.
    /// </summary>
    Ends,
}

/// <summary>A run, as the log keeps it while it is open.</summary>
/// <param name="Run">The run.</param>
/// <param name="Owner">The process that works on it.</param>
/// <param name="Lease">How long the owner may be silent; afterwards any process may claim the run and end it.</param>
/// <param name="Thread">The conversation that it belongs to.</param>
/// <param name="AgentName">The agent's name, or null for a run that was started by hand.</param>
public sealed record BackplaneRun(RunId Run, string Owner, TimeSpan Lease, ThreadId Thread, string? AgentName);

/// <summary>An open run whose lease has expired.</summary>
/// <param name="User">Whose run.</param>
/// <param name="Run">The run, with its former owner.</param>
public readonly record struct BackplaneAbandonedRun(UserId User, BackplaneRun Run);

/// <summary>What became of an append.</summary>
/// <param name="Outcome">Whether the event was appended, or why not.</param>
/// <param name="Position">The event's place; if it was not appended, the log's head.</param>
/// <param name="Generation">As in <see cref="BackplaneSlice"/>.</param>
public readonly record struct BackplaneAppendResult(BackplaneAppendOutcome Outcome, BackplanePosition Position, long Generation = 0);

/// <summary>Whether an event was appended, or why not.</summary>
public enum BackplaneAppendOutcome
{
    /// <summary>It is in the log, since this call or since a former attempt with the same id.</summary>
    Appended,

    /// <summary>The run is open already.</summary>
    RunAlreadyStarted,

    /// <summary>The run has ended.</summary>
    RunAlreadyEnded,

    /// <summary>The log knows no such run.</summary>
    RunNotOpen,

    /// <summary>Another process has claimed the run.</summary>
    RunOwnedByAnother,

    /// <summary>Its producer has appended with a higher number since: this attempt is late, and is dropped.</summary>
    Superseded,
}
