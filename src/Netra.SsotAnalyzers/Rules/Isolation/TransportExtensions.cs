using System.Runtime.CompilerServices;

namespace Netra.SsotAnalyzers.Rules.Isolation;

/// <summary>Extension methods of a transport in referenced libraries, by name. Cached per assembly; the framework's own assemblies have none.</summary>
internal static class TransportExtensions
{
    private static readonly ConditionalWeakTable<IAssemblySymbol, Dictionary<string, ImmutableArray<string>>> Cache = new();

    public static IEnumerable<string> In(Compilation compilation, INamedTypeSymbol transport)
    {
        foreach (var assembly in compilation.SourceModule.ReferencedAssemblySymbols)
        {
            // Only what refers to the transport's assembly can extend it.
            if (IsFramework(assembly) || !assembly.Modules.Any(module => module.ReferencedAssemblies.Any(identity => identity.Name == transport.ContainingAssembly.Name || identity.Name == "netstandard")))
                continue;

            var byTransport = Cache.GetOrCreateValue(assembly);
            ImmutableArray<string> names;
            lock (byTransport)
            {
                if (!byTransport.TryGetValue(FrameworkNames.NameOf(transport), out names))
                    byTransport.Add(FrameworkNames.NameOf(transport), names = [.. Find(assembly.GlobalNamespace, FrameworkNames.NameOf(transport)).Distinct(StringComparer.Ordinal)]);
            }

            foreach (var name in names)
                yield return name;
        }
    }

    private static bool IsFramework(IAssemblySymbol assembly) =>
        assembly.Name.StartsWith("System", StringComparison.Ordinal) || assembly.Name.StartsWith("Microsoft", StringComparison.Ordinal) || assembly.Name is "mscorlib" or "netstandard";

    private static IEnumerable<string> Find(INamespaceSymbol container, string transport)
    {
        foreach (var type in container.GetTypeMembers())
        {
            if (!type.MightContainExtensionMethods)
                continue;

            foreach (var method in type.GetMembers().OfType<IMethodSymbol>())
            {
                if (method.IsExtensionMethod && FrameworkNames.NameOf(method.Parameters[0].Type) == transport)
                    yield return method.Name;
            }
        }

        foreach (var name in container.GetNamespaceMembers().SelectMany(nested => Find(nested, transport)))
            yield return name;
    }
}
