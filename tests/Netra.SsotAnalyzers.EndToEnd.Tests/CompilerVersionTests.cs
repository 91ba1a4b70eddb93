namespace Netra.SsotAnalyzers.EndToEnd.Tests;

/// <summary>An older compiler does not load the analyzers and says nothing: the package's targets say it.</summary>
[Collection(PackedSuiteCollection.Name)]
public sealed class CompilerVersionTests(PackedSuite suite)
{
    [Theory]
    [InlineData("roslyn4.8", true)]
    [InlineData("roslyn4.14", false)]
    [InlineData("roslyn5.0", false)]
    public async Task CSharp_IsWarnedBelowTheFloor(string compiler, bool isWarned)
    {
        var consumer = suite.NewConsumer("compiler-" + compiler)
            .WriteProject("App.csproj", Sources.AnalyzersPackage)
            .Write("Nothing.cs", "namespace Shop;\n\ninternal static class Nothing;\n");

        var build = await consumer.BuildAsync($"-p:CompilerApiVersion={compiler}");

        Assert.True(build.Succeeded, build.Text);
        Assert.Equal(isWarned, build.Has("NETRASSOT001"));
    }

    [Fact]
    public async Task VisualBasic_IsNotWarned()
    {
        var consumer = suite.NewConsumer("compiler-vb")
            .Write("App.vbproj", $"""
                <Project Sdk="Microsoft.NET.Sdk">
                  <PropertyGroup>
                    <TargetFramework>net10.0</TargetFramework>
                  </PropertyGroup>
                  <ItemGroup>
                    {Sources.AnalyzersPackage}
                  </ItemGroup>
                </Project>
                """)
            .Write("Empty.vb", "Module Empty\nEnd Module\n");

        var build = await consumer.BuildAsync("-p:CompilerApiVersion=roslyn4.8");

        Assert.True(build.Succeeded, build.Text);
        Assert.Empty(build.Diagnostics);
    }
}
