using Microsoft.CodeAnalysis.CodeFixes;

namespace Netra.SsotAnalyzers.Testing.Tests.Toys.Mutants;

/// <summary>Offers nothing for <c>OldA</c>.</summary>
public sealed class SilentFix : OldNameFix
{
    public override Task RegisterCodeFixesAsync(CodeFixContext context)
        => context.Diagnostics[0].GetMessage().Contains("OldA", StringComparison.Ordinal) ? Task.CompletedTask : base.RegisterCodeFixesAsync(context);
}
