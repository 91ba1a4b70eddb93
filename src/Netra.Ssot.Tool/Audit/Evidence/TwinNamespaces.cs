using Netra.SsotAnalyzers.Map;

namespace Netra.Ssot.Tool.Audit.Evidence;

/// <summary>Two namespaces for one thing.</summary>
/// <param name="One">A namespace.</param>
/// <param name="Other">The other.</param>
/// <param name="Shared">The names that both have: types, and files in their folders.</param>
/// <param name="FilesOne">How many files import the first.</param>
/// <param name="FilesOther">How many files import the second.</param>
/// <param name="FilesBoth">How many files import both, or import one from within the other.</param>
internal sealed record TwinNamespace(string One, string Other, IReadOnlyList<string> Shared, int FilesOne, int FilesOther, int FilesBoth)
{
    public string Text =>
        $"'{One}' and '{Other}' share {Plural.Of(Shared.Count, "name")} ({string.Join(", ", Shared.Take(6))}{(Shared.Count > 6 ? ", …" : "")}); {Plural.Of(FilesBoth, "file")} import{(FilesBoth == 1 ? "s" : "")} both.";
}

/// <summary>Namespaces whose types or files overlap by name, and whose own names are near.</summary>
internal static class TwinNamespaces
{
    private const int MostNamespacesWithAName = 6;
    private const int MinSharedOfUnlikeNames = 3;
    private const int MinSharedOfCousins = 2;
    private const int MinPrefix = 4;

    // Each part of an application has one of these.
    private static readonly HashSet<string> Usual = new(StringComparer.Ordinal) { "Program", "Startup", "Module", "Plugin", "Constants", "Extensions",
        "ServiceCollectionExtensions", "Resources", "Strings", "SR", "Handler", "Command", "Query", "Options", "GlobalUsings", "AssemblyInfo", "Usings", "Init",
        "Utils", "Types", "Index", "Validator" };

    public static IReadOnlyList<TwinNamespace> Find(AuditedSolution solution, CancellationToken cancellationToken)
    {
        var names = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var type in solution.Types.Where(type => type is { IsReferenced: false, IsTest: false, Namespace.Length: > 0 }
            && !Innocence.IsDataOfALayer(type) && !Innocence.IsDoor(type) && !Innocence.IsDouble(type)))
        {
            Add(type.Name, type.Namespace);
            Add(Path.GetFileNameWithoutExtension(type.File!), type.Namespace);
        }

        var shared = new Dictionary<(string, string), List<string>>();
        foreach (var (name, owners) in names.Where(pair => pair.Value.Count is > 1 and <= MostNamespacesWithAName && !Usual.Contains(pair.Key)))
        {
            var sorted = owners.Order(StringComparer.Ordinal).ToList();
            for (var i = 0; i < sorted.Count; i++)
            {
                for (var j = i + 1; j < sorted.Count; j++)
                {
                    if (!shared.TryGetValue((sorted[i], sorted[j]), out var list))
                        shared.Add((sorted[i], sorted[j]), list = []);
                    list.Add(name);
                }
            }
        }

        var twins = shared.Where(pair => AreTwins(pair.Key.Item1, pair.Key.Item2, pair.Value.Count)).ToList();
        if (twins.Count == 0)
            return [];

        var imports = Imports(solution, [.. twins.SelectMany(twin => new[] { twin.Key.Item1, twin.Key.Item2 })], cancellationToken);
        return [.. twins.Select(twin =>
        {
            var (one, other) = twin.Key;
            HashSet<string> ones = imports.GetValueOrDefault(one) ?? [], others = imports.GetValueOrDefault(other) ?? [];
            return new TwinNamespace(one, other, [.. twin.Value.Order(StringComparer.Ordinal)], ones.Count, others.Count, ones.Intersect(others).Count());
        }).Where(twin => twin.FilesBoth > 0 || twin.Shared.Count > 1).OrderByDescending(twin => twin.FilesBoth).ThenBy(twin => twin.One,
            StringComparer.Ordinal)];

        void Add(string name, string ns)
        {
            if (!names.TryGetValue(name, out var owners))
                names.Add(name, owners = new HashSet<string>(StringComparer.Ordinal));
            owners.Add(ns);
        }
    }

    private static bool AreTwins(string one, string other, int shared)
    {
        if (one.StartsWith(other + ".", StringComparison.Ordinal) || other.StartsWith(one + ".", StringComparison.Ordinal))
            return false;

        var (left, right) = (one.Split('.'), other.Split('.'));
        if (left.Zip(right).Any(pair => pair.First != pair.Second && Innocence.IsVersion(pair.First) && Innocence.IsVersion(pair.Second)))
            return false;
        var areSiblings = left[..^1].SequenceEqual(right[..^1], StringComparer.Ordinal);
        return AreNear(left[^1], right[^1]) ? shared >= (areSiblings ? 1 : MinSharedOfCousins) : areSiblings && shared >= MinSharedOfUnlikeNames;
    }

    /// <summary>One stem: Index and Indexing, Socket and SocketCore, Mail and Mail.</summary>
    private static bool AreNear(string left, string right)
    {
        if (left == right)
            return false;
        var length = left.Zip(right).TakeWhile(pair => char.ToLowerInvariant(pair.First) == char.ToLowerInvariant(pair.Second)).Count();
        return RoleWords.Of(left).Key == RoleWords.Of(right).Key || (length >= MinPrefix && length >= Math.Min(left.Length, right.Length) - 1);
    }

    /// <summary>For each namespace the files that import it, or stand in it.</summary>
    private static Dictionary<string, HashSet<string>> Imports(AuditedSolution solution, HashSet<string> wanted, CancellationToken cancellationToken)
    {
        var imports = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var (_, tree) in solution.Trees)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var directive in TreeDeclarations.Of(tree, cancellationToken).Usings)
            {
                // A static import or an alias names a type of the namespace.
                var name = directive.NamespaceOrType.ToString();
                var ns = wanted.Where(candidate =>
                    name == candidate || (name.StartsWith(candidate + ".", StringComparison.Ordinal)
                        && (directive.Alias is not null || directive.StaticKeyword.RawKind != 0)))
                    .MaxBy(candidate => candidate.Length);
                if (ns is null)
                    continue;
                if (!imports.TryGetValue(ns, out var files))
                    imports.Add(ns, files = new HashSet<string>(StringComparer.Ordinal));
                files.Add(tree.FilePath);
            }
        }

        foreach (var type in solution.Types.Where(type => !type.IsReferenced && wanted.Contains(type.Namespace)))
        {
            if (imports.TryGetValue(type.Namespace, out var files))
                files.Add(type.File!);
        }

        return imports;
    }
}
