using Netra.Ssot.Tool.Tests.Support;

namespace Netra.Ssot.Tool.Tests.Audit;

/// <summary>A class that hides an instance of its own and passes every call on is another name for it; one that is given its instance may be a layer.</summary>
public sealed class WrapperTests
{
    private const string Ledger = """
        namespace Warehouse;

        public class StockLedger
        {
            private readonly Dictionary<string, int> _units = [];
            public void Book(string sku, int units) => _units[sku] = units;
            public int UnitsOf(string sku) => _units[sku];
            public int Count() => _units.Count;
        }

        public class Truck { private readonly StockLedger _ledger = new(); public void Load() => _ledger.Book("bolt", 1); }

        """;

    [Theory]
    [InlineData("public class StockBook { private readonly StockLedger _inner = new(); public void Book(string sku, int units) => _inner.Book(sku, units); public int UnitsOf(string sku) => _inner.UnitsOf(sku); }", true)]
    [InlineData("public class StockBook { private readonly StockLedger _inner; public StockBook() { _inner = new StockLedger(); } public int UnitsOf(string sku) { return _inner.UnitsOf(sku); } }", true)]
    [InlineData("public class StockBook(StockLedger inner) { public void Book(string sku, int units) => inner.Book(sku, units); public int UnitsOf(string sku) => inner.UnitsOf(sku); }", false)]
    [InlineData("public class StockBook { private readonly StockLedger _inner = new(); public void Sell(string sku, int units) => _inner.Book(sku, units); public int Left(string sku) => _inner.UnitsOf(sku); }", false)]
    [InlineData("public class StockBook { private readonly StockLedger _inner = new(); public void Book(string sku, int units) { if (units > 0) _inner.Book(sku, units); } public int UnitsOf(string sku) => _inner.UnitsOf(sku); }", false)]
    [InlineData("public class Counter { private readonly StockLedger _inner = new(); public int UnitsOf(string sku) => _inner.UnitsOf(sku); public int Count() => _inner.Count(); }", false)]
    public async Task Wrapper_IsListed_WhereItHidesItsOwnInstance(string wrapper, bool isListed)
    {
        var text = Ledger + wrapper + " public class Shop { " + wrapper.Split(' ', '(')[2] + "? book; }";
        var input = new AuditInput("Warehouse", [("Warehouse", [("Warehouse.cs", text)])], []);

        var result = await input.AuditAsync();

        Assert.Equal(isListed ? ["StockLedger"] : [], result.Clusters.Select(cluster => cluster.Members[0].Type.Name));
    }
}
