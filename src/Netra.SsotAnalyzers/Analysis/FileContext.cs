namespace Netra.SsotAnalyzers.Analysis;

/// <summary>One file in one compilation: what every question about code needs to know.</summary>
/// <param name="engine">The compilation.</param>
/// <param name="model">The file.</param>
/// <param name="cancellationToken">Cancels the work on it.</param>
internal sealed class FileContext(SsotEngine engine, SemanticModel model, CancellationToken cancellationToken)
{
    private readonly SilentCode _silentCode = new(engine, model, cancellationToken);
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
    public bool IsSilent(SyntaxNode node) => _silentCode.Contains(node);
}
