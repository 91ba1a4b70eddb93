using Netra.SsotAnalyzers.Properties.Tests.Dimensions;

namespace Netra.SsotAnalyzers.Properties.Tests.Composition;

/// <summary>The class in which a use stands: its fields are what arguments and receivers name.</summary>
internal sealed record UseText(NamedType Type, string Members, string Run)
{
    /// <summary>A type in the namespace of the use, beside its class.</summary>
    public string Beside { get; init; } = "";

    public static UseText Of(NumberedUse use)
    {
        if (use.Use.Space == SituationSpace.Space)
            return SituationText.Of(use);
        if (use.Use.Space == TypeSpace.Space)
            return TypeUseText.Of(use);

        var text = new MemberUseText(use.Use, use.Number);
        var (members, run) = text.Write();
        return new UseText(text.Type, members, run);
    }

    public string Block(IEnumerable<string> directives) =>
        $"namespace {Type.Namespace}\n{{\n{string.Concat(directives.Distinct().Select(directive => "    " + directive + "\n"))}{Class()}}}\n";

    public string FileScoped() => $"namespace {Type.Namespace};\n\n{Class()}";

    private string Class()
    {
        var text = Members + Run;
        var fields = new (string Name, string Declaration)[]
        {
            ("Gate", "static readonly object Gate = new();"),
            ("flag", "static bool flag = true;"),
            ("number", "static int number = 7;"),
            ("counter", "static int counter = 5;"),
            ("label", "static string label = \"\";"),
            ("step", "static readonly int step = 2;"),
            ("Mutate", "static int Mutate() { text = \"mutated\"; T.Line(\"mutate\"); return 4; }"),
            ("text", "static string text = \"t\";"),
            ("items", "static string[] items = [\"i\", \"j\"];"),
            ("Getter", "static string Getter { get { T.Line(\"get\"); return \"g\"; } }"),
            ("Handle", "static void Handle(object? sender, EventArgs e) => T.Line(\"handled\");"),
            ("left", "static global::Canon.Widget left = new(\"l\");"),
            ("right", "static global::Canon.Widget right = new(\"r\");"),
        };
        var used = fields.Where(field => Names(text, field.Name) || (field.Name == "text" && Names(text, "Mutate"))).Select(field => field.Declaration);
        var shown = new[] { "counter", "label", "number", "text" }.Where(name => Names(text, name)).Select(name => $" T.Show({name});");
        var lines = used.Append(Members).SelectMany(member => member.Split('\n')).Select(line => line.Trim()).Where(line => line.Length > 0);
        return $"    {Type.InNamespace}\n    {Beside.Trim()}\n    public static class Site\n    {{\n{string.Concat(lines.Select(line => "        " + line + "\n"))}        public static void Run() {{ {Run}{string.Concat(shown)} }}\n    }}\n".Replace("    \n", "");
    }

    private static bool Names(string text, string name) => System.Text.RegularExpressions.Regex.IsMatch(text, $@"(?<![\w.""]){name}(?![\w""])(?!:)");
}
