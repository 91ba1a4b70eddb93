using Microsoft.CodeAnalysis.CSharp.Syntax;
using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Map;
using Netra.SsotAnalyzers.Planning;

namespace Netra.SsotAnalyzers.Uses.SideBySide;

/// <summary>Constants that a <c>switch</c> distinguishes, or that are the keys of one initializer: <c>Color.Old</c> beside <c>Color.New</c>.</summary>
internal sealed class CaseLabels(FileContext file)
{
    private readonly Dictionary<SyntaxNode, Labels> _labels = [];

    /// <summary>Why the constant cannot be replaced; null if it can.</summary>
    public Refusal? RefusalOf(ExpressionSyntax constant, MemberReplacement? replacement, Plan plan)
    {
        if (ScopeOf(constant) is not { } scope)
            return null;

        if (!_labels.TryGetValue(scope, out var labels))
            _labels.Add(scope, labels = new Labels(LabelsIn(scope), file));
        if (labels.Count < 2)
            return null;

        var (meant, _) = new Speculation(file).Bind(constant, plan.Span, plan.Pieces);
        return labels.FindSame(constant, meant, replacement) is { } label ? Refusal.SameLabel.For(label.ToString()) : null;
    }

    /// <summary>The labels of one construct by what they mean, so that each use is compared with those that mean the same.</summary>
    private sealed class Labels
    {
        private readonly Dictionary<ISymbol, List<ExpressionSyntax>> _bySymbol = new(SymbolEqualityComparer.Default);
        private readonly Dictionary<object, List<ExpressionSyntax>> _byValue = [];
        private readonly Dictionary<string, List<ExpressionSyntax>> _byReplacement = new(StringComparer.Ordinal);

        public Labels(IEnumerable<ExpressionSyntax> labels, FileContext file)
        {
            foreach (var label in labels)
            {
                Count++;
                if (file.SymbolOf(label) is { } symbol)
                {
                    Add(_bySymbol, symbol, label);
                    if (file.Engine.FindReplacement(symbol) is { } replacement)
                        Add(_byReplacement, replacement.Expression, label);
                }

                if (file.Model.GetConstantValue(label, file.CancellationToken) is { HasValue: true, Value: { } value })
                    Add(_byValue, value, label);
            }
        }

        public int Count { get; }

        /// <summary>The first other label that means what the constant is to mean.</summary>
        public ExpressionSyntax? FindSame(ExpressionSyntax constant, ISymbol? meant, MemberReplacement? replacement)
        {
            var same = meant is not null && _bySymbol.TryGetValue(meant, out var symbols) ? symbols : [];
            var replaced = replacement is not null && _byReplacement.TryGetValue(replacement.Expression, out var expressions) ? expressions : [];
            var equal = meant is IFieldSymbol { HasConstantValue: true, ConstantValue: { } value } && _byValue.TryGetValue(value, out var values) ? values : [];
            return new[] { same, replaced, equal }.Select(labels => labels.Find(label => label != constant)).OfType<ExpressionSyntax>()
                .OrderBy(label => label.SpanStart).FirstOrDefault();
        }

        private static void Add<TKey>(Dictionary<TKey, List<ExpressionSyntax>> labels, TKey key, ExpressionSyntax label)
            where TKey : notnull
        {
            if (!labels.TryGetValue(key, out var list))
                labels.Add(key, list = []);
            list.Add(label);
        }
    }

    /// <summary>The construct that tells the constant from others by its value; null where none does.</summary>
    private static SyntaxNode? ScopeOf(ExpressionSyntax constant)
    {
        SyntaxNode node = constant;
        while (node.Parent is PatternSyntax)
            node = node.Parent;

        return node.Parent switch
        {
            CaseSwitchLabelSyntax or CasePatternSwitchLabelSyntax => node.FirstAncestorOrSelf<SwitchStatementSyntax>(),
            SwitchExpressionArmSyntax { Parent: SwitchExpressionSyntax choice } arm when arm.Pattern == node => choice,
            IsPatternExpressionSyntax when node != constant && node is not ConstantPatternSyntax => node,
            BracketedArgumentListSyntax { Parent: ImplicitElementAccessSyntax { Parent.Parent: InitializerExpressionSyntax initializer } } => initializer,
            ArgumentSyntax { Parent.Parent: ImplicitElementAccessSyntax { Parent.Parent: InitializerExpressionSyntax initializer } } => initializer,
            InitializerExpressionSyntax { Parent: InitializerExpressionSyntax initializer } pair when pair.Expressions[0] == constant => initializer,
            _ => null,
        };
    }

    private static IEnumerable<ExpressionSyntax> LabelsIn(SyntaxNode scope) => scope switch
    {
        SwitchStatementSyntax statement => statement.Sections.SelectMany(section => section.Labels).SelectMany(Constants),
        SwitchExpressionSyntax choice => choice.Arms.SelectMany(arm => Constants(arm.Pattern)),
        InitializerExpressionSyntax initializer => Keys(initializer),
        _ => Constants(scope),
    };

    private static IEnumerable<ExpressionSyntax> Constants(SyntaxNode label) => label is CaseSwitchLabelSyntax { Value: var value }
        ? [value]
        : label.DescendantNodesAndSelf(node => node is PatternSyntax or SwitchLabelSyntax).OfType<ConstantPatternSyntax>()
            .Select(pattern => pattern.Expression);

    private static IEnumerable<ExpressionSyntax> Keys(InitializerExpressionSyntax initializer) => initializer.Expressions.Select(element => element switch
    {
        AssignmentExpressionSyntax { Left: ImplicitElementAccessSyntax access } => access.ArgumentList.Arguments.FirstOrDefault()?.Expression,
        InitializerExpressionSyntax pair => pair.Expressions.FirstOrDefault(),
        _ => null,
    }).OfType<ExpressionSyntax>();
}

/// <summary>The clauses of a <c>try</c>, which distinguish exceptions by their types.</summary>
internal sealed class CatchClauses(FileContext file)
{
    /// <summary>Why the type of a clause cannot be replaced; null if it can.</summary>
    public Refusal? RefusalOf(CatchDeclarationSyntax declaration)
    {
        if (declaration.Parent is not CatchClauseSyntax { Parent: TryStatementSyntax statement } clause)
            return null;
        if (ConflictingType(statement, clause) is { } conflicting)
            return Refusal.SameClause.For(conflicting.Name);

        return RefusalOfThrownIn(statement);
    }

    /// <summary>Why a type that the filter of a clause names cannot be replaced; null if it can.</summary>
    public Refusal? RefusalOf(CatchFilterClauseSyntax filter) =>
        filter.Parent is CatchClauseSyntax { Parent: TryStatementSyntax statement } ? RefusalOfThrownIn(statement) : null;

    /// <summary>What is thrown and has to stay is still to be caught.</summary>
    private Refusal? RefusalOfThrownIn(TryStatementSyntax statement) =>
        Thrown(statement.Block).Select(thrown => file.TypeOf(thrown) is { } type && file.Engine.Involves(type) ? RefusalOfThrown(thrown, type) : null)
            .FirstOrDefault(refusal => refusal is not null);

    private bool NamesSuperseded(CatchFilterClauseSyntax? filter) =>
        filter is not null && filter.DescendantNodes().OfType<SimpleNameSyntax>()
            .Any(name => file.SymbolOf(name) is ITypeSymbol type && file.Engine.Involves(type));

    private static IEnumerable<ExpressionSyntax> Thrown(SyntaxNode block) =>
        block.DescendantNodes().Select(node => (node as ThrowStatementSyntax)?.Expression ?? (node as ThrowExpressionSyntax)?.Expression)
            .OfType<ExpressionSyntax>();

    /// <summary>
    /// Why an exception of this type, thrown here, cannot be replaced: a clause for a superseded type catches it, and would no
    /// longer. Null if it can. A clause for a base of it, <c>catch (Exception)</c>, does not distinguish the two.
    /// </summary>
    public Refusal? RefusalOfThrown(SyntaxNode thrown, ITypeSymbol type)
    {
        if (file.Engine.MapType(type) is not { } mapped)
            return null;

        ITypeSymbol? other = null;
        foreach (var (statement, clause) in Around(thrown))
        {
            if (TypeOf(clause) is not { } caught)
                return null;

            var stays = ConflictingType(statement, clause) is not null;
            var catches = TypeOrder.Covers(file.Engine, caught, type);
            if (catches && (file.Engine.Involves(caught) || NamesSuperseded(clause.Filter)) && (stays || other is not null))
            {
                var name = (file.Engine.Involves(caught) ? caught : type).Name;
                return other is null ? Refusal.NotCaught.For(name) : Refusal.CaughtElsewhere.For(name, other.Name);
            }

            if (catches && clause.Filter is null)
                return null;
            if (!catches && TypeOrder.Covers(file.Engine, stays ? caught : file.Engine.MapType(caught) ?? caught, mapped))
                other ??= caught;
        }

        return null;
    }

    /// <summary>The clauses around a place in the order in which they are asked; a lambda counts as run where it is written.</summary>
    private static IEnumerable<(TryStatementSyntax Statement, CatchClauseSyntax Clause)> Around(SyntaxNode thrown)
    {
        var inside = thrown;
        foreach (var ancestor in thrown.Ancestors().TakeWhile(ancestor => ancestor is not MemberDeclarationSyntax or GlobalStatementSyntax))
        {
            if (ancestor is TryStatementSyntax statement && statement.Block == inside)
            {
                foreach (var clause in statement.Catches)
                    yield return (statement, clause);
            }

            inside = ancestor;
        }
    }

    /// <summary>The type of another clause that this one would no longer be distinguished from.</summary>
    private ITypeSymbol? ConflictingType(TryStatementSyntax statement, CatchClauseSyntax clause)
    {
        if (TypeOf(clause) is not { } own || !file.Engine.Involves(own))
            return null;

        var isBefore = true;
        foreach (var other in statement.Catches)
        {
            if (other == clause)
                isBefore = false;
            else if (TypeOf(other) is { } type && (isBefore ? TypeOrder.Changes(file.Engine, type, own) : TypeOrder.Changes(file.Engine, own, type)))
                return type;
        }

        return null;
    }

    private ITypeSymbol? TypeOf(CatchClauseSyntax clause) =>
        clause.Declaration is { } declaration
            ? file.Model.GetNamedType(declaration.Type, file.CancellationToken) : file.Engine.Compilation.GetTypeByMetadataName("System.Exception");
}

/// <summary>
/// Types as values: <c>typeof(Old)</c> beside <c>typeof(New)</c> in one member are two keys, and <c>Add&lt;Old&gt;()</c> beside
/// <c>Add&lt;New&gt;()</c> two registrations, which would be the same twice.
/// </summary>
internal sealed class TypesAsValues(FileContext file)
{
    private readonly Dictionary<SyntaxNode, List<ITypeSymbol>> _typeOfs = [];
    private readonly Dictionary<SyntaxNode, List<IMethodSymbol>> _calls = [];

    /// <summary>Why the name cannot be replaced; null if it can, or if it stands for no value.</summary>
    public Refusal? RefusalOf(ExpressionSyntax typeName) => Around(typeName) switch
    {
        TypeOfExpressionSyntax typeOf => RefusalOf(typeOf),
        InvocationExpressionSyntax call => RefusalOf(call),
        _ => RefusalOfAsked(typeName),
    };

    /// <summary>
    /// A name in a call that asks for what a call of its member has stored, where another one has stored the same for the canonical type:
    /// the two stay, and so does what asks.
    /// </summary>
    private Refusal? RefusalOfAsked(ExpressionSyntax typeName)
    {
        if (typeName.Parent is not TypeArgumentListSyntax { Parent: GenericNameSyntax generic } || generic.Access().Call() is not { } call
            || file.SymbolOf(call) is not IMethodSymbol method || file.TypeOf(typeName) is not { } type || file.Engine.MapType(type) is not { } mapped)
        {
            return null;
        }

        var stored = CallsIn(ScopeOf(call)).Where(other => SymbolEqualityComparer.Default.Equals(other.ContainingType, method.ContainingType)).ToList();
        return stored.FirstOrDefault(own => own.TypeArguments.Contains(type, SymbolEqualityComparer.Default)
            && stored.Any(other => SymbolEqualityComparer.Default.Equals(other.OriginalDefinition, own.OriginalDefinition)
                && other.TypeArguments.Any(argument => IsCounterpart(argument, type, mapped)))) is { } twice
            ? Refusal.SameRegistration.For(twice.Name)
            : null;
    }

    /// <summary>
    /// What the name has in common with the others of its member: one of them alone would be distinguished from the rest. Null if it stands
    /// for no value.
    /// </summary>
    public static string? GroupOf(ExpressionSyntax typeName) => Around(typeName) switch
    {
        TypeOfExpressionSyntax typeOf => $"typeof {ScopeOf(typeOf).SpanStart}",
        InvocationExpressionSyntax call => $"call {ScopeOf(call).SpanStart}",
        _ => null,
    };

    /// <summary>The <c>typeof</c>, or the call that is made for what it does, whose type or type argument the name is.</summary>
    private static ExpressionSyntax? Around(ExpressionSyntax typeName)
    {
        foreach (var ancestor in typeName.Ancestors())
        {
            switch (ancestor)
            {
                case TypeOfExpressionSyntax typeOf:
                    return typeOf;
                case GenericNameSyntax generic when generic.Access().Call() is { } call && IsStatement(call):
                    return call;
                case not TypeSyntax and not TypeArgumentListSyntax and not TupleElementSyntax:
                    return null;
            }
        }

        return null;
    }

    private Refusal? RefusalOf(TypeOfExpressionSyntax typeOf)
    {
        if (file.Model.GetNamedType(typeOf.Type, file.CancellationToken) is not { } type || file.Engine.MapType(type) is not { } mapped)
            return null;

        var scope = ScopeOf(typeOf);
        if (!_typeOfs.TryGetValue(scope, out var types))
        {
            _typeOfs.Add(scope, types =
                [.. scope.DescendantNodes(node => node == scope || node is not MemberDeclarationSyntax).OfType<TypeOfExpressionSyntax>()
                    .Select(other => file.Model.GetNamedType(other.Type, file.CancellationToken)).OfType<ITypeSymbol>()]);
        }

        return types.FirstOrDefault(other => IsCounterpart(other, type, mapped)) is { } colliding ? Refusal.SameTypeOf.For(colliding.Name) : null;
    }

    private Refusal? RefusalOf(InvocationExpressionSyntax call)
    {
        if (file.SymbolOf(call) is not IMethodSymbol method)
            return null;

        var isThere = CallsIn(ScopeOf(call)).Any(other => SymbolEqualityComparer.Default.Equals(other.OriginalDefinition, method.OriginalDefinition)
            && other.TypeArguments.Zip(method.TypeArguments, (a, b) => (a, b))
                .Any(pair => file.Engine.MapType(pair.b) is { } mapped && IsCounterpart(pair.a, pair.b, mapped))
            && other.TypeArguments.Zip(method.TypeArguments, (a, b) => SymbolEqualityComparer.Default.Equals(file.Engine.MapType(a), file.Engine.MapType(b)))
                .All(same => same));
        return isThere ? Refusal.SameRegistration.For(method.Name) : null;
    }

    /// <summary>The generic calls of a member that are made for what they do.</summary>
    private List<IMethodSymbol> CallsIn(SyntaxNode scope)
    {
        if (!_calls.TryGetValue(scope, out var calls))
        {
            _calls.Add(scope, calls = [.. scope.DescendantNodes(node => node == scope || node is not MemberDeclarationSyntax).OfType<GenericNameSyntax>()
                .Select(generic => generic.Access().Call()).OfType<InvocationExpressionSyntax>().Where(IsStatement)
                .Select(other => file.SymbolOf(other)).OfType<IMethodSymbol>()]);
        }

        return calls;
    }

    private bool IsCounterpart(ITypeSymbol other, ITypeSymbol type, ITypeSymbol mapped) =>
        !SymbolEqualityComparer.Default.Equals(other, type) && SymbolEqualityComparer.Default.Equals(file.Engine.MapType(other), mapped);

    private static SyntaxNode ScopeOf(SyntaxNode node) =>
        node.FirstAncestorOrSelf<SyntaxNode>(ancestor => ancestor is (MemberDeclarationSyntax and not GlobalStatementSyntax) or CompilationUnitSyntax)!;

    /// <summary>Whether the call is made for what it does: a statement, or a link of a chain that is one.</summary>
    private static bool IsStatement(InvocationExpressionSyntax call)
    {
        SyntaxNode node = call;
        while (node.Parent is MemberAccessExpressionSyntax access && access.Expression == node && access.Parent is InvocationExpressionSyntax next)
            node = next;
        return node.Parent is ExpressionStatementSyntax or ArrowExpressionClauseSyntax or LambdaExpressionSyntax
            || (node != call && node.Parent is EqualsValueClauseSyntax);
    }
}
