using Netra.SsotAnalyzers.EndToEnd.Tests.Guides;

namespace Netra.SsotAnalyzers.EndToEnd.Tests;

[Collection(PackedSuiteCollection.Name)]
public sealed class WebConsumerTests(PackedSuite suite)
{
    [Fact]
    public async Task CanonicalName_CollidesWithAspNet_AndTheResultCompiles()
    {
        var consumer = suite.NewConsumer("web")
            .WriteProject("Web.csproj", Sources.WebSocketsPackage + Sources.RedisPackage, sdk: "Microsoft.NET.Sdk.Web")
            .Write("MoreMachines.cs", $$"""
                namespace Shop;

                internal static class MoreMachines
                {
                    // What docs/manager.md says of more than one machine.
                    public static void Add(WebApplicationBuilder builder)
                    {
                        {{Assert.Single(Guide.Blocks("docs/manager.md", "More than one machine", "csharp")).Trim()}}
                    }
                }
                """)
            .Write("Legacy.cs", """
                using Netra.Ssot;
                using Netra.WebSockets;

                namespace Shop.Legacy;

                [SupersededBy(typeof(Netra.WebSockets.WebSocketManager))]
                public sealed class UnifiedWebSocketManager(UserExecutionContext context)
                {
                    public UserExecutionContext Context { get; } = context;

                    public bool IsConnected => Context is not null;
                }
                """)
            .Write("Greeter.cs", """
                using Netra.WebSockets;
                using Shop.Legacy;

                namespace Shop;

                internal sealed class Greeter(UserExecutionContext context)
                {
                    // The one that greets.
                    private readonly UnifiedWebSocketManager _manager = new UnifiedWebSocketManager(context);

                    public bool CanGreet => _manager.IsConnected;
                }
                """)
            .Write("Program.cs", """
                var app = WebApplication.CreateBuilder(args).Build();
                app.MapGet("/", (HttpContext context) => context.WebSockets.IsWebSocketRequest);
                app.Run();
                """);

        var before = await consumer.BuildToFormatAsync();
        Assert.Equal(["SSOT1001 Greeter.cs(9)", "SSOT1002 Greeter.cs(9)"], before.Violations);

        await consumer.FormatAsync();
        Assert.Equal(
            """
            using Netra.WebSockets;
            using WebSocketManager = Netra.WebSockets.WebSocketManager;

            namespace Shop;

            internal sealed class Greeter(UserExecutionContext context)
            {
                // The one that greets.
                private readonly WebSocketManager _manager = new WebSocketManager(context);

                public bool CanGreet => _manager.IsConnected;
            }
            """,
            consumer.Read("Greeter.cs"));

        var after = await consumer.RebuildAsync();
        Assert.True(after.Succeeded, after.Text);
        Assert.Empty(after.Diagnostics);
    }
}
