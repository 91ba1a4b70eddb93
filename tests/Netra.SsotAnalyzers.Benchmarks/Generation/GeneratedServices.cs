namespace Netra.SsotAnalyzers.Benchmarks.Generation;

/// <summary>A project to be fixed: classes that name, create, make and call what is superseded, ten hits for each method.</summary>
/// <param name="Files">How many files there are.</param>
/// <param name="HitsPerFile">How many hits each of them has, a multiple of ten.</param>
internal sealed record GeneratedServices(int Files, int HitsPerFile)
{
    private const int HitsPerMethod = 10;

    private const string Map = """
        using Netra.Ssot;

        namespace Generated.Canonical
        {
            [Canonical("Manager")] public sealed class Manager { public void Send(string text) { } }
        }

        namespace Generated.Legacy
        {
            [SupersededBy(typeof(Generated.Canonical.Manager))] public class OldManager { public void Send(string text) { } }
            public static class Factory { [ReplaceWith("new Manager()", "Generated.Canonical")] public static OldManager Create() => new OldManager(); }
        }
        """;

    public int Hits => Files * HitsPerFile;

    public IEnumerable<GeneratedSource> Sources()
    {
        yield return new GeneratedSource("Map.cs", Map, 0, 0);
        for (var file = 0; file < Files; file++)
        {
            var methods = string.Join("\n", Enumerable.Range(0, HitsPerFile / HitsPerMethod).Select(Method));
            var text = $"using Generated.Legacy;\n\nnamespace Generated.Services;\n\npublic sealed class Service{file}\n{{\n{methods}}}\n";
            yield return new GeneratedSource($"Service{file}.cs", text, text.Count(character => character == '\n'), HitsPerFile);
        }
    }

    // Five types named, three creations, two factories.
    private static string Method(int number) => $$"""
            private readonly OldManager _first{{number}} = new OldManager();
            private OldManager? _second{{number}};

            public OldManager Make{{number}}(bool isNew, OldManager given)
            {
                var made = Factory.Create();
                made.Send("made");
                OldManager other = Factory.Create();
                _second{{number}} = isNew ? new OldManager() : new OldManager();
                _first{{number}}.Send("first");
                return isNew ? other : given;
            }

        """;
}
