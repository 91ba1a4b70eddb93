using Netra.Ssot.Tool.Agents;
using Netra.Ssot.Tool.Analysis;
using Netra.Ssot.Tool.Files;
using Netra.Ssot.Tool.Loading;
using Netra.Ssot.Tool.Reports;

namespace Netra.Ssot.Tool.Commands;

/// <summary>What <c>ssot map --agents</c> was asked for.</summary>
/// <param name="Path">The solution.</param>
/// <param name="Restore">Whether packages are restored.</param>
/// <param name="File">The file with the section; null for AGENTS.md beside the solution.</param>
/// <param name="Verify">Whether to compare only.</param>
internal sealed record AgentsOptions(string? Path, bool Restore, string? File, bool Verify);

/// <summary>Keeps the section of AGENTS.md that tells coding agents which type each role has.</summary>
internal static class AgentsCommand
{
    public const string FileName = "AGENTS.md";

    private static readonly string[] Projects = [".sln", ".slnx", ".slnf", ".csproj"];

    public static async Task<int> RunAsync(Terminal terminal, AgentsOptions options, CancellationToken cancellationToken)
    {
        var list = await ProjectList.FindAsync(options.Path, cancellationToken).ConfigureAwait(false);
        var file = FileOf(options, list);

        // Before the solution is loaded, which takes longer.
        var before = File.Exists(file) ? await File.ReadAllBytesAsync(file, cancellationToken).ConfigureAwait(false) : [];
        MarkedSection.Find(file, FileEncoding.Read(before).ToString());

        var loaded = await terminal.ProgressAsync(progress => SolutionLoader.LoadAsync(list, options.Restore, progress, cancellationToken))
            .ConfigureAwait(false);
        foreach (var note in loaded.Notes)
            terminal.Note(note);
        return await WriteAsync(terminal, loaded, file, before, options.Verify, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Brings the section up to date, or says whether it is.</summary>
    internal static async Task<int> WriteAsync(Terminal terminal, LoadedSolution loaded, string file, byte[] before, bool verify,
        CancellationToken cancellationToken)
    {
        var errors = await CompileErrors.FindAsync(loaded, loaded.Solution, loaded.Projects.Select(project => project.Id), cancellationToken)
            .ConfigureAwait(false);
        if (errors.Count > 0)
        {
            throw new ToolException(ExitCode.NotBuildable,
                $"The solution does not compile, so declarations may be missing. Nothing is written. {Plural.Of(errors.Count, "error")}, the first: {errors[0]}");
        }

        var guide = await GuideReader.ReadAsync(loaded, loaded.Solution, cancellationToken).ConfigureAwait(false);
        var text = FileEncoding.Read(before).ToString();
        var name = loaded.Relative(file);
        if (guide.IsEmpty && MarkedSection.Find(file, text) is null)
        {
            terminal.Note($"Nothing is declared, so {name} needs no section. 'ssot audit' shows what there is to declare.");
            return ExitCode.Success;
        }

        var after = Encode(file, MarkedSection.Replace(file, text, GuideMarkdown.Write(guide)), before);
        if (after.AsSpan().SequenceEqual(before))
        {
            terminal.Line($"{name}: up to date, {Plural.Of(guide.Roles.Count, "role")}");
            return ExitCode.Success;
        }

        if (verify)
        {
            terminal.Line(UnifiedDiff.Write(name, text, FileEncoding.Read(after).ToString()).TrimEnd('\n'));
            terminal.Error($"{name} is not up to date: 'ssot map --agents' brings it up to date.");
            return ExitCode.Violations;
        }

        using var files = new FileTransaction();
        files.Apply([(file, after)]);
        files.Commit();
        terminal.Line($"{name}: written, {Plural.Of(guide.Roles.Count, "role")}");
        return ExitCode.Success;
    }

    /// <summary>The file by its full path; where it is a symbolic link, what that leads to.</summary>
    internal static string FileOf(AgentsOptions options, ProjectList list)
    {
        if (options.File is { } named && Projects.Contains(Path.GetExtension(named), StringComparer.OrdinalIgnoreCase))
        {
            throw new ToolException(ExitCode.Usage,
                $"--agents takes the file with the section, and '{named}' is a project or solution. Name that first: 'ssot map {named} --agents'.");
        }

        var file = Path.GetFullPath(options.File ?? Path.Combine(list.Folder, FileName));
        if (Directory.Exists(file))
        {
            throw new ToolException(ExitCode.Usage,
                $"--agents takes the file with the section, and '{options.File}' is a folder: write '{Path.Combine(options.File!, FileName)}'.");
        }

        FileTransaction.RequireFolderOf(file);
        return new FileInfo(file).LinkTarget is null ? file : File.ResolveLinkTarget(file, returnFinalTarget: true)!.FullName;
    }

    private static byte[] Encode(string file, string text, byte[] original)
    {
        var bytes = FileEncoding.Write(text, original);
        return FileEncoding.Read(bytes).ToString() == text
            ? bytes
            : throw new ToolException(ExitCode.File,
                $"'{file}' is not UTF-8, and its encoding has no letter for a name of the map. Save it as UTF-8. Nothing is written.");
    }
}
