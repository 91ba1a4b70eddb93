// shape: Microsoft.Extensions.Configuration, a provider for each format
namespace Config;

public abstract class Provider
{
    protected Dictionary<string, string> Data { get; set; } = [];
    public string? Get(string key) => Data.GetValueOrDefault(key);
    public abstract void Load();
}

public class IniProvider(string path) : Provider
{
    public string Path => path;
    public override void Load() => Data = File.ReadLines(path).Select(line => line.Split('=')).ToDictionary(parts => parts[0], parts => parts[1]);
}

public class XmlProvider(string path) : Provider
{
    public string Path => path;
    public override void Load() => Data = System.Xml.Linq.XDocument.Load(path).Root!.Elements().ToDictionary(element => element.Name.LocalName, element => element.Value);
}

public class VariablesProvider(string prefix) : Provider
{
    public string Prefix => prefix;
    public override void Load() => Data = Environment.GetEnvironmentVariables().Keys.Cast<string>().Where(key => key.StartsWith(prefix)).ToDictionary(key => key, key => Environment.GetEnvironmentVariable(key)!);
}

public class Root(string folder) { public IReadOnlyList<Provider> All => [new IniProvider(folder), new XmlProvider(folder), new VariablesProvider("X_")]; }
