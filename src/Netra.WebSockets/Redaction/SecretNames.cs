using System.Text.RegularExpressions;

namespace Netra.WebSockets;

/// <summary>
/// The names whose values are secrets. A name matches if it ends with one of them, whatever its case and separators: <c>api_key</c> is in
/// <c>X-Api-Key</c>.
/// </summary>
internal sealed class SecretNames
{
    public static readonly string[] Default =
    [
        "password", "passwd", "pwd", "passphrase", "password_hash", "secret", "token", "api_key", "access_key", "account_key",
        "private_key", "secret_key", "signing_key", "encryption_key", "shared_access_signature", "authorization", "cookie", "credential", "connection_string",
    ];

    private const int MaxOnStack = 256;

    private readonly string[] _names;

    public SecretNames(IEnumerable<string> names)
    {
        var words = names.Select(name => Words(name).ToArray()).Where(name => name.Length > 0).ToArray();
        _names = [.. words.Select(static name => string.Concat(name))];
        Pattern = words.Length == 0
            ? null : $"(?:{string.Join('|', words.Select(name => string.Join(@"[_\-. ]?", name.Select(static word => Regex.Escape(word)))))})";
    }

    /// <summary>Finds the names in a text; null if there are none.</summary>
    public string? Pattern { get; }

    /// <param name="name">The name of a value.</param>
    /// <param name="isPlural">Whether it is the plural of a secret name. Where its value is a number it counts something (<c>max_tokens</c>).</param>
    public bool Match(ReadOnlySpan<char> name, out bool isPlural)
    {
        Span<char> letters = name.Length <= MaxOnStack ? stackalloc char[MaxOnStack] : new char[name.Length];
        var length = 0;
        foreach (var letter in name)
        {
            if (char.IsLetterOrDigit(letter)) letters[length++] = char.ToLowerInvariant(letter);
        }

        var plain = letters[..length];
        var isSingular = IsOne(plain);
        isPlural = !isSingular && plain is [.. var singular, 's'] && IsOne(singular);
        return isSingular || isPlural;
    }

    private bool IsOne(ReadOnlySpan<char> plain)
    {
        foreach (var secret in _names)
        {
            if (plain.EndsWith(secret)) return true;
        }

        return false;
    }

    /// <summary>The runs of letters and digits, in lower case.</summary>
    private static IEnumerable<string> Words(string name)
    {
        var start = 0;
        for (var at = 0; at <= name.Length; at++)
        {
            if (at < name.Length && char.IsLetterOrDigit(name[at])) continue;
            if (at > start) yield return name[start..at].ToLowerInvariant();
            start = at + 1;
        }
    }
}
