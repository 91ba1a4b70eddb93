using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis.Diagnostics;
using Netra.SsotAnalyzers.Map;

namespace Netra.SsotAnalyzers.Analysis;

/// <summary>
/// The state of one compilation: its map, its settings, and what the layers above keep for it, so that a tree is searched and
/// bound once however many rules ask. One rule alone sees exactly what it would see among the others.
/// </summary>
internal sealed class SsotEngine : Resolution
{
    // Weak: an engine refers to its compilation, and goes with it.
    private static readonly ConditionalWeakTable<Compilation, SsotEngine> Cache = new();

    private readonly ConcurrentDictionary<Type, Lazy<object>> _shared = new();

    private SsotEngine(Compilation compilation, AnalyzerOptions options, bool isTestProject, CancellationToken cancellationToken)
        : base(compilation, SsotMap.Read(compilation, cancellationToken))
    {
        Options = options;
        IsTestProject = isTestProject;
        Severities = new SeverityPolicy(options.AnalyzerConfigOptionsProvider);

        // The package's targets tell a project that says of itself that it is one; IsPackable alone is true by default.
        FreezesPublicApi = BuildProperty(options, "SsotFreezePublicApi") ?? BuildProperty(options, "IsPackable") ?? false;
    }

    public AnalyzerOptions Options { get; }

    public SeverityPolicy Severities { get; }

    /// <summary>Whether others compile against this project's public signatures, so that rewriting one would break them.</summary>
    public bool FreezesPublicApi { get; }

    /// <summary>Whether the project says that it is one of tests.</summary>
    public bool IsTestProject { get; }

    /// <summary>Whether there is nothing to look for, so that nothing needs to be registered.</summary>
    public bool IsEmpty => Map.IsEmpty || Severities.Mode == SsotMode.Off;

    public NameIndex Index => Shared(NameIndex.Of);

    public static SsotEngine For(Compilation compilation, AnalyzerOptions options, CancellationToken cancellationToken)
    {
        if (Cache.TryGetValue(compilation, out var engine))
            return engine;

        var created = new SsotEngine(compilation, options, BuildProperty(options, "IsTestProject") ?? false, cancellationToken);
        return Cache.GetValue(compilation, _ => created);
    }

    /// <summary>What a layer above keeps for the compilation: one of each type, made by whoever asks first.</summary>
    public T Shared<T>(Func<SsotEngine, T> create)
        where T : class =>
        (T)(_shared.TryGetValue(typeof(T), out var known) ? known : _shared.GetOrAdd(typeof(T), new Lazy<object>(() => create(this)))).Value;

    public SemanticModel ModelOf(SyntaxTree tree) => Compilation.GetSemanticModel(tree);

    /// <summary>Whether a place is itself to be removed, or part of the map: nothing is reported there.</summary>
    public bool IsSilent(SyntaxNode node, SemanticModel model, CancellationToken cancellationToken) => new SilentCode(this, model, cancellationToken).Contains(node);

    private static bool? BuildProperty(AnalyzerOptions options, string name) =>
        options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue("build_property." + name, out var text) && bool.TryParse(text, out var value) ? value : null;
}
