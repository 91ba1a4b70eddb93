using System.Collections.Concurrent;
using System.Security.Cryptography;
using Netra.WebSockets;

namespace Netra.Backend.Auth;

/// <summary>Opaque tokens for whoever logs in; enough for a sample.</summary>
public sealed class LoginTokens
{
    private readonly ConcurrentDictionary<string, UserId> _users = new(StringComparer.Ordinal);

    public string Issue(UserId user)
    {
        var token = RandomNumberGenerator.GetHexString(32, lowercase: true);
        _users[token] = user;
        return token;
    }

    public UserId? Find(string? token) => token is not null && _users.TryGetValue(token, out var user) ? user : null;
}
