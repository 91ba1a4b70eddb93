using Merchant.Billing;

namespace Merchant.Invoicing;

public sealed class IssuerSource
{
    private static readonly Dictionary<string, Payer> s_payers = [];

    public InvoiceIssuer For(Payer payer) => new(s_payers[payer.Account] = payer);
}
