using Netra.SsotAnalyzers.Planning.Differences;

namespace Netra.SsotAnalyzers.Docs.Generation;

/// <summary>On which differences between two types a use of each kind depends, from the table that the analyzer reads.</summary>
internal static class DifferenceTable
{
    private static readonly (TypeAspect Aspect, string Heading)[] Columns =
    [
        (TypeAspect.Kind, "class or struct"), (TypeAspect.Equality, "equality"), (TypeAspect.Values, "enum's numbers"), (TypeAspect.Zero, "enum's default"), (TypeAspect.Names, "enum's members"), (TypeAspect.Bases, "base of an exception"),
        (TypeAspect.Derivation, "sealed, not virtual"), (TypeAspect.Shape, "serializer's attributes"), (TypeAspect.Properties, "names of properties"),
    ];

    private static readonly Dictionary<TypeUseKind, string> Uses = new()
    {
        [TypeUseKind.Name] = "before a static member, `nameof`, attribute, `cref`",
        [TypeUseKind.Variable] = "local, parameter, result",
        [TypeUseKind.Member] = "field, property",
        [TypeUseKind.Construction] = "construction",
        [TypeUseKind.Passing] = "`new Old().Member`",
        [TypeUseKind.Throw] = "`throw new Old()`, where a `catch` tells the two apart",
        [TypeUseKind.TypeArgument] = "type argument",
        [TypeUseKind.Keyed] = "key of a dictionary, element of a set",
        [TypeUseKind.Mocked] = "`Mock<Old>`, `Substitute.For<Old>`",
        [TypeUseKind.Serialized] = "type argument of a serializer",
        [TypeUseKind.Element] = "element of an array",
        [TypeUseKind.Default] = "`default(Old)`",
        [TypeUseKind.Reflected] = "`typeof(Old)`, `Enum.Parse<Old>`",
        [TypeUseKind.Test] = "cast, `as`, `is`, pattern",
        [TypeUseKind.Other] = "base list, constraint, `catch`",
    };

    public static string Of()
    {
        var rows = DependentUses.Table.Select(row => $"| {Uses[row.Key]} | {string.Join(" | ", Columns.Select(column => (row.Value & column.Aspect) != 0 ? "SSOT1003" : "rewritten"))} |");
        return $"| use | {string.Join(" | ", Columns.Select(column => column.Heading))} |\n|---|{string.Concat(Columns.Select(_ => "---|"))}\n{string.Join('\n', rows)}";
    }
}
