namespace Netra.WebSockets.Redis.Tests;

/// <summary>The tests of the class need a server; where none is installed they are skipped and say so, with <c>NETRA_REDIS=required</c> they fail.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NeedsRedisAttribute : Attribute
{
    public const string Missing = "Neither redis-server nor valkey-server, 7.0 or newer, is installed: apt-get install redis-server. With NETRA_REDIS=required this is a failure.";
}
