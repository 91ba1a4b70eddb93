using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Roslyn;

namespace Netra.SsotAnalyzers.Planning.Differences;

/// <summary>The declarations whose type a serializer writes or reads along with something else: members of data, and what a web endpoint takes and gives.</summary>
internal static class SerializedPlaces
{
    private static readonly HashSet<string> Endpoints = new(StringComparer.Ordinal) { "ControllerBase", "Controller", "Hub", "PageModel" };

    /// <summary>Whether a type's name is a part of such a declaration's type.</summary>
    public static bool IsWritten(FileContext file, ExpressionSyntax name, INamedTypeSymbol type)
    {
        SyntaxNode node = name;
        while (node.Parent is TypeSyntax or TypeArgumentListSyntax or TupleElementSyntax)
            node = node.Parent;

        switch (node.Parent)
        {
            case PropertyDeclarationSyntax or VariableDeclarationSyntax { Parent: FieldDeclarationSyntax } or ParameterSyntax { Parent.Parent: RecordDeclarationSyntax }:
                return MemberOf(file, node.Parent) is { DeclaredAccessibility: Accessibility.Public, IsStatic: false, ContainingType: { } owner }
                    && (IsDeclaredSerialized(file.Engine, owner) || (SerializedShape.IsData(type) && SerializedShape.IsData(owner)));
            case MethodDeclarationSyntax method:
                return IsEndpoint(file.Model.GetDeclaredSymbol(method, file.CancellationToken));
            case ParameterSyntax { Parent.Parent: MethodDeclarationSyntax method }:
                return IsEndpoint(file.Model.GetDeclaredSymbol(method, file.CancellationToken));
            default:
                return false;
        }
    }

    private static ISymbol? MemberOf(FileContext file, SyntaxNode declaration) => declaration switch
    {
        VariableDeclarationSyntax variables => file.Model.GetDeclaredSymbol(variables.Variables[0], file.CancellationToken),
        ParameterSyntax parameter => file.Model.GetDeclaredSymbol(parameter, file.CancellationToken)?.DeclaredProperty(),
        _ => file.Model.GetDeclaredSymbol(declaration, file.CancellationToken),
    };

    /// <summary>Whether a method is called by a web framework, which reads its arguments and writes its result.</summary>
    private static bool IsEndpoint(IMethodSymbol? method) =>
        method is { DeclaredAccessibility: Accessibility.Public, IsStatic: false, ContainingType: { } type }
        && (type.Name.EndsWith("Controller", StringComparison.Ordinal) || type.BaseTypes().Any(parent => Endpoints.Contains(parent.Name)) || type.GetAttributes().Any(attribute => attribute.AttributeClass is { Name: "ApiControllerAttribute" or "ControllerAttribute" }));

    private static bool IsDeclaredSerialized(SsotEngine engine, INamedTypeSymbol owner) =>
        SerializedShape.HasAttributes(owner) || engine.Shared(SerializedTypes.Find).Contains(owner);
}
