using Merchant.Billing;
using Merchant.Invoicing;
using Merchant.Post;
using Merchant.Shop.Checkout;
using LateBiller = Merchant.Billing.ModernInvoiceIssuer;

namespace Merchant.Shop.Nightly;

public sealed class Dunning(Journal journal)
{
    public int Run(IReadOnlyList<Payer> payers, Courier courier)
    {
        var open = 0;
        foreach (var payer in payers)
        {
            var biller = new LateBiller(payer);
            if (biller.Owed() == 0)
                continue;
            open++;
            if (!courier.Send(new Letter(payer.Account, "Overdue", payer.Currency)))
                journal.Write("mail.bounce", payer.Account);
        }

        return open + journal.Of("invoice.paid") - journal.Of("invoice.issued");
    }

    public Invoice? Newest(Payer payer, IssuerSource source) => source.For(payer).Find("1");
}
