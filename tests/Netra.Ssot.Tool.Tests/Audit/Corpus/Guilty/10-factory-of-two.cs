// shape: IdentityServer, token services of two generations behind one static door
// cluster: TokenIssuer, OldTokenIssuer
namespace Tokens;

public class TokenIssuer
{
    public TimeSpan Lifetime { get; init; } = TimeSpan.FromHours(1);
    public string Issue(string subject, string audience) => $"{subject}:{audience}:{Lifetime}";
    public bool Verify(string token) => token.Split(':').Length > 2;
    public void Revoke(string token) => ArgumentNullException.ThrowIfNull(token);
}

public class OldTokenIssuer
{
    public string Issue(string subject, string audience) => Convert.ToBase64String([.. (subject + audience).Select(c => (byte)c)]);
    public bool Verify(string token) => Convert.FromBase64String(token).Length > 0;
}

public static class TokenDoor
{
    public static OldTokenIssuer Create() => new();
    public static Task<TokenIssuer> CreateAsync() => Task.FromResult(new TokenIssuer());
}

public class Login { public async Task<string> Enter(string name) => (await TokenDoor.CreateAsync()).Issue(name, "web"); }

public class Api { public bool May(string token) => TokenDoor.Create().Verify(token); }
