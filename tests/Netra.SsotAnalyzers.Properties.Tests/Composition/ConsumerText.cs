using Netra.SsotAnalyzers.Properties.Tests.Dimensions;

namespace Netra.SsotAnalyzers.Properties.Tests.Composition;

/// <summary>The files of a project that uses what is superseded: some hold several uses, some one.</summary>
internal static class ConsumerText
{
    private static readonly ImmutableArray<string> Usual =
        ["using System;", "using System.Collections.Generic;", "using System.Linq;", "using System.Linq.Expressions;", "using System.Threading.Tasks;", "using Tracing;"];

    public static ImmutableArray<SourceFile> Files(TestProgram program, string project, IEnumerable<NumberedUse> uses)
    {
        var files = new List<SourceFile>();
        var written = uses.Select(use => (use.Number, Form: use.Use.Get<FileForm>()!.Value, Text: UseText.Of(use))).ToList();
        foreach (var group in written.GroupBy(use => use.Form))
        {
            switch (group.Key)
            {
                case FileForm.DirectivesInFile:
                    files.Add(new SourceFile($"{project}.Shared.cs", Join([.. Usual, .. group.SelectMany(use => use.Text.Type.Directives)]) + string.Concat(group.Select(use => "\n" + use.Text.Block([])))));
                    break;
                case FileForm.DirectivesInNamespace:
                    files.Add(new SourceFile($"{project}.Namespaces.cs", Join(Usual) + string.Concat(group.Select(use => "\n" + use.Text.Block(use.Text.Type.Directives)))));
                    break;
                case FileForm.UnderSymbol:
                    files.Add(new SourceFile($"{project}.Symbols.cs", Join(Usual) + string.Concat(group.Select(use => $"\n#if FW10\n{use.Text.Block(use.Text.Type.Directives)}#endif\n"))));
                    break;
                case FileForm.FileScopedNamespace:
                    files.AddRange(group.Select(use => new SourceFile($"{project}.U{use.Number}.cs", Join([.. Usual, .. use.Text.Type.Directives]) + "\n" + use.Text.FileScoped())));
                    break;
                case FileForm.WindowsLineEnds:
                    files.AddRange(group.Select(use => new SourceFile($"{project}.U{use.Number}.cs", (Join([.. Usual, .. use.Text.Type.Directives]) + "\n" + use.Text.Block([])).TrimEnd().Replace("\n", "\r\n"))));
                    break;
            }
        }

        var globals = written.SelectMany(use => use.Text.Type.GlobalDirectives).Distinct().ToList();
        if (globals.Count > 0)
            files.Add(new SourceFile($"{project}.Globals.cs", Join(globals)));
        if (program.Consumers != Consumers.TwoProjects)
            files.Add(Entry(uses));
        return [.. files];
    }

    /// <summary>What runs the uses one after another.</summary>
    public static SourceFile Entry(IEnumerable<NumberedUse> uses) => new("Main.cs", $$"""
        public static class Main
        {
            public static string Run()
            {
        {{string.Join("\n", uses.Select(Call))}}
                return Tracing.T.Printed;
            }

            private static void Run(string name, System.Action use)
            {
                Tracing.T.Line("-- " + name);
                try { use(); }
                catch (System.Exception exception) { Tracing.T.Line(exception.GetType().Name); }
            }
        }

        """);

    private static string Call(NumberedUse use)
    {
        var text = UseText.Of(use);
        var site = $"global::{text.Type.Namespace}.Site";
        var call = $"        Run(\"U{use.Number}\", {site}.Run);" + (use.Use.Get<Position>() == Position.SharedProperty ? $" Tracing.T.Show({site}.Shared);" : "");
        return use.Use.Get<FileForm>() == FileForm.UnderSymbol ? $"#if FW10\n{call}\n#endif" : call;
    }

    private static string Join(IEnumerable<string> directives) => string.Concat(directives.Distinct().Select(directive => directive + "\n"));
}
