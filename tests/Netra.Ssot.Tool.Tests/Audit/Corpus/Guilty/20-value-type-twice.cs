// shape: nopCommerce and eShop, a money of their own in each module
// cluster: Ordering.Money, Payments.Money
namespace Ordering
{
    public readonly struct Money(decimal amount, string currency)
    {
        public decimal Amount { get; } = amount;
        public string Currency { get; } = currency;
        public Money Add(Money other) => other.Currency == Currency ? new Money(Amount + other.Amount, Currency) : throw new InvalidOperationException("currencies differ");
        public Money Times(int factor) => new(Amount * factor, Currency);
        public IReadOnlyList<Money> Split(int parts) => [.. Enumerable.Repeat(new Money(Amount / parts, ""), parts)];
    }

    public class Order { public Money Sum(IEnumerable<Money> lines) => lines.Aggregate((left, right) => left.Add(right)); }
}

namespace Payments
{
    public readonly struct Money(decimal amount, string currency)
    {
        public decimal Amount { get; } = amount;
        public string Currency { get; } = currency;
        public Money Add(Money other) => other.Currency == Currency ? new Money(Amount + other.Amount, Currency) : throw new InvalidOperationException("currencies differ");
        public Money Times(int factor) => new(Amount * factor, Currency);
    }

    public class Payment { public Money Twice(Money money) => money.Times(2); }
}
