namespace Merchant.Billing;

[Obsolete("Use InvoiceIssuer instead; gone in 3.0.")]
public sealed class BillPrinter
{
    private readonly InvoiceIssuer _inner;

    public BillPrinter(InvoiceIssuer inner) => _inner = inner;

    public Invoice Print(IReadOnlyList<InvoiceLine> lines) => _inner.Issue(lines);

    public bool Tear(string number) => _inner.Void(number);
}
