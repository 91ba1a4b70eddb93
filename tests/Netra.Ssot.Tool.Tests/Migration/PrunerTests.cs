using Microsoft.CodeAnalysis;
using Netra.Ssot.Tool.Migration;
using Netra.Ssot.Tool.Tests.Support;

namespace Netra.Ssot.Tool.Tests.Migration;

public sealed class PrunerTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task UnusedDeclarations_GoWithTheirFilesAndDirectives()
    {
        _folder.Write("Lib/New.cs", "using Netra.Ssot;\nnamespace Fresh;\n[Canonical(\"Mailer\")] public sealed class Mailer { }\n");
        _folder.Write("Lib/Old.cs", "using Netra.Ssot;\nusing Fresh;\nnamespace Legacy;\n[SupersededBy(typeof(Mailer))] public class OldMailer { OldMailer? next; }\n");
        _folder.Write("Lib/Factory.cs", "using Netra.Ssot;\nusing Fresh;\nusing Legacy;\npublic static class Factory\n{\n    [ReplaceWith(\"new Mailer()\", \"Fresh\")] public static OldMailer Create() => new OldMailer();\n}\npublic class Stays { }\n");
        _folder.Write("App/Use.cs", "using Fresh;\nusing Legacy;\nclass Use { Mailer? a; }\n");

        var (pruner, texts) = await PruneAsync("Lib", "App");

        Assert.Equal(["M:Factory.Create", "T:Factory", "T:Legacy.OldMailer"], pruner.Deleted);
        Assert.DoesNotContain("Old.cs", texts.Keys);
        Assert.Equal("using Fresh;\nclass Use { Mailer? a; }\n", texts["Use.cs"]);
        Assert.DoesNotContain("using Legacy", texts["Factory.cs"], StringComparison.Ordinal);
        Assert.Contains("public class Stays { }", texts["Factory.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatIsStillUsed_Stays()
    {
        _folder.Write("Lib/Map.cs", InMemory.Map);
        _folder.Write("App/Use.cs", "using Post;\nclass Use { OldMailer? a; }\n");

        var (pruner, texts) = await PruneAsync("Lib", "App");

        Assert.Equal(["T:Post.OldPrinter"], pruner.Deleted);
        Assert.Contains("class OldMailer", texts["Map.cs"], StringComparison.Ordinal);
        Assert.DoesNotContain("OldPrinter", texts["Map.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task MapEntryOfWhatIsGone_GoesToo()
    {
        _folder.Write("Lib/Map.cs", "[assembly: Netra.Ssot.Supersedes(typeof(New), \"T:Old\")]\n[assembly: Netra.Ssot.Supersedes(typeof(New), \"T:Used\")]\n[Netra.Ssot.Canonical(\"R\")] public sealed class New { }\n");
        _folder.Write("Lib/Old.cs", "public class Old { }\n");
        _folder.Write("Lib/Used.cs", "public class Used { }\npublic class User { Used? u; }\n");

        var (pruner, texts) = await PruneAsync("Lib");

        Assert.Equal(["T:Old"], pruner.Deleted);
        Assert.DoesNotContain("T:Old", texts["Map.cs"], StringComparison.Ordinal);
        Assert.Contains("T:Used", texts["Map.cs"], StringComparison.Ordinal);
        Assert.DoesNotContain("Old.cs", texts.Keys);
    }

    [Fact]
    public async Task NothingUnused_ChangesNothing()
    {
        _folder.Write("Lib/Map.cs", "[Netra.Ssot.Canonical(\"R\")] public sealed class New { }\n");

        var (pruner, _) = await PruneAsync("Lib");

        Assert.Empty(pruner.Deleted);
        Assert.Empty(pruner.Kept);
    }

    private async Task<(Pruner Pruner, Dictionary<string, string> Texts)> PruneAsync(params string[] projects)
    {
        var loaded = InMemory.Load(_folder, projects);
        var pruner = new Pruner(loaded, await InMemory.AnalyseAsync(loaded));
        var pruned = await pruner.RunAsync(loaded.Solution, CancellationToken.None);
        var texts = new Dictionary<string, string>();
        foreach (var document in pruned.Projects.SelectMany(project => project.Documents))
            texts[document.Name] = (await document.GetTextAsync()).ToString();
        return (pruner, texts);
    }
}
