using Merchant.Billing;
using Merchant.Post;
using Merchant.Prices;
using Merchant.Shop.Checkout;

namespace Merchant.Shop.Desk;

#pragma warning disable CS0618

public sealed class Counter(IPriceCache prices, Journal journal)
{
    public Invoice Sell(Payer payer, string article, Outbox outbox)
    {
        var lines = new List<InvoiceLine> { new(article, 1, prices.Lookup(article) ?? 0) };
        var invoice = new BillPrinter(new InvoiceIssuer(payer)).Print(lines);
        journal.Write("invoice.issued", invoice.Number);
        journal.Write("invoice.payed", invoice.Number);
        outbox.Put(new Letter(payer.Account, "Paid", invoice.Number));
        return invoice;
    }

    public void Cancel(Payer payer, string number)
    {
        if (new Biller(payer).Void(number))
            journal.Write("invoice.voided", number);
    }
}
