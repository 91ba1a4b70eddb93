// shape: OrchardCore and Jellyfin, each plug-in has a class Plugin
namespace Plugins
{
    public abstract class PluginBase
    {
        public abstract string Name { get; }
        public virtual void Start() { }
    }
}

namespace Plugins.Books
{
    public class Plugin : PluginBase
    {
        public override string Name => "Books";
        public IReadOnlyList<string> Pages => ["books"];
        public void Configure(IDictionary<string, string> settings) => settings["books"] = "on";
    }
}

namespace Plugins.Music
{
    public class Plugin : PluginBase
    {
        public override string Name => "Music";
        public IReadOnlyList<string> Pages => ["albums", "artists"];
        public void Configure(IDictionary<string, string> settings) => settings["music"] = "on";
    }
}

namespace Plugins.Photos
{
    public class Plugin : PluginBase
    {
        public override string Name => "Photos";
        public IReadOnlyList<string> Pages => ["photos"];
        public void Configure(IDictionary<string, string> settings) => settings["photos"] = "on";
    }
}
