using Netra.SsotAnalyzers.Rules;
using Netra.SsotAnalyzers.Rules.MapHealth;
using Netra.SsotAnalyzers.Tests.Baseline;

namespace Netra.SsotAnalyzers.Tests.Rules.MapHealth;

public sealed class SSOT0005_BaselineEntryTests
{
    [Theory]
    [InlineData("SSOT1001 | C.M | Old | many", "Baseline: 'many' is not a count of one or more")]
    [InlineData("SSOT9999 | C.M | Old | 1", "Baseline: there is no rule 'SSOT9999'")]
    [InlineData("SSOT1001 | C.M |  | 1", "Baseline: an entry needs a place and a target")]
    public async Task LineThatCannotBeRead_IsReportedThere(string line, string message)
    {
        var run = await BaselineRun.OfAsync(line, sources: ("/0/Test.cs", "class C { }"));
        var diagnostic = Assert.Single(await run.DiagnosticsAsync(new SSOT0005_BaselineEntry()));
        Assert.Equal((2, message), (diagnostic.Location.GetLineSpan().StartLinePosition.Line + 1, diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task BaselineThatCanBeRead_IsSilent()
    {
        var run = await BaselineRun.OfAsync("SSOT1001 | C.f | Old | 1", sources: ("/0/Test.cs", "class C { Old f; }"));
        Assert.Empty(await run.DiagnosticsAsync(new SSOT0005_BaselineEntry()));
    }
}
