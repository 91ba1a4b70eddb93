using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;

namespace Netra.WebSockets.Tests;

public sealed class ToolDispatcherTests
{
    private sealed record Query(string Text, int Limit);

    [Fact]
    public async Task KnownTool_IsCalledWithItsArgumentsAndTheEventsOfTheRun()
    {
        await using var process = new InProcess(register: services => services.AddAgentTool("search", (Query query, CancellationToken _) => ValueTask.FromResult(new { Hits = query.Limit, For = query.Text })));
        var tools = process.Services.GetRequiredService<ToolDispatcher>();
        await using var run = await process.Manager().StartRunAsync("triage");

        var result = await tools.DispatchAsync(run, "search", JsonElement.Parse("""{"text":"x","limit":3}"""));

        Assert.Equal("""{"hits":3,"for":"x"}""", result.GetRawText());
        Assert.Equal(["search"], tools.Tools);
        var events = await process.EventsOf();
        Assert.Equal("""{"text":"x","limit":3}""", events[1].Payload.GetProperty("parameters").GetRawText());
        Assert.Equal("""{"hits":3,"for":"x"}""", events[2].Payload.GetProperty("result").GetRawText());
    }

    [Fact]
    public async Task ToolWithServices_WorksForTheUserOfTheRunInAScopeOfItsOwn()
    {
        var scopes = new List<ScopedUserContext>();
        await using var process = new InProcess(register: services => services.AddAgentTool("who", (IServiceProvider provider, JsonElement _, CancellationToken _) =>
        {
            scopes.Add(provider.GetRequiredService<ScopedUserContext>());
            return ValueTask.FromResult(provider.GetRequiredService<UserExecutionContext>().User.Value);
        }));
        var tools = process.Services.GetRequiredService<ToolDispatcher>();
        foreach (var user in new[] { "ann", "bob" })
        {
            await using var run = await process.Manager(user).StartRunAsync("triage");
            Assert.Equal(user, (await tools.DispatchAsync(run, "who", default)).GetString());
        }

        Assert.Equal(2, scopes.Distinct().Count());
    }

    [Fact]
    public async Task UnknownTool_IsRefusedAndNothingIsSent()
    {
        await using var process = new InProcess();
        await using var run = await process.Manager().StartRunAsync("triage");
        await Assert.ThrowsAsync<ArgumentException>(() => process.Services.GetRequiredService<ToolDispatcher>().DispatchAsync(run, "search", default).AsTask());
        Assert.Equal("agent_started", await process.TypesOf());
    }

    [Theory]
    [InlineData("\"no object\"")]
    [InlineData("null")]
    public async Task WrongArguments_AreAFailedCall(string args)
    {
        await using var process = new InProcess(register: services => services.AddAgentTool("search", (Query query, CancellationToken _) => ValueTask.FromResult(query.Limit)));
        await using var run = await process.Manager().StartRunAsync("triage");

        await Assert.ThrowsAsync<JsonException>(() => process.Services.GetRequiredService<ToolDispatcher>().DispatchAsync(run, "search", JsonElement.Parse(args)).AsTask());

        Assert.Equal("failed", (await process.EventsOf())[^1].Payload.GetProperty("status").GetString());
    }

    [Fact]
    public async Task TwoToolsOfOneName_FailTheStart()
    {
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => TestServer.StartAsync(register: services => services
            .AddAgentTool("search", (int n, CancellationToken _) => ValueTask.FromResult(n))
            .AddAgentTool("search", (int n, CancellationToken _) => ValueTask.FromResult(n))));
        Assert.Contains("search", error.Message, StringComparison.Ordinal);
    }
}
