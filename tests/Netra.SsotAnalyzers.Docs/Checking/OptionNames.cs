using System.Text.RegularExpressions;
using Netra.SsotAnalyzers.Docs.Generation;

namespace Netra.SsotAnalyzers.Docs.Checking;

/// <summary>The options that the sources read are those that are documented.</summary>
internal static partial class OptionNames
{
    private const string Analyzers = "src/Netra.SsotAnalyzers";
    private const string PackageBuild = "src/Netra.SsotAnalyzers.Package/buildTransitive";

    public static IEnumerable<string> Problems(DocumentationTree tree)
    {
        var code = tree.Files(".cs", Analyzers).Select(tree.Read).ToList();
        var build = tree.Files(".props", PackageBuild).Concat(tree.Files(".targets", PackageBuild)).Select(tree.Read).ToList();

        var properties = Names(code, BuildPropertyInCode()).Concat(Names(build, VisibleProperty())).Concat(Names(build, SsotProperty())).ToHashSet(StringComparer.Ordinal);
        foreach (var name in properties.Where(name => Option.Build.All(option => option.Name != name)).Order(StringComparer.Ordinal))
            yield return $"docs/configure.md: the MSBuild property '{name}' is read and not documented; add it to Option.cs and run {DocumentationCheck.Generator}";
        foreach (var option in Option.Build.Where(option => !properties.Contains(option.Name)))
            yield return $"docs/configure.md: nobody reads the MSBuild property '{option.Name}'; take it out of Option.cs";

        var keys = Names(code, Key()).ToHashSet(StringComparer.Ordinal);
        foreach (var key in keys.Where(key => !Option.EditorConfig.Any(option => option.Name.StartsWith(key, StringComparison.Ordinal))).Order(StringComparer.Ordinal))
            yield return $"docs/configure.md: the .editorconfig key '{key}' is read and not documented; add it to Option.cs and run {DocumentationCheck.Generator}";
        foreach (var option in Option.EditorConfig.Where(option => option.Name.StartsWith("ssot.", StringComparison.Ordinal) && !keys.Any(key => option.Name.StartsWith(key, StringComparison.Ordinal))))
            yield return $"docs/configure.md: nobody reads the .editorconfig key '{option.Name}'; take it out of Option.cs";
    }

    private static IEnumerable<string> Names(IEnumerable<string> texts, Regex pattern) => texts.SelectMany(text => pattern.Matches(text)).Select(match => match.Groups["name"].Value);

    [GeneratedRegex("""(?:"build_property\.|BuildProperty\([^"\n]*")(?<name>\w+)" """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex BuildPropertyInCode();

    [GeneratedRegex("""CompilerVisibleProperty\ Include="(?<name>\w+)" """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex VisibleProperty();

    [GeneratedRegex("""\$\((?<name>Ssot\w+)\)""")]
    private static partial Regex SsotProperty();

    [GeneratedRegex("""
        "(?<name>ssot\.[a-z_.]+)"
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Key();
}
