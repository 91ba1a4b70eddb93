namespace Merchant.Billing;

public static class Issuers
{
    public static ModernInvoiceIssuer Obtain(Payer payer) => new(payer);

    public static async Task<ModernInvoiceIssuer> ObtainAsync(Payer payer)
    {
        await Task.Yield();
        return new ModernInvoiceIssuer(payer);
    }
}
