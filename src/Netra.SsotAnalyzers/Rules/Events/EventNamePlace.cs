using System.Collections.Concurrent;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Map;

namespace Netra.SsotAnalyzers.Rules.Events;

/// <summary>
/// Tells whether an event name is expected where a literal stands: by the name of what takes it or is compared with it, or by
/// the company of other event names.
/// </summary>
internal sealed class EventNamePlace(FileContext file)
{
    private static readonly ImmutableHashSet<string> Lookups =
        ["Contains", "Equals", "Add", "TryAdd", "Remove", "IndexOf", "ContainsKey", "TryGetValue", "GetValueOrDefault", "GetOrAdd", "AddOrUpdate",
            "SequenceEqual", "Append", "Prepend"];

    private readonly EventNameNeighbours _neighbours = new(file.Engine);

    /// <summary>How certain it is that an event name is expected at <paramref name="literal"/>.</summary>
    public SlotStrength Of(LiteralExpressionSyntax literal)
    {
        var strength = OfValue(literal);
        return strength >= SlotStrength.Certain || !_neighbours.Surrounds(literal) ? strength : SlotStrength.Certain;
    }

    private SlotStrength OfValue(ExpressionSyntax value)
    {
        while (true)
        {
            value = value.Whole(Around.Choice | Around.Cast);
            switch (value.Parent)
            {
                case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression or (int)SyntaxKind.NotEqualsExpression } comparison:
                    return OfExpression(comparison.Left == value ? comparison.Right : comparison.Left);

                case ConstantPatternSyntax pattern:
                    return OfPattern(pattern);

                case CaseSwitchLabelSyntax { Parent.Parent: SwitchStatementSyntax statement }:
                    return OfExpression(statement.Expression);

                case ArgumentSyntax argument:
                    return OfArgument(argument);

                case AttributeArgumentSyntax argument:
                    return argument.NameEquals is { } property ? OfSymbol(file.SymbolOf(property.Name))
                        : argument.NameColon is { } parameter ? EventNameSlot.StrengthOf(parameter.Name.Identifier.ValueText)
                        : OfSymbol(file.SymbolOf(argument.Parent!.Parent!).ParameterOf(argument));

                case AssignmentExpressionSyntax assignment when assignment.Right == value:
                    return OfExpression(assignment.Left);

                case AnonymousObjectMemberDeclaratorSyntax { NameEquals: { } name }:
                    return EventNameSlot.StrengthOf(name.Name.Identifier.ValueText);

                case EqualsValueClauseSyntax clause:
                    return OfDeclaration(clause.Parent);

                case ArrowExpressionClauseSyntax arrow:
                    return OfDeclaration(arrow.Parent);

                case ReturnStatementSyntax returned:
                    return OfDeclaration(returned
                        .FirstAncestorOrSelf<SyntaxNode>(node =>
                            node is MemberDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax or AccessorDeclarationSyntax));

                // A collection that is itself one of event names.
                case ExpressionElementSyntax { Parent: CollectionExpressionSyntax collection }:
                    value = collection;
                    continue;

                case InitializerExpressionSyntax { Parent: ExpressionSyntax creation }:
                    value = creation;
                    continue;

                case InitializerExpressionSyntax { Parent: EqualsValueClauseSyntax clause }:
                    return OfDeclaration(clause.Parent);

                default:
                    return SlotStrength.None;
            }
        }
    }

    private SlotStrength OfDeclaration(SyntaxNode? declaration) => declaration switch
    {
        // A constant of one's own is a second source of the name, if it is written as names are sent or called as in the catalogue:
        // "Shop.Orders" may be another thing's name.
        VariableDeclaratorSyntax variable =>
            Best(OfNameOf(variable), IsConstant(variable) && IsSecondSource(variable) ? SlotStrength.Certain : SlotStrength.None),
        PropertyDeclarationSyntax property => OfNameOf(property),
        ParameterSyntax parameter => OfNameOf(parameter),
        MethodDeclarationSyntax method => OfNameOf(method),
        LocalFunctionStatementSyntax function => EventNameSlot.StrengthOf(function.Identifier.ValueText),
        AccessorDeclarationSyntax { Parent.Parent: PropertyDeclarationSyntax property } => OfNameOf(property),
        _ => SlotStrength.None,
    };

    private SlotStrength OfNameOf(SyntaxNode declaration) => OfSymbol(file.DeclaredBy(declaration));

    private bool IsSecondSource(VariableDeclaratorSyntax variable)
    {
        if (variable.Initializer?.Value is not LiteralExpressionSyntax { Token.Value: string text })
            return false;

        if (EventName.Split(text) is not null && text.All(c => !char.IsUpper(c)))
            return true;

        var events = file.Engine.Events;
        var own = Letters(variable.Identifier.ValueText);
        return (events.Find(text) is { } exact ? [exact] : events.NearestTo(text)).Any(name =>
            Letters(name.Constant.Name) is var theirs
                && (theirs.EndsWith(own, StringComparison.Ordinal) || own.EndsWith(theirs, StringComparison.Ordinal) || own == Letters(text)));
    }

    private static string Letters(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    private static bool IsConstant(VariableDeclaratorSyntax variable) => variable.Parent?.Parent switch
    {
        FieldDeclarationSyntax field => field.Modifiers.Any(SyntaxKind.ConstKeyword),
        LocalDeclarationStatementSyntax local => local.IsConst,
        _ => false,
    };

    private SlotStrength OfArgument(ArgumentSyntax argument)
    {
        switch (argument.Parent)
        {
            case BaseArgumentListSyntax { Parent: ElementAccessExpressionSyntax access }:
                return Best(Best(OfSymbol(file.SymbolOf(access).ParameterOf(argument)), OfExpression(access.Expression)),
                    _neighbours.IsTable(access.Expression, file.Model, file.CancellationToken) ? SlotStrength.Certain : SlotStrength.None);

            case BaseArgumentListSyntax { Parent: InvocationExpressionSyntax { Expression: var called } call } list:
                if (called is MemberAccessExpressionSyntax member && Lookups.Contains(member.Name.Identifier.ValueText))
                {
                    var receiver = Best(OfExpression(member.Expression),
                        _neighbours.IsTable(member.Expression, file.Model, file.CancellationToken) ? SlotStrength.Certain : SlotStrength.None);

                    // string.Equals(type, "agent_started")
                    foreach (var other in list.Arguments.Where(other => other != argument && receiver == SlotStrength.None))
                        receiver = OfExpression(other.Expression);
                    if (receiver != SlotStrength.None)
                        return receiver;
                }

                return Best(OfKey(list, argument), OfSymbol(file.SymbolOf(call).ParameterOf(argument)));

            case BaseArgumentListSyntax { Parent: BaseObjectCreationExpressionSyntax or ConstructorInitializerSyntax } list:
                return OfSymbol(file.SymbolOf(list.Parent!).ParameterOf(argument));

            case BaseArgumentListSyntax { Parent: PrimaryConstructorBaseTypeSyntax primary } list:
                return OfSymbol(file.SymbolOf(primary).ParameterOf(argument));

            default:
                return SlotStrength.None;
        }
    }

    /// <summary>A JSON writer's <c>("type", "agent_started")</c>: the key names the place.</summary>
    private static SlotStrength OfKey(BaseArgumentListSyntax list, ArgumentSyntax argument)
    {
        var index = list.Arguments.IndexOf(argument);
        return index == 1 && list.Arguments[0].Expression is LiteralExpressionSyntax { Token.Value: string key }
            ? EventNameSlot.StrengthOf(key) : SlotStrength.None;
    }

    private SlotStrength OfPattern(PatternSyntax pattern)
    {
        while (true)
        {
            switch (pattern.Parent)
            {
                case BinaryPatternSyntax or UnaryPatternSyntax or ParenthesizedPatternSyntax:
                    pattern = (PatternSyntax)pattern.Parent;
                    continue;

                case ListPatternSyntax list:
                    pattern = list;
                    continue;

                case IsPatternExpressionSyntax test:
                    return OfExpression(test.Expression);

                case SwitchExpressionArmSyntax { Parent: SwitchExpressionSyntax selected }:
                    return OfExpression(selected.GoverningExpression);

                case CasePatternSwitchLabelSyntax { Parent.Parent: SwitchStatementSyntax statement }:
                    return OfExpression(statement.Expression);

                case SubpatternSyntax { NameColon: { } name }:
                    return OfSymbol(file.SymbolOf(name.Name));

                case SubpatternSyntax { ExpressionColon.Expression: MemberAccessExpressionSyntax path }:
                    return OfSymbol(file.SymbolOf(path.Name));

                default:
                    return SlotStrength.None;
            }
        }
    }

    /// <summary>What an expression that is compared, assigned or asked is named.</summary>
    private SlotStrength OfExpression(ExpressionSyntax expression)
    {
        switch (expression)
        {
            case ParenthesizedExpressionSyntax inner:
                return OfExpression(inner.Expression);
            case PostfixUnaryExpressionSyntax suppressed:
                return OfExpression(suppressed.Operand);
            case ConditionalAccessExpressionSyntax access:
                return OfExpression(access.WhenNotNull);

            // frame["type"] == "agent_started", element.GetProperty("type").GetString() is "agent_started"
            case ElementAccessExpressionSyntax element:
                return Key(element.ArgumentList) is { } index ? EventNameSlot.StrengthOf(index) : OfExpression(element.Expression);
            case ImplicitElementAccessSyntax element:
                return Key(element.ArgumentList) is { } entry ? EventNameSlot.StrengthOf(entry) : SlotStrength.None;
            case AwaitExpressionSyntax awaited:
                return OfExpression(awaited.Expression);
            case InvocationExpressionSyntax yields when file.SymbolOf(yields) is { } method && file.Engine.Events.Places.Contain(method):
                return SlotStrength.Declared;
            case InvocationExpressionSyntax call when Key(call.ArgumentList) is { } asked:
                return EventNameSlot.StrengthOf(asked);
            case InvocationExpressionSyntax
            {
                Expression: MemberAccessExpressionSyntax
                {
                    Expression: InvocationExpressionSyntax
                or ElementAccessExpressionSyntax
                } chained
            }:
                return OfExpression(chained.Expression);
            case NameSyntax or MemberAccessExpressionSyntax or MemberBindingExpressionSyntax:
                return OfSymbol(file.SymbolOf(expression));
            default:
                return SlotStrength.None;
        }
    }

    private static string? Key(BaseArgumentListSyntax list) =>
        list.Arguments.Count == 1 && list.Arguments[0].Expression is LiteralExpressionSyntax { Token.Value: string key } ? key : null;

    private SlotStrength OfSymbol(ISymbol? symbol) => EventNameSlot.StrengthOf(file.Engine, symbol);

    private static SlotStrength Best(SlotStrength one, SlotStrength other) => one > other ? one : other;
}

/// <summary>
/// Places that are declared to hold event names: by <c>[EventName]</c>, by <c>[assembly: EventNamePlace]</c>, or because a
/// parameter is only passed on to one that is.
/// </summary>
internal sealed class DeclaredPlaces(SsotEngine engine)
{
    private const int MaxDepth = 3;

    private readonly ConcurrentDictionary<ISymbol, bool> _known = new(SymbolEqualityComparer.Default);

    public bool Contain(ISymbol symbol) => Contain(symbol.OriginalDefinition, 0);

    private bool Contain(ISymbol symbol, int depth) =>
        _known.TryGetValue(symbol, out var known) ? known : depth < MaxDepth && _known.GetOrAdd(symbol, Find(symbol, depth));

    private bool Find(ISymbol symbol, int depth) => symbol switch
    {
        IParameterSymbol parameter =>
            IsMarked(parameter.GetAttributes()) || IsNamed(parameter) || IsDeclaredAbove(parameter, depth) || IsPassedOn(parameter, depth),
        IMethodSymbol method => IsMarked(method.GetReturnTypeAttributes()) || engine.Map.IsEventPlace(method, parameter: null),
        IPropertySymbol or IFieldSymbol => IsMarked(symbol.GetAttributes()) || engine.Map.IsEventPlace(symbol, parameter: null) || IsParameterOfARecord(symbol),
        _ => false,
    };

    private static bool IsMarked(ImmutableArray<AttributeData> attributes) =>
        attributes.Any(attribute => SsotAttributes.Recognize(attribute.AttributeClass) == SsotAttributes.EventName);

    private bool IsNamed(IParameterSymbol parameter) => parameter.ContainingSymbol switch
    {
        IMethodSymbol method => engine.Map.IsEventPlace((method.ReducedFrom ?? method).OriginalDefinition, parameter.Name),
        IPropertySymbol indexer => engine.Map.IsEventPlace(indexer.OriginalDefinition, parameter.Name),
        _ => false,
    };

    /// <summary>A record's property is what the parameter of its name is.</summary>
    private static bool IsParameterOfARecord(ISymbol symbol) =>
        symbol is IPropertySymbol { ContainingType: { IsRecord: true } type }
        && type.InstanceConstructors.SelectMany(constructor => constructor.Parameters)
            .Any(parameter => parameter.Name == symbol.Name && IsMarked(parameter.GetAttributes()));

    /// <summary>Whether the member that the method overrides or implements declares the parameter.</summary>
    private bool IsDeclaredAbove(IParameterSymbol parameter, int depth)
    {
        if (parameter.ContainingSymbol is not IMethodSymbol { MethodKind: MethodKind.Ordinary } method)
            return false;
        if (method.OverriddenMethod is { } overridden)
            return Contain(overridden.OriginalDefinition.Parameters[parameter.Ordinal], depth + 1);

        return method.ContainingType.AllInterfaces.SelectMany(contract => contract.GetMembers(method.Name)).OfType<IMethodSymbol>()
            .Any(asked => SymbolEqualityComparer.Default.Equals(method.ContainingType.FindImplementationForInterfaceMember(asked), method)
                && Contain(asked.OriginalDefinition.Parameters[parameter.Ordinal], depth + 1));
    }

    /// <summary>Whether the parameter is an argument for such a place in the body of its own method.</summary>
    private bool IsPassedOn(IParameterSymbol parameter, int depth)
    {
        if (parameter.Type.SpecialType != SpecialType.System_String || parameter.ContainingSymbol.DeclaringSyntaxReferences.Length != 1)
            return false;

        var reference = parameter.ContainingSymbol.DeclaringSyntaxReferences[0];
        if (!engine.Compilation.ContainsSyntaxTree(reference.SyntaxTree))
            return false;

        SemanticModel? model = null;
        foreach (var argument in reference.GetSyntax().DescendantNodes().OfType<ArgumentSyntax>())
        {
            if (argument.Expression is not IdentifierNameSyntax name || name.Identifier.ValueText != parameter.Name
                || argument.Parent is not ArgumentListSyntax { Parent: { } call } list)
            {
                continue;
            }

            // Another parameter of the name may hide it: one of a function inside, or of a method of a class with a primary constructor.
            model ??= engine.ModelOf(reference.SyntaxTree);
            if (!SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name).Symbol?.OriginalDefinition, parameter)
                || model.GetSymbolInfo(call).Symbol is not IMethodSymbol called)
            {
                continue;
            }

            var taken = argument.NameColon is { } colon
                ? called.Parameters.FirstOrDefault(candidate => candidate.Name == colon.Name.Identifier.ValueText)
                : called.Parameters.ElementAtOrDefault(list.Arguments.IndexOf(argument));
            if (taken is not null && Contain(
                (taken.ContainingSymbol is IMethodSymbol { ReducedFrom: { } full } ? full.Parameters[taken.Ordinal + 1] : taken).OriginalDefinition,
                depth + 1))
            {
                return true;
            }
        }

        return false;
    }
}
