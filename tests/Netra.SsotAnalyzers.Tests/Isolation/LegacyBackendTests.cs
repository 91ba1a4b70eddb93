using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Netra.SsotAnalyzers.Tests.Support;

namespace Netra.SsotAnalyzers.Tests.Isolation;

/// <summary>The sample's disease against the inventory of the original: what the rules find of it, and what they leave.</summary>
public sealed class LegacyBackendTests
{
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private const string WebUsings = """
        global using System.Net.Http.Json;
        global using Microsoft.AspNetCore.Builder;
        global using Microsoft.AspNetCore.Hosting;
        global using Microsoft.AspNetCore.Http;
        global using Microsoft.AspNetCore.Routing;
        global using Microsoft.Extensions.Configuration;
        global using Microsoft.Extensions.DependencyInjection;
        global using Microsoft.Extensions.Hosting;
        global using Microsoft.Extensions.Logging;
        """;

    private static readonly Lazy<Task<ImmutableArray<Diagnostic>>> Diagnostics = new(AnalyzeAsync);

    /// <summary>The inventory's module-level instances, under the names of the original.</summary>
    public static TheoryData<string> Instances =>
    [
        "_messageRouter", "_routerInstance", "_websocketBridgeFactory", "_globalToolDispatcherFactory", "_reconnectionManager", "_connectionIdManager", "_websocketAuthenticator", "_bridgeInstance",
        "_factoryInstance", "_eventRouter", "_clickhouseOperations", "_messageHandler", "_supervisorFactory", "_lastSupervised", "_eventDeliveryTracker", "_broadcastManager", "_degradationManager",
        "_stateMachineRegistry", "_stateCoordinator", "_qualityAlertHandler", "_qualityReportHandler",
    ];

    [Theory]
    [MemberData(nameof(Instances))]
    public async Task ModuleLevelInstance_IsFound(string name) =>
        Assert.Contains(await OfAsync("SSOT4001"), diagnostic => diagnostic.GetMessage().StartsWith($"'{name}' ", StringComparison.Ordinal));

    [Fact]
    public async Task DirectSends_AreAllFound()
    {
        var bypasses = await OfAsync("SSOT4004");
        var sends = bypasses.Where(diagnostic => diagnostic.GetMessage().StartsWith("'SendAsync'", StringComparison.Ordinal)).ToList();
        Assert.Equal(61, sends.Count);
        Assert.Equal(16, sends.Select(diagnostic => diagnostic.Location.SourceTree!.FilePath).Distinct().Count());
        Assert.Equal(2, bypasses.Count(diagnostic => diagnostic.GetMessage().StartsWith("'CloseAsync'", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task ManagersOfNobody_AreAllFound() => Assert.Equal(19, (await OfAsync("SSOT4003")).Count);

    [Theory]
    [InlineData("agent_started", 74, 71)]
    [InlineData("agent_thinking", 71, 68)]
    [InlineData("tool_executing", 65, 62)]
    [InlineData("tool_completed", 52, 49)]
    [InlineData("agent_completed", 71, 66)]
    public async Task EventName_IsFoundWhereItIsWrittenOut(string name, int written, int found)
    {
        var reported = (await OfAsync("SSOT3001")).Count(diagnostic => diagnostic.GetMessage().StartsWith($"The event name '{name}'", StringComparison.Ordinal));

        // The rest stands in superseded code, which is going to be deleted.
        Assert.Equal((written, found), (Written(name), reported));
    }

    [Theory]
    [InlineData("agent_error")]
    [InlineData("agent_failed")]
    [InlineData("agent_stopped")]
    [InlineData("agent_execution")]
    public async Task OtherEvent_IsSilent(string name)
    {
        Assert.True(Written(name) > 0);
        Assert.DoesNotContain(await OfAsync("SSOT3001", "SSOT3002"), diagnostic => diagnostic.GetMessage().Contains($"'{name}'", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("tool_started")]
    [InlineData("tool_execution")]
    public async Task NearMiss_IsFound(string name) =>
        Assert.Contains(await OfAsync("SSOT3002"), diagnostic => diagnostic.GetMessage().StartsWith($"'{name}'", StringComparison.Ordinal));

    private static int Written(string name) => Sources("*").Sum(source => source.Text.Split($"\"{name}\"").Length - 1);

    private static async Task<IReadOnlyList<Diagnostic>> OfAsync(params string[] ids) => [.. (await Diagnostics.Value).Where(diagnostic => ids.Contains(diagnostic.Id))];

    private static async Task<ImmutableArray<Diagnostic>> AnalyzeAsync()
    {
        var framework = Preamble.Framework;
        var shared = Compile("Netra.Backend.Shared", ImplicitUsings, []);
        var quality = Compile("Netra.Backend.Quality", ImplicitUsings + "\nglobal using QualitySocketManager = Netra.Backend.WebsocketCore.UnifiedWebSocketManager;", [shared]);
        var backend = Compile("Netra.Backend", ImplicitUsings + "\n" + WebUsings, [shared, quality], OutputKind.ConsoleApplication);
        var all = ImmutableArray.CreateBuilder<Diagnostic>();
        foreach (var compilation in new[] { shared, quality, backend })
        {
            Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(diagnostic => diagnostic.ToString()));
            all.AddRange(await compilation.WithAnalyzers(Suite.Analyzers()).GetAnalyzerDiagnosticsAsync());
        }

        return all.ToImmutable();

        CSharpCompilation Compile(string project, string usings, CSharpCompilation[] projects, OutputKind kind = OutputKind.DynamicallyLinkedLibrary) => CSharpCompilation.Create(
            project,
            [CSharpSyntaxTree.ParseText(usings, path: "/0/Usings.cs"), .. Sources(project).Select(source => CSharpSyntaxTree.ParseText(source.Text, path: source.Path))],
            [.. framework, Preamble.Ssot, Preamble.WebSockets, .. projects.Select(reference => reference.ToMetadataReference())],
            new CSharpCompilationOptions(kind, nullableContextOptions: NullableContextOptions.Enable));
    }

    private static IEnumerable<(string Path, string Text)> Sources(string project) =>
        Directory.GetDirectories(Path.Combine(AppContext.BaseDirectory, "LegacyBackend"), project)
            .SelectMany(folder => Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories))
            .Order(StringComparer.Ordinal)
            .Select(path => (path, File.ReadAllText(path)));
}
