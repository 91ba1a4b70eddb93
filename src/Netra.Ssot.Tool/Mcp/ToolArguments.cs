using System.Text.Json;
using Netra.Ssot.Tool.Commands;

namespace Netra.Ssot.Tool.Mcp;

/// <summary>The arguments of a call. What does not fit is an error that names the argument and what it takes.</summary>
/// <param name="tool">The name of the tool, for messages.</param>
/// <param name="values">The arguments as they came.</param>
internal sealed class ToolArguments(string tool, IReadOnlyDictionary<string, JsonElement> values)
{
    /// <summary>Ends the call where an argument has none of these names.</summary>
    public ToolArguments RequireKnown(IReadOnlyList<string> known)
    {
        if (values.Keys.FirstOrDefault(name => !known.Contains(name, StringComparer.Ordinal)) is { } unknown)
        {
            throw new ToolException(ExitCode.Usage,
                $"'{tool}' has no argument '{unknown}'.{Spelling.Hint(unknown, known)} {(known.Count == 0 ? "It takes none." : $"It takes {string.Join(", ", known.Select(name => $"'{name}'"))}.")}");
        }

        return this;
    }

    /// <summary>A text; null where it is left out.</summary>
    public string? Text(string name) => Find(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } value => value.GetString(),
        { } value => throw Wrong(name, "a string", value),
    };

    public string RequiredText(string name) =>
        Text(name) is { Length: > 0 } text ? text : throw new ToolException(ExitCode.Usage, $"'{tool}' needs the argument '{name}', a string.");

    /// <summary>A list of texts; empty where it is left out. One text is a list of one.</summary>
    public IReadOnlyList<string> Texts(string name) => Find(name) switch
    {
        null => [],
        { ValueKind: JsonValueKind.String } value => [value.GetString()!],
        { ValueKind: JsonValueKind.Array } value when value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String) =>
            [.. value.EnumerateArray().Select(item => item.GetString()!)],
        { } value => throw Wrong(name, "an array of strings", value),
    };

    private JsonElement? Find(string name) =>
        values.TryGetValue(name, out var value) && value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined) ? value : null;

    private ToolException Wrong(string name, string expected, JsonElement value) =>
        new(ExitCode.Usage, $"The argument '{name}' of '{tool}' is {expected}, and not {value.ValueKind switch
        {
            JsonValueKind.Object => "an object",
            JsonValueKind.Array => "an array with something else in it",
            JsonValueKind.Number => "a number",
            JsonValueKind.String => "a string",
            _ => "a truth value",
        }}.");
}
