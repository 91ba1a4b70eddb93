// shape: ServiceStack, a static class that passes everything on to an instance
// cluster: SettingsReader, LegacySettings
namespace Settings;

public class SettingsReader
{
    public static SettingsReader Shared { get; } = new();
    public string? Text(string key) => Environment.GetEnvironmentVariable(key);
    public int Number(string key) => int.Parse(Text(key) ?? "0");
    public bool Switch(string key) => Text(key) == "on";
}

public static class LegacySettings
{
    public static string? Text(string key) => SettingsReader.Shared.Text(key);
    public static int Number(string key) => SettingsReader.Shared.Number(key);
    public static bool Switch(string key) => SettingsReader.Shared.Switch(key);
}

public class Old { public bool On => LegacySettings.Switch("x"); }

public class Young(SettingsReader reader) { public bool On => reader.Switch("x"); }
