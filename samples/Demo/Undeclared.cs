using System.Text.RegularExpressions;

namespace Netra.Demo;

/// <summary>The sample as it was before anybody declared anything: without an attribute, a map file or the analyzers. Made each time, so that it follows the sample.</summary>
internal static partial class Undeclared
{
    /// <summary>Strips a copy of the sample.</summary>
    /// <param name="folder">The folder of the copy, which is changed.</param>
    /// <returns>The files that were changed or deleted, relative to the folder.</returns>
    public static IReadOnlyList<string> Strip(string folder)
    {
        var changed = new List<string>();
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var relative = Path.GetRelativePath(folder, file).Replace('\\', '/');
            if (SourceSnapshot.IsBuildOutput(relative))
                continue;

            var text = Path.GetExtension(file) is ".cs" or ".csproj" ? File.ReadAllText(file) : null;
            if (Path.GetFileName(file) == "SsotMap.cs")
            {
                File.Delete(file);
            }
            else if (text is not null && Strip(text, isProject: Path.GetExtension(file) == ".csproj") is var stripped && stripped != text)
            {
                File.WriteAllText(file, stripped);
            }
            else
            {
                continue;
            }

            changed.Add(relative);
        }

        return changed;
    }

    private static string Strip(string text, bool isProject) =>
        isProject ? PackagePattern().Replace(text, "") : ImportPattern().Replace(AttributePattern().Replace(text, ""), "");

    /// <summary>An attribute of the map on lines of its own.</summary>
    [GeneratedRegex("""^[ \t]*\[(?:Canonical|SupersededBy|ReplaceWith)\((?:[^"\]]|"(?:[^"\\]|\\.)*"|\[\])*\)\]\r?\n""", RegexOptions.Multiline)]
    private static partial Regex AttributePattern();

    [GeneratedRegex(@"^using Netra\.Ssot;\r?\n", RegexOptions.Multiline)]
    private static partial Regex ImportPattern();

    [GeneratedRegex("""^[ \t]*<PackageReference Include="Netra\.SsotAnalyzers"[^\n]*\n""", RegexOptions.Multiline)]
    private static partial Regex PackagePattern();
}
