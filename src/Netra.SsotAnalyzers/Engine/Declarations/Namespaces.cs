namespace Netra.SsotAnalyzers.Engine.Declarations;

/// <summary>Namespaces by their full names.</summary>
internal static class Namespaces
{
    public static INamespaceSymbol? Find(Compilation compilation, string name)
    {
        var current = compilation.GlobalNamespace;
        foreach (var part in name.Split('.'))
        {
            if (current.GetNamespaceMembers().FirstOrDefault(ns => ns.Name == part) is not { } next)
                return null;
            current = next;
        }

        return current;
    }

    /// <summary>Whether <paramref name="name"/> is <paramref name="ancestor"/> or lies within it.</summary>
    public static bool IsWithin(string name, string ancestor) =>
        name.StartsWith(ancestor, StringComparison.Ordinal) && (name.Length == ancestor.Length || name[ancestor.Length] == '.');
}
