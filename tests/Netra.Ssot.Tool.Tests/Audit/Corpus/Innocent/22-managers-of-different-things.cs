// shape: osu! and Unity games, a manager for everything
namespace Game;

public class FontManager
{
    private readonly Dictionary<string, byte[]> _fonts = [];
    public void Add(string name, byte[] font) => _fonts[name] = font;
    public byte[]? Get(string name) => _fonts.GetValueOrDefault(name);
    public bool Remove(string name) => _fonts.Remove(name);
    public int Count => _fonts.Count;
}

public class PlayerManager
{
    private readonly List<Guid> _players = [];
    public void Add(Guid player) => _players.Add(player);
    public bool Remove(Guid player) => _players.Remove(player);
    public int Count => _players.Count;
    public Guid Next(Guid player) => _players[(_players.IndexOf(player) + 1) % _players.Count];
}

public class SoundManager
{
    public float Volume { get; set; }
    public void Play(string sound, float pitch) => Volume *= pitch;
    public void Stop() => Volume = 0;
}

public class DefaultInputManager
{
    public (int X, int Y) Mouse { get; private set; }
    public void Move(int x, int y) => Mouse = (x, y);
}

public class World(FontManager fonts, PlayerManager players, SoundManager sounds, DefaultInputManager input)
{
    public int Size => fonts.Count + players.Count + (int)sounds.Volume + input.Mouse.X;
}
