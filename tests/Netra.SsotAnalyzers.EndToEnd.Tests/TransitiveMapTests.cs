using Netra.Demo;

namespace Netra.SsotAnalyzers.EndToEnd.Tests;

[Collection(PackedSuiteCollection.Name)]
public sealed class TransitiveMapTests(PackedSuite suite)
{
    [Fact]
    public async Task Library_CarriesItsMap_ToProjectsThatReferenceIt()
    {
        var consumer = suite.NewConsumer("by-project")
            .WriteProject("Library/Post.Library.csproj", Sources.AnalyzersPackage)
            .Write("Library/Map.cs", Sources.Map)
            .WriteProject("Middle/Middle.csproj", """<ProjectReference Include="../Library/Post.Library.csproj" />""")
            .Write("Middle/Middle.cs", "namespace Middle;\n\npublic static class Nothing;\n")
            .WriteProject("App/App.csproj", """<ProjectReference Include="../Middle/Middle.csproj" />""", properties: "<OutputType>Exe</OutputType>")
            .Write("App/Program.cs", Sources.Use);

        await AssertIsCuredAsync(consumer);
    }

    [Fact]
    public async Task Library_CarriesItsMap_ToProjectsThatInstallItsPackage()
    {
        var library = suite.NewConsumer("library")
            .WriteProject("Post.Library.csproj", Sources.AnalyzersPackage)
            .Write("Map.cs", Sources.Map);
        await library.RequireAsync("pack", "-o", suite.NewConsumer("library-package").Folder, $"-p:PackageVersion={suite.Version}", "-p:PackageId=Netra.EndToEnd.Library");

        var consumer = suite.NewConsumer("by-package")
            .Write("nuget.config", """<configuration><packageSources><add key="library" value="../library-package" /></packageSources></configuration>""")
            .WriteProject("App/App.csproj", """<PackageReference Include="Netra.EndToEnd.Library" Version="$(NetraVersion)" />""", properties: "<OutputType>Exe</OutputType>")
            .Write("App/Program.cs", Sources.Use);

        await AssertIsCuredAsync(consumer);
    }

    private static async Task AssertIsCuredAsync(Consumer consumer)
    {
        await consumer.RequireAsync("restore", "App/App.csproj");
        var before = await consumer.BuildAsync("App/App.csproj", "--no-restore");
        Assert.True(before.Succeeded, before.Text);
        Assert.Equal(6, before.Violations.Count);

        await consumer.RequireAsync(["format", "analyzers", "App/App.csproj", "--no-restore", "--diagnostics", .. FixableRules.Ids]);
        Assert.Equal(Sources.UseFixed, consumer.Read("App/Program.cs"));

        var after = await consumer.BuildAsync("App/App.csproj", "--no-restore");
        Assert.True(after.Succeeded, after.Text);
        Assert.Empty(after.Violations);
    }
}
