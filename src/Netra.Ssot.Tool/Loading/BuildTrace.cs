namespace Netra.Ssot.Tool.Loading;

/// <summary>
/// What the builds of the build host have reached. A target of ours behind the compiler's writes it down: it runs only where
/// no error has ended the build before. The workspace reports errors and warnings of a build alike, so its messages do not
/// say whether a project is loaded whole.
/// </summary>
internal sealed class BuildTrace : IDisposable
{
    private const string Targets = """
        <Project>
          <Import Project="$(MSBuildExtensionsPath)\v$(MSBuildToolsVersion)\Custom.After.Microsoft.CSharp.targets"
                  Condition="Exists('$(MSBuildExtensionsPath)\v$(MSBuildToolsVersion)\Custom.After.Microsoft.CSharp.targets')" />
          <Target Name="_SsotTrace" AfterTargets="CoreCompile">
            <WriteLinesToFile File="$(SsotTraceFolder)/$([System.Guid]::NewGuid()).trace"
                              Lines="compiled|$(MSBuildProjectFullPath);@(ProjectReference->'reference|%(FullPath)|%(OutputItemType)')" Encoding="utf-8" />
          </Target>
        </Project>
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("ssot-load-").FullName;

    public BuildTrace() => File.WriteAllText(TargetsFile, Targets);

    /// <summary>What the build host has to be given.</summary>
    public Dictionary<string, string> Properties => new() { ["CustomAfterMicrosoftCSharpTargets"] = TargetsFile, ["SsotTraceFolder"] = _folder };

    private string TargetsFile => Path.Combine(_folder, "Trace.targets");

    /// <summary>The projects whose builds came to the compiler, with what they refer to.</summary>
    public IReadOnlyList<TracedBuild> Read() => [.. Directory.EnumerateFiles(_folder, "*.trace").Select(file => TracedBuild.Parse(File.ReadAllLines(file)))];

    public void Dispose()
    {
        try
        {
            Directory.Delete(_folder, recursive: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // The folder is a temporary one, and a build host that is about to end may still have it open.
        }
    }
}

/// <summary>One build that came to the compiler.</summary>
/// <param name="Project">The project file.</param>
/// <param name="References">The projects that it refers to.</param>
internal sealed record TracedBuild(string Project, IReadOnlyList<TracedReference> References)
{
    public static TracedBuild Parse(IReadOnlyList<string> lines)
    {
        var parts = lines.Select(line => line.Split('|')).ToList();
        return new TracedBuild(
            parts.First(line => line[0] == "compiled")[1],
            [.. parts.Where(line => line[0] == "reference")
                .Select(line => new TracedReference(Path.GetFullPath(line[1]), line[2].Equals("Analyzer", StringComparison.OrdinalIgnoreCase)))]);
    }
}

/// <summary>A reference to a project.</summary>
/// <param name="Project">The project file.</param>
/// <param name="IsAnalyzer">Whether its output is an analyzer or generator.</param>
internal sealed record TracedReference(string Project, bool IsAnalyzer)
{
    /// <summary>Whether the workspace takes the project's output from disk, instead of its sources.</summary>
    public bool IsFromDisk => IsAnalyzer || !Path.GetExtension(Project).Equals(".csproj", StringComparison.OrdinalIgnoreCase);
}
