using System.Text;
using System.Text.RegularExpressions;
using Netra.SsotAnalyzers.Real.Seeding;

namespace Netra.SsotAnalyzers.Real.Measuring;

/// <summary>What a run has left: the uses by their retired names, and the files that are not the original ones to the letter.</summary>
internal static class Measurement
{
    private const int ShownDifferences = 400;

    /// <summary>Compares the files of a folder with those of the original one.</summary>
    public static string OfFolders(string original, string folder, IReadOnlyList<Planting> plantings) =>
        Of(
            Directory.EnumerateFiles(original, "*.cs", SearchOption.AllDirectories).Where(path => !Regex.IsMatch(path, "/(obj|bin)/")).Order(StringComparer.Ordinal)
                .Select(path => (Path.GetRelativePath(original, path), Read(path), Read(Path.Combine(folder, Path.GetRelativePath(original, path))))),
            plantings);

    /// <param name="files">The name of each file, its original text, and its text now.</param>
    /// <param name="plantings">What was planted.</param>
    public static string Of(IEnumerable<(string Name, string Original, string Text)> files, IReadOnlyList<Planting> plantings)
    {
        var report = new StringBuilder();
        var left = plantings.ToDictionary(planting => planting.Prefix, _ => 0);
        var (seeded, equal, total) = (0, 0, 0);
        var differences = new StringBuilder();
        foreach (var (name, original, text) in files)
        {
            total++;
            if (original == text)
            {
                equal++;
                continue;
            }

            foreach (var planting in plantings)
                left[planting.Prefix] += Regex.Matches(text, $@"\b{planting.Prefix}(?!\d)\w+").Count;
            differences.Append(Difference(name, original, text));
        }

        foreach (var planting in plantings)
        {
            seeded += planting.Uses;
            report.AppendLine($"| {planting.Kind} | {planting.Name} | {planting.Types} | {planting.Uses} | {planting.Files} | {left[planting.Prefix]} | {100.0 * (planting.Uses - left[planting.Prefix]) / planting.Uses:0.0} % |");
        }

        var all = left.Values.Sum();
        report.AppendLine($"uses {seeded}, left {all}, rewritten {100.0 * (seeded - all) / Math.Max(1, seeded):0.00} %; files {total}, not the original to the letter {total - equal}");
        return report.Append(differences).ToString();
    }

    /// <summary>The bytes as characters, so that a mark of the encoding counts.</summary>
    private static string Read(string path) => Encoding.Latin1.GetString(File.ReadAllBytes(path));

    private static string Difference(string path, string before, string after)
    {
        var (old, @new) = (before.Split('\n'), after.Split('\n'));
        var text = new StringBuilder($"--- {path}\n");
        var (removed, added) = (new Queue<string>(old.Except(@new)), new Queue<string>(@new.Except(old)));
        for (var shown = 0; shown < ShownDifferences && (removed.Count > 0 || added.Count > 0); shown++)
        {
            if (removed.TryDequeue(out var line))
                text.Append("  - ").AppendLine(line.TrimEnd());
            if (added.TryDequeue(out line))
                text.Append("  + ").AppendLine(line.TrimEnd());
        }

        return text.ToString();
    }
}
