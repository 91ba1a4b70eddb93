using Netra.Ssot.Tool.Initialization;

namespace Netra.Ssot.Tool.Tests.Initialization;

/// <summary>Where the package goes in a project file.</summary>
public sealed class PackageReferencesTests
{
    private const string Item = "<PackageReference Include=\"Netra.SsotAnalyzers\" Version=\"1.0.0\" />";

    [Fact]
    public void AmongOthers_ItIsTheLast_WithTheirIndentation() => Assert.Equal(
        "<Project>\n  <ItemGroup>\n\t<PackageReference Include=\"A\" Version=\"1\" />\n\t" + Item + "\n  </ItemGroup>\n</Project>\n",
        PackageReferences.Insert("<Project>\n  <ItemGroup>\n\t<PackageReference Include=\"A\" Version=\"1\" />\n  </ItemGroup>\n</Project>\n", "PackageReference", Item));

    [Fact]
    public void WithoutOthers_ItHasAGroupOfItsOwn_WithTheLineEndsOfTheFile() => Assert.Equal(
        "<Project Sdk=\"X\">\r\n\r\n  <ItemGroup>\r\n    " + Item + "\r\n  </ItemGroup>\r\n\r\n</Project>\r\n",
        PackageReferences.Insert("<Project Sdk=\"X\">\r\n</Project>\r\n", "PackageReference", Item));

    [Fact]
    public void OthersUnderACondition_AreNotItsNeighbours() => Assert.Equal(
        "<Project>\n  <ItemGroup Condition=\"false\">\n    <PackageReference Include=\"A\" />\n  </ItemGroup>\n\n  <ItemGroup>\n    " + Item + "\n  </ItemGroup>\n\n</Project>\n",
        PackageReferences.Insert("<Project>\n  <ItemGroup Condition=\"false\">\n    <PackageReference Include=\"A\" />\n  </ItemGroup>\n</Project>\n", "PackageReference", Item));

    [Fact]
    public void AReferenceWithChildren_IsLeftWhole() => Assert.Contains(
        "</PackageReference>\n    " + Item,
        PackageReferences.Insert("<Project>\n  <ItemGroup>\n    <PackageReference Include=\"A\">\n      <PrivateAssets>all</PrivateAssets>\n    </PackageReference>\n  </ItemGroup>\n</Project>\n", "PackageReference", Item), StringComparison.Ordinal);
}
