namespace Netra.Backend.WebsocketCore;

/// <summary>Reads the user out of a token's claims.</summary>
public static class UserContextExtractor
{
    public static string? UserOf(IReadOnlyDictionary<string, string> claims) =>
        claims.GetValueOrDefault("sub") ?? claims.GetValueOrDefault("user_id");

    public static IReadOnlySet<string> PermissionsOf(IReadOnlyDictionary<string, string> claims) =>
        claims.GetValueOrDefault("permissions", "").Split(' ', StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);
}
