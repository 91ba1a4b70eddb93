using System.Globalization;
using System.Text;
using Netra.Ssot.Tool.Tests.Support;

namespace Netra.Ssot.Tool.Tests.Audit;

/// <summary>Solutions of any size, made of the same things.</summary>
internal static class Generated
{
    private const int TypesOfAFile = 50;

    private static readonly string[] First = ["Order", "Price", "Stock", "Route", "Claim", "Grant", "Ledger", "Parcel", "Ticket", "Voucher", "Quota", "Batch", "Shift", "Lease", "Tariff", "Survey"];
    private static readonly string[] Second = ["Reader", "Writer", "Planner", "Checker", "Builder", "Mapper", "Loader", "Finder", "Parser", "Printer", "Sorter", "Merger", "Filter", "Keeper", "Sender", "Solver"];

    /// <summary>A solution in which of each hundred types two play one role; every type has members that all have, and some of its own.</summary>
    public static AuditInput Solution(int types)
    {
        var files = new List<(string, string)>();
        var text = new StringBuilder();
        for (var i = 0; i < types; i++)
        {
            if (i % TypesOfAFile == 0)
                text.Append(CultureInfo.InvariantCulture, $"namespace Made.Part{i / 1000};\n\n");
            text.Append(Type(i));
            if (i % TypesOfAFile == TypesOfAFile - 1 || i == types - 1)
            {
                files.Add(($"File{i / TypesOfAFile}.cs", text.ToString()));
                text.Clear();
            }
        }

        return new AuditInput($"{types} types", [("Made", files)], []);
    }

    /// <summary>A solution with one cluster of that many types: wrappers of wrappers, subclasses and copies, each used in some of the files.</summary>
    public static AuditInput Cluster(int types)
    {
        var text = new StringBuilder("namespace Post;\n\npublic class Courier\n{\n    public bool Send(string to) => to.Length > 0;\n    public int Flush(int limit) => limit;\n    public void Block(string address) => ArgumentNullException.ThrowIfNull(address);\n}\n");
        for (var i = 1; i < types; i++)
        {
            var of = i < 6 ? "Courier" : $"Courier{i / 5}Wrapper";
            text.Append(CultureInfo.InvariantCulture, $"\npublic class Courier{i}Wrapper({of} inner)\n{{\n    public bool Send(string to) => inner.Send(to);\n    public int Flush(int limit) => inner.Flush(limit);\n    public void Block(string address) => inner.Block(address);\n}}\n");
        }

        var files = new List<(string, string)> { ("Couriers.cs", text.ToString()) };
        for (var file = 0; file < types * 2; file++)
        {
            var used = new[] { file % types, (file * 7) % types, (file * file) % types }.Distinct().Take(1 + (file % 3)).Select(i => i == 0 ? "Courier" : $"Courier{i}Wrapper");
            files.Add(($"Desk{file}.cs", $"namespace Post.Desks;\n\npublic class Desk{file}\n{{\n{string.Concat(used.Select((type, i) => $"    public bool Send{i}({type} courier) => courier.Send(\"a\");\n"))}}}\n"));
        }

        return new AuditInput($"a cluster of {types}", [("Post", files)], []);
    }

    private static string Type(int i)
    {
        // Of each hundred the last is the second to last once more, under a qualifier.
        var isSecond = i % 100 == 99;
        var name = $"{First[i % 16]}{Second[i / 16 % 16]}{Word(isSecond ? i - 1 : i)}";
        if (isSecond)
            name = "Old" + $"{First[(i - 1) % 16]}{Second[(i - 1) / 16 % 16]}{Word(i - 1)}";
        var own = Word(isSecond ? i - 1 : i);
        return $$"""
            public class {{name}}
            {
                private readonly Dictionary<string, int> _values = [];
                public void Start(string name) => _values[name] = {{i}};
                public void Stop() => _values.Clear();
                public int Count => _values.Count;
                public int Sum{{own}}(int from) => _values.Values.Where(value => value > from + {{i}}).Sum();
                public bool Has{{own}}(string name) => _values.ContainsKey(name);
            }

            """;
    }

    /// <summary>A word of its own for each number, in letters.</summary>
    private static string Word(int number)
    {
        var word = new StringBuilder();
        for (var rest = number + 1; rest > 0; rest /= 26)
            word.Append((char)('a' + (rest % 26)));
        return char.ToUpperInvariant(word[0]) + word.ToString(1, word.Length - 1) + "x";
    }
}
