using System.Text;

namespace Netra.SsotAnalyzers.Benchmarks;

/// <summary>A project of ordinary code in which every so many lines use one of the superseded types.</summary>
internal static class GeneratedProject
{
    private const int LinesPerMethod = 20;
    private const int MethodsPerFile = 25;
    public const int Roles = 20;

    /// <summary>Writes the sources into <paramref name="folder"/> and returns how many lines and hits they have.</summary>
    public static (int Lines, int Hits) Write(string folder, int lines, double hitShare)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "Map.cs"), Map());
        File.WriteAllText(Path.Combine(folder, "BannedSymbols.txt"), BannedSymbols());

        var random = new Random(17);
        var written = 0;
        var hits = 0;
        for (var file = 0; written < lines; file++)
        {
            var text = new StringBuilder();
            text.AppendLine("using System.Text;").AppendLine("using Legacy;").AppendLine($"namespace Generated.Part{file % 40};").AppendLine($"public sealed class Service{file}(IReadOnlyDictionary<string, int> settings)").AppendLine("{");
            for (var method = 0; method < MethodsPerFile; method++)
            {
                var inMethod = 0;
                for (var line = 0; line < LinesPerMethod; line++)
                    inMethod += random.NextDouble() < hitShare ? 1 : 0;
                text.Append(Method(method, inMethod, random));
                hits += inMethod;
            }

            text.AppendLine("}");
            written += text.ToString().Count(c => c == '\n');
            File.WriteAllText(Path.Combine(folder, $"Service{file}.cs"), text.ToString());
        }

        return (written, hits);
    }

    private static string Method(int method, int hits, Random random)
    {
        var uses = string.Concat(Enumerable.Range(0, hits).Select(use => $"        text.Append(typeof(Legacy.OldManager{random.Next(Roles)}).Name);\n"));
        return $$"""
                public async Task<string> Compute{{method}}Async(IEnumerable<string> values, int limit, CancellationToken cancellationToken)
                {
                    var text = new StringBuilder();
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

    private static string Map()
    {
        var text = new StringBuilder("using Netra.Ssot;\n");
        for (var role = 0; role < Roles; role++)
        {
            text.Append($"namespace Canonical {{ [Canonical(\"Role{role}\")] public sealed class Manager{role}; }}\n");
            text.Append($"namespace Legacy {{ [SupersededBy(typeof(Canonical.Manager{role}))] public sealed class OldManager{role}; }}\n");
        }

        return text.ToString();
    }

    private static string BannedSymbols() =>
        string.Concat(Enumerable.Range(0, Roles).Select(role => $"T:Legacy.OldManager{role};Use Canonical.Manager{role}\n"));
}
