using System.Text.Json;
using ModelContextProtocol.Protocol;

namespace Netra.Ssot.Tool.Mcp;

/// <summary>What a call answers.</summary>
/// <param name="Text">For a reader.</param>
/// <param name="Data">The same for a program, or null.</param>
internal sealed record ToolAnswer(string Text, JsonElement? Data = null);

/// <summary>One tool of the server.</summary>
/// <param name="Name">Its name in the protocol.</param>
/// <param name="Description">What it is for; the client's model reads it.</param>
/// <param name="Properties">Its arguments as properties of a JSON schema.</param>
/// <param name="Required">The arguments that cannot be left out.</param>
/// <param name="Writes">Whether it changes files.</param>
/// <param name="Call">Answers a call.</param>
internal sealed record ServedTool(
    string Name,
    string Description,
    string Properties,
    IReadOnlyList<string> Required,
    bool Writes,
    Func<ToolArguments, CancellationToken, Task<ToolAnswer>> Call)
{
    private readonly JsonElement _properties = JsonElement.Parse(Properties);

    /// <summary>The names of the arguments.</summary>
    public IReadOnlyList<string> Arguments => [.. _properties.EnumerateObject().Select(property => property.Name)];

    /// <summary>The tool as the protocol describes it.</summary>
    public ModelContextProtocol.Protocol.Tool ToProtocol() => new()
    {
        Name = Name,
        Description = Description,
        InputSchema = JsonSerializer.SerializeToElement(new { type = "object", properties = _properties, required = Required, additionalProperties = false }),
        Annotations = new ToolAnnotations { ReadOnlyHint = !Writes, DestructiveHint = Writes, IdempotentHint = !Writes, OpenWorldHint = false },
    };
}
