using System.Text.RegularExpressions;

namespace Netra.SsotAnalyzers.Docs.Checking;

/// <summary>What the scripts in <c>.ci</c> name is there: the files and folders, and the text that a mutant changes.</summary>
internal static partial class ScriptPaths
{
    private const string Manager = "src/Netra.WebSockets";
    private const string Sample = "samples/LegacyBackend";

    public static IEnumerable<string> Problems(DocumentationTree tree)
    {
        foreach (var script in tree.Files("", ".ci"))
        {
            var text = tree.Read(script);
            var missing = PathInScript().Matches(Expanded(text)).Select(match => match.Groups["path"].Value.TrimEnd('.', '/')).Distinct().Where(path => !IsThere(tree, path));
            foreach (var path in missing)
                yield return $"{script}: {path} is not there";
            foreach (var problem in MutantProblems(tree, Expanded(text)))
                yield return $"{script}: {problem}";
        }
    }

    /// <summary>Folders of the repository in a script's variables are written out.</summary>
    private static string Expanded(string text) => Variable().Matches(text).Aggregate(
        text,
        (expanded, variable) => Regex.Replace(expanded, $@"\${variable.Groups["name"].Value}\b", variable.Groups["path"].Value));

    private static IEnumerable<string> MutantProblems(DocumentationTree tree, string text)
    {
        foreach (Match mutant in Mutant().Matches(text))
        {
            var (name, file) = (mutant.Groups["name"].Value, mutant.Groups["file"].Value);
            var path = tree.Has(file) ? file : $"{Manager}/{file}";
            if (!tree.Has(path))
                yield return $"{file} of the mutant \"{name}\" is not there";
            else if (!tree.Read(path).Contains(mutant.Groups["text"].Value.Replace(@"'\''", "'", StringComparison.Ordinal), StringComparison.Ordinal))
                yield return $"the place of the mutant \"{name}\" is gone from {path}";
        }
    }

    /// <summary>Build output comes and goes; a script that works on a copy of the sample names what is in it.</summary>
    private static bool IsThere(DocumentationTree tree, string path) =>
        Built().IsMatch(path) || Exists(tree, path) || Directory.Exists(tree.Full($"{Sample}/{Path.GetDirectoryName(path)}"));

    private static bool Exists(DocumentationTree tree, string path) => tree.Has(path) || Directory.Exists(tree.Full(path));

    [GeneratedRegex(@"(?<![\w./-])(?:(?:\.\./)*|\$root/)(?<path>(?:src|tests|samples|docs)/[\w./-]+)")]
    private static partial Regex PathInScript();

    [GeneratedRegex(@"^(?<name>\w+)=(?<path>(?:src|tests|samples|docs)/[\w./-]+)$", RegexOptions.Multiline)]
    private static partial Regex Variable();

    [GeneratedRegex(@"^mutant ""(?<name>[^""]+)"" (?<file>\S+) (?:\\\n)?'(?<text>(?:[^']|'\\'')*)'", RegexOptions.Multiline)]
    private static partial Regex Mutant();

    [GeneratedRegex(@"/(?:bin|obj)/")]
    private static partial Regex Built();
}
