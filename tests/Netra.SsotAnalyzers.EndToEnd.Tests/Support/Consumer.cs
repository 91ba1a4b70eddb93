using System.Diagnostics;
using Netra.Demo;

namespace Netra.SsotAnalyzers.EndToEnd.Tests;

/// <summary>Projects in a temporary folder that use the suite's packages, built and fixed with the real command line.</summary>
public sealed class Consumer
{
    private readonly Dotnet _dotnet;

    internal Consumer(PackedSuite suite, string name)
    {
        Suite = suite;
        Folder = Directory.CreateDirectory(Path.Combine(suite.Folder, name)).FullName;
        _dotnet = new Dotnet(Folder, suite.Version);
    }

    public PackedSuite Suite { get; }

    public string Folder { get; }

    public Consumer Write(string path, string text)
    {
        var file = Path.Combine(Folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
        return this;
    }

    /// <summary>Writes a project. Its items are what is special about it; packages of the suite are written <c>Netra.…</c> and get this run's version.</summary>
    public Consumer WriteProject(string path, string items, string sdk = "Microsoft.NET.Sdk", string framework = "net10.0", string properties = "") =>
        Write(path, $"""
            <Project Sdk="{sdk}">
              <PropertyGroup>
                <{(framework.Contains(';') ? "TargetFrameworks" : "TargetFramework")}>{framework}</{(framework.Contains(';') ? "TargetFrameworks" : "TargetFramework")}>
                <LangVersion>14</LangVersion>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                {properties}
              </PropertyGroup>
              <ItemGroup>
                {items}
              </ItemGroup>
            </Project>
            """);

    public string Read(string path) => File.ReadAllText(Path.Combine(Folder, path)).ReplaceLineEndings("\n");

    /// <summary>A second copy of the same sources under another name, not yet restored or built.</summary>
    public Consumer CopySources(string name)
    {
        var copy = Suite.NewConsumer(name);
        foreach (var (path, text) in Texts())
            copy.Write(path, text);
        return copy;
    }

    /// <summary>Every file but build output: what a fix may change, and what it must not.</summary>
    public SortedDictionary<string, string> Texts() => new(
        Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories)
            .Select(file => (File: file, Path: Path.GetRelativePath(Folder, file).Replace('\\', '/')))
            .Where(file => !SourceSnapshot.IsBuildOutput(file.Path))
            .ToDictionary(file => file.Path, file => File.ReadAllText(file.File)),
        StringComparer.Ordinal);

    public async Task<BuildOutput> BuildAsync(params IEnumerable<string> arguments) =>
        BuildOutput.Parse(await _dotnet.RunAsync(["build", "-clp:NoSummary", .. arguments]));

    public async Task<BuildOutput> RebuildAsync(params IEnumerable<string> arguments) =>
        await BuildAsync(["--no-restore", "--no-incremental", .. arguments]);

    /// <summary>Restores and builds, so that <c>dotnet format</c> has everything it needs.</summary>
    public async Task<BuildOutput> BuildToFormatAsync()
    {
        var build = await BuildAsync();
        Assert.True(build.Succeeded, build.Text);
        return build;
    }

    /// <summary>The command of the documentation, once. Without ids it asks for all that are fixable.</summary>
    public async Task FormatAsync(params IReadOnlyList<string> ids) =>
        await _dotnet.RequireAsync(["format", "analyzers", "--no-restore", "--diagnostics", .. ids.Count > 0 ? ids : FixableRules.Ids]);

    public async Task RequireAsync(params string[] arguments) => await _dotnet.RequireAsync(arguments);

    /// <summary>Runs git in the consumer's folder, as a stranger of its own, and returns what it says.</summary>
    public async Task<string> GitAsync(params string[] arguments)
    {
        var result = await ChildProcess.RunAsync(new ProcessStartInfo("git", ["-c", "user.name=A stranger", "-c", "user.email=stranger@example.org", "-c", "commit.gpgSign=false", .. arguments]) { WorkingDirectory = Folder });
        Assert.True(result.ExitCode == 0, $"git {string.Join(' ', arguments)}\n{result.Output}");
        return result.Output.Trim();
    }
}
