using System.Reflection;

namespace Netra.SsotAnalyzers.Tests.Guards;

/// <summary>What a host would not find, since it asks for exports.</summary>
internal static class Exports
{
    /// <summary>The classes of an assembly that are of a kind and not among those that its exports gave.</summary>
    public static IEnumerable<string> Lacking<T>(Assembly assembly, IEnumerable<T> exported)
        where T : class
    {
        var found = exported.Select(instance => instance.GetType()).ToHashSet();
        return [.. assembly.GetTypes().Where(type => !type.IsAbstract && typeof(T).IsAssignableFrom(type) && !found.Contains(type)).Select(type => type.Name).Order(StringComparer.Ordinal)];
    }
}
