using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Netra.SsotAnalyzers.Map;

namespace Netra.SsotAnalyzers.Engine.Declarations;

/// <summary>
/// Types that look like a second implementation: their name matches a role's pattern, or their public members are those of
/// its canonical type. Roles are indexed by member, so that a type costs its own members and not a comparison with each role.
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
    private readonly ImmutableArray<RoleShape> _roles;
    private readonly ILookup<string, RoleShape> _byMember;
    private readonly ImmutableHashSet<string> _memberNames;

    public WeakEvidence(SsotEngine engine)
    {
        _engine = engine;
        _roles = [.. engine.Map.Canonicals.Select(canonical => RoleShape.Of(canonical, engine.Compilation)).OfType<RoleShape>()];
        _byMember = _roles.SelectMany(role => role.Members, (role, member) => (role, member.Key)).ToLookup(pair => pair.Key, pair => pair.role, StringComparer.Ordinal);
        _memberNames = [.. _roles.SelectMany(role => role.Type.GetMembers()).Where(member => member.DeclaredAccessibility == Accessibility.Public).Select(member => member.Name)];
    }

    public bool IsEmpty => _roles.IsEmpty || _engine.IsTestProject;

    /// <summary>The role that a declared type seems to play, with the evidence; null for any other type.</summary>
    public (RoleShape Role, string Text)? Of(BaseTypeDeclarationSyntax declaration, SemanticModel model, double? threshold, CancellationToken cancellationToken)
    {
        var name = declaration.Identifier.ValueText;
        if (declaration is not (ClassDeclarationSyntax or StructDeclarationSyntax or RecordDeclarationSyntax)
            || !(_roles.Any(role => MatchesPattern(role, name)) || MayShare(declaration))
            || model.GetDeclaredSymbol(declaration, cancellationToken) is not INamedTypeSymbol type
            || !IsCandidate(type, declaration))
        {
            return null;
        }

        var shared = Shared(type);
        foreach (var role in _roles)
        {
            if (SymbolEqualityComparer.Default.Equals(role.Type.OriginalDefinition, type) || HoldsRole(type, role) || IsWithin(type, role.Type))
                continue;

            shared.TryGetValue(role, out var count);
            if (Text(role, type, count, threshold ?? DefaultThreshold) is { } text)
                return (role, text);
        }

        return null;
    }

    /// <summary>What the option says in a file, or null.</summary>
    public static double? Threshold(string? option) =>
        double.TryParse(option, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value > 0 ? value : null;

    private static string? Text(RoleShape role, INamedTypeSymbol type, (int Shared, int Total) count, double threshold)
    {
        var derives = DerivesFrom(type, role.Type) ? $"it derives from '{role.Type.Name}', and " : "";
        if (MatchesPattern(role, type.Name) && (NamePattern.Words(role.Canonical.NamePattern!) >= MinWords || count.Shared >= MinSharedForOneWord))
            return $"{derives}its name matches '{role.Canonical.NamePattern}'";
        if (count.Shared >= MinShared && count.Shared >= count.Total * threshold)
            return $"{derives}{count.Shared} of the {count.Total} public members of '{role.Type.Name}' are here with the same signature";
        return null;
    }

    private static bool MatchesPattern(RoleShape role, string name) =>
        role.Canonical.NamePattern is { } pattern
        && NamePattern.Matches(pattern, name)
        && !Surroundings.Any(suffix => name.EndsWith(suffix, StringComparison.Ordinal) && !role.Type.Name.EndsWith(suffix, StringComparison.Ordinal));

    /// <summary>By syntax: whether enough members bear names of some canonical type's members.</summary>
    private bool MayShare(BaseTypeDeclarationSyntax declaration) => ((TypeDeclarationSyntax)declaration).Members.Count(member => _memberNames.Contains(member switch
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

        for (var current = type.BaseType; current is not null; current = current.BaseType)
        {
            if (current is { Name: "Exception" or "Attribute" or "EventArgs", ContainingNamespace.Name: "System" })
                return false;
        }

        return _engine.Map.FindCanonical(type) is null;
    }

    /// <summary>For each role how many of its members the type has, and of how many: what an interface of both asks for is no evidence.</summary>
    private Dictionary<RoleShape, (int Shared, int Total)> Shared(INamedTypeSymbol type)
    {
        var contracts = new HashSet<string>(type.AllInterfaces.Select(contract => DocumentationId.Of(contract.OriginalDefinition)), StringComparer.Ordinal);
        var counts = new Dictionary<RoleShape, (int Shared, int Total)>();
        foreach (var member in MemberKey.Of(type).Distinct())
        {
            foreach (var role in _byMember[member.Key])
            {
                if (role.Members[member.Key].All(contract => contract is not null && contracts.Contains(contract)))
                    continue;

                counts.TryGetValue(role, out var count);
                var total = count.Total > 0 ? count.Total : role.Members.Count(own => !own.All(contract => contract is not null && contracts.Contains(contract)));
                counts[role] = (count.Shared + 1, total);
            }
        }

        return counts;
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

    private static bool DerivesFrom(INamedTypeSymbol type, INamedTypeSymbol canonical)
    {
        for (var current = type.BaseType; current is not null; current = current.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(current.OriginalDefinition, canonical.OriginalDefinition))
                return true;
        }

        return false;
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
