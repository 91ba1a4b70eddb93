using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Map;

namespace Netra.SsotAnalyzers.Rules.MapHealth;

/// <summary>Finds members by documentation id, and says what is wrong with an id that matches none.</summary>
internal static class MemberIds
{
    private const int MaxSuggestions = 3;
    private const string Obsolete = " (remove the entry of a deleted member)";

    /// <summary>The member of the compilation or its references; null where there is none of that id.</summary>
    public static ISymbol? Resolve(string id, SsotEngine engine) =>
        Members(id, engine).FirstOrDefault(member => DocumentationId.Of(member) == id);

    /// <summary>Why an id names no member.</summary>
    public static string Problem(string id, SsotEngine engine)
    {
        var (type, name) = Parts(id);
        if (type.Length == 0 || engine.Resolve(new TypeKey("T:" + type, Assembly: null)) is not { } container)
            return $"no type '{type}' is declared or referenced here{new Meant(engine).Type(type)}{Obsolete}";

        var overloads = Members(id, engine).Select(DocumentationId.Of).OrderBy(other => other, StringComparer.Ordinal).Take(MaxSuggestions).ToList();
        return overloads.Count == 0
            ? $"'{type}' has no member '{name}'{Meant.Member(container, name)}{Obsolete}"
            : $"no overload has these parameters: write {string.Join(" or ", overloads.Select(other => $"\"{other}\""))}";
    }

    private static IEnumerable<ISymbol> Members(string id, SsotEngine engine)
    {
        var (type, name) = Parts(id);
        if (type.Length == 0 || engine.Resolve(new TypeKey("T:" + type, Assembly: null)) is not { } container)
            return [];

        // An explicit implementation writes its dots as #, and an indexer has a name of its own; else the id is not worth writing.
        return container.GetMembers().Where(member => member is not INamedTypeSymbol
            && (member.Name == name || member.Name.IndexOf('.') >= 0 || member is IPropertySymbol { IsIndexer: true })
            && Parts(DocumentationId.Of(member)).Name == name);
    }

    /// <summary>The type and the member's name, without arity and parameters.</summary>
    private static (string Type, string Name) Parts(string id)
    {
        if (id.Length < 3)
            return ("", "");

        var end = id.IndexOf('(');
        var path = end < 0 ? id.Substring(2) : id.Substring(2, Math.Max(0, end - 2));
        var tilde = path.IndexOf('~');
        path = tilde < 0 ? path : path.Substring(0, tilde);
        var dot = path.LastIndexOf('.');
        if (dot < 0)
            return ("", path);

        var name = path.Substring(dot + 1);
        var arity = name.IndexOf("``", StringComparison.Ordinal);
        return (path.Substring(0, dot), arity < 0 ? name : name.Substring(0, arity));
    }
}
