using System.Text;
using Netra.WebSockets.Load;

namespace Netra.WebSockets.Tests.Load;

public sealed class FrameScanTests
{
    [Theory]
    [InlineData("""{"type":"agent_started","v":1,"seq":7,"epoch":"e","user_id":"1","run_id":"r-12-3456789012345","payload":{}}""", 0, 12, 3456789012345, 7)]
    [InlineData("""{"type":1,"target":"agent_event","arguments":[{"type":"tool_completed","v":1,"run_id":"r-0-1","payload":{}}]}""", 3, 0, 1, 0)]
    [InlineData("""{"type":"agent_completed","run_id":"r-5-6"}""", 4, 5, 6, 0)]
    public void Event_IsReadWhoeverWroteIt(string record, int kind, int run, long scheduledAt, long sequence)
    {
        Assert.True(FrameScan.TryRead(Encoding.UTF8.GetBytes(record), out var seen));
        Assert.Equal(new SeenEvent(kind, run, scheduledAt, sequence), seen);
    }

    [Theory]
    [InlineData("""{"type":6}""")]
    [InlineData("""{"type":"connection_established","v":1,"payload":{"epoch":"e","seq":3,"replay":null}}""")]
    [InlineData("""{"type":"agent_completed_twice","run_id":"r-5-6"}""")]
    [InlineData("""{"type":"agent_completed","run_id":"r-5"}""")]
    [InlineData("""{"type":"agent_completed","run_id":"another"}""")]
    [InlineData("")]
    public void AnythingElse_IsNoEvent(string record) => Assert.False(FrameScan.TryRead(Encoding.UTF8.GetBytes(record), out _));
}
