namespace Netra.SsotAnalyzers.Docs.Tests;

/// <summary>What SECURITY.md promises of a release, the script makes, and the workflow runs the script.</summary>
public sealed class ReleaseTests
{
    private static readonly DocumentationTree Tree = DocumentationTree.Find();

    [Theory]
    [InlineData("manifest.spdx.json")]
    [InlineData("SHA256SUMS")]
    [InlineData("sha256sum --check")]
    public void PromisedFile_IsMadeByTheScript(string text)
    {
        Assert.Contains(text, Tree.Read("SECURITY.md"), StringComparison.Ordinal);
        Assert.Contains(text, Tree.Read(".ci/release"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(".ci/release \"$RUNNER_TEMP/release\"")]
    [InlineData("release/SHA256SUMS")]
    [InlineData("release/_manifest/spdx_2.2/manifest.spdx.json")]
    [InlineData("release/*.nupkg")]
    public void Workflow_RunsTheScript_AndAttachesWhatItMakes(string text) =>
        Assert.Contains(text, Tree.Read(".github/workflows/release.yml").Replace("\"$RUNNER_TEMP\"/", "", StringComparison.Ordinal), StringComparison.Ordinal);

    [Fact]
    public void ToolOfTheScript_IsPinnedByTheManifest()
    {
        Assert.Contains("\"microsoft.sbom.dotnettool\"", Tree.Read(".config/dotnet-tools.json"), StringComparison.Ordinal);
        Assert.Contains("dotnet tool restore", Tree.Read(".ci/release"), StringComparison.Ordinal);
    }
}
