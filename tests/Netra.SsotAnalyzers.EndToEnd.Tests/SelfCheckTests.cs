using System.Text.RegularExpressions;
using Netra.Demo;

namespace Netra.SsotAnalyzers.EndToEnd.Tests;

/// <summary>The suite runs on its own sources: a violation planted into any of its projects is reported, and what is reported fails the build.</summary>
[Collection(LongPackedSuiteCollection.Name)]
public sealed partial class SelfCheckTests : IDisposable
{
    private const string Attribute = """
        namespace Netra.Ssot
        {
            file sealed class SupersededByAttribute(System.Type canonical) : System.Attribute
            {
                public System.Type Canonical { get; } = canonical;
            }
        }

        """;

    // A project may compile another's sources as well, so each has a namespace of its own.
    private const string Violation = """
        namespace Planted.In{PROJECT}
        {
            internal sealed class Canonical;

            [Netra.Ssot.SupersededBy(typeof(Canonical))]
            internal sealed class Superseded;

            internal static class Use
            {
                public static object Make() => new Superseded();
            }
        }
        """;

    private static readonly string[] Needed = ["src/Netra.Ssot/", "src/Netra.SsotAnalyzers", "src/Netra.WebSockets/"];

    private readonly string _copy = Directory.CreateTempSubdirectory("netra-planted-").FullName;

    public void Dispose() => Directory.Delete(_copy, recursive: true);

    [Fact, Trait("Category", "Long")]
    public async Task ViolationInAnyProject_IsReported()
    {
        CopyRepository();
        var projects = ProjectPaths();
        foreach (var project in projects)
        {
            var attribute = project.EndsWith("/Netra.Ssot.csproj", StringComparison.Ordinal) ? "" : Attribute;
            await File.WriteAllTextAsync(Path.Combine(_copy, Path.GetDirectoryName(project)!, "Planted.cs"), attribute + Violation.Replace("{PROJECT}", Path.GetFileNameWithoutExtension(project).Replace(".", "", StringComparison.Ordinal), StringComparison.Ordinal));
        }

        // As warnings, so that no project waits for one that failed; and no analyzers but the suite's. A program without its sources has no entry.
        var build = BuildOutput.Parse(await new Dotnet(_copy, "none").RunAsync(
            "build", "Netra.SsotAnalyzers.sln", "-clp:NoSummary", "-p:TreatWarningsAsErrors=false", "-p:EnableNETAnalyzers=false", "-p:EnforceCodeStyleInBuild=false", "-p:OutputType=Library"));

        Assert.True(build.Succeeded, build.Text);
        Assert.Equal(
            projects.Select(project => Path.GetFileNameWithoutExtension(project)).Order(StringComparer.Ordinal),
            build.Diagnostics.Where(diagnostic => diagnostic is { Id: "SSOT1002", File: "Planted.cs" }).Select(diagnostic => diagnostic.Project).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void NoProject_SoftensAWarning()
    {
        Assert.Contains("<TreatWarningsAsErrors>true</TreatWarningsAsErrors>", File.ReadAllText(Path.Combine(PackedSuite.Repository.Root, "Directory.Build.props")), StringComparison.Ordinal);
        foreach (var project in ProjectPaths())
        {
            var text = File.ReadAllText(Path.Combine(PackedSuite.Repository.Root, project));
            Assert.DoesNotMatch(Softening(), text);
        }
    }

    [Theory]
    [InlineData("<TreatWarningsAsErrors>false</TreatWarningsAsErrors>")]
    [InlineData("<WarningsNotAsErrors>SSOT1001</WarningsNotAsErrors>")]
    [InlineData("<SsotMode>off</SsotMode>")]
    [InlineData("<NoWarn>$(NoWarn);SSOT1001</NoWarn>")]
    [InlineData("""<Analyzer Remove="@(Analyzer)" />""")]
    public void ProjectThatDoes_IsNoticed(string setting) => Assert.Matches(Softening(), $"<Project>{setting}</Project>");

    /// <summary>Where a project's settings let a violation through, the planted one shows it; where a source does, this.</summary>
    [Fact]
    public void NoSource_SuppressesForItsWholeAssembly()
    {
        var root = PackedSuite.Repository.Root;
        var sources = new[] { "src", "tests", "samples/Demo", "samples/ChatServer" }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(root, folder), "*.cs", SearchOption.AllDirectories))
            .Where(file => !SourceSnapshot.IsBuildOutput(Path.GetRelativePath(root, file)))
            .ToList();

        // No project is passed over, except the ones that have no code of their own.
        var projects = Directory.EnumerateFiles(Path.Combine(root, "src"), "*.csproj", SearchOption.AllDirectories).Concat(Directory.EnumerateFiles(Path.Combine(root, "tests"), "*.csproj", SearchOption.AllDirectories));
        Assert.Equal(
            ["Netra.SsotAnalyzers.Host.Roslyn414", "Netra.SsotAnalyzers.Host.Roslyn45", "Netra.SsotAnalyzers.Package", "Netra.SsotAnalyzers.Tests.Roslyn414"],
            projects.Where(project => !sources.Any(source => source.StartsWith(Path.GetDirectoryName(project)! + Path.DirectorySeparatorChar, StringComparison.Ordinal))).Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(sources, file => SuppressesForItsAssembly(File.ReadAllText(file)));
        Assert.True(SuppressesForItsAssembly("using System;\n[assembly: System.Diagnostics.CodeAnalysis.SuppressMessage(\"\", \"SSOT1001\")]\n"));
    }

    private static bool SuppressesForItsAssembly(string source) => AssemblyWideSuppression().IsMatch(source);

    /// <summary>Every project of the solution that has code: the one that packs the analyzers has none.</summary>
    private static List<string> ProjectPaths() =>
        [.. ProjectInSolution().Matches(File.ReadAllText(PackedSuite.Repository.Solution))
            .Select(match => match.Groups["path"].Value.Replace('\\', '/'))
            .Where(path => !path.EndsWith("/Netra.SsotAnalyzers.Package.csproj", StringComparison.Ordinal))];

    /// <summary>What is tried is how each project is built, so of sources only the namespaces are there, but for those that the planted ones need.</summary>
    private void CopyRepository()
    {
        var root = PackedSuite.Repository.Root;
        var files = Directory.EnumerateFiles(root)
            .Concat(new[] { "src", "tests", "docs", "samples/Demo", "samples/ChatServer" }.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(root, folder), "*", SearchOption.AllDirectories)));
        foreach (var file in files)
        {
            var relative = Path.GetRelativePath(root, file);
            if (SourceSnapshot.IsBuildOutput(relative))
                continue;

            var target = Path.Combine(_copy, relative);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            if (relative.EndsWith(".cs", StringComparison.Ordinal) && !Needed.Any(project => relative.Replace('\\', '/').StartsWith(project, StringComparison.Ordinal)))
                File.WriteAllLines(target, File.ReadLines(file).Where(line => line.StartsWith("namespace ", StringComparison.Ordinal) && line.EndsWith(';')).Take(1));
            else
                File.Copy(file, target);
        }
    }

    [GeneratedRegex("TreatWarningsAsErrors|WarningsNotAsErrors|SsotMode|RunAnalyzers|NoWarn>.*SSOT|<Analyzer Remove")]
    private static partial Regex Softening();

    [GeneratedRegex(@"^\[(assembly|module): [\w.]*(Unconditional)?SuppressMessage", RegexOptions.Multiline)]
    private static partial Regex AssemblyWideSuppression();

    [GeneratedRegex("""
        , "(?<path>[^"]+\.csproj)"
        """)]
    private static partial Regex ProjectInSolution();
}
