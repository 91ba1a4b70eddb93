using System.Text;

namespace Netra.SsotAnalyzers.Benchmarks.Generation;

/// <summary>A project of ordinary code in which every so many lines use one of the superseded types.</summary>
/// <param name="Lines">How many lines of ordinary code there are at least.</param>
/// <param name="HitShare">The share of lines that name a superseded type.</param>
/// <param name="Entries">How many types are superseded, each by a canonical type of its own.</param>
/// <param name="Carrier">How that is said.</param>
/// <param name="IsWide">Whether the map also has an entry of every other kind, so that every rule has something to look for.</param>
internal sealed record GeneratedProject(int Lines, double HitShare, int Entries = GeneratedProject.UsualEntries, MapCarrier Carrier = MapCarrier.Declarations, bool IsWide = true)
{
    public const int UsualEntries = 20;
    private const int LinesPerMethod = 20;
    private const int MethodsPerFile = 25;

    /// <summary>The list of BannedApiAnalyzers that says the same.</summary>
    public string BannedSymbols => string.Concat(Enumerable.Range(0, Entries).Select(entry => $"T:Legacy.OldManager{entry};Use Canonical.Manager{entry}\n"));

    /// <summary>The sources, always the same for the same project.</summary>
    public IEnumerable<GeneratedSource> Sources()
    {
        yield return new GeneratedSource("Map.cs", Map(), 0, 0);
        if (IsWide)
            yield return new GeneratedSource("WideMap.cs", WideMap.Text, 0, 0);

        var random = new Random(17);
        var written = 0;
        for (var file = 0; written < Lines; file++)
        {
            var source = Source($"Service{file}", file, MethodsPerFile, random);
            written += source.Lines;
            yield return source;
        }
    }

    /// <summary>One class of so many methods, about 21 lines each.</summary>
    public GeneratedSource Source(string name, int part, int methods, Random random)
    {
        var hits = 0;
        var text = new StringBuilder();
        text.AppendLine("using System.Text;").AppendLine("using Legacy;").AppendLine($"namespace Generated.Part{part % 40};").AppendLine($"public sealed class {name}(IReadOnlyDictionary<string, int> settings)").AppendLine("{");
        for (var method = 0; method < methods; method++)
        {
            var inMethod = 0;
            for (var line = 0; line < LinesPerMethod; line++)
                inMethod += random.NextDouble() < HitShare ? 1 : 0;
            text.Append(Method(method, inMethod, random));
            hits += inMethod;
        }

        text.AppendLine("}");
        var written = text.ToString();
        return new GeneratedSource(name + ".cs", written, written.Count(character => character == '\n'), hits);
    }

    /// <summary>Writes the sources and the list into a folder and returns how many lines and hits they have.</summary>
    public (int Lines, int Hits) Write(string folder)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "BannedSymbols.txt"), BannedSymbols);
        var (lines, hits) = (0, 0);
        foreach (var source in Sources())
        {
            File.WriteAllText(Path.Combine(folder, source.Name), source.Text);
            lines += source.Lines;
            hits += source.Hits;
        }

        return (lines, hits);
    }

    private string Method(int method, int hits, Random random)
    {
        var uses = string.Concat(Enumerable.Range(0, hits).Select(use => $"        text.Append(typeof(Legacy.OldManager{random.Next(Entries)}).Name);\n"));
        return $$"""
                public async Task<string> Compute{{method}}Async(IEnumerable<string> values, int limit, CancellationToken cancellationToken)
                {
                    ArgumentOutOfRangeException.ThrowIfNegative(limit, "the smallest length");
                    var text = new StringBuilder("of {{method}}");
                    var seen = new HashSet<string>(StringComparer.Ordinal);
                    foreach (var value in values.Where(value => value.Length > limit).OrderBy(value => value, StringComparer.Ordinal))
                    {
                        cancellationToken.ThrowIfCancellationRequested();
                        if (!seen.Add(value) || !settings.TryGetValue(value, out var weight))
                            continue;

                        var total = Enumerable.Range(0, weight).Select(index => index * limit).Sum();
                        text.Append(value).Append(':').Append(total).AppendLine();
                    }

            {{uses}}        await Task.Yield();
                    var (first, last) = (seen.FirstOrDefault(), seen.LastOrDefault());
                    return $"{first}-{last}: {text.Length} of {{method}} {text}";
                }


            """;
    }

    private string Map()
    {
        var text = new StringBuilder("using Netra.Ssot;\n");
        if (Carrier == MapCarrier.AssemblyAttributes)
        {
            for (var entry = 0; entry < Entries; entry++)
                text.Append($"[assembly: Supersedes(typeof(Canonical.Manager{entry}), \"T:Legacy.OldManager{entry}\")]\n");
        }

        for (var entry = 0; entry < Entries; entry++)
        {
            var attribute = Carrier == MapCarrier.Declarations ? $"[SupersededBy(typeof(Canonical.Manager{entry}))] " : "";
            text.Append($"namespace Canonical {{ [Canonical(\"Role{entry}\")] public sealed class Manager{entry}; }}\n");
            text.Append($"namespace Legacy {{ {attribute}public sealed class OldManager{entry}; }}\n");
        }

        return text.ToString();
    }
}
