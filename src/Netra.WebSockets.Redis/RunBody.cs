using System.Text.Json;
using System.Text.Json.Serialization;

namespace Netra.WebSockets.Redis;

/// <summary>A run as Redis keeps it while it is open: all that another process needs to end it.</summary>
internal sealed record RunBody(string User, string Run, string Owner, long LeaseMs, string Thread, string? Agent)
{
    public static byte[] Write(UserId user, BackplaneRun run) => JsonSerializer.SerializeToUtf8Bytes(
        new RunBody(user.Value, run.Run.Value, run.Owner, MillisecondsOf(run.Lease), run.Thread.Value, run.AgentName), RunBodyJson.Default.RunBody);

    public static BackplaneAbandonedRun Read(ReadOnlySpan<byte> json)
    {
        var body = JsonSerializer.Deserialize(json, RunBodyJson.Default.RunBody) ?? throw new InvalidDataException("A run's record is null.");
        return new BackplaneAbandonedRun(
            new UserId(body.User), new BackplaneRun(new RunId(body.Run), body.Owner, TimeSpan.FromMilliseconds(body.LeaseMs), new ThreadId(body.Thread),
                body.Agent));
    }

    /// <summary>Redis counts in whole milliseconds.</summary>
    public static long MillisecondsOf(TimeSpan lease) => Math.Max(1, (long)lease.TotalMilliseconds);
}

/// <summary>How <see cref="RunBody"/> is written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(RunBody))]
internal sealed partial class RunBodyJson : JsonSerializerContext;
