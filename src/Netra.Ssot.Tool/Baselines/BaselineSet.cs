using Netra.Ssot.Tool.Files;
using Netra.Ssot.Tool.Loading;
using Netra.SsotAnalyzers.Baseline;

namespace Netra.Ssot.Tool.Baselines;

/// <summary>The baselines of a solution: one beside each project, or one that several projects name.</summary>
internal sealed class BaselineSet
{
    private readonly Dictionary<string, BaselineFile> _files = new(StringComparer.Ordinal);

    private BaselineSet()
    {
    }

    /// <summary>Every baseline that exists, by its path.</summary>
    public IReadOnlyDictionary<string, BaselineFile> Files => _files;

    public static BaselineSet Read(LoadedSolution loaded)
    {
        var set = new BaselineSet();
        foreach (var project in loaded.Projects)
        {
            if (set._files.ContainsKey(project.BaselinePath))
                continue;

            if (File.Exists(project.BaselinePath))
            {
                set._files.Add(project.BaselinePath, BaselineFile.Parse(FileEncoding.Read(File.ReadAllBytes(project.BaselinePath))));
            }
            else if (project.HasBaseline)
            {
                throw new ToolException(ExitCode.Baseline,
                    $"{project.Name} names the baseline '{project.BaselinePath}', which does not exist. Restore it from version control, or remove it from the project.");
            }
        }

        return set;
    }

    public static BaselineSet Empty { get; } = new();

    public BaselineEntry? Find(LoadedProject project, BaselineKey key) => _files.GetValueOrDefault(project.BaselinePath)?.Find(key);

    /// <summary>Whether a project's baseline covers the violations of a key, of which there are so many.</summary>
    public bool Covers(LoadedProject project, BaselineKey key, Func<BaselineKey, int> countOf) =>
        _files.GetValueOrDefault(project.BaselinePath)?.Covers(key, countOf) == true;

    /// <summary>The folder that paths of a project's baseline are relative to.</summary>
    public string FolderOf(LoadedProject project) => Path.GetDirectoryName(project.BaselinePath)!;

    /// <summary>The lines that cannot be read, as <c>path(line): what</c>.</summary>
    public IEnumerable<string> Problems(LoadedSolution loaded) =>
        _files.SelectMany(file => file.Value.Problems, (file, problem) => $"{loaded.Relative(file.Key)}({problem.Line + 1}): {problem.Message}");

    /// <summary>Ends the command where a baseline is of another version: to rewrite it would lose what it says.</summary>
    public void RequireKnownVersion(LoadedSolution loaded)
    {
        if (_files.FirstOrDefault(file => file.Value.IsOtherVersion) is { Key: { } path } other)
            throw new ToolException(ExitCode.Baseline, $"{loaded.Relative(path)}(1): {other.Value.Problems[0].Message}");
    }
}
