using System.Collections.Concurrent;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Map;
using Netra.SsotAnalyzers.Planning;

namespace Netra.SsotAnalyzers.Uses.SideBySide;

/// <summary>
/// Members that distinguish a superseded type from its canonical one: <c>Send(Old)</c> beside <c>Send(New)</c>. Rewritten, both
/// would have one signature, or one would hide the other. So the declaration stays, and its calls must not move to the other.
/// </summary>
internal sealed class SignatureCollisions(SsotEngine engine)
{
    private readonly ConcurrentDictionary<ISymbol, ISymbol?> _found = new(SymbolEqualityComparer.Default);
    private readonly Lazy<ILookup<ISymbol?, INamedTypeSymbol>> _derived = new(() => engine.Compilation.Assembly.GlobalNamespace.AllTypes()
        .Where(type => type.BaseType is { SpecialType: SpecialType.None })
        .ToLookup(type => (ISymbol?)type.BaseType!.OriginalDefinition, SymbolEqualityComparer.Default));
    private readonly Lazy<ImmutableDictionary<ISymbol, INamedTypeSymbol>> _contracts = new(() => FindContracts(engine));
    private readonly Lazy<ImmutableHashSet<ISymbol>> _distinctContracts = new(() => FindDistinctContracts(engine));

    /// <summary>The member that <paramref name="member"/>, or what it overrides or implements, would become one with; null for a member of its own.</summary>
    public ISymbol? Of(ISymbol member)
    {
        // "Send(T)" of a Box<Old> collides with "Send(New)", that of another box does not.
        var definition = (member as IMethodSymbol)?.ReducedFrom
            ?? ExtensionBlock.StaticForms((member as IPropertySymbol)?.GetMethod ?? (member as IPropertySymbol)?.SetMethod ?? member).FirstOrDefault()
                ?? member;
        if (definition.ContainingType is not { TypeArguments.IsEmpty: false } container || !engine.Involves(container))
            definition = definition.OriginalDefinition;
        return definition.Parameters().Length == 0 && !IsImplementation(definition) ? null : _found.GetOrAdd(definition, Find);
    }

    /// <summary>What a constructor, an interface or a member of an extension block collides with: what a type's own header distinguishes.</summary>
    public ISymbol? OfHeader(INamedTypeSymbol type) =>
        (type.TypeKind == TypeKind.Extension ? type.GetMembers() : type.InstanceConstructors.CastArray<ISymbol>()).Select(Of)
            .FirstOrDefault(colliding => colliding is not null)
        ?? type.AllInterfaces.Select(contract => OfInterface(type, contract)).FirstOrDefault(colliding => colliding is not null);

    /// <summary>The same for a call: only where this project declares the member can it be merged with what it collides with.</summary>
    public ISymbol? OfCalled(ISymbol member) =>
        member.ContainingType is { TypeKind: TypeKind.Interface } contract && OfInterface(contract) is { } other ? other
        : SymbolEqualityComparer.Default.Equals(member.ContainingAssembly, engine.Compilation.Assembly) && engine.FindReplacement(member) is null
            && (member.ContainingType is not { } container || engine.FindSupersession(container) is null)
            ? Of(member)
            : null;

    /// <summary>What an interface would become one with in some type of this project that implements both; null for none.</summary>
    public INamedTypeSymbol? OfInterface(INamedTypeSymbol contract) =>
        contract.TypeKind == TypeKind.Interface && engine.Involves(contract) && _contracts.Value.TryGetValue(contract, out var colliding) ? colliding : null;

    /// <summary>
    /// What an interface would become one with in some type that answers a call of the one otherwise than a call of the other; null for
    /// none.
    /// </summary>
    public INamedTypeSymbol? OfDistinctContract(INamedTypeSymbol contract) =>
        OfInterface(contract) is { } colliding && _distinctContracts.Value.Contains(contract) ? colliding : null;

    /// <summary>
    /// The member of a generic type that collides with another for these type arguments, or the other interface where it is one; null for
    /// none.
    /// </summary>
    public ISymbol? OfConstructed(INamedTypeSymbol? type) =>
        type is null or { IsUnboundGenericType: true } || !engine.Involves(type) ? null
        : OfInterface(type) is { } contract ? contract
        : IsSame(type.ContainingAssembly, engine.Compilation.Assembly)
            ? _found.GetOrAdd(type, _ => type.GetMembers().Select(CollidingWith).FirstOrDefault(colliding => colliding is not null))
        : null;

    /// <summary>The interface that a call could no longer tell: one of what is passed or of the type arguments implements both. Null for none.</summary>
    public INamedTypeSymbol? AmongArguments(IMethodSymbol called) =>
        called.Arity == 0 || _contracts.Value.IsEmpty ? null
            : called.Parameters.Select(parameter => parameter.Type as INamedTypeSymbol).Select(type => type is null ? null : OfInterface(type))
                .Concat(called.TypeArguments.OfType<INamedTypeSymbol>().SelectMany(type => type.AllInterfaces.Select(contract => OfInterface(type, contract))))
                .FirstOrDefault(colliding => colliding is not null);

    /// <summary>The interface of <paramref name="type"/> that <paramref name="contract"/> would become one with; null for none.</summary>
    public INamedTypeSymbol? OfInterface(INamedTypeSymbol type, INamedTypeSymbol contract) =>
        engine.Involves(contract) && engine.MapType(contract) is { } mapped
            ? type.AllInterfaces.FirstOrDefault(other => !IsSame(other, contract) && IsSame(engine.MapType(other), mapped))
            : null;

    private static ImmutableDictionary<ISymbol, INamedTypeSymbol> FindContracts(SsotEngine engine)
    {
        var found = ImmutableDictionary.CreateBuilder<ISymbol, INamedTypeSymbol>(SymbolEqualityComparer.Default);
        foreach (var type in engine.Compilation.Assembly.GlobalNamespace.AllTypes())
        {
            foreach (var contract in type.AllInterfaces)
            {
                if (engine.SignatureCollisions.OfInterface(type, contract) is { } colliding)
                    found[contract] = colliding;
            }
        }

        return found.ToImmutable();
    }

    private static ImmutableHashSet<ISymbol> FindDistinctContracts(SsotEngine engine) => engine.Compilation.Assembly.GlobalNamespace.AllTypes()
        .Where(type => type.TypeKind is TypeKind.Class or TypeKind.Struct)
        .SelectMany(type => type.AllInterfaces
            .Where(contract => engine.SignatureCollisions.OfInterface(type, contract) is { } colliding && ImplementsDifferently(type, contract, colliding)))
        .ToImmutableHashSet<ISymbol>(SymbolEqualityComparer.Default);

    private static bool ImplementsDifferently(INamedTypeSymbol type, INamedTypeSymbol contract, INamedTypeSymbol colliding) =>
        contract.GetMembers().Any(member => colliding.GetMembers(member.Name).Where(other => other.Parameters().Length == member.Parameters().Length)
            .Any(other => !IsSame(type.FindImplementationForInterfaceMember(member), type.FindImplementationForInterfaceMember(other))));

    private static bool IsImplementation(ISymbol member) =>
        member.ContainingType is { TypeKind: TypeKind.Class or TypeKind.Struct, AllInterfaces.IsEmpty: false };

    private ISymbol? Find(ISymbol member)
    {
        foreach (var bound in member.SelfAndOverridden().Concat(member.Implemented()))
        {
            if (CollidingWith(bound) is { } colliding)
                return colliding;
            if (bound.ContainingType is { TypeKind: TypeKind.Interface } contract && OfInterface(member.ContainingType, contract) is { } other)
                return other;
        }

        return null;
    }

    private ISymbol? CollidingWith(ISymbol member)
    {
        if (member.ContainingType is not { } type
            || !member.Parameters().Any(parameter => engine.Involves(parameter.Type))
                && !(IsConversion(member) && engine.Involves(((IMethodSymbol)member).ReturnType)))
        {
            return null;
        }

        var candidates = type.GetMembers(member.Name).AsEnumerable();
        if (member is IMethodSymbol { MethodKind: MethodKind.Ordinary } or IPropertySymbol)
            candidates = candidates.Concat(Inherited(type, member.Name)).Concat(InDerived(type, member));
        if (member is IMethodSymbol { IsExtensionMethod: true, Parameters: var own } && own[0].Type is INamedTypeSymbol extended)
            candidates = candidates.Concat(extended.MembersNamed(member.Name));
        return candidates.FirstOrDefault(candidate => Collides(member, candidate));
    }

    private static IEnumerable<ISymbol> Inherited(INamedTypeSymbol type, string name) =>
        type.BaseTypes().TakeWhile(current => current.SpecialType == SpecialType.None)
            .SelectMany(current => current.GetMembers(name)).Where(member => member.DeclaredAccessibility != Accessibility.Private);

    private IEnumerable<ISymbol> InDerived(INamedTypeSymbol type, ISymbol member) =>
        type.IsSealed || type.IsStatic || type.TypeKind != TypeKind.Class || member.DeclaredAccessibility == Accessibility.Private
            ? []
            : _derived.Value[type.OriginalDefinition].SelectMany(derived => derived.GetMembers(member.Name).Concat(InDerived(derived, member)));

    private bool Collides(ISymbol member, ISymbol candidate)
    {
        if (candidate.Kind != member.Kind || IsSame(candidate, member) || candidate.Parameters().Length != member.Parameters().Length)
        {
            // "c.Send(o)" finds a member of the receiver's before any extension.
            if (member is not IMethodSymbol { IsExtensionMethod: true } extension || candidate is not IMethodSymbol { IsStatic: false } instance
                || instance.Parameters.Length != extension.Parameters.Length - 1)
            {
                return false;
            }
        }

        if (candidate is IMethodSymbol { Arity: > 0 } generic && member is IMethodSymbol method)
        {
            if (generic.Arity != method.Arity)
                return false;
            candidate = generic.OriginalDefinition.Construct([.. method.TypeParameters]);
        }
        else if (candidate is IMethodSymbol other && other.Arity != ((IMethodSymbol)member).Arity)
        {
            return false;
        }

        var theirs = candidate.Parameters();
        var own = member.Parameters();
        own = own.RemoveRange(0, own.Length - theirs.Length);
        if (IsConversion(member) && !IsSame(Mapped(((IMethodSymbol)member).ReturnType), Mapped(((IMethodSymbol)candidate).ReturnType)))
            return false;

        return own.Zip(theirs, (a, b) => NeedsKeyword(a) == NeedsKeyword(b) && IsSame(Mapped(a.Type), Mapped(b.Type))).All(same => same)
            && (own.Zip(theirs, (a, b) => IsSame(a.Type, b.Type)).Any(same => !same)
                || (IsConversion(member) && !IsSame(((IMethodSymbol)member).ReturnType, ((IMethodSymbol)candidate).ReturnType)));
    }

    private ITypeSymbol Mapped(ITypeSymbol type) => engine.MapType(type) ?? type;

    private static bool NeedsKeyword(IParameterSymbol parameter) => parameter.RefKind is RefKind.Ref or RefKind.Out;

    private static bool IsConversion(ISymbol member) => member is IMethodSymbol { MethodKind: MethodKind.Conversion };

    private static bool IsSame(ISymbol? left, ISymbol? right) => SymbolEqualityComparer.Default.Equals(left, right);

}

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
            if (other.TypeName == typeName || other.Path != own.Path || other.TypeName.Span.IntersectsWith(typeName.Span)
                || !IsOfSameValue(own.Root, other.Root) || AreAlternatives(own.TypeName, other.TypeName))
            {
                continue;
            }

            var (first, then) = own.TypeName.SpanStart < other.TypeName.SpanStart ? (own.Type, other.Type) : (other.Type, own.Type);
            var isOrdered = own.Root is PatternSyntax or CaseSwitchLabelSyntax && own.Root != other.Root
                && other.Root is PatternSyntax or CaseSwitchLabelSyntax;
            if (TypeOrder.Changes(file.Engine, first, then) || (!isOrdered && TypeOrder.Changes(file.Engine, then, first)))
                return Refusal.SameTest.For(other.Type.Name);
        }

        return null;
    }

    /// <summary>
    /// What a test has in common with the others of the same value: one of them alone would be distinguished from the rest. Null if the
    /// name is not a test.
    /// </summary>
    public string? GroupOf(ExpressionSyntax typeName) =>
        ToTest(typeName) is { } test ? $"test {ScopeOf(test.Root).SpanStart} {ValueOf(test.Root)} {test.Path}" : null;

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
        SwitchOf(root) ?? root.FirstAncestorOrSelf<MemberDeclarationSyntax>(member => member is not GlobalStatementSyntax)
            ?? root.SyntaxTree.GetRoot(file.CancellationToken);

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
            .All(ancestor => ancestor is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.IsExpression or (int)SyntaxKind.LogicalOrExpression }
                or ParenthesizedExpressionSyntax or IsPatternExpressionSyntax or ConstantPatternSyntax or TypePatternSyntax);
    }
}
