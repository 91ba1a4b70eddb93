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

/// <summary>The ways to write one replacement, of which the shortest that binds is taken.</summary>
/// <param name="SpreadsParams">Elements of a <c>params</c> array stand one by one.</param>
/// <param name="KeepsThis">An implicit receiver is written as <c>this</c>.</param>
/// <param name="OmitsDefaults">Default values at the end are left out.</param>
internal readonly record struct Variant(bool SpreadsParams, bool KeepsThis, bool OmitsDefaults)
{
    /// <summary>The names of the parameters of the member that the expression calls, to pass arguments by: so they keep the order in which they are written.</summary>
    public ImmutableArray<string> ParameterNames { get; init; } = [];

    /// <summary>The locals that hold arguments evaluated beforehand, by argument.</summary>
    public ImmutableDictionary<ExpressionSyntax, PlanPiece> Locals { get; init; } = ImmutableDictionary<ExpressionSyntax, PlanPiece>.Empty;

    /// <summary>Whether each argument is cast to the type that the superseded member's parameter gave it.</summary>
    public bool Casts { get; init; }

    public static ImmutableArray<Variant> ByLength { get; } =
    [
        new(SpreadsParams: true, KeepsThis: false, OmitsDefaults: false),
        new(SpreadsParams: true, KeepsThis: true, OmitsDefaults: false),
        new(SpreadsParams: false, KeepsThis: false, OmitsDefaults: false),
        new(SpreadsParams: false, KeepsThis: true, OmitsDefaults: false),
    ];
}
