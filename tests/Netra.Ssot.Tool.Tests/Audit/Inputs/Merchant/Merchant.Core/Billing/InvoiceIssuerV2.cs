namespace Merchant.Billing;

public class InvoiceIssuerV2(Payer payer) : InvoiceIssuer(payer);
