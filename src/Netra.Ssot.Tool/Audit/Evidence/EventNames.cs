using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Netra.SsotAnalyzers.Roslyn;

namespace Netra.Ssot.Tool.Audit.Evidence;

/// <summary>A name that is written as a literal.</summary>
/// <param name="Name">The text.</param>
/// <param name="Count">How often it is written.</param>
/// <param name="Files">The files, by full path.</param>
/// <param name="DeclaredIn">The type of the map that has it as a constant, or null.</param>
internal sealed record LiteralName(string Name, int Count, IReadOnlyList<string> Files, string? DeclaredIn);

/// <summary>A group of names that are written as literals in several files: a catalogue to be.</summary>
/// <param name="Names">The names, the most used first.</param>
/// <param name="NearMisses">Literals that seem to mean one of them: the literal, where, and the name.</param>
internal sealed record EventCatalogue(IReadOnlyList<LiteralName> Names, IReadOnlyList<(LiteralName Literal, string Name)> NearMisses);

/// <summary>Names of events: a subject and what happened to it, written in several files.</summary>
internal static partial class EventNames
{
    private const int MinNames = 3;
    private const int MinFiles = 2;
    private const int MaxDistance = 2;
    private const int LongestName = 48;

    // Of two verbs this long a stem is the same word.
    private const int MinStem = 4;

    public static IReadOnlyList<EventCatalogue> Find(AuditedSolution solution, CancellationToken cancellationToken)
    {
        var declared = Declared(solution);
        var literals = Read(solution, cancellationToken);
        var names = literals.Values
            .Select(literal => new LiteralName(literal.Name, literal.Count, [.. literal.Files.Order(StringComparer.Ordinal)],
                declared.GetValueOrDefault(literal.Name)))
            .ToList();

        // A name is one of the group if it is written in several files and says that something happened, or is declared.
        var core = names.Where(name => name.DeclaredIn is not null || (name.Files.Count >= MinFiles && Happened(name.Name))).ToList();
        var result = new List<EventCatalogue>();
        foreach (var group in Groups(core))
        {
            if (group.Count < MinNames)
                continue;

            var known = group.Select(name => name.Name).ToHashSet(StringComparer.Ordinal);
            var near = names.Where(name => !known.Contains(name.Name)).Select(name => (Literal: name, Name: NearestOf(name.Name, group)))
                .Where(pair => pair.Name is not null).Select(pair => (pair.Literal, pair.Name!));
            result.Add(new EventCatalogue([.. group.OrderByDescending(name => name.Count).ThenBy(name => name.Name, StringComparer.Ordinal)],
                [.. near.OrderBy(pair => pair.Literal.Name, StringComparer.Ordinal)]));
        }

        return [.. result.OrderByDescending(catalogue => catalogue.Names.Sum(name => name.Count))];
    }

    private static Dictionary<string, string> Declared(AuditedSolution solution)
    {
        var declared = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var project in solution.Projects)
        {
            foreach (var catalogue in project.Engine.Map.Catalogues)
            {
                foreach (var constant in project.Engine.Resolve(catalogue.Type)?.GetMembers().OfType<IFieldSymbol>()
                    .Where(field => field is { IsConst: true, ConstantValue: string })
                    ?? [])
                {
                    declared.TryAdd((string)constant.ConstantValue!, catalogue.Type.Id[2..]);
                }
            }
        }

        return declared;
    }

    private sealed class Literal(string name)
    {
        public string Name { get; } = name;

        public int Count { get; set; }

        public HashSet<string> Files { get; } = new(StringComparer.Ordinal);
    }

    private static Dictionary<string, Literal> Read(AuditedSolution solution, CancellationToken cancellationToken)
    {
        var literals = new Dictionary<string, Literal>(StringComparer.Ordinal);
        foreach (var (project, tree) in solution.Trees)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (project.IsTest || !QuickPattern().IsMatch(tree.GetText(cancellationToken).ToString()))
                continue;

            foreach (var token in tree.GetRoot(cancellationToken).DescendantTokens())
            {
                if (!token.IsKind(SyntaxKind.StringLiteralToken) || token.ValueText is not { Length: <= LongestName } text || !NamePattern().IsMatch(text)
                    || token.Parent?.Parent is AttributeArgumentSyntax)
                {
                    continue;
                }

                if (!literals.TryGetValue(text, out var literal))
                    literals.Add(text, literal = new Literal(text));
                literal.Count++;
                literal.Files.Add(tree.FilePath);
            }
        }

        return literals;
    }

    /// <summary>Names that have a subject or a verb in common belong together, if they are written with one kind of separator.</summary>
    private static IEnumerable<List<LiteralName>> Groups(List<LiteralName> names)
    {
        var parents = Enumerable.Range(0, names.Count).ToArray();
        foreach (var group in names.Index()
            .SelectMany(item => new[] { ("s" + SeparatorOf(item.Item.Name) + Subject(item.Item.Name), item.Index),
                ("v" + SeparatorOf(item.Item.Name) + Verb(item.Item.Name), item.Index), ("d" + (item.Item.DeclaredIn ?? item.Item.Name), item.Index) })
            .GroupBy(pair => pair.Item1, pair => pair.Index))
        {
            var first = group.First();
            foreach (var other in group.Skip(1))
                parents[Root(other)] = Root(first);
        }

        // Subjects that one file writes together are of one catalogue.
        foreach (var file in names.Index().SelectMany(item => item.Item.Files.Select(file => (file + SeparatorOf(item.Item.Name), item.Index)))
            .GroupBy(pair => pair.Item1, pair => pair.Index))
        {
            var first = file.First();
            foreach (var other in file.Skip(1))
                parents[Root(other)] = Root(first);
        }

        return names.Index().GroupBy(item => Root(item.Index), item => item.Item).Select(group => group.ToList());

        int Root(int index)
        {
            while (parents[index] != index)
                index = parents[index];
            return index;
        }
    }

    private static string? NearestOf(string literal, List<LiteralName> group)
    {
        var byDistance = group.Where(name =>
            SeparatorOf(name.Name) == SeparatorOf(literal) && EditDistance.Between(name.Name, literal, MaxDistance) <= MaxDistance
                && Shares(name.Name, literal))
            .ToList();
        if (byDistance.Count > 0)
            return byDistance[0].Name;

        var (subject, verb) = (Subject(literal), Verb(literal));
        return group.FirstOrDefault(name =>
            Subject(name.Name) == subject && SeparatorOf(name.Name) == SeparatorOf(literal) && Stem(Verb(name.Name), verb))?.Name;
    }

    private static bool Shares(string one, string other) => Subject(one) == Subject(other) || Verb(one) == Verb(other);

    private static bool Stem(string one, string other) => one.Length > MinStem && other.Length > MinStem && one.AsSpan().CommonPrefixLength(other) >= MinStem;

    private static bool Happened(string name)
    {
        var verb = Verb(name);
        return verb.Length > 3 && (verb.EndsWith("ed", StringComparison.Ordinal) || verb.EndsWith("ing", StringComparison.Ordinal))
            || verb is "sent" or "paid" or "lost" or "sold" or "left" or "begun" or "done" or "read" or "built";
    }

    private static char SeparatorOf(string name) => name.First(c => c is '_' or '.' or ':' or '-' or '/');

    private static string Subject(string name) => name[..name.LastIndexOf(SeparatorOf(name))];

    private static string Verb(string name) => name[(name.LastIndexOf(SeparatorOf(name)) + 1)..];

    [GeneratedRegex(@"^[a-z][a-z0-9]*(?:(?:_[a-z0-9]+)+|(?:\.[a-z0-9]+)+|(?::[a-z0-9]+)+|(?:-[a-z0-9]+)+)$")]
    private static partial Regex NamePattern();

    [GeneratedRegex("\"[a-z][a-z0-9]*[_.:-][a-z]")]
    private static partial Regex QuickPattern();
}
