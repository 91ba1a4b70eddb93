using Merchant.Billing;
using Merchant.Invoicing;
using Merchant.Post;
using InvoiceIssuer = Merchant.Billing.ModernInvoiceIssuer;
using InvoiceLine = Merchant.Billing.InvoiceLine;

namespace Merchant.Shop.Checkout;

public sealed class Basket(Payer payer, Courier courier)
{
    private readonly List<InvoiceLine> _lines = [];
    private readonly InvoiceIssuer _issuer = Issuers.Obtain(payer);

    public void Add(string text, decimal each) => _lines.Add(new InvoiceLine(text, 1, each));

    public string Close(Journal journal)
    {
        var invoice = _issuer.Issue(_lines);
        journal.Write("invoice.issued", invoice.Number);
        if (courier.Send(new Letter(payer.Account, "Your invoice", invoice.Number)))
            journal.Write("mail.sent", payer.Account);
        return new IssuerSource().For(payer).Issue(_lines).Number;
    }
}
