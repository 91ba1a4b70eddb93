namespace Netra.SsotAnalyzers.EndToEnd.Tests;

/// <summary>An older compiler does not load the analyzers and says nothing: the package's targets say it.</summary>
[Collection(PackedSuiteCollection.Name)]
public sealed class CompilerVersionTests(PackedSuite suite)
{
    /// <summary>That nothing is said from the floor on, <see cref="HostsAgreeTests"/> shows with the compilers themselves.</summary>
    [Fact]
    public async Task CSharp_IsWarnedBelowTheFloor()
    {
        var consumer = suite.NewConsumer("compiler-below")
            .WriteProject("App.csproj", Sources.AnalyzersPackage)
            .Write("Nothing.cs", "namespace Shop;\n\ninternal static class Nothing;\n");

        var build = await consumer.BuildAsync("-p:CompilerApiVersion=roslyn4.8");

        Assert.True(build.Succeeded, build.Text);
        Assert.True(build.Has("NETRASSOT001"), build.Text);
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
