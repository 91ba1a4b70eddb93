using Merchant.Billing;

namespace Merchant.Invoicing;

public class InvoiceIssuer
{
    private readonly Payer _payer;
    private readonly Dictionary<string, Invoice> _byNumber = [];

    public InvoiceIssuer(Payer payer) => _payer = payer;

    public Payer Payer => _payer;

    public Invoice Issue(IReadOnlyList<Merchant.Billing.InvoiceLine> lines)
    {
        var number = (_byNumber.Count + 1).ToString();
        return _byNumber[number] = new Invoice(number, _payer, lines, new Merchant.Billing.Totals(lines.Sum(line => line.Each), 0));
    }

    public Invoice? Find(string number) => _byNumber.GetValueOrDefault(number);
}
