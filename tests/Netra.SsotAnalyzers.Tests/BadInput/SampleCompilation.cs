using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Netra.SsotAnalyzers.Tests.Support;

namespace Netra.SsotAnalyzers.Tests.BadInput;

/// <summary>The sources of samples/LegacyBackend as one compilation, and what the whole suite says about one of its files.</summary>
internal sealed class SampleCompilation
{
    private const string Usings = """
        global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; global using System.Net.Http;
        global using System.Threading; global using System.Threading.Tasks; global using Microsoft.AspNetCore.Builder; global using Microsoft.AspNetCore.Http;
        global using Microsoft.Extensions.DependencyInjection; global using Microsoft.Extensions.Hosting; global using Microsoft.Extensions.Logging;
        global using Microsoft.AspNetCore.Routing; global using Microsoft.Extensions.Configuration; global using Microsoft.AspNetCore.Hosting;
        """;

    private SampleCompilation(CSharpCompilation compilation) => Compilation = compilation;

    public CSharpCompilation Compilation { get; }

    public IReadOnlyList<SyntaxTree> Trees => [.. Compilation.SyntaxTrees.Skip(1)];

    public static async Task<SampleCompilation> LoadAsync()
    {
        var options = new CSharpParseOptions(LanguageVersion.Preview, DocumentationMode.Diagnose);
        var root = Path.Combine(RepositoryRoot.Find(), "samples", "LegacyBackend", "src");
        var files = Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"))
            .Order(StringComparer.Ordinal);
        return new SampleCompilation(CSharpCompilation.Create(
            "Sample",
            [CSharpSyntaxTree.ParseText(Usings, options, "/0/Usings.cs"), .. files.Select(path => CSharpSyntaxTree.ParseText(File.ReadAllText(path), options, path))],
            [.. Preamble.Framework, Preamble.Ssot, Preamble.WebSockets],
            new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable)));
    }

    /// <summary>What the suite reports in a file that reads like this instead, a crash included.</summary>
    public async Task<IReadOnlyList<Diagnostic>> DiagnosticsAsync(SyntaxTree tree, string text)
    {
        var changed = tree.WithChangedText(Microsoft.CodeAnalysis.Text.SourceText.From(text));
        var compilation = Compilation.ReplaceSyntaxTree(tree, changed);
        return await compilation.WithAnalyzers(Suite.Analyzers()).GetAnalyzerSemanticDiagnosticsAsync(compilation.GetSemanticModel(changed), null, CancellationToken.None);
    }
}
