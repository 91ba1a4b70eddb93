using Netra.Ssot.Tool.Baselines;
using Netra.Ssot.Tool.Tests.Support;
using Netra.SsotAnalyzers.Baseline;

namespace Netra.Ssot.Tool.Tests.Baselines;

public sealed class BaselineChangeTests : IDisposable
{
    private static readonly BaselineKey A = new("SSOT1001", "A", "Old");
    private static readonly BaselineKey B = new("SSOT1001", "B", "Old");
    private static readonly BaselineKey C = new("SSOT1001", "C", "Old");
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Shrink_TakesTheSmallerAndNeverGrows() =>
        Assert.Equal(
            new() { [A] = 2, [B] = 3 },
            BaselineChange.Shrink(new Dictionary<BaselineKey, int> { [A] = 2, [B] = 5, [C] = 1 }, new Dictionary<BaselineKey, int> { [A] = 4, [B] = 3, [new("SSOT1002", "D", "Old")] = 1 }));

    [Fact]
    public void Prune_TakesOutWhatIsGoneAndLeavesCounts() =>
        Assert.Equal(
            new() { [A] = 2, [B] = 5 },
            BaselineChange.Prune(new Dictionary<BaselineKey, int> { [A] = 2, [B] = 5, [C] = 1 }, new Dictionary<BaselineKey, int> { [A] = 4, [B] = 3 }));

    [Fact]
    public void LineEndingsAndMarkOfTheFile_AreKept()
    {
        var path = _folder.Write("Ssot.Baseline.txt", [0xEF, 0xBB, 0xBF, .. "# Ssot.Baseline 1\r\nSSOT1001 | B | Old | 1\r\n"u8]);

        var bytes = new BaselineChange(path, new Dictionary<BaselineKey, int>(), new Dictionary<BaselineKey, int> { [A] = 1 }).Bytes();

        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        Assert.EndsWith("SSOT1001 | A | Old | 1\r\n", System.Text.Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
        Assert.Equal(bytes.Count(b => b == '\n'), bytes.Count(b => b == '\r'));
    }
}
