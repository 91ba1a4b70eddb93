// shape: Bitwarden server, commands copied with a version behind the name
// cluster: PricingEngine, PricingEngineV2
namespace Pricing;

public sealed class PricingEngine
{
    public decimal Rebate { get; set; }
    public decimal Quote(string article, int quantity) => quantity * 2m * (1 - Rebate);
    public void Apply(string voucher) => Rebate += voucher.Length / 100m;
    public decimal Tax(decimal net, string country) => net * (country == "DE" ? 0.19m : 0.2m);
}

public sealed class PricingEngineV2
{
    private readonly HashSet<string> _vouchers = [];
    public decimal Quote(string article, int quantity) => quantity * 2m - _vouchers.Count;
    public void Apply(string voucher) => _vouchers.Add(voucher);
    public decimal Tax(decimal net, string country) => Math.Round(net * 0.19m, 2);
}

public class Cart { public decimal Sum(PricingEngine engine) => engine.Quote("a", 1); }

public class Quotes { public decimal Sum(PricingEngineV2 engine) => engine.Quote("a", 1); }
