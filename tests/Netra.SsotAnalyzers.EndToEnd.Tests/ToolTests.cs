namespace Netra.SsotAnalyzers.EndToEnd.Tests;

/// <summary>The packed tool on real projects: what only a child process shows.</summary>
[Collection(PackedSuiteCollection.Name)]
public sealed class ToolTests(PackedSuite suite)
{
    private readonly Consumer _consumer = suite.NewConsumer("tool-" + Guid.NewGuid().ToString("N")[..6])
        .WriteProject("App.csproj", Sources.AnalyzersPackage, properties: "<OutputType>Exe</OutputType>")
        .Write("Map.cs", Sources.Map)
        .Write("Program.cs", Sources.Use);

    [Fact]
    public async Task ProjectsOfOtherLanguages_AreLeftAloneAndNamed()
    {
        _consumer.Write("Beside.fsproj", "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>")
            .Write("All.slnx", """<Solution><Project Path="App.csproj" /><Project Path="Beside.fsproj" /></Solution>""");
        await _consumer.RequireAsync("restore", "App.csproj");

        var (code, output) = await SsotTool.RunAsync(_consumer, "check", "All.slnx", "--no-restore");

        Assert.Equal(1, code);
        Assert.Contains("1 project not analyzed, because only C# is supported: Beside.fsproj", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatCannotBeFixed_IsListedWithItsReason_EverywhereTheSame()
    {
        _consumer.Write("Program.cs", "System.Console.WriteLine();\n").Write("Stuck.cs", """
            using Post;

            class Stuck
            {
            #pragma warning disable SSOT1001
                OldMailer? kept;
            #pragma warning restore

                public void M() => kept = new OldMailer();
            }
            """);

        var check = await SsotTool.RunAsync(_consumer, "check", "--prove", "--json", "report.json");
        var migrate = await SsotTool.RunAsync(_consumer, "migrate", "--no-restore", "--no-build");
        var why = await SsotTool.RunAsync(_consumer, "why", "Stuck.cs:9", "--no-restore");
        var elsewhere = await SsotTool.RunAsync(_consumer, "why", "Stuck.cs:1", "--no-restore");

        const string Reason = "stays: the rewrite would not compile: Stuck.cs(9,31): error CS0029: ";
        Assert.Equal((1, 0, 0, 2), (check.ExitCode, migrate.ExitCode, why.ExitCode, elsewhere.ExitCode));
        Assert.Matches(@"(?m)^Stuck\.cs\(9,31\): SSOT1002 ", check.Output);
        Assert.All([check.Output, migrate.Output], output => Assert.Contains("    " + Reason, output, StringComparison.Ordinal));
        Assert.Contains("stays (compiler): the rewrite would not compile: Stuck.cs(9,31): error CS0029: ", why.Output, StringComparison.Ordinal);
        Assert.Contains("connected declaration: 'Stuck.kept'", why.Output, StringComparison.Ordinal);
        Assert.Contains("Line with one: 9.", elsewhere.Output, StringComparison.Ordinal);
        Assert.Contains("1 reported, 0 frozen, 1 planned, 0 fixable", check.Output, StringComparison.Ordinal);
        Assert.Contains("1 violation left, 1 planned, 0 fixable", migrate.Output, StringComparison.Ordinal);
        Assert.Contains("\"fixable\": false", _consumer.Read("report.json"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task NothingFound_IsNoGreenLie()
    {
        var role = await SsotTool.RunAsync(_consumer, "check", "--role", "Mialer");
        var folder = await SsotTool.RunAsync(_consumer, "check", "--no-restore", "--folder", "Nowhere");
        _consumer.Write("Map.cs", "").Write("Program.cs", "System.Console.WriteLine();\n");
        var noMap = await SsotTool.RunAsync(_consumer, "check", "--no-restore");
        var required = await SsotTool.RunAsync(_consumer, "check", "--no-restore", "--require-map");

        Assert.Equal((2, 2, 0, 2), (role.ExitCode, folder.ExitCode, noMap.ExitCode, required.ExitCode));
        Assert.Contains("There is no role 'Mialer'. Did you mean 'Mailer'? The roles are 'Mailer'.", role.Output, StringComparison.Ordinal);
        Assert.Contains("No source file of 'App.csproj' is below 'Nowhere'.", folder.Output, StringComparison.Ordinal);
        Assert.Contains("There is no map: nothing is declared [Canonical] or superseded, so nothing is checked.", noMap.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("unrestorable", 3, "cannot be restored")]
    [InlineData("uncompilable", 3, "does not compile")]
    [InlineData("pinned", 3, "99.9.900")]
    [InlineData("other version", 7, "only version 1 is supported")]
    public async Task BadInput_IsSaid_AndNothingIsWritten(string what, int expected, string message)
    {
        _ = what switch
        {
            "unrestorable" => _consumer.WriteProject("App.csproj", """<PackageReference Include="Netra.SsotAnalyzers" Version="99.0.0" />"""),
            "uncompilable" => _consumer.Write("Broken.cs", "class Broken : Nothing { }"),
            "pinned" => _consumer.Write("global.json", """{ "sdk": { "version": "99.9.900", "rollForward": "disable" } }"""),
            _ => _consumer.Write("Ssot.Baseline.txt", "# Ssot.Baseline 9\n"),
        };
        var before = _consumer.Texts();

        var (code, output) = await SsotTool.RunAsync(_consumer, "migrate", "--no-build");

        Assert.Equal(expected, code);
        Assert.Contains(message, output, StringComparison.Ordinal);
        Assert.Equal(before, _consumer.Texts());
    }
}
