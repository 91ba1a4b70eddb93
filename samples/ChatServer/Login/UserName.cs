using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace Netra.ChatServer.Login;

/// <summary>What somebody may be called: 1 to 32 letters, digits, dots, dashes and underscores; in lower case, so that Ann is ann.</summary>
internal static partial class UserName
{
    public static bool TryParse(string? text, [NotNullWhen(true)] out UserId? user)
    {
        user = null;
        var name = text?.Trim().ToLowerInvariant() ?? "";
        if (!Allowed().IsMatch(name)) return false;
        try
        {
            user = new UserId(name);
            return true;
        }
        catch (ArgumentException)
        {
            // A stand-in such as "default" or "anonymous": nobody in particular.
            return false;
        }
    }

    [GeneratedRegex(@"^[a-z0-9][a-z0-9._-]{0,31}\z")]
    private static partial Regex Allowed();
}
