namespace Netra.Demo;

/// <summary>Violations counted by rule and role.</summary>
internal static class ViolationTable
{
    public static void Print(IReadOnlyList<Violation> violations)
    {
        string[][] rows =
        [
            ["rule", "role", "count", "what"],
            .. violations
                .GroupBy(violation => (violation.Rule, violation.Role, violation.Title))
                .OrderBy(group => group.Key.Rule, StringComparer.Ordinal)
                .ThenByDescending(group => group.Count())
                .Select(group => (string[])[group.Key.Rule, group.Key.Role, $"{group.Count()}", group.Key.Title]),
            ["", "", $"{violations.Count}", $"in {violations.Select(violation => violation.File).Distinct().Count()} files"],
        ];

        var widths = Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length)).ToArray();
        Console.WriteLine();
        foreach (var row in rows)
            Console.WriteLine($"  {row[0].PadRight(widths[0])}  {row[1].PadRight(widths[1])}  {row[2].PadLeft(widths[2])}  {row[3]}");
        Console.WriteLine();
    }
}
