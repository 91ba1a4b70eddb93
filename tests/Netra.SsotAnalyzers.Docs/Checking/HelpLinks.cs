using Netra.SsotAnalyzers.Docs.Generation;

namespace Netra.SsotAnalyzers.Docs.Checking;

/// <summary>The link that an editor opens from a diagnostic leads to the rule's page in this tree.</summary>
internal static class HelpLinks
{
    public const string Site = "https://github.com/netra-systems/Netra.SsotAnalyzers/blob/main/";

    public static IEnumerable<string> Problems(DocumentationTree tree) =>
        RuleRow.All.Where(rule => rule.HelpLink != Site + rule.Page || !tree.Has(rule.Page)).Select(rule => $"{rule.Id}: its help link {rule.HelpLink} leads to no page here");
}
