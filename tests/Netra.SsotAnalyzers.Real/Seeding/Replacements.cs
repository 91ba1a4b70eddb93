using Microsoft.CodeAnalysis.Text;

namespace Netra.SsotAnalyzers.Real.Seeding;

/// <summary>Texts to be replaced, by file; a place that several compilations ask for is replaced once.</summary>
internal sealed class Replacements
{
    private readonly SortedDictionary<string, SortedDictionary<int, (int Length, string Text)>> _files = new(StringComparer.Ordinal);

    /// <summary>The files of the code base with something to replace: those of other twins do not count.</summary>
    public int Files => Counted.Count();

    /// <summary>How many places are replaced in them.</summary>
    public int Count => Counted.Sum(file => file.Value.Count);

    private IEnumerable<KeyValuePair<string, SortedDictionary<int, (int Length, string Text)>>> Counted => _files.Where(file => !CodeBase.IsTwin(file.Key));

    public void Add(string path, TextSpan span, string text)
    {
        if (!_files.TryGetValue(path, out var places))
            _files.Add(path, places = []);
        places[span.Start] = (span.Length, text);
    }

    /// <summary>Replaces a whole range, with everything that was to be replaced inside it.</summary>
    public void AddAround(string path, TextSpan span, string text)
    {
        if (_files.TryGetValue(path, out var places))
        {
            foreach (var inside in places.Keys.Where(start => span.Contains(start)).ToList())
                places.Remove(inside);
        }

        Add(path, span, text);
    }

    public CodeBase Apply(CodeBase code)
    {
        foreach (var (path, places) in _files)
        {
            var text = code.Solution.GetDocument(code.Solution.GetDocumentIdsWithFilePath(path)[0])!.GetTextAsync().Result;
            code = code.WithText(path, text.WithChanges(places.Select(place => new TextChange(new TextSpan(place.Key, place.Value.Length), place.Value.Text))));
        }

        return code;
    }
}
