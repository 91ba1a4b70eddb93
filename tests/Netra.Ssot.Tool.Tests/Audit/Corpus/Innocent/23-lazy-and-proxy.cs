// shape: EF Core and Castle, a lazy one and a remote one of a contract
namespace Loading;

public interface IDocumentSource
{
    string Load(string id);
    bool Exists(string id);
}

public class DiskDocumentSource(string folder) : IDocumentSource
{
    public string Load(string id) => File.ReadAllText(Path.Combine(folder, id));
    public bool Exists(string id) => File.Exists(Path.Combine(folder, id));
}

public class LazyDocumentSource(Func<IDocumentSource> make) : IDocumentSource
{
    private IDocumentSource? _made;
    private IDocumentSource Made => _made ??= make();
    public string Load(string id) => Made.Load(id);
    public bool Exists(string id) => Made.Exists(id);
}

public class LockedDocumentSource(IDocumentSource source) : IDocumentSource
{
    private readonly object _gate = new();
    public string Load(string id) { lock (_gate) return source.Load(id); }
    public bool Exists(string id) { lock (_gate) return source.Exists(id); }
}

public static class Sources { public static IDocumentSource For(string folder) => new LockedDocumentSource(new LazyDocumentSource(() => new DiskDocumentSource(folder))); }
