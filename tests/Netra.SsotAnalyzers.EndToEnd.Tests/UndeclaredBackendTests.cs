using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Netra.Demo;

namespace Netra.SsotAnalyzers.EndToEnd.Tests;

/// <summary>
/// The sample with every attribute and map file stripped, by a program each time: the audit finds what the map by hand
/// declares, and four roles declared by <c>init</c> come near it.
/// </summary>
[Collection(LongPackedSuiteCollection.Name)]
public sealed class UndeclaredBackendTests(PackedSuite suite)
{
    private static readonly string[] Roles = ["WebSocketManager", "AgentCommunication", "ToolDispatcher", "MessageRouter"];

    private static readonly string[] UseRules = ["SSOT1001", "SSOT1002", "SSOT1003", "SSOT2001"];

    // The types that the map by hand supersedes, by role; two factories that it replaces by something else are not among them.
    private static readonly Dictionary<string, string[]> ByHand = new()
    {
        ["WebSocketManager"] = ["UnifiedWebSocketManager", "UnifiedManagerImplementation", "ConnectionManager", "WebSocketManagerProtocol", "UnifiedWebSocketEmitter", "UserScopedWebSocketEventRouter"],
        ["AgentCommunication"] = ["WebSocketBridge", "StandardWebSocketBridge", "DemoWebSocketBridge", "Supervisor.WebSocketBridgeAdapter", "Execution.WebSocketBridgeAdapter", "Mixins.WebSocketBridgeAdapter", "Base.WebSocketBridgeAdapter"],
        ["ToolDispatcher"] = ["UnifiedToolDispatcher", "EnhancedToolDispatcher", "MinimalToolDispatcher", "RequestScopedToolDispatcher", "UnifiedAdminToolDispatcher", "Tools.ToolDispatcher"],
        ["MessageRouter"] = ["WebsocketCore.MessageRouter", "Core.MessageRouter", "QualityMessageRouter"],
    };

    // It forwards one method under another name, and nothing but a reader says that it is a manager.
    private static readonly string[] Missed = ["UserScopedWebSocketEventRouter"];

    // Duplicates that are there and that the map by hand leaves alone: factories of two kinds, two limiters.
    private static readonly string[] Beside = ["ToolDispatcherFactory", "EnhancedRateLimiter"];

    [Fact]
    public async Task Audit_FindsFourRoles_EveryAlias_BothFactories_BothNamespaces_AndTheCatalogue()
    {
        var consumer = Copy("undeclared-audit");
        var audit = await SsotTool.RunAsync(consumer, "audit", "LegacyBackend.sln", "--no-proof", "--json", "audit.json", "--markdown", "audit.md");
        Assert.True(audit.ExitCode == 0, audit.Output);
        VerifyPage(consumer.Read("audit.md"));
        using var report = JsonDocument.Parse(consumer.Read("audit.json"));
        var clusters = report.RootElement.GetProperty("clusters").EnumerateArray().ToDictionary(cluster => cluster.GetProperty("role").GetString()!);

        Assert.Equal(Roles.Concat(Beside).Order(StringComparer.Ordinal), clusters.Keys.Order(StringComparer.Ordinal));
        foreach (var role in Roles)
        {
            Assert.StartsWith("T:Netra.WebSockets.", clusters[role].GetProperty("canonical").GetString(), StringComparison.Ordinal);
            var found = clusters[role].GetProperty("members").EnumerateArray().Skip(1).Select(member => member.GetProperty("id").GetString()!).ToList();
            Assert.Equal(ByHand[role].Except(Missed).Count(), found.Count);
            Assert.All(ByHand[role].Except(Missed), type => Assert.Single(found, id => id.EndsWith("." + type, StringComparison.Ordinal)));
        }

        // Every alias of a type in the sources, by name and target.
        var aliases = clusters.Values.SelectMany(cluster => cluster.GetProperty("aliases").EnumerateArray()).Select(alias => $"{alias.GetProperty("name").GetString()} = {alias.GetProperty("target").GetString()!.Split('.')[^1]}").ToHashSet();
        Assert.Superset(
            new HashSet<string>
            {
                "WebSocketManager = UnifiedWebSocketManager", "WebSocketRecoveryManager = UnifiedWebSocketManager", "WebSocketConnectionManager = UnifiedWebSocketManager", "ConnectionManager = UnifiedWebSocketManager",
                "ErrorRecoveryHandler = UnifiedWebSocketManager", "ReconnectionHandler = UnifiedWebSocketManager", "StateSynchronizationManager = UnifiedWebSocketManager", "WebSocketManagerAdapter = UnifiedWebSocketManager",
                "QualitySocketManager = UnifiedWebSocketManager", "UnifiedWebSocketManager = UnifiedManagerImplementation", "WebSocketReconnectionHandler = UnifiedManagerImplementation", "WebSocketManagerInterface = WebSocketManagerProtocol",
                "UserWebSocketEmitter = UnifiedWebSocketEmitter", "WebSocketEventEmitter = UnifiedWebSocketEmitter", "IsolatedWebSocketEventEmitter = UnifiedWebSocketEmitter",
                "ToolDispatcher = UnifiedToolDispatcher", "ToolDispatcher = EnhancedToolDispatcher", "ToolDispatcherCore = ToolDispatcher", "ToolDispatcherFactory = UnifiedToolDispatcherFactory",
            },
            aliases);

        var factories = clusters["WebSocketManager"].GetProperty("factories").EnumerateArray().Select(factory => factory.GetProperty("name").GetString()!).ToList();
        Assert.Contains("Netra.Backend.WebsocketCore.WebSocketManagerFactoryModule.CreateWebSocketManager", factories);
        Assert.Contains("Netra.Backend.WebsocketCore.WebSocketManagerSyncModule.CreateWebSocketManager", factories);

        var twin = Assert.Single(report.RootElement.GetProperty("namespaces").EnumerateArray());
        Assert.Equal(("Netra.Backend.Websocket", "Netra.Backend.WebsocketCore"), (twin.GetProperty("one").GetString(), twin.GetProperty("other").GetString()));

        var names = Assert.Single(report.RootElement.GetProperty("events").EnumerateArray()).GetProperty("names").EnumerateArray().Select(name => name.GetProperty("name").GetString()!).ToHashSet();
        Assert.Superset(new HashSet<string> { "agent_started", "agent_thinking", "tool_executing", "tool_completed", "agent_completed" }, names);

        // What is listed and in the map by hand, or a duplicate all the same.
        var listed = clusters.Values.Sum(cluster => cluster.GetProperty("members").GetArrayLength() - 1);
        Assert.Equal(23, listed);
    }

    [Fact, Trait("Category", "Long")]
    public async Task Audit_ListsTheFilesThatTheMapByHandConcerns()
    {
        var declared = CopySample("declared-files");
        var byHand = await FilesAsync(declared, "check", ["--fail-on", "never"], "findings", finding => UseRules.Contains(finding.GetProperty("rule").GetString()) ? [finding.GetProperty("file").GetString()!] : []);
        var found = await FilesAsync(Copy("undeclared-files"), "audit", ["--no-proof"], "clusters", cluster => Roles.Contains(cluster.GetProperty("role").GetString())
            ? cluster.GetProperty("matrix").EnumerateArray().Select(row => row.GetProperty("file").GetString()!) : []);

        // The row "files" of docs/audit.md.
        Assert.Equal((77, 1, 21), (byHand.Count, byHand.Except(found).Count(), found.Except(byHand).Count()));
    }

    [Fact, Trait("Category", "Long")]
    public async Task Init_OfFourRoles_AndOneFormat_ComeNearTheMapByHand()
    {
        var consumer = Copy("undeclared-init");
        var init = await SsotTool.RunAsync(consumer, ["init", "LegacyBackend.sln", .. Roles.SelectMany(role => new[] { "--role", role }), "--accept"]);
        Assert.True(init.ExitCode == 0, init.Output);

        // Its last lines are the check's: how many there are of each rule.
        var before = UseRules.Sum(rule => Regex.Match(init.Output, $@"^  {rule} .*: (\d+)\s*$", RegexOptions.Multiline) is { Success: true } count ? int.Parse(count.Groups[1].Value, CultureInfo.InvariantCulture) : 0);
        await consumer.RequireAsync("format", "analyzers", "@ssot.rsp", "--no-restore");
        var after = await CountAsync(consumer, "after.json");

        // By hand: 372 uses of what is superseded, of which 333 are rewritten.
        const int UsesByHand = 372;
        const int RewrittenByHand = 333;
        Assert.InRange(before, 0.85 * UsesByHand, 1.15 * UsesByHand);
        Assert.InRange(before - after, 0.75 * RewrittenByHand, 1.15 * RewrittenByHand);
        Assert.True((await consumer.BuildAsync("--no-restore")).Succeeded);
    }

    /// <summary>The uses of what is superseded.</summary>
    private static async Task<int> CountAsync(Consumer consumer, string file)
    {
        var check = await SsotTool.RunAsync(consumer, "check", "LegacyBackend.sln", "--no-restore", "--fail-on", "never", "--json", file);
        Assert.True(check.ExitCode == 0, check.Output);
        using var report = JsonDocument.Parse(consumer.Read(file));
        return report.RootElement.GetProperty("findings").EnumerateArray().Count(finding => UseRules.Contains(finding.GetProperty("rule").GetString()));
    }

    private static async Task<HashSet<string>> FilesAsync(Consumer consumer, string command, string[] options, string list, Func<JsonElement, IEnumerable<string>> filesOf)
    {
        var run = await SsotTool.RunAsync(consumer, [command, "LegacyBackend.sln", .. options, "--json", "files.json"]);
        Assert.True(run.ExitCode == 0, run.Output);
        using var report = JsonDocument.Parse(consumer.Read("files.json"));
        return [.. report.RootElement.GetProperty(list).EnumerateArray().SelectMany(filesOf)];
    }

    /// <summary>The page in the documentation is what the tool prints, to the letter: it holds no version and no time.</summary>
    private static void VerifyPage(string printed)
    {
        var page = Path.Combine(PackedSuite.Repository.Root, "docs", "audit-legacy-backend.md");
        var text = printed.ReplaceLineEndings("\n");
        if (Environment.GetEnvironmentVariable("NETRA_AUDIT_MARKDOWN") == "write")
            File.WriteAllText(page, text);
        Assert.Equal(text, File.ReadAllText(page).ReplaceLineEndings("\n"));
    }

    private Consumer Copy(string name)
    {
        var consumer = CopySample(name);
        Undeclared.Strip(consumer.Folder);
        return consumer;
    }

    private Consumer CopySample(string name)
    {
        var consumer = suite.NewConsumer(name);
        DemoFolder.CopySample(PackedSuite.Repository, consumer.Folder);
        foreach (var package in Directory.EnumerateFiles(suite.Packages, "*.nupkg"))
            File.Copy(package, Path.Combine(consumer.Folder, "packages", Path.GetFileName(package)));
        return consumer;
    }
}
