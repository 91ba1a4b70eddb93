using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace Netra.SsotAnalyzers.Tests.Guards;

/// <summary>The strings of a shipped assembly, all of them, that name a type or namespace of somebody else.</summary>
internal static partial class HardCodedNames
{
    /// <summary>Attributes that the compiler knows, and that no released framework has yet: a project that uses them declares them.</summary>
    private static readonly HashSet<string> Unreleased = ["UnionAttribute"];

    /// <summary>Every string literal of an assembly, from its metadata: a table that nobody knows of is read as well.</summary>
    public static IEnumerable<string> LiteralsOf(Assembly assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly.Location));
        var reader = file.GetMetadataReader();
        for (var handle = MetadataTokens.UserStringHandle(1); !handle.IsNil; handle = reader.GetNextHandle(handle))
            yield return reader.GetUserString(handle);
    }

    /// <summary>Those of the literals that are names, and that nothing in the compilation's references bears.</summary>
    public static IEnumerable<string> Unresolved(IEnumerable<string> literals, Compilation compilation)
    {
        var simpleNames = new Lazy<HashSet<string>>(() => [.. AllTypes(compilation.GlobalNamespace).Select(type => type.Name)]);
        foreach (var literal in literals)
        {
            var isKnown = !Qualified().IsMatch(literal) || compilation.GetTypesByMetadataName(literal).Any() || IsNamespace(literal, compilation);
            if (isKnown && SimpleAttribute().IsMatch(literal))
                isKnown = simpleNames.Value.Contains(literal) || Unreleased.Contains(literal);
            if (!isKnown)
                yield return literal;
        }
    }

    private static bool IsNamespace(string name, Compilation compilation)
    {
        INamespaceSymbol? current = compilation.GlobalNamespace;
        foreach (var part in name.Split('.'))
            current = current?.GetNamespaceMembers().FirstOrDefault(ns => ns.Name == part);
        return current is not null;
    }

    private static IEnumerable<INamedTypeSymbol> AllTypes(INamespaceSymbol ns) => ns.GetTypeMembers().Concat(ns.GetNamespaceMembers().SelectMany(AllTypes));

    [GeneratedRegex(@"^(System|Microsoft|Netra)(\.[A-Z]\w*)+(`\d+)?$")]
    private static partial Regex Qualified();

    [GeneratedRegex(@"^[A-Z]\w+Attribute$")]
    private static partial Regex SimpleAttribute();
}
