#:property PublishAot=false
// Counts the disease: `dotnet run count.cs`, in this folder. The first figure is the original's, counted in its sources.
using System.Text.RegularExpressions;

var root = Path.GetDirectoryName((string)AppContext.GetData("EntryPointFilePath")!)!;
var application = Sources("src");
var tests = Sources("tests");

Table("Files");
Row("websocket/", "5", application.Count(file => file.Path.Contains("/Websocket/") && file.Path.Contains("Shared")));
Row("websocket_core/", "68", application.Count(file => file.Path.Contains("/WebsocketCore/")));
Row("application files that use a factory", "37", application.Count(file => !Declares(file) && file.Has(@"\b(CreateWebSocketManager\w*|GetWebSocketManager\w*|WebSocketManagerFactory)\b")));
Row("files that name both managers", "14", application.Count(file => !Declares(file) && file.Has(@"\bUnifiedWebSocketManager\b") && file.Has(@"(?<![\w.])WebSocketManager\b")));
Row("files that import the older directory, with tests", "23", application.Concat(tests).Count(file => file.Has(@"using Netra\.Backend\.Websocket;|\bWebsocket\.\w") && !file.Path.Contains("/Websocket/")));

Table("Aliases (modules that have them)");
foreach (var (alias, modules) in new (string, int)[]
{
    ("WebSocketManager", 4), ("UnifiedWebSocketManager", 2), ("WebSocketConnectionManager", 2), ("ConnectionManager", 2), ("StateSynchronizationManager", 1),
    ("WebSocketRecoveryManager", 3), ("ErrorRecoveryHandler", 1), ("ReconnectionHandler", 1), ("WebSocketReconnectionHandler", 1), ("WebSocketManagerAdapter", 1),
    ("WebSocketManagerInterface", 1), ("WebSocketEventEmitter", 3), ("IsolatedWebSocketEventEmitter", 2), ("UserWebSocketEmitter", 4),
    ("ToolDispatcher", 3), ("ToolDispatcherCore", 1), ("ToolDispatcherFactory", 2),
})
{
    Row(alias, modules.ToString(), application.Count(file => file.Has($@"using {alias} = ")));
}

Table("Factories and constructions");
Row("await create_websocket_manager(…)", "62", Uses(application.Concat(tests), @"await\s*\(?(?:await )?(?:WebSocketManagerFactoryModule\.)?CreateWebSocketManager\("));
Row("constructed without any context, application", "621 with tests", Uses(application, @"new (Unified|Quality)\w*SocketManager\(\)"));
Row("constructed without any context, tests", "", Uses(tests, @"new UnifiedWebSocketManager\(\)"));

Table("The other roles (declarations)");
Row("tool dispatchers", "8", Uses(application.Concat(tests), @"class (Unified|RequestScoped|Enhanced|UnifiedAdmin|Minimal|Mock)?ToolDispatcher\b"));
Row("message routers, event routers", "5", Uses(application, @"class (Quality)?MessageRouter\b|class (UserScoped)?WebSocketEventRouter\b"));
Row("bridges and adapters", "9", Uses(application.Concat(tests), @"class (Agent|Standard|Demo|Mock)?WebSocketBridge(Adapter)?\b"));

Table("Event names in the application (literals in files)");
foreach (var (name, original) in new[]
{
    ("agent_started", "74 in 35"), ("agent_thinking", "71 in 30"), ("tool_executing", "65 in 30"), ("tool_completed", "52 in 25"), ("agent_completed", "71 in 37"),
    ("tool_started", "6"), ("tool_execution", "12"), ("agent_execution", "25"), ("agent_failed", "7"), ("agent_stopped", "7"), ("agent_error", "25"),
})
{
    Row(name, original, $"{Uses(application, $"\"{name}\"")} in {application.Count(file => file.Has($"\"{name}\""))}");
}

Table("Shared state and bypasses");
Row("module-level instances", "21", Uses(application, @"private static (?!readonly)[\w.<>\[\], ]+\?? _\w+;|private static readonly [\w.<>\[\], ]+ _\w+ ="));
Row("direct socket sends", "61 in 16", $"{Uses(application, SocketSend())} in {application.Count(file => file.Has(SocketSend()))}");

static string SocketSend() => @"(?<![\w.])(socket|fallback)\.SendAsync\((?!""degradation"")";

List<Source> Sources(string folder) =>
    [.. from path in Directory.EnumerateFiles(Path.Combine(root, folder), "*.cs", SearchOption.AllDirectories)
        let relative = Path.GetRelativePath(root, path).Replace('\\', '/')
        where !relative.Contains("/obj/") && !relative.Contains("/bin/")
        select new Source(relative, File.ReadAllText(path))];

// The files of the managers, of the factory and of the map are the disease itself, not its users.
static bool Declares(Source file) =>
    Path.GetFileNameWithoutExtension(file.Path) is "WebSocketManagerFactory" or "WebSocketManager" or "Manager" or "Init" or "SsotMap" or "UnifiedManager" or "UnifiedEmitter"
        or "UnifiedManagerModifications" or "Handlers" or "WebSocketEventRouter" or "UserScopedWebSocketEventRouter";

static int Uses(IEnumerable<Source> files, string pattern) => files.Sum(file => Regex.Count(file.Text, pattern));

static void Table(string title) => Console.WriteLine($"\n{title,-52}{"original",16}{"here",12}");

static void Row(string kind, string original, object here) => Console.WriteLine($"  {kind,-50}{original,16}{here,12}");

sealed record Source(string Path, string Text)
{
    public bool Has(string pattern) => Regex.IsMatch(Text, pattern);
}
