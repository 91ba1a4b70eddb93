using Netra.SsotAnalyzers.Rules;
using Netra.SsotAnalyzers.Rules.Runs;
using Netra.SsotAnalyzers.Tests.Support;

namespace Netra.SsotAnalyzers.Tests.Rules.Runs;

public sealed class SSOT3003_OpenRunTests : IsolationTests<SSOT3003_OpenRun>
{
    [Theory]
    [InlineData("await manager.[|StartRunAsync|](\"a\");")]
    [InlineData("_ = await manager.[|StartRunAsync|](\"a\").ConfigureAwait(false);")]
    [InlineData("var run = await manager.[|StartRunAsync|](\"a\");")]
    [InlineData("var run = await manager.[|StartRunAsync|](\"a\"); await run.ThinkingAsync(\"x\"); await run.DisposeAsync();")]
    [InlineData("var run = await manager.[|StartRunAsync|](\"a\"); if (early) return; await run.DisposeAsync();")]
    [InlineData("var run = await manager.[|StartRunAsync|](\"a\"); try { if (early) return; await run.ThinkingAsync(\"x\"); } catch (InvalidOperationException) { } await run.DisposeAsync();")]
    [InlineData("for (var i = 0; i < 3; i++) { var run = await manager.[|StartRunAsync|](\"a\"); if (early) break; await run.DisposeAsync(); }")]
    [InlineData("await (await manager.[|StartRunAsync|](\"a\")).CompleteAsync(1);")]
    [InlineData("var run = await manager.[|StartRunAsync|](\"a\"); try { await run.ThinkingAsync(\"x\"); } catch { } finally { if (early) await run.DisposeAsync(); }")]
    [InlineData("AgentRun run; run = await manager.[|StartRunAsync|](\"a\"); await run.CompleteAsync(1);")]
    [InlineData("Func<Task> start = async () => { var run = await manager.[|StartRunAsync|](\"a\"); };")]
    [InlineData("await Local(); async Task Local() { var run = await manager.[|StartRunAsync|](\"a\"); }")]
    [InlineData("using var old = new OldRun(); var other = [|new|] OldRun();")]
    public Task LeftOpen_IsFound(string body) => ReportsAsync(InMethod(body));

    [Theory]
    [InlineData("await using var run = await manager.StartRunAsync(\"a\"); await run.ThinkingAsync(\"x\");")]
    [InlineData("await using (var run = await manager.StartRunAsync(\"a\")) { await run.ThinkingAsync(\"x\"); }")]
    [InlineData("await using (await manager.StartRunAsync(\"a\")) { }")]
    [InlineData("await using var run = (await manager.StartRunAsync(\"a\")).ConfigureAwait(false);")]
    [InlineData("var run = await manager.StartRunAsync(\"a\"); await run.DisposeAsync();")]
    [InlineData("var run = await manager.StartRunAsync(\"a\"); try { if (early) return; await run.ThinkingAsync(\"x\"); } finally { await run.DisposeAsync(); }")]
    [InlineData("AgentRun run = null; try { run = await manager.StartRunAsync(\"a\"); await run.ThinkingAsync(\"x\"); } finally { if (run is not null) await run.DisposeAsync(); }")]
    [InlineData("AgentRun run = null; try { run = await manager.StartRunAsync(\"a\"); } finally { if (run != null) await run.DisposeAsync(); }")]
    [InlineData("AgentRun run = null; try { run = await manager.StartRunAsync(\"a\"); } finally { if (run == null) { } else await run.DisposeAsync(); }")]
    [InlineData("var run = await manager.StartRunAsync(\"a\"); await using (run) { await run.ThinkingAsync(\"x\"); }")]
    [InlineData("var run = await manager.StartRunAsync(\"a\"); await Take(run);")]
    [InlineData("_run = await manager.StartRunAsync(\"a\");")]
    [InlineData("await Take(await manager.StartRunAsync(\"a\"));")]
    [InlineData("var run = await manager.StartRunAsync(\"a\"); _run = run; await run.ThinkingAsync(\"x\");")]
    [InlineData("var run = await manager.StartRunAsync(\"a\"); await Later(() => run.DisposeAsync());")]
    [InlineData("var runs = new List<AgentRun> { await manager.StartRunAsync(\"a\") };")]
    [InlineData("var pending = manager.StartRunAsync(\"a\"); await using var run = await pending;")]
    [InlineData("var run = await manager.StartRunAsync(\"a\"); try { await run.ThinkingAsync(\"x\"); } catch (Exception) { await run.DisposeAsync(); throw; } await run.DisposeAsync();")]
    [InlineData("for (var i = 0; i < 3; i++) { await using var run = await manager.StartRunAsync(\"a\"); if (early) break; }")]
    public Task DisposedOrHandedOn_IsSilent(string body) => ReportsAsync(InMethod(body));

    [Theory]
    [InlineData("await manager.[|SendAsync|](\"agent_started\", 1); await manager.SendAsync(\"agent_thinking\", 1);")]
    [InlineData("await manager.[|SendAsync|](AgentEvents.AgentStarted, 1); if (early) return; await manager.SendAsync(AgentEvents.AgentCompleted, 1);")]
    [InlineData("await manager.[|SendAsync|](\"tool_executing\", 1); await Work(); await manager.SendAsync(\"tool_completed\", 1);")]
    [InlineData("try { await manager.[|SendAsync|](\"agent_started\", 1); await Work(); await manager.SendAsync(\"agent_completed\", 1); } catch (InvalidOperationException) { await manager.SendAsync(\"agent_completed\", 1); }")]
    [InlineData("foreach (var c in \"ab\") { await manager.[|SendAsync|](\"tool_executing\", c); if (c == 'a') continue; await manager.SendAsync(\"tool_completed\", c); }")]
    [InlineData("await [|TellAsync|](\"agent_started\"); await Work(); await TellAsync(\"agent_thinking\");")]
    public Task EventWithoutItsEnd_IsFound(string body) => ReportsAsync(InMethod(body));

    [Theory]
    [InlineData("await manager.SendAsync(\"agent_started\", 1);")]
    [InlineData("await manager.SendAsync(\"agent_started\", 1); try { await Work(); } finally { await manager.SendAsync(\"agent_completed\", 1); }")]
    [InlineData("await manager.SendAsync(\"agent_started\", 1); await manager.SendAsync(\"agent_completed\", 1);")]
    [InlineData("await manager.SendAsync(\"agent_started\", 1); try { await Work(); await manager.SendAsync(\"agent_thinking\", 1); } catch (Exception) { } await manager.SendAsync(\"agent_completed\", 1);")]
    [InlineData("await manager.SendAsync(\"agent_thinking\", 1); await manager.SendAsync(\"agent_completed\", 1);")]
    [InlineData("await manager.SendAsync(\"agent_started\", 1); await EndAsync(manager); await manager.SendAsync(\"other\", 1);")]
    [InlineData("_ = Count(\"agent_started\") + Count(\"agent_thinking\");")]
    public Task EventWithItsEnd_IsSilent(string body) => ReportsAsync(InMethod(body));

    [Fact]
    public Task TestProject_IsSilent()
    {
        var test = NewTest(InMethod("await manager.StartRunAsync(\"a\");"));
        test.TestState.AnalyzerConfigFiles.Add(("/.globalconfig", "is_global = true\nbuild_property.IsTestProject = true"));
        return test.RunAsync();
    }

    [Fact]
    public Task SupersededCode_IsSilent() => ReportsAsync(
        """
        [Netra.Ssot.SupersededBy(typeof(AgentRun))] class Older { async Task M(Netra.WebSockets.WebSocketManager manager) { await manager.StartRunAsync("a"); } }
        """);

    [Fact]
    public Task EveryKindOfBody_IsLookedAt() => ReportsAsync(
        """
        class C
        {
            C(Netra.WebSockets.WebSocketManager manager) { var run = manager.[|StartRunAsync|]("a").AsTask().Result; }
            Task<AgentRun> Handed(Netra.WebSockets.WebSocketManager manager) => manager.StartRunAsync("a").AsTask();
            async Task Expression(Netra.WebSockets.WebSocketManager manager) => await manager.[|StartRunAsync|]("a");
            OldRun Property { get { var run = [|new|] OldRun(); run.ToString(); return null; } }
            OldRun Made => new OldRun();
        }
        [Netra.Ssot.SupersededBy(typeof(AgentRun))] class OldRun : IDisposable { public void Dispose() { } }
        """);

    private static string InMethod(string body) => $$"""
        class C
        {
            private AgentRun _run;
            async Task M(Netra.WebSockets.WebSocketManager manager, bool early) { {{body}} }
            static Task Take(AgentRun run) => Task.CompletedTask;
            static Task Later(Func<ValueTask> act) => Task.CompletedTask;
            static Task Work() => Task.CompletedTask;
            static Task TellAsync(string type) => Task.CompletedTask;
            static int Count(string type) => 0;
            static async Task EndAsync(Netra.WebSockets.WebSocketManager manager) => await manager.SendAsync("agent_completed", 1);
        }
        [Netra.Ssot.SupersededBy(typeof(AgentRun))] class OldRun : IDisposable { public void Dispose() { } }
        """;
}
