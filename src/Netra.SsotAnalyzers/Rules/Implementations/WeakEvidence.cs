using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Map;
using Netra.SsotAnalyzers.Rules.MapHealth;

namespace Netra.SsotAnalyzers.Rules.Implementations;

/// <summary>
/// Types that look like a second implementation: their name matches a role's pattern, or their public members are those of
/// its canonical type. Roles are indexed by name, so that most types cost a look at their syntax, and the others a comparison with
/// the few roles whose members bear the same names.
/// </summary>
internal sealed class WeakEvidence
{
    /// <summary>The option that says what share of the canonical type's members counts as its shape: 0 to 1, above 1 for never.</summary>
    public const string ThresholdOption = "ssot.second_implementation.shape";

    private const double DefaultThreshold = 0.6;
    private const int MinShared = 3;

    // A pattern of one word, such as *Manager, is the name of many things: there some members have to agree as well.
    private const int MinWords = 2;
    private const int MinSharedForOneWord = 2;

    // What stands around an implementation and is none.
    private static readonly string[] Surroundings =
        ["Options", "Settings", "Configuration", "Mode", "Factory", "Builder", "Provider", "Extensions", "Exception", "Attribute", "EventArgs", "Middleware", "Tests", "Test", "Mock", "Fake", "Stub"];

    private readonly SsotEngine _engine;
    private readonly RoleNames _names;
    private readonly ConcurrentDictionary<CanonicalType, RoleShape?> _shapes = new();

    public WeakEvidence(SsotEngine engine)
    {
        _engine = engine;
        _names = RoleNames.Of(engine);
    }

    public bool IsEmpty => _engine.IsTestProject || _names.IsEmpty;

    /// <summary>The role that a declared type seems to play, with the evidence; null for any other type.</summary>
    public (RoleShape Role, string Text)? Of(BaseTypeDeclarationSyntax declaration, SemanticModel model, double? threshold, CancellationToken cancellationToken)
    {
        var patterned = _names.Patterned.Where(role => MatchesPattern(role, declaration.Identifier.ValueText));
        if (declaration is not (ClassDeclarationSyntax or StructDeclarationSyntax or RecordDeclarationSyntax)
            || !(patterned.Any() || MayShare(declaration))
            || model.GetDeclaredSymbol(declaration, cancellationToken) is not INamedTypeSymbol type
            || !IsCandidate(type, declaration))
        {
            return null;
        }

        var shared = new Lazy<SharedMembers>(() => new SharedMembers(type));
        foreach (var candidate in _names.Candidates(type.GetMembers().Select(member => member.Name), MinShared, patterned))
        {
            if (_shapes.GetOrAdd(candidate, canonical => RoleShape.Of(canonical, _engine)) is not { } role
                || SymbolEqualityComparer.Default.Equals(role.Type.OriginalDefinition, type) || HoldsRole(type, role) || IsWithin(type, role.Type))
                continue;

            if (Text(role, type, shared.Value.With(role), threshold ?? DefaultThreshold) is { } text)
                return (role, text);
        }

        return null;
    }

    /// <summary>What the option says in a file, or null.</summary>
    public static double? Threshold(string? option) =>
        double.TryParse(option, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value > 0 ? value : null;

    private static string? Text(RoleShape role, INamedTypeSymbol type, (int Shared, int Total) count, double threshold)
    {
        var derives = type.DerivesFrom(role.Type) ? $"it derives from '{role.Type.Name}', and " : "";
        if (MatchesPattern(role.Canonical, type.Name) && (NamePattern.Words(role.Canonical.NamePattern!) >= MinWords || count.Shared >= MinSharedForOneWord))
            return $"{derives}its name matches '{role.Canonical.NamePattern}'";
        if (count.Shared >= MinShared && count.Shared >= count.Total * threshold)
            return $"{derives}{count.Shared} of the {count.Total} public members of '{role.Type.Name}' are here with the same signature";
        return null;
    }

    private static bool MatchesPattern(CanonicalType role, string name) =>
        role.NamePattern is { } pattern
        && NamePattern.Matches(pattern, name)
        && !Surroundings.Any(suffix => name.EndsWith(suffix, StringComparison.Ordinal) && !role.Type.SimpleName.EndsWith(suffix, StringComparison.Ordinal));

    /// <summary>By syntax: whether enough members bear names of some canonical type's members.</summary>
    private bool MayShare(BaseTypeDeclarationSyntax declaration) => ((TypeDeclarationSyntax)declaration).Members.Count(member => _names.IsMember(member switch
    {
        MethodDeclarationSyntax method => method.Identifier.ValueText,
        PropertyDeclarationSyntax property => property.Identifier.ValueText,
        EventDeclarationSyntax @event => @event.Identifier.ValueText,
        EventFieldDeclarationSyntax field => field.Declaration.Variables[0].Identifier.ValueText,
        _ => "",
    })) >= MinShared || declaration.Modifiers.Any(SyntaxKind.PartialKeyword);

    private bool IsCandidate(INamedTypeSymbol type, BaseTypeDeclarationSyntax declaration)
    {
        var first = type.DeclaringSyntaxReferences[0];
        if (first.SyntaxTree != declaration.SyntaxTree || first.Span != declaration.Span || type.IsFileLocal)
            return false;

        for (var outer = type; outer is not null; outer = outer.ContainingType)
        {
            if (_engine.FindSupersession(outer) is not null || _engine.Map.FindSuperseded(outer) is not null)
                return false;
        }

        return !type.BaseTypes().Any(current => current.IsSystemType("Exception") || current.IsSystemType("Attribute") || current.IsSystemType("EventArgs"))
            && _engine.Map.FindCanonical(type) is null;
    }

    /// <summary>Whether the type is made around the canonical one: a decorator or a user, and no substitute.</summary>
    private static bool HoldsRole(INamedTypeSymbol type, RoleShape role)
    {
        return type.InstanceConstructors.SelectMany(constructor => constructor.Parameters).Any(parameter => IsRole(parameter.Type))
            || type.GetMembers().Any(member => member is IFieldSymbol field && IsRole(field.Type));

        bool IsRole(ITypeSymbol held) =>
            SymbolEqualityComparer.Default.Equals(held.OriginalDefinition, role.Type.OriginalDefinition)
            || (role.Canonical.Contract is { } contract && held is INamedTypeSymbol && DocumentationId.Of(held.OriginalDefinition) == contract.Id);
    }

    private static bool IsWithin(INamedTypeSymbol type, INamedTypeSymbol outer)
    {
        for (var current = type.ContainingType; current is not null; current = current.ContainingType)
        {
            if (SymbolEqualityComparer.Default.Equals(current.OriginalDefinition, outer.OriginalDefinition))
                return true;
        }

        return false;
    }
}
