using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Netra.SsotAnalyzers.EndToEnd.Tests;

/// <summary>What a package's build file does beyond setting properties and items and saying something.</summary>
internal static partial class BuildFile
{
    private static readonly string[] Settings = ["PropertyGroup", "ItemGroup"];
    private static readonly string[] InTargets = [.. Settings, "Error", "Warning", "Message"];

    // Functions of paths and texts, which read and change nothing.
    private static readonly string[] Functions = ["MSBuild", "System.IO.Path", "System.Text.RegularExpressions.Regex"];

    /// <summary>The elements and function classes that it should not have, in the order of the file.</summary>
    public static IEnumerable<string> MoreThanSettingsAndMessages(XDocument file) =>
        file.Root!.Elements().Where(element => element.Name.LocalName != "Target" && !Settings.Contains(element.Name.LocalName))
            .Concat(file.Root.Elements().Where(element => element.Name.LocalName == "Target").Elements().Where(element => !InTargets.Contains(element.Name.LocalName)))
            .Select(element => element.Name.LocalName)
            .Concat(Function().Matches(file.ToString()).Select(match => match.Groups[1].Value).Where(name => !Functions.Contains(name)));

    [GeneratedRegex(@"\$\(\[([\w.]+)\]::")]
    private static partial Regex Function();
}
