namespace Netra.SsotAnalyzers.EndToEnd.Tests.Guides;

/// <summary>The solution that the guides are about, as a stranger has it: under version control, with its debt, and the map declared.</summary>
internal static class Shop
{
    public const string Sockets = """
        using Netra.Ssot;

        namespace Shop;

        [Canonical("WebSocketManager")]
        public sealed class WebSocketManager
        {
            public void Send(string text) => Console.WriteLine(text);
        }

        [SupersededBy(typeof(WebSocketManager))]
        public class UnifiedWebSocketManager
        {
            public void Send(string text) => Console.WriteLine(text);
        }

        public static class SocketFactory
        {
            [ReplaceWith("new WebSocketManager()", "Shop")]
            public static Task<UnifiedWebSocketManager> CreateAsync() => Task.FromResult(new UnifiedWebSocketManager());
        }

        """;

    public const string Program = """
        using Shop;

        var first = await SocketFactory.CreateAsync();
        UnifiedWebSocketManager second = new();
        first.Send("1");
        second.Send("2");

        """;

    public const string ProgramFixed = """
        using Shop;

        var first = new WebSocketManager();
        WebSocketManager second = new();
        first.Send("1");
        second.Send("2");

        """;

    private const string Id = "{6B1F7E0A-3C55-4C11-9D3B-0B1C7D0E2F01}";

    private const string Solution = $$"""

        Microsoft Visual Studio Solution File, Format Version 12.00
        Project("{9A19103F-16F7-4668-BE54-9A1E7A4F7556}") = "Shop", "Shop\Shop.csproj", "{{Id}}"
        EndProject
        Global
        	GlobalSection(SolutionConfigurationPlatforms) = preSolution
        		Debug|Any CPU = Debug|Any CPU
        	EndGlobalSection
        	GlobalSection(ProjectConfigurationPlatforms) = postSolution
        		{{Id}}.Debug|Any CPU.ActiveCfg = Debug|Any CPU
        		{{Id}}.Debug|Any CPU.Build.0 = Debug|Any CPU
        	EndGlobalSection
        EndGlobal

        """;

    public static Consumer NewShop(this PackedSuite suite, string name) =>
        suite.NewConsumer(name)
            .Write("Shop.sln", Solution)
            .Write(".gitignore", "bin/\nobj/\n")
            .WriteProject("Shop/Shop.csproj", Sources.AnalyzersPackage, properties: "<OutputType>Exe</OutputType>")
            .Write("Shop/Sockets.cs", Sockets)
            .Write("Shop/Program.cs", Program);
}
