using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis.CSharp;

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

/// <summary>What one assembly declares.</summary>
internal sealed record AssemblyMap(
    ImmutableArray<CanonicalType> Canonicals,
    ImmutableArray<SupersededType> Superseded,
    ImmutableArray<MemberReplacement> Members,
    ImmutableArray<SupersededNamespace> Namespaces,
    ImmutableArray<EventPlace> EventPlaces,
    ImmutableArray<string> Beginnings)
{
    public static readonly AssemblyMap Empty = new([], [], [], [], [], []);

    public bool HasEntries => !(Canonicals.IsEmpty && Superseded.IsEmpty && Members.IsEmpty && Namespaces.IsEmpty && EventPlaces.IsEmpty && Beginnings.IsEmpty);
}

/// <summary>
/// The map of the compilation before this one, for as long as nothing has changed that it is read from: a key pressed in a
/// method's body makes a new compilation and no new map. It hangs on trees that both compilations have, holds no symbols,
/// and of references only weak ones.
/// </summary>
internal sealed class RememberedMap
{
    private static readonly ConditionalWeakTable<SyntaxTree, RememberedMap> Cache = new();

    private readonly ImmutableArray<SyntaxTree> _trees;
    private readonly ImmutableArray<WeakReference<MetadataReference>> _references;
    private readonly CompilationOptions _options;
    private readonly string? _assembly;
    private readonly SsotMap _map;

    private RememberedMap(Compilation compilation, SsotMap map)
    {
        _trees = [.. compilation.SyntaxTrees];
        _references = [.. compilation.References.Select(reference => new WeakReference<MetadataReference>(reference))];
        _options = compilation.Options;
        _assembly = compilation.AssemblyName;
        _map = map;
    }

    /// <summary>The map that was read before, or null where it may be another one by now.</summary>
    public static SsotMap? Find(Compilation compilation, CancellationToken cancellationToken)
    {
        foreach (var tree in Anchors(compilation))
        {
            if (Cache.TryGetValue(tree, out var remembered) && remembered.Holds(compilation, cancellationToken))
                return remembered._map;
        }

        return null;
    }

    public static void Remember(Compilation compilation, SsotMap map)
    {
        var remembered = new RememberedMap(compilation, map);
        foreach (var tree in Anchors(compilation))
        {
            Cache.Remove(tree);
            Cache.GetValue(tree, _ => remembered);
        }
    }

    /// <summary>Two, since one of them may be the file that is being edited.</summary>
    private static IEnumerable<SyntaxTree> Anchors(Compilation compilation) =>
        compilation.SyntaxTrees.FirstOrDefault() is { } first ? new[] { first, compilation.SyntaxTrees.Last() }.Distinct() : [];

    private bool Holds(Compilation compilation, CancellationToken cancellationToken)
    {
        if (compilation.AssemblyName != _assembly || !compilation.Options.Equals(_options))
            return false;

        var index = 0;
        foreach (var reference in compilation.References)
        {
            if (index == _references.Length || !_references[index++].TryGetTarget(out var before) || !ReferenceEquals(before, reference))
                return false;
        }

        if (index != _references.Length)
            return false;

        index = 0;
        foreach (var tree in compilation.SyntaxTrees)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (index == _trees.Length || !DeclaresTheSame(_trees[index++], tree, cancellationToken))
                return false;
        }

        return index == _trees.Length;
    }

    /// <summary>Whether only bodies differ.</summary>
    private static bool DeclaresTheSame(SyntaxTree before, SyntaxTree tree, CancellationToken cancellationToken) =>
        ReferenceEquals(before, tree)
        || (Equals(before.Options, tree.Options)
            && SyntaxFactory.AreEquivalent(before, tree, topLevel: true));
}
