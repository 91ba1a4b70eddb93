using Netra.Demo;
using Xunit.Abstractions;

namespace Netra.SsotAnalyzers.EndToEnd.Tests;

/// <summary>A well-known open-source type, and code of real size that uses it: xunit's <see cref="Assert"/> and this repository's tests of its manager.</summary>
[Collection(LongPackedSuiteCollection.Name)]
public sealed class RealSizedCodeTests(PackedSuite suite, ITestOutputHelper output)
{
    /// <summary>Sweeps over thousands of programs and faults, which take most of the time and no more of <see cref="Assert"/>; with <c>SSOT_REAL_SIZED=all</c> they run too.</summary>
    private const string WithoutSweeps = "FullyQualifiedName!~RunGrammarProperties&FullyQualifiedName!~ProxyTests&FullyQualifiedName!~ScheduleTests&FullyQualifiedName!~LifeBehaviours";

    [Fact, Trait("Category", "Long")]
    public async Task TestsOfTheManager_MoveFromAssertToItsTwin_AndPass()
    {
        var consumer = suite.NewConsumer("real");
        var root = PackedSuite.Repository.Root;
        foreach (var folder in new[] { "src/Netra.WebSockets", "tests/Netra.WebSockets.Tests" })
        {
            foreach (var file in Directory.EnumerateFiles(Path.Combine(root, folder), "*", SearchOption.AllDirectories))
            {
                var path = Path.GetRelativePath(root, file).Replace('\\', '/');
                // The tests of the load harness are about another project.
                if (path.Contains("/Load/", StringComparison.Ordinal))
                    continue;
                if (path.EndsWith(".cs", StringComparison.Ordinal) && folder.StartsWith("tests", StringComparison.Ordinal) && !SourceSnapshot.IsBuildOutput(path) || path.EndsWith(".approved.txt", StringComparison.Ordinal))
                    consumer.Write(path, await File.ReadAllTextAsync(file));
            }
        }

        // One of the tests compares them with what the document promises.
        consumer.Write("docs/manager.md", await File.ReadAllTextAsync(Path.Combine(root, "docs/manager.md")));
        var versions = await File.ReadAllTextAsync(Path.Combine(root, "Directory.Packages.props"));
        string Package(string id) => $"""<PackageReference Include="{id}" Version="{versions.Split($"Include=\"{id}\" Version=\"")[1].Split('"')[0]}" />""";
        consumer
            .WriteProject("Checks/Checks.csproj", $"""{Package("xunit")}<PackageReference Include="Netra.SsotAnalyzers" Version="{suite.Version}" />""", properties: "<SsotMode>off</SsotMode>")
            .Write("Checks/Check.cs", AssertTwin.Write())
            .Write("Checks/Map.cs", "[assembly: Netra.Ssot.Supersedes(typeof(Checks.Check), \"T:Xunit.Assert\")]\n")
            .WriteProject("tests/Netra.WebSockets.Tests/Netra.WebSockets.Tests.csproj", $"""
                <FrameworkReference Include="Microsoft.AspNetCore.App" />
                {Package("FsCheck")}{Package("FSharp.Core")}{Package("Microsoft.NET.Test.Sdk")}{Package("xunit")}{Package("xunit.runner.visualstudio")}
                <PackageReference Include="Netra.WebSockets" Version="{suite.Version}" />
                <PackageReference Include="Netra.WebSockets.Conformance" Version="{suite.Version}" />
                <ProjectReference Include="../../Checks/Checks.csproj" />
                <Using Include="Xunit" />
                """)
            .Write("real.slnx", """<Solution><Project Path="Checks/Checks.csproj" /><Project Path="tests/Netra.WebSockets.Tests/Netra.WebSockets.Tests.csproj" /></Solution>""");

        var before = await consumer.BuildToFormatAsync();
        var uses = before.Violations.Count(IsOfTheFamily);
        Assert.True(uses > 300, $"only {uses} lines use Assert");

        await consumer.FormatAsync("SSOT1001", "SSOT1002");
        var after = await consumer.RebuildAsync();
        Assert.True(after.Succeeded, after.Text);
        Assert.DoesNotContain(after.Violations, violation => IsOfTheFamily(violation));
        var isWhole = Environment.GetEnvironmentVariable("SSOT_REAL_SIZED") == "all";
        output.WriteLine($"{uses} lines use Assert; {(isWhole ? "all tests" : "the tests but its sweeps")} of the manager run");
        await consumer.RequireAsync(["test", "tests/Netra.WebSockets.Tests/Netra.WebSockets.Tests.csproj", "--no-build", .. isWhole ? Array.Empty<string>() : ["--filter", WithoutSweeps]]);

        var texts = consumer.Texts();
        await consumer.FormatAsync("SSOT1001", "SSOT1002");
        Assert.Equal(texts, consumer.Texts());
    }

    /// <summary>The tests of a manager that handle sockets and events by hand have hits of other rules, which stay.</summary>
    private static bool IsOfTheFamily(string violation) => violation.StartsWith("SSOT1", StringComparison.Ordinal);
}
