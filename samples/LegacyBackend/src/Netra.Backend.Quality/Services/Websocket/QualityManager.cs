using Netra.Backend.WebsocketCore;
using Netra.WebSockets;
using static Netra.Backend.WebsocketCore.WebSocketManagerFactoryModule;

namespace Netra.Backend.Services.Websocket;

/// <summary>The scores of the answers, by user.</summary>
public sealed class QualityManager
{
    private readonly Dictionary<UserId, List<double>> _scores = [];

    public double Average(UserId user) => _scores.TryGetValue(user, out var scores) ? scores.Average() : 0;

    public async Task<double> ScoreAsync(UserExecutionContext context, double score)
    {
        if (!_scores.TryGetValue(context.User, out var scores))
            _scores.Add(context.User, scores = []);
        scores.Add(score);

        QualitySocketManager manager = await CreateWebSocketManager(context);
        await manager.SendAsync("quality_score", Average(context.User));
        return Average(context.User);
    }

    /// <summary>The average of all, to all.</summary>
    public async Task<int> PublishAsync()
    {
        var everybody = new UnifiedWebSocketManager();
        return await everybody.BroadcastAsync("quality_average", _scores.Values.SelectMany(scores => scores).DefaultIfEmpty().Average());
    }
}
