using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Map;

namespace Netra.SsotAnalyzers.Planning;

/// <summary>The expression of a <c>ReplaceWith</c>, parsed, and the names that it declares itself.</summary>
internal sealed class ReplacementTemplate
{
    private static readonly ConditionalWeakTable<string, ReplacementTemplate> Cache = new();

    private ReplacementTemplate(string text)
    {
        // Consumed whole: "a; b" or a stray parenthesis is malformed, not a shorter expression.
        var expression = SyntaxFactory.ParseExpression(text, options: CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Preview),
            consumeFullText: true);
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

    /// <summary>The expression of a member's replacement. An extension's receiver is <c>this</c> in it, under any name.</summary>
    public static ReplacementTemplate Of(ISymbol member, string expression)
    {
        var parsed = Parse(expression);
        var receiver = member is IMethodSymbol { IsExtensionMethod: true } extension
            ? (extension.ReducedFrom ?? extension).Parameters[0] : ExtensionBlock.ReceiverOf(member);
        return receiver is { RefKind: RefKind.None } && parsed.Mentions(receiver.Name) ? Parse(parsed.WithThisFor(receiver.Name)) : parsed;
    }

    /// <summary>The call of an extension method as a static one, as the call on its first argument that it is too; null for another expression.</summary>
    public (ReplacementTemplate Template, string Holder)? AsReducedCall() =>
        Expression is InvocationExpressionSyntax
        {
            Expression: MemberAccessExpressionSyntax
            {
                Expression: NameSyntax
            or MemberAccessExpressionSyntax, Name: var name
            } callee,
            ArgumentList.Arguments: { Count: > 0 } arguments
        }
            && arguments[0] is { NameColon: null, Expression: ThisExpressionSyntax }
            ? (Parse($"this.{name}({string.Join(", ", arguments.Skip(1))})"), callee.Expression.ToString().Split('.').Last())
            : null;

    private string WithThisFor(string receiver)
    {
        var expression = Expression!;
        var names = expression.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>()
            .Where(name => name.Identifier.ValueText == receiver && IsFreeName(name) && !name.IsInNameOf());
        return expression.ReplaceNodes(names, (name, _) => SyntaxFactory.ThisExpression().WithTriviaFrom(name)).ToString();
    }

    public bool Mentions(string identifier) => Expression is not null
        && Expression.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(name => name.Identifier.ValueText == identifier && IsFreeName(name));

    /// <summary>Whether the name stands for something of the outside, and is not a member, argument or initializer name.</summary>
    public bool IsFreeName(SimpleNameSyntax name) =>
        !DeclaredNames.Contains(name.Identifier.ValueText) && name.Parent switch
        {
            MemberAccessExpressionSyntax access => access.Name != name,
            QualifiedNameSyntax qualified => qualified.Right != name,
            MemberBindingExpressionSyntax or NameColonSyntax or NameEqualsSyntax or AliasQualifiedNameSyntax => false,
            AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax { RawKind: (int)SyntaxKind.ObjectInitializerExpression } } assignment =>
                assignment.Left != name,
            _ => true,
        };
}

/// <summary>The ways to write one replacement, of which the shortest that binds is taken.</summary>
/// <param name="SpreadsParams">Elements of a <c>params</c> array stand one by one.</param>
/// <param name="KeepsThis">An implicit receiver is written as <c>this</c>.</param>
/// <param name="OmitsDefaults">Default values at the end are left out.</param>
internal readonly record struct Variant(bool SpreadsParams, bool KeepsThis, bool OmitsDefaults)
{
    /// <summary>
    /// The names of the parameters of the member that the expression calls, to pass arguments by: so they keep the order in which they are
    /// written.
    /// </summary>
    public ImmutableArray<string> ParameterNames { get; init; } = [];

    /// <summary>
    /// The names of the same parameters, where arguments that the use passes by name keep one, and default values are left out
    /// wherever they stand, so that what follows them is passed by name.
    /// </summary>
    public ImmutableArray<string> KeptNames { get; init; } = [];

    /// <summary>Parameters of the superseded member whose default values are written all the same: the canonical one's are others.</summary>
    public ImmutableHashSet<string> WrittenDefaults { get; init; } = ImmutableHashSet<string>.Empty;

    /// <summary>The locals that hold arguments evaluated beforehand, by argument.</summary>
    public ImmutableDictionary<ExpressionSyntax, PlanPiece> Locals { get; init; } = ImmutableDictionary<ExpressionSyntax, PlanPiece>.Empty;

    /// <summary>Whether each argument is cast to the type that the superseded member's parameter gave it.</summary>
    public bool Casts { get; init; }

    /// <summary>Whether the expression's outermost call is written with the superseded method's type arguments.</summary>
    public bool WritesTypeArguments { get; init; }

    /// <summary>The type of which a value stands for an implicit receiver, so that the expression can be bound before the base class is another.</summary>
    public ITypeSymbol? Self { get; init; }

    public static ImmutableArray<Variant> ByLength { get; } =
    [
        new(SpreadsParams: true, KeepsThis: false, OmitsDefaults: false),
        new(SpreadsParams: true, KeepsThis: true, OmitsDefaults: false),
        new(SpreadsParams: false, KeepsThis: false, OmitsDefaults: false),
        new(SpreadsParams: false, KeepsThis: true, OmitsDefaults: false),
    ];
}

/// <summary>Whether a replacement expression writes to a parameter: in the superseded member that was a copy.</summary>
internal static class TemplateWrites
{
    /// <param name="place">The parameter's place in the expression.</param>
    /// <param name="type">Its type; a member of a struct may change the value that it is called on.</param>
    public static bool To(SyntaxNode place, ITypeSymbol? type)
    {
        var target = place;
        while (target.Parent is ParenthesizedExpressionSyntax
            || (type is { IsValueType: true } && target.Parent is MemberAccessExpressionSyntax access && access.Expression == target
                && access.Parent is not InvocationExpressionSyntax))
        {
            target = target.Parent!;
        }

        return target.Parent switch
        {
            AssignmentExpressionSyntax assignment => assignment.Left == target,
            PrefixUnaryExpressionSyntax prefix =>
                prefix.Kind() is SyntaxKind.PreIncrementExpression or SyntaxKind.PreDecrementExpression or SyntaxKind.AddressOfExpression,
            PostfixUnaryExpressionSyntax postfix => postfix.Kind() is SyntaxKind.PostIncrementExpression or SyntaxKind.PostDecrementExpression,
            ArgumentSyntax argument => argument.RefKindKeyword.Kind() is SyntaxKind.RefKeyword or SyntaxKind.OutKeyword,
            RefExpressionSyntax => true,
            _ => place.Parent is MemberAccessExpressionSyntax member && member.Expression == place && MayChange(type, member.Name.Identifier.ValueText),
        };
    }

    /// <summary>Whether a struct's member of that name may change the value.</summary>
    private static bool MayChange(ITypeSymbol? type, string name) =>
        type is INamedTypeSymbol { TypeKind: TypeKind.Struct, IsReadOnly: false, SpecialType: SpecialType.None, IsTupleType: false } named
        && named.GetMembers(name).Any(member => member switch
        {
            IMethodSymbol { IsStatic: false } method => !method.IsReadOnly,
            IPropertySymbol { IsStatic: false, GetMethod: { } getter } => !getter.IsReadOnly,
            _ => false,
        });
}

/// <summary>
/// Where a replacement expression finds its extension members: in its own imports, and in what surrounds its declaration. An
/// extension that only the place of a use brings is another member, although the name is the same.
/// </summary>
internal sealed class ExtensionHome
{
    private readonly HashSet<string> _namespaces = new(StringComparer.Ordinal);

    private ExtensionHome(ISymbol member, MemberReplacement replacement, Compilation compilation, Lazy<ImmutableArray<string>> globalImports)
    {
        _namespaces.UnionWith(replacement.Imports);
        for (var around = member.ContainingNamespace; around is not null; around = around.ContainingNamespace)
            _namespaces.Add(around.ToDisplayString());

        // The imports of the declaration's file, and those of all files of its project.
        foreach (var directive in member.DeclaringSyntaxReferences.SelectMany(reference => Directives(reference.SyntaxTree.GetRoot())))
            _namespaces.Add(directive.NamespaceOrType.ToString());
        if (SymbolEqualityComparer.Default.Equals(member.ContainingAssembly, compilation.Assembly))
            _namespaces.UnionWith(globalImports.Value);
    }

    /// <summary>The home of a member's replacement; one for all uses of a compilation, since it reads every file's imports.</summary>
    public static ExtensionHome Of(SsotEngine engine, ISymbol member, MemberReplacement replacement)
    {
        var homes = engine.Shared(shared => new Homes(shared.Compilation));
        return homes.ByMember.GetOrAdd(member, _ => new ExtensionHome(member, replacement, engine.Compilation, homes.GlobalImports));
    }

    /// <summary>The static class of an extension member; null where a symbol is no extension that is called on a value.</summary>
    public static INamedTypeSymbol? HolderOf(ISymbol? symbol) => symbol switch
    {
        IMethodSymbol { ReducedFrom: { } extension } => extension.ContainingType,
        not null when ExtensionBlock.Contains(symbol) => ExtensionBlock.HomeOf(symbol),
        _ => null,
    };

    /// <summary>Whether a symbol is an extension that the expression does not mean.</summary>
    /// <param name="symbol">What a name of the expression binds to at the use.</param>
    /// <param name="compilation">The compilation that the symbol is of.</param>
    public bool IsForeign(ISymbol? symbol, Compilation compilation)
    {
        if (HolderOf(symbol) is not { ContainingNamespace: { } ns } holder || _namespaces.Contains(ns.ToDisplayString()))
            return false;

        // What a compiled library imports is not known: its expression means another one only where it has one of its own.
        return !holder.DeclaringSyntaxReferences.IsEmpty
            || (symbol is IMethodSymbol { ReducedFrom: { } extension } && _namespaces.Any(name => Has(compilation.FindNamespace(name), extension)));
    }

    private static bool Has(INamespaceSymbol? ns, IMethodSymbol extension) =>
        ns is not null && ns.GetTypeMembers().Where(type => type.MightContainExtensionMethods).SelectMany(type => type.GetMembers(extension.Name))
            .OfType<IMethodSymbol>()
            .Any(own => own.IsExtensionMethod
                && (extension.Parameters[0].Type.MentionsTypeParameter() || own.ReduceExtensionMethod(extension.Parameters[0].Type) is not null));

    private static IEnumerable<UsingDirectiveSyntax> Directives(SyntaxNode root) =>
        root.DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax).OfType<UsingDirectiveSyntax>();

    private sealed class Homes(Compilation compilation)
    {
        public ConcurrentDictionary<ISymbol, ExtensionHome> ByMember { get; } = new(SymbolEqualityComparer.Default);

        public Lazy<ImmutableArray<string>> GlobalImports { get; } = new(() =>
            [.. compilation.SyntaxTrees.SelectMany(tree => Directives(tree.GetRoot())).Where(directive => directive.GlobalKeyword.RawKind != 0)
                .Select(directive => directive.NamespaceOrType.ToString()).Distinct()]);
    }
}
