namespace Netra.SsotAnalyzers.EndToEnd.Tests;

/// <summary>What an editor offers on a declaration's name, no command does: <c>dotnet format</c> runs code fixes, and no refactorings.</summary>
[Collection(PackedSuiteCollection.Name)]
public sealed class EditorOnlyTests(PackedSuite suite)
{
    private const string Map = """
        using System;
        using Netra.Ssot;

        namespace Shop;

        [Canonical("Thing", NamePattern = "*Thing")]
        public class NewThing
        {
            public void Save(int x) => Console.WriteLine(x);

            [Obsolete("Use Save instead")]
            public void Store(int x) => Save(x);
        }

        [Obsolete("Use NewThing instead")]
        public class Older
        {
        }

        public class OldNewThing
        {
        }

        """;

    [Fact]
    public async Task Format_WritesNoEntry()
    {
        var consumer = suite.NewConsumer("editor-only").WriteProject("App.csproj", Sources.AnalyzersPackage).Write("Map.cs", Map);
        await consumer.BuildToFormatAsync();

        await consumer.FormatAsync();
        Assert.Equal(Map, consumer.Read("Map.cs"));

        // The SDK's own rules may change something else.
        await consumer.RequireAsync("format", "analyzers", "--no-restore", "--severity", "info");
        var text = consumer.Read("Map.cs");
        Assert.DoesNotContain("SupersededBy", text, StringComparison.Ordinal);
        Assert.DoesNotContain("ReplaceWith", text, StringComparison.Ordinal);
        Assert.Equal(2, text.Split("[Canonical(").Length);
    }
}
