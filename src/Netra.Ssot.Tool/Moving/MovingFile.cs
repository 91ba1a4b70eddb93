using Microsoft.CodeAnalysis;

namespace Netra.Ssot.Tool.Moving;

/// <summary>A file whose types all move to another namespace.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Target">Where it goes; the same where its folder does not follow its namespace.</param>
/// <param name="Documents">The file in every project that compiles it.</param>
/// <param name="Types">Its types, each by the project in which it is declared first.</param>
internal sealed record MovingFile(string Path, string Target, IReadOnlyList<DocumentId> Documents, IReadOnlyList<INamedTypeSymbol> Types)
{
    /// <summary>Where its copy is while callers move over: beside the file if it keeps its place.</summary>
    public string Copy => Target == Path ? System.IO.Path.ChangeExtension(Path, ".Moved.cs") : Target;

    /// <summary>Where its forwarding types are left.</summary>
    public string Forwarding => Target == Path ? System.IO.Path.ChangeExtension(Path, ".Forwarding.cs") : Path;
}
