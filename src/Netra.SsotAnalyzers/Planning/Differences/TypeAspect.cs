namespace Netra.SsotAnalyzers.Planning.Differences;

/// <summary>What of a type a running program can tell, though nothing that names the type says so.</summary>
[Flags]
internal enum TypeAspect
{
    None = 0,

    /// <summary>Whether values are shared or copied, and whether they can be null.</summary>
    Kind = 1,

    /// <summary>When two values are equal.</summary>
    Equality = 2,

    /// <summary>The numbers of an enum's members.</summary>
    Values = 4,

    /// <summary>Which members an enum has.</summary>
    Names = 8,

    /// <summary>What a value says of itself as text.</summary>
    Text = 16,

    /// <summary>The interfaces of the framework that code asks any object for.</summary>
    Contracts = 32,

    /// <summary>The exceptions by which a <c>catch</c> finds it.</summary>
    Bases = 64,

    /// <summary>Whether a class can be derived from and its members be overridden, as mocking libraries do at run time.</summary>
    Derivation = 128,

    /// <summary>How a serializer writes it, by attributes.</summary>
    Shape = 256,

    /// <summary>How a serializer writes it, by the names of its properties.</summary>
    Properties = 512,

    /// <summary>Which member of an enum is 0, and so the default.</summary>
    Zero = 1024,
}

/// <summary>One difference between a superseded type and its canonical type.</summary>
/// <param name="Aspect">What differs.</param>
/// <param name="Text">The difference in words, which names both types.</param>
internal sealed record TypeDifference(TypeAspect Aspect, string Text);
