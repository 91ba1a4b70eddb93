using System.Diagnostics;
using System.Net.Http.Json;

namespace Netra.WebSockets.Redis.Tests;

/// <summary>One server process of several: <c>Netra.WebSockets.Redis.Node</c>.</summary>
internal sealed class NodeProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly HttpClient _http = new() { Timeout = Eventually.Limit };

    private NodeProcess(Process process) => _process = process;

    public Uri Address { get; private set; } = null!;

    public Uri Sockets => new(Address.ToString().Replace("http://", "ws://", StringComparison.Ordinal) + "ws");

    public bool IsAlive => !_process.HasExited;

    /// <summary>Starts one; completes when it serves.</summary>
    /// <param name="redis">The configuration of its client.</param>
    /// <param name="arguments">Further ones, such as <c>--lease</c>.</param>
    public static async Task<NodeProcess> StartAsync(string redis, params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])["exec", Path.Combine(AppContext.BaseDirectory, "Netra.WebSockets.Redis.Node.dll"), "--redis", redis, .. arguments]) start.ArgumentList.Add(argument);
        var serving = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        var said = new List<string>();
        var node = new NodeProcess(new Process { StartInfo = start, EnableRaisingEvents = true });
        node._process.OutputDataReceived += (_, line) => Hear(line.Data);
        node._process.ErrorDataReceived += (_, line) => Hear(line.Data);
        node._process.Exited += (_, _) =>
        {
            lock (said) serving.TrySetException(new InvalidOperationException("The node has ended: " + string.Join('\n', said)));
        };
        node._process.Start();
        node._process.BeginOutputReadLine();
        node._process.BeginErrorReadLine();
        node.Address = new Uri(await serving.Task.WaitAsync(Eventually.Limit) + "/");
        return node;

        void Hear(string? line)
        {
            if (line is null) return;
            lock (said) said.Add(line);
            if (line.StartsWith("Serving at ", StringComparison.Ordinal)) serving.TrySetResult(line["Serving at ".Length..]);
        }
    }

    /// <summary>SIGKILL.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync().WaitAsync(Eventually.Limit);
    }

    /// <summary>SIGTERM; completes when the process has drained and ended.</summary>
    public async Task StopAsync()
    {
        using (var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"])) await kill.WaitForExitAsync();
        await _process.WaitForExitAsync().WaitAsync(Eventually.Limit);
    }

    /// <returns><c>started</c>, or why not.</returns>
    public Task<string> RunAsync(string user, string run, int steps, int pause) => PostAsync($"run?user={user}&run={run}&steps={steps}&pause={pause}");

    /// <returns>What became of it.</returns>
    public Task<string> SendAsync(string user, string text) => PostAsync($"send?user={user}&text={text}");

    public Task<string> DisconnectAsync(string user, string reason) => PostAsync($"disconnect?user={user}&reason={reason}");

    public Task<string> NoticeAsync(string code) => PostAsync($"notice?code={code}");

    /// <summary>What its agents have sent.</summary>
    public async Task<IReadOnlyList<Sent>> SentAsync() => await _http.GetFromJsonAsync<List<Sent>>(new Uri(Address, "sent")) ?? [];

    /// <summary>How many connections a user has everywhere.</summary>
    public async Task<int> ConnectionsAsync(string user) => await _http.GetFromJsonAsync<int>(new Uri(Address, $"connections?user={user}"));

    public async Task<int> HealthAsync() => (int)(await _http.GetAsync(new Uri(Address, "health"))).StatusCode;

    public async ValueTask DisposeAsync()
    {
        if (IsAlive) await KillAsync();
        _process.Dispose();
        _http.Dispose();
    }

    private async Task<string> PostAsync(string path)
    {
        using var answer = await _http.PostAsync(new Uri(Address, path), content: null);
        return (await answer.Content.ReadAsStringAsync()).Trim('"');
    }
}

/// <summary>An event that an agent of a node has sent, and what became of it.</summary>
internal sealed record Sent(string User, string Run, string What, string Result)
{
    public bool IsConfirmed => Result is "Sent" or "Buffered";
}
