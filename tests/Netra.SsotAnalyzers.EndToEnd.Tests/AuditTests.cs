using System.Text.Json;
using Netra.Demo;

namespace Netra.SsotAnalyzers.EndToEnd.Tests;

/// <summary>The packed tool on solutions that declare nothing.</summary>
[Collection(PackedSuiteCollection.Name)]
public sealed class AuditTests(PackedSuite suite)
{
    private const string Couriers = """
        namespace Post;

        public sealed class Courier
        {
            private readonly List<string> _sent = [];
            public int Sent => _sent.Count;
            public void Send(string to, string text) => _sent.Add(to + text);
            public bool WasSent(string to) => _sent.Contains(to);
        }

        public sealed class OldCourier
        {
            public void Send(string to, string text) => Console.WriteLine(to + text);
            public bool WasSent(string to) => to.Length > 0;
        }

        public static class Desk
        {
            public static bool Ask(OldCourier courier) => courier.WasSent("ada");
        }

        """;

    private readonly Consumer _consumer = suite.NewConsumer("audit-" + Guid.NewGuid().ToString("N")[..6])
        .WriteProject("App.csproj", "")
        .Write("Couriers.cs", Couriers);

    [Fact]
    public async Task WithoutDeclarations_CheckAndMapNameTheAudit_AndTheGateStopsTheSecondCluster()
    {
        var check = await SsotTool.RunAsync(_consumer, "check");
        var map = await SsotTool.RunAsync(_consumer, "map", "--no-restore");
        var first = await SsotTool.RunAsync(_consumer, "audit", "--no-restore", "--json", "before.json", "--html", "page.html", "--sarif", "audit.sarif", "--markdown", "issue.md");
        var known = await SsotTool.RunAsync(_consumer, "audit", "--no-restore", "--no-proof", "--base", "before.json", "--fail-on", "1");
        _consumer.Write("More.cs", "namespace Post;\n\npublic class Stamp { public int Print(int value) => value; public void Void(string code) { } }\n\npublic class OldStamp { public int Print(int value) => 0; public void Void(string code) { } }\n");
        var second = await SsotTool.RunAsync(_consumer, "audit", "--no-restore", "--no-proof", "--base", "before.json", "--fail-on", "1");

        Assert.Equal((0, 0, 0, 0, 1), (check.ExitCode, map.ExitCode, first.ExitCode, known.ExitCode, second.ExitCode));
        Assert.All([check.Output, map.Output], output => Assert.Contains("'ssot audit' shows what to declare", output, StringComparison.Ordinal));
        Assert.Contains("if it were accepted: 1 rewritten, 0 by hand; it compiles", first.Output, StringComparison.Ordinal);
        Assert.Contains("1 new cluster", second.Output, StringComparison.Ordinal);
        Assert.All(["page.html", "audit.sarif", "issue.md"], file => Assert.Contains("OldCourier", _consumer.Read(file), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Init_WithCentralVersions_AddsThePackageToBothFiles_AndFormatRewrites()
    {
        _consumer.Write("Directory.Packages.props", "<Project>\n  <PropertyGroup>\n    <ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally>\n  </PropertyGroup>\n</Project>\n");

        var preview = await SsotTool.RunAsync(_consumer, "init", "--role", "Courier", "--dry-run");
        var untouched = _consumer.Texts();
        var init = await SsotTool.RunAsync(_consumer, "init", "--role", "Courier", "--accept");
        await _consumer.RequireAsync("format", "analyzers", "@ssot.rsp");

        Assert.True((preview.ExitCode, init.ExitCode) == (0, 0), preview.Output + init.Output);
        Assert.DoesNotContain("ssot.rsp", untouched.Keys);
        Assert.Equal(Couriers, untouched["Couriers.cs"]);
        Assert.Contains("<PackageReference Include=\"Netra.SsotAnalyzers\" />", _consumer.Read("App.csproj"), StringComparison.Ordinal);
        Assert.Contains($"<PackageVersion Include=\"Netra.SsotAnalyzers\" Version=\"{suite.Version}\" />", _consumer.Read("Directory.Packages.props"), StringComparison.Ordinal);
        Assert.Contains("next: dotnet format analyzers @ssot.rsp", init.Output, StringComparison.Ordinal);
        Assert.Contains("[Canonical(\"Courier\")]\npublic sealed class Courier", _consumer.Read("Couriers.cs"), StringComparison.Ordinal);
        Assert.Contains("public static bool Ask(Courier courier)", _consumer.Read("Couriers.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Init_WhereThePackageCannotBeHad_PutsEveryFileBack()
    {
        var before = _consumer.Texts();

        var init = await SsotTool.RunAsync(_consumer, "init", "--role", "Courier", "--accept", "--package-version", "99.0.0-none");

        Assert.Equal(4, init.ExitCode);
        Assert.Contains("every file is as it was", init.Output, StringComparison.Ordinal);
        Assert.Equal(before, _consumer.Texts());
    }

    [Fact]
    public async Task Init_OfARoleThatIsNotThere_NamesThoseThatAre()
    {
        var init = await SsotTool.RunAsync(_consumer, "init", "--role", "Couriers", "--accept");

        Assert.Equal(2, init.ExitCode);
        Assert.Contains("Did you mean 'Courier'?", init.Output, StringComparison.Ordinal);
    }
}
