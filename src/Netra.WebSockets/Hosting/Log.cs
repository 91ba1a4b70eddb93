using Microsoft.Extensions.Logging;

namespace Netra.WebSockets;

/// <summary>What is logged: ids of runs and connections, no payload, nothing that a client chose but names of registered things.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Warning, "Event {Type} of run {Run} rejected: {Reason}.")]
    public static partial void EventRejected(ILogger log, string type, RunId run, string reason);

    [LoggerMessage(2, LogLevel.Error, "Run {Run} failed, correlation id {CorrelationId}.")]
    public static partial void RunFailed(ILogger log, RunId run, string correlationId, Exception error);

    [LoggerMessage(3, LogLevel.Error, "Tool {Tool} failed in call {Call} of run {Run}.")]
    public static partial void ToolFailed(ILogger log, string tool, string call, RunId run, Exception error);

    [LoggerMessage(4, LogLevel.Error, "The handler of {Type} failed on connection {Connection}, correlation id {CorrelationId}.")]
    public static partial void HandlerFailed(ILogger log, string type, ConnectionId connection, string correlationId, Exception error);

    [LoggerMessage(5, LogLevel.Information, "A message on connection {Connection} was refused: {Code}, correlation id {CorrelationId}.")]
    public static partial void BadMessage(ILogger log, ConnectionId connection, string code, string correlationId);

    [LoggerMessage(6, LogLevel.Error, "The backplane failed.")]
    public static partial void BackplaneFailed(ILogger log, Exception error);

    [LoggerMessage(7, LogLevel.Warning, "A connection was refused with {Status}: {Reason}.")]
    public static partial void ConnectionRefused(ILogger log, int status, string reason);

    [LoggerMessage(8, LogLevel.Information, "Serving {Types} types of client message and {Tools} tools.")]
    public static partial void Serving(ILogger log, int types, int tools);

    [LoggerMessage(9, LogLevel.Critical,
        "The backplane answered with something other than what was asked for: another user's event, or a sequence that does not fit. Nothing of it was delivered.")]
    public static partial void LogMismatch(ILogger log);

    [LoggerMessage(10, LogLevel.Error, "The backplane has lost the end of a log: it begins again, in another epoch.")]
    public static partial void LogRestarted(ILogger log);

    [LoggerMessage(11, LogLevel.Warning, "Run {Run} was abandoned by its process, and is ended as cancelled.")]
    public static partial void RunAbandoned(ILogger log, RunId run);
}
