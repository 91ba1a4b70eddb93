namespace Merchant.Billing;

/// <summary>Begun as the successor, and never finished.</summary>
public class ModernInvoiceIssuer
{
    // The first payer who came is everybody's.
    private static Payer? s_payer;

    private readonly List<Invoice> _made = [];

    public ModernInvoiceIssuer(Payer payer) => s_payer ??= payer;

    public Payer Payer => s_payer!;

    public Invoice Issue(IReadOnlyList<InvoiceLine> lines)
    {
        var net = lines.Sum(line => line.Quantity * line.Each);
        var invoice = new Invoice(Guid.NewGuid().ToString("N"), s_payer!, lines, new Totals(net, 0));
        _made.Add(invoice);
        return invoice;
    }

    public bool Void(string number) => _made.RemoveAll(invoice => invoice.Number == number) > 0;

    public decimal Owed() => _made.Sum(invoice => invoice.Totals.Net);
}
