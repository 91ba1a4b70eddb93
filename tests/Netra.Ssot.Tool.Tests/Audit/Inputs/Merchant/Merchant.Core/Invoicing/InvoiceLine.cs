namespace Merchant.Invoicing;

public sealed record InvoiceLine(string Text, decimal Amount);

public sealed record Totals(decimal Gross);
