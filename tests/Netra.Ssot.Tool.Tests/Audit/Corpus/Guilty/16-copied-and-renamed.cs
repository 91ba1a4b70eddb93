// shape: Umbraco, media and avatar stores copied from each other
// cluster: ThumbnailStore, PreviewArchive
namespace Pictures;

public record Picture(string Name, byte[] Bytes);

public class ThumbnailStore
{
    private readonly Dictionary<string, Picture> _pictures = [];
    public bool Save(Picture picture)
    {
        if (picture.Bytes.Length == 0 || _pictures.Count > 1000)
            return false;
        _pictures[picture.Name] = picture;
        return true;
    }
    public Picture? Load(string name)
    {
        foreach (var picture in _pictures.Values)
        {
            if (picture.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
                return picture;
        }
        return null;
    }
    public long Size()
    {
        var size = 0L;
        foreach (var picture in _pictures.Values)
            size += picture.Bytes.Length;
        return size;
    }
}

public class PreviewArchive
{
    private readonly Dictionary<string, Picture> _items = [];
    public bool Add(Picture item)
    {
        if (item.Bytes.Length == 0 || _items.Count > 1000)
            return false;
        _items[item.Name] = item;
        return true;
    }
    public Picture? Take(string key)
    {
        foreach (var item in _items.Values)
        {
            if (item.Name.Equals(key, StringComparison.OrdinalIgnoreCase))
                return item;
        }
        return null;
    }
    public long Total()
    {
        var total = 0L;
        foreach (var item in _items.Values)
            total += item.Bytes.Length;
        return total;
    }
}

public class Gallery(ThumbnailStore store) { public Picture? First() => store.Load("first"); }

public class Editor(PreviewArchive archive) { public Picture? First() => archive.Take("first"); }
