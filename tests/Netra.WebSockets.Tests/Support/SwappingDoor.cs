using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;

namespace Netra.WebSockets.Tests;

/// <summary>The mutant that a search for leaks has to find: of the first two users, each is taken for the other. (A backplane that swaps them is found out by the library.)</summary>
internal sealed class SwappingDoor
{
    private readonly ConcurrentDictionary<string, int> _order = new();
    private readonly TaskCompletionSource _both = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly string[] _swapped = new string[2];
    private int _users;

    public async ValueTask<UserExecutionContext?> AuthenticateAsync(HttpContext http, WebSocketHost host)
    {
        var user = http.Request.Headers["X-User"].ToString();
        var order = _order.GetOrAdd(user, id =>
        {
            var number = Interlocked.Increment(ref _users) - 1;
            if (number < 2) _swapped[number] = id;
            if (number == 1) _both.SetResult();
            return number;
        });
        if (order < 2) await _both.Task;
        return host.CreateContext(new UserId(order < 2 ? _swapped[1 - order] : user), new ThreadId("thread-1"), new RunId(http.TraceIdentifier));
    }
}
