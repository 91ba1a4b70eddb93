using System.CommandLine;
using System.CommandLine.Help;
using Netra.Ssot.Tool.Migration;

namespace Netra.Ssot.Tool.Commands;

/// <summary>The command line of <c>ssot</c>.</summary>
internal static class CommandTree
{
    private const string PathHelp = "A .sln, .slnx, .slnf or .csproj, or a folder with one; the current folder if left out.";

    public static async Task<int> RunAsync(Terminal terminal, IReadOnlyList<string> arguments)
    {
        var root = Create(terminal);
        var result = root.Parse(arguments.Count == 0 ? ["--help"] : arguments);
        if (result.Errors.Count > 0)
            return Refuse(terminal, root, result);

        try
        {
            return await result.InvokeAsync(new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = TimeSpan.FromMinutes(1),
                Output = terminal.Out.Profile.Out.Writer
            })
                .ConfigureAwait(false);
        }
        catch (ToolException failure)
        {
            terminal.Error(failure.Message);
            return failure.ExitCode;
        }
        catch (OperationCanceledException)
        {
            terminal.Error("interrupted; no file is half-written");
            return ExitCode.Cancelled;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            terminal.Error(failure.Message);
            return ExitCode.File;
        }
    }

    /// <summary>Says what is wrong with the command line, and what may have been meant.</summary>
    private static int Refuse(Terminal terminal, Command root, ParseResult result)
    {
        var command = result.CommandResult.Command;
        var known = command.Subcommands.Select(subcommand => subcommand.Name).Concat(command.Options.Select(option => option.Name)).ToList();
        if (result.UnmatchedTokens.Count > 0)
        {
            foreach (var word in result.UnmatchedTokens)
                terminal.Error($"'{word}' is not a command or option of '{NameOf(root, command)}'.{Spelling.Hint(word, known)}");
        }
        else
        {
            foreach (var error in result.Errors)
                terminal.Error(error.Message);
        }

        terminal.Hint($"'{NameOf(root, command)} --help' lists the commands and options.");
        return ExitCode.Usage;
    }

    private static string NameOf(Command root, Command command) =>
        command == root ? root.Name : $"{string.Join(' ', command.Parents.OfType<Command>().Select(parent => NameOf(root, parent)))} {command.Name}";

    // Not a RootCommand: that one has the name of the assembly.
    private static Command Create(Terminal terminal) => new("ssot", "Checks, freezes and migrates uses of superseded APIs.")
    {
        Audit(terminal), Init(terminal), Check(terminal), Why(terminal), Baseline(terminal), Migrate(terminal), Explain(terminal), Map(terminal), Mcp(terminal),
        new HelpOption { Recursive = true }, new VersionOption(),
    };

    private static Command Audit(Terminal terminal)
    {
        var path = PathArgument();
        var noRestore = NoRestore();
        var noProof = new Option<bool>("--no-proof") { Description = "Do not try the proposals in memory: faster, without the number of rewritten uses." };
        var failOn = new Option<int?>("--fail-on") { Description = "Exit with 1 if there are at least this many clusters; with --base, this many new ones." };
        failOn.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int?>() < 1)
                result.AddError("--fail-on takes a number of clusters, 1 or more.");
        });
        var known = new Option<string>("--base") { Description = "An earlier --json file: its clusters are not new." };
        var sarif = new Option<string>("--sarif") { Description = "Write SARIF 2.1.0 to this file; - is the standard output." };
        var json = new Option<string>("--json") { Description = "Write JSON to this file." };
        var markdown = new Option<string>("--markdown") { Description = "Write Markdown to this file: a tracking issue with check boxes." };
        var html = new Option<string>("--html") { Description = "Write one self-contained HTML page to this file: the clusters, with imports and forwarding." };
        var command = new Command("audit", "Find types that seem to play one role; needs no declarations.") { path, noRestore, noProof, failOn, known, sarif,
            json, markdown, html };
        command.SetAction((parsed, cancellationToken) => AuditCommand.RunAsync(
            terminal,
            new AuditOptions(
                parsed.GetValue(path), !parsed.GetValue(noRestore), !parsed.GetValue(noProof), parsed.GetValue(failOn), parsed.GetValue(known),
                parsed.GetValue(sarif), parsed.GetValue(json), parsed.GetValue(markdown), parsed.GetValue(html)),
            cancellationToken));
        return command;
    }

    private static Command Init(Terminal terminal)
    {
        var path = PathArgument();
        var noRestore = NoRestore();
        var role = new Option<string[]>("--role") { Description = "The role: one that 'ssot audit' lists, or, with --canonical, any name; may be repeated." };
        var canonical = new Option<string>("--canonical") { Description = "The type that stays, as T:Namespace.Type; the proposed one if left out." };
        var leaveOut = new Option<string[]>("--leave-out") { Description = "Do not declare this type, as T:Namespace.Type; may be repeated." };
        var accept = new Option<bool>("--accept") { Description = "Write without asking." };
        var assemblyMap = new Option<bool>("--assembly-map")
        {
            Description =
            "Write one Ssot.Map.cs for each assembly, instead of attributes at the declarations."
        };
        var dryRun = new Option<bool>("--dry-run") { Description = "Only show what would be written." };
        var version = new Option<string>("--package-version") { Description = "The version of the package to add; this tool's version if left out." };
        var command = new Command("init", "Declare roles: add the package, write the attributes, build, check.") { path, noRestore, role, canonical, leaveOut,
            accept, assemblyMap, dryRun, version };
        command.SetAction((parsed, cancellationToken) => InitCommand.RunAsync(
            terminal,
            new InitOptions(
                parsed.GetValue(path), !parsed.GetValue(noRestore), parsed.GetValue(role) ?? [], parsed.GetValue(canonical), parsed.GetValue(leaveOut) ?? [],
                parsed.GetValue(accept),
                parsed.GetValue(assemblyMap), parsed.GetValue(dryRun), parsed.GetValue(version)),
            cancellationToken));
        return command;
    }

    private static Command Why(Terminal terminal)
    {
        var place = new Argument<string>("file:line") { Description = "A line of a source file, such as src/Program.cs:12." };
        var path = new Option<string?>("--project") { Description = PathHelp };
        var noRestore = NoRestore();
        var command = new Command("why", "Explain the violations of a line: what the fix writes, or why the violation stays.") { place, path, noRestore };
        command.SetAction((parsed, cancellationToken) =>
            WhyCommand.RunAsync(terminal, parsed.GetValue(place)!, parsed.GetValue(path), !parsed.GetValue(noRestore), cancellationToken));
        return command;
    }

    private static Command Check(Terminal terminal)
    {
        var path = PathArgument();
        var noRestore = NoRestore();
        var (filter, options) = Filter();
        var failOn = new Option<string>("--fail-on")
        {
            Description = "Exit with 1 if a violation that is not in the baseline has at least this severity.",
            DefaultValueFactory = _ => "warning"
        };
        failOn.AcceptOnlyFromAmong(CheckCommand.FailOnValues);
        var since = new Option<string>("--since")
        {
            Description =
            "Analyze only the projects that changed since this commit or branch, and those that depend on them."
        };
        var failOnStale = new Option<bool>("--fail-on-stale") { Description = "Also exit with 1 if a baseline entry has shrunk." };
        var sarif = new Option<string>("--sarif") { Description = "Write SARIF 2.1.0 to this file; - is the standard output." };
        var json = new Option<string>("--json") { Description = "Write JSON to this file." };
        var markdown = new Option<string>("--markdown") { Description = "Write Markdown to this file." };
        var html = new Option<string>("--html")
        {
            Description =
            "Write one self-contained HTML page to this file: every violation with its reason, totals, code before and after its fix. Implies --prove."
        };
        var history = new Option<bool>("--history")
        {
            Description =
            "With --html: draw from git how the baselines shrank, by role, and project the day on which they are empty."
        };
        var badge = new Option<string>("--badge") { Description = "Write an SVG badge with the number of violations left to this file." };
        var requireMap = new Option<bool>("--require-map") { Description = "Exit with 2 if nothing is declared, instead of 0." };
        var prove = new Option<bool>("--prove")
        {
            Description =
            "Apply the planned fixes in memory and compile: shows which violations are fixable, and why the others are not."
        };
        var all = new Option<bool>("--all") { Description = "List the frozen violations too." };
        var removable = new Option<string[]>("--removable")
        {
            Description =
            "Delete the superseded declarations of this role in memory, compile, and list the uses that remain; may be repeated."
        };
        var command = new Command("check", "List the violations, and count the frozen ones.") { path, noRestore, since, failOn, failOnStale, requireMap, prove,
            all, removable, sarif, json, markdown, html, history, badge };
        options.ForEach(command.Add);
        command.Validators.Add(result =>
        {
            if (result.GetValue(history) && result.GetValue(html) is null)
                result.AddError("--history needs --html: it draws into that page.");
            if (result.GetValue(since) is not null && result.GetValue(removable) is { Length: > 0 })
                result.AddError("--removable looks at every project, and --since at some.");
        });
        command.SetAction((parsed, cancellationToken) => CheckCommand.RunAsync(
            terminal,
            new CheckOptions(
                parsed.GetValue(path), !parsed.GetValue(noRestore), parsed.GetValue(since), filter(parsed), parsed.GetValue(failOn)!,
                parsed.GetValue(failOnStale), parsed.GetValue(requireMap), parsed.GetValue(prove), parsed.GetValue(all), parsed.GetValue(removable) ?? [],
                parsed.GetValue(sarif), parsed.GetValue(json), parsed.GetValue(markdown), parsed.GetValue(html), parsed.GetValue(history),
                parsed.GetValue(badge)),
            cancellationToken));
        return command;
    }

    private static Command Baseline(Terminal terminal) => new("baseline", "Freeze the current violations, so that the list can only shrink.")
    {
        BaselineVerb(terminal, BaselineVerbs.Create, "Write a baseline beside each project that has violations.",
            new Option<bool>("--force") { Description = "Replace baselines that exist." }),
        BaselineVerb(terminal, BaselineVerbs.Update, "Lower the counts that shrank, remove fixed entries, and sort the lines. Never adds.",
            new Option<bool>("--allow-growth") { Description = "Freeze new violations as well." }),
        BaselineVerb(terminal, BaselineVerbs.Prune, "Remove the entries without a violation.", null),
    };

    private static Command BaselineVerb(Terminal terminal, BaselineVerbs verb, string description, Option<bool>? extra)
    {
        var path = PathArgument();
        var noRestore = NoRestore();
        var dryRun = new Option<bool>("--dry-run") { Description = "Only show what would change." };
        var command = new Command(verb.ToString().ToLowerInvariant(), description) { path, noRestore, dryRun };
        if (extra is not null)
            command.Add(extra);
        command.SetAction((parsed, cancellationToken) => BaselineCommand.RunAsync(
            terminal, verb, parsed.GetValue(path), !parsed.GetValue(noRestore), extra is not null && parsed.GetValue(extra), parsed.GetValue(dryRun),
            cancellationToken));
        return command;
    }

    private static Command Migrate(Terminal terminal)
    {
        var path = PathArgument();
        var noRestore = NoRestore();
        var (filter, options) = Filter();
        var by = new Option<string>("--by")
        {
            Description =
            "How to group edits into steps. With owner (from CODEOWNERS) or project, edits that need each other form one step, even across owners.",
            DefaultValueFactory = _ => "role"
        };
        by.AcceptOnlyFromAmong(MigrateCommand.ByValues);
        var branch = new Option<string>("--branch")
        {
            Description =
            "Create a branch for each step, such as 'ssot/{step}', from the current commit. Your own branch and files do not change. Each branch builds alone and can be reverted."
        };
        branch.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string>()?.Contains(BranchName.StepMark, StringComparison.Ordinal) == false)
                result.AddError($"--branch needs a name with {BranchName.StepMark} in it, as 'ssot/{BranchName.StepMark}': each step needs its own branch.");
        });
        var summary = new Option<string>("--summary")
        {
            Description =
            "Write the steps with their reviewers to this file, as Markdown; - is the standard output."
        };
        var move = new Option<bool>("--move")
        {
            Description =
            "Move the declarations of superseded namespaces to the namespaces that replace them: files, declarations and callers."
        };
        var leaveForwarding = new Option<bool>("--leave-forwarding")
        {
            Description =
            "With --move: leave obsolete forwarding types for callers outside the solution. Lists for each type what cannot be forwarded."
        };
        var commit = new Option<bool>("--commit") { Description = "Commit each step." };
        var test = new Option<string>("--test")
        {
            Description =
            "A command that must succeed before the first step and after each; run by the shell in the solution's folder."
        };
        var noBuild = new Option<bool>("--no-build") { Description = "Verify each step by compiling in memory alone, without 'dotnet build'." };
        var buildArguments = new Option<string[]>("--build-argument") { Description = "Pass this to 'dotnet build'; may be repeated." };
        var prune = new Option<bool>("--prune") { Description = "At the end, delete superseded declarations that are unused, and files that become empty." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Do everything in memory and show what would change." };
        var keepBaseline = new Option<bool>("--keep-baseline")
        {
            Description =
            "Do not change the baselines; otherwise each step lowers them by what it fixed."
        };
        var command = new Command("migrate", "Apply the fixes in steps until nothing changes; each step is verified, or rolled back completely.") { path,
            noRestore, by, branch, commit, summary, test, noBuild, buildArguments, prune, move, leaveForwarding, dryRun, keepBaseline };
        options.ForEach(command.Add);
        command.SetAction((parsed, cancellationToken) => MigrateCommand.RunAsync(
            terminal,
            new MigrateOptions(
                parsed.GetValue(path), !parsed.GetValue(noRestore), filter(parsed), parsed.GetValue(by)!, parsed.GetValue(commit), parsed.GetValue(test),
                !parsed.GetValue(noBuild),
                parsed.GetValue(buildArguments) ?? [], parsed.GetValue(prune), parsed.GetValue(dryRun), parsed.GetValue(keepBaseline),
                parsed.GetValue(branch), parsed.GetValue(summary), parsed.GetValue(move), parsed.GetValue(leaveForwarding)),
            cancellationToken));
        return command;
    }

    private static Command Explain(Terminal terminal)
    {
        var id = new Argument<string?>("rule") { Description = "A rule id, such as SSOT1001; lists all rules if left out.", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("explain", "Show the page of a rule.") { id };
        command.SetAction(parsed => ExplainCommand.Run(terminal, parsed.GetValue(id)));
        return command;
    }

    private static Command Map(Terminal terminal)
    {
        var path = PathArgument();
        var noRestore = NoRestore();
        var json = new Option<bool>("--json") { Description = "Write JSON to the standard output." };
        var agents = new Option<string?>("--agents")
        {
            Description =
            "Write the map into a section of this file for coding agents; AGENTS.md beside the solution if left out.",
            Arity = ArgumentArity.ZeroOrOne
        };
        var verify = new Option<bool>("--verify")
        {
            Description =
            "With --agents: write nothing, show what differs, and exit with 1 if the section is not up to date."
        };
        var command = new Command("map", "Show the roles, their canonical types, what they supersede, and the uses left.") { path, noRestore, json, agents,
            verify };
        command.Validators.Add(result =>
        {
            if (result.GetValue(verify) && result.GetResult(agents) is null)
                result.AddError("--verify needs --agents: 'ssot map --agents --verify'.");
            if (result.GetValue(json) && result.GetResult(agents) is not null)
                result.AddError("--json and --agents cannot be combined.");
        });
        command.SetAction((parsed, cancellationToken) => parsed.GetResult(agents) is not null
            ? AgentsCommand.RunAsync(terminal,
                new AgentsOptions(parsed.GetValue(path), !parsed.GetValue(noRestore), parsed.GetValue(agents), parsed.GetValue(verify)), cancellationToken)
            : MapCommand.RunAsync(terminal, parsed.GetValue(path), !parsed.GetValue(noRestore), parsed.GetValue(json), cancellationToken));
        return command;
    }

    private static Command Mcp(Terminal terminal)
    {
        var path = PathArgument();
        var noRestore = NoRestore();
        var allowWrite = new Option<bool>("--allow-write") { Description = "Offer a tool that applies a previewed fix; without it the server only reads." };
        var test = new Option<string>("--test")
        {
            Description =
            "With --allow-write: a command that must succeed before and after a fix; run by the shell in the solution's folder."
        };
        var noBuild = new Option<bool>("--no-build") { Description = "With --allow-write: verify a fix by compiling in memory alone, without 'dotnet build'." };
        var command = new Command("mcp",
            "Serve the map, checks and previewed fixes to a coding agent, by the Model Context Protocol on standard input and output.") { path, noRestore,
                allowWrite, test, noBuild };
        command.Validators.Add(result =>
        {
            if (!result.GetValue(allowWrite) && (result.GetValue(test) is not null || result.GetValue(noBuild)))
                result.AddError("--test and --no-build need --allow-write.");
        });
        command.SetAction((parsed, cancellationToken) => McpCommand.RunAsync(
            terminal,
            new McpOptions(parsed.GetValue(path), !parsed.GetValue(noRestore), parsed.GetValue(allowWrite), parsed.GetValue(test), !parsed.GetValue(noBuild)),
            cancellationToken));
        return command;
    }

    private static Argument<string?> PathArgument() => new("path") { Description = PathHelp, Arity = ArgumentArity.ZeroOrOne };

    private static Option<bool> NoRestore() => new("--no-restore") { Description = "Do not restore packages first." };

    private static (Func<ParseResult, FindingFilter> Read, List<Option> Options) Filter()
    {
        var role = new Option<string[]>("--role") { Description = "Only this role; may be repeated." };
        var rule = new Option<string[]>("--rule") { Description = "Only this rule; may be repeated." };
        var folder = new Option<string[]>("--folder") { Description = "Only files below this folder; may be repeated." };
        return (parsed => new FindingFilter(parsed.GetValue(role) ?? [], parsed.GetValue(rule) ?? [], parsed.GetValue(folder) ?? []), [role, rule, folder]);
    }
}
