namespace Microsoft.CodeAnalysis.Testing;

[Flags]
public enum MarkupOptions
{
    None = 0,

    /// <summary>Markup without an id means the first descriptor, even if there are several.</summary>
    UseFirstDescriptor = 1,

    /// <summary><c>$$</c> is C#, as in <c>$$"""…"""</c>.</summary>
    TreatPositionIndicatorsAsCode = 2,
}
