namespace Netra.ChatServer.Tests.Browser;

/// <summary>The installed browser, if there is one.</summary>
internal static class Chromium
{
    /// <summary>Names the browser's executable.</summary>
    public const string PathVariable = "NETRA_CHROMIUM";

    /// <summary>Set to <c>required</c>, it makes a missing browser a failure.</summary>
    public const string SwitchVariable = "NETRA_BROWSER";

    public const string Missing = $"No Chromium is installed: apt-get install chromium, or name one in {PathVariable}. With {SwitchVariable}=required this is a failure.";

    private static readonly string[] Names = OperatingSystem.IsWindows()
        ? ["chrome.exe", "msedge.exe"]
        : ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    private static readonly string[] WindowsFolders = [@"Google\Chrome\Application", @"Microsoft\Edge\Application"];

    /// <summary>Null where none is found, or where the one that is named is not there.</summary>
    public static string? Path { get; } = Find();

    public static bool IsRequired => Environment.GetEnvironmentVariable(SwitchVariable) == "required";

    private static string? Find() =>
        Environment.GetEnvironmentVariable(PathVariable) is { Length: > 0 } named
            ? File.Exists(named) ? named : null
            : Folders().SelectMany(folder => Names.Select(name => System.IO.Path.Combine(folder, name))).FirstOrDefault(File.Exists);

    private static IEnumerable<string> Folders()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        if (!OperatingSystem.IsWindows()) return folders;
        var programs = new[] { Environment.SpecialFolder.ProgramFiles, Environment.SpecialFolder.ProgramFilesX86 }.Select(Environment.GetFolderPath);
        return folders.Concat(programs.SelectMany(root => WindowsFolders.Select(folder => System.IO.Path.Combine(root, folder))));
    }
}
