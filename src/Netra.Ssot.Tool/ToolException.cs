namespace Netra.Ssot.Tool;

/// <summary>Something that the user has to know and that ends the command. The message is theirs, and says what to do.</summary>
internal sealed class ToolException(int exitCode, string message) : Exception(message)
{
    public int ExitCode { get; } = exitCode;
}
