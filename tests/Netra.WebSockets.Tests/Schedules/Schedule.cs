using System.Text.RegularExpressions;

namespace Netra.WebSockets.Tests;

/// <summary>
/// One random program against the library, in one random order: users publish and run agents while their tabs connect, drop,
/// stall and resume, perhaps over two hosts, perhaps while a user is put out or everything drains, perhaps on an engine behind a bad network.
/// </summary>
internal sealed partial class Schedule(int seed, bool isFaulty = false)
{
    private static readonly string[] Padding = [.. Enumerable.Range(0, 8).Select(n => new string('x', n * 900))];

    private readonly SeededScheduler _scheduler = new(seed);
    private readonly List<Task> _requests = [];
    private readonly List<TabHistory> _tabs = [];
    private readonly List<string> _problems = [];
    private readonly List<SeededHost> _hosts = [];
    private WebSocketManagerOptions _options = null!;
    private ModelBackplane? _model;
    private FaultyEngine? _engine;
    private readonly List<SeededSocket> _open = [];
    private string _stage = "";
    private bool _published;
    private bool _drains;
    private bool _disconnects;
    private int _maxPadding;

    public SeededScheduler Scheduler => _scheduler;

    /// <summary>What has been seen: that schedules reach what they are meant to reach is itself a test's matter.</summary>
    public int Gaps => _tabs.Sum(tab => tab.Gaps.Count);

    public int SlowConsumers { get; private set; }

    public int Connects { get; private set; }

    public int Faults => _engine?.Faults ?? 0;

    public int TailLosses => _engine?.TailLosses ?? 0;

    /// <returns>What went wrong, or null.</returns>
    public static string? Run(int seed, Action<Schedule>? observe = null, bool isFaulty = false)
    {
        var schedule = new Schedule(seed, isFaulty);
        try
        {
            schedule._scheduler.Run(schedule.ProgramAsync);
        }
        catch (Exception error)
        {
            return $"seed {seed}, {schedule.State()}: {error}";
        }

        observe?.Invoke(schedule);
        var problem = schedule._problems.FirstOrDefault() ?? schedule._tabs.Select(tab => tab.Problem).FirstOrDefault(found => found is not null);
        return problem is null ? null : $"seed {seed}: {problem}";
    }

    private string State() =>
        $"{_stage}, {string.Join("; ", _hosts.Select(host => $"{host.Host.Phase}: {host.Host.ConnectionCount} connections, {host.Host.Sockets.Count} sockets, {host.Host.OwnedRuns.Count} runs"))}, "
        + $"tabs {string.Join("; ", _tabs.Select(tab => $"{tab.User} at {tab.Cursor} of {tab.Head}"))}, {_requests.Count(request => !request.IsCompleted)} requests";

    private async Task ProgramAsync()
    {
        var random = _scheduler.Random;
        _drains = random.Next(4) == 0;
        _disconnects = random.Next(6) == 0;
        _maxPadding = random.Next(3) == 0 ? Padding.Length : 1;
        _options = new WebSocketManagerOptions
        {
            QueueFrames = random.Next(3) == 0 ? random.Next(1, 5) : 64,
            MaxEventBytes = 16 * 1024,
            ReplayBytesPerUser = random.Next(3) == 0 ? 16 * 1024 : 256 * 1024,
            ReplayBytes = random.Next(3) == 0 ? 24 * 1024 : 1024 * 1024,
            ConnectionsPerUser = 8,
            // Without faults every call is answered, and no run of the scheduler is unlucky enough to give one up.
            BackplaneTimeout = isFaulty ? TimeSpan.FromSeconds(5) : TimeSpan.FromDays(20),
        };
        // What is looked for there is another test's matter, and costs most of the time.
        _options.SecretNames.Clear();
        using var log = SeededHost.NewBackplane(_scheduler, _options);
        IWebSocketBackplane backplane = random.Next(2) == 0 ? log : new SeededBackplane(_scheduler, log);
        if (isFaulty) backplane = _engine = new FaultyEngine(_scheduler, _model = new ModelBackplane(_scheduler.Time));
        // A drain closes users in the order of a hash table that differs from process to process: one user, and seeds replay anywhere.
        string[] users = _drains ? ["ann"] : ["ann", "bob"];
        for (var n = random.Next(3) == 0 && !_disconnects ? 2 : 1; n > 0; n--) _hosts.Add(new SeededHost(_scheduler, _options, backplane));

        var publishing = new List<Task>();
        var tabs = new List<Task>();
        foreach (var user in users)
        {
            for (var n = random.Next(1, 3); n > 0; n--) publishing.Add(PublishAsync(user, n));
            for (var n = random.Next(0, 3); n > 0; n--) publishing.Add(RunAgentAsync(user, $"run-{n}"));
            for (var n = random.Next(1, 3); n > 0; n--) tabs.Add(TabAsync(user));
        }

        if (_disconnects) publishing.Add(DisconnectAsync(users[0]));
        if (_drains && random.Next(2) == 0) publishing.Add(DrainAsync());
        _stage = "publishing";
        await Task.WhenAll(publishing);
        // Nothing more comes that a tab could wait for.
        _published = true;
        _stage = "tabs";
        foreach (var socket in _open) socket.Abort();
        await Task.WhenAll(tabs);
        _stage = "settling";
        if (_engine is not null) await HealAsync();
        _stage = "settling";
        if (!_drains) await SettleAsync();
        _stage = "disposing";
        foreach (var host in _hosts) await host.Host.DisposeAsync();
        _stage = "requests";
        await Task.WhenAll(_requests);
        foreach (var host in _hosts) Settled(host.Host);
        Order();
    }

    /// <summary>The network is well again. Once every lease has had time to expire, no run may be open: each has its end.</summary>
    private async Task HealAsync()
    {
        _stage = "healing";
        await _engine!.HealAsync();
        var open = 1;
        for (var round = 0; round < 30 && open > 0 && !_drains; round++)
        {
            foreach (var host in _hosts) await host.Host.Keeper.TickAsync();
            // What hangs is given up, and leases expire.
            await PauseAsync();
            _scheduler.Time.FireNext(periodicToo: false);
            _scheduler.Time.Advance(_options.RunLease);
            open = _model!.Snapshot().Sum(log => log.Value.Open.Count);
        }

        if (open > 0 && !_drains) _problems.Add($"{open} runs have no end");
    }

    private async Task PublishAsync(string user, int publisher)
    {
        var random = _scheduler.Random;
        // An event that was not confirmed may come late, but not behind a later one of the same process.
        var only = isFaulty ? PickHost() : null;
        for (int n = 0, count = random.Next(1, 8); n < count; n++)
        {
            var manager = (only ?? PickHost()).Manager(user, $"publisher-{publisher}");
            var result = await manager.SendAsync($"tick-{publisher}", $"{user}:{n}:{Padding[random.Next(_maxPadding)]}");
            if (result == DeliveryResult.Rejected && !_drains && !isFaulty) _problems.Add("an event was rejected");
            await PauseAsync();
        }
    }

    private async Task RunAgentAsync(string user, string name)
    {
        var random = _scheduler.Random;
        try
        {
            await using var run = await PickHost().Manager(user, name).StartRunAsync("agent");
            await PauseAsync();
            await run.ThinkingAsync(user);
            var tools = new List<Task>();
            for (var n = random.Next(3); n > 0; n--) tools.Add(CallAsync(run, fails: random.Next(3) == 0));
            if (random.Next(2) == 0) await Task.WhenAll(tools);
            switch (random.Next(4))
            {
                case 0:
                    await run.FailAsync(new IOException());
                    break;
                case 1:
                    await Task.WhenAll(run.CompleteAsync(user).AsTask(), run.CompleteAsync(user).AsTask());
                    break;
                case 2:
                    await run.CompleteAsync(user);
                    break;
            }

            await run.DisposeAsync();
            await Task.WhenAll(tools);
            if (run.Status == AgentRunStatus.Running) _problems.Add("a disposed run still runs");
        }
        catch (Exception error) when (error is BackplaneUnavailableException || ((_drains || isFaulty) && error is InvalidOperationException))
        {
            // No run starts while the host drains, or where the log does not answer in time.
        }
    }

    private async Task CallAsync(AgentRun run, bool fails)
    {
        try
        {
            await run.CallToolAsync("tool", run.Context.User.Value, async (args, _) =>
            {
                await PauseAsync();
                return fails ? throw new IOException() : args;
            });
        }
        catch (Exception error) when (error is IOException or InvalidOperationException or OperationCanceledException)
        {
            // It failed, or its run had ended.
        }
    }

    private async Task TabAsync(string user)
    {
        var random = _scheduler.Random;
        var tab = new TabHistory(user);
        _tabs.Add(tab);
        for (var n = random.Next(1, 5); n > 0 && !_published; n--)
        {
            if (await OpenAsync(user, tab) is not { } socket) return;
            if (random.Next(4) == 0) _ = StallAsync(socket);
            _open.Add(socket);
            if (!_published) await ReadAsync(socket, tab, random.Next(8));
            if (random.Next(3) == 0) socket.CloseFromClient();
            else socket.Abort();
            await PauseAsync();
            if (random.Next(8) == 0) _scheduler.Time.Advance(TimeSpan.FromSeconds(random.Next(150)));
        }
    }

    /// <summary>Every tab comes once more and gets all the rest; all tabs of a user have then seen the same events.</summary>
    private async Task SettleAsync()
    {
        foreach (var tab in _tabs)
        {
            var user = tab.User;
            do
            {
                if (await OpenAsync(user, tab) is not { } socket)
                {
                    _problems.Add("a connection was refused");
                    return;
                }

                await ReadAsync(socket, tab, int.MaxValue, untilHead: true);
                socket.Abort();
            }
            while (!tab.IsAtHead && tab.Problem is null);
        }
    }

    private async Task<SeededSocket?> OpenAsync(string user, TabHistory tab)
    {
        Connects++;
        var (accepting, request) = PickHost().Connect(_scheduler, user, tab.Cursor);
        _requests.Add(request);
        tab.Connect();
        var socket = await accepting;
        // Too many connections at once: those that were dropped have not been noticed yet.
        for (var n = 0; socket is null && !_drains && n < 20; n++)
        {
            await PauseAsync();
            (accepting, request) = PickHost().Connect(_scheduler, user, tab.Cursor);
            _requests.Add(request);
            socket = await accepting;
        }

        return socket;
    }

    private async Task ReadAsync(SeededSocket socket, TabHistory tab, int frames, bool untilHead = false)
    {
        while (frames-- > 0 && !(untilHead && tab.IsAtHead))
        {
            if (await socket.NextAsync() is not { } message) break;
            tab.Receive(message);
        }

        if ((int?)socket.ServerClosed == 4008) SlowConsumers++;
    }

    private async Task StallAsync(SeededSocket socket)
    {
        await PauseAsync();
        socket.Stall();
        for (var n = _scheduler.Random.Next(30); n > 0; n--) await Task.Yield();
        socket.Resume();
    }

    private async Task DisconnectAsync(string user)
    {
        await PauseAsync();
        try
        {
            await _hosts[0].Host.DisconnectAsync(new UserId(user), "out");
        }
        catch (BackplaneUnavailableException) when (isFaulty)
        {
            // The user is out; the log may have stayed.
        }
    }

    private async Task DrainAsync()
    {
        await PauseAsync();
        using var hurry = new CancellationTokenSource();
        // Not CancelAsync, which leaves the scheduler's thread.
        if (_scheduler.Random.Next(2) == 0) hurry.Cancel();
        foreach (var host in _hosts) await host.Host.DrainAsync(hurry.Token);
    }

    private async Task PauseAsync()
    {
        for (var n = _scheduler.Random.Next(6); n > 0; n--) await Task.Yield();
    }

    private SeededHost PickHost() => _hosts[_hosts.Count == 1 ? 0 : _scheduler.Random.Next(_hosts.Count)];

    private void Settled(WebSocketHost host)
    {
        var left = (host.ConnectionCount, host.UserCount, host.Sockets.Count, host.OwnedRuns.Count);
        if (left != (0, 0, 0, 0)) _problems.Add($"left over: {left}");
    }

    /// <summary>Over all tabs: one event per place, each publisher's in its order, each run by the grammar.</summary>
    private void Order()
    {
        foreach (var tabs in _tabs.GroupBy(tab => tab.User))
        {
            var log = new SortedDictionary<(string, long), (string Type, string Run, string Payload)>();
            foreach (var entry in tabs.SelectMany(tab => tab.Events))
            {
                var content = (entry.Type, entry.Run, entry.Payload);
                if (!entry.Payload.Contains(tabs.Key, StringComparison.Ordinal) && entry.Type is not (AgentEvents.AgentStarted or AgentEvents.AgentCompleted or AgentEvents.ToolCompleted)) _problems.Add("another user's payload");
                if (!log.TryAdd((entry.Epoch, entry.Seq), content) && log[(entry.Epoch, entry.Seq)] != content && _engine is not { HasReusedPlaces: true }) _problems.Add("two events of one place");
            }

            foreach (var publisher in log.Where(entry => entry.Value.Type.StartsWith("tick", StringComparison.Ordinal)).GroupBy(entry => (entry.Key.Item1, entry.Value.Type)))
            {
                var numbers = publisher.Select(entry => int.Parse(entry.Value.Payload.Split(':')[1], System.Globalization.CultureInfo.InvariantCulture)).ToArray();
                // An engine that has lost its end has forgotten too which appends are late.
                if (!numbers.SequenceEqual(numbers.Order()) && TailLosses == 0) _problems.Add($"{publisher.Key} out of order: {string.Join(',', numbers)}");
            }

            foreach (var run in log.Where(entry => entry.Value.Run.StartsWith("run-", StringComparison.Ordinal)).GroupBy(entry => (entry.Key.Item1, entry.Value.Run)))
            {
                var letters = string.Concat(run.Select(entry => entry.Value.Type switch
                {
                    AgentEvents.AgentStarted => 'S',
                    AgentEvents.AgentThinking => 't',
                    AgentEvents.ToolExecuting => '(',
                    AgentEvents.ToolCompleted => ')',
                    _ => 'C',
                }));
                // Gaps and a forgotten log leave parts of a run; what is there has to be in order.
                if (!Grammar().IsMatch(letters) && _engine is not { HasReusedPlaces: true }) _problems.Add($"run {letters}");
                if (!isFaulty && Gaps == 0 && !_disconnects && letters is ['S', .., 'C'] && letters.Count(letter => letter == '(') != letters.Count(letter => letter == ')')) _problems.Add($"run {letters}");
            }
        }
    }

    [GeneratedRegex(@"^S?[t()]*C?$")]
    private static partial Regex Grammar();
}
