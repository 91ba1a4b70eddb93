using Merchant.Billing;
using Merchant.Post;
using Merchant.Shop.Checkout;
using Mailman = Merchant.Post.Courier;

namespace Merchant.Shop.Desk;

public sealed class Returns(Mailman courier, Journal journal)
{
    public bool Take(Payer payer, string number)
    {
        var charger = new Charger(payer);
        if (!charger.Void(number))
            return false;
        journal.Write("invoice.voided", number);
        var wrapped = new CourierWrapper(courier);
        if (wrapped.Send(new Letter(payer.Account, "Voided", number)))
            journal.Write("mail.sent", number);
        return true;
    }
}
