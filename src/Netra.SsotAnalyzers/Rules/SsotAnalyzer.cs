using System.Collections.Concurrent;
using Microsoft.CodeAnalysis.Diagnostics;
using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Rules.Events;
using Netra.SsotAnalyzers.Rules.Implementations;
using Netra.SsotAnalyzers.Rules.Isolation;
using Netra.SsotAnalyzers.Rules.MapHealth;
using Netra.SsotAnalyzers.Rules.Runs;

namespace Netra.SsotAnalyzers.Rules;

/// <summary>
/// What every rule is: a class of one id that registers nothing where there is no map. One class per id, because
/// <c>dotnet format</c> runs only the class of the id that it fixes, and takes that class's first diagnostic for it.
/// </summary>
public abstract class SsotAnalyzer : DiagnosticAnalyzer
{
    private protected SsotAnalyzer(DiagnosticDescriptor descriptor)
    {
        Descriptor = descriptor;
        SupportedDiagnostics = [descriptor];
    }

    public sealed override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; }

    private protected DiagnosticDescriptor Descriptor { get; }

    public sealed override void Initialize(AnalysisContext context)
    {
        // Generated code is looked at too: silence there would be a broken build on the day that the legacy goes.
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            var engine = SsotEngine.For(start.Compilation, start.Options, start.CancellationToken);
            if (engine.Severities.Mode == SsotMode.Off || !HasWork(engine, start.CancellationToken))
                return;

            Register(engine, start);
            if (engine.Baseline is { } baseline && baseline.File.HasEntriesOf(Descriptor.Id))
            {
                start.RegisterCompilationEndAction(end =>
                {
                    foreach (var diagnostic in baseline.JudgeKeptBack(Descriptor.Id, end.CancellationToken))
                        end.ReportDiagnostic(diagnostic);
                });
            }
        });
    }

    /// <summary>Whether there is anything that the rule could find in the compilation: by default, whether there is a map.</summary>
    private protected virtual bool HasWork(SsotEngine engine, CancellationToken cancellationToken) => !engine.IsEmpty;

    /// <summary>Registers the narrowest action that the rule can do with; nothing where the map has nothing for it.</summary>
    private protected abstract void Register(SsotEngine engine, CompilationStartAnalysisContext start);
}

/// <summary>What the families of rules keep for a compilation.</summary>
internal static class SharedIndexes
{
    extension(SsotEngine engine)
    {
        /// <summary>Types of this compilation that strong evidence speaks against, although no attribute does.</summary>
        public SecondImplementations SecondImplementations => engine.Shared(engine => new SecondImplementations(engine));

        /// <summary>The event names of all catalogues.</summary>
        public EventCatalogues Events => engine.Shared(engine => new EventCatalogues(engine));

        /// <summary>What the isolation rules look for.</summary>
        public IsolationIndex Isolation => engine.Shared(engine => new IsolationIndex(engine));

        /// <summary>Where runs are started.</summary>
        public RunIndex Runs => engine.Shared(RunIndex.Of);

        /// <summary>Whether this compilation declares the type of a run, whose business the events are.</summary>
        public bool OwnsRuns => engine.Map.Catalogues.Any(canonical => canonical.Type.Assembly == engine.Compilation.AssemblyName)
            && engine.Map.PerUser.Any(canonical => canonical.Type.Assembly == engine.Compilation.AssemblyName);

        /// <summary>Whether the sources may hold an attribute of the map, by syntax alone.</summary>
        public bool MayDeclare => engine.Reader.MayDeclare;

        private MapAttributeReader Reader => engine.Shared(engine => new MapAttributeReader(engine.Compilation));

        /// <summary>The attributes of the map in one file, in the order of the text.</summary>
        public ImmutableArray<MapAttribute> AttributesIn(SemanticModel model, CancellationToken cancellationToken)
        {
            var byTree = engine.Shared(_ => new ConcurrentDictionary<SyntaxTree, ImmutableArray<MapAttribute>>());
            if (byTree.TryGetValue(model.SyntaxTree, out var attributes))
                return attributes;

            attributes = engine.Reader.In(model, cancellationToken);
            byTree.TryAdd(model.SyntaxTree, attributes);
            return attributes;
        }
    }
}
