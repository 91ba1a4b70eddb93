namespace Netra.SsotAnalyzers.EndToEnd.Tests;

/// <summary>
/// Every kind of project that can take the package, in one solution with central package versions and lock files, restored
/// and built once.
/// </summary>
[Collection(PackedSuiteCollection.Name)]
public sealed class ProjectKindTests(PackedSuite suite)
{
    private const string Use = """
        namespace Shop;

        public static class Use
        {
            public static void Run() => Post.MailerFactory.Create().Send("1");
        }
        """;

    private const string Map = """<ProjectReference Include="../Map/Map.csproj" />""";
    private const string Package = """<PackageReference Include="Netra.SsotAnalyzers" />""";

    [Fact]
    public async Task EachKind_IsReportedOnce_AndOtherLanguagesAndClosedLibrariesAreNotTold()
    {
        var consumer = suite.NewConsumer("kinds")
            .Write("Directory.Build.props", """
                <Project>
                  <PropertyGroup>
                    <NuGetAudit>false</NuGetAudit>
                    <RestorePackagesWithLockFile>true</RestorePackagesWithLockFile>
                  </PropertyGroup>
                </Project>
                """)
            .Write("Directory.Packages.props", """
                <Project>
                  <PropertyGroup>
                    <ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally>
                    <CentralPackageTransitivePinningEnabled>true</CentralPackageTransitivePinningEnabled>
                  </PropertyGroup>
                  <ItemGroup>
                    <PackageVersion Include="Netra.SsotAnalyzers" Version="$(NetraVersion)" />
                    <PackageVersion Include="Microsoft.NET.Test.Sdk" Version="18.0.1" />
                    <PackageVersion Include="FSharp.Core" Version="10.0.111" />
                  </ItemGroup>
                </Project>
                """)
            .WriteProject("Map/Map.csproj", Package, framework: "netstandard2.0;net10.0")
            .Write("Map/Map.cs", Sources.Map)

            // By a project that references the map: nothing of the suite is mentioned in these.
            .WriteProject("Console/Console.csproj", Map, properties: "<OutputType>Exe</OutputType>")
            .Write("Console/Use.cs", Use)
            .Write("Console/Program.cs", "Shop.Use.Run();\n")
            .WriteProject("Library/Library.csproj", Map, framework: "netstandard2.0;net10.0")
            .Write("Library/Use.cs", Use)
            .WriteProject("Web/Web.csproj", Map, sdk: "Microsoft.NET.Sdk.Web")
            .Write("Web/Use.cs", Use)
            .Write("Web/Program.cs", "WebApplication.CreateBuilder(args).Build().Run();\n")
            .WriteProject("Checks/Checks.csproj", Map + """<PackageReference Include="Microsoft.NET.Test.Sdk" />""")
            .Write("Checks/Use.cs", Use)

            // A library of its own map that keeps the analyzers to itself, and what references it.
            .WriteProject("Closed/Closed.csproj", """<PackageReference Include="Netra.SsotAnalyzers" PrivateAssets="all" />""")
            .Write("Closed/Map.cs", Sources.Map)
            .Write("Closed/Use.cs", Use)
            .WriteProject("Untold/Untold.csproj", """<ProjectReference Include="../Closed/Closed.csproj" />""")
            .Write("Untold/Use.cs", Use)

            // Other languages beside it.
            .Write("Sharp/Sharp.fsproj", Other($"""{Map}<Compile Include="Nothing.fs" />{Package}"""))
            .Write("Sharp/Nothing.fs", "module Nothing\n\nlet send () = Post.MailerFactory.Create().Send(\"1\")\n")
            .Write("Basic/Basic.vbproj", Other(Map + Package))
            .Write("Basic/Nothing.vb", "Module Nothings\n    Sub Send()\n        Post.MailerFactory.Create().Send(\"1\")\n    End Sub\nEnd Module\n")
            .Write("All.slnx", $"""
                <Solution>
                {string.Join('\n', new[] { "Map/Map.csproj", "Console/Console.csproj", "Library/Library.csproj", "Web/Web.csproj", "Checks/Checks.csproj", "Closed/Closed.csproj", "Untold/Untold.csproj", "Sharp/Sharp.fsproj", "Basic/Basic.vbproj" }.Select(path => $"""  <Project Path="{path}" />"""))}
                </Solution>
                """);

        await consumer.RequireAsync("restore");
        await consumer.RequireAsync("restore", "--locked-mode");
        var build = await consumer.BuildAsync("--no-restore");

        Assert.True(build.Succeeded, build.Text);
        Assert.Equal(
            ["SSOT1002 Checks", "SSOT1002 Closed", "SSOT1002 Console", "SSOT1002 Library", "SSOT1002 Web"],
            build.Diagnostics.Select(diagnostic => $"{diagnostic.Id} {diagnostic.Project}").Distinct().Order(StringComparer.Ordinal));
        Assert.Contains("\"Netra.SsotAnalyzers\"", consumer.Read("Map/packages.lock.json"), StringComparison.Ordinal);
    }

    private static string Other(string items) => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
          </PropertyGroup>
          <ItemGroup>
            {items}
          </ItemGroup>
        </Project>
        """;
}
