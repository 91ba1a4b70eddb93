using System.Collections.Concurrent;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Netra.SsotAnalyzers.Analysis;

namespace Netra.SsotAnalyzers.Rules.Events;

/// <summary>
/// The event names of a compilation: the string constants of every <c>[Canonical(EventNames = true)]</c> type. Tells a name
/// from a near miss of one, and both from the name of something else.
/// </summary>
internal sealed class EventCatalogues
{
    private const int NearMissDistance = 2;

    // Shorter names are within two characters of too many words.
    private const int ShortestMisspelt = 6;

    private const int LongestSuggestion = 3;

    private readonly Dictionary<string, EventName> _byValue = new(StringComparer.Ordinal);
    private readonly Dictionary<string, EventName> _byConstant = new(StringComparer.Ordinal);
    private readonly HashSet<string> _subjects = new(StringComparer.Ordinal);
    private readonly HashSet<string> _verbs = new(StringComparer.Ordinal);
    private readonly HashSet<INamedTypeSymbol> _types = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<string, ImmutableArray<EventName>> _nearest = new(StringComparer.Ordinal);

    public EventCatalogues(SsotEngine engine)
    {
        Places = new DeclaredPlaces(engine);
        var pairs = ImmutableArray.CreateBuilder<EventPair>();
        foreach (var canonical in engine.Map.Catalogues.OrderBy(canonical => canonical.Type.Id, StringComparer.Ordinal))
        {
            if (engine.Resolve(canonical.Type) is not { } type || !_types.Add(type))
                continue;

            var catalogue = type.GetMembers().OfType<IFieldSymbol>()
                .Where(field => field is { HasConstantValue: true, ConstantValue: string { Length: > 0 } })
                .Select(field => new EventName((string)field.ConstantValue!, field, canonical.Role))
                .ToList();
            foreach (var name in catalogue)
                Add(name);
            pairs.AddRange(EventPair.Of(catalogue));
        }

        Pairs = pairs.ToImmutable();
        Key = string.Join("\n", _byValue.Keys.OrderBy(value => value, StringComparer.Ordinal));
        LongestName = _byValue.Count == 0 ? 0 : _byValue.Keys.Max(value => value.Length) + NearMissDistance;
    }

    public bool IsEmpty => _byValue.Count == 0;

    /// <summary>The places that are declared to hold event names.</summary>
    public DeclaredPlaces Places { get; }

    /// <summary>What begins and what ends, of every catalogue.</summary>
    public ImmutableArray<EventPair> Pairs { get; }

    public IEnumerable<EventName> Names => _byValue.Values;

    /// <summary>All names as one text: two compilations with the same key look for the same literals.</summary>
    public string Key { get; }

    public int LongestName { get; }

    public EventName? Find(string value) => _byValue.TryGetValue(value, out var name) ? name : null;

    /// <summary>The name whose constant is called so, wherever it is declared.</summary>
    public EventName? FindConstant(string constant) => _byConstant.TryGetValue(constant, out var name) ? name : null;

    /// <summary>Whether a name belongs to a catalogue in which something begins and ends.</summary>
    public bool IsPaired(EventName name) =>
        Pairs.Any(pair => SymbolEqualityComparer.Default.Equals(pair.Opening.Constant.ContainingType, name.Constant.ContainingType));

    public bool IsCatalogue(INamedTypeSymbol? type) => type is not null && _types.Contains(type.OriginalDefinition);

    /// <summary>Whether a literal of this value is a name, or may be meant for one.</summary>
    public bool IsOfInterest(string value) => _byValue.ContainsKey(value) || !NearestTo(value).IsEmpty;

    /// <summary>
    /// The names that a value may be meant for: those within two characters, or, where a known subject stands with a known
    /// verb that it is never seen with, those of the subject. Empty for a name of a catalogue and for the name of something else.
    /// </summary>
    public ImmutableArray<EventName> NearestTo(string value)
    {
        if (value.Length < 3 || _byValue.ContainsKey(value) || _byValue.Count == 0)
            return [];
        return _nearest.GetOrAdd(value, FindNearest);
    }

    private ImmutableArray<EventName> FindNearest(string value)
    {
        var nearest = ImmutableArray.CreateBuilder<EventName>();
        var distance = NearMissDistance;
        foreach (var name in _byValue.Values)
        {
            if (name.Value.Length < ShortestMisspelt || IsOtherNumber(value, name.Value))
                continue;

            var own = EditDistance.Between(value, name.Value, distance);
            if (own > distance)
                continue;
            if (own < distance)
                nearest.Clear();
            distance = own;
            nearest.Add(name);
        }

        if (nearest.Count == 0 && EventName.Split(value) is { } split && _subjects.Contains(split.Subject) && _verbs.Contains(split.Verb))
            nearest.AddRange(_byValue.Values.Where(name => EventName.Split(name.Value)?.Subject == split.Subject).Take(LongestSuggestion));
        return nearest.ToImmutable();
    }

    /// <summary>One thing and several of it are two words, and both may be meant.</summary>
    private static bool IsOtherNumber(string left, string right) =>
        left.Length != right.Length && string.Equals(left.TrimEnd('s', 'S'), right.TrimEnd('s', 'S'), StringComparison.OrdinalIgnoreCase);

    private void Add(EventName name)
    {
        if (_byValue.ContainsKey(name.Value))
            return;

        _byValue.Add(name.Value, name);
        if (!_byConstant.ContainsKey(name.Constant.Name))
            _byConstant.Add(name.Constant.Name, name);
        if (EventName.Split(name.Value) is { } split)
        {
            _subjects.Add(split.Subject);
            _verbs.Add(split.Verb);
        }
    }
}

/// <summary>
/// A list, table, switch or pattern in which two different names of the catalogues stand is one of event names, whatever it
/// is called. By syntax alone.
/// </summary>
internal sealed class EventNameNeighbours(SsotEngine engine)
{
    private readonly Dictionary<SyntaxNode, bool> _groups = [];

    /// <summary>Whether the literal stands as an element, key or pattern among event names.</summary>
    public bool Surrounds(LiteralExpressionSyntax literal)
    {
        for (SyntaxNode node = literal; node.Parent is { } parent; node = parent)
        {
            switch (parent)
            {
                case BinaryPatternSyntax { Parent: not BinaryPatternSyntax } pattern when IsGroup(pattern):
                case CollectionExpressionSyntax collection when IsGroup(collection):
                case InitializerExpressionSyntax initializer when IsGroup(initializer):
                case SwitchExpressionSyntax selected when node is SwitchExpressionArmSyntax arm
                    && (IsResult(arm, literal) ? IsResultGroup(selected) : IsGroup(selected)):
                case SwitchStatementSyntax statement when IsGroup(statement):
                    return true;

                case StatementSyntax and not SwitchStatementSyntax or AnonymousFunctionExpressionSyntax or MemberDeclarationSyntax:
                case ArgumentSyntax { Parent: ArgumentListSyntax } or AnonymousObjectMemberDeclaratorSyntax:
                    return false;

                // What a table or switch yields is not what it is asked for.
                case AssignmentExpressionSyntax { Left: ImplicitElementAccessSyntax } assignment when assignment.Right == node:
                case SwitchExpressionArmSyntax { WhenClause: { } when } when when == node:
                    return false;
            }
        }

        return false;
    }

    /// <summary>Whether an expression is a field, property or local that was filled with event names where it is declared.</summary>
    public bool IsTable(ExpressionSyntax expression, SemanticModel model, CancellationToken cancellationToken)
    {
        if (expression is not (SimpleNameSyntax or MemberAccessExpressionSyntax)
            || model.GetSymbolInfo(expression,
                cancellationToken).Symbol is not
                {
                    Kind: SymbolKind.Field or SymbolKind.Local
                    or SymbolKind.Property, DeclaringSyntaxReferences.Length: 1
                } symbol)
        {
            return false;
        }

        var value = symbol.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken) switch
        {
            VariableDeclaratorSyntax variable => variable.Initializer?.Value,
            PropertyDeclarationSyntax property => property.Initializer?.Value,
            _ => null,
        };
        return value switch
        {
            CollectionExpressionSyntax collection => IsGroup(collection),
            BaseObjectCreationExpressionSyntax { Initializer: { } initializer } => IsGroup(initializer),
            ArrayCreationExpressionSyntax { Initializer: { } initializer } => IsGroup(initializer),
            ImplicitArrayCreationExpressionSyntax array => IsGroup(array.Initializer),
            InitializerExpressionSyntax initializer => IsGroup(initializer),
            _ => false,
        };
    }

    private static bool IsResult(SwitchExpressionArmSyntax arm, SyntaxNode literal) => arm.Expression.Span.Contains(literal.Span);

    /// <summary>What a switch yields is a group of its own: old names may be translated to new ones.</summary>
    private bool IsResultGroup(SwitchExpressionSyntax selected) => IsPlural(selected.Arms.SelectMany(arm => Literals(arm.Expression)));

    private bool IsGroup(SyntaxNode node)
    {
        if (!_groups.TryGetValue(node, out var isGroup))
            _groups.Add(node, isGroup = IsPlural(Members(node)));
        return isGroup;
    }

    /// <summary>Two names, of which one is of several words: two single words, such as "Id" and "Trial", can be anything.</summary>
    private bool IsPlural(IEnumerable<string> names)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        var isDistinctive = false;
        foreach (var name in names.Select(engine.Events.Find).OfType<EventName>())
        {
            found.Add(name.Value);
            isDistinctive |= name.IsDistinctive;
            if (found.Count > 1 && isDistinctive)
                return true;
        }

        return false;
    }

    private IEnumerable<string> Members(SyntaxNode node) => node switch
    {
        CollectionExpressionSyntax collection => collection.Elements.OfType<ExpressionElementSyntax>().SelectMany(element => Literals(element.Expression)),
        InitializerExpressionSyntax initializer => initializer.Expressions.SelectMany(Keys),
        SwitchExpressionSyntax selected => selected.Arms.SelectMany(arm => Literals(arm.Pattern)),
        SwitchStatementSyntax statement => statement.Sections.SelectMany(section => section.Labels).SelectMany(label => label switch
        {
            CaseSwitchLabelSyntax plain => Literals(plain.Value),
            CasePatternSwitchLabelSyntax pattern => Literals(pattern.Pattern),
            _ => [],
        }),
        _ => Literals(node),
    };

    private IEnumerable<string> Keys(ExpressionSyntax element) => element switch
    {
        AssignmentExpressionSyntax { Left: ImplicitElementAccessSyntax key } =>
            key.ArgumentList.Arguments.SelectMany(argument => Literals(argument.Expression)),
        InitializerExpressionSyntax entry => entry.Expressions.Take(1).SelectMany(Literals),
        _ => Literals(element),
    };

    /// <summary>The names that an expression or pattern spells out, or that it names by their constants: a half-rewritten list is still one.</summary>
    private IEnumerable<string> Literals(SyntaxNode node)
    {
        switch (node)
        {
            case LiteralExpressionSyntax literal when literal.IsKind(SyntaxKind.StringLiteralExpression):
                return [literal.Token.ValueText];
            case ParenthesizedExpressionSyntax parenthesized:
                return Literals(parenthesized.Expression);
            case MemberAccessExpressionSyntax access:
                return engine.Events.FindConstant(access.Name.Identifier.ValueText) is { } named
                    && access.Expression.RightmostName() == named.Constant.ContainingType.Name
                    ? [named.Value] : [];
            case IdentifierNameSyntax identifier:
                return engine.Events.FindConstant(identifier.Identifier.ValueText) is { } imported ? [imported.Value] : [];
            case PatternSyntax pattern:
                return pattern.DescendantNodesAndSelf().OfType<ConstantPatternSyntax>().SelectMany(constant => Literals(constant.Expression));
            default:
                return [];
        }
    }
}
