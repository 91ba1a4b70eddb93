using System.Security.Claims;

namespace Netra.ChatServer.Login;

/// <summary>Who a request is from, by its cookie and nothing else.</summary>
internal static class SignedIn
{
    /// <returns>Null for a request without a login.</returns>
    public static UserId? User(ClaimsPrincipal principal) =>
        principal.Identity is { IsAuthenticated: true, Name: { } name } && UserName.TryParse(name, out var user) ? user : null;
}
