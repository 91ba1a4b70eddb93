namespace Merchant.Shop.Checkout;

public sealed class Journal
{
    private readonly List<(string Name, string Subject)> _entries = [];

    public void Write(string name, string subject) => _entries.Add((name, subject));

    public int Of(string name) => _entries.Count(entry => entry.Name == name);

    public bool HasProblem => Of("mail.bounced") > 0 || Of("invoice.voided") > 0;
}
