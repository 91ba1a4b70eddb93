using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Netra.SsotAnalyzers.Rules;
using Netra.SsotAnalyzers.Rules.Implementations;
using Netra.SsotAnalyzers.Tests.Support;

namespace Netra.SsotAnalyzers.Tests.Corpora;

/// <summary>How many of the planted second implementations are found, and that none of their neighbours is.</summary>
public sealed class PlantedTypesTests
{
    public static TheoryData<string, bool> Neighbours
    {
        get
        {
            var data = new TheoryData<string, bool>();
            foreach (var (kind, _) in NeighbourTypes.All)
            {
                data.Add(kind, false);
                data.Add(kind, true);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Neighbours))]
    public async Task Neighbour_IsSilent(string kind, bool isDeclared)
    {
        var (_, source) = NeighbourTypes.All.Single(neighbour => neighbour.Kind == kind);

        Assert.Empty((await FindAsync(source, isDeclared ? PlantedTypes.Declared : PlantedTypes.Bare)).Select(diagnostic => diagnostic.ToString()));
    }

    [Fact]
    public async Task PlantedTypes_AreFoundWhereTheRoleIsDeclared()
    {
        var (missed, suggested, warned) = await CountAsync(PlantedTypes.Declared);

        Assert.Equal(46, PlantedTypes.All.Count);
        Assert.Equal(["empty subclass under a neutral name"], missed);
        Assert.Equal(["extension façade", "adapter with other names", "renamed members, store of its own", "renamed members, the same bodies", "subclass with one renamed method"], suggested);
        Assert.Equal(PlantedTypes.All.Count - missed.Count - suggested.Count, warned.Count);
    }

    [Fact]
    public async Task PlantedTypes_AreMostlyFoundByShapeAlone()
    {
        var (missed, _, _) = await CountAsync(PlantedTypes.Bare);

        Assert.Equal(
            [
                "explicit implementation", "pattern, abstract", "pattern, nested", "pattern, derived from the superseded", "empty subclass after the pattern",
                "empty subclass under a neutral name", "next version beside the pattern", "affix beside the pattern",
            ],
            missed);
    }

    private static async Task<(List<string> Missed, List<string> Suggested, List<string> Warned)> CountAsync(string attribute)
    {
        var (missed, suggested, warned) = (new List<string>(), new List<string>(), new List<string>());
        foreach (var (kind, name, source) in PlantedTypes.All)
        {
            var found = (await FindAsync(source, attribute)).Where(diagnostic => diagnostic.Location.SourceTree!.GetRoot().FindToken(diagnostic.Location.SourceSpan.Start).ValueText == name).ToList();
            (found.Count == 0 ? missed : found.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Warning) ? warned : suggested).Add(kind);
        }

        return (missed, suggested, warned);
    }

    private static async Task<ImmutableArray<Diagnostic>> FindAsync(string source, string attribute)
    {
        var role = PlantedTypes.Role.Replace("ROLE", attribute, StringComparison.Ordinal);
        var compilation = CSharpCompilation.Create(
            "Planted",
            [CSharpSyntaxTree.ParseText(role), CSharpSyntaxTree.ParseText(role[..role.IndexOf("namespace App", StringComparison.Ordinal)] + "namespace App { " + source + " }")],
            [.. Preamble.Framework, Preamble.Ssot],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(diagnostic => diagnostic.ToString()));
        return await compilation
            .WithAnalyzers([new SSOT2002_SecondImplementation(), new SSOT2003_CompatibilityShim(), new SSOT2006_WeakEvidence(), new SSOT2007_UndeclaredShim()])
            .GetAnalyzerDiagnosticsAsync();
    }
}
