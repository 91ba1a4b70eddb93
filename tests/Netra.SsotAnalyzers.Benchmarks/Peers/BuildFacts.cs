using System.Reflection;

namespace Netra.SsotAnalyzers.Benchmarks.Peers;

/// <summary>What the build of this program knew: where the suite and its peer are.</summary>
internal static class BuildFacts
{
    private static readonly Dictionary<string, string> Facts = typeof(BuildFacts).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .ToDictionary(attribute => attribute.Key, attribute => attribute.Value ?? "");

    public static string Find(string name) => Facts[name];
}
