namespace Merchant.Billing;

/// <summary>Who pays, for as long as a purchase lasts.</summary>
public sealed record Payer(string Account, string Currency);

public sealed record InvoiceLine(string Text, int Quantity, decimal Each);

public sealed record Totals(decimal Net, decimal Tax);

public sealed record Invoice(string Number, Payer Payer, IReadOnlyList<InvoiceLine> Lines, Totals Totals);
