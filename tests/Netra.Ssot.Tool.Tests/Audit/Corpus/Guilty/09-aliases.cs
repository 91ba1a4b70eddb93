// shape: Mono and .NET, two types of one name told apart by aliases that swap them
// cluster: Caching.MemoryStore, Caching.SessionStore
// file: Stores.cs
namespace Caching;

public class MemoryStore
{
    private readonly Dictionary<string, object> _values = [];
    public object? Read(string key) => _values.GetValueOrDefault(key);
    public void Write(string key, object value) => _values[key] = value;
}

public class SessionStore
{
    private readonly Dictionary<string, (object Value, DateTime At)> _values = [];
    public object? Read(string key) => _values.TryGetValue(key, out var kept) ? kept.Value : null;
    public void Touch(string key) => _values.Remove(key);
}
// file: One.cs
using SessionStore = Caching.MemoryStore;

namespace Caching.Pages;

public class One { public object? Read() => new SessionStore().Read("one"); }
// file: Two.cs
using Store = Caching.MemoryStore;

namespace Caching.Pages;

public class Two { public object? Read() => new Store().Read("two"); }
// file: Three.cs
namespace Caching.Pages;

public class Three { public object? Read() => new SessionStore().Read("three"); }
