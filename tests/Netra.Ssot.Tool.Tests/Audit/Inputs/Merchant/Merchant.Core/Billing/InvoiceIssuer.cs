namespace Merchant.Billing;

/// <summary>Issues invoices to one payer.</summary>
public class InvoiceIssuer
{
    private readonly List<Invoice> _issued = [];
    private readonly Payer _payer;

    public InvoiceIssuer(Payer payer) => _payer = payer;

    public Payer Payer => _payer;

    public int IssuedCount => _issued.Count;

    public Invoice Issue(IReadOnlyList<InvoiceLine> lines)
    {
        var net = lines.Sum(line => line.Quantity * line.Each);
        var invoice = new Invoice($"{_payer.Account}-{_issued.Count + 1}", _payer, lines, new Totals(net, net * 0.19m));
        _issued.Add(invoice);
        return invoice;
    }

    public bool Void(string number) => _issued.RemoveAll(invoice => invoice.Number == number) > 0;

    public Invoice? Find(string number) => _issued.FirstOrDefault(invoice => invoice.Number == number);

    public decimal Owed() => _issued.Sum(invoice => invoice.Totals.Net + invoice.Totals.Tax);

    public async Task<bool> RemindAsync(string number, CancellationToken ct)
    {
        await Task.Yield();
        return !ct.IsCancellationRequested && Find(number) is not null;
    }
}
