using Netra.Ssot.Tool.Files;
using Netra.SsotAnalyzers.Baseline;

namespace Netra.Ssot.Tool.Baselines;

/// <summary>What becomes of one baseline.</summary>
/// <param name="Path">The file.</param>
/// <param name="Before">What it says.</param>
/// <param name="After">What it is to say.</param>
internal sealed record BaselineChange(string Path, IReadOnlyDictionary<BaselineKey, int> Before, IReadOnlyDictionary<BaselineKey, int> After)
{
    public int FrozenBefore => Before.Values.Sum();

    public int FrozenAfter => After.Values.Sum();

    /// <summary>Keys of which there are more than before.</summary>
    public IEnumerable<KeyValuePair<BaselineKey, int>> Grown => After.Where(count => count.Value > Before.GetValueOrDefault(count.Key));

    /// <summary>The bytes to write: with the byte-order mark and the line endings that the file has.</summary>
    public byte[] Bytes()
    {
        var original = File.Exists(Path) ? File.ReadAllBytes(Path) : [];
        var text = BaselineFile.Write(After);
        return FileEncoding.Write(original.AsSpan().IndexOf("\r\n"u8) >= 0 ? text.Replace("\n", "\r\n", StringComparison.Ordinal) : text, original);
    }

    /// <summary>What each baseline says now.</summary>
    public static Dictionary<BaselineKey, int> Of(BaselineFile? file) => file?.Entries.ToDictionary(entry => entry.Key, entry => entry.Count) ?? [];

    /// <summary>Lower counts and fewer entries, never more: of each the smaller of what is frozen and what is there.</summary>
    public static Dictionary<BaselineKey, int> Shrink(IReadOnlyDictionary<BaselineKey, int> frozen, IReadOnlyDictionary<BaselineKey, int> found) =>
        frozen.Select(entry => (entry.Key, Count: Math.Min(entry.Value, found.GetValueOrDefault(entry.Key)))).Where(entry => entry.Count > 0)
            .ToDictionary(entry => entry.Key, entry => entry.Count);

    /// <summary>Without the entries that nothing answers to; the counts of the others stay.</summary>
    public static Dictionary<BaselineKey, int> Prune(IReadOnlyDictionary<BaselineKey, int> frozen, IReadOnlyDictionary<BaselineKey, int> found) =>
        frozen.Where(entry => found.GetValueOrDefault(entry.Key) > 0).ToDictionary(entry => entry.Key, entry => entry.Value);
}
