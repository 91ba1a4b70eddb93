using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Netra.SsotAnalyzers.Tests.Positions.Unnamed;
using Netra.SsotAnalyzers.Tests.Support;

namespace Netra.SsotAnalyzers.Tests.Positions;

/// <summary>The table as a page of the documentation, from what the run found.</summary>
internal static class PositionPage
{
    private static readonly (Variant Variant, string Title)[] Columns =
    [
        (Variant.Plain, "simple"), (Variant.Import, "import"), (Variant.Inside, "inside"), (Variant.Qualified, "qualified"), (Variant.Global, "global::"),
        (Variant.Alias, "alias"), (Variant.Generic, "generic"), (Variant.GenericAlias, "generic alias"), (Variant.Nullable, "nullable"), (Variant.Argument, "argument"),
    ];

    public static async Task<string> WriteAsync()
    {
        var runs = await PositionRun.AllAsync();
        var versions = await VersionsAsync();
        var page = new StringBuilder();
        var files = runs.Sum(run => run.Results.Count);
        var marks = runs.SelectMany(run => run.Results.Keys).SelectMany(file => file.Marks).ToList();
        page.Append($"""
            # Positions

            Where C# lets code name something superseded, which rule reports it there, and whether the fix rewrites it. This page is what the tests in `tests/Netra.SsotAnalyzers.Tests/Positions` found; they fail if it differs.

            Each position is tried with the superseded types as a compiled reference in every way of writing that it allows (•; which those are, the compiler decides), and plainly and in one further way, in turn, with the types as source beside the uses (`.ci/long` tries every way of both): the *simple* name; the simple name where the canonical type's namespace is still to be *import*ed; *inside* the superseded type's namespace; *qualified*; with *global::*; through an *alias*; a *generic* type; an *alias* of a *generic* type; *nullable*; as a type *argument*. A position counts if each spot is reported exactly once, by the right rule, and after the fix the program compiles and the *symbol* at the spot is the canonical one. SSOT1003 has no fix: there the message is asserted.

            {PositionTable.Rows.Count} positions, {files} programs, {marks.Count} spots: {string.Join(", ", marks.CountBy(mark => mark.Id).OrderBy(count => count.Key, StringComparer.Ordinal).Select(count => $"{count.Value} {count.Key}"))}. Of {Grammar.Kinds.Count} kinds of node {Grammar.Kinds.Keys.Count(kind => runs.Any(run => run.Results.Values.Any(result => result.Kinds.Contains(kind))))} occur around a spot, and of {Grammar.Slots.Count} slots for a name, a type or an expression {Grammar.Slots.Count(slot => runs.Any(run => run.Results.Values.Any(result => result.Slots.Contains(slot))))} hold one; each of the others has its reason in `GrammarExemptions.cs`.

            """);
        foreach (var section in PositionTable.Rows.GroupBy(position => position.Section))
        {
            page.Append($"\n## {section.Key}\n\n| position | C# | reported as | fixed | {string.Join(" | ", Columns.Select(column => column.Title))} |\n|---|---|---|---|{string.Concat(Enumerable.Repeat(":-:|", Columns.Length))}\n");
            foreach (var position in section)
            {
                var tried = runs.SelectMany(run => run.Results.Keys).Where(file => file.Position == position).ToList();
                var plain = tried.First(file => file.Variant == Variant.Plain);
                var fixable = plain.Marks.Select(mark => mark.IsFixable).Distinct().ToList();
                page.Append($"| {position.Name.Replace("|", "\\|", StringComparison.Ordinal)} | {versions[position]} | {string.Join(", ", plain.Marks.Select(mark => mark.Id).Distinct().Order(StringComparer.Ordinal))} | {(fixable.Count > 1 ? "in part" : fixable[0] ? "yes" : "no")} | {string.Join(" | ", Columns.Select(column => tried.Any(file => file.Variant == column.Variant) ? "•" : ""))} |\n");
            }
        }

        page.Append(await UnnamedPage.WriteAsync());
        var limits = PositionTable.Rows.Where(position => position.Limit is not null).ToList();
        if (limits.Count > 0)
            page.Append("\n## Not tried\n\n").AppendJoin("\n", limits.Select(position => $"- {position.Name}, qualified: {position.Limit}.")).Append('\n');
        return page.ToString().ReplaceLineEndings("\n");
    }

    /// <summary>The first version of C# that compiles the plain form.</summary>
    private static async Task<Dictionary<Position, string>> VersionsAsync()
    {
        var framework = Preamble.Framework;
        MetadataReference[] references = [.. framework, Preamble.Ssot, Library.Compile(PositionLibrary.Source, "Legacy")];
        var files = PositionTable.Rows.Select((position, number) => PositionFile.Create(position, number, Variant.Plain)!).ToList();
        var found = new Dictionary<Position, string>();
        foreach (var version in Enum.GetValues<LanguageVersion>().Where(version => version is not (LanguageVersion.Default or LanguageVersion.Latest or LanguageVersion.LatestMajor)).Order())
        {
            var name = version == LanguageVersion.Preview ? "preview" : version.ToDisplayString();
            var options = new CSharpParseOptions(version, DocumentationMode.Parse);
            var shared = Compile(files.Where(file => !file.Position.IsWholeProgram && !found.ContainsKey(file.Position)), OutputKind.DynamicallyLinkedLibrary);
            foreach (var file in files.Where(file => !found.ContainsKey(file.Position)).ToList())
            {
                var errors = file.Position.IsWholeProgram ? Compile([file], OutputKind.ConsoleApplication) : shared;
                if (!errors.Contains(file.Path))
                    found.Add(file.Position, name);
            }

            HashSet<string> Compile(IEnumerable<PositionFile> sources, OutputKind kind) =>
                [.. CSharpCompilation.Create("Rows", sources.Select(file => CSharpSyntaxTree.ParseText(file.Text, options, file.Path)), references, new CSharpCompilationOptions(kind, allowUnsafe: true))
                    .GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error && diagnostic.Location.SourceTree is not null && diagnostic.Id != "CS8805").Select(diagnostic => diagnostic.Location.SourceTree!.FilePath)];
        }

        return found;
    }
}
