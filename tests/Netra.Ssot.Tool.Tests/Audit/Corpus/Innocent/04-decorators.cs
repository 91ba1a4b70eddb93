// shape: Scrutor's samples, decorators around one repository
using Microsoft.Extensions.DependencyInjection;

namespace Store;

public interface IArticles
{
    string? Find(int id);
    void Save(int id, string text);
}

public class Articles : IArticles
{
    private readonly Dictionary<int, string> _texts = [];
    public string? Find(int id) => _texts.GetValueOrDefault(id);
    public void Save(int id, string text) => _texts[id] = text;
}

public class CachedArticles(IArticles inner) : IArticles
{
    private readonly Dictionary<int, string?> _cache = [];
    public string? Find(int id) => _cache.TryGetValue(id, out var text) ? text : _cache[id] = inner.Find(id);
    public void Save(int id, string text)
    {
        _cache.Remove(id);
        inner.Save(id, text);
    }
}

public class LoggedArticles(IArticles inner, Action<string> log) : IArticles
{
    public string? Find(int id)
    {
        log($"find {id}");
        return inner.Find(id);
    }
    public void Save(int id, string text)
    {
        log($"save {id}");
        inner.Save(id, text);
    }
}

public static class Startup
{
    public static void Add(IServiceCollection services) => services.AddScoped<IArticles, Articles>();
    public static IArticles Around(IArticles inner) => new LoggedArticles(new CachedArticles(inner), Console.WriteLine);
}
