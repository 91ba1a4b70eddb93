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

    private readonly Regex[] _expressions;

    public SecretText(SecretNames names) => _expressions = names.Pattern is { } pattern
        ? [.. Shapes, new Regex(@$"({pattern}\\?[""']?\s*[:=]\s*)(?:""(?:[^""\\]|\\.)*""?|'[^']*'?|[^\s""'\\;,&{{}}\[\]]+)", Options | RegexOptions.IgnoreCase)]
        : Shapes;

    /// <summary>Whether <see cref="Redact"/> would find something.</summary>
    public bool IsMatch(ReadOnlySpan<char> text)
    {
        if (text.Length < Shortest) return false;
        foreach (var expression in _expressions)
        {
            if (expression.IsMatch(text)) return true;
        }

        return false;
    }

    /// <returns>The text without its secrets; the same instance if it has none.</returns>
    public string Redact(string text)
    {
        if (text.Length < Shortest) return text;
        foreach (var expression in _expressions) text = expression.Replace(text, static match => $"{match.Groups[1].Value}{Redacted}{match.Groups[2].Value}");
        return text;
    }
}
