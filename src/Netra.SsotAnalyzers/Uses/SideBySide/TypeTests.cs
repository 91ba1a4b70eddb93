using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Planning;

namespace Netra.SsotAnalyzers.Uses.SideBySide;

/// <summary>Patterns, <c>is</c> and <c>as</c>: tests of one value for a superseded type and for its canonical one.</summary>
internal sealed class TypeTests(FileContext file)
{
    /// <summary>One test for a type: which part of which value is tested, and where.</summary>
    private sealed record Test(ExpressionSyntax TypeName, SyntaxNode Root, string Path, ITypeSymbol Type);

    private readonly Dictionary<SyntaxNode, List<Test>> _testsIn = [];

    /// <summary>Why the type that is tested for cannot be replaced; null if it can, or if the name is not a test.</summary>
    public Refusal? RefusalOf(ExpressionSyntax typeName)
    {
        if (ToTest(typeName) is not { } own)
            return null;

        foreach (var other in Beside(own.Root))
        {
            if (other.TypeName == typeName || other.Path != own.Path || other.TypeName.Span.IntersectsWith(typeName.Span) || !IsOfSameValue(own.Root, other.Root) || AreAlternatives(own.TypeName, other.TypeName))
                continue;

            var (first, then) = own.TypeName.SpanStart < other.TypeName.SpanStart ? (own.Type, other.Type) : (other.Type, own.Type);
            var isOrdered = own.Root is PatternSyntax or CaseSwitchLabelSyntax && own.Root != other.Root && other.Root is PatternSyntax or CaseSwitchLabelSyntax;
            if (TypeOrder.Changes(file.Engine, first, then) || (!isOrdered && TypeOrder.Changes(file.Engine, then, first)))
                return Refusal.SameTest.For(other.Type.Name);
        }

        return null;
    }

    /// <summary>What a test has in common with the others of the same value: one of them alone would be told from the rest. Null if the name is not a test.</summary>
    public string? GroupOf(ExpressionSyntax typeName) => ToTest(typeName) is { } test ? $"test {ScopeOf(test.Root).SpanStart} {ValueOf(test.Root)} {test.Path}" : null;

    /// <summary>The other tests that may be of the same value: those of the same <c>switch</c>, or those of the same member.</summary>
    private List<Test> Beside(SyntaxNode root)
    {
        var scope = ScopeOf(root);
        if (!_testsIn.TryGetValue(scope, out var tests))
        {
            tests = [];
            foreach (var node in scope.DescendantNodes())
            {
                if (node is ExpressionSyntax expression and (TypeSyntax or MemberAccessExpressionSyntax) && ToTest(expression) is { } test)
                    tests.Add(test);
            }

            _testsIn.Add(scope, tests);
        }

        return tests;
    }

    private SyntaxNode ScopeOf(SyntaxNode root) =>
        SwitchOf(root) ?? root.FirstAncestorOrSelf<MemberDeclarationSyntax>(member => member is not GlobalStatementSyntax) ?? root.SyntaxTree.GetRoot(file.CancellationToken);

    private static SyntaxNode? SwitchOf(SyntaxNode root) => root.Parent switch
    {
        SwitchExpressionArmSyntax arm => arm.Parent,
        CasePatternSwitchLabelSyntax or SwitchSectionSyntax => root.FirstAncestorOrSelf<SwitchStatementSyntax>(),
        _ => null,
    };

    private ITypeSymbol? TypeOf(ExpressionSyntax name) => name is TypeSyntax type && SyntaxFacts.IsInTypeOnlyContext(type)
        ? file.Model.GetNamedType(type, file.CancellationToken)
        : file.SymbolOf(name) as ITypeSymbol;

    private Test? ToTest(ExpressionSyntax name)
    {
        var isTest = name.Parent switch
        {
            DeclarationPatternSyntax or TypePatternSyntax or ConstantPatternSyntax or CaseSwitchLabelSyntax => true,
            RecursivePatternSyntax recursive => recursive.Type == name,
            BinaryExpressionSyntax binary => binary.Kind() is SyntaxKind.IsExpression or SyntaxKind.AsExpression && binary.Right == name,
            _ => false,
        };
        if (!isTest || TypeOf(name) is not { } type)
            return null;

        if (name.Parent is BinaryExpressionSyntax or CaseSwitchLabelSyntax)
            return new Test(name, name.Parent, "", type);

        var path = "";
        SyntaxNode root = name.Parent!;
        while (root.Parent is PatternSyntax or SubpatternSyntax or PropertyPatternClauseSyntax or PositionalPatternClauseSyntax)
        {
            path = root switch
            {
                SubpatternSyntax { ExpressionColon: { } colon } => "." + colon.Expression + path,
                SubpatternSyntax { Parent: PositionalPatternClauseSyntax positions } subpattern => "#" + positions.Subpatterns.IndexOf(subpattern) + path,
                PatternSyntax { Parent: ListPatternSyntax list } element => "@" + list.Patterns.IndexOf((PatternSyntax)element) + path,
                _ => path,
            };
            root = root.Parent;
        }

        return new Test(name, root, path, type);
    }

    private bool IsOfSameValue(SyntaxNode left, SyntaxNode right)
    {
        var (one, other) = (ValueOf(left), ValueOf(right));
        return one is not null && other is not null
            && (one == other || (SyntaxFactory.AreEquivalent(one, other) && SymbolEqualityComparer.Default.Equals(file.SymbolOf(one), file.SymbolOf(other))));
    }

    private static SyntaxNode? ValueOf(SyntaxNode root)
    {
        var value = root switch
        {
            BinaryExpressionSyntax binary => binary.Left,
            { Parent: IsPatternExpressionSyntax pattern } => pattern.Expression,
            { Parent: SwitchExpressionArmSyntax { Parent: SwitchExpressionSyntax choice } } => choice.GoverningExpression,
            _ => root.FirstAncestorOrSelf<SwitchStatementSyntax>()?.Expression,
        };
        return value is ExpressionSyntax expression ? expression.Unwrapped() : value;
    }

    /// <summary>Whether either is enough, so that it does not matter which: <c>is Old or New</c>, <c>x is Old || x is New</c>.</summary>
    private static bool AreAlternatives(SyntaxNode left, SyntaxNode right)
    {
        var common = left.Ancestors().First(ancestor => ancestor.Span.Contains(right.Span));
        if (common is not BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalOrExpression })
            return false;

        return IsPlain(left) && IsPlain(right);

        bool IsPlain(SyntaxNode name) => name.Ancestors().TakeWhile(ancestor => ancestor != common)
            .All(ancestor => ancestor is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.IsExpression or (int)SyntaxKind.LogicalOrExpression } or ParenthesizedExpressionSyntax or IsPatternExpressionSyntax or ConstantPatternSyntax or TypePatternSyntax);
    }
}
