namespace Netra.Demo;

/// <summary>Act one: the backend before anybody declared anything, and what the audit says of it.</summary>
/// <param name="repository">Where the sample is.</param>
/// <param name="folder">Where its copy goes, and where the packages are.</param>
/// <param name="solution">The name of the solution file.</param>
internal sealed class FirstMinute(Repository repository, DemoFolder folder, string solution)
{
    private readonly Dotnet _dotnet = new(folder.Undeclared, folder.PackageVersion);

    public async Task RunAsync()
    {
        DemoFolder.CopySample(repository, folder.Undeclared);
        foreach (var package in Directory.EnumerateFiles(folder.Packages, "*.nupkg"))
            File.Copy(package, Path.Combine(folder.Undeclared, "packages", Path.GetFileName(package)));
        var stripped = Undeclared.Strip(folder.Undeclared);

        Console.WriteLine($"act one: the backend without a map: every attribute is stripped, from {stripped.Count} files");
        await Step.RunAsync("dotnet tool install Netra.Ssot.Tool", () => _dotnet.RequireAsync("tool", "install", "Netra.Ssot.Tool", "--create-manifest-if-needed", "--version", folder.PackageVersion));
        var audit = await Step.RunAsync("dotnet ssot audit", () => _dotnet.RequireAsync("ssot", "audit", solution, "--no-proof"));

        // The table at the end has a row for each role.
        var lines = audit.Output.Split('\n').Select(line => line.TrimEnd()).ToList();
        foreach (var line in lines.Where(IsHeadline))
            Console.WriteLine("  " + line);
    }

    private static bool IsHeadline(string line) =>
        (line.Length > 2 && char.IsDigit(line[0]) && line.Contains(". ", StringComparison.Ordinal))
        || line.StartsWith("    keep ", StringComparison.Ordinal)
        || line.StartsWith("namespaces: ", StringComparison.Ordinal)
        || line.StartsWith("event names: ", StringComparison.Ordinal)
        || line.Contains(" clusters of ", StringComparison.Ordinal);
}
