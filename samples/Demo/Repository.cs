namespace Netra.Demo;

/// <summary>Where the suite's sources are, found from this program's own place, so that any working folder will do.</summary>
internal sealed record Repository(string Root)
{
    private const string SolutionName = "Netra.SsotAnalyzers.sln";

    public string Solution => Path.Combine(Root, SolutionName);

    /// <summary>What is packed: nothing else is built for it.</summary>
    public string Packages => Path.Combine(Root, "Packages.slnf");

    public string Sample => Path.Combine(Root, "samples", "LegacyBackend");

    public string SdkVersionFile => Path.Combine(Root, "global.json");

    public static Repository Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, SolutionName)))
                return new Repository(folder.FullName);
        }

        throw new DemoException($"{SolutionName} is in no folder above {AppContext.BaseDirectory}: run the demo from a clone of the repository.");
    }
}
