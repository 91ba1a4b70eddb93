namespace Netra.SsotAnalyzers.Map;

/// <summary>The version of the declaring assembly from which an entry's uses are errors, beside that assembly's version.</summary>
internal sealed record Sunset(Version RemovedIn, Version Current)
{
    public bool HasPassed => Current >= RemovedIn;

    public static Sunset? From(string? removedIn, IAssemblySymbol declaring)
    {
        if (removedIn is null)
            return null;

        var text = removedIn.IndexOf('.') < 0 ? removedIn + ".0" : removedIn;
        return Version.TryParse(text, out var version) ? new Sunset(version, declaring.Identity.Version) : null;
    }
}
