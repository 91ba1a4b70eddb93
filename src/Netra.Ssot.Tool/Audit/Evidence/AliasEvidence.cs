using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Netra.SsotAnalyzers.Map;
using Netra.SsotAnalyzers.Roslyn;

namespace Netra.Ssot.Tool.Audit.Evidence;

/// <summary>One alias of a type of this solution, in as many files as declare it.</summary>
/// <param name="Name">The alias.</param>
/// <param name="Target">What it means.</param>
/// <param name="Files">The files that declare it.</param>
/// <param name="IsGlobal">Whether a whole project has it.</param>
/// <param name="IsInProjectFile">Whether the project file declares it, so that no search through sources finds it.</param>
/// <param name="IsOfAlias">Whether it is written in terms of another alias.</param>
/// <param name="Hidden">The type of the solution whose name it takes; null where it takes none.</param>
internal sealed record AuditedAlias(string Name, AuditType Target, IReadOnlyList<string> Files, bool IsGlobal, bool IsInProjectFile, bool IsOfAlias,
    AuditType? Hidden)
{
    /// <summary>Whether it only says which type of one name is meant.</summary>
    public bool IsUnderOwnName => Name == Target.Name;

}

/// <summary>Several names for one type, one name for several types, and a type's name given to another.</summary>
internal static class AliasEvidence
{
    public static IReadOnlyList<AuditedAlias> Find(AuditedSolution solution, PairTable pairs, CancellationToken cancellationToken)
    {
        var byName = solution.Types.ToLookup(type => type.Name, StringComparer.Ordinal);
        var found = new List<(string Name, AuditType Target, string File, bool IsGlobal, bool IsInProjectFile, bool IsOfAlias)>();
        foreach (var (project, tree) in solution.Trees.Concat(solution.GeneratedTrees))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var aliases = TreeDeclarations.Of(tree, cancellationToken).Aliases;
            if (aliases.IsEmpty)
                continue;

            var model = project.Engine.ModelOf(tree);
            var isGenerated = project.Compilation.IsGenerated(tree, cancellationToken);
            foreach (var alias in aliases)
            {
                if (model.GetDeclaredSymbol(alias, cancellationToken) is IAliasSymbol { Target: INamedTypeSymbol type } symbol
                    && solution.Find(type) is { } target)
                {
                    found.Add((symbol.Name, target, isGenerated ? project.Project.Path : tree.FilePath, alias.GlobalKeyword.RawKind != 0, isGenerated,
                        IsOfAlias(alias, model, cancellationToken)));
                }
            }
        }

        var result = new List<AuditedAlias>();
        foreach (var group in found.GroupBy(alias => (alias.Name, alias.Target)).OrderBy(group => group.Key.Name, StringComparer.Ordinal))
        {
            var (name, target) = group.Key;
            var namesakes = byName[name].Where(type => type != target).ToList();
            var hidden = namesakes.FirstOrDefault(type => type.IsReferenced) ?? namesakes.FirstOrDefault();
            var alias = new AuditedAlias(
                name, target, [.. group.Select(item => item.File).Distinct().Order(StringComparer.Ordinal)],
                group.Any(item => item.IsGlobal), group.Any(item => item.IsInProjectFile), group.Any(item => item.IsOfAlias),
                name == target.Name ? null : hidden);
            if (alias.IsUnderOwnName)
                continue;

            result.Add(alias);
            foreach (var namesake in namesakes.Where(type => !type.IsTest))
            {
                pairs.Add(target, namesake,
                    new Clue(ClueKind.Alias, Clue.Enough,
                        $"In {Plural.Of(alias.Files.Count, "file")} the alias '{name}' means '{target.FullName}', and '{namesake.FullName}' has that name.",
                        target, namesake));
            }
        }

        // One name that means several types in several files.
        foreach (var name in result.GroupBy(alias => alias.Name).Where(group => group.Select(alias => alias.Target).Distinct().Count() > 1))
        {
            // The end of a name is a short form of it, unless only a qualifier is left out.
            var role = RoleWords.Of(name.Key).Key;
            var targets = name.Select(alias => alias.Target).Distinct()
                .Where(target => target.Words.Key == role || !target.Name.EndsWith(name.Key, StringComparison.Ordinal)).ToList();
            foreach (var (one, other) in pairs.PairsOf(targets, 8))
            {
                pairs.Add(one, other, new Clue(ClueKind.Alias, Clue.Enough,
                    $"The alias '{name.Key}' means '{one.FullName}' in one file and '{other.FullName}' in another.", one, other));
            }
        }

        return result;
    }

    private static bool IsOfAlias(UsingDirectiveSyntax alias, SemanticModel model, CancellationToken cancellationToken) =>
        alias.NamespaceOrType.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(name => model.GetAliasInfo(name, cancellationToken) is not null);
}
