using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Netra.SsotAnalyzers.Tests.Positions;

/// <summary>The grammar of the running Roslyn: its kinds of node, and the slots of a node that hold a name, a type or an expression.</summary>
internal static class Grammar
{
    private static readonly Type[] Held = [typeof(TypeSyntax), typeof(NameSyntax), typeof(SimpleNameSyntax), typeof(IdentifierNameSyntax), typeof(ExpressionSyntax), typeof(CrefSyntax), typeof(MemberCrefSyntax)];
    private static readonly Dictionary<Type, PropertyInfo[]> Properties = [];

    /// <summary>Every kind of node, by number: 9079 has two names.</summary>
    public static IReadOnlyDictionary<int, string> Kinds { get; } = Enum.GetValues<SyntaxKind>()
        .Select(kind => (Number: (int)kind, Name: kind.ToString()))
        .Where(kind => kind.Number > 8000 && !kind.Name.EndsWith("Token", StringComparison.Ordinal) && !kind.Name.EndsWith("Keyword", StringComparison.Ordinal))
        .GroupBy(kind => kind.Number)
        .ToDictionary(group => group.Key, group => group.First().Name);

    public static IReadOnlyList<string> Slots { get; } =
        [.. typeof(CSharpSyntaxNode).Assembly.GetTypes()
            .Where(type => type is { IsPublic: true, IsAbstract: false } && typeof(CSharpSyntaxNode).IsAssignableFrom(type))
            .SelectMany(SlotsOf, (type, slot) => Name(type, slot))
            .Order(StringComparer.Ordinal)];

    /// <summary>Adds the kinds around and inside a node, and the slots that it and its parts stand in.</summary>
    public static void Collect(SyntaxNode node, HashSet<int> kinds, HashSet<string> slots)
    {
        kinds.UnionWith(node.AncestorsAndSelf(ascendOutOfTrivia: true).Concat(node.DescendantNodes()).Select(part => part.RawKind));
        foreach (var part in node.DescendantNodesAndSelf())
            Add(part);
        for (var outer = node.Parent; outer is not null && outer.Span == node.Span; outer = outer.Parent)
            Add(outer);

        void Add(SyntaxNode part)
        {
            if (part.Parent is { } parent)
                slots.UnionWith(SlotsOf(parent.GetType()).Where(slot => Holds(slot.GetValue(parent), part)).Select(slot => Name(parent.GetType(), slot)));
        }
    }

    private static bool Holds(object? value, SyntaxNode node) =>
        value == node || (value is IEnumerable<SyntaxNode> list && list.Contains(node));

    private static PropertyInfo[] SlotsOf(Type type)
    {
        lock (Properties)
        {
            if (!Properties.TryGetValue(type, out var slots))
                Properties.Add(type, slots = [.. type.GetProperties().Where(property => Held.Contains(property.PropertyType.IsGenericType ? property.PropertyType.GetGenericArguments()[0] : property.PropertyType))]);
            return slots;
        }
    }

    private static string Name(Type type, PropertyInfo slot) => type.Name[..^"Syntax".Length] + "." + slot.Name;
}
