namespace Netra.WebSockets;

/// <summary>Names one open socket of a user.</summary>
/// <param name="Value">1 to 128 characters: not blank, no control character, no placeholder such as <c>"default"</c> or <c>"null"</c>.</param>
/// <exception cref="ArgumentException"><paramref name="Value"/> is not such an id.</exception>
/// <remarks>Compared by ordinal. <c>default(ConnectionId)</c> names nothing: its <see cref="Value"/> throws, and everything that takes one
/// refuses it.</remarks>
public readonly record struct ConnectionId(string Value)
{
    private readonly string? _value = Identifier.Require(Value, nameof(ConnectionId));

    /// <summary>The id's text.</summary>
    /// <exception cref="InvalidOperationException">This is <c>default(ConnectionId)</c>.</exception>
    public string Value => _value ?? throw Identifier.Unset(nameof(ConnectionId));

    internal bool IsDefault => _value is null;

    /// <summary>The id's text; empty for <c>default(ConnectionId)</c>.</summary>
    public override string ToString() => _value ?? "";
}
