using System.Collections.Concurrent;
using System.Net.Http;

namespace Netra.WebSockets.Redis.Tests;

/// <summary>
/// Node processes on one Redis, users with two tabs each, one of which hops between the nodes all the time, and agents at work on
/// every node. A test does harm to it, lets it come to rest, and asks for the verdict.
/// </summary>
internal sealed class Stage : IAsyncDisposable
{
    private readonly List<NodeProcess> _nodes = [];
    private readonly List<Tab> _tabs = [];
    private readonly ConcurrentDictionary<string, ConcurrentBag<string>> _runs = new();
    private readonly ConcurrentBag<Sent> _sentByTheDead = [];
    private readonly CancellationTokenSource _resting = new();
    private readonly List<Task> _work = [];
    private readonly Random _random = new(1);
    /// <summary>Of its users and runs: one server may carry several stages, one after the other, and keeps what the former ones have left.</summary>
    private readonly string _name = Guid.NewGuid().ToString("N")[..8];
    private int _runNumber;

    public IReadOnlyList<NodeProcess> Nodes => _nodes;

    public IReadOnlyList<Tab> Tabs => _tabs;

    /// <param name="redis">The configuration of the nodes' clients.</param>
    /// <param name="users">How many users there are.</param>
    /// <param name="arguments">Further arguments of the nodes.</param>
    public static async Task<Stage> StartAsync(string redis, int users = 4, params string[] arguments)
    {
        var stage = new Stage();
        try
        {
            for (var node = 0; node < 2; node++) stage._nodes.Add(await NodeProcess.StartAsync(redis, arguments));
            for (var user = 0; user < users; user++)
            {
                stage._tabs.Add(new Tab($"user-{user}-{stage._name}", stage.Addresses, user));
                stage._tabs.Add(new Tab($"user-{user}-{stage._name}", stage.Addresses, user + 1));
            }

            await Eventually.True(() => stage._tabs.TrueForAll(tab => tab.IsLive), "all tabs are live");
            return stage;
        }
        catch
        {
            await stage.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts another node.</summary>
    public async Task AddNodeAsync(string redis, params string[] arguments)
    {
        var node = await NodeProcess.StartAsync(redis, arguments);
        lock (_nodes) _nodes.Add(node);
    }

    /// <summary>Has agents work, one run after the other for each user, and the second tab of each user hop.</summary>
    public void BeginWork()
    {
        foreach (var user in _tabs.Select(tab => tab.User).Distinct()) _work.Add(WorkAsync(user));
        _work.Add(HopAsync());
    }

    /// <summary>Waits until so many events have arrived at a tab since now.</summary>
    public async Task PassAsync(int events)
    {
        var before = Seen();
        await Eventually.True(() => Seen() >= before + events, $"{events} more events arrive");
        int Seen() => _tabs[0].Look(history => history.Events.Count);
    }

    /// <summary>Kills a node. What its agents have sent is asked before.</summary>
    public async Task KillNodeAsync(int index)
    {
        foreach (var sent in await _nodes[index].SentAsync()) _sentByTheDead.Add(sent);
        await _nodes[index].KillAsync();
    }

    /// <summary>No more runs; completes when each has ended and every tab has everything.</summary>
    public async Task RestAsync()
    {
        await _resting.CancelAsync();
        await Task.WhenAll(_work).Within();
        await Eventually.True(() => _tabs.TrueForAll(HasEveryEnd), "every run has ended");
        // A last event for each user, which every tab has to get: what comes before it has come.
        foreach (var user in _runs.Keys)
        {
            for (var attempt = 0; !await SendAsync(user); attempt++) Assert.InRange(attempt, 0, 30);
        }

        await Eventually.True(() => _tabs.TrueForAll(tab => tab.IsLive && tab.Look(history => history.Events.Any(one => one.Payload == "\"last\""))), "every tab has the last event");
    }

    /// <returns>The sum over all tabs; fails with what is wrong.</returns>
    public async Task<Verdict> JudgeAsync()
    {
        List<Sent> sent = [.. _sentByTheDead];
        foreach (var node in _nodes.Where(node => node.IsAlive)) sent.AddRange(await node.SentAsync());
        List<string> problems = [];
        var verdict = _tabs.Aggregate(Verdict.Nothing, (sum, tab) => sum + Verdict.Of(tab, [.. sent.Where(one => one.User == tab.User)], [.. _runs[tab.User]], problems));
        Assert.True(problems.Count == 0, string.Join('\n', problems));
        return verdict;
    }

    public async ValueTask DisposeAsync()
    {
        await _resting.CancelAsync();
        // The nodes first: whatever else goes wrong, no process is left behind.
        foreach (var node in _nodes.Where(node => node.IsAlive)) await node.KillAsync();
        foreach (var tab in _tabs) await tab.DisposeAsync();
        foreach (var node in _nodes) await node.DisposeAsync();
        _resting.Dispose();
    }

    private List<Uri> Addresses()
    {
        lock (_nodes) return [.. _nodes.Where(node => node.IsAlive).Select(node => node.Sockets)];
    }

    private bool HasEveryEnd(Tab tab) => tab.Look(history =>
    {
        if (history.Gaps.Count > 0) return true;
        var ended = history.Events.Where(one => one.Type == AgentEvents.AgentCompleted).Select(one => one.Run).ToHashSet();
        var begun = history.Events.Where(one => one.Type == AgentEvents.AgentStarted).Select(one => one.Run);
        return _runs[tab.User].Concat(begun).All(ended.Contains);
    });

    private async Task WorkAsync(string user)
    {
        var runs = _runs.GetOrAdd(user, _ => []);
        while (!_resting.IsCancellationRequested)
        {
            NodeProcess[] alive;
            int chosen;
            lock (_nodes)
            {
                alive = [.. _nodes.Where(node => node.IsAlive)];
                chosen = _random.Next(alive.Length);
            }

            var run = $"run-{_name}-{Interlocked.Increment(ref _runNumber)}";
            try
            {
                if (await alive[chosen].RunAsync(user, run, steps: 5, pause: 20) == "started") runs.Add(run);
            }
            catch (HttpRequestException)
            {
                // The node was killed meanwhile. Whether the run has begun is seen by the tabs.
            }

            // The pace of the load: nothing is waited for.
            await Task.Delay(60);
        }
    }

    private async Task HopAsync()
    {
        while (!_resting.IsCancellationRequested)
        {
            // The pace of the tabs that go from node to node.
            await Task.Delay(150);
            for (var tab = 1; tab < _tabs.Count; tab += 2) _tabs[tab].Hop();
        }
    }

    private async Task<bool> SendAsync(string user) => await _nodes.First(node => node.IsAlive).SendAsync(user, "last") is "Sent" or "Buffered";
}
