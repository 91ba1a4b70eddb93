namespace Merchant.Shipping;

public interface IShippingRate
{
    decimal Quote(int grams, string country);
}

public sealed class FlatRate : IShippingRate
{
    public decimal Quote(int grams, string country) => 4.90m;
}

public sealed class WeightRate : IShippingRate
{
    public decimal Quote(int grams, string country) => grams * 0.004m;
}

public sealed class ExpressRate : IShippingRate
{
    public decimal Quote(int grams, string country) => country == "DE" ? 9.90m : 19.90m;
}

/// <summary>What a parcel costs by each of the rates.</summary>
public sealed class RateTable(IEnumerable<IShippingRate> rates)
{
    public decimal Cheapest(int grams, string country) => rates.Min(rate => rate.Quote(grams, country));
}

public sealed record Parcel(int Grams, string Country);

public sealed record ParcelDto(int Grams, string Country);

public sealed class ParcelOptions
{
    public int MaxGrams { get; set; } = 30_000;
}
