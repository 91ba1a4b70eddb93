using System.Net;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace Netra.WebSockets.Redis;

/// <summary>What is logged: endpoints and causes; no payload and no user. Keys hold user ids only as hashes.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Error, "The connection to Redis at {EndPoint} is lost ({Kind}): {Cause}.")]
    public static partial void ConnectionLost(ILogger log, EndPoint? endPoint, ConnectionType kind, ConnectionFailureType cause, Exception? error);

    [LoggerMessage(2, LogLevel.Information,
        "The connection to Redis at {EndPoint} is restored ({Kind}). Notices may have been missed: {Users} users' logs are read.")]
    public static partial void ConnectionRestored(ILogger log, EndPoint? endPoint, ConnectionType kind, int users);

    [LoggerMessage(3, LogLevel.Error, "Redis has restarted or failed over: a log begins a new epoch, and its clients are told the gap.")]
    public static partial void LogLost(ILogger log);

    [LoggerMessage(4, LogLevel.Error, "A notice did not have the form of one, and is ignored: another program publishes to the channels of this one.")]
    public static partial void BadNotice(ILogger log);

    [LoggerMessage(5, LogLevel.Error, "Redis at {EndPoint} is version {Version}: 7.0 or newer is needed.")]
    public static partial void TooOld(ILogger log, EndPoint endPoint, Version version);

    [LoggerMessage(6, LogLevel.Warning, "A channel could not be left.")]
    public static partial void UnsubscribeFailed(ILogger log, Exception error);
}
