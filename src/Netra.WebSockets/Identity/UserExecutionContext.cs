namespace Netra.WebSockets;

/// <summary>For whom, in which conversation and in which run something is done. Immutable, and only a <see cref="WebSocketHost"/> makes one.</summary>
/// <remarks>Whoever holds a context can reach its user, and nobody else.</remarks>
public sealed class UserExecutionContext
{
    internal UserExecutionContext(WebSocketHost host, UserId user, ThreadId thread, RunId run, string? requestId, DateTimeOffset? expires = null)
    {
        Host = host;
        User = user;
        Thread = thread;
        Run = run;
        RequestId = requestId;
        Expires = expires;
    }

    /// <summary>The user whose stream events go to.</summary>
    public UserId User { get; }

    /// <summary>The conversation that events belong to; <c>thread_id</c> on the wire.</summary>
    public ThreadId Thread { get; }

    /// <summary>The run that events belong to; <c>run_id</c> on the wire.</summary>
    public RunId Run { get; }

    /// <summary>The request that caused this, for correlation; never sent.</summary>
    public string? RequestId { get; }

    /// <summary>When the user's proof of identity ends, and with it a connection that was made with this context; null for no end.</summary>
    public DateTimeOffset? Expires { get; }

    internal WebSocketHost Host { get; }

    /// <summary>The same user and conversation, in another run.</summary>
    /// <param name="run">The run.</param>
    /// <exception cref="ArgumentException"><paramref name="run"/> is <c>default</c>.</exception>
    public UserExecutionContext ForRun(RunId run)
    {
        Identifier.RequireSet(run.IsDefault, nameof(RunId), nameof(run));
        return new(Host, User, Thread, run, RequestId, Expires);
    }

    /// <summary>The same, with an end: a connection made with it is closed with 4401 at that time, and its client connects again with a new proof.</summary>
    /// <param name="expires">The end, such as a token's <c>exp</c>.</param>
    public UserExecutionContext ExpiringAt(DateTimeOffset expires) => new(Host, User, Thread, Run, RequestId, expires);
}
