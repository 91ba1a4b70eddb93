namespace Netra.WebSockets.Tests;

public sealed class HandMadeEventTests
{
    [Fact]
    public async Task FiveEventsInOrder_AreSent()
    {
        await using var process = new InProcess();
        var manager = process.Manager();
        foreach (var (type, payload) in new (string, object)[]
        {
            (AgentEvents.AgentStarted, new { }),
            (AgentEvents.AgentThinking, new { reasoning = "hm" }),
            (AgentEvents.ToolExecuting, new { tool_name = "t" }),
            (AgentEvents.ToolCompleted, new { tool_name = "t" }),
            (AgentEvents.AgentCompleted, new { }),
        })
        {
            Assert.Equal(DeliveryResult.Buffered, await manager.SendAsync(type, payload));
        }

        Assert.Equal("agent_started agent_thinking tool_executing tool_completed agent_completed", await process.TypesOf());
    }

    [Fact]
    public async Task EventOutOfOrder_IsRejectedAndNeverSent()
    {
        await using var process = new InProcess();
        var manager = process.Manager();

        Assert.Equal(DeliveryResult.Rejected, await manager.SendAsync(AgentEvents.AgentThinking, 0));
        Assert.Equal(DeliveryResult.Rejected, await manager.SendAsync(AgentEvents.AgentCompleted, 0));
        Assert.Equal(DeliveryResult.Buffered, await manager.SendAsync(AgentEvents.AgentStarted, 0));
        Assert.Equal(DeliveryResult.Rejected, await manager.SendAsync(AgentEvents.AgentStarted, 0));
        Assert.Equal(DeliveryResult.Rejected, await manager.SendAsync(AgentEvents.ToolCompleted, new { tool_name = "t" }));
        Assert.Equal(DeliveryResult.Buffered, await manager.SendAsync(AgentEvents.ToolExecuting, new { tool_name = "t", tool_call_id = "1" }));
        Assert.Equal(DeliveryResult.Rejected, await manager.SendAsync(AgentEvents.ToolCompleted, new { tool_name = "t", tool_call_id = "2" }));
        Assert.Equal(DeliveryResult.Rejected, await manager.SendAsync(AgentEvents.AgentCompleted, 0));
        Assert.Equal(DeliveryResult.Buffered, await manager.SendAsync(AgentEvents.ToolCompleted, new { tool_call_id = "1" }));
        Assert.Equal(DeliveryResult.Buffered, await manager.SendAsync(AgentEvents.AgentCompleted, 0));
        Assert.Equal(DeliveryResult.Rejected, await manager.SendAsync(AgentEvents.AgentStarted, 0));

        Assert.Equal("agent_started tool_executing tool_completed agent_completed", await process.TypesOf());
    }

    [Fact]
    public async Task TypoOfAnEvent_IsAnEventOfItsOwnAndCountsForNothing()
    {
        await using var process = new InProcess();
        Assert.Equal(DeliveryResult.Buffered, await process.Manager().SendAsync("agent_startd", 0));
        Assert.Equal(DeliveryResult.Rejected, await process.Manager().SendAsync(AgentEvents.AgentThinking, 0));
    }

    [Fact]
    public async Task HandMadeEventsOfAStartedRun_CarryItsAgentAndCountIntoItsGrammar()
    {
        await using var process = new InProcess(options => options.RequireAllFive = true);
        var manager = process.Manager();
        await using var run = await manager.StartRunAsync("triage");
        await manager.SendAsync(AgentEvents.AgentThinking, new { reasoning = "hm" });
        await manager.SendAsync(AgentEvents.ToolExecuting, new { tool_name = "t" });
        await manager.SendAsync(AgentEvents.ToolCompleted, new { tool_name = "t" });
        await manager.SendAsync("progress", 1);
        await run.CompleteAsync(0);

        Assert.All(await process.EventsOf(), frame => Assert.Equal("triage", frame.Text("agent_name")));
    }

    [Fact]
    public async Task HandMadeEnd_EndsTheRunForItsOwnerToo()
    {
        await using var process = new InProcess();
        var manager = process.Manager();
        await using var run = await manager.StartRunAsync("triage");
        await manager.SendAsync(AgentEvents.AgentCompleted, 0);

        Assert.Equal(AgentRunStatus.Completed, run.Status);
        Assert.Equal(DeliveryResult.Rejected, await run.CompleteAsync(0));
    }

    [Fact]
    public async Task ToolLeftOpenByHand_IsEndedWithTheRun()
    {
        await using var process = new InProcess();
        var manager = process.Manager();
        await using var run = await manager.StartRunAsync("triage");
        await manager.SendAsync(AgentEvents.ToolExecuting, new { tool_name = "t", nested = new { tool_name = "other" } });
        await run.CompleteAsync(0);

        var end = (await process.EventsOf())[2];
        Assert.Equal((AgentEvents.ToolCompleted, "t"), (end.Type, end.Payload.GetProperty("tool_name").GetString()));
    }

    [Fact]
    public async Task EventOutsideOfAnyRun_IsSentWithoutAgent()
    {
        await using var process = new InProcess();
        Assert.Equal(DeliveryResult.Buffered, await process.Manager().SendAsync("title_changed", new { Title = "Zoë \"x\" </script>" }));

        var frame = Assert.Single(await process.EventsOf());
        Assert.Null(frame.Text("agent_name"));
        Assert.Equal("Zoë \"x\" </script>", frame.Payload.GetProperty("title").GetString());
        Assert.DoesNotContain("</script>", frame.Raw, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EventTooLarge_IsRejected()
    {
        await using var process = new InProcess();
        Assert.Equal(DeliveryResult.Rejected, await process.Manager().SendAsync("big", new string('x', 70_000)));
        Assert.Empty(await process.EventsOf());
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("a\nb")]
    [InlineData("error")]
    [InlineData("connection_established")]
    [InlineData("replay_gap")]
    [InlineData("server_draining")]
    [InlineData("notice")]
    public async Task TypeThatIsNoEvents_IsRefused(string type)
    {
        await using var process = new InProcess();
        await Assert.ThrowsAsync<ArgumentException>(() => process.Manager().SendAsync(type, 0).AsTask());
    }

    [Fact]
    public async Task UnwritablePayload_SendsNothing()
    {
        await using var process = new InProcess();
        await Assert.ThrowsAsync<NotSupportedException>(() => process.Manager().SendAsync("x", typeof(int)).AsTask());
        Assert.Empty(await process.EventsOf());
    }
}
