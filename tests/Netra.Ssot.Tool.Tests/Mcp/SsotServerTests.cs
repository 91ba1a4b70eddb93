using ModelContextProtocol;
using Netra.Ssot.Tool.Loading;
using Netra.Ssot.Tool.Mcp;
using Netra.Ssot.Tool.Tests.Support;

namespace Netra.Ssot.Tool.Tests.Mcp;

public sealed class SsotServerTests : IDisposable
{
    private const string Use = "using Post;\n\nclass Use\n{\n    OldMailer a = new OldMailer();\n}\n";

    private readonly TemporaryFolder _folder = new();

    public SsotServerTests()
    {
        _folder.Write("Lib/Map.cs", InMemory.Map);
        _folder.Write("App/Use.cs", Use);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Tools_OfAReadOnlyServer_OnlyRead()
    {
        await using var served = await StartAsync();

        var tools = await served.Client.ListToolsAsync();

        Assert.Equal(["map", "check", "explain", "why", "preview_fix"], tools.Select(tool => tool.Name));
        Assert.All(tools, tool => Assert.True(tool.ProtocolTool.Annotations?.ReadOnlyHint));
        Assert.All(tools, tool => Assert.Equal("object", tool.JsonSchema.GetProperty("type").GetString()));
        Assert.Equal(0, served.Loads);
    }

    [Fact]
    public async Task Tools_OfAServerThatMayWrite_SayWhichOneWrites()
    {
        await using var served = await StartAsync(new WritePermission(Build: false, Test: null));

        var writing = Assert.Single(await served.Client.ListToolsAsync(), tool => tool.ProtocolTool.Annotations?.ReadOnlyHint == false);

        Assert.Equal("apply_fix", writing.Name);
        Assert.True(writing.ProtocolTool.Annotations?.DestructiveHint);
    }

    [Fact]
    public async Task Map_IsTheGuide_OfAllRolesOrOne()
    {
        await using var served = await StartAsync();

        var (_, all) = await served.CallAsync("map");
        var (_, one) = await served.CallAsync("map", ("role", "printer"));

        Assert.Contains("### Mailer\n\n- Use `Mailer`, with `using Post;`", all, StringComparison.Ordinal);
        Assert.StartsWith("### Printer\n\n- Use `Printer`", one, StringComparison.Ordinal);
        Assert.DoesNotContain("Mailer", one, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_OfAFile_IsOfThatFile()
    {
        _folder.Write("App/Other.cs", "using Post;\nclass Other { OldPrinter p; }\n");
        await using var served = await StartAsync();

        var (_, file) = await served.CallAsync("check", ("files", new[] { "App/Use.cs" }));
        var (_, all) = await served.CallAsync("check");

        Assert.StartsWith("App/Use.cs(5,5): SSOT1001 ", file, StringComparison.Ordinal);
        Assert.EndsWith("2 reported, 0 frozen, 2 planned", file, StringComparison.Ordinal);
        Assert.EndsWith("3 reported, 0 frozen, 3 planned", all, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_AnswersProgramsToo()
    {
        await using var served = await StartAsync();

        var result = await served.Client.CallToolAsync("check", new Dictionary<string, object?> { ["files"] = new[] { "App/Use.cs" } });

        var data = result.StructuredContent!.Value;
        Assert.Equal(2, data.GetProperty("reported").GetInt32());
        Assert.Equal(("App/Use.cs", 5, "SSOT1001"), (data.GetProperty("findings")[0].GetProperty("file").GetString(), data.GetProperty("findings")[0].GetProperty("line").GetInt32(), data.GetProperty("findings")[0].GetProperty("rule").GetString()));
    }

    [Theory]
    [InlineData("App/Use.cs", "class Use { Post.Mailer m; }", "0 reported, 0 frozen, 0 planned")]
    [InlineData("App/Use.cs", "class Use { Post.OldMailer m; }", "App/Use.cs(1,13): SSOT1001 ")]
    [InlineData("App/Deep/New.cs", "class New { Post.OldPrinter p; }", "App/Deep/New.cs(1,13): SSOT1001 ")]
    [InlineData("App/New.cs", "class New { Post.OldMailer m; Nothing n; }", "Does not compile, so violations may be missing. 1 error:\nApp/New.cs(1,31): error CS0246")]
    [InlineData("App/New.cs", "", "0 reported")]
    [InlineData("App/New.cs", "this is not C# {{{", "Does not compile")]
    public async Task Check_OfAText_IsAsIfItWereWritten(string file, string text, string expected)
    {
        await using var served = await StartAsync();

        var (isError, answer) = await served.CallAsync("check", ("files", new[] { file }), ("text", text));
        var (_, disk) = await served.CallAsync("check");

        Assert.False(isError);
        Assert.Contains(expected, answer, StringComparison.Ordinal);
        Assert.EndsWith("2 reported, 0 frozen, 2 planned", disk, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder["App/New.cs"]));
        Assert.Equal(Use, _folder.Read("App/Use.cs"));
    }

    [Fact]
    public async Task Check_KnowsTheBaseline_AlsoOfAText()
    {
        _folder.Write("App/Ssot.Baseline.txt", "# Ssot.Baseline 1\nSSOT1001 | Use.a | OldMailer | 1\nSSOT1002 | Use.a | OldMailer | 1\n");
        await using var served = await StartAsync();

        var (_, disk) = await served.CallAsync("check", ("files", "App/Use.cs"));
        var (_, more) = await served.CallAsync("check", ("files", "App/Use.cs"), ("text", Use.Replace("}\n", "    OldPrinter p;\n}\n", StringComparison.Ordinal)));

        Assert.EndsWith("0 reported, 2 frozen, 2 planned", disk, StringComparison.Ordinal);
        Assert.EndsWith("1 reported, 2 frozen, 3 planned", more, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Why_AndExplain_SayWhatTheCommandsSay()
    {
        await using var served = await StartAsync();

        var (_, why) = await served.CallAsync("why", ("place", "App/Use.cs:5"));
        var (_, page) = await served.CallAsync("explain", ("rule", "ssot1001"));
        var (_, rules) = await served.CallAsync("explain");

        Assert.StartsWith("App/Use.cs(5,5): SSOT1001 ", why, StringComparison.Ordinal);
        Assert.Contains("    + " + "    Mailer a = new Mailer();", why, StringComparison.Ordinal);
        Assert.StartsWith("# SSOT1001: ", page, StringComparison.Ordinal);
        Assert.Contains("SSOT1003  ", rules, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Preview_IsADiffThatGitApplies_AndWritesNothing()
    {
        _folder.Write("App/Ssot.Baseline.txt", "# Ssot.Baseline 1\nSSOT1001 | Use.a | OldMailer | 1\n");
        await using var served = await StartAsync();

        var (isError, answer) = await served.CallAsync("preview_fix", ("roles", new[] { "Mailer" }));
        var untouched = _folder.Read("App/Use.cs");
        _folder.Write("fix.diff", answer[answer.IndexOf("--- ", StringComparison.Ordinal)..] + "\n");
        var applied = await ChildProcess.RunAsync(_folder.Path, "git", ["apply", "fix.diff"], CancellationToken.None);
        var (_, after) = await served.CallAsync("check");

        Assert.False(isError, answer);
        Assert.Matches("^preview [0-9a-f]{12}: 2 violations fixed in 1 file; compiled in memory, not written\n", answer);
        Assert.Equal(Use, untouched);
        Assert.True(applied.Succeeded, applied.Errors);
        Assert.Equal(Use.Replace("OldMailer", "Mailer", StringComparison.Ordinal), _folder.Read("App/Use.cs"));
        Assert.DoesNotContain("OldMailer", _folder.Read("App/Ssot.Baseline.txt"), StringComparison.Ordinal);
        Assert.EndsWith("0 reported, 0 frozen, 0 planned", after, StringComparison.Ordinal);
        Assert.Equal(1, served.Loads);
    }

    [Fact]
    public async Task Preview_OfSomeFiles_LeavesTheOthers()
    {
        _folder.Write("App/Other.cs", "using Post;\nclass Other { OldPrinter p; }\n");
        await using var served = await StartAsync();

        var (_, some) = await served.CallAsync("preview_fix", ("files", new[] { "App/Other.cs" }));
        var (_, none) = await served.CallAsync("preview_fix", ("files", new[] { "Lib/Map.cs" }));

        Assert.Contains("+++ b/App/Other.cs", some, StringComparison.Ordinal);
        Assert.DoesNotContain("Use.cs", some, StringComparison.Ordinal);
        Assert.StartsWith("Nothing can be fixed", none, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FilesThatChange_AreFollowed_AndTheSolutionIsLoadedAgainOnlyWhereItHasTo()
    {
        await using var served = await StartAsync();

        Assert.EndsWith("2 reported, 0 frozen, 2 planned", (await served.CallAsync("check")).Text, StringComparison.Ordinal);
        _folder.Write("App/Use.cs", Use.Replace("OldMailer a = new OldMailer()", "OldMailer a", StringComparison.Ordinal));
        Assert.EndsWith("1 reported, 0 frozen, 1 planned", (await served.CallAsync("check")).Text, StringComparison.Ordinal);
        _folder.Write("App/Ssot.Baseline.txt", "# Ssot.Baseline 1\nSSOT1001 | Use.a | OldMailer | 1\n");
        Assert.EndsWith("0 reported, 1 frozen, 1 planned", (await served.CallAsync("check")).Text, StringComparison.Ordinal);
        Assert.Equal(1, served.Loads);

        _folder.Write("App/New.cs", "class New { Post.OldPrinter p; }");
        Assert.EndsWith("1 reported, 1 frozen, 2 planned", (await served.CallAsync("check")).Text, StringComparison.Ordinal);
        Assert.Equal(2, served.Loads);
        File.Delete(_folder["App/New.cs"]);
        Assert.EndsWith("0 reported, 1 frozen, 1 planned", (await served.CallAsync("check")).Text, StringComparison.Ordinal);
        Assert.Equal(3, served.Loads);
        _folder.Write("Directory.Build.props", "<Project />");
        await served.CallAsync("check");
        Assert.Equal(4, served.Loads);
        _folder.Write("App/obj/App.AssemblyInfo.cs", "// left by a build");
        await served.CallAsync("check");
        Assert.Equal(4, served.Loads);
    }

    [Fact]
    public async Task ChangeWithTheSameLengthAndTime_IsSeen()
    {
        await using var served = await StartAsync();
        await served.CallAsync("check");
        var time = File.GetLastWriteTimeUtc(_folder["App/Use.cs"]);

_folder.Write("App/Use.cs", Use.Replace("    OldMailer a", "  //OldMailer a", StringComparison.Ordinal));
        File.SetLastWriteTimeUtc(_folder["App/Use.cs"], time);

        Assert.Equal("0 reported, 0 frozen, 0 planned", (await served.CallAsync("check")).Text);
    }

    [Fact]
    public async Task BuildFileWrittenDuringALoad_IsReadByTheNextOne()
    {
        var written = 0;
        await using var served = await ServedInMemory.StartAsync(() =>
        {
            // Set, since the file system's own clock is coarser than the one that it is compared with.
            if (written++ == 0)
                File.SetLastWriteTimeUtc(_folder.Write("Directory.Build.targets", "<Project />"), DateTime.UtcNow);
            return InMemory.Load(_folder, "Lib", "App");
        });

        await served.CallAsync("check");
        await served.CallAsync("check");
        await served.CallAsync("check");

        Assert.Equal(2, served.Loads);
    }

    [Fact]
    public async Task FolderThatLinksToItself_IsNoObstacle()
    {
        Directory.CreateSymbolicLink(_folder["Again"], _folder.Path);
        try
        {
            await using var served = await StartAsync();

            Assert.False((await served.CallAsync("map")).IsError);
            Assert.False((await served.CallAsync("map")).IsError);
        }
        finally
        {
            Directory.Delete(_folder["Again"]);
        }
    }

    [Theory]
    [InlineData("map", "role", "Mialer", "There is no role 'Mialer'. Did you mean 'Mailer'? The roles are 'Mailer', 'Printer'.")]
    [InlineData("map", "rloe", "Mailer", "'map' has no argument 'rloe'. Did you mean 'role'?")]
    [InlineData("map", "role", 7, "The argument 'role' of 'map' is a string, and not a number.")]
    [InlineData("check", "files", 7, "The argument 'files' of 'check' is an array of strings, and not a number.")]
    [InlineData("check", "files", "App/Uze.cs", "'App/Uze.cs' is not a source file of 'All.sln'. Did you mean 'App/Use.cs'?")]
    [InlineData("check", "files", "../../etc/passwd", "is not a source file of 'All.sln'")]
    [InlineData("check", "text", "class C { }", "'text' is checked in place of one file: name it in 'files', which has 0.")]
    [InlineData("explain", "rule", "SSOT9999", "There is no rule 'SSOT9999'.")]
    [InlineData("why", "place", "nowhere", "'nowhere' is not a place: write file:line")]
    [InlineData("why", "place", "App/Use.cs:99999999999999999999", "is not a place")]
    [InlineData("why", "place", "App/Gone.cs:1", "does not exist")]
    [InlineData("why", "place", "App/Use.cs:1", "Line 1 of 'App/Use.cs' has no violation. Line with one: 5.")]
    [InlineData("why", "palce", "x", "'why' has no argument 'palce'. Did you mean 'place'?")]
    [InlineData("preview_fix", "rules", "SSOT1003", "SSOT1003 has no fix")]
    [InlineData("preview_fix", "rules", "SSOT9999", "There is no rule 'SSOT9999'.")]
    [InlineData("preview_fix", "roles", "Nobody", "There is no role 'Nobody'.")]
    [InlineData("apply_fix", "preview", "x", "This server only reads: 'ssot mcp --allow-write'")]
    public async Task BadInput_IsAToolErrorThatSaysWhat_AndTheServerGoesOn(string tool, string argument, object value, string expected)
    {
        await using var served = await StartAsync();

        var (isError, text) = await served.CallAsync(tool, (argument, value));
        var (_, next) = await served.CallAsync("explain");

        Assert.True(isError, text);
        Assert.Contains(expected, text, StringComparison.Ordinal);
        Assert.Contains("SSOT1001", next, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Elsewhere/New.cs", "'Elsewhere/New.cs' is not in the folder of a project")]
    [InlineData("App/readme.txt", "'App/readme.txt' is not a C# file")]
    public async Task TextThatBelongsToNoProject_IsAToolError(string file, string expected)
    {
        await using var served = await StartAsync();

        var (isError, text) = await served.CallAsync("check", ("files", new[] { file }), ("text", "class C { }"));

        Assert.True(isError);
        Assert.Contains(expected, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task MissingArgument_IsAToolError()
    {
        await using var served = await StartAsync();

        Assert.Equal((true, "'why' needs the argument 'place', a string."), await served.CallAsync("why"));
    }

    [Fact]
    public async Task UnknownTool_IsAnErrorOfTheProtocol_AndTheServerGoesOn()
    {
        await using var served = await StartAsync();

        var failure = await Assert.ThrowsAnyAsync<McpException>(() => served.CallAsync("chekc"));

        Assert.Contains("There is no tool 'chekc'. Did you mean 'check'?", failure.Message, StringComparison.Ordinal);
        Assert.Contains("reported", (await served.CallAsync("check")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SolutionThatCannotBeLoaded_IsAToolError_UntilItCan()
    {
        var isBroken = true;
        await using var served = await ServedInMemory.StartAsync(() => isBroken ? throw new ToolException(ExitCode.NotBuildable, "cannot be restored") : InMemory.Load(_folder, "Lib", "App"));

        var broken = await served.CallAsync("check");
        isBroken = false;
        var mended = await served.CallAsync("check");

        Assert.Equal((true, "cannot be restored"), broken);
        Assert.False(mended.IsError);
    }

    [Fact]
    public async Task FaultOfTheServer_IsAToolError_AndInTheLog()
    {
        var isBroken = true;
        await using var served = await ServedInMemory.StartAsync(() => isBroken ? throw new InvalidDataException("a fault") : InMemory.Load(_folder, "Lib", "App"));

        var broken = await served.CallAsync("check");
        isBroken = false;

        Assert.Equal((true, "'check' failed: a fault"), broken);
        Assert.Contains(served.Log, line => line.Contains(nameof(InvalidDataException), StringComparison.Ordinal));
        Assert.False((await served.CallAsync("check")).IsError);
    }

    [Fact]
    public async Task SolutionWithErrors_IsStillChecked_AndNothingIsFixed()
    {
        _folder.Write("App/Broken.cs", "class Broken : Nothing { }");
        await using var served = await StartAsync();

        var check = await served.CallAsync("check");
        var map = await served.CallAsync("map");
        var fix = await served.CallAsync("preview_fix");

        Assert.Contains("App/Use.cs(5,5): SSOT1001 ", check.Text, StringComparison.Ordinal);
        Assert.Contains("Does not compile, so violations may be missing. 1 error:", check.Text, StringComparison.Ordinal);
        Assert.StartsWith("The solution does not compile, so declarations may be missing.", map.Text, StringComparison.Ordinal);
        Assert.True(fix.IsError);
        Assert.StartsWith("The solution does not compile, 1 error:", fix.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NothingDeclared_IsSaid()
    {
        _folder.Write("Lib/Map.cs", "namespace Post { public class OldMailer { } }");
        await using var served = await StartAsync();

        Assert.Contains("No role is declared.", (await served.CallAsync("map")).Text, StringComparison.Ordinal);
        Assert.Contains("There is no map", (await served.CallAsync("check")).Text, StringComparison.Ordinal);
        Assert.Contains("There is no map", (await served.CallAsync("preview_fix")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Apply_WritesWhatWasPreviewed()
    {
        await using var served = await StartAsync(new WritePermission(Build: false, Test: "true"));
        var preview = await PreviewAsync(served);

        var (isError, text) = await served.CallAsync("apply_fix", ("preview", preview));

        Assert.False(isError, text);
        Assert.Equal("2 violations fixed in 1 file\nApp/Use.cs", text);
        Assert.Equal(Use.Replace("OldMailer", "Mailer", StringComparison.Ordinal), _folder.Read("App/Use.cs"));
        Assert.EndsWith("0 reported, 0 frozen, 0 planned", (await served.CallAsync("check")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Apply_AfterAChange_WritesNothing()
    {
        await using var served = await StartAsync(new WritePermission(Build: false, Test: null));
        var preview = await PreviewAsync(served);
        var changed = Use + "// more\nclass More { Post.OldMailer m; }\n";
        _folder.Write("App/Use.cs", changed);

        var stale = await served.CallAsync("apply_fix", ("preview", preview));
        var unknown = await served.CallAsync("apply_fix", ("preview", "0123456789ab"));

        Assert.True(stale.IsError);
        Assert.Contains("The files have changed since the preview", stale.Text, StringComparison.Ordinal);
        Assert.Equal((true, "There is no preview '0123456789ab'. 'preview_fix' makes one."), unknown);
        Assert.Equal(changed, _folder.Read("App/Use.cs"));
    }

    [Theory]
    [InlineData("exit 3", "Before anything is changed, 'exit 3' exits with 3")]
    [InlineData("grep -q OldMailer App/Use.cs", "Rolled back, every file is as it was: 'grep -q OldMailer App/Use.cs' exits with 1")]
    public async Task Apply_WhereTheTestFails_LeavesEveryFileAsItWas(string test, string expected)
    {
        await using var served = await StartAsync(new WritePermission(Build: false, test));
        var preview = await PreviewAsync(served);

        var (isError, text) = await served.CallAsync("apply_fix", ("preview", preview));

        Assert.True(isError);
        Assert.StartsWith(expected, text, StringComparison.Ordinal);
        Assert.Equal(Use, _folder.Read("App/Use.cs"));
    }

    [Fact]
    public async Task CallsAtOnce_AreAnsweredOneAfterTheOther()
    {
        await using var served = await StartAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(number => number % 2 == 0 ? served.CallAsync("check") : served.CallAsync("map")));

        Assert.All(answers, answer => Assert.False(answer.IsError));
        Assert.Equal(1, served.Loads);
    }

    private static async Task<string> PreviewAsync(ServedInMemory served) =>
        (await served.Client.CallToolAsync("preview_fix", new Dictionary<string, object?> { ["roles"] = new[] { "Mailer" } })).StructuredContent!.Value.GetProperty("preview").GetString()!;

    private Task<ServedInMemory> StartAsync(WritePermission? permission = null) =>
        ServedInMemory.StartAsync(() => InMemory.Load(_folder, "Lib", "App"), permission);
}
