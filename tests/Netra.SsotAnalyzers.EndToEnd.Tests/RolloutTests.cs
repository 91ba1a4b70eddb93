using Netra.Demo;

namespace Netra.SsotAnalyzers.EndToEnd.Tests;

/// <summary>The rollout in phases, walked through the sample: old callers work, one role at a time, back with one line.</summary>
[Collection(LongPackedSuiteCollection.Name)]
public sealed class RolloutTests(PackedSuite suite)
{
    private const string Project = "src/Netra.Backend/Netra.Backend.csproj";
    private const string First = "ToolDispatcher";
    private const string Second = "WebSocketManager";

    private static readonly string[] Roles = [First, Second, "MessageRouter", "AgentCommunication", "AgentEvents", "UserExecutionContext", "IServiceProvider"];

    [Fact, Trait("Category", "Long")]
    public async Task OneRoleAtATime_AndBackWithOneLine()
    {
        var backend = CopySample();
        var settings = backend.Read(".editorconfig");

        // Everything off: the package is in, and nobody hears of it.
        Configure(Roles.ToDictionary(role => role, _ => "off"));
        var off = await backend.BuildAsync(Project);
        Assert.True(off.Succeeded, off.Text);
        Assert.Empty(Reported(off, Roles));

        // One role: it is reported, and no other; the callers of all others build as they did.
        Configure(With(First, "warn"));
        var first = await backend.RebuildAsync(Project);
        Assert.True(first.Succeeded, first.Text);
        Assert.NotEmpty(Reported(first, First));
        Assert.Empty(Reported(first, [.. Roles.Where(role => role != First)]));

        // The run rewrites that role alone.
        var before = backend.Texts();
        await backend.RequireAsync(["format", "analyzers", Project, "--no-restore", "--diagnostics", .. FixableRules.Ids]);
        var changed = backend.Texts().Where(file => before[file.Key] != file.Value).ToList();
        Assert.NotEmpty(changed);
        Assert.All(changed, file => Assert.Equal(Mentions(before[file.Key], "UnifiedWebSocketManager"), Mentions(file.Value, "UnifiedWebSocketManager")));
        var migrated = await backend.RebuildAsync(Project);
        Assert.True(migrated.Succeeded, migrated.Text);
        Assert.True(Reported(migrated, First).Count < Reported(first, First).Count, "fewer are left");

        // The next one in earnest stops the build; one line takes it back.
        Configure(With(Second, "enforce"));
        var enforced = await backend.RebuildAsync(Project);
        Assert.False(enforced.Succeeded);
        Assert.Contains(enforced.Diagnostics, diagnostic => diagnostic is { Severity: "error", Id: "SSOT1001" });
        Configure(With(Second, "off"));
        var back = await backend.RebuildAsync(Project);
        Assert.True(back.Succeeded, back.Text);
        Assert.Empty(Reported(back, Roles));

        void Configure(Dictionary<string, string> modes) =>
            backend.Write(".editorconfig", settings + "\n[*.cs]\n" + string.Concat(modes.Select(mode => $"ssot.role.{mode.Key}.mode = {mode.Value}\n")));

        static Dictionary<string, string> With(string role, string mode) => Roles.ToDictionary(other => other, other => other == role ? mode : "off");
    }

    private static int Mentions(string text, string name) => text.Split(name).Length - 1;

    private static List<BuildDiagnostic> Reported(BuildOutput build, params string[] roles) =>
        [.. build.Diagnostics.Where(diagnostic => diagnostic.Id.StartsWith("SSOT", StringComparison.Ordinal) && roles.Any(role => diagnostic.Message.Contains($"role '{role}'", StringComparison.Ordinal)))];

    private Consumer CopySample()
    {
        var backend = suite.NewConsumer("rollout");
        foreach (var file in Directory.EnumerateFiles(PackedSuite.Repository.Sample, "*", SearchOption.AllDirectories))
        {
            var relative = Path.GetRelativePath(PackedSuite.Repository.Sample, file);
            if (!SourceSnapshot.IsBuildOutput(relative) && !file.EndsWith("pkg", StringComparison.OrdinalIgnoreCase))
                backend.Write(relative, File.ReadAllText(file));
        }

        foreach (var package in Directory.EnumerateFiles(suite.Packages))
            File.Copy(package, Path.Combine(backend.Folder, "packages", Path.GetFileName(package)));
        return backend;
    }
}
