using System.Text;
using Xunit.Abstractions;

namespace Netra.SsotAnalyzers.EndToEnd.Tests;

/// <summary>The packed suite in a real editor's server, csharp-ls, over LSP: what docs/hosts.md says of it.</summary>
[Collection(PackedSuiteCollection.Name)]
public sealed class EditorServerTests(PackedSuite suite, ITestOutputHelper output)
{
    private const string Page = "https://github.com/netra-systems/Netra.SsotAnalyzers/blob/main/docs/rules/SSOT1001.md";
    private const int Warning = 2;
    private const int Edits = 100;

    [Fact]
    public async Task LegacyNameTyped_IsReportedWithItsPage_AndGoneAfterTheEdit_AHundredTimes()
    {
        var consumer = suite.NewConsumer("editor-server")
            .WriteProject("App.csproj", Sources.AnalyzersPackage, properties: "<OutputType>Exe</OutputType>")
            .Write("App.slnx", """<Solution><Project Path="App.csproj" /></Solution>""")
            .Write("Map.cs", Sources.Map)
            .Write("Program.cs", Text("Mailer", 0));
        await consumer.RequireAsync("restore", "App.csproj");
        await ManifestTools.RestoreAsync(consumer);

        await using var server = await LanguageServer.StartAsync(consumer, "App.slnx");
        await server.OpenAsync("Program.cs", Text("Mailer", 0));
        Assert.True((await server.DiagnosticsAsync("Program.cs")).All(diagnostic => !IsOurs(diagnostic)), server.Log);

        var transcript = new StringBuilder();
        for (var edit = 1; edit <= Edits; edit++)
        {
            // The place moves with each edit: an answer for an earlier text would be at an earlier place.
            var isLegacy = edit % 2 == 1;
            await server.ChangeAsync("Program.cs", edit, Text(isLegacy ? "OldMailer" : "Mailer", edit));
            var ours = (await server.DiagnosticsAsync("Program.cs")).Where(IsOurs).ToList();
            transcript.AppendLine($"edit {edit}: {string.Join("; ", ours)}");

            var expected = new ServerDiagnostic("SSOT1001", "'OldMailer' is superseded for the role 'Mailer': use 'Mailer'", Page, Warning, (edit + 2, 0), (edit + 2, "OldMailer".Length));
            Assert.Equal(isLegacy ? [expected] : [], ours);
            if (edit == 1)
            {
                var actions = await server.ActionsAsync("Program.cs", ours[0]);
                transcript.AppendLine($"offered: {string.Join("; ", actions)}");
                Assert.DoesNotContain(actions, action => action.Contains("'Mailer'", StringComparison.Ordinal));
            }
        }

        output.WriteLine(transcript.ToString());
    }

    private static bool IsOurs(ServerDiagnostic diagnostic) => diagnostic.Id.StartsWith("SSOT", StringComparison.Ordinal) || diagnostic.Id == "AD0001";

    /// <summary>The name stands in the line after so many empty ones, and two more.</summary>
    private static string Text(string name, int emptyLines) => $"using Post;\n{new string('\n', emptyLines)}\n{name} mailer = new();\nmailer.Send(\"1\");\n";
}
