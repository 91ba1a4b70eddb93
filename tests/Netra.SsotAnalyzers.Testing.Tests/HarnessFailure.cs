using Microsoft.CodeAnalysis.Testing;
using Xunit;

namespace Netra.SsotAnalyzers.Testing.Tests;

/// <summary>What the harness says of a test that has to fail.</summary>
internal static class HarnessFailure
{
    public static async Task<string> OfAsync(AnalyzerTest<DefaultVerifier> test)
        => (await Assert.ThrowsAsync<InvalidOperationException>(() => test.RunAsync())).Message;

    public static async Task AssertSaysAsync(AnalyzerTest<DefaultVerifier> test, params string[] parts)
    {
        var message = await OfAsync(test);
        Assert.All(parts, part => Assert.Contains(part, message));
    }
}
