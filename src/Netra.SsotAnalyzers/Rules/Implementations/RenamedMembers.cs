using System.Text;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Netra.SsotAnalyzers.Rules.Implementations;

/// <summary>
/// Whether a type does what a canonical type does under other names: it keeps the same kind of thing and takes and yields
/// the same, or its methods have the same bodies but for names.
/// </summary>
internal static class RenamedMembers
{
    private const int MinMethods = 3;
    private const double MinShare = 0.6;

    // Shorter bodies are alike in everything.
    private const int MinTokens = 8;

    /// <summary>The types of this code that a type keeps in a collection.</summary>
    public static IEnumerable<INamedTypeSymbol> KeptBy(INamedTypeSymbol type) => type.GetMembers().OfType<IFieldSymbol>()
        .Where(field => field.Type is INamedTypeSymbol { TypeArguments.IsEmpty: false } held && held.AllInterfaces.Any(implemented => implemented.SpecialType == SpecialType.System_Collections_IEnumerable))
        .SelectMany(field => ((INamedTypeSymbol)field.Type).TypeArguments).OfType<INamedTypeSymbol>()
        .Where(kept => kept.SpecialType == SpecialType.None && !InFramework(kept));

    public static bool Are(INamedTypeSymbol type, RoleShape role, Likeness likeness, CancellationToken cancellationToken)
    {
        if (!KeptBy(type).Intersect(KeptBy(role.Type), (IEqualityComparer<INamedTypeSymbol>)SymbolEqualityComparer.Default).Any())
            return false;

        var methods = role.Members.Where(member => member.IsMethod).ToList();
        return methods.Count >= MinMethods && (HaveTypes(methods, likeness) || HaveBodies(type, role.Type, methods.Count, cancellationToken));
    }

    private static bool HaveTypes(List<MemberSignature> methods, Likeness likeness)
    {
        var left = likeness.Members.Where(member => member.IsMethod).ToList();
        if (left.Count > methods.Count * 2)
            return false;

        var matched = 0;
        foreach (var method in methods)
        {
            if (left.FirstOrDefault(method.HasTypesOf) is not { } found)
                continue;
            left.Remove(found);
            matched++;
        }

        return matched >= MinMethods && matched >= methods.Count * MinShare;
    }

    private static bool HaveBodies(INamedTypeSymbol type, INamedTypeSymbol canonical, int methods, CancellationToken cancellationToken)
    {
        var bodies = new HashSet<string>(BodiesOf(canonical, cancellationToken), StringComparer.Ordinal);
        var alike = BodiesOf(type, cancellationToken).Count(bodies.Contains);
        return alike >= MinMethods && alike >= methods * MinShare;
    }

    private static IEnumerable<string> BodiesOf(INamedTypeSymbol type, CancellationToken cancellationToken) => type.GetMembers().OfType<IMethodSymbol>()
        .Where(method => method is { MethodKind: MethodKind.Ordinary, DeclaringSyntaxReferences.Length: 1 })
        .Select(method => method.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken)).OfType<MethodDeclarationSyntax>()
        .Select(method => (SyntaxNode?)method.Body ?? method.ExpressionBody).OfType<SyntaxNode>()
        .Select(TextOf).OfType<string>();

    /// <summary>A body with its names numbered in the order in which they come; null for one that is too short to say anything.</summary>
    public static string? TextOf(SyntaxNode body)
    {
        var names = new Dictionary<string, int>(StringComparer.Ordinal);
        var text = new StringBuilder();
        var count = 0;
        foreach (var token in body.DescendantTokens())
        {
            count++;
            if (!token.IsKind(SyntaxKind.IdentifierToken))
            {
                text.Append(token.Text).Append(' ');
                continue;
            }

            if (!names.TryGetValue(token.ValueText, out var number))
                names.Add(token.ValueText, number = names.Count);
            text.Append('#').Append(number).Append(' ');
        }

        return count < MinTokens ? null : text.ToString();
    }

    private static bool InFramework(INamedTypeSymbol type)
    {
        var root = type.ContainingNamespace;
        while (root is { ContainingNamespace.IsGlobalNamespace: false })
            root = root.ContainingNamespace;
        return root?.Name is "System" or "Microsoft";
    }
}
