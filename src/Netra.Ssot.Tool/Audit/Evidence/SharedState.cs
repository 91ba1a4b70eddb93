using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Netra.SsotAnalyzers.Map;
using Netra.SsotAnalyzers.Rules.Isolation;

namespace Netra.Ssot.Tool.Audit.Evidence;

/// <summary>A static member that keeps what belongs to one user, or to one of a cluster's objects.</summary>
/// <param name="Member">The field or property.</param>
/// <param name="File">The file, by full path.</param>
/// <param name="Line">The line, from one.</param>
/// <param name="Held">The type that it keeps.</param>
internal sealed record StaticHolder(ISymbol Member, string File, int Line, string Held)
{
    public string Name => $"{Member.ContainingType.ToDisplayString()}.{Member.Name}";
}

/// <summary>
/// Static fields and properties that keep objects of a cluster, or what they are made for: the type that the constructors of at
/// least two of its members ask for.
/// </summary>
internal static class SharedState
{
    public static IReadOnlyList<StaticHolder> Find(AuditedSolution solution, IReadOnlyCollection<AuditType> members, CancellationToken cancellationToken)
    {
        var held = members.Where(member => !member.Symbol.IsStatic).Select(member => member.Symbol.Name).ToHashSet(StringComparer.Ordinal);
        var owners = OwnersOf(members);
        held.UnionWith(owners.Select(owner => owner.Name));
        if (owners.Count == 0)
            return [];

        var result = new List<StaticHolder>();
        foreach (var (project, tree) in solution.Trees.Where(item => !item.Project.IsTest))
        {
            cancellationToken.ThrowIfCancellationRequested();
            SemanticModel? model = null;
            foreach (var declaration in TreeDeclarations.Of(tree, cancellationToken).Types.OfType<TypeDeclarationSyntax>())
            {
                foreach (var member in declaration.Members.Where(member => member.Modifiers.Any(SyntaxKind.StaticKeyword)))
                {
                    var type = member switch
                    {
                        FieldDeclarationSyntax field => field.Declaration.Type,
                        PropertyDeclarationSyntax { AccessorList: { } accessors } property when accessors.Accessors
                            .All(accessor => accessor.Body is null && accessor.ExpressionBody is null) =>
                            property.Type,
                        _ => null,
                    };
                    if (type is null || !type.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().Any(name => held.Contains(name.Identifier.ValueText)))
                        continue;

                    model ??= project.Engine.ModelOf(tree);
                    var symbol = member is FieldDeclarationSyntax { Declaration.Variables: [var variable, ..] }
                        ? model.GetDeclaredSymbol(variable, cancellationToken) : model.GetDeclaredSymbol(member, cancellationToken);
                    if (symbol is null or IFieldSymbol { IsConst: true }
                        || HeldIn(model.GetTypeInfo(type, cancellationToken).Type, members, owners) is not { } kept)
                    {
                        continue;
                    }

                    result.Add(new StaticHolder(symbol, tree.FilePath, tree.GetLineSpan(member.Span).StartLinePosition.Line + 1, kept));
                }
            }
        }

        return [.. result.OrderBy(holder => holder.Name, StringComparer.Ordinal)];
    }

    /// <summary>For whom the members are made: a type of this code, or of a reference that declares the role.</summary>
    private static List<INamedTypeSymbol> OwnersOf(IReadOnlyCollection<AuditType> members)
    {
        var declared = members.Select(member => member.Canonical?.UserContext is { } context ? member.Engine.Resolve(context) : null)
            .OfType<INamedTypeSymbol>();
        var asked = members.SelectMany(member =>
            member.Symbol.InstanceConstructors.SelectMany(constructor => constructor.Parameters).Select(parameter => parameter.Type).OfType<INamedTypeSymbol>()
                .Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default).Select(type => (type: type.OriginalDefinition, member)))
            .Where(pair => pair.type.TypeKind is TypeKind.Class or TypeKind.Struct && pair.type.SpecialType == SpecialType.None && !IsOfTheFramework(pair.type)
                && members.All(member => member.FullName != pair.type.ToDisplayString()))
            .GroupBy(pair => pair.type.ToDisplayString())
            .Where(group => group.Select(pair => pair.member).Distinct().Count() >= 2)
            .Select(group => group.First().type);
        return [.. declared.Concat(asked).DistinctBy(type => type.ToDisplayString())];
    }

    private static bool IsOfTheFramework(INamedTypeSymbol type) =>
        type.ContainingNamespace.ToDisplayString() is var ns
            && (ns == "System" || ns.StartsWith("System.", StringComparison.Ordinal) || ns.StartsWith("Microsoft.", StringComparison.Ordinal));

    private static string? HeldIn(ITypeSymbol? type, IReadOnlyCollection<AuditType> members, List<INamedTypeSymbol> owners)
    {
        if (type is null)
            return null;
        var id = DocumentationId.Of(type.OriginalDefinition);
        if (owners.Any(owner => DocumentationId.Of(owner) == id) || members.Any(member => !member.Symbol.IsStatic && member.Key.Id == id))
            return type.Name;
        return UserTypes.HeldBy(type).Select(element => HeldIn(element, members, owners)).FirstOrDefault(kept => kept is not null);
    }
}
