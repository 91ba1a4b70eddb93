using System.Collections.Concurrent;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Map;
using Netra.SsotAnalyzers.Planning;

namespace Netra.SsotAnalyzers.Uses;

/// <summary>
/// Binds what the scan found in one tree, decides which rule owns each spot, and asks for its plan. At most one hit per
/// spot: what is inside a call or a construction that is itself a hit is silent.
/// </summary>
internal sealed class UseFinder
{
    private readonly FileUses _file;
    private readonly MemberUses _members;
    private readonly TypeUses _types;
    private readonly DocumentationUses _documentation;

    private UseFinder(FileUses file)
    {
        _file = file;
        _members = new MemberUses(file);
        _types = new TypeUses(file, _members);
        _documentation = new DocumentationUses(file);
    }

    /// <summary>The hits on names in one tree, in the order of the text; those on whole files build on them.</summary>
    public static ImmutableArray<Hit> In(FileContext file)
    {
        var byTree = file.Engine.Shared(_ => new ConcurrentDictionary<SyntaxTree, ImmutableArray<Hit>>());
        if (byTree.TryGetValue(file.Tree, out var known))
            return known;

        var uses = new FileUses(file);
        new UseFinder(uses).Find();
        var hits = uses.ToHits();
        byTree.TryAdd(file.Tree, hits);
        return hits;
    }

    private void Find()
    {
        var (tree, index, cancellationToken) = (_file.Model.SyntaxTree, _file.Engine.Index, _file.CancellationToken);
        foreach (var directive in index.RelevantAliases(tree, cancellationToken))
            _file.Examine(HitStage.Directive, directive, AddAliasDirective);

        var tokens = TreeScan.Of(tree, index.NamesFor(tree, cancellationToken), cancellationToken).Tokens;
        foreach (var token in tokens)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (token.Parent is MethodDeclarationSyntax or PropertyDeclarationSyntax or EventDeclarationSyntax
                or VariableDeclaratorSyntax { Parent.Parent: EventFieldDeclarationSyntax }
                or ParameterSyntax { Parent.Parent: RecordDeclarationSyntax })
            {
                _members.AddOverride(token, token.Parent);
            }

            if (token.Parent is not SimpleNameSyntax name || name.Identifier != token || IsMemberNameOnly(name))
                continue;

            if (!name.IsPartOfStructuredTrivia())
                _file.Examine(HitStage.Binding, name, AddName);
            else if (name.FirstAncestorOrSelf<CrefSyntax>() is not null)
                _file.Examine(HitStage.Documentation, name, _documentation.Add);
        }

        if (index.HasUnnamedMembers)
            new UnnamedUses(_file, _members).AddAll(tree, namesType: !tokens.IsEmpty);
        if (index.Unnamed != UnnamedKinds.None)
            new PatternUses(_file, _members).AddAll(tree.GetRoot(cancellationToken));
    }

    /// <summary>
    /// The name before a colon in an argument names a parameter, the one before an equals sign declares something; in an attribute it names
    /// a property.
    /// </summary>
    private static bool IsMemberNameOnly(SimpleNameSyntax name) =>
        name.Parent is NameEqualsSyntax { Parent: not AttributeArgumentSyntax }
            || name.Parent is NameColonSyntax { Parent: ArgumentSyntax or AttributeArgumentSyntax };

    private void AddAliasDirective(UsingDirectiveSyntax directive)
    {
        if (_file.Model.GetDeclaredSymbol(directive, _file.CancellationToken) is not IAliasSymbol alias || _file.Hidden(alias) is not { } hidden
            || _file.IsSilent(directive))
        {
            return;
        }

        _file.Add(new Hit(
            DiagnosticIds.HidingAlias, directive.Span, hidden.Role, alias.Name, hidden.Name,
            Plan.RemoveDirective(directive.Span), hidden.Sunset, AliasKey.Of(directive), Target: hidden.Name));
    }

    private void AddName(SimpleNameSyntax name)
    {
        var alias = _file.AliasOf(name);
        var info = _file.Model.GetNameInfo(name, _file.CancellationToken);

        var symbol = alias?.Target ?? info.Symbol ?? _file.OneOf(info);
        switch (symbol)
        {
            case IMethodSymbol { MethodKind: MethodKind.Constructor } constructor when TypeSite.Of(name).Attribute is not null:
                _types.Add(name, constructor.ContainingType, alias);
                break;

            case INamedTypeSymbol type:
                _types.Add(name, type, alias);
                break;

            case IMethodSymbol or IPropertySymbol or IFieldSymbol or IEventSymbol:
                _members.Add(name, symbol);
                break;
        }
    }
}

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

    /// <summary>
    /// One of the members that a place stands for where the compiler chooses none: in <c>nameof</c>, and in a call with a <c>dynamic</c>
    /// argument.
    /// </summary>
    public ISymbol? OneOf(SymbolInfo info) => info.CandidateReason switch
    {
        CandidateReason.MemberGroup => info.CandidateSymbols.FirstOrDefault(),
        CandidateReason.LateBound =>
            info.CandidateSymbols.FirstOrDefault(candidate => Engine.FindReplacement(candidate) is not null) ?? info.CandidateSymbols.FirstOrDefault(),
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
                : hit with
                {
                    RuleId = DiagnosticIds.UnfixableUse,
                    Plan = null,
                    LeadsOn = false,
                    Shown = null,
                    Remedy = Refusal.DirectiveInside.For().Message,
                    Refusal = Refusal.DirectiveInside.For()
                };
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

/// <summary>One use of something superseded, with the one rule that owns it.</summary>
/// <param name="RuleId">The rule that reports it.</param>
/// <param name="Span">Where it is reported.</param>
/// <param name="Role">The role concerned.</param>
/// <param name="Offender">What the message names as superseded: a type, a member, or for SSOT2001 the alias.</param>
/// <param name="Remedy">What the message says to use; for SSOT1003 the reason why there is no rewrite.</param>
/// <param name="Plan">How it is rewritten; null exactly for SSOT1003.</param>
/// <param name="Sunset">From when on it is an error, or null.</param>
/// <param name="Alias">The alias directive that is used or declared here, by file and position; null without one.</param>
/// <param name="IsReported">False for a use inside superseded code: no violation, but to be changed when something that it hangs on is.</param>
/// <param name="Namespace">The superseded namespace that the name is found in or the directive imports, or null.</param>
/// <param name="LeadsOn">Whether the replacement is itself replaced, so that the rewrite goes on from there.</param>
/// <param name="Target">What a baseline knows the hit by where the offender is an alias: an alias goes, and what it meant may stay.</param>
/// <param name="StandsAlone">Whether it is rewritten only when it is asked for, and never along with another hit: a deletion completes no other edit.</param>
/// <param name="Together">What it shares with other hits of the file that have to be rewritten with it; null for a hit of its own.</param>
/// <param name="Refusal">Why it is not rewritten; not null exactly for SSOT1003.</param>
/// <param name="Dispatch">The id of the replaced member where the use may reach an override, which another project may declare; null where it cannot.</param>
/// <param name="Shown">The replacement with the arguments of this use, for messages; null where the remedy is shown as it is.</param>
internal sealed record Hit(
    string RuleId,
    TextSpan Span,
    string Role,
    string Offender,
    string Remedy,
    Plan? Plan,
    Sunset? Sunset,
    AliasKey? Alias = null,
    bool IsReported = true,
    bool LeadsOn = false,
    string? Namespace = null,
    string? Target = null,
    bool StandsAlone = false,
    string? Together = null,
    Refusal? Refusal = null,
    string? Dispatch = null,
    string? Shown = null)
{
    /// <summary>The hit that takes the place of one whose analysis failed.</summary>
    public static Hit Failed(TextSpan span, string role, string offender, Exception exception)
    {
        var refusal = Planning.Refusal.AnalysisFailed.For(exception.GetType().Name);
        return new Hit(DiagnosticIds.UnfixableUse, span, role, offender, refusal.Message, Plan: null, Sunset: null, Refusal: refusal);
    }

    /// <summary>The hits that <paramref name="find"/> makes of one place; a failed hit where it throws.</summary>
    public static IReadOnlyList<Hit> Find(HitStage stage, TextSpan span, string offender, Func<IEnumerable<Hit>> find, CancellationToken cancellationToken)
    {
        try
        {
            Containment.Enter(stage, span);
            return [.. find()];
        }
        catch (Exception exception) when (Containment.Handles(exception, cancellationToken))
        {
            return [Failed(span, offender, offender, exception)];
        }
    }
}
