using Netra.Ssot.Tool.Audit;
using Netra.Ssot.Tool.Audit.Proposal;
using Netra.Ssot.Tool.Tests.Support;

namespace Netra.Ssot.Tool.Tests.Audit;

/// <summary>What is declared for a cluster, and what the engine makes of it in memory.</summary>
public sealed class ProposalTests
{
    private static readonly AuditInput Input = AuditInput.OfFolder("Merchant", "Merchant.Core", "Merchant.Shop");

    [Fact]
    public async Task Draft_ReplacesWhatASignatureOrABodyProves_AndLeavesTheRestOpen()
    {
        var audit = await Input.AuditAsync();
        var drafts = audit.Clusters.ToDictionary(cluster => cluster.Role, cluster => new MapDrafter(audit.Solution, audit.Clusters).Draft(cluster, cluster.Role, CancellationToken.None));

        Assert.Equal(
            [
                "M:Merchant.Billing.BillPrinter.#ctor(Merchant.Billing.InvoiceIssuer) -> inner",
                "M:Merchant.Billing.BillPrinter.Print(System.Collections.Generic.IReadOnlyList{Merchant.Billing.InvoiceLine}) -> this.Issue(lines)",
                "M:Merchant.Billing.BillPrinter.Tear(System.String) -> this.Void(number)",
                "M:Merchant.Billing.Issuers.Obtain(Merchant.Billing.Payer) -> new InvoiceIssuer(payer)",
                "M:Merchant.Billing.Issuers.ObtainAsync(Merchant.Billing.Payer) -> new InvoiceIssuer(payer)",
                "M:Merchant.Invoicing.IssuerSource.For(Merchant.Billing.Payer) -> new InvoiceIssuer(payer)",
            ],
            Lines(drafts["InvoiceIssuer"]));
        Assert.Equal(["M:Merchant.Post.CourierWrapper.#ctor(Merchant.Post.Courier) -> courier"], Lines(drafts["Courier"]));

        // Nothing but names says that these are the same, and names are no proof.
        Assert.Equal(["M:Merchant.Post.Outbox.Drain(System.Int32)", "M:Merchant.Post.Outbox.Put(Merchant.Post.Letter)", "M:Merchant.Post.Outbox.Refuse(System.String)"], drafts["Courier"].Open.Select(open => open.MemberId).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Outcome_IsTheEnginesOwn()
    {
        var loaded = await Input.LoadAsync();
        var audit = await Auditor.RunAsync(loaded, loaded.Solution, (_, _, _) => { }, CancellationToken.None);

        var clusters = await OutcomeProof.RunAsync(loaded, audit, (_, _, _) => { }, CancellationToken.None);

        Assert.Equal(
            ["Courier: 3 rewritten, 4 by hand; it compiles", "InvoiceIssuer: 17 rewritten, 0 by hand; it compiles", "PriceCache: 0 rewritten, 0 by hand; it compiles"],
            clusters.Select(cluster => $"{cluster.Role}: {cluster.Outcome!.Text}").Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Written_ItCompiles_AndASecondAuditHasNothingToDeclare(bool isAssemblyMap)
    {
        var loaded = await Input.LoadAsync();
        var audit = await Auditor.RunAsync(loaded, loaded.Solution, (_, _, _) => { }, CancellationToken.None);
        var drafter = new MapDrafter(audit.Solution, audit.Clusters);
        var before = OutcomeProof.WithAttributes(loaded);

        var drafts = audit.Clusters.Select(cluster => drafter.Draft(cluster, cluster.Role, CancellationToken.None)).ToList();

        var after = await new MapWriter(loaded, isAssemblyMap).WriteAsync(before, [.. drafts], CancellationToken.None);
        var again = await Auditor.RunAsync(loaded with { Solution = after }, after, (_, _, _) => { }, CancellationToken.None);

        Assert.Empty(await Tool.Analysis.CompileErrors.FindAsync(loaded, after, loaded.Projects.Select(project => project.Id), CancellationToken.None));
        Assert.DoesNotContain(again.Clusters, cluster => cluster.Leaving.Any());

        // The constructor that a type's own parameters declare has no place of its own for an attribute.
        var entries = after.Projects.SelectMany(project => project.Documents).Where(document => document.Name == MapWriter.MapFile).SelectMany(document => document.GetTextAsync().Result.Lines).Select(line => line.ToString()).Where(line => line.StartsWith('[')).ToList();
        Assert.Equal(isAssemblyMap ? drafts.Sum(draft => draft.Superseded.Count + draft.Replacements.Count) : 1, entries.Count);
    }

    private static IEnumerable<string> Lines(MapDraft draft) => draft.Replacements.Select(replacement => $"{replacement.MemberId} -> {replacement.Expression}").Order(StringComparer.Ordinal);
}
