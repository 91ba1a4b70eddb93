using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Planning;
using Netra.SsotAnalyzers.Roslyn;
using Netra.SsotAnalyzers.Rules;
using Netra.SsotAnalyzers.Tests.Support;

namespace Netra.SsotAnalyzers.Tests.Faults;

/// <summary>An exception in one stage costs the use that caused it. Every other diagnostic is reported as it is without the exception.</summary>
public sealed class ContainmentTests
{
    private const string Map = """
        using System.Collections.Generic;
        using Netra.Ssot;
        [assembly: SupersededNamespace("Legacy.Parts", "Canon.Parts")]
        namespace Canon.Parts { public class Part { } }
        namespace Legacy.Parts { public class Part { } }
        [Canonical("Events", EventNames = true)] public static class Events { public const string Started = "crane_started"; }
        public interface IBox { void Open(); void Close(); }
        [Canonical("Box", Contract = typeof(IBox))] public class Box : IBox
        {
            public Box(int size, bool sealed_) { }
            [ReplaceWith("new Box(size, true)")] public Box(int size) { }
            public Box() { }
            public void Open() { }
            public void Close() { }
            public void Put(int item) { }
            [ReplaceWith("this.Put(item)")] public void Store(int item) { }
            [ReplaceWith("this.Items()")] public IEnumerator<int> GetEnumerator() => null!;
            public IEnumerator<int> Items() => null!;
            public void Send(string eventName) { }
        }
        [SupersededBy(typeof(Box))] public class OldBox { public void Put(int item) { } }
        """;

    private const string Uses = """
        using Crate = OldBox;
        using Legacy.Parts;
        /// <summary><see cref="OldBox"/></summary>
        class Uses
        {
            OldBox first = new OldBox(), second = new OldBox();
            Crate third;
            Part part;
            Box made = new(1), other = new(2);
            void M(Box box)
            {
                box.Store(1);
                box.Store(2);
                foreach (var item in box) { }
                box.Send("crane_started");
            }
        }
        class Another : IBox { public void Open() => System.Console.Write(1); public void Close() { } }
        class AnotherStill : IBox { public void Open() => System.Console.Write(2); public void Close() { } }
        """;

    public static TheoryData<string, string> Stages() => new()
    {
        { nameof(HitStage.Binding), "Store" },
        { nameof(HitStage.Planning), "box.Store(2)" },
        { nameof(HitStage.Planning), "new OldBox()" },
        { nameof(HitStage.Planning), "new(2)" },
        { nameof(HitStage.Documentation), "OldBox" },
        { nameof(HitStage.Directive), "using Crate = OldBox;" },
        { nameof(HitStage.Directive), "using Legacy.Parts;" },
        { nameof(HitStage.Unnamed), "new(2)" },
        { nameof(HitStage.Unnamed), "foreach (var item in box) { }" },
        { nameof(HitStage.EventName), "\"crane_started\"" },
        { nameof(HitStage.Declaration), "Another" },
        { nameof(HitStage.Reporting), "box.Store(1)" },
        { nameof(HitStage.Reporting), "OldBox" },
    };

    [Theory]
    [MemberData(nameof(Stages))]
    public async Task Exception_CostsOneUse(string stage, string place)
    {
        var expected = await RunAsync(fault: null);
        var thrown = 0;
        var found = await RunAsync((entered, span, text) =>
        {
            if (entered.ToString() == stage && text.StartsWith(place, StringComparison.Ordinal) && Interlocked.Increment(ref thrown) >= 1)
                throw new PlantedException();
        });

        Assert.NotEqual(0, thrown);
        Assert.DoesNotContain(found, diagnostic => diagnostic.Id == "AD0001");
        var failed = found.Where(HasFailed).ToList();
        Assert.NotEmpty(failed);
        Assert.All(failed, diagnostic =>
        {
            Assert.Equal(DiagnosticIds.UnfixableUse, diagnostic.Id);
            Assert.Contains(nameof(PlantedException), diagnostic.GetMessage(), StringComparison.Ordinal);
        });

        // What does not touch a failed place is as it was; and each failed place was one that had a diagnostic.
        var spans = failed.Select(diagnostic => diagnostic.Location.SourceSpan).ToList();
        Assert.Equal(Written(expected.Where(IsElsewhere)), Written(found.Where(IsElsewhere)));
        Assert.All(spans, span => Assert.Contains(expected, diagnostic => diagnostic.Location.SourceSpan.IntersectsWith(span)));

        bool IsElsewhere(Diagnostic diagnostic) => !spans.Any(span => span.IntersectsWith(diagnostic.Location.SourceSpan));
    }

    [Fact]
    public async Task Cancellation_IsNotContained()
    {
        var compilation = await CompileAsync();
        using var source = new CancellationTokenSource();
        Containment.Fault.Value = (_, _) =>
        {
            source.Cancel();
            source.Token.ThrowIfCancellationRequested();
        };
        var engine = SsotEngine.For(compilation, new AnalyzerOptions([]), CancellationToken.None);
        var model = compilation.GetSemanticModel(compilation.SyntaxTrees[1]);

        Assert.ThrowsAny<OperationCanceledException>(() => engine.GetHits(model, source.Token));
        Containment.Fault.Value = null;

        // The attempt that was cancelled left nothing behind.
        Assert.DoesNotContain(engine.GetHits(model, CancellationToken.None), hit => hit.Refusal?.Kind == Refusal.AnalysisFailed);
    }

    [Fact]
    public async Task CancellationByAnother_IsAnException()
    {
        var found = await RunAsync((_, _, text) =>
        {
            if (text == "box.Store(1)")
                throw new OperationCanceledException(new CancellationToken(canceled: true));
        });

        Assert.Contains(found, diagnostic => HasFailed(diagnostic) && diagnostic.GetMessage().Contains(nameof(OperationCanceledException), StringComparison.Ordinal));
    }

    private static bool HasFailed(Diagnostic diagnostic) => diagnostic.Properties.GetValueOrDefault(Violation.RefusalProperty) == Refusal.AnalysisFailed.Name;

    private static async Task<ImmutableArray<Diagnostic>> RunAsync(Action<HitStage, TextSpan, string>? fault)
    {
        var compilation = await CompileAsync();
        var text = await compilation.SyntaxTrees[1].GetTextAsync();
        Containment.Fault.Value = fault is null ? null : (stage, span) => fault(stage, span, span.End <= text.Length ? text.ToString(span) : "");
        try
        {
            var options = new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: false, logAnalyzerExecutionTime: false);
            var found = await compilation.WithAnalyzers(Suite.Analyzers(), options).GetAnalyzerDiagnosticsAsync();
            return [.. found.Where(diagnostic => diagnostic.Location.SourceTree is null || diagnostic.Location.SourceTree.FilePath == "Uses.cs")];
        }
        finally
        {
            Containment.Fault.Value = null;
        }
    }

    private static async Task<CSharpCompilation> CompileAsync()
    {
        var options = new CSharpParseOptions(LanguageVersion.Latest, DocumentationMode.Diagnose);
        return CSharpCompilation.Create(
            "Contained",
            [CSharpSyntaxTree.ParseText(Map, options, "Map.cs"), CSharpSyntaxTree.ParseText(Uses, options, "Uses.cs")],
            [.. Preamble.Framework, Preamble.Ssot],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
    }

    private static IEnumerable<string> Written(IEnumerable<Diagnostic> diagnostics) => diagnostics.Select(diagnostic => diagnostic.ToString()).Order(StringComparer.Ordinal);

    private sealed class PlantedException : Exception;
}
