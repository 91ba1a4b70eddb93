using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Netra.SsotAnalyzers.Docs.Generation;

/// <summary>The errors and warnings of the package's own targets, which are MSBuild's and no analyzer's.</summary>
internal static partial class BuildMessages
{
    public const string Targets = "src/Netra.SsotAnalyzers.Package/buildTransitive/Netra.SsotAnalyzers.targets";

    public static string Of(DocumentationTree tree)
    {
        var rows = XDocument.Parse(tree.Read(Targets)).Descendants()
            .Where(element => element.Name.LocalName is "Error" or "Warning")
            .OrderBy(element => (string)element.Attribute("Code")!, StringComparer.Ordinal)
            .Select(element => $"| {(string)element.Attribute("Code")!} | {element.Name.LocalName.ToLowerInvariant()} | {Value().Replace((string)element.Attribute("Text")!, "…")} |");
        return $"| code | kind | message |\n|---|---|---|\n{string.Join('\n', rows)}";
    }

    [GeneratedRegex(@"[$%@]\([^)]*\)")]
    private static partial Regex Value();
}
