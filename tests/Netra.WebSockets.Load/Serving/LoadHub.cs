using Microsoft.AspNetCore.SignalR;

namespace Netra.WebSockets.Load;

/// <summary>A hub that only sends.</summary>
internal sealed class LoadHub(LoadHubOptions options) : Hub
{
    public override Task OnConnectedAsync() =>
        options.JoinsGroup ? Groups.AddToGroupAsync(Context.ConnectionId, Context.UserIdentifier!) : Task.CompletedTask;
}
