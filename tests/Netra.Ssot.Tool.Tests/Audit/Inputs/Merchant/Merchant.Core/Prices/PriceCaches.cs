namespace Merchant.Prices;

/// <summary>The one that is registered.</summary>
public sealed class PriceCache : IPriceCache
{
    private readonly Dictionary<string, decimal> _prices = [];

    public int Count => _prices.Count;

    public decimal? Lookup(string article) => _prices.TryGetValue(article, out var price) ? price : null;

    public void Remember(string article, decimal price) => _prices[article] = price;

    public void Evict(string article) => _prices.Remove(article);
}

/// <summary>Faster, it was said. Nothing makes one any more.</summary>
public sealed class OptimizedPriceCache : IPriceCache
{
    private readonly Dictionary<string, decimal> _entries = [];

    public decimal? Lookup(string article) => _entries.TryGetValue(article, out var price) ? price : null;

    public void Remember(string article, decimal price) => _entries[article] = price;

    public void Evict(string article) => _entries.Remove(article);
}

public sealed class SimplePriceCache : IPriceCache
{
    private string? _last;
    private decimal _price;

    public decimal? Lookup(string article) => article == _last ? _price : null;

    public void Remember(string article, decimal price) => (_last, _price) = (article, price);
}

/// <summary>Around any other: says how often it helped.</summary>
public sealed class CountingPriceCache(IPriceCache inner) : IPriceCache
{
    public int Hits { get; private set; }

    public decimal? Lookup(string article)
    {
        var found = inner.Lookup(article);
        Hits += found is null ? 0 : 1;
        return found;
    }

    public void Remember(string article, decimal price) => inner.Remember(article, price);
}

public sealed class NullPriceCache : IPriceCache
{
    public decimal? Lookup(string article) => null;

    public void Remember(string article, decimal price)
    {
    }
}
