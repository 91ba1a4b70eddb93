// shape: Avalonia and MonoGame, an implementation for each platform
namespace Platform;

public interface IClipboard
{
    string? Read();
    void Write(string text);
    void Clear();
}

public class WindowsClipboard : IClipboard
{
    private string? _text;
    public bool IsOpen { get; private set; }
    public string? Read() => _text;
    public void Write(string text) => _text = text;
    public void Clear() => _text = null;
}

public class MacClipboard : IClipboard
{
    private string? _text;
    public bool IsOpen { get; private set; }
    public string? Read() => _text;
    public void Write(string text) => _text = text;
    public void Clear() => _text = null;
}

public class X11Clipboard : IClipboard
{
    private readonly Queue<string> _texts = new();
    public string? Read() => _texts.TryPeek(out var text) ? text : null;
    public void Write(string text) => _texts.Enqueue(text);
    public void Clear() => _texts.Clear();
}

public static class Clipboards
{
    public static IClipboard ForThisMachine() =>
        OperatingSystem.IsWindows() ? new WindowsClipboard() : OperatingSystem.IsMacOS() ? new MacClipboard() : new X11Clipboard();
}
