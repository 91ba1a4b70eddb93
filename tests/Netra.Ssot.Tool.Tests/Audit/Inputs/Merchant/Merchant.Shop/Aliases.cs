global using Biller = Merchant.Billing.ModernInvoiceIssuer;
global using Charger = Merchant.Billing.InvoiceIssuer;
