using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Map;

namespace Netra.SsotAnalyzers.Rules.MapHealth;

/// <summary>The name that a misspelt one was probably meant to be, as the end of a sentence; empty where no name is near.</summary>
internal sealed class Meant(SsotEngine engine)
{
    /// <summary>A type, by its name with or without a namespace.</summary>
    public string Type(string name)
    {
        name = name.StartsWith("T:", StringComparison.Ordinal) ? name.Substring(2) : name;
        var simple = SimpleName(name);
        if (!Microsoft.CodeAnalysis.CSharp.SyntaxFacts.IsValidIdentifier(simple))
            return "";

        var known = KnownTypes().ToList();
        var namesake = known.Where(id => SimpleName(id) == simple).OrderBy(id => id, StringComparer.Ordinal).FirstOrDefault();
        return Sentence(namesake ?? EditDistance.Nearest("T:" + name, known).FirstOrDefault(), '"');
    }

    /// <summary>A member of a type.</summary>
    public static string Member(INamedTypeSymbol type, string name) =>
        Sentence(EditDistance.Nearest(name, type.GetMembers().Where(member => member.CanBeReferencedByName).Select(member => member.Name)).FirstOrDefault());

    /// <summary>A parameter of a member.</summary>
    public static string Parameter(ISymbol member, string name) => Sentence(EditDistance.Nearest(name, member.Parameters().Select(parameter => parameter.Name)).FirstOrDefault());

    /// <summary>A namespace of the compilation or its references.</summary>
    public string Namespace(string name) => Sentence(EditDistance.Nearest(name, Namespaces(engine.Compilation.GlobalNamespace).Where(ns => !ns.IsGlobalNamespace).Select(ns => ns.ToDisplayString())).FirstOrDefault());

    private static string Sentence(string? meant, char quote = '\'') => meant is null ? "" : $"; did you mean {quote}{meant}{quote}?";

    private static string SimpleName(string name)
    {
        var simple = name.Substring(name.LastIndexOfAny(['.', ':', '+', '/']) + 1);
        var end = simple.IndexOfAny(['`', '<', '(']);
        return end >= 0 ? simple.Substring(0, end) : simple;
    }

    // A retired type is the user's own or a library's: the framework is large, and names much.
    private IEnumerable<string> KnownTypes() =>
        Namespaces(engine.Compilation.GlobalNamespace)
            .Where(ns => !IsOfTheFramework(ns))
            .SelectMany(ns => ns.GetTypeMembers())
            .SelectMany(type => type.GetTypeMembers().Prepend(type))
            .Where(type => type.CanBeReferencedByName)
            .Select(DocumentationId.Of);

    private static bool IsOfTheFramework(INamespaceSymbol ns)
    {
        while (ns.ContainingNamespace is { IsGlobalNamespace: false } outer)
            ns = outer;
        return ns.Name is "System" or "Microsoft" or "Internal" or "Windows";
    }

    private static IEnumerable<INamespaceSymbol> Namespaces(INamespaceSymbol root) =>
        root.GetNamespaceMembers().SelectMany(Namespaces).Prepend(root);
}
