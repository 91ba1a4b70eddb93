namespace Netra.WebSockets;

/// <summary>Why an event was rejected; written to the log and counted by.</summary>
internal static class Rejection
{
    public const string NotStarted = "run_not_started";
    public const string AlreadyStarted = "run_already_started";
    public const string AlreadyEnded = "run_already_ended";
    public const string TooManyRuns = "too_many_runs";
    public const string ToolNotExecuting = "tool_not_executing";
    public const string ToolStillExecuting = "tool_still_executing";
    public const string ToolNameTooLong = "tool_name_too_long";
    public const string Incomplete = "run_incomplete";
    public const string TooLarge = "event_too_large";
    public const string HostStopped = "host_stopped";
    public const string RunOwnedByAnother = "run_owned_by_another";
    public const string Late = "late";

    public static string Of(BackplaneAppendOutcome outcome) => outcome switch
    {
        BackplaneAppendOutcome.RunAlreadyStarted => AlreadyStarted,
        BackplaneAppendOutcome.RunAlreadyEnded => AlreadyEnded,
        BackplaneAppendOutcome.RunNotOpen => NotStarted,
        BackplaneAppendOutcome.RunOwnedByAnother => RunOwnedByAnother,
        _ => Late,
    };
}
