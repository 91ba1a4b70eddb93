using System.Text;

namespace Netra.SsotAnalyzers.EndToEnd.Tests;

/// <summary>The packed tool loads what <c>dotnet build</c> builds, in whatever state the tree is.</summary>
[Collection(LongPackedSuiteCollection.Name)]
public sealed class ToolLoadingTests(PackedSuite suite)
{
    private const string TwoHits = "2 reported, 0 frozen, 2 planned";
    private const string Use = "using Post;\nnamespace App { public class Use { public OldMailer M = new OldMailer(); } }\n";

    private readonly Consumer _consumer = suite.NewConsumer("load-" + Guid.NewGuid().ToString("N")[..6]);

    [Fact]
    public async Task Project_FromUnrestoredToUpToDate()
    {
        One("path with spaces/App.csproj");
        const string Project = "path with spaces";

        var unrestored = await SsotTool.RunAsync(_consumer, "check", Project, "--no-restore");
        await ExpectAsync(TwoHits, Project);
        await _consumer.RequireAsync("build", Project);
        await ExpectAsync(TwoHits, Project, "--no-restore");
        File.SetLastWriteTimeUtc(Path.Combine(_consumer.Folder, Project, "Use.cs"), DateTime.UtcNow);
        await ExpectAsync(TwoHits, Project, "--no-restore");

        Assert.Equal(3, unrestored.ExitCode);
        Assert.Contains("is not restored. Run 'dotnet restore' first, or leave out --no-restore.", unrestored.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Solutions_UnbuiltAndBuilt()
    {
        Two();
        _consumer.Write("All.slnx", """<Solution><Project Path="App/App.csproj" /><Project Path="Lib/Lib.csproj" /></Solution>""");
        await _consumer.RequireAsync("new", "sln", "-n", "Classic", "-f", "sln");
        await _consumer.RequireAsync("sln", "Classic.sln", "add", "App", "Lib");
        _consumer.Write("Some.slnf", """{ "solution": { "path": "Classic.sln", "projects": ["App\\App.csproj"] } }""");

        await ExpectAsync(TwoHits, "All.slnx");
        await ExpectAsync(TwoHits, "Some.slnf");
        await _consumer.RequireAsync("build", "Classic.sln");
        await ExpectAsync(TwoHits, "Classic.sln", "--no-restore");
        await ExpectAsync(TwoHits, "Some.slnf", "--no-restore");
    }

    [Fact]
    public async Task SeveralFrameworks_LinkedFiles_CentralVersionsAndAPin()
    {
        var sdk = File.ReadAllText(Path.Combine(_consumer.Folder, "..", "global.json"));
        _consumer.Write("global.json", sdk)
            .Write("Directory.Packages.props", """
                <Project>
                  <PropertyGroup><ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally></PropertyGroup>
                  <ItemGroup><PackageVersion Include="Netra.SsotAnalyzers" Version="$(NetraVersion)" /></ItemGroup>
                </Project>
                """)
            .WriteProject("App/App.csproj", """<PackageReference Include="Netra.SsotAnalyzers" />""", framework: "net10.0;netstandard2.0")
            .WriteProject("Link/Link.csproj", """<PackageReference Include="Netra.SsotAnalyzers" /><Compile Include="../App/*.cs" LinkBase="Linked" />""")
            .Write("App/Map.cs", "using System;\nusing System.Threading.Tasks;\n" + Sources.Map)
            .Write("App/Use.cs", Use)
            .Write("All.slnx", """<Solution><Project Path="App/App.csproj" /><Project Path="Link/Link.csproj" /></Solution>""");

        var (_, output) = await ExpectAsync(TwoHits, "All.slnx");

        Assert.Contains("App(net10.0)", output, StringComparison.Ordinal);
        Assert.Contains("App(netstandard2.0)", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReferencedVisualBasic_IsCompiledAgainst_AndNotAnalyzed()
    {
        One("App/App.csproj", """<ProjectReference Include="../Vb/Vb.vbproj" />""");
        _consumer.Write("Vb/Vb.vbproj", """<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>""")
            .Write("Vb/Thing.vb", "Public Class Thing\nEnd Class\n")
            .Write("App/UseVb.cs", "class UseVb { Vb.Thing thing = new Vb.Thing(); }\n")
            .Write("All.slnx", """<Solution><Project Path="App/App.csproj" /><Project Path="Vb/Vb.vbproj" /></Solution>""");
        await _consumer.RequireAsync("build", "All.slnx");

        var (_, output) = await ExpectAsync(TwoHits, "All.slnx", "--no-restore");

        Assert.Contains("1 project not analyzed, because only C# is supported: Vb.vbproj", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatIsCompiledAgainst_IsBuiltWhereItIsMissing()
    {
        One("App/App.csproj", """
            <ProjectReference Include="../Vb/Vb.vbproj" />
            <ProjectReference Include="../Made/Made.csproj" OutputItemType="Analyzer" ReferenceOutputAssembly="false" />
            """);
        _consumer.Write("Vb/Vb.vbproj", """<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>""")
            .Write("Vb/Thing.vb", "Public Class Thing\nEnd Class\n")
            .WriteProject("Made/Made.csproj", """<PackageReference Include="Microsoft.CodeAnalysis.CSharp" Version="4.14.0" PrivateAssets="all" />""", framework: "netstandard2.0")
            .Write("Made/Maker.cs", """
                using Microsoft.CodeAnalysis;

                [Generator]
                public class Maker : IIncrementalGenerator
                {
                    public void Initialize(IncrementalGeneratorInitializationContext context) =>
                        context.RegisterPostInitializationOutput(output => output.AddSource("Made.g.cs", "static class Made { public const int Value = 1; }"));
                }
                """)
            .Write("App/UseBoth.cs", "class UseBoth { Vb.Thing thing = new Vb.Thing(); int value = Made.Value; }\n");
        await _consumer.RequireAsync("restore", "App");

        var refused = await SsotTool.RunAsync(_consumer, "check", "App", "--no-restore");
        await ExpectAsync(TwoHits, "App");

        Assert.Equal(3, refused.ExitCode);
        Assert.Contains("'Vb.vbproj', 'Made.csproj' are not built", refused.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WarningOfTheBuild_IsNoObstacle_AndAnErrorIs()
    {
        One("App.csproj");
        _consumer.Write("Directory.Build.targets", """<Project><Target Name="Say" BeforeTargets="CoreCompile"><Warning Text="only a warning" /></Target></Project>""");
        await ExpectAsync(TwoHits);

        _consumer.Write("Directory.Build.targets", """<Project><Target Name="Say" BeforeTargets="CoreCompile"><Error Text="this is an error" /></Target></Project>""");
        var (code, output) = await SsotTool.RunAsync(_consumer, "check");

        Assert.Equal(3, code);
        Assert.Contains("MSBuild did not reach the compiler in", output, StringComparison.Ordinal);
        Assert.Contains("this is an error", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Encodings_KeepTheirBytes()
    {
        One("App.csproj");
        var wide = new UnicodeEncoding(bigEndian: false, byteOrderMark: true);
        byte[] Wide(string text) => [.. wide.Preamble, .. wide.GetBytes(text)];
        byte[] Marked(string text) => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)];
        Bytes("Latin.cs", Encoding.Latin1.GetBytes("// caf\u00e9 \u0080\nusing Post;\nclass Latin { OldMailer? m; }\n"));
        Bytes("Wide.cs", Wide("using Post;\nclass Wide { OldMailer? m; }\n"));
        Bytes("Marked.cs", Marked("using Post;\nclass Marked { OldMailer? m; }\n"));

        var (code, output) = await SsotTool.RunAsync(_consumer, "migrate", "--no-build");

        Assert.True(code == 0, output);
        Assert.Equal(Encoding.Latin1.GetBytes("// caf\u00e9 \u0080\nusing Post;\nclass Latin { Mailer? m; }\n"), Bytes("Latin.cs"));
        Assert.Equal(Wide("using Post;\nclass Wide { Mailer? m; }\n"), Bytes("Wide.cs"));
        Assert.Equal(Marked("using Post;\nclass Marked { Mailer? m; }\n"), Bytes("Marked.cs"));
    }

    [Fact]
    public async Task RazorUse_IsAtTheRazorLine()
    {
        _consumer.WriteProject("Web.csproj", Sources.AnalyzersPackage, sdk: "Microsoft.NET.Sdk.Web")
            .Write("Map.cs", Sources.Map)
            .Write("Program.cs", "WebApplication.Create(args).Run();\n")
            .Write("Page.razor", "@page \"/x\"\n\n@{ var m = new Post.OldMailer(); }\n<p>@m</p>\n");

        var (_, output) = await SsotTool.RunAsync(_consumer, "check", "--sarif", "report.sarif");

        Assert.Contains("Page.razor(3,", output, StringComparison.Ordinal);
        Assert.DoesNotContain(".g.cs", output, StringComparison.Ordinal);
        Assert.Contains("\"uri\": \"Page.razor\"", _consumer.Read("report.sarif"), StringComparison.Ordinal);
    }

    private async Task<(int ExitCode, string Output)> ExpectAsync(string total, params string[] arguments)
    {
        var (code, output) = await SsotTool.RunAsync(_consumer, ["check", .. arguments]);
        Assert.True(code == 1 && output.Contains(total, StringComparison.Ordinal), $"{string.Join(' ', arguments)}: {code}\n{output}");
        return (code, output);
    }

    private void One(string project, string items = "") => _consumer
        .WriteProject(project, Sources.AnalyzersPackage + items)
        .Write(Path.Combine(Path.GetDirectoryName(project)!, "Map.cs"), Sources.Map)
        .Write(Path.Combine(Path.GetDirectoryName(project)!, "Use.cs"), Use);

    private void Two() => _consumer
        .WriteProject("Lib/Lib.csproj", Sources.AnalyzersPackage)
        .Write("Lib/Map.cs", Sources.Map)
        .WriteProject("App/App.csproj", Sources.AnalyzersPackage + """<ProjectReference Include="../Lib/Lib.csproj" />""")
        .Write("App/Use.cs", Use);

    private void Bytes(string file, byte[] bytes) => File.WriteAllBytes(Path.Combine(_consumer.Folder, file), bytes);

    private byte[] Bytes(string file) => File.ReadAllBytes(Path.Combine(_consumer.Folder, file));
}
