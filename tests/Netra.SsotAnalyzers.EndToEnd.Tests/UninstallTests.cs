using System.Text.RegularExpressions;

namespace Netra.SsotAnalyzers.EndToEnd.Tests;

/// <summary>What docs/uninstall.md says of leaving.</summary>
[Collection(PackedSuiteCollection.Name)]
public sealed partial class UninstallTests(PackedSuite suite)
{
    [Fact]
    public async Task ConsumerOfTheLibrary_KeepsTheAnalyzersOut_ByTheTargetOfThePage_AndNotByExcludeAssets()
    {
        var page = await File.ReadAllTextAsync(Path.Combine(PackedSuite.Repository.Root, "docs", "uninstall.md"));
        var target = TargetOfThePage().Match(page.ReplaceLineEndings("\n")).Groups["xml"].Value;
        Assert.NotEmpty(target);
        const string Library = """<ProjectReference Include="../Library/Library.csproj" ExcludeAssets="analyzers" />""";
        const string Excluded = """<PackageReference Include="Netra.SsotAnalyzers" Version="$(NetraVersion)" ExcludeAssets="analyzers" />""";
        var consumer = suite.NewConsumer("without")
            .WriteProject("Library/Library.csproj", Sources.AnalyzersPackage)
            .Write("Library/Map.cs", Sources.Map)
            .WriteProject("App/App.csproj", Library + Excluded, properties: "<OutputType>Exe</OutputType>")
            .Write("App/Program.cs", Sources.Use);

        await consumer.RequireAsync("build", "App/App.csproj");
        var excluded = await BuildAppAsync();
        Assert.NotEmpty(excluded.Violations);
        Assert.Contains("Netra.SsotAnalyzers.dll", Compiler(excluded), StringComparison.Ordinal);

        consumer.Write("App/App.csproj", consumer.Read("App/App.csproj").Replace("</Project>", target + "</Project>", StringComparison.Ordinal));
        var without = await BuildAppAsync();
        Assert.Empty(without.Violations);
        Assert.DoesNotContain("Netra.SsotAnalyzers", Compiler(without), StringComparison.Ordinal);

        consumer.Write("App/App.csproj", consumer.Read("App/App.csproj").Replace(target, "", StringComparison.Ordinal).Replace("</PropertyGroup>", "<SsotMode>off</SsotMode></PropertyGroup>", StringComparison.Ordinal));
        Assert.Empty((await BuildAppAsync()).Violations);

        async Task<BuildOutput> BuildAppAsync()
        {
            var build = await consumer.RebuildAsync("App/App.csproj", "--no-dependencies", "-v:detailed");
            Assert.True(build.Succeeded, build.Text);
            return build;
        }

        // The analyzers on the compiler's command line, which is written twice where a compiler server takes it.
        static string Compiler(BuildOutput build) => Assert.Single(build.Text.Split('\n')
            .Where(line => line.Contains("/out:obj", StringComparison.Ordinal))
            .Select(line => string.Join('\n', line.Split(' ').Where(argument => argument.StartsWith("/analyzer:", StringComparison.Ordinal))))
            .Distinct(StringComparer.Ordinal));
    }

    [GeneratedRegex("```xml\n(?<xml><Target Name=\"WithoutSsot\".*?)```", RegexOptions.Singleline)]
    private static partial Regex TargetOfThePage();

    [Fact]
    public async Task WithoutThePackage_TheCompilerFindsEveryAttribute_AndWhatTheFixWroteCompiles()
    {
        var consumer = suite.NewConsumer("gone")
            .WriteProject("App.csproj", Sources.AnalyzersPackage, properties: "<OutputType>Exe</OutputType>")
            .Write("Map.cs", Sources.Map)
            .Write("Program.cs", Sources.Use);
        await consumer.BuildToFormatAsync();
        await consumer.FormatAsync();

        consumer.WriteProject("App.csproj", "", properties: "<OutputType>Exe</OutputType>");
        var gone = await consumer.BuildAsync();
        Assert.False(gone.Succeeded);
        Assert.Equal(["CS0246"], gone.Diagnostics.Select(diagnostic => diagnostic.Id).Distinct());
        Assert.All(gone.Diagnostics, diagnostic => Assert.Equal("Map.cs", diagnostic.File));

        var lines = consumer.Read("Map.cs").Split('\n').Where(line => !line.TrimStart().StartsWith('[') && line != "using Netra.Ssot;");
        consumer.Write("Map.cs", string.Join('\n', lines));
        var after = await consumer.BuildAsync();
        Assert.True(after.Succeeded, after.Text);
        Assert.Empty(after.Diagnostics);
    }
}
