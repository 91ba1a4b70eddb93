using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Planning;
using Netra.SsotAnalyzers.Uses.SideBySide;

namespace Netra.SsotAnalyzers.Uses;

/// <summary>The uses found in one tree: at most one hit per spot, and what every finder asks about the tree.</summary>
internal sealed class FileUses(FileContext context)
{
    private readonly Dictionary<TextSpan, Hit> _hits = [];
    private readonly List<Hit> _companions = [];

    public FileContext Context { get; } = context;

    public SsotEngine Engine { get; } = context.Engine;

    public SemanticModel Model { get; } = context.Model;

    public CancellationToken CancellationToken { get; } = context.CancellationToken;

    public TypeUsePlanner Types { get; } = new(context);

    /// <summary>What tells superseded types from canonical ones, so that it has to stay.</summary>
    public Uses.SideBySide.Distinctions Distinctions { get; } = new(context);

    public MemberUsePlanner Members { get; } = new(context);

    /// <summary>One of the members that a place stands for where the compiler chooses none: in <c>nameof</c>, and in a call with a <c>dynamic</c> argument.</summary>
    public ISymbol? OneOf(SymbolInfo info) => info.CandidateReason switch
    {
        CandidateReason.MemberGroup => info.CandidateSymbols.FirstOrDefault(),
        CandidateReason.LateBound => info.CandidateSymbols.FirstOrDefault(candidate => Engine.FindReplacement(candidate) is not null) ?? info.CandidateSymbols.FirstOrDefault(),
        _ => null,
    };

    public ConstructorInitializers Initializers { get; } = new(context);

    /// <summary>Whether the file is generated, so that no fix will touch it.</summary>
    public bool IsGenerated { get; } = context.Engine.Compilation.IsGenerated(context.Tree, context.CancellationToken);

    /// <summary>Every hit, in the order of the text.</summary>
    public ImmutableArray<Hit> ToHits() => [.. _hits.Values.Concat(_companions).OrderBy(hit => hit.Span.Start).ThenByDescending(hit => hit.Span.Length)];

    /// <summary>Adds a hit, unless its spot has one.</summary>
    public void Add(Hit hit)
    {
        if (_hits.ContainsKey(hit.Span))
            return;

        if (hit.Plan is { } plan)
        {
            var root = Model.SyntaxTree.GetRoot(CancellationToken);
            plan = plan.KeepDirectives(root).KeepComments(root);
            hit = !plan.LosesDirectives(root) ? hit with { Plan = plan }
                : hit with { RuleId = DiagnosticIds.UnfixableUse, Plan = null, LeadsOn = false, Remedy = Refusal.DirectiveInside.For().Message, Refusal = Refusal.DirectiveInside.For() };
            if (hit is { Plan: null, IsReported: false })
                return;
        }

        _hits.Add(hit.Span, hit);
    }

    /// <summary>Examines one place of the file. Where that throws, the place becomes SSOT1003 and the others are unaffected.</summary>
    public void Examine<T>(HitStage stage, T place, Action<T> examine)
        where T : SyntaxNode
    {
        try
        {
            Containment.Enter(stage, place.Span);
            examine(place);
        }
        catch (Exception exception) when (Containment.Handles(exception, CancellationToken))
        {
            var offender = OffenderOf(place);
            Add(Hit.Failed(place.Span, RoleOf(offender), offender, exception));
        }
    }

    /// <summary>Plans one use. Where that throws, the outcome says so. Generated code needs no plan, because no fix writes to it.</summary>
    public PlanOutcome Plan(SyntaxNode spot, Func<PlanOutcome> plan)
    {
        if (IsGenerated)
            return Refusal.Generated.For();

        try
        {
            Containment.Enter(HitStage.Planning, spot.Span);
            return plan();
        }
        catch (Exception exception) when (Containment.Handles(exception, CancellationToken))
        {
            return Refusal.AnalysisFailed.For(exception.GetType().Name);
        }
    }

    /// <summary>What a message calls a place that could not be bound: its name, or its first line.</summary>
    private static string OffenderOf(SyntaxNode place) => place switch
    {
        SimpleNameSyntax name => name.Identifier.ValueText,
        UsingDirectiveSyntax { Alias.Name.Identifier.ValueText: var alias } => alias,
        _ => place.ToString().Split('\r', '\n')[0],
    };

    /// <summary>The role of the type or member with a name: all that is known of a use that does not bind.</summary>
    private string RoleOf(string name) =>
        Engine.Map.Superseded.Where(entry => entry.Legacy.SimpleName == name).Select(entry => Engine.Map.RoleOf(entry.Canonical)).FirstOrDefault() ?? name;

    /// <summary>Adds a use that is not reported, and changes when something that it hangs on is changed.</summary>
    public void AddCompanion(Hit hit) => _companions.Add(hit);

    /// <summary>Whether the place is itself to be removed, or part of the map: uses there are not reported.</summary>
    public bool IsSilent(SyntaxNode node) => Context.IsSilent(node);

    /// <summary>The type's namespace, if that is superseded.</summary>
    public string? NamespaceOf(INamedTypeSymbol type) =>
        Engine.Map.Namespaces.CanonicalOf(type.ContainingNamespace) is null ? null : type.ContainingNamespace.ToDisplayString();

    /// <summary>What an alias hides; null for an honest alias.</summary>
    public HiddenType? Hidden(IAliasSymbol alias) => HiddenType.Of(Engine, alias);

    /// <summary>The alias that a name is, or null.</summary>
    public IAliasSymbol? AliasOf(SyntaxNode name) =>
        name is IdentifierNameSyntax identifier && Engine.Index.MayBeAlias(Model.SyntaxTree, identifier.Identifier.ValueText, CancellationToken)
            ? Model.GetAlias(identifier, CancellationToken)
            : null;
}
