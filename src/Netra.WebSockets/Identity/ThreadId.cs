namespace Netra.WebSockets;

/// <summary>Names one conversation of a user.</summary>
/// <param name="Value">1 to 128 characters: not blank, no control character, no placeholder such as <c>"default"</c> or <c>"null"</c>.</param>
/// <exception cref="ArgumentException"><paramref name="Value"/> is not such an id.</exception>
/// <remarks>Compared by ordinal. <c>default(ThreadId)</c> names nothing: its <see cref="Value"/> throws, and everything that takes one refuses it.</remarks>
public readonly record struct ThreadId(string Value)
{
    private readonly string? _value = Identifier.Require(Value, nameof(ThreadId));

    /// <summary>The id's text.</summary>
    /// <exception cref="InvalidOperationException">This is <c>default(ThreadId)</c>.</exception>
    public string Value => _value ?? throw Identifier.Unset(nameof(ThreadId));

    internal bool IsDefault => _value is null;

    /// <summary>The id's text; empty for <c>default(ThreadId)</c>.</summary>
    public override string ToString() => _value ?? "";
}
