using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Map;
using Netra.SsotAnalyzers.Planning;

namespace Netra.SsotAnalyzers.Uses.SideBySide;

/// <summary>
/// Code that tells a superseded type from its canonical one: overloads, catch clauses, tests, keys. Where both would become
/// one, or where a value would silently take the way of the other, nothing is rewritten.
/// </summary>
internal sealed class Distinctions(FileContext file)
{
    private readonly CatchClauses _catches = new(file);
    private readonly ValueSinks _sinks = new(file, new CatchClauses(file));
    private readonly TypeTests _tests = new(file);
    private readonly TypesAsValues _names = new(file);
    private readonly CaseLabels _labels = new(file);
    private readonly TypeIdentity _identity = new(file);
    private readonly Dictionary<SyntaxNode, ValueFlow> _flows = [];
    private readonly Lazy<bool> _follows =
        new(() => file.Engine.DistinctionScan.ByMembers || DistinctionScan.ByCatch(file.Engine, file.Model.SyntaxTree, file.CancellationToken));

    /// <summary>Why the name of a superseded type has to stay; null if it has not.</summary>
    /// <param name="name">The name with its qualification.</param>
    public Refusal? RefusalOfType(ExpressionSyntax name) =>
        (name.Parent is CatchDeclarationSyntax clause ? _catches.RefusalOf(clause) : null)
        ?? (name.FirstAncestorOrSelf<CatchFilterClauseSyntax>() is { } filter ? _catches.RefusalOf(filter) : null)
        ?? _tests.RefusalOf(name)
        ?? _names.RefusalOf(name)
        ?? _identity.RefusalOf(name)
        ?? RefusalOfContract(name)
        ?? RefusalOfDeclaration(name)
        ?? (ValueOf(name) is { } value ? RefusalOfValue(value) : null);

    /// <summary>
    /// What the name shares with others that have to be rewritten with it, since one alone would be distinguished from the rest; null for a
    /// name of its own.
    /// </summary>
    public string? GroupOf(ExpressionSyntax name) =>
        name.Parent is CatchDeclarationSyntax { Parent.Parent: { } statement }
            ? $"catch {statement.SpanStart}" : _tests.GroupOf(name) ?? TypesAsValues.GroupOf(name);

    /// <summary>Why an expression whose type would change has to stay; null if it has not.</summary>
    public Refusal? RefusalOfValue(ExpressionSyntax value) =>
        file.Engine.Involves(file.TypeOf(value))
            ? _follows.Value ? FlowAround(value).RefusalOfValue(value) : _sinks.RefusalOf(value, file.TypeOf(value))
            : null;

    /// <summary>Why a constant has to stay; null if it has not.</summary>
    public Refusal? RefusalOfConstant(ExpressionSyntax constant, MemberReplacement? replacement, Plan plan) => _labels.RefusalOf(constant, replacement, plan);

    /// <summary>A name in <c>IHandler&lt;Old&gt;</c>, where something handles both.</summary>
    private Refusal? RefusalOfContract(ExpressionSyntax name)
    {
        if (file.Model.GetSymbolInfo(name, file.CancellationToken).Symbol is INamedTypeSymbol { TypeKind: TypeKind.Interface } contract
            && file.Engine.SignatureCollisions.OfDistinctContract(contract) is { } other)
        {
            return ValueSinks.Merge(other);
        }

        for (SyntaxNode? node = name; node is TypeSyntax or TypeArgumentListSyntax or TupleElementSyntax; node = node.Parent)
        {
            if (node is GenericNameSyntax && file.Model.GetNameInfo((GenericNameSyntax)node, file.CancellationToken).Symbol is { } generic
                && (generic is IMethodSymbol called
                    ? file.Engine.SignatureCollisions.AmongArguments(called)
                    : file.Engine.SignatureCollisions.OfConstructed(generic as INamedTypeSymbol)) is { } colliding)
            {
                return ValueSinks.Merge(colliding);
            }
        }

        return null;
    }

    /// <summary>A name in the header of a member, or in the list of a type's bases.</summary>
    private Refusal? RefusalOfDeclaration(ExpressionSyntax name)
    {
        foreach (var ancestor in name.Ancestors())
        {
            switch (ancestor)
            {
                case BlockSyntax or ArrowExpressionClauseSyntax or EqualsValueClauseSyntax or AttributeListSyntax or ArgumentListSyntax
                    or AnonymousFunctionExpressionSyntax:
                case ParameterListSyntax { Parent: LocalFunctionStatementSyntax }:
                    return SlotRefusal(name);

                case LocalFunctionStatementSyntax function:
                    return RefusalOfSlot(function);

                case StatementSyntax:
                    return SlotRefusal(name);

                case BaseTypeSyntax { Parent.Parent: TypeDeclarationSyntax type } listed:
                    return RefusalOfBase(listed, type);

                case TypeDeclarationSyntax { ParameterList: not null } block when file
                    .DeclaredBy(block) is INamedTypeSymbol { TypeKind: TypeKind.Extension } extension:
                    return file.Engine.SignatureCollisions.OfHeader(extension) is { } beside ? ValueSinks.Merge(beside) : null;

                case TypeDeclarationSyntax { ParameterList: not null } type when file.DeclaredBy(type) is INamedTypeSymbol declared:
                    return declared.InstanceConstructors
                        .FirstOrDefault(made => made.DeclaringSyntaxReferences.Any(reference => reference.Span == type.Span)) is { } primary
                        && file.Engine.SignatureCollisions.Of(primary) is { } other
                        ? ValueSinks.Merge(other) : null;

                case BaseFieldDeclarationSyntax { Declaration.Variables: var variables } and not EventFieldDeclarationSyntax:
                    return variables.Select(RefusalOfSlot).FirstOrDefault(refusal => refusal is not null);

                case MemberDeclarationSyntax and not BaseTypeDeclarationSyntax:
                    var member = ancestor is EventFieldDeclarationSyntax field ? file.DeclaredBy(field.Declaration.Variables[0]) : file.DeclaredBy(ancestor);
                    return member is IMethodSymbol or IPropertySymbol or IEventSymbol && file.Engine.SignatureCollisions.Of(member) is { } colliding
                        ? ValueSinks.Merge(colliding)
                        : member is IEventSymbol && ancestor is EventFieldDeclarationSyntax events ? RefusalOfSlot(events.Declaration.Variables[0])
                        : SlotRefusal(name) ?? (ancestor is MethodDeclarationSyntax { ReturnType: var returned } && returned.Span.Contains(name.Span)
                            || ancestor is PropertyDeclarationSyntax
                            ? RefusalOfSlot(ancestor) : null);
            }
        }

        return null;
    }

    private Refusal? RefusalOfBase(BaseTypeSyntax listed, TypeDeclarationSyntax type)
    {
        if (file.DeclaredBy(type) is not INamedTypeSymbol declared || file.TypeOf(listed.Type) is not INamedTypeSymbol given)
            return null;

        return given.AllInterfaces.Add(given).Select(contract => file.Engine.SignatureCollisions.OfInterface(declared, contract))
            .FirstOrDefault(other => other is not null) is { } colliding
            ? ValueSinks.Merge(colliding) : null;
    }

    /// <summary>The type of a local or parameter, whose value may go where it must not.</summary>
    private Refusal? SlotRefusal(ExpressionSyntax name)
    {
        foreach (var ancestor in name.Ancestors())
        {
            switch (ancestor)
            {
                case VariableDeclarationSyntax declaration when declaration.Type.Span.Contains(name.Span)
                    && declaration.Parent is not BaseFieldDeclarationSyntax:
                    return declaration.Variables.Select(RefusalOfSlot).FirstOrDefault(refusal => refusal is not null);
                case ParameterSyntax or DeclarationExpressionSyntax or DeclarationPatternSyntax or ForEachStatementSyntax:
                    return RefusalOfSlot(ancestor is ParameterSyntax or ForEachStatementSyntax
                        ? ancestor : ancestor.ChildNodes().OfType<SingleVariableDesignationSyntax>().FirstOrDefault());
                case ExpressionSyntax and not TypeSyntax or StatementSyntax:
                    return null;
            }
        }

        return null;
    }

    private Refusal? RefusalOfSlot(SyntaxNode? declaration) =>
        _follows.Value && declaration is not null && file.DeclaredBy(declaration) is { } slot ? FlowAround(declaration).RefusalOf(slot) : null;

    /// <summary>The expression whose value is of the type that is named in it: a construction, a cast, a call.</summary>
    private static ExpressionSyntax? ValueOf(ExpressionSyntax name)
    {
        SyntaxNode node = name;
        while (node.Parent is TypeSyntax or TypeArgumentListSyntax or TupleElementSyntax)
            node = node.Parent;

        return node.Parent switch
        {
            ObjectCreationExpressionSyntax or CastExpressionSyntax or DefaultExpressionSyntax or ArrayCreationExpressionSyntax => (ExpressionSyntax)node.Parent,
            BinaryExpressionSyntax binary when binary.Right == node => binary,
            MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } => call,
            MemberAccessExpressionSyntax access => access,
            InvocationExpressionSyntax call => call,
            _ => null,
        };
    }

    private ValueFlow FlowAround(SyntaxNode node)
    {
        var root = node.AncestorsAndSelf().LastOrDefault(ancestor => ancestor is TypeDeclarationSyntax) ?? node.SyntaxTree.GetRoot(file.CancellationToken);
        if (!_flows.TryGetValue(root, out var flow))
            _flows.Add(root, flow = new ValueFlow(file, _sinks, root));
        return flow;
    }
}

/// <summary>What a compilation's files share where both types are side by side.</summary>
internal static class SharedDistinctions
{
    extension(SsotEngine engine)
    {
        /// <summary>Members that distinguish a superseded type from its canonical one.</summary>
        public SignatureCollisions SignatureCollisions => engine.Shared(engine => new SignatureCollisions(engine));

        /// <summary>Where else the program names a type.</summary>
        public NamedTypes NamedTypes => engine.Shared(engine => new NamedTypes(engine));

        /// <summary>Whether there is anything by which values could be distinguished.</summary>
        public DistinctionScan DistinctionScan => engine.Shared(engine => new DistinctionScan(engine));
    }
}

/// <summary>
/// Whether a compilation has anything that values could be distinguished by: to follow them takes binding whole types. Only
/// parameters, base lists and catch clauses that name something superseded are looked at.
/// </summary>
internal sealed class DistinctionScan(SsotEngine engine)
{
    private readonly Lazy<bool> _byMembers = new(() => engine.Compilation.SyntaxTrees.Any(tree => HasCollision(engine, tree)));

    public bool ByMembers => _byMembers.Value;

    public static bool ByCatch(SsotEngine engine, SyntaxTree tree, CancellationToken cancellationToken) =>
        Names(engine, tree, cancellationToken)
            .Any(name => name.Ancestors().TakeWhile(ancestor => ancestor is not StatementSyntax)
                .Any(ancestor => ancestor is CatchDeclarationSyntax or CatchFilterClauseSyntax));

    private static IEnumerable<SyntaxNode> Names(SsotEngine engine, SyntaxTree tree, CancellationToken cancellationToken) =>
        TreeScan.Of(tree, engine.Index.NamesFor(tree, cancellationToken), cancellationToken).Tokens.Select(token => token.Parent).OfType<SyntaxNode>();

    private static bool HasCollision(SsotEngine engine, SyntaxTree tree)
    {
        SemanticModel? model = null;
        SyntaxNode? last = null;
        foreach (var name in Names(engine, tree, CancellationToken.None))
        {
            if (DeclarationOf(name) is not { } declaration || declaration == last)
                continue;

            last = declaration;
            model ??= engine.ModelOf(tree);
            if (model.GetDeclaredSymbol(declaration) is not { } symbol)
                continue;
            if ((symbol is INamedTypeSymbol type ? engine.SignatureCollisions.OfHeader(type) : engine.SignatureCollisions.Of(symbol)) is not null)
                return true;
        }

        return false;
    }

    /// <summary>The member whose parameter, or the type whose base, names it; null for any other place.</summary>
    private static SyntaxNode? DeclarationOf(SyntaxNode name)
    {
        foreach (var ancestor in name.Ancestors())
        {
            switch (ancestor)
            {
                case BaseListSyntax:
                    return ancestor.Parent;
                case BaseParameterListSyntax { Parent: MemberDeclarationSyntax member }:
                    return member;
                case ConversionOperatorDeclarationSyntax:
                    return ancestor;
                case StatementSyntax or ArrowExpressionClauseSyntax or EqualsValueClauseSyntax or AttributeListSyntax or MemberDeclarationSyntax:
                    return null;
            }
        }

        return null;
    }
}

/// <summary>Whether a list of types that are tried one after the other still distinguishes them once superseded ones are replaced.</summary>
internal static class TypeOrder
{
    /// <summary>
    /// Whether what comes <paramref name="first"/> takes something from what comes <paramref name="then"/> that it does not now, or the
    /// other way round.
    /// </summary>
    public static bool Changes(SsotEngine engine, ITypeSymbol first, ITypeSymbol then) =>
        engine.MapType(first) is { } newFirst && engine.MapType(then) is { } newThen
            && (engine.Involves(first) || engine.Involves(then))
            && Covers(engine, first, then) != Covers(engine, newFirst, newThen);

    public static bool Covers(SsotEngine engine, ITypeSymbol general, ITypeSymbol special) =>
        ((CSharpCompilation)engine.Compilation).ClassifyConversion(special, general) is { IsIdentity: true } or { IsImplicit: true, IsReference: true }
            or { IsImplicit: true, IsBoxing: true };
}
