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
    public bool IsSilent(SyntaxNode node, SemanticModel model, CancellationToken cancellationToken) =>
        new FileContext(this, model, cancellationToken).IsSilent(node);

    private static bool? BuildProperty(AnalyzerOptions options, string name) =>
        options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue("build_property." + name, out var text) && bool.TryParse(text, out var value)
            ? value : null;
}

/// <summary>One file in one compilation: what every question about code needs to know.</summary>
/// <param name="engine">The compilation.</param>
/// <param name="model">The file.</param>
/// <param name="cancellationToken">Cancels the work on it.</param>
internal sealed class FileContext(SsotEngine engine, SemanticModel model, CancellationToken cancellationToken)
{
    private SilentCode? _silentCode;
    private SemanticModel? _speculationModel;

    public SsotEngine Engine { get; } = engine;

    public SemanticModel Model { get; } = model;

    public CancellationToken CancellationToken { get; } = cancellationToken;

    /// <summary>
    /// The file, to bind what a plan would write. It does not know what may be null: for each speculation the compiler would
    /// restore the state of every variable up to it, so that the work for a hit would grow with the hits around it.
    /// </summary>
#pragma warning disable RSEXPERIMENTAL001 // No other API switches the analysis off. It is the same in 4.14 and 5.12, and the tests run on both.
    public SemanticModel SpeculationModel => _speculationModel ??= Engine.Compilation.GetSemanticModel(Tree, SemanticModelOptions.DisableNullableAnalysis);
#pragma warning restore RSEXPERIMENTAL001

    public SyntaxTree Tree => Model.SyntaxTree;

    public SyntaxNode Root => Tree.GetRoot(CancellationToken);

    public ISymbol? SymbolOf(SyntaxNode node) => Model.GetSymbolInfo(node, CancellationToken).Symbol;

    public ITypeSymbol? TypeOf(SyntaxNode node) => Model.GetTypeInfo(node, CancellationToken).Type;

    public ISymbol? DeclaredBy(SyntaxNode node) => Model.GetDeclaredSymbol(node, CancellationToken);

    /// <summary>Whether a place is itself to be removed, or part of the map: nothing is reported there.</summary>
    public bool IsSilent(SyntaxNode node) => (_silentCode ??= new SilentCode(this)).Contains(node);
}
