using System.Buffers;
using System.Text.RegularExpressions;

namespace Netra.WebSockets;

/// <summary>Finds secrets in text by their shape: tokens, keys, and values behind a secret name as in <c>password=…</c> or a JSON text.</summary>
/// <remarks>The expressions do not backtrack, so a text of any content takes time in proportion to its length.</remarks>
internal sealed class SecretText
{
    public const string Redacted = "[redacted]";

    /// <summary>No secret is found in less: <c>pwd=x</c>.</summary>
    private const int Shortest = 5;

    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;

    /// <summary>The first group stands before the secret and the second behind it; both stay.</summary>
    private static readonly Regex[] Shapes =
    [
        new(@"-----BEGIN [A-Z ]*PRIVATE KEY-----[^-]*(?:-----END [A-Z ]*PRIVATE KEY-----)?", Options),
        new(@"(\b(?:[Bb]earer|[Bb]asic|BEARER|BASIC)\s+)[A-Za-z0-9._~+/=\-]{8,}", Options),
        new(@"\beyJ[A-Za-z0-9_\-]{4,}\.[A-Za-z0-9_\-]{4,}(?:\.[A-Za-z0-9_\-]*){1,3}", Options),
        new(@"\b(?:sk|pk|rk)[_\-][A-Za-z0-9_\-]{16,}", Options),
        new(@"\b(?:gh[opsur]_|github_pat_|glpat-|xox[abeprs]-|AIza|npm_|hf_)[A-Za-z0-9_\-]{16,}", Options),
        new(@"\b(?:AKIA|ASIA)[A-Z0-9]{16}\b", Options),
        new(@"(://[^/\s:@""]*:)[^/\s@""]+(@)", Options),
    ];

    /// <summary>
    /// Whatever one of <see cref="Shapes"/> matches holds one of these: one pass over a text, in vectors, instead of one for each
    /// expression.
    /// </summary>
    private static readonly SearchValues<string> Marks = SearchValues.Create(
        [
            "-----BEGIN ", "earer", "asic", "BEARER", "BASIC", "eyJ", "sk_", "sk-", "pk_", "pk-", "rk_", "rk-",
            "gho_", "ghp_", "ghs_", "ghu_", "ghr_", "github_pat_", "glpat-", "xox", "AIza", "npm_", "hf_", "AKIA", "ASIA", "://",
        ],
        StringComparison.Ordinal);

    private readonly Regex? _named;

    public SecretText(SecretNames names) => _named = names.Pattern is { } pattern
        ? new Regex(@$"({pattern}\\?[""']?\s*[:=]\s*)(?:""(?:[^""\\]|\\.)*""?|'[^']*'?|[^\s""'\\;,&{{}}\[\]]+)", Options | RegexOptions.IgnoreCase)
        : null;

    /// <summary>Whether <see cref="Redact(string)"/> would find something.</summary>
    public bool IsMatch(ReadOnlySpan<char> text)
    {
        if (text.Length < Shortest) return false;
        if (_named is not null && text.ContainsAny(':', '=') && _named.IsMatch(text)) return true;
        if (!text.ContainsAny(Marks)) return false;
        foreach (var shape in Shapes)
        {
            if (shape.IsMatch(text)) return true;
        }

        return false;
    }

    /// <returns>The text without its secrets; the same instance if it has none.</returns>
    public string Redact(string text)
    {
        if (text.Length < Shortest) return text;
        foreach (var shape in Shapes) text = Redact(shape, text);
        return _named is null ? text : Redact(_named, text);
    }

    private static string Redact(Regex expression, string text) =>
        expression.Replace(text, static match => $"{match.Groups[1].Value}{Redacted}{match.Groups[2].Value}");
}
