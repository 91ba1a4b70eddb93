using System.Text.Json;
using System.Text.RegularExpressions;
using Netra.Ssot.Tool.Files;
using Netra.Ssot.Tool.Loading;

namespace Netra.Ssot.Tool.Initialization;

/// <summary>Adds the package to project files, with the version where the solution keeps its versions. What is there keeps its bytes.</summary>
internal sealed partial class PackageReferences(string version)
{
    public const string Package = "Netra.SsotAnalyzers";

    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);

    /// <summary>The files with what they are to be.</summary>
    public IReadOnlyList<(string Path, byte[]? Bytes)> Edits =>
        [.. _texts.Select(file => (file.Key, (byte[]?)FileEncoding.Write(file.Value, File.ReadAllBytes(file.Key))))];

    /// <summary>Adds the package to a project, if its file does not name it.</summary>
    public async Task AddAsync(string project, CancellationToken cancellationToken)
    {
        if (Text(project).Contains($"Include=\"{Package}\"", StringComparison.OrdinalIgnoreCase))
            return;

        var central = await CentralFileAsync(project, cancellationToken).ConfigureAwait(false);
        _texts[project] = Insert(Text(project), "PackageReference",
            central is null ? $"<PackageReference Include=\"{Package}\" Version=\"{version}\" />" : $"<PackageReference Include=\"{Package}\" />");
        if (central is not null && !Text(central).Contains($"Include=\"{Package}\"", StringComparison.OrdinalIgnoreCase))
            _texts[central] = Insert(Text(central), "PackageVersion", $"<PackageVersion Include=\"{Package}\" Version=\"{version}\" />");
    }

    /// <summary>The file with the versions of all projects; null where each project has its own.</summary>
    private static async Task<string?> CentralFileAsync(string project, CancellationToken cancellationToken)
    {
        var asked = await ChildProcess
            .DotnetAsync(Path.GetDirectoryName(project)!,
                ["msbuild", project, "-nologo", "-getProperty:ManagePackageVersionsCentrally", "-getProperty:DirectoryPackagesPropsPath"], cancellationToken)
            .ConfigureAwait(false);
        if (!asked.Succeeded)
            throw new ToolException(ExitCode.NotBuildable, $"'{project}' cannot be evaluated:\n{asked.Gist}");

        using var answer = JsonDocument.Parse(asked.Output);
        var properties = answer.RootElement.GetProperty("Properties");
        var path = properties.GetProperty("DirectoryPackagesPropsPath").GetString();
        return "true".Equals(properties.GetProperty("ManagePackageVersionsCentrally").GetString(), StringComparison.OrdinalIgnoreCase)
            && path is { Length: > 0 } && File.Exists(path)
            ? Path.GetFullPath(path) : null;
    }

    private string Text(string path)
    {
        if (!_texts.TryGetValue(path, out var text))
            return FileEncoding.Read(File.ReadAllBytes(path)).ToString();
        return text;
    }

    /// <summary>The item, behind the last of its kind that stands under no condition, else in a group of its own at the end.</summary>
    internal static string Insert(string text, string kind, string item)
    {
        var newLine = text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        var last = ItemPattern(kind).Matches(text).LastOrDefault(match => !IsConditional(text, match.Index));
        if (last is not null)
            return text.Insert(last.Index + last.Length, $"{newLine}{last.Groups["indentation"].Value}{item}");

        var end = text.LastIndexOf("</Project>", StringComparison.Ordinal);
        if (end < 0)
            throw new ToolException(ExitCode.Usage, "A project file has no </Project>: the package cannot be added.");
        return text.Insert(end,
            $"{(text[..end].EndsWith(newLine + newLine, StringComparison.Ordinal) ? "" : newLine)}  <ItemGroup>{newLine}    {item}{newLine}  </ItemGroup>{newLine}{newLine}");
    }

    private static bool IsConditional(string text, int at)
    {
        var group = text.LastIndexOf("<ItemGroup", at, StringComparison.Ordinal);
        return group < 0 || text[group..text.IndexOf('>', group)].Contains("Condition", StringComparison.Ordinal);
    }

    private static Regex ItemPattern(string kind) => kind == "PackageReference" ? ReferencePattern() : VersionPattern();

    [GeneratedRegex(@"^(?<indentation>[ \t]*)<PackageReference\b[^>]*?(/>|>(?:(?!</PackageReference>).)*</PackageReference>)", RegexOptions.Multiline
        | RegexOptions.Singleline)]
    private static partial Regex ReferencePattern();

    [GeneratedRegex(@"^(?<indentation>[ \t]*)<PackageVersion\b[^>]*?(/>|>(?:(?!</PackageVersion>).)*</PackageVersion>)", RegexOptions.Multiline
        | RegexOptions.Singleline)]
    private static partial Regex VersionPattern();
}
