using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Netra.SsotAnalyzers.Precision;

/// <summary>
/// <c>precision CHECKOUT NAME OUTPUT</c>: declares the chosen types of a checkout canonical, in memory, and writes the list of
/// them and every hit with its line. Each project is one compilation over its sources, the projects that it refers to and the
/// framework; other packages are not there, so their types do not resolve.
/// </summary>
internal static class Program
{
    private static readonly string[] Rules = ["SSOT2001", "SSOT2002", "SSOT2003", "SSOT2006", "SSOT2007", "SSOT3001", "SSOT3002", "SSOT3003", "SSOT3004", "SSOT4001", "SSOT4002", "SSOT4003", "SSOT4004", "SSOT4005"];

    private static readonly string[] ImplicitUsings = ["System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Threading", "System.Threading.Tasks"];

    private static readonly string[] WebUsings =
    [
        "System.Net.Http.Json", "Microsoft.AspNetCore.Builder", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Http", "Microsoft.AspNetCore.Routing",
        "Microsoft.Extensions.Configuration", "Microsoft.Extensions.DependencyInjection", "Microsoft.Extensions.Hosting", "Microsoft.Extensions.Logging",
    ];

    private static async Task<int> Main(string[] args)
    {
        if (args is not [var root, var name, var output])
        {
            Console.Error.WriteLine("usage: precision CHECKOUT NAME OUTPUT");
            return 2;
        }

        var options = new CSharpParseOptions(LanguageVersion.Preview, DocumentationMode.Parse).WithPreprocessorSymbols("NET", "NET8_0_OR_GREATER", "NET10_0_OR_GREATER", "NETCOREAPP");
        var projects = SourceProject.Find(root);
        var trees = projects.SelectMany(project => project.Sources).Distinct().ToDictionary(file => file, file => CSharpSyntaxTree.ParseText(SourceText.From(File.ReadAllText(file)), options, file));
        var roles = RoleRule.Choose(projects.Where(project => !project.IsTest).SelectMany(project => project.Sources).Distinct().Select(file => trees[file]), name);
        foreach (var file in roles.GroupBy(role => role.File))
        {
            var text = trees[file.Key].GetText().WithChanges(file.OrderBy(role => role.Position).Select(role => new TextChange(new TextSpan(role.Position, 0), role.Attribute)));
            trees[file.Key] = CSharpSyntaxTree.ParseText(text, options, file.Key);
        }

        var lines = trees.Values.Sum(tree => tree.GetText().Lines.Count);
        var hits = new List<string>();
        var compilations = new Dictionary<string, Compilation>();
        foreach (var project in projects)
        {
            var compilation = Compile(project, compilations, trees, options);
            compilations.Add(project.Path, compilation);
            hits.AddRange(await FindAsync(compilation, project, root));
        }

        await File.WriteAllLinesAsync(Path.Combine(output, name + ".roles.txt"), roles.Select(role => $"{role.Rank}\t{role.Kind}\t{role.Name}\t{role.Attribute.Trim()}"));
        await File.WriteAllLinesAsync(Path.Combine(output, name + ".hits.txt"), hits.Distinct().Order(StringComparer.Ordinal));
        Console.WriteLine($"{name}: {lines} lines, {projects.Count} projects, {roles.Count} roles, {hits.Distinct().Count()} hits");
        return 0;
    }

    private static CSharpCompilation Compile(SourceProject project, Dictionary<string, Compilation> compiled, Dictionary<string, SyntaxTree> trees, CSharpParseOptions options)
    {
        var usings = CSharpSyntaxTree.ParseText(string.Concat(ImplicitUsings.Concat(project.IsWeb ? WebUsings : []).Select(name => $"global using {name};")), options);
        var references = Framework.Value
            .Concat(Closure(project, compiled).Select(reference => (MetadataReference)compiled[reference].ToMetadataReference()));
        return CSharpCompilation.Create(
            project.Name, [usings, .. project.Sources.Select(file => trees[file])], references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable));
    }

    private static readonly Lazy<ImmutableArray<MetadataReference>> Framework = new(() =>
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(file => Path.GetFileName(file) is var name && (name.StartsWith("System.", StringComparison.Ordinal) || name is "mscorlib.dll" or "netstandard.dll"))
            .Concat(AspNet()).Append(typeof(Netra.Ssot.CanonicalAttribute).Assembly.Location).Select(file => MetadataReference.CreateFromFile(file)),
    ]);

    private static IEnumerable<string> AspNet()
    {
        var shared = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "../../Microsoft.AspNetCore.App"));
        return Directory.Exists(shared) ? Directory.EnumerateFiles(Directory.EnumerateDirectories(shared).Order(StringComparer.Ordinal).Last(), "Microsoft.*.dll") : [];
    }

    private static HashSet<string> Closure(SourceProject project, Dictionary<string, Compilation> compiled)
    {
        var all = new HashSet<string>();
        var pending = new Stack<string>(project.References.Where(compiled.ContainsKey));
        while (pending.TryPop(out var path))
        {
            if (all.Add(path))
            {
                foreach (var inner in compiled[path].References.OfType<CompilationReference>())
                {
                    if (compiled.FirstOrDefault(entry => entry.Value == inner.Compilation).Key is { } known)
                        pending.Push(known);
                }
            }
        }

        return all;
    }

    private static async Task<IEnumerable<string>> FindAsync(Compilation compilation, SourceProject project, string root)
    {
        var analyzers = typeof(Descriptors).Assembly.GetTypes()
            .Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(DiagnosticAnalyzer))).Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)
            .Where(analyzer => analyzer.SupportedDiagnostics.Any(descriptor => Rules.Contains(descriptor.Id))).ToImmutableArray();
        var found = await compilation.WithAnalyzers(analyzers, new AnalyzerOptions([], new ProjectOptions(project))).GetAnalyzerDiagnosticsAsync();
        return found.Where(diagnostic => Rules.Contains(diagnostic.Id) || diagnostic.Id == "AD0001").Select(diagnostic =>
        {
            var at = diagnostic.Location.GetLineSpan();
            var line = diagnostic.Location.SourceTree?.GetText().Lines[at.StartLinePosition.Line].ToString().Trim();
            return $"{diagnostic.Id}\t{diagnostic.Severity}\t{Path.GetRelativePath(root, at.Path)}:{at.StartLinePosition.Line + 1}\t{diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}\t{line}";
        });
    }

    private sealed class ProjectOptions(SourceProject project) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Options(project.IsTest);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new Options(isTest: false);

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => new Options(isTest: false);
    }

    private sealed class Options(bool isTest) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value)
        {
            value = isTest && key == "build_property.IsTestProject" ? "true" : null;
            return value is not null;
        }
    }
}
