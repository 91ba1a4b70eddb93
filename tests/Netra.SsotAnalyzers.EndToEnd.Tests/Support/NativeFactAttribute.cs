namespace Netra.SsotAnalyzers.EndToEnd.Tests;

/// <summary>A test that compiles to native code. Without a linker it is skipped and says so; with <c>NETRA_NATIVE=required</c> it then fails.</summary>
internal sealed class NativeFactAttribute : FactAttribute
{
    private static readonly string[] Linkers = ["clang", "gcc"];

    public NativeFactAttribute()
    {
        if (!HasLinker && Environment.GetEnvironmentVariable("NETRA_NATIVE") != "required") Skip = "No linker: neither clang nor gcc is installed, and a native program cannot be linked.";
    }

    private static bool HasLinker => !OperatingSystem.IsLinux() || (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator)
        .Any(folder => Linkers.Any(linker => File.Exists(Path.Combine(folder, linker))));
}
