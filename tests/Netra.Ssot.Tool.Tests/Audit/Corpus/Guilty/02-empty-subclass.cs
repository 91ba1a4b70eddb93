// shape: Newtonsoft.Json 1.x, JavaScriptConvert kept beside JsonConvert
// cluster: SearchClient, LegacySearchClient
namespace Searching;

public class SearchClient(Uri address)
{
    public Uri Address => address;
    public IReadOnlyList<string> Query(string text) => [text, address.Host];
    public void Index(string id, string text) => ArgumentException.ThrowIfNullOrEmpty(id + text);
}

public class LegacySearchClient(Uri address) : SearchClient(address);

public class CatalogPage(SearchClient client) { public int Count(string text) => client.Query(text).Count; }

public class AdminPage { public int Count(string text) => new LegacySearchClient(new Uri("http://x")).Query(text).Count; }
