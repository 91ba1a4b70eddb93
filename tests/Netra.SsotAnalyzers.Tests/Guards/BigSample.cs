using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Netra.SsotAnalyzers.Tests.Support;

namespace Netra.SsotAnalyzers.Tests.Guards;

/// <summary>Every kind of hit in one program, for tests of all rules together.</summary>
internal static class BigSample
{
    private const string Declarations = """
        using System;
        using System.Threading.Tasks;
        using Netra.Ssot;
        [assembly: Supersedes(typeof(Canon.Manager), "T:Legacy.Third")]
        [assembly: ReplaceMember("M:Legacy.Plain.Make", "new Manager()", "Canon")]
        [assembly: SupersededNamespace("Legacy.Sub", "Canon.Sub")]
        namespace Canon
        {
            public interface IManager { }
            [Canonical("Manager", Contract = typeof(IManager), PerUser = true)]
            public class Manager : IManager
            {
                public Manager() { }
                public Manager(string user) { }
                public int Value { get; set; }
                public static int Count;
                public static Manager Create() => new();
                public class Inner { }
            }

            namespace Sub { public class Part { } }
            [Canonical("Events", EventNames = true)] public static class Events { public const string Started = "agent_started"; }
        }

        namespace Legacy
        {
            [Obsolete, SupersededBy(typeof(Canon.Manager))]
            public class Old
            {
                public Old() { }
                public Old(string user) { }
                public int Value { get; set; }
                public int Lost;
                public static int Count;
                public static Old Create() => new();
                public class Inner { }
            }

            public class Third { }
            public class Implementation : Canon.IManager { }
            public class Plain { public static Canon.Manager Make() => new(); }
            namespace Sub { public class Part { } }
            public static class Factory
            {
                [ReplaceWith("new Manager(user)", "Canon")] public static Canon.Manager Make(string user) => new(user);
                [ReplaceWith("new Manager(user)", "Canon")] public static Task<Canon.Manager> MakeAsync(string user) => Task.FromResult(new Canon.Manager(user));
                [ReplaceWith("Manager.Count", "Canon")] public static int Count => 1;
            }
        }
        """;

    private const string Uses = """
        #pragma warning disable CS0612
        using System;
        using System.Collections.Generic;
        using System.Threading.Tasks;
        using Legacy;
        using Legacy.Sub;
        using Manager = Legacy.Old;
        using Managers = System.Collections.Generic.List<Legacy.Old>;
        using Honest = Canon.Manager;
        namespace App
        {
            /// <summary><see cref="Old"/>, <see cref="Factory.Make(string)"/>.</summary>
            [Shown(typeof(Old))]
            public class Uses : Old, IEquatable<Old>
            {
                private readonly Old _old = new Old("a");
                private Manager _alias = new Manager();
                private Managers _list = new() { new Old(), Old.Create() };
                private static Third s_third = new Third();
                private Implementation[] _many = new Implementation[3];
                private Part _part = new Legacy.Sub.Part();
                private Old.Inner _inner = new Old.Inner();
                private (Old, Manager) _pair;
                private string _name = nameof(Old) + nameof(Manager) + nameof(Old.Value);
                public Old Property => Factory.MakeAsync("x").Result is { } made ? _old : default(Old);
                public bool Equals(Old other) => other is Old { Value: 1 } || other as Old != null;
                public async Task<Canon.Manager> M(Old parameter, params Old[] rest)
                {
                    var made = await Factory.MakeAsync("y");
                    made = Factory.Make(parameter.Lost.ToString()) ?? Plain.Make();
                    Func<string, Canon.Manager> group = Factory.Make;
                    foreach (Old one in rest) Console.WriteLine(one.Value + Old.Count + Factory.Count + Manager.Count);
                    if (typeof(List<Old>) == typeof(Dictionary<Old, Manager>)) throw new InvalidOperationException(nameof(Factory.Make));
                    return (Canon.Manager)(object)rest[0] ?? new Honest("z");
                }
            }

            [AttributeUsage(AttributeTargets.All)] public class ShownAttribute(Type type) : Attribute { public Type Type => type; }
        }
        """;

    public static async Task<ImmutableArray<Diagnostic>> DiagnosticsAsync() =>
        await (await CompileAsync()).WithAnalyzers(Suite.Analyzers()).GetAnalyzerDiagnosticsAsync();

    /// <summary>The program anew: no run shares with another what is cached by tree or compilation.</summary>
    public static async Task<Compilation> CompileAsync()
    {
        var references = Preamble.Framework;
        var options = new CSharpParseOptions(documentationMode: DocumentationMode.Diagnose);
        var compilation = CSharpCompilation.Create(
            "BigSample",
            [CSharpSyntaxTree.ParseText(Declarations, options, "/0/Declarations.cs"), CSharpSyntaxTree.ParseText(Uses, options, "/0/Uses.cs")],
            [.. references, Preamble.Ssot],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(diagnostic => diagnostic.ToString()));
        return compilation;
    }

    /// <summary>The same program as a solution, to be fixed.</summary>
    public static async Task<Solution> SolutionAsync()
    {
        var id = ProjectId.CreateNewId();
        return FormatRun.NewWorkspace().CurrentSolution
            .AddProject(ProjectInfo.Create(
                id, VersionStamp.Default, "BigSample", "BigSample", LanguageNames.CSharp,
                compilationOptions: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary),
                parseOptions: new CSharpParseOptions(documentationMode: DocumentationMode.Diagnose),
                metadataReferences: [.. Preamble.Framework, Preamble.Ssot]))
            .AddDocument(DocumentId.CreateNewId(id), "Declarations.cs", Declarations, filePath: "/0/Declarations.cs")
            .AddDocument(DocumentId.CreateNewId(id), "Uses.cs", Uses, filePath: "/0/Uses.cs");
    }
}
