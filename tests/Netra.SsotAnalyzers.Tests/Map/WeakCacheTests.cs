using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Netra.SsotAnalyzers.Tests.Support;

namespace Netra.SsotAnalyzers.Tests.Map;

/// <summary>What the analyzers remember keeps no compilation alive.</summary>
public sealed class WeakCacheTests
{
    private const int Compilations = 200;

    [Fact]
    public async Task TwoHundredCompilations_LeaveNoneBehind()
    {
        var references = Preamble.Framework;
        var library = Library.Compile("""[Netra.Ssot.SupersededBy(typeof(New))] public class Old { } [Netra.Ssot.Canonical("Manager")] public class New { }""");
        var analyzers = Suite.Analyzers();
        var alive = new List<WeakReference>();
        for (var index = 0; index < Compilations; index++)
            alive.Add(await AnalyzeAsync(index, analyzers, [.. references, Preamble.Ssot, library]));

        // What the last analysis still holds on to is none of the caches' doing.
        await AnalyzeAsync(Compilations, analyzers, [.. references, Preamble.Ssot, library]);
        for (var attempt = 0; attempt < 10 && alive.Take(Compilations - 1).Any(reference => reference.IsAlive); attempt++)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true);
            GC.WaitForPendingFinalizers();
        }

        Assert.False(alive[0].IsAlive, "the first compilation is still there");
        Assert.Equal(0, alive.Take(Compilations - 1).Count(reference => reference.IsAlive));
        GC.KeepAlive(references);
        GC.KeepAlive(library);
        GC.KeepAlive(analyzers);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<WeakReference> AnalyzeAsync(int index, ImmutableArray<DiagnosticAnalyzer> analyzers, IEnumerable<MetadataReference> references)
    {
        var compilation = CSharpCompilation.Create(
            "Compilation" + index,
            [CSharpSyntaxTree.ParseText($$"""[Netra.Ssot.SupersededBy(typeof(New))] class Old{{index}} { } class C { Old f; Old{{index}} g = new Old{{index}}(); }""", path: $"/0/{index}.cs")],
            references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        var diagnostics = await compilation.WithAnalyzers(analyzers).GetAnalyzerDiagnosticsAsync();
        Assert.Equal(["SSOT1001", "SSOT1001", "SSOT1002"], diagnostics.Select(diagnostic => diagnostic.Id).Order(StringComparer.Ordinal));
        return new WeakReference(compilation);
    }
}
