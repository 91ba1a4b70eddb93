using Merchant.Billing;
using Merchant.Post;

namespace Merchant.Shop.Checkout;

public sealed class Payment(Journal journal)
{
    // Whoever paid last.
    public static Payer? LastPayer { get; set; }

    public async Task<bool> TakeAsync(Payer payer, string number, CancellationToken ct)
    {
        LastPayer = payer;
        var issuer = await Issuers.ObtainAsync(payer);
        if (issuer.Owed() <= 0)
            return false;
        journal.Write("invoice.paid", number);
        return await new InvoiceIssuerV2(payer).RemindAsync(number, ct);
    }

    public void Bounce(Outbox outbox, string address)
    {
        outbox.Refuse(address);
        journal.Write("mail.bounced", address);
    }
}
