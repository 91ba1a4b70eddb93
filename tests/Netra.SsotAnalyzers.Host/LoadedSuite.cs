using System.Collections.Immutable;
using System.Composition.Hosting;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Netra.SsotAnalyzers.Host;

/// <summary>The analyzers and fixes of the suite, loaded from what the project references, as an editor loads them.</summary>
internal sealed class LoadedSuite
{
    private LoadedSuite(ImmutableArray<DiagnosticAnalyzer> analyzers, ImmutableArray<CodeFixProvider> fixes) => (Analyzers, Fixes) = (analyzers, fixes);

    public ImmutableArray<DiagnosticAnalyzer> Analyzers { get; }

    public ImmutableArray<CodeFixProvider> Fixes { get; }

    public IEnumerable<string> FixableIds => Fixes.SelectMany(fix => fix.FixableDiagnosticIds).Order(StringComparer.Ordinal);

    public static LoadedSuite Load(Project project, List<string> failures)
    {
        var references = project.AnalyzerReferences.OfType<AnalyzerFileReference>()
            .Where(reference => Path.GetFileName(reference.FullPath).StartsWith("Netra.SsotAnalyzers", StringComparison.OrdinalIgnoreCase))
            .ToList();
        if (references.Count == 0)
            failures.Add($"{project.Name} references no analyzers of the suite");

        foreach (var reference in references)
            reference.AnalyzerLoadFailed += (_, load) => failures.Add($"{load.ErrorCode} {load.ReferencedCompilerVersion}: {load.Message} {load.Exception?.Message}");
        return new LoadedSuite(
            [.. references.SelectMany(reference => reference.GetAnalyzers(LanguageNames.CSharp))],
            [.. references.SelectMany(reference => Exported(reference, failures))]);
    }

    /// <summary>What the assembly exports to the composition, which has to be every class that says that it is a fix.</summary>
    private static IReadOnlyList<CodeFixProvider> Exported(AnalyzerFileReference reference, List<string> failures)
    {
        try
        {
            var assembly = reference.GetAssembly();
            var marked = assembly.GetTypes().Where(type => type.GetCustomAttribute<ExportCodeFixProviderAttribute>()?.Languages.Contains(LanguageNames.CSharp) == true).ToList();
            if (marked.Count == 0)
                return [];

            using var container = new ContainerConfiguration().WithParts(marked).CreateContainer();
            var exported = container.GetExports<CodeFixProvider>().ToList();
            foreach (var type in marked.Except(exported.Select(fix => fix.GetType())))
                failures.Add($"{type} is not composed");
            return exported;
        }
        catch (Exception failure) when (failure is ReflectionTypeLoadException or FileNotFoundException or FileLoadException or TypeLoadException)
        {
            failures.Add($"{failure.GetType().Name} {Path.GetFileName(reference.FullPath)}: {failure.Message.Split('\n')[0]}");
            return [];
        }
    }
}
