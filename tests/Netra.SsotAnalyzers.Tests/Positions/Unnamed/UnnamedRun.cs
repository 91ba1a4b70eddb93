using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Netra.SsotAnalyzers.Tests.Support;

namespace Netra.SsotAnalyzers.Tests.Positions.Unnamed;

/// <summary>All programs of the table in one compilation: what the compiler refuses, what is reported, and which operations are there.</summary>
internal sealed class UnnamedRun
{
    private static readonly Lazy<Task<UnnamedRun>> Ran = new(RunAsync);

    private readonly CSharpCompilation _compilation;
    private readonly ILookup<string, Diagnostic> _errors;
    private readonly ILookup<string, Diagnostic> _reported;

    private UnnamedRun(CSharpCompilation compilation, IEnumerable<Diagnostic> reported)
    {
        _compilation = compilation;
        _errors = compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToLookup(PathOf);
        _reported = reported.ToLookup(PathOf);
    }

    public static Task<UnnamedRun> ResultAsync() => Ran.Value;

    public static IEnumerable<Diagnostic> Uses(IEnumerable<Diagnostic> reported) =>
        reported.Where(diagnostic => diagnostic.Id.StartsWith("SSOT1", StringComparison.Ordinal)).OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start).ThenByDescending(diagnostic => diagnostic.Location.SourceSpan.Length);

    /// <summary>What is wrong with one program; empty if nothing is.</summary>
    public IReadOnlyList<string> FailuresOf(UnnamedProgram program)
    {
        var errors = _errors[program.Path].Concat(_errors["Map" + program.Path]).Select(error => error.Id).Distinct().ToList();
        if (program.NotApplicable is { } expected and not UnnamedWay.Unused)
            return errors.Contains(expected) ? [] : [$"{program.Kind}: expected the error {expected} and found {(errors.Count == 0 ? "none" : string.Join(", ", errors))}"];
        if (errors.Count > 0)
            return [$"{program.Kind}: does not compile: {string.Join("; ", _errors[program.Path].Concat(_errors["Map" + program.Path]).Take(2))}"];

        return Compare(program.Kind.ToString(), program.Text, program.NotApplicable is null ? program.Marks : [], _reported[program.Path]);
    }

    /// <summary>What was found where something else was expected.</summary>
    public static IReadOnlyList<string> Compare(string name, string text, IReadOnlyList<PositionMark> marks, IEnumerable<Diagnostic> reported)
    {
        var expected = marks.Select(mark => $"{mark.Id} '{text.Substring(mark.Span.Start, mark.Span.Length)}' at {mark.Span.Start}").ToList();
        var found = Uses(reported).Select(diagnostic => $"{diagnostic.Id} '{text.Substring(diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length)}' at {diagnostic.Location.SourceSpan.Start}").ToList();
        return expected.SequenceEqual(found) ? [] : [$"{name}: expected {string.Join(", ", expected)}\n  and found {string.Join(", ", found)}"];
    }

    /// <summary>The kinds of operation at the spots and right around them.</summary>
    public IEnumerable<OperationKind> Operations() => UnnamedTable.Programs.Where(program => program.NotApplicable is null).SelectMany(program =>
    {
        var tree = _compilation.SyntaxTrees.Single(tree => tree.FilePath == program.Path);
        return OperationsAt(_compilation, tree, program.Marks);
    });

    public static IEnumerable<OperationKind> OperationsAt(CSharpCompilation compilation, IEnumerable<PositionMark> marks, int tree) => OperationsAt(compilation, compilation.SyntaxTrees[tree], marks);

    private static IEnumerable<OperationKind> OperationsAt(CSharpCompilation compilation, SyntaxTree tree, IEnumerable<PositionMark> marks)
    {
        var (root, model) = (tree.GetRoot(), compilation.GetSemanticModel(tree));
        foreach (var node in marks.SelectMany(mark => root.FindNode(mark.Span, getInnermostNodeForTie: true).AncestorsAndSelf().TakeWhile(node => node is not Microsoft.CodeAnalysis.CSharp.Syntax.BlockSyntax)))
        {
            for (var operation = model.GetOperation(node); operation is not null && node.Span.IntersectsWith(operation.Syntax.Span); operation = operation.Parent)
            {
                yield return operation.Kind;
                foreach (var child in operation.ChildOperations)
                    yield return child.Kind;
                if (operation.Parent is null or { Kind: OperationKind.Block })
                    break;
            }
        }
    }

    private static async Task<UnnamedRun> RunAsync()
    {
        var options = new CSharpParseOptions(LanguageVersion.Preview, DocumentationMode.None);
        var compilation = CSharpCompilation.Create(
            "Unnamed",
            UnnamedTable.Programs.SelectMany(program => new[] { CSharpSyntaxTree.ParseText(program.Text, options, program.Path), CSharpSyntaxTree.ParseText(program.Map, options, "Map" + program.Path) }),
            [.. Preamble.Framework, Preamble.Ssot],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true));
        var reported = await compilation.WithAnalyzers(Suite.UseAnalyzers(), new AnalyzerOptions([])).GetAnalyzerDiagnosticsAsync();
        Assert.DoesNotContain(reported, diagnostic => diagnostic.Id == "AD0001");
        return new UnnamedRun(compilation, reported);
    }

    private static string PathOf(Diagnostic diagnostic) => diagnostic.Location.SourceTree?.FilePath ?? "";
}
