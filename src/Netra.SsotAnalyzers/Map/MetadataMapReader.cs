using System.Runtime.CompilerServices;

namespace Netra.SsotAnalyzers.Map;

/// <summary>
/// Reads the maps of referenced assemblies, once per metadata reference: a keystroke makes a new compilation over the
/// same references. The cache is weak and its values hold no symbols, so it keeps no compilation alive.
/// </summary>
internal static class MetadataMapReader
{
    private static readonly ConditionalWeakTable<object, AssemblyMap> Cache = new();

    public static AssemblyMap Read(Compilation compilation, MetadataReference reference, CancellationToken cancellationToken)
    {
        if (compilation.GetAssemblyOrModuleSymbol(reference) is not IAssemblySymbol assembly)
            return AssemblyMap.Empty;

        // A project reference is wrapped again for each compilation; what it wraps is the key that lasts.
        object key = reference is CompilationReference project ? project.Compilation : reference;
        if (Cache.TryGetValue(key, out var cached))
            return cached;

        var map = TakesPart(assembly) ? ReadAll(assembly, cancellationToken) : AssemblyMap.Empty;
        return Cache.GetValue(key, _ => map);
    }

    /// <summary>Whether the assembly references the attributes, or declares them itself. No other assembly is looked into.</summary>
    private static bool TakesPart(IAssemblySymbol assembly)
    {
        if (assembly.Name == SsotAttributes.Assembly)
            return false;

        foreach (var module in assembly.Modules)
        {
            foreach (var referenced in module.ReferencedAssemblies)
            {
                if (referenced.Name == SsotAttributes.Assembly)
                    return true;
            }
        }

        return SsotAttributes.All.Any(name => assembly.GetTypeByMetadataName(SsotAttributes.Namespace + "." + name) is not null);
    }

    private static AssemblyMap ReadAll(IAssemblySymbol assembly, CancellationToken cancellationToken)
    {
        var entries = new EntryCollector(assembly);
        entries.AddAssemblyAttributes();

        var pending = new Stack<INamespaceOrTypeSymbol>();
        pending.Push(assembly.GlobalNamespace);
        while (pending.Count > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var container = pending.Pop();
            if (container is INamedTypeSymbol type)
                entries.AddType(type);

            foreach (var member in container.GetMembers())
            {
                if (member is INamespaceOrTypeSymbol inner)
                    pending.Push(inner);
                else
                    entries.AddMember(member);
            }
        }

        return entries.ToMap();
    }
}
