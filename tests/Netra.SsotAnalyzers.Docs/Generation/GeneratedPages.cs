namespace Netra.SsotAnalyzers.Docs.Generation;

/// <summary>The pages that are not as they would be written, with the text that they should have.</summary>
internal static class GeneratedPages
{
    public static IReadOnlyDictionary<string, string> Of(DocumentationTree tree)
    {
        var changed = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var rule in RuleRow.All)
        {
            if (!tree.Has(rule.Page))
                changed[rule.Page] = RulePage.Skeleton(rule);
        }

        foreach (var path in tree.Pages)
        {
            var before = tree.Read(path);
            var text = before;
            if (RuleRow.All.FirstOrDefault(rule => rule.Page == path) is { } rule)
                text = RulePage.WithHead(path, text, rule);
            text = GeneratedSections.Replace(path, text, tree);
            if (path != "CHANGELOG.md")
                text = FormatCommand.Complete(text);
            if (text != before)
                changed[path] = text;
        }

        return changed;
    }
}
