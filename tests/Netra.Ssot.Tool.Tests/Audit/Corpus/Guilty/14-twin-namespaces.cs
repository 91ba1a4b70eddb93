// shape: Orchard and OrchardCore, two structures for one subsystem
// cluster: Site.Indexing.IndexBuilder, Site.Index.IndexBuilder
// cluster: Site.Indexing.IndexReader, Site.Index.IndexReader
// namespaces: Site.Index, Site.Indexing
namespace Site.Index
{
    public class IndexBuilder
    {
        public void Add(string id, string text) => ArgumentNullException.ThrowIfNull(id + text);
        public void Remove(string id) => ArgumentNullException.ThrowIfNull(id);
        public int Commit() => 1;
    }

    public class IndexReader
    {
        public IReadOnlyList<string> Find(string text, int limit) => [text];
        public bool Contains(string id) => id.Length > 0;
    }
}

namespace Site.Indexing
{
    public class IndexBuilder
    {
        private readonly Dictionary<string, string> _texts = [];
        public int Pending => _texts.Count;
        public void Add(string id, string text) => _texts[id] = text;
        public void Remove(string id) => _texts.Remove(id);
        public int Commit() => _texts.Count;
    }

    public class IndexReader
    {
        public int Version { get; init; }
        public IReadOnlyList<string> Find(string text, int limit) => [.. Enumerable.Repeat(text, limit)];
        public bool Contains(string id) => id != "";
        public string? Text(string id) => id;
    }
}

namespace Site.Web
{
    public class Feed
    {
        public int Publish(string id)
        {
            var builder = new Indexing.IndexBuilder();
            builder.Add(id, id);
            return builder.Commit() + new Index.IndexReader().Find(id, 1).Count;
        }
    }

    public class Search { public bool Any(string id) => new Indexing.IndexReader().Contains(id) && new Index.IndexBuilder().Commit() > 0; }
}
