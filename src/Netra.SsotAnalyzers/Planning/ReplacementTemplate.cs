using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Netra.SsotAnalyzers.Planning;

/// <summary>The expression of a <c>ReplaceWith</c>, parsed, and the names that it declares itself.</summary>
internal sealed class ReplacementTemplate
{
    private static readonly ConditionalWeakTable<string, ReplacementTemplate> Cache = new();

    private ReplacementTemplate(string text)
    {
        // Consumed whole: "a; b" or a stray parenthesis is malformed, not a shorter expression.
        var expression = SyntaxFactory.ParseExpression(text, options: CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Preview), consumeFullText: true);
        Expression = expression.ContainsDiagnostics || expression.IsMissing ? null : expression;
        DeclaredNames = Expression is null ? [] : [.. expression.DescendantNodes().Select(node => node switch
        {
            ParameterSyntax parameter => parameter.Identifier.ValueText,
            SingleVariableDesignationSyntax designation => designation.Identifier.ValueText,
            _ => "",
        }).Where(name => name.Length > 0)];
    }

    /// <summary>The expression; null where the text is none.</summary>
    public ExpressionSyntax? Expression { get; }

    /// <summary>Lambda parameters and variables of the expression's own: they hide parameters of the same name.</summary>
    public ImmutableHashSet<string> DeclaredNames { get; }

    public static ReplacementTemplate Parse(string expression) => Cache.GetValue(expression, text => new ReplacementTemplate(text));

    public bool Mentions(string identifier) => Expression is not null
        && Expression.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(name => name.Identifier.ValueText == identifier && IsFreeName(name));

    /// <summary>Whether the name stands for something of the outside, and is no member, argument or initializer name.</summary>
    public bool IsFreeName(SimpleNameSyntax name) =>
        !DeclaredNames.Contains(name.Identifier.ValueText) && name.Parent switch
        {
            MemberAccessExpressionSyntax access => access.Name != name,
            QualifiedNameSyntax qualified => qualified.Right != name,
            MemberBindingExpressionSyntax or NameColonSyntax or NameEqualsSyntax or AliasQualifiedNameSyntax => false,
            AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax { RawKind: (int)SyntaxKind.ObjectInitializerExpression } } assignment => assignment.Left != name,
            _ => true,
        };
}
