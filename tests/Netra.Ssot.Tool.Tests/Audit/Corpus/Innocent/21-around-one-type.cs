// shape: Microsoft.Extensions.Caching, options, builder and factory of one type
namespace Caches;

public class CacheOptions
{
    public int Capacity { get; set; } = 100;
    public TimeSpan Lifetime { get; set; }
}

public class Cache(CacheOptions options)
{
    private readonly Dictionary<string, object> _values = [];
    public object? Get(string key) => _values.GetValueOrDefault(key);
    public bool Set(string key, object value) => _values.Count < options.Capacity && _values.TryAdd(key, value);
}

public class CacheBuilder
{
    private readonly CacheOptions _options = new();
    public CacheBuilder WithCapacity(int capacity) { _options.Capacity = capacity; return this; }
    public Cache Build() => new(_options);
}

public class CacheFactory
{
    private readonly Dictionary<string, Cache> _caches = [];
    public Cache Create(string name) => _caches[name] = new CacheBuilder().Build();
}

public class CacheException(string message) : Exception(message);
