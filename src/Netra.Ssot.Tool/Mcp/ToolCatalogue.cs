using System.Text;
using System.Text.Json;
using Netra.Ssot.Tool.Agents;
using Netra.Ssot.Tool.Analysis;
using Netra.Ssot.Tool.Commands;
using Netra.Ssot.Tool.Loading;
using Netra.Ssot.Tool.Migration;

namespace Netra.Ssot.Tool.Mcp;

/// <summary>Whether and how the server may change files.</summary>
/// <param name="Build">Whether <c>dotnet build</c> has to succeed before and after a fix.</param>
/// <param name="Test">A command line that has to succeed before and after a fix, or null.</param>
internal sealed record WritePermission(bool Build, string? Test);

/// <summary>The tools of the server.</summary>
/// <param name="served">The solution.</param>
/// <param name="permission">How files may be changed; null for a server that only reads.</param>
/// <param name="say">Takes a line for the log.</param>
internal sealed class ToolCatalogue(ServedSolution served, WritePermission? permission, Action<string> say)
{
    private const int FindingsShown = 200;
    private const int ErrorsShown = 10;
    private const int PreviewsKept = 20;

    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    private readonly List<(string Id, FixRequest Request)> _previews = [];

    /// <summary>The tool that is offered only to a server that may write.</summary>
    public const string Apply = "apply_fix";

    public IReadOnlyList<ServedTool> Tools =>
    [
        new("map",
            "The roles of this solution: the canonical type of each, its import, an example, and the types, members, namespaces and event names not to use. Ask before you write or choose a type for a role.",
            """{ "role": { "type": "string", "description": "One role; all if left out." } }""", [], Writes: false, MapAsync),
        new("check",
            "The uses of superseded APIs in files of the solution, or in a text before you write it. With 'text', name one file in 'files': the text is checked in its place, or as a new file of the project around it. Nothing is written.",
            """
            { "files": { "type": "array", "items": { "type": "string" }, "description": "Source files, relative to the solution; all if left out." },
              "text": { "type": "string", "description": "C# to check in place of the one file named in 'files'." } }
            """, [], Writes: false, CheckAsync),
        new("explain", "The page of a rule: what it reports, why, and what to do.",
            """{ "rule": { "type": "string", "description": "An id such as SSOT1001; a list of the rules if left out." } }""", [], Writes: false, ExplainAsync),
        new("why", "The violations of one line: what the fix writes, or why the violation stays.",
            """{ "place": { "type": "string", "description": "A file, relative to the solution, and a line: src/Program.cs:12" } }""", ["place"], Writes: false,
            WhyAsync),
        new("preview_fix",
            "The fix of violations as a unified diff, compiled in memory. Nothing is written. The answer names a preview, which 'apply_fix' takes where the server may write.",
            """
            { "files": { "type": "array", "items": { "type": "string" }, "description": "Only violations in these files; all if left out." },
              "roles": { "type": "array", "items": { "type": "string" }, "description": "Only these roles." },
              "rules": { "type": "array", "items": { "type": "string" }, "description": "Only these rules." } }
            """, [], Writes: false, PreviewAsync),
        .. permission is null ? Array.Empty<ServedTool>()
            : [new(Apply,
                "Writes a fix exactly as it was previewed. The solution is built (and tested) before and after; if that fails, every file is restored.",
            """{ "preview": { "type": "string", "description": "The preview that 'preview_fix' named." } }""", ["preview"], Writes: true, ApplyAsync)],
    ];

    private async Task<ToolAnswer> MapAsync(ToolArguments arguments, CancellationToken cancellationToken)
    {
        var role = arguments.Text("role");
        var loaded = await served.CurrentAsync(cancellationToken).ConfigureAwait(false);
        var guide = await GuideReader.ReadAsync(loaded, loaded.Solution, cancellationToken).ConfigureAwait(false);
        var warning = await WarningAsync(loaded, cancellationToken).ConfigureAwait(false);
        if (role is null)
            return new ToolAnswer(warning + GuideMarkdown.Write(guide).TrimEnd('\n'));

        var found = guide.Roles.FirstOrDefault(one => string.Equals(one.Role, role, StringComparison.OrdinalIgnoreCase))
            ?? throw new ToolException(ExitCode.Usage, $"There is no role '{role}'.{Spelling.Hint(role, guide.Roles.Select(one => one.Role))} {Known(guide)}");
        var text = new StringBuilder(warning);
        GuideMarkdown.Write(text, found);
        return new ToolAnswer(text.ToString().TrimEnd('\n'));
    }

    private static string Known(MapGuide guide) =>
        guide.Roles.Count == 0 ? "No role is declared." : $"The roles are {string.Join(", ", guide.Roles.Select(role => $"'{role.Role}'"))}.";

    private async Task<ToolAnswer> CheckAsync(ToolArguments arguments, CancellationToken cancellationToken)
    {
        var (files, text) = (arguments.Texts("files"), arguments.Text("text"));
        if (text is not null && files.Count != 1)
            throw new ToolException(ExitCode.Usage, $"'text' is checked in place of one file: name it in 'files', which has {files.Count}.");

        var loaded = await served.CurrentAsync(cancellationToken).ConfigureAwait(false);
        if (text is not null)
        {
            var path = Path.GetFullPath(files[0], loaded.List.Folder);
            var (solution, projects) = GivenText.Place(loaded, path, text);
            return Answer(await served.AnalyzedAsync(solution, projects, cancellationToken).ConfigureAwait(false), finding => finding.Path == path);
        }

        if (files.Count == 0)
            return Answer(await served.AnalyzedAsync(cancellationToken).ConfigureAwait(false), _ => true);

        var paths = files.Select(file => GivenText.Find(loaded, file)).ToHashSet(StringComparer.Ordinal);
        var own = paths.SelectMany(path => GivenText.ProjectsOf(loaded, path)).ToHashSet();
        return Answer(await served.AnalyzedAsync(loaded.Solution, own, cancellationToken).ConfigureAwait(false),
            finding => paths.Contains(finding.Path) || paths.Contains(finding.Source));
    }

    private static Task<ToolAnswer> ExplainAsync(ToolArguments arguments, CancellationToken cancellationToken)
    {
        var output = new StringWriter();
        ExplainCommand.Run(new Terminal(output, TextWriter.Null), arguments.Text("rule"));
        return Task.FromResult(new ToolAnswer(output.ToString().TrimEnd('\n')));
    }

    private async Task<ToolAnswer> WhyAsync(ToolArguments arguments, CancellationToken cancellationToken)
    {
        var place = arguments.RequiredText("place");
        var loaded = await served.CurrentAsync(cancellationToken).ConfigureAwait(false);
        var (file, line) = WhyCommand.Parse(place, loaded.List.Folder);
        var output = new StringWriter();
        await WhyCommand.ExplainAsync(new Terminal(output, TextWriter.Null), await served.AnalyzedAsync(cancellationToken).ConfigureAwait(false), file, line,
            cancellationToken)
            .ConfigureAwait(false);
        return new ToolAnswer(output.ToString().TrimEnd('\n'));
    }

    private async Task<ToolAnswer> PreviewAsync(ToolArguments arguments, CancellationToken cancellationToken)
    {
        var filter = new FindingFilter(arguments.Texts("roles"), [.. arguments.Texts("rules").Select(rule => rule.ToUpperInvariant())], []);
        MigrateCommand.RequireFixableRules(filter);
        var session = (await served.AnalyzedAsync(cancellationToken).ConfigureAwait(false)).RequireCompiling();
        filter.RequireKnownRolesAndFolders(session);
        var request = new FixRequest(filter, [.. arguments.Texts("files").Select(file => GivenText.Find(session.Loaded, file))]);
        if (await FixPreview.MakeAsync(session, request, cancellationToken).ConfigureAwait(false) is not { } preview)
            return new ToolAnswer(session.NoMap ?? "Nothing can be fixed: there is no such violation, or each stays for a reason that 'why' gives.");

        _previews.RemoveAll(known => known.Id == preview.Id);
        _previews.Add((preview.Id, request));
        _previews.RemoveRange(0, Math.Max(0, _previews.Count - PreviewsKept));

        var text = new StringBuilder($"preview {preview.Id}: {preview.Step.Summary}; compiled in memory, not written\n");
        foreach (var line in preview.Step.Lines)
            text.Append($"  {line}\n");
        text.Append('\n').Append(preview.Diff);
        if (preview.Left.Count > 0)
        {
            text.Append($"\nLeft: {Plural.Of(preview.Left.Count, "violation")}, after the fix at\n");
            foreach (var finding in preview.Left.Take(FindingsShown))
                text.Append(Listing.Line(session.Loaded, finding)).Append('\n');
        }

        return new ToolAnswer(text.ToString().TrimEnd('\n'),
            JsonSerializer.SerializeToElement(new
            {
                Preview = preview.Id,
                preview.Step.Fixed,
                Left = preview.Left.Count,
                Files = preview.Step.Files.Select(session.Loaded.Relative),
                preview.Diff
            },
                Web));
    }

    private async Task<ToolAnswer> ApplyAsync(ToolArguments arguments, CancellationToken cancellationToken)
    {
        var id = arguments.RequiredText("preview");
        if (_previews.FirstOrDefault(known => known.Id == id) is not { Request: { } request })
            throw new ToolException(ExitCode.Usage, $"There is no preview '{id}'. 'preview_fix' makes one.");

        var loaded = await served.CurrentAsync(cancellationToken).ConfigureAwait(false);
        var verification = new Verification(loaded.List.Target, permission!.Build, [], permission.Test, say);
        say("verify the solution as it is");
        if (await verification.RunAsync(cancellationToken).ConfigureAwait(false) is { } before)
            throw new ToolException(ExitCode.NotBuildable, $"Before anything is changed, {before}");

        // Made again after the build, which takes its time: what is written is what was shown.
        var session = (await served.AnalyzedAsync(cancellationToken).ConfigureAwait(false)).RequireCompiling();
        session.Analysis.Baselines.RequireKnownVersion(session.Loaded);
        if (await FixPreview.MakeAsync(session, request, cancellationToken).ConfigureAwait(false) is not { } preview || preview.Id != id)
            throw new ToolException(ExitCode.Usage, $"The files have changed since the preview '{id}'. Nothing is written; call 'preview_fix' again.");

        var migrator = new Migrator(session.Loaded, session.Analysis, verification, workTree: null, keepsBaselines: false);
        var result = (await migrator.FixAsync(FixPreview.StepName, request.Includes, cancellationToken).ConfigureAwait(false))!;
        return result.Obstacle is { } obstacle
            ? throw new ToolException(ExitCode.RolledBack, $"Rolled back, every file is as it was: {obstacle}")
            : new ToolAnswer($"{result.Summary}\n{string.Join('\n', result.Files.Select(session.Loaded.Relative))}");
    }

    private static ToolAnswer Answer(Session session, Func<Finding, bool> isAsked)
    {
        var loaded = session.Loaded;
        var findings = session.Analysis.Findings.Where(isAsked).ToList();
        var text = new StringBuilder();
        foreach (var finding in findings.Take(FindingsShown))
            text.Append(Listing.Line(loaded, finding)).Append('\n');
        if (findings.Count > FindingsShown)
            text.Append($"and {findings.Count - FindingsShown} more: name files\n");
        if (session.CompileErrors.Count > 0)
        {
            text.Append(
                $"Does not compile, so violations may be missing. {Plural.Of(session.CompileErrors.Count, "error")}:\n{string.Join('\n', session.CompileErrors.Take(ErrorsShown))}\n");
        }

        if (session.NoMap is { } noMap)
            text.Append(noMap).Append('\n');
        text.Append(
            $"{findings.Count(finding => !finding.IsFrozen)} reported, {findings.Count(finding => finding.IsFrozen)} frozen, {findings.Count(finding => finding.IsPlanned)} planned");
        return new ToolAnswer(text.ToString(), JsonSerializer.SerializeToElement(
            new
            {
                Reported = findings.Count(finding => !finding.IsFrozen),
                Frozen = findings.Count(finding => finding.IsFrozen),
                Planned = findings.Count(finding => finding.IsPlanned),
                CompileErrors = session.CompileErrors.Take(ErrorsShown),
                Findings = findings.Take(FindingsShown)
                    .Select(finding => new
                    {
                        File = loaded.Relative(finding.Path),
                        finding.Line,
                        finding.Column,
                        Rule = finding.RuleId,
                        finding.Role,
                        finding.Message,
                        Frozen = finding.IsFrozen,
                        Planned = finding.IsPlanned
                    }),
            },
            Web));
    }

    /// <summary>What a map of a solution that does not compile may lack.</summary>
    private static async Task<string> WarningAsync(LoadedSolution loaded, CancellationToken cancellationToken)
    {
        var errors = await CompileErrors.FindAsync(loaded, loaded.Solution, loaded.Projects.Select(project => project.Id), cancellationToken)
            .ConfigureAwait(false);
        return errors.Count == 0
            ? "" : $"The solution does not compile, so declarations may be missing. {Plural.Of(errors.Count, "error")}, the first: {errors[0]}\n\n";
    }
}
