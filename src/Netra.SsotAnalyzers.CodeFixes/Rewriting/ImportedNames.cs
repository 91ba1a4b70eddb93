using Microsoft.CodeAnalysis.Text;

namespace Netra.SsotAnalyzers.CodeFixes.Rewriting;

/// <summary>
/// The words by which code can use what a namespace's directive brings in. A text without any of them does not need the
/// directive, and no compilation has to be made to know it.
/// </summary>
internal sealed class ImportedNames
{
    private const string Attribute = nameof(Attribute);

    private readonly Dictionary<INamespaceSymbol, NameSet?> _names = new(SymbolEqualityComparer.Default);

    /// <summary>Whether nothing in the text can mean anything of the namespace.</summary>
    public bool AreAbsent(INamespaceSymbol ns, SourceText text)
    {
        if (!_names.TryGetValue(ns, out var names))
            _names.Add(ns, names = NamesOf(ns));

        return names is not null && WordSearch.Positions(text, names, out var hasEscapes).Count == 0 && !hasEscapes;
    }

    /// <summary>Null where something can be used unnamed: extension members are found by <c>foreach</c>, <c>await</c>, queries and operators too.</summary>
    private static NameSet? NamesOf(INamespaceSymbol ns)
    {
        var types = ns.GetTypeMembers();
        return types.Any(type => type is { IsStatic: true } && (type.MightContainExtensionMethods || type.GetTypeMembers().Any(nested => !nested.CanBeReferencedByName)))
            ? null
            : new NameSet(types.SelectMany(type => type.Name.EndsWith(Attribute, StringComparison.Ordinal) ? [type.Name, type.Name.Substring(0, type.Name.Length - Attribute.Length)] : new[] { type.Name }));
    }
}
