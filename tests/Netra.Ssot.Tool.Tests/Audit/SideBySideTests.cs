using Netra.Ssot.Tool.Audit;
using Netra.Ssot.Tool.Tests.Support;

namespace Netra.Ssot.Tool.Tests.Audit;

/// <summary>Types of foreign solutions that look alike by design, each beside a pair that differs in the one thing that makes it a duplicate.</summary>
public sealed class SideBySideTests
{
    private const string Gauge = """
        public interface IGauge { double Read(string name); void Mark(string name, double value); bool Drop(string name); }
        public class Gauge : IGauge
        {
            private readonly Dictionary<string, double> _values = [];
            public double Read(string name) => _values[name];
            public void Mark(string name, double value) => _values[name] = value;
            public bool Drop(string name) => _values.Remove(name);
        }

        """;

    // Three methods of some length, as two classes have them.
    private const string Copied = """
        private readonly List<string> _lines = [];
        public void Keep(string line) { if (line.Length > 0 && _lines.Count < 100) _lines.Add(line.Trim()); }
        public string Find(string start) { foreach (var line in _lines) { if (line.StartsWith(start)) return line; } return ""; }
        public int Size() { var size = 0; foreach (var line in _lines) size += line.Length; return size; }
        """;

    [Fact]
    public async Task ExtensionMethodsOfAContract_AreNotAnImplementation() => Assert.Empty(await ClustersOf(Gauge + """
        public static class GaugeExtensions
        {
            public static double Read(this IGauge gauge, string name) => name.Length > 3 ? gauge.Read(name) : 0;
            public static void Mark(this IGauge gauge, string name, double value) { if (value > 0) gauge.Mark(name, value); }
            public static bool Drop(this IGauge gauge, string name) => name.Length > 3 && gauge.Drop(name);
        }
        """));

    [Theory]
    [InlineData("int", "long", false)]
    [InlineData("int", "int", true)]
    public async Task ExtensionMethodsWithOneBody_AreCopies_WhereTheyExtendOneType(string left, string right, bool isListed)
    {
        static string Checks(string name, string type) => $$"""
            public static class {{name}}
            {
                public static bool IsAbove(this {{type}} value, string text) { foreach (var letter in text) { if (letter < 'a') return false; } return true; }
                public static string Padded(this {{type}} value, string text) { var line = text.Trim(); return line.PadLeft(10).PadRight(20); }
            }

            """;

        Assert.Equal(isListed ? 1 : 0, (await ClustersOf(Checks("Rules", left) + Checks("Limits", right))).Count);
    }

    [Theory]
    [InlineData("private readonly Gauge _gauge = null!; ", false)]
    [InlineData("private readonly IReadOnlyList<IGauge> _gauges = []; ", false)]
    [InlineData("", true)]
    public async Task MembersAlone_SayNothing_WhereOneHoldsTheOther(string field, bool isListed) => Assert.Equal(isListed ? 1 : 0, (await ClustersOf(Gauge + $$"""
        public class Dashboard
        {
            {{field}}private double _sum;
            public double Read(string name) => _sum / name.Length;
            public void Mark(string name, double value) => _sum += value * name.Length;
            public bool Drop(string name) => _sum > name.Length;
        }
        """)).Count);

    [Fact]
    public async Task TwoContractsOfOneClass_AreItsSides() => Assert.Empty(await ClustersOf("""
        public interface IReader { string Text(string key); int Number(string key); bool Switch(string key); }
        public interface ISettings { string Text(string key); int Number(string key); bool Switch(string key); }
        public class Settings : IReader, ISettings { public string Text(string key) => key; public int Number(string key) => key.Length; public bool Switch(string key) => key == "on"; }
        """));

    [Fact]
    public async Task ALargeType_IsNotASecondOneOfASmallOneWithOtherNames() => Assert.Empty(await ClustersOf("""
        public class Parser { public int Rank(string a) => a.Length; public string Root(string a) => a; public bool Fits(string a) => a == "x"; }
        public class Session
        {
            public int Rank(string a) => a.Length + 1; public string Root(string a) => a + "y"; public bool Fits(string a) => a == "y";
            public void Open() { } public void Close() { } public void Flush(int limit) { } public void Lock(string key) { } public void Free(string key) { }
        }
        """));

    [Theory]
    [InlineData("ITicketRule", "IPriceRule", 0)]
    [InlineData("ITicketRule", "ITicketRule", 1)]
    public async Task CopiesOfTwoContracts_AreTwoThings(string left, string right, int clusters) => Assert.Equal(clusters, (await ClustersOf($$"""
        public interface ITicketRule; public interface IPriceRule;
        public class Late : ITicketRule; public class Early : ITicketRule; public class Cheap : IPriceRule; public class Dear : IPriceRule;
        public class First : {{left}} { {{Copied}} }
        public class Second : {{right}} { {{Copied}} }
        """)).Count);

    [Theory]
    [InlineData("Keeper<Order>", "Keeper<Price>", 0)]
    [InlineData("object", "object", 1)]
    public async Task CopiesBeneathOneBase_AreVariants(string left, string right, int clusters) => Assert.Equal(clusters, (await ClustersOf($$"""
        public class Order; public class Price; public class Keeper<T> { public T? Last { get; set; } public void Forget() => Last = default; }
        public class First : {{left}} { {{Copied}} }
        public class Second : {{right}} { {{Copied}} }
        """)).Count);

    [Theory]
    [InlineData("Order", "Price", 0)]
    [InlineData("Order", "Order", 1)]
    public async Task OneBodyForTwoKindsOfData_IsNotACopyThatCouldGo(string left, string right, int clusters)
    {
        static string Store(string name, string data) => $$"""
            public class {{name}}
            {
                private readonly List<{{data}}> _kept = [];
                public void Keep({{data}} one) { if (_kept.Count < 100 && !_kept.Contains(one)) _kept.Add(one); }
                public {{data}}? Newest(int from) { for (var i = _kept.Count - 1; i >= from; i--) { if (_kept[i] is { } found) return found; } return default; }
            }

            """;

        Assert.Equal(clusters, (await ClustersOf("public class Order; public class Price;\n" + Store("First", left) + Store("Second", right))).Count);
    }

    [Theory]
    [InlineData("public override", 0)]
    [InlineData("public", 1)]
    public async Task WhatABaseAsksFor_IsNotACopy(string modifiers, int clusters) => Assert.Equal(clusters, (await ClustersOf($$"""
        public abstract class Form { public virtual string Head(string text) => text; public virtual int Foot(string text) => 0; }
        public class First{{(clusters == 0 ? " : Form" : "")}} { {{modifiers}} string Head(string text) { foreach (var c in text) { if (c == '#') return text.Trim(); } return text; } {{modifiers}} int Foot(string text) { var n = 0; foreach (var c in text) { if (c == '#') n++; } return n; } }
        public class Second{{(clusters == 0 ? " : Form" : "")}} { {{modifiers}} string Head(string text) { foreach (var c in text) { if (c == '#') return text.Trim(); } return text; } {{modifiers}} int Foot(string text) { var n = 0; foreach (var c in text) { if (c == '#') n++; } return n; } }
        """)).Count);

    [Theory]
    [InlineData("OrdersController", "PricesController", 0)]
    [InlineData("OrdersViewComponent", "PricesViewComponent", 0)]
    [InlineData("OrdersKeeper", "PricesKeeper", 1)]
    public async Task DoorsForDifferentRequests_MayHaveTheSameHelpers(string one, string other, int clusters) =>
        Assert.Equal(clusters, (await ClustersOf($"public class {one} {{ {Copied} }}\npublic class {other} {{ {Copied} }}")).Count);

    [Theory]
    [InlineData("PostgresLedger", "SqliteLedger", 0)]
    [InlineData("NorthLedger", "SouthLedger", 1)]
    public async Task ImplementationsForTwoDatabases_AreMeant(string one, string other, int clusters) =>
        Assert.Equal(clusters, (await ClustersOf($"public class {one} {{ {Copied} }}\npublic class {other} {{ {Copied} }}")).Count);

    [Theory]
    [InlineData("Upgrade._1", "Upgrade._2", "Step", 0)]
    [InlineData("Upgrade.Here", "Upgrade.There", "Step", 1)]
    [InlineData("Shop.Admin.Models", "Shop.Vendor.Models", "Model", 0)]
    public async Task NamespacesOfVersionsAndOfModels_AreNoTwins(string one, string other, string suffix, int pairs)
    {
        var input = new AuditInput("Side", [("Side", [(one + ".cs", Types(one)), (other + ".cs", Types(other))])], []);

        Assert.Equal(pairs, (await input.AuditAsync()).Namespaces.Count);

        string Types(string ns) => $"namespace {ns};\n\n" + string.Join("\n", new[] { "Order", "Price", "Stock", "Route", "Claim", "Grant" }
            .Select(name => $"public class {name}{suffix} {{ public string Text {{ get; set; }} = \"\"; {(suffix == "Step" ? "public int Run(string text) => text.Length;" : "")} }}"));
    }

    private static async Task<IReadOnlyList<Cluster>> ClustersOf(string text) =>
        (await new AuditInput("Side", [("Side", [("Side.cs", "namespace Side;\n\n" + text)])], []).AuditAsync()).Clusters;
}
