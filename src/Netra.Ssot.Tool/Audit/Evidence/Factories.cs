using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Netra.SsotAnalyzers.Roslyn;

namespace Netra.Ssot.Tool.Audit.Evidence;

/// <summary>A method that makes a type of the solution for others.</summary>
/// <param name="Method">The method.</param>
/// <param name="Made">What it makes, once awaited.</param>
/// <param name="IsAsync">Whether its callers await it.</param>
internal sealed record AuditedFactory(IMethodSymbol Method, AuditType Made, bool IsAsync)
{
    public string Id => Method.GetDocumentationCommentId()!;

    public string Name => $"{Method.ContainingType.ToDisplayString()}.{Method.Name}";
}

/// <summary>Methods that return a type of the solution that they make, or that another such method has made.</summary>
internal static class Factories
{
    private const int Rounds = 3;

    public static IReadOnlyList<AuditedFactory> Find(AuditedSolution solution, CancellationToken cancellationToken)
    {
        var candidates = new List<(AuditedFactory Factory, MethodDeclarationSyntax Syntax)>();
        foreach (var (project, tree) in solution.Trees.Where(item => !item.Project.IsTest))
        {
            cancellationToken.ThrowIfCancellationRequested();
            SemanticModel? model = null;
            foreach (var type in Netra.SsotAnalyzers.Map.TreeDeclarations.Of(tree, cancellationToken).Types.OfType<TypeDeclarationSyntax>())
            {
                foreach (var method in type.Members.OfType<MethodDeclarationSyntax>())
                {
                    if (!IsOpen(method) || Made(method) is not { } made
                        || (model ??= project.Engine.ModelOf(tree)).GetDeclaredSymbol(method, cancellationToken) is not { } symbol
                        || symbol.IsOverride || symbol.Implemented().Any() || symbol is { IsStatic: false, ContainingType.TypeKind: TypeKind.Interface })
                    {
                        continue;
                    }

                    var result = symbol.ReturnType.Awaited();
                    if (result is INamedTypeSymbol { DelegateInvokeMethod: { } invoke })
                        result = invoke.ReturnType.Awaited();
                    if (solution.Find(result) is { } found)
                        candidates.Add((new AuditedFactory(symbol, found, TaskShape.Of(symbol.ReturnType).IsAwaitable), method));
                }
            }
        }

        // What hands on what another factory has made is one as well.
        var names = new HashSet<string>(StringComparer.Ordinal);
        var factories = new HashSet<AuditedFactory>();
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var (factory, syntax) in candidates.Where(candidate => !factories.Contains(candidate.Factory)))
            {
                if (Makes(syntax, factory.Made, names))
                    factories.Add(factory);
            }

            names.UnionWith(factories.Select(factory => factory.Method.Name));
        }

        return [.. candidates.Select(candidate => candidate.Factory).Where(factories.Contains)];
    }

    private static bool IsOpen(MethodDeclarationSyntax method) =>
        !method.Modifiers.Any(SyntaxKind.PrivateKeyword) && !method.Modifiers.Any(SyntaxKind.ProtectedKeyword)
        && (method.Body ?? (object?)method.ExpressionBody) is not null && method.ExplicitInterfaceSpecifier is null;

    /// <summary>By syntax: whether a method returns a named type.</summary>
    private static TypeSyntax? Made(MethodDeclarationSyntax method) =>
        method.ReturnType is PredefinedTypeSyntax or ArrayTypeSyntax or TupleTypeSyntax ? null : method.ReturnType;

    private static bool Makes(MethodDeclarationSyntax method, AuditType made, HashSet<string> factories)
    {
        var isShort = method.ExpressionBody is not null || method.Body!.Statements.Count <= MostStatements;
        return isShort && ((SyntaxNode?)method.Body ?? method.ExpressionBody)!.DescendantNodes().Any(node => node switch
        {
            ImplicitObjectCreationExpressionSyntax => true,
            ObjectCreationExpressionSyntax creation =>
                creation.Type is NameSyntax name
                    && (name.RightmostName() == made.Name || name.RightmostName() is { } other && RoleWords.Of(other).Role.Intersect(made.Words.Role).Any()),
            IdentifierNameSyntax
            {
                Parent: InvocationExpressionSyntax or ArrowExpressionClauseSyntax or ReturnStatementSyntax
                or MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax }
            } name =>
                factories.Contains(name.Identifier.ValueText),
            _ => false,
        });
    }

    // A method that does more than that has another purpose.
    private const int MostStatements = 4;
}
