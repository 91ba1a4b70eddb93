using Microsoft.CodeAnalysis;

namespace Netra.SsotAnalyzers.Testing.Tests.Toys;

/// <summary>Generates a use of <c>OldA</c>.</summary>
[Generator]
public sealed class OldUseGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
        => context.RegisterPostInitializationOutput(output => output.AddSource("Uses.cs", "class Generated : OldA { }"));
}
