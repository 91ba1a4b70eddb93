// shape: Unity packages, one type under the name of each package
// cluster: Scenes.SceneLoader, Scenes.UnifiedSceneLoader
// file: Loaders.cs
namespace Scenes;

public class SceneLoader
{
    public int Loaded { get; private set; }
    public void Load(string scene) => Loaded += scene.Length;
    public void Unload(string scene) => Loaded -= scene.Length;
}

public class UnifiedSceneLoader
{
    public void Load(string scene) => ArgumentNullException.ThrowIfNull(scene);
    public void Unload(string scene) => ArgumentNullException.ThrowIfNull(scene);
    public bool IsLoaded(string scene) => scene.Length > 0;
}
// file: Names.cs
global using LevelLoader = Scenes.UnifiedSceneLoader;
global using WorldLoader = Scenes.UnifiedSceneLoader;
// file: Menu.cs
namespace Scenes.Menus
{
    using MenuLoader = LevelLoader;

    public class Menu { public void Show() => new MenuLoader().Load("menu"); }
}
// file: Game.cs
namespace Scenes.Games;

public class Game { public void Start() { new WorldLoader().Load("world"); new SceneLoader().Load("world"); } }
