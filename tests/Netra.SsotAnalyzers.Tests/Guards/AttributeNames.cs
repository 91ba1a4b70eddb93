using Netra.Ssot;

namespace Netra.SsotAnalyzers.Tests.Guards;

/// <summary>The names by which the suite knows its attributes, compared with those that ship, in both directions.</summary>
internal static class AttributeNames
{
    public static IEnumerable<string> Problems(IEnumerable<string> known, string ns)
    {
        var shipped = typeof(CanonicalAttribute).Assembly.GetExportedTypes().Where(typeof(Attribute).IsAssignableFrom).Select(type => type.FullName!).ToHashSet();
        var names = known.Select(name => ns + "." + name).ToHashSet();
        return [.. names.Except(shipped).Select(name => name + " is no attribute"), .. shipped.Except(names).Select(name => name + " is not known")];
    }
}
