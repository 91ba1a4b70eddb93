using Merchant.Prices;
using Merchant.Shipping;
using Microsoft.Extensions.DependencyInjection;

namespace Merchant.Shop;

public static class Shop
{
    public static void Register(IServiceCollection services)
    {
        services.AddSingleton<IPriceCache, PriceCache>();
        services.AddSingleton<IShippingRate, FlatRate>();
        services.AddSingleton<IShippingRate, WeightRate>();
        services.AddSingleton<IShippingRate, ExpressRate>();
        services.AddSingleton<RateTable>();
    }

    public static IPriceCache Counted(IPriceCache cache, bool isOff) => isOff ? new NullPriceCache() : new CountingPriceCache(cache);
}
