using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Netra.SsotAnalyzers.Tests.Guards;

/// <summary>Finds in a source what makes Microsoft.CodeAnalysis.Testing less strict than it is by default.</summary>
internal static class FrameworkDefaults
{
    private static readonly string[] Checks = ["CodeFixTestBehaviors", "TestBehaviors", "CompilerDiagnostics", "CodeActionValidationMode", "CodeFixValidationMode"];

    /// <summary>Where one is set, by class and member, and which; an iteration count of 1 is what is asked of every fix.</summary>
    public static IEnumerable<(string Place, string Property)> SetIn(string source)
    {
        foreach (var assignment in CSharpSyntaxTree.ParseText(source).GetRoot().DescendantNodes().OfType<AssignmentExpressionSyntax>())
        {
            var property = assignment.Left switch
            {
                MemberAccessExpressionSyntax access => access.Name.Identifier.Text,
                IdentifierNameSyntax name => name.Identifier.Text,
                _ => "",
            };
            if (Checks.Contains(property) || (IsCount(property) && assignment.Right.ToString() != "1"))
                yield return (PlaceOf(assignment), property);
        }
    }

    private static bool IsCount(string property) => property.StartsWith("NumberOf", StringComparison.Ordinal) && property.EndsWith("Iterations", StringComparison.Ordinal);

    private static string PlaceOf(SyntaxNode node)
    {
        var type = node.FirstAncestorOrSelf<TypeDeclarationSyntax>()!.Identifier.Text;
        return type + "." + node.FirstAncestorOrSelf<MemberDeclarationSyntax>() switch
        {
            MethodDeclarationSyntax method => method.Identifier.Text,
            PropertyDeclarationSyntax property => property.Identifier.Text,
            ConstructorDeclarationSyntax => "ctor",
            { } member => member.Kind().ToString(),
            null => "",
        };
    }
}
