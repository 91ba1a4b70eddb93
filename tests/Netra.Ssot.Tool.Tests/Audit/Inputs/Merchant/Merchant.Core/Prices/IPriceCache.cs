namespace Merchant.Prices;

public interface IPriceCache
{
    decimal? Lookup(string article);

    void Remember(string article, decimal price);
}
