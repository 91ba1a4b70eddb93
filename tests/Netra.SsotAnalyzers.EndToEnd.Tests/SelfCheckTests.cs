using System.Text.RegularExpressions;
using Netra.Demo;

namespace Netra.SsotAnalyzers.EndToEnd.Tests;

/// <summary>The suite runs on its own sources: a violation planted into any of its projects is reported, and what is reported fails the build.</summary>
[Collection(PackedSuiteCollection.Name)]
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

    private readonly string _copy = Directory.CreateTempSubdirectory("netra-planted-").FullName;

    public void Dispose() => Directory.Delete(_copy, recursive: true);

    [Fact]
    public async Task ViolationInAnyProject_IsReported()
    {
        CopyRepository();
        var projects = ProjectPaths();
        foreach (var project in projects)
        {
            var attribute = project.EndsWith("/Netra.Ssot.csproj", StringComparison.Ordinal) ? "" : Attribute;
            await File.WriteAllTextAsync(Path.Combine(_copy, Path.GetDirectoryName(project)!, "Planted.cs"), attribute + Violation.Replace("{PROJECT}", Path.GetFileNameWithoutExtension(project).Replace(".", "", StringComparison.Ordinal), StringComparison.Ordinal));
        }

        // As warnings, so that no project waits for one that failed.
        var build = BuildOutput.Parse(await new Dotnet(_copy, "none").RunAsync("build", "Netra.SsotAnalyzers.sln", "-clp:NoSummary", "-p:TreatWarningsAsErrors=false"));

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
            Assert.DoesNotContain("TreatWarningsAsErrors", text, StringComparison.Ordinal);
            Assert.DoesNotContain("WarningsNotAsErrors", text, StringComparison.Ordinal);
            Assert.DoesNotContain("SsotMode", text, StringComparison.Ordinal);
            Assert.DoesNotMatch("NoWarn>.*SSOT", text);
        }
    }

    /// <summary>Every project of the solution that has code: the one that packs the analyzers has none.</summary>
    private static List<string> ProjectPaths() =>
        [.. ProjectInSolution().Matches(File.ReadAllText(PackedSuite.Repository.Solution))
            .Select(match => match.Groups["path"].Value.Replace('\\', '/'))
            .Where(path => !path.EndsWith("/Netra.SsotAnalyzers.Package.csproj", StringComparison.Ordinal))];

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
            File.Copy(file, target);
        }
    }

    [GeneratedRegex("""
        , "(?<path>[^"]+\.csproj)"
        """)]
    private static partial Regex ProjectInSolution();
}
