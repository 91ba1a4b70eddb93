using System.Collections.Concurrent;
using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Rules.Events;
using Netra.SsotAnalyzers.Rules.Implementations;
using Netra.SsotAnalyzers.Rules.Isolation;
using Netra.SsotAnalyzers.Rules.MapHealth;
using Netra.SsotAnalyzers.Rules.Runs;

namespace Netra.SsotAnalyzers.Rules;

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
