using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Netra.SsotAnalyzers.Analysis;

namespace Netra.SsotAnalyzers.Rules.Events;

/// <summary>A literal that stands where an event name is expected.</summary>
/// <param name="Literal">Where.</param>
/// <param name="Name">The name that it spells out; null for a near miss.</param>
/// <param name="Nearest">The names that a near miss may be meant for.</param>
/// <param name="Strength">How surely an event name is expected there.</param>
internal sealed record EventLiteral(LiteralExpressionSyntax Literal, EventName? Name, ImmutableArray<EventName> Nearest, SlotStrength Strength)
{
    /// <summary>The literals of one tree; none in a catalogue itself, in code that is to be removed, or in generated code.</summary>
    public static IEnumerable<EventLiteral> In(FileContext file)
    {
        var place = new EventNamePlace(file);
        return Candidates(file).Select(literal => Of(literal, place, file)).OfType<EventLiteral>();
    }

    /// <summary>The literals whose text is an event name or resembles one, wherever they are.</summary>
    public static IEnumerable<LiteralExpressionSyntax> Candidates(FileContext file)
    {
        if (file.Engine.Events.IsEmpty || file.Engine.Compilation.IsGenerated(file.Model.SyntaxTree, file.CancellationToken))
            yield break;

        foreach (var token in LiteralScan.Of(file.Model.SyntaxTree, file.Engine.Events, file.CancellationToken))
        {
            file.CancellationToken.ThrowIfCancellationRequested();
            if (token.Parent is LiteralExpressionSyntax literal)
                yield return literal;
        }
    }

    /// <summary>The literal as an event name; null where none is expected.</summary>
    public static EventLiteral? Of(LiteralExpressionSyntax literal, EventNamePlace place, FileContext file)
    {
        var text = literal.Token.ValueText;
        var strength = place.Of(literal);
        return strength == SlotStrength.None
            || (strength == SlotStrength.Likely && EventName.Split(text) is null)
            || file.Engine.Events.IsCatalogue(DeclaringType(literal, file))
            || file.IsSilent(literal)
            ? null
            : new EventLiteral(literal, file.Engine.Events.Find(text), file.Engine.Events.NearestTo(text), strength);
    }

    private static INamedTypeSymbol? DeclaringType(SyntaxNode node, FileContext file) =>
        node.FirstAncestorOrSelf<BaseTypeDeclarationSyntax>() is { } declaration ? file.DeclaredBy(declaration) as INamedTypeSymbol : null;
}

/// <summary>One name of a catalogue, and the constant that holds it.</summary>
internal sealed class EventName(string value, IFieldSymbol constant, string role)
{
    private static readonly char[] Separators = ['_', '-', '.', ':', '/'];

    public string Value { get; } = value;

    public IFieldSymbol Constant { get; } = constant;

    public string Role { get; } = role;

    /// <summary>Whether the name is of several words, so that no other text is likely to read the same.</summary>
    public bool IsDistinctive => Split(Value) is not null;

    /// <summary>What stands before the last separator and behind it: who, and what happens. Null for a name of one word.</summary>
    public static (string Subject, string Verb)? Split(string name)
    {
        var at = name.LastIndexOfAny(Separators);
        return at > 0 && at < name.Length - 1 ? (name.Substring(0, at), name.Substring(at + 1)) : null;
    }
}

/// <summary>An event that begins something, and those of its catalogue that end it.</summary>
internal sealed record EventPair(EventName Opening, ImmutableArray<EventName> Closing)
{
    private static readonly ImmutableHashSet<string> Beginnings = ["started", "starting", "start", "begun", "begin", "opened", "executing", "running",
        "processing"];

    private static readonly ImmutableHashSet<string> Endings =
        ["completed", "complete", "finished", "ended", "end", "done", "closed", "stopped", "failed", "cancelled", "canceled", "aborted", "executed",
            "processed"];

    /// <summary>The pairs of one catalogue: names of one subject, by the convention of their verbs.</summary>
    public static IEnumerable<EventPair> Of(IReadOnlyCollection<EventName> catalogue)
    {
        foreach (var opening in catalogue)
        {
            if (EventName.Split(opening.Value) is not { } split || !Beginnings.Contains(split.Verb))
                continue;

            var closing = catalogue
                .Where(name => EventName.Split(name.Value) is { } other && other.Subject == split.Subject && Endings.Contains(other.Verb))
                .ToImmutableArray();
            if (!closing.IsEmpty)
                yield return new EventPair(opening, closing);
        }
    }
}

/// <summary>
/// The string literals of one tree that read like a name of a catalogue or like a near miss of one. The text is searched from
/// quote to quote, and the tree asked only where such a text stands. Cached per tree as long as the catalogues stay the same.
/// </summary>
internal static class LiteralScan
{
    private const int LongestEscape = 10;

    private static readonly TreeCache<string, ImmutableArray<SyntaxToken>> Cache = new();

    /// <summary>The tokens, in the order of the text. No <c>u8</c> literal, and no part of an interpolation.</summary>
    public static ImmutableArray<SyntaxToken> Of(SyntaxTree tree, EventCatalogues catalogues, CancellationToken cancellationToken) =>
        Cache.Get(tree, catalogues.Key, (tree, _) => catalogues.IsEmpty ? [] : Find(tree, catalogues, cancellationToken));

    private static ImmutableArray<SyntaxToken> Find(SyntaxTree tree, EventCatalogues catalogues, CancellationToken cancellationToken)
    {
        var text = tree.GetText(cancellationToken).ToString();
        var tokens = ImmutableArray.CreateBuilder<SyntaxToken>();
        SyntaxNode? root = null;
        for (var quote = text.IndexOf('"'); quote >= 0; quote = text.IndexOf('"', quote + 1))
        {
            if (!MayBeName(text, quote + 1, catalogues))
                continue;

            root ??= tree.GetRoot(cancellationToken);
            var token = root.FindToken(quote, findInsideTrivia: false);
            if (token.Kind() is SyntaxKind.StringLiteralToken or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken
                && token.Span.Contains(quote)
                && catalogues.IsOfInterest(token.ValueText)
                && (tokens.Count == 0 || tokens[tokens.Count - 1] != token))
            {
                tokens.Add(token);
            }
        }

        return tokens.ToImmutable();
    }

    private static bool MayBeName(string text, int start, EventCatalogues catalogues)
    {
        var hasEscape = false;
        for (var i = start; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '"')
                return i > start && (hasEscape || catalogues.IsOfInterest(text.Substring(start, i - start)));
            if (c == '\\')
                hasEscape = true;
            if (char.IsWhiteSpace(c) || i - start > (hasEscape ? catalogues.LongestName * LongestEscape : catalogues.LongestName))
                return false;
        }

        return false;
    }
}

/// <summary>
/// The convention by which a parameter, property, field, local, method or JSON property is one for event names. Documented in
/// docs/event-names.md.
/// </summary>
internal static class EventNameSlot
{
    private static readonly ImmutableHashSet<string> Certain = ["event", "events", "eventname", "eventnames", "eventtype", "eventtypes", "eventkind",
        "eventkinds"];

    private static readonly ImmutableHashSet<string> Likely = ["type", "types", "topic", "topics", "messagetype", "messagetypes"];

    private static readonly ImmutableHashSet<string> CertainOfARole = ["evt", "ev", "kind", "kinds"];

    private static readonly ImmutableHashSet<string> LikelyOfARole = ["name", "names"];

    /// <summary>How surely a name says that event names belong there.</summary>
    public static SlotStrength StrengthOf(string name)
    {
        var plain = name.Replace("_", "").ToLowerInvariant();
        if (name.Length > 2 && name[1] == '_' && name[0] is 's' or 'm' or 't')
            plain = plain.Substring(1);

        // "ToolEventName" and "expectedEvents" are what "eventName" and "events" are.
        if (Certain.Any(word => plain.EndsWith(word, StringComparison.Ordinal)))
            return SlotStrength.Certain;
        return Likely.Contains(plain) || plain.EndsWith("messagetype", StringComparison.Ordinal) ? SlotStrength.Likely : SlotStrength.None;
    }

    /// <summary>
    /// The same of a symbol: what is declared first, then its name; members and parameters of a type with a role are certain where others
    /// are likely.
    /// </summary>
    public static SlotStrength StrengthOf(SsotEngine engine, ISymbol? symbol)
    {
        if (symbol is null or INamedTypeSymbol or INamespaceSymbol)
            return SlotStrength.None;
        if (engine.Events.Places.Contain(symbol))
            return SlotStrength.Declared;

        var strength = StrengthOf(symbol.Name);
        if (strength == SlotStrength.Certain || symbol.ContainingType is not { IsAnonymousType: false } type || engine.RoleOf(type) is null)
            return strength;
        if (strength == SlotStrength.Likely || CertainOfARole.Contains(symbol.Name.ToLowerInvariant()))
            return SlotStrength.Certain;
        return LikelyOfARole.Contains(symbol.Name.ToLowerInvariant()) ? SlotStrength.Likely : SlotStrength.None;
    }
}

/// <summary>How surely an event name is expected in a place.</summary>
internal enum SlotStrength
{
    /// <summary>Nothing says so.</summary>
    None,

    /// <summary>A name of several words is expected to be one; "error" may be anything.</summary>
    Likely,

    /// <summary>By its name, or by its neighbours, the place is one for event names: a guess that is rarely wrong.</summary>
    Certain,

    /// <summary>An attribute says so, of the place itself or of where its value is passed on to.</summary>
    Declared,
}
