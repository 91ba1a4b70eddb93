using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Netra.Ssot.Tool.Loading;
using Netra.Ssot.Tool.Migration;
using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Map;
using Netra.SsotAnalyzers.Rules.Events;

namespace Netra.Ssot.Tool.Agents;

/// <summary>Reads the map of all projects as guides. The result depends on declarations alone, in an order of its own.</summary>
internal sealed class GuideReader
{
    private const string NoRole = "(no role)";

    private readonly Dictionary<string, Dictionary<string, GuidedType>> _canonical = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<string, RetiredName>> _types = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string Role, RetiredName Name)> _members = new(StringComparer.Ordinal);
    private readonly Dictionary<string, RetiredName> _namespaces = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<string, RetiredName>> _events = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SortedSet<string>> _transport = new(StringComparer.Ordinal);

    public static async Task<MapGuide> ReadAsync(LoadedSolution loaded, Solution solution, CancellationToken cancellationToken)
    {
        var reader = new GuideReader();
        foreach (var id in loaded.Projects.Select(project => project.Id))
        {
            var project = solution.GetProject(id)!;
            var compilation = (await project.GetCompilationAsync(cancellationToken).ConfigureAwait(false))!;
            reader.Add(SsotEngine.For(compilation, project.AnalyzerOptions, cancellationToken), cancellationToken);
        }

        return reader.ToGuide();
    }

    private void Add(SsotEngine engine, CancellationToken cancellationToken)
    {
        if (engine.Map.IsEmpty)
            return;

        var imported = GloballyImported(engine.Compilation, cancellationToken);
        foreach (var canonical in engine.Map.Canonicals)
        {
            AddCanonical(canonical.Role, canonical.Type, canonical, engine, imported);
            if (canonical.OwnsTransport.IsDefaultOrEmpty)
                continue;
            if (!_transport.TryGetValue(canonical.Role, out var transport))
                _transport.Add(canonical.Role, transport = new SortedSet<string>(StringComparer.Ordinal));
            transport.UnionWith(canonical.OwnsTransport.Select(type => IdText.OfType(type.Id)));
        }

        foreach (var type in engine.Map.Superseded)
            AddSuperseded(type, engine, imported);
        foreach (var member in engine.Map.Members)
            AddMember(member, engine);
        foreach (var entry in engine.Map.Namespaces.Entries)
            _namespaces.TryAdd(entry.Legacy, new RetiredName(entry.Legacy, entry.Canonical, entry.Sunset?.RemovedIn.ToString()));
        foreach (var name in engine.Map.Catalogues.IsEmpty ? [] : new EventCatalogues(engine).Names)
        {
            Of(_events, name.Role).TryAdd(name.Value,
                new RetiredName(name.Value, $"{ExampleLine.NameOf(name.Constant.ContainingType)}.{name.Constant.Name}", RemovedIn: null));
        }
    }

    private void AddCanonical(string role, TypeKey key, CanonicalType? canonical, SsotEngine engine, IReadOnlyList<INamespaceSymbol> imported)
    {
        var types = Of(_canonical, role);
        var known = types.GetValueOrDefault(key.Id);
        if (engine.Resolve(key) is not { } type)
        {
            // A project that sees the type says more about it.
            if (known is null)
            {
                types.Add(key.Id, new GuidedType(key.SimpleName, IdText.NamespaceOf(key.Id), key.Assembly ?? "", Example: null, canonical?.PerUser == true,
                    LifetimeOf(canonical), []));
            }

            return;
        }

        var definition = type.OriginalDefinition;
        var others = imported.SelectMany(ns => ns.GetTypeMembers(definition.Name, definition.Arity))
            .Where(other => other.DeclaredAccessibility == Accessibility.Public && !SymbolEqualityComparer.Default.Equals(other, definition))
            .Select(other => other.ToDisplayString());
        var superseded = engine.Map.SupersededNamed(definition.Name).Where(entry => entry.Legacy.Id != key.Id).Select(entry => IdText.OfType(entry.Legacy.Id));
        types[key.Id] = new GuidedType(
            ExampleLine.NameOf(definition),
            definition.ContainingNamespace.IsGlobalNamespace ? "" : definition.ContainingNamespace.ToDisplayString(),
            definition.ContainingAssembly.Name,
            known?.Example ?? ExampleLine.Of(definition, canonical, engine),
            canonical?.PerUser == true,
            LifetimeOf(canonical),
            [.. (known?.Homonyms ?? []).Concat(others).Concat(superseded).Distinct().Order(StringComparer.Ordinal)]);
    }

    private void AddSuperseded(SupersededType type, SsotEngine engine, IReadOnlyList<INamespaceSymbol> imported)
    {
        var target = engine.Map.FinalCanonical(type) ?? type.Canonical;
        var role = engine.Map.FindRole(target);

        // What goes with its namespace is said once, by the namespace.
        if (role is null && type.IsInferred)
            return;

        if (role is null)
            AddCanonical(role = target.SimpleName, target, canonical: null, engine, imported);
        var name = IdText.OfType(type.Legacy.Id);
        Of(_types, role).TryAdd(name, new RetiredName(name, IdText.OfType(target.Id), type.Sunset?.RemovedIn.ToString()));
    }

    private void AddMember(MemberReplacement member, SsotEngine engine)
    {
        var symbol = DocumentationCommentId.GetFirstSymbolForDeclarationId(member.MemberId, engine.Compilation);
        var role = symbol is null ? NoRole : Declarations.RoleOf(symbol, engine);

        // A project that sees the member knows its role.
        if (!_members.TryGetValue(member.MemberId, out var known) || known.Role == NoRole)
            _members[member.MemberId] = (role, new RetiredName(IdText.OfMember(member.MemberId), member.Expression, member.Sunset?.RemovedIn.ToString()));
    }

    private MapGuide ToGuide()
    {
        var roles = _canonical.Keys.Union(_types.Keys).Union(_members.Values.Select(member => member.Role)).Union(_events.Keys).Order(StringComparer.Ordinal)
            .Select(role =>
        {
            var canonical = _canonical.GetValueOrDefault(role)?.Values.OrderBy(type => type.FullName, StringComparer.Ordinal).ToList() ?? [];
            return new RoleGuide(
                role,
                canonical,
                Sorted(_types.GetValueOrDefault(role)?.Values),
                Sorted(_members.Values.Where(member => member.Role == role).Select(member => member.Name)),
                Sorted(_namespaces.Values.Where(entry => canonical.Any(type => IsOf(type, entry)))),
                Sorted(_events.GetValueOrDefault(role)?.Values),
                [.. _transport.GetValueOrDefault(role) ?? []]);
        }).ToList();
        return new MapGuide(roles, Sorted(_namespaces.Values.Where(entry => !roles.Any(role => role.Canonical.Any(type => IsOf(type, entry))))));
    }

    private static bool IsOf(GuidedType type, RetiredName entry) =>
        type.Namespace == entry.Instead || type.Namespace.StartsWith(entry.Instead + ".", StringComparison.Ordinal);

    private static List<RetiredName> Sorted(IEnumerable<RetiredName>? names) =>
        [.. (names ?? []).Distinct().OrderBy(name => name.Name, StringComparer.Ordinal).ThenBy(name => name.Instead, StringComparer.Ordinal)];

    private static string? LifetimeOf(CanonicalType? canonical) =>
        canonical is { Lifetime: not (int)RoleLifetime.Unspecified } ? ((RoleLifetime)canonical.Lifetime).ToString().ToLowerInvariant() : null;

    /// <summary>The namespaces that every file of the project has: those of <c>global using</c> directives, which implicit usings are.</summary>
    private static List<INamespaceSymbol> GloballyImported(Compilation compilation, CancellationToken cancellationToken)
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var tree in compilation.SyntaxTrees)
        {
            if (tree.GetRoot(cancellationToken) is CompilationUnitSyntax root)
            {
                names.UnionWith(root.Usings
                    .Where(directive => directive is { GlobalKeyword.RawKind: not 0, Alias: null, StaticKeyword.RawKind: 0, Name: not null })
                    .Select(directive => directive.Name!.ToString().Replace("global::", "", StringComparison.Ordinal)));
            }
        }

        return [.. names.Select(name =>
            name.Split('.').Aggregate<string, INamespaceSymbol?>(compilation.GlobalNamespace,
                (ns, part) => ns?.GetNamespaceMembers().FirstOrDefault(member => member.Name == part)))
            .OfType<INamespaceSymbol>()];
    }

    private static Dictionary<string, T> Of<T>(Dictionary<string, Dictionary<string, T>> byRole, string role)
    {
        if (!byRole.TryGetValue(role, out var entries))
            byRole.Add(role, entries = new Dictionary<string, T>(StringComparer.Ordinal));
        return entries;
    }
}
