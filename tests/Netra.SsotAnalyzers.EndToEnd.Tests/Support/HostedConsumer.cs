namespace Netra.SsotAnalyzers.EndToEnd.Tests;

/// <summary>One project with hits of many rules, one of them frozen and one suppressed, for every host that is compared; restored once.</summary>
public sealed class HostedConsumer(PackedSuite suite) : IAsyncLifetime
{
    public const string Suppressed = "Suppressed.cs";
    public const string Frozen = "Frozen.cs";

    /// <summary>What is reported of it and neither frozen nor suppressed.</summary>
    public static readonly string[] Reported =
    [
        "SSOT1001 Program.cs(5,1)", "SSOT1002 Program.cs(4,13)", "SSOT1002 Program.cs(5,20)", "SSOT1002 Program.cs(7,20)", "SSOT1003 Wide.cs(24,33)", "SSOT1005 Wide.cs(23,39)",
        "SSOT1006 Wide.cs(36,40)", "SSOT2001 Program.cs(2,1)", "SSOT2001 Program.cs(6,13)", "SSOT3001 Wide.cs(34,17)", "SSOT3002 Wide.cs(35,17)", "SSOT4001 Wide.cs(28,56)",
    ];

    private const string Wide = """
        using Netra.Ssot;

        namespace Shop;

        [Canonical("ShopEvents", EventNames = true)]
        public static class ShopEvents
        {
            public const string OrderPlaced = "order_placed";
            public const string OrderPaid = "order_paid";
        }

        public sealed class Buyer(string name)
        {
            public string Name => name;
        }

        [Canonical("Basket", PerUser = true, UserContext = typeof(Buyer))]
        public sealed class Basket(Buyer buyer)
        {
            public string Owner => buyer.Name;
        }

        /// <summary>Also sends by <see cref="Post.OldMailer"/>.</summary>
        internal sealed class Express : Post.OldMailer;

        internal static class Wide
        {
            private static readonly Dictionary<string, Basket> Kept = [];

            public static void Publish(string eventName) => Console.WriteLine(eventName + Kept.Count);

            public static void All()
            {
                Publish("order_placed");
                Publish("order_payd");
                Console.WriteLine(Type.GetType("Post.OldMailer"));
            }
        }
        """;

    // A documentation file is what crefs are bound for; CS1591 asks for comments on everything public, and is not about them.
    internal Consumer Consumer { get; } = suite.NewConsumer("hosted-" + Guid.NewGuid().ToString("N")[..6])
        .WriteProject("App.csproj", Sources.AnalyzersPackage + """<PackageReference Include="Microsoft.Net.Compilers.Toolset" Version="$(Toolset)" PrivateAssets="all" Condition="'$(Toolset)' != ''" />""",
            properties: "<OutputType>Exe</OutputType><LangVersion>13</LangVersion><GenerateDocumentationFile>true</GenerateDocumentationFile><NoWarn>CS1591</NoWarn>")
        .Write("Map.cs", Sources.Map)
        .Write("Program.cs", Sources.Use)
        .Write("Wide.cs", Wide)
        .Write(Frozen, "namespace Post;\n\ninternal static class Frozen\n{\n    public static void Take(OldMailer? frozen) => Console.WriteLine(frozen is null);\n}\n")
        .Write(Suppressed, "namespace Post;\n\n#pragma warning disable SSOT1001\ninternal sealed class Suppressed(OldMailer suppressed)\n{\n    public override string ToString() => $\"{suppressed}\";\n}\n")
        .Write("Ssot.Baseline.txt", "# Ssot.Baseline 1\nSSOT1001 | Post.Frozen.Take | OldMailer | 1\n");

    public Task InitializeAsync() => Consumer.RequireAsync("restore");

    public Task DisposeAsync() => Task.CompletedTask;
}
