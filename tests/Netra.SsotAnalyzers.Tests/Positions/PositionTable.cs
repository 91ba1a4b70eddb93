namespace Netra.SsotAnalyzers.Tests.Positions;

/// <summary>Every position in which C# lets code name something superseded, and the test of each: this is the table.</summary>
internal static partial class PositionTable
{
    public static IReadOnlyList<Position> Rows { get; } =
    [
        .. Declarations, .. TypeSyntax, .. Statements, .. Expressions, .. Operators, .. Patterns, .. Queries, .. Names, .. Documentation, .. MemberUses, .. PatternMembers,
    ];

    private static Position InMethod(string section, string name, string statements, int minRoslyn = 4) =>
        new(section, name, "class C { void M(object o, int n) { " + statements + " } }", MinRoslyn: minRoslyn);
}
