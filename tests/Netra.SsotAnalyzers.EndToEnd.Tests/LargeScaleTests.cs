using Netra.SsotAnalyzers.EndToEnd.Tests.Guides;

namespace Netra.SsotAnalyzers.EndToEnd.Tests;

/// <summary>Changes in pieces, with the packed tool, real builds and a real repository. The matrix is in the tool's own tests, the sample in .ci/large-scale.</summary>
[Collection(PackedSuiteCollection.Name)]
public sealed class LargeScaleTests(PackedSuite suite)
{
    private readonly Consumer _consumer = suite.NewConsumer("large-" + Guid.NewGuid().ToString("N")[..6])
        .WriteProject("Lib/Lib.csproj", Sources.AnalyzersPackage)
        .WriteProject("App/App.csproj", """<ProjectReference Include="../Lib/Lib.csproj" />""", properties: "<OutputType>Exe</OutputType>")
        .Write("All.slnx", """<Solution><Project Path="Lib/Lib.csproj" /><Project Path="App/App.csproj" /></Solution>""")
        .Write(".gitignore", "bin/\nobj/\n.config/\ndotnet-tools.json\nsteps.md\n")
        .Write("Lib/Map.cs", Sources.Map);

    [Fact, Trait("Category", "Long")]
    public async Task BranchForEachOwner_BuildsAlone_AndEachRevertBuilds()
    {
        _consumer
            .Write("App/One/First.cs", "using Post;\nstatic class First { public static void M() => new OldMailer().Send(\"1\"); }\n")
            .Write("App/Two/Second.cs", "using Post;\nstatic class Second { public static void M() => MailerFactory.Create().Send(\"2\"); }\n")
            .Write("App/Program.cs", "First.M();\nSecond.M();\n")
            .Write("CODEOWNERS", "* @all\n/App/One/ @org/one\n/App/Two/ @org/two\n");
        var start = await CommitAsync();

        await InstallAsync();
        await Guide.Of(_consumer, "docs/large-scale.md", "A branch for each owner").FollowAsync();
        var again = await SsotTool.RunAsync(_consumer, "migrate", "All.slnx", "--no-restore", "--no-build", "--by", "owner", "--branch", "ssot/{step}");

        Assert.Equal((2, start, ""), (again.ExitCode, await GitAsync("rev-parse", "HEAD"), await GitAsync("status", "--porcelain")));
        Assert.Contains("there is a branch 'ssot/org-one'", again.Output, StringComparison.Ordinal);
        var summary = await File.ReadAllTextAsync(Path.Combine(_consumer.Folder, "steps.md"));
        Assert.Contains("| @org/one | `ssot/org-one`", summary, StringComparison.Ordinal);
        string[] branches = ["ssot/org-one", "ssot/org-two"];
        foreach (var branch in branches)
        {
            await GitAsync("checkout", "--quiet", branch);
            await BuildAsync();
        }

        await GitAsync("checkout", "--quiet", "main");
        foreach (var branch in branches)
            await GitAsync("merge", "--quiet", "--no-ff", "--message", branch, branch);
        await BuildAsync();
        foreach (var branch in branches)
        {
            await GitAsync("revert", "--no-edit", branch);
            await BuildAsync();
            await GitAsync("reset", "--quiet", "--hard", "HEAD~1");
        }
    }

    [Fact, Trait("Category", "Long")]
    public async Task NamespaceMoved_IsARename_AndWhatForwardsServesACallerOutside()
    {
        _consumer
            .Write("Lib/Spaces.cs", "[assembly: Netra.Ssot.SupersededNamespace(\"Lib.Post\", \"Lib.Mail\", RemovedIn = \"9.0\")]\n")
            .Write("Lib/Mail/Box.cs", "namespace Lib.Mail;\n\npublic class Box;\n")
            .Write("Lib/Post/Letter.cs", "namespace Lib.Post;\n\n/// <summary>A letter to somebody, with as many lines as its text has.</summary>\npublic class Letter(string to)\n{\n    public string To => to;\n\n    public int Lines => 1;\n}\n")
            .Write("App/Program.cs", "using Lib.Post;\n\nConsole.WriteLine(new Letter(\"you\").To);\n");
        await CommitAsync();

        await InstallAsync();
        await Guide.Of(_consumer, "docs/large-scale.md", "Move a namespace").FollowAsync();
        Assert.Contains("R", await GitAsync("show", "--find-renames", "--name-status", "--format=", "HEAD"), StringComparison.Ordinal);
        Assert.StartsWith("using Lib.Mail;", _consumer.Read("App/Program.cs"), StringComparison.Ordinal);

        await GitAsync("reset", "--quiet", "--hard", "HEAD~1");
        var forwarding = await SsotTool.RunAsync(_consumer, "migrate", "All.slnx", "--no-restore", "--move", "--leave-forwarding", "--commit", "--test", "dotnet run --no-build --project App");
        Assert.True(forwarding.ExitCode == 0, forwarding.Output);
        Assert.Contains("Lib.Post.Letter: forwarded in part", forwarding.Output, StringComparison.Ordinal);
        _consumer
            .WriteProject("Outside/Outside.csproj", """<ProjectReference Include="../Lib/Lib.csproj" />""", properties: "<OutputType>Exe</OutputType><SsotMode>off</SsotMode>")
            .Write("Outside/Program.cs", "using Lib.Post;\n\nConsole.WriteLine(new Letter(\"you\").To);\n");
        var outside = await _consumer.BuildAsync("Outside/Outside.csproj");
        Assert.True(outside.Succeeded, outside.Text);
        Assert.Contains(outside.Diagnostics, diagnostic => diagnostic.Id == "CS0618" && diagnostic.Message.Contains("Lib.Mail.Letter", StringComparison.Ordinal));
    }

    /// <summary>Where the tool's manifest is ignored, so that a test can begin with a clean work tree.</summary>
    private Task InstallAsync() => _consumer.RequireAsync("tool", "install", "Netra.Ssot.Tool", "--create-manifest-if-needed", "--version", suite.Version);

    private async Task BuildAsync()
    {
        var build = await _consumer.BuildAsync("All.slnx", "--no-restore", "-p:SsotMode=off");
        Assert.True(build.Succeeded, build.Text);
    }

    private async Task<string> CommitAsync()
    {
        await GitAsync("init", "--quiet", "--initial-branch", "main");
        await GitAsync("config", "user.name", "Test");
        await GitAsync("config", "user.email", "test@example.org");
        await GitAsync("add", "--all");
        await GitAsync("commit", "--quiet", "--message", "As it was");
        return await GitAsync("rev-parse", "HEAD");
    }

    private Task<string> GitAsync(params string[] arguments) => _consumer.GitAsync(arguments);
}
