// shape: Stripe.net and Octokit, what is serialised has versions
namespace Wire;

public record OrderV1(int Id, string Article, int Quantity);

public record OrderV2(int Id, string Article, int Quantity, string Currency);

public class CustomerV1
{
    public int Id { get; set; }
    public string Name { get; set; } = "";
    public string Mail { get; set; } = "";
}

public class CustomerV2
{
    public int Id { get; set; }
    public string Name { get; set; } = "";
    public string Mail { get; set; } = "";
    public string? Phone { get; set; }
}

public static class Upgrade
{
    public static OrderV2 Of(OrderV1 order) => new(order.Id, order.Article, order.Quantity, "EUR");
    public static CustomerV2 Of(CustomerV1 customer) => new() { Id = customer.Id, Name = customer.Name, Mail = customer.Mail };
}
