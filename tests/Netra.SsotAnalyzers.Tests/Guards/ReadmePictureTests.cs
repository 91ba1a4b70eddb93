#if ROSLYN_5
using Netra.SsotAnalyzers.Tests.Support;

namespace Netra.SsotAnalyzers.Tests.Guards;

/// <summary>The README's picture shows what the rules and fixes do today. <c>NETRA_README_PICTURE=write</c> draws it again.</summary>
public sealed class ReadmePictureTests
{
    [Fact]
    public async Task Picture_ShowsWhatTheSuiteDoes()
    {
        var file = Path.Combine(RepositoryRoot.Find(), "docs", "images", "readme.svg");
        var drawn = await ReadmePicture.DrawAsync();
        if (Environment.GetEnvironmentVariable("NETRA_README_PICTURE") == "write")
            await File.WriteAllTextAsync(file, drawn);

        Assert.Contains("warning SSOT1001", drawn, StringComparison.Ordinal);
        Assert.Contains("+        WebSocketManager manager = new WebSocketManager(user);", drawn, StringComparison.Ordinal);
        Assert.Equal((await File.ReadAllTextAsync(file)).ReplaceLineEndings("\n"), drawn);
    }
}
#endif
