using System.Collections.Frozen;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Netra.Ssot;

namespace Netra.WebSockets;

/// <summary>
/// Calls a tool by its name, as a model asks for it. Its tools are those registered with <c>AddAgentTool</c>, frozen when the
/// process starts; two tools of one name fail the start.
/// </summary>
[Canonical("ToolDispatcher", Lifetime = RoleLifetime.Singleton)]
public sealed class ToolDispatcher
{
    private readonly FrozenDictionary<string, AgentTool> _tools;
    private readonly IServiceScopeFactory _scopes;

    internal ToolDispatcher(IEnumerable<AgentTool> tools, IServiceScopeFactory scopes)
    {
        var byName = new Dictionary<string, AgentTool>(StringComparer.Ordinal);
        foreach (var tool in tools)
        {
            if (!byName.TryAdd(tool.Name, tool)) throw new InvalidOperationException($"Two tools are registered under the name \"{tool.Name}\".");
        }

        _tools = byName.ToFrozenDictionary(StringComparer.Ordinal);
        _scopes = scopes;
    }

    /// <summary>The names of the tools.</summary>
    public IReadOnlyCollection<string> Tools => _tools.Keys;

    /// <summary>Calls a tool within a run, with the run's events around it, as <see cref="AgentRun.CallToolAsync"/>.</summary>
    /// <param name="run">The run; the tool works for its user.</param>
    /// <param name="tool">The tool's name.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="ct">Cancels the tool.</param>
    /// <returns>The tool's result.</returns>
    /// <exception cref="ArgumentException">There is no such tool; nothing was sent.</exception>
    /// <exception cref="JsonException">The arguments are not the tool's; its <c>tool_completed</c> says <c>"failed"</c>.</exception>
    /// <exception cref="InvalidOperationException">The run has ended; the tool was not called.</exception>
    public async ValueTask<JsonElement> DispatchAsync(AgentRun run, string tool, JsonElement args, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(tool);
        if (!_tools.TryGetValue(tool, out var found)) throw new ArgumentException("There is no tool of this name.", nameof(tool));

        return await run.CallToolAsync(tool, args, async (arguments, cancel) =>
        {
            await using var scope = _scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<ScopedUserContext>().Value = run.Context;
            return await found.CallAsync(scope.ServiceProvider, run.Context.Host.Json, arguments, cancel);
        }, ct);
    }
}
