using System.Text.Json;

namespace Netra.Ssot.Tool.Loading;

/// <summary>What a design-time build says of one project for one framework.</summary>
/// <param name="Path">The project file.</param>
/// <param name="Framework">The target framework.</param>
/// <param name="AssemblyName">The assembly that it compiles to.</param>
/// <param name="Arguments">The compiler's command line.</param>
/// <param name="Outputs">Where the assembly and its reference assembly are written: by these others refer to it.</param>
/// <param name="References">The project files that it refers to.</param>
internal sealed record DesignTimeBuild(
    string Path,
    string Framework,
    string AssemblyName,
    IReadOnlyList<string> Arguments,
    IReadOnlyList<string> Outputs,
    IReadOnlyList<string> References)
{
    private static readonly string[] Properties = ["TargetFramework", "TargetFrameworks", "AssemblyName", "TargetPath", "TargetRefPath"];

    // What an editor asks a project for: everything up to the compiler, and not the compiler.
    private static readonly string[] Request =
    [
        "-nologo", "-t:Compile", "-p:DesignTimeBuild=true", "-p:SkipCompilerExecution=true", "-p:ProvideCommandLineArgs=true", "-p:BuildProjectReferences=false",
        "-getItem:CscCommandLineArgs", "-getItem:ProjectReference",
    ];

    public string Folder => System.IO.Path.GetDirectoryName(Path)!;

    /// <summary>Asks MSBuild, once for each framework.</summary>
    public static async Task<IReadOnlyList<DesignTimeBuild>> RunAsync(string project, CancellationToken cancellationToken)
    {
        var evaluation = await EvaluateAsync(project, cancellationToken).ConfigureAwait(false);
        var frameworks = evaluation.GetValueOrDefault("TargetFrameworks", "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (evaluation.GetValueOrDefault("TargetFramework", "").Length > 0 || frameworks.Length == 0)
            return [await RunAsync(project, framework: null, cancellationToken).ConfigureAwait(false)];

        var builds = new List<DesignTimeBuild>();
        foreach (var framework in frameworks)
            builds.Add(await RunAsync(project, framework, cancellationToken).ConfigureAwait(false));
        return builds;
    }

    private static async Task<Dictionary<string, string>> EvaluateAsync(string project, CancellationToken cancellationToken)
    {
        // A project that says nothing about several frameworks in any file that it is certain to import needs no question.
        if (!MayTargetSeveral(project))
            return [];

        using var answer = await AskAsync(project, ["-nologo", .. Properties.Select(name => "-getProperty:" + name)], cancellationToken).ConfigureAwait(false);
        return answer.RootElement.GetProperty("Properties").EnumerateObject().ToDictionary(property => property.Name, property => property.Value.GetString() ?? "");
    }

    private static bool MayTargetSeveral(string project)
    {
        var text = File.ReadAllText(project);
        return text.Contains("TargetFrameworks", StringComparison.OrdinalIgnoreCase) || !text.Contains("<TargetFramework>", StringComparison.OrdinalIgnoreCase);
    }

    private static async Task<DesignTimeBuild> RunAsync(string project, string? framework, CancellationToken cancellationToken)
    {
        string[] arguments = [.. Request, .. Properties.Select(name => "-getProperty:" + name), .. framework is null ? Array.Empty<string>() : ["-p:TargetFramework=" + framework]];
        using var answer = await AskAsync(project, arguments, cancellationToken).ConfigureAwait(false);
        var properties = answer.RootElement.GetProperty("Properties");
        var items = answer.RootElement.GetProperty("Items");
        var folder = System.IO.Path.GetDirectoryName(project)!;
        var command = items.GetProperty("CscCommandLineArgs").EnumerateArray().Select(item => item.GetProperty("Identity").GetString()!).ToList();
        if (command.Count == 0)
            throw new ToolException(ExitCode.NotBuildable, $"{project}: the design-time build has no command line for the compiler. Does 'dotnet build' work?");

        return new DesignTimeBuild(
            project,
            framework ?? properties.GetProperty("TargetFramework").GetString() ?? "",
            properties.GetProperty("AssemblyName").GetString()!,
            command,
            [.. new[] { "TargetPath", "TargetRefPath" }.Select(name => properties.GetProperty(name).GetString()).OfType<string>().Where(path => path.Length > 0).Select(path => System.IO.Path.GetFullPath(path, folder))],
            [.. items.GetProperty("ProjectReference").EnumerateArray().Where(IsCompiledAgainst).Select(item => item.GetProperty("FullPath").GetString()!.Replace('\\', '/')).Select(System.IO.Path.GetFullPath).Distinct()]);
    }

    private static bool IsCompiledAgainst(JsonElement reference) =>
        !(reference.TryGetProperty("ReferenceOutputAssembly", out var isReferenced) && string.Equals(isReferenced.GetString(), "false", StringComparison.OrdinalIgnoreCase));

    private static async Task<JsonDocument> AskAsync(string project, IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        var result = await ChildProcess.DotnetAsync(System.IO.Path.GetDirectoryName(project)!, ["msbuild", project, .. arguments], cancellationToken).ConfigureAwait(false);
        var start = result.Output.IndexOf('{', StringComparison.Ordinal);
        if (!result.Succeeded || start < 0)
            throw new ToolException(ExitCode.NotBuildable, $"{project} cannot be loaded. 'dotnet build' on it has to work first:\n{result.Gist}");

        try
        {
            return JsonDocument.Parse(result.Output[start..]);
        }
        catch (JsonException failure)
        {
            throw new ToolException(ExitCode.NotBuildable, $"{project}: MSBuild's answer cannot be read ({failure.Message}). Is the SDK older than 8.0.100?\n{result.Gist}");
        }
    }
}
