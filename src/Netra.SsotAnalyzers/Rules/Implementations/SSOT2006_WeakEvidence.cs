using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Map;

namespace Netra.SsotAnalyzers.Rules.Implementations;

/// <summary>What looks like a second implementation, by name or shape: is there a second one?</summary>
/// <example>
/// Bad: <c>class TenantWebSocketManager { public Task SendAsync(string text) … }</c>
/// Good: <c>class Tenants(WebSocketManager manager) { … }</c>
/// </example>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SSOT2006_WeakEvidence() : SsotAnalyzer(Descriptors.SSOT2006)
{
    private protected override void Register(SsotEngine engine, CompilationStartAnalysisContext start)
    {
        var evidence = new WeakEvidence(engine);
        if (evidence.IsEmpty)
            return;

        start.RegisterSemanticModelAction(context =>
        {
            var tree = context.SemanticModel.SyntaxTree;
            if (engine.Compilation.IsGenerated(tree, context.CancellationToken))
                return;

            context.Options.AnalyzerConfigOptionsProvider.GetOptions(tree).TryGetValue(WeakEvidence.ThresholdOption, out var option);
            foreach (var declaration in TreeDeclarations.Of(tree, context.CancellationToken).Types)
            {
                if (evidence.Of(declaration, context.SemanticModel, WeakEvidence.Threshold(option), context.CancellationToken) is not { } found)
                    continue;

                var role = found.Role;
                var violation = new Violation(
                    Descriptor, tree, declaration.Identifier.Span, role.Canonical.Role, Sunset: null,
                    [declaration.Identifier.ValueText, role.Canonical.Role,
                        $"{found.Text}; use '{role.Type.Name}', declare this one [SupersededBy(typeof({role.Type.Name}))], or give it its own role and name"],
                    IsGuess: found.IsGuess);
                if (violation.ToDiagnostic(engine) is { } diagnostic)
                    context.ReportDiagnostic(diagnostic);
            }
        });
    }
}

/// <summary>
/// Types that look like a second implementation: their name matches a role's pattern, their members are those of its
/// canonical type or contract, or they pass them on. Roles are indexed by name, so that most types cost a look at their syntax,
/// and the others a comparison with the few roles whose members have the same names.
/// </summary>
internal sealed class WeakEvidence
{
    /// <summary>The option that says what share of the canonical type's members counts as its shape: 0 to 1, above 1 for never.</summary>
    public const string ThresholdOption = "ssot.second_implementation.shape";

    private const double DefaultThreshold = 0.6;

    // With a pattern or a contract the team has said what a second implementation looks like.
    private const int MinSharedOfDeclared = 2;
    private const int MinShared = 3;

    // A pattern of one word, such as *Manager, is the name of many things: there some members have to agree as well.
    private const int MinWords = 2;

    // What stands around an implementation and is none.
    private static readonly string[] Surroundings =
        ["Options", "Settings", "Configuration", "Mode", "Factory", "Builder", "Provider", "Extensions", "Exception", "Attribute", "EventArgs", "Middleware",
            "Tests", "Test", "Mock", "Fake", "Stub"];

    private static readonly string[] Affixes = ["New", "Old", "Legacy", "Next", "Ex", "Temp", "Copy"];

    // What says of a type that it is another version of the one behind it.
    private static readonly string[] Versions = [.. Affixes, "My", "Custom", "Unified", "Enhanced", "Improved", "Simple", "Better", "Base", "Default",
        "Extended", "Modern"];

    private readonly SsotEngine _engine;
    private readonly RoleNames _names;
    private readonly ConcurrentDictionary<CanonicalType, RoleShape?> _shapes = new();

    public WeakEvidence(SsotEngine engine)
    {
        _engine = engine;
        _names = RoleNames.Of(engine);
    }

    public bool IsEmpty => _engine.IsTestProject || _names.IsEmpty;

    /// <summary>
    /// The role that a declared type seems to play, with the evidence and whether it is only guessed; null for any other type.
    /// </summary>
    public (RoleShape Role, string Text, bool IsGuess)? Of(BaseTypeDeclarationSyntax declared, SemanticModel model, double? threshold,
        CancellationToken cancellationToken)
    {
        var patterned = _names.Patterned.Where(role => MatchesPattern(role, declared.Identifier.ValueText)).ToList();
        if (declared is not TypeDeclarationSyntax declaration
            || !(patterned.Count > 0 || MayShare(declaration) || _names.NamesType(declaration))
            || model.GetDeclaredSymbol(declaration, cancellationToken) is not INamedTypeSymbol type
            || !IsCandidate(type, declaration, cancellationToken))
        {
            return null;
        }

        var likeness = new Likeness(type);
        (RoleShape, string, bool)? guess = null;
        foreach (var candidate in _names.Candidates(declaration, type.GetMembers().Select(member => member.Name), MinSharedOfDeclared, patterned))
        {
            if (_shapes.GetOrAdd(candidate, canonical => RoleShape.Of(canonical, _engine)) is not { } role || role.Owns(type) || role.IsImplementedBy(type))
                continue;
            if (Find(role, type, likeness, threshold ?? DefaultThreshold, cancellationToken) is not var (text, isGuess))
                continue;

            // What a team has declared beats what only looks alike.
            if (!isGuess)
                return (role, text, false);
            guess ??= (role, text, true);
        }

        return guess;
    }

    /// <summary>What the option says in a file, or null.</summary>
    public static double? Threshold(string? option) =>
        double.TryParse(option, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value > 0 ? value : null;

    private (string Text, bool IsGuess)? Find(RoleShape role, INamedTypeSymbol type, Likeness likeness, double threshold, CancellationToken cancellationToken)
    {
        var (shared, total) = likeness.WithMembers(role);
        var (asked, askedTotal) = likeness.WithContract(role);
        if (RoleHolder.Find(type, role) && !RoleHolder.IsBesideACopy(type, role, threshold, shared, total, cancellationToken))
        {
            return type.TypeKind != TypeKind.Interface && new Adapters(_engine, cancellationToken).Is(type, role)
                ? ($"it only forwards calls to '{role.Type.Name}'", true) : null;
        }

        var derives = type.DerivesFrom(role.Type) ? $"it derives from '{role.Type.Name}', and " : "";
        if (type.TypeKind != TypeKind.Interface && MatchesPattern(role.Canonical, type.Name))
        {
            var isLike = shared >= MinSharedOfDeclared && (shared > MinSharedOfDeclared || likeness.SharesActions(role, MinSharedOfDeclared));
            if (isLike || (NamePattern.Words(role.Canonical.NamePattern!) >= MinWords && type.Name != role.Type.Name
                && IsRelated(type, role, shared, total, cancellationToken)))
            {
                return ($"{derives}its name matches '{role.Canonical.NamePattern}'{Besides(shared, role)}", !isLike);
            }
        }

        if (likeness.IsData || likeness.SharesUnknownBase(role))
            return null;
        if (asked >= MinSharedOfDeclared && asked >= askedTotal * threshold)
            return ($"{derives}it has {asked} of the {askedTotal} members of '{role.Contract!.Name}'", false);
        var (same, _) = likeness.WithSameMembers(role);
        if (same >= MinShared && same >= total * threshold)
            return ($"{derives}it has {same} of the {total} public members of '{role.Type.Name}'", true);
        return type.TypeKind == TypeKind.Interface ? null : UnderOtherNames(role, type, likeness, cancellationToken);
    }

    /// <summary>
    /// Whether more than the pattern speaks for it: half of the members, a base class, the canonical type's whole name in its
    /// own, or an interface of this code that both implement. Many names end in the same two words.
    /// </summary>
    private static bool IsRelated(INamedTypeSymbol type, RoleShape role, int shared, int total, CancellationToken cancellationToken) =>
        (shared > 0 && shared * 2 >= total) || type.DerivesFrom(role.Type) || IsNamedFor(type, role)
        || type.AllInterfaces.FirstOrDefault(own => role.ImplementsOwn(own)) is { } common && !NullObject.Is(type, common, cancellationToken);

    /// <summary>
    /// Whether a name is the canonical type's with something before or behind it. A name of two words is that of many things:
    /// a <c>SeriesTimerManager</c> is about series, a <c>TenantWebSocketManager</c> manages web sockets.
    /// </summary>
    private static bool IsNamedFor(INamedTypeSymbol type, RoleShape role) =>
        type.Name.IndexOf(role.Type.Name, StringComparison.Ordinal) is >= 0 and var at
        && (NamePattern.Words(role.Type.Name) > MinWords || at == 0 || Versions.Contains(type.Name.Substring(0, at), StringComparer.Ordinal));

    private (string Text, bool IsGuess)? UnderOtherNames(RoleShape role, INamedTypeSymbol type, Likeness likeness, CancellationToken cancellationToken)
    {
        if (RenamedMembers.Are(type, role, likeness, cancellationToken))
            return ($"it has the state and behaviour of '{role.Type.Name}' under other names", true);
        return new Adapters(_engine, cancellationToken).Is(type, role) ? ($"it only forwards calls to '{role.Type.Name}'", true) : null;
    }

    private static string Besides(int shared, RoleShape role) =>
        shared < MinSharedOfDeclared ? "" : $", and it shares {shared} members with '{role.Type.Name}'";

    private static bool MatchesPattern(CanonicalType role, string name) =>
        role.NamePattern is { } pattern
        && (NamePattern.Matches(pattern, name) || (Plain(name) is { } plain && NamePattern.Matches(pattern, plain)))
        && !Surroundings.Any(suffix => name.EndsWith(suffix, StringComparison.Ordinal) && !role.Type.SimpleName.EndsWith(suffix, StringComparison.Ordinal));

    /// <summary>A name without what tells a version from another: <c>ManagerV2</c>, <c>ManagerNew</c>. Null for a name that has nothing of it.</summary>
    private static string? Plain(string name)
    {
        if (Affixes.FirstOrDefault(affix => name.Length > affix.Length && name.EndsWith(affix, StringComparison.Ordinal)) is { } found)
            return name.Substring(0, name.Length - found.Length);

        var plain = name.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        return plain.Length == name.Length || plain.Length < 2 ? null : plain[plain.Length - 1] is 'V' or 'v' ? plain.Substring(0, plain.Length - 1) : plain;
    }

    /// <summary>By syntax: whether enough members have the names of some canonical type's members.</summary>
    private bool MayShare(TypeDeclarationSyntax declaration) => declaration.Members.Count(member => _names.IsMember(member switch
    {
        MethodDeclarationSyntax method => method.Identifier.ValueText,
        PropertyDeclarationSyntax property => property.Identifier.ValueText,
        EventDeclarationSyntax @event => @event.Identifier.ValueText,
        EventFieldDeclarationSyntax field => field.Declaration.Variables[0].Identifier.ValueText,
        _ => "",
    })) >= MinSharedOfDeclared || declaration.Modifiers.Any(SyntaxKind.PartialKeyword);

    private bool IsCandidate(INamedTypeSymbol type, TypeDeclarationSyntax declaration, CancellationToken cancellationToken)
    {
        var first = type.DeclaringSyntaxReferences[0];
        if (first.SyntaxTree != declaration.SyntaxTree || first.Span != declaration.Span || type.IsFileLocal)
            return false;

        for (var outer = type; outer is not null; outer = outer.ContainingType)
        {
            if (_engine.FindSupersession(outer) is not null || _engine.Map.FindSuperseded(outer) is not null)
                return false;
        }

        for (var current = type.BaseType; current is not null; current = current.BaseType)
        {
            if (current is { Name: "Exception" or "Attribute" or "EventArgs", ContainingNamespace.Name: "System" })
                return false;
        }

        return _engine.Map.FindCanonical(type) is null && _engine.SecondImplementations.Of(type, cancellationToken) is null;
    }
}

/// <summary>Why a type looks superseded although no attribute says so. It is not in the map: its uses are silent.</summary>
/// <param name="Canonical">The canonical type of the role.</param>
/// <param name="IsShim">Whether it is an empty subclass or a wrapper that only forwards; otherwise it is an implementation of its own.</param>
/// <param name="Text">The reason, as a clause of a message: <c>it implements 'IManager'</c>.</param>
internal sealed record Evidence(CanonicalType Canonical, bool IsShim, string Text);
