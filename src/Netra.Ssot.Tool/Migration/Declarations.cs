using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Roslyn;

namespace Netra.Ssot.Tool.Migration;

/// <summary>One superseded type or member that is declared in the solution's sources.</summary>
/// <param name="Id">Its documentation-comment id, the same in every project that compiles it.</param>
/// <param name="Name">Its simple name.</param>
/// <param name="Places">Its declarations: one for each part.</param>
internal sealed record Declaration(string Id, string Name, IReadOnlyList<(string Path, TextSpan Span)> Places);

/// <summary>Finds what is superseded and declared here, and could go.</summary>
internal static class Declarations
{
    public static IEnumerable<Declaration> In(Compilation compilation, SsotEngine engine)
    {
        foreach (var type in compilation.Assembly.GlobalNamespace.AllTypes())
        {
            if (engine.FreezesPublicApi && type.IsVisibleOutside())
                continue;

            if (engine.FindSupersession(type) is not null)
            {
                yield return Of(type);
                continue;
            }

            var own = type.GetMembers().Where(member => !member.IsImplicitlyDeclared && !(member is IMethodSymbol { AssociatedSymbol: not null })).ToList();
            var superseded = own.Where(member => IsRemovable(member) && engine.Map.FindReplacement(member) is not null).ToList();
            foreach (var member in superseded)
                yield return Of(member);

            // A factory class is nothing but its members.
            if (type.IsStatic && own.Count > 0 && superseded.Count == own.Count)
                yield return Of(type);
        }
    }

    /// <summary>Everything superseded of some roles, public API too: what a major version deletes.</summary>
    public static IEnumerable<Declaration> OfRoles(Compilation compilation, SsotEngine engine, IReadOnlyCollection<string> roles)
    {
        foreach (var type in compilation.Assembly.GlobalNamespace.AllTypes())
        {
            if (engine.FindSupersession(type) is { } supersession)
            {
                if (roles.Contains(supersession.Role))
                    yield return Of(type);
                continue;
            }

            var own = type.GetMembers().Where(member => !member.IsImplicitlyDeclared && member is not IMethodSymbol { AssociatedSymbol: not null }).ToList();
            var superseded = own.Where(member =>
                member is not INamedTypeSymbol && engine.Map.FindReplacement(member) is not null && roles.Contains(RoleOf(member, engine)))
                .ToList();
            foreach (var member in superseded)
                yield return Of(member);
            if (type.IsStatic && own.Count > 0 && superseded.Count == own.Count)
                yield return Of(type);
        }
    }

    /// <summary>A member's role is its type's, or that of what it makes; without either the name of its type.</summary>
    public static string RoleOf(ISymbol? member, SsotEngine engine)
    {
        var made = member switch
        {
            IMethodSymbol method => engine.RoleOf(method.ReturnType),
            IPropertySymbol property => engine.RoleOf(property.Type),
            IFieldSymbol field => engine.RoleOf(field.Type),
            _ => null,
        };
        return engine.RoleOf(member?.ContainingType) ?? made ?? member?.ContainingType?.Name ?? "(no role)";
    }

    private static bool IsRemovable(ISymbol member) =>
        !member.IsOverride && !member.IsVirtual && !member.IsAbstract
        && member switch
        {
            IMethodSymbol method => method.MethodKind == MethodKind.Ordinary && !method.Implemented().Any(),
            IPropertySymbol property => !property.IsIndexer && !property.Implemented().Any(),
            IFieldSymbol field => field.DeclaringSyntaxReferences.All(part => part.GetSyntax().Parent is VariableDeclarationSyntax { Variables.Count: 1 }),
            _ => false,
        };

    private static Declaration Of(ISymbol symbol) => new(
        symbol.GetDocumentationCommentId() ?? symbol.ToDisplayString(),
        symbol.Name,
        [.. symbol.DeclaringSyntaxReferences.Select(part => part.GetSyntax()).Select(node => (node as VariableDeclaratorSyntax)?.Parent?.Parent ?? node)
            .Select(node => (node.SyntaxTree.FilePath, node.Span))]);
}
