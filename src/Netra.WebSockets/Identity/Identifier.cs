using System.Buffers;
using System.Collections.Frozen;
using System.Text;

namespace Netra.WebSockets;

/// <summary>What every id has to be, so that no stand-in value ever becomes the key that two users share.</summary>
internal static class Identifier
{
    public const int MaxLength = 128;

    private static readonly FrozenSet<string> Placeholders = FrozenSet.ToFrozenSet(
        ["default", "temp", "tmp", "placeholder", "none", "null", "nil", "undefined", "anonymous", "unknown", "n/a", Guid.Empty.ToString("D"),
            Guid.Empty.ToString("N")],
        StringComparer.OrdinalIgnoreCase);

    public static string Require(string? value, string kind)
    {
        ArgumentNullException.ThrowIfNull(value, kind);
        return Problem(value) is { } problem ? throw new ArgumentException($"{kind} {problem}.", kind) : value;
    }

    /// <summary>Why <paramref name="value"/> is no id, or null. The text never repeats the value, which may come from outside.</summary>
    public static string? Problem(string value)
    {
        if (string.IsNullOrWhiteSpace(value)) return "is blank";
        if (value.Length > MaxLength) return $"is longer than {MaxLength} characters";
        if (!IsPlainText(value)) return "holds a control character or half a surrogate pair";
        return Placeholders.Contains(value.Trim()) ? "is a placeholder, not an id" : null;
    }

    /// <summary>The name of an event, a tool, an agent: as an id, but a word such as "default" is a legitimate one.</summary>
    public static string RequireName(string? value, string parameter)
    {
        ArgumentNullException.ThrowIfNull(value, parameter);
        if (string.IsNullOrWhiteSpace(value)) throw new ArgumentException("The name is blank.", parameter);
        if (value.Length > MaxLength) throw new ArgumentException($"The name is longer than {MaxLength} characters.", parameter);
        if (!IsPlainText(value)) throw new ArgumentException("The name holds a control character or half a surrogate pair.", parameter);
        return value;
    }

    public static void RequireSet(bool isDefault, string kind, string parameter)
    {
        if (isDefault) throw new ArgumentException($"default({kind}) names nothing.", parameter);
    }

    public static InvalidOperationException Unset(string kind) => new($"default({kind}) names nothing and has no value.");

    private static bool IsPlainText(ReadOnlySpan<char> rest)
    {
        while (!rest.IsEmpty)
        {
            // Half a pair would be written as U+FFFD, and two different ids would look the same on the wire.
            if (Rune.DecodeFromUtf16(rest, out var rune, out var consumed) != OperationStatus.Done || Rune.IsControl(rune)) return false;
            rest = rest[consumed..];
        }

        return true;
    }
}
