using System.Text;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Netra.Ssot;
using Netra.SsotAnalyzers.Properties.Tests.Dimensions;
using Netra.SsotAnalyzers.Tests.Support;

namespace Netra.SsotAnalyzers.Properties.Tests.Composition;

/// <summary>A program as a solution: libraries in source or metadata, and one or two projects that run.</summary>
internal static class Solutions
{
    private static readonly ImmutableArray<MetadataReference> Framework = [.. Net100.References.All];

    private static readonly MetadataReference Attributes = MetadataReference.CreateFromFile(typeof(CanonicalAttribute).Assembly.Location);
    private static readonly Image Tracing = Compile("Tracing", [Composition.Tracing.Source], []);

    /// <summary>The solution, and the assemblies that its programs need beside their own.</summary>
    public static (Solution Solution, ImmutableArray<Image> Images) Create(TestProgram program)
    {
        var solution = FormatRun.NewWorkspace().CurrentSolution;
        var canonical = LibraryText.Canonical(program);
        var legacy = LibraryText.Legacy(program);
        ImmutableArray<Image> images = [Tracing];
        ImmutableArray<ProjectId> libraries = [];
        ImmutableArray<SourceFile> ownLibrary = [];
        switch (program.Library)
        {
            case Library.SameProject:
                ownLibrary = [new("Canon.cs", canonical), new("Legacy.cs", legacy)];
                break;
            case Library.Project:
                libraries = [AddProject("Library", [new("Canon.cs", canonical), new("Legacy.cs", legacy)], [], [])];
                break;
            case Library.TwoProjects:
                var canon = AddProject("Canon", [new("Canon.cs", canonical)], [], []);
                libraries = [canon, AddProject("Legacy", [new("Legacy.cs", legacy)], [canon], [])];
                break;
            case Library.Metadata:
                images = [Tracing, Compile("Library", [canonical, legacy], [Tracing.Reference, Attributes])];
                break;
        }

        switch (program.Consumers)
        {
            case Consumers.One:
                AddProject("App", [.. ownLibrary, .. ConsumerText.Files(program, "App", program.Numbered)], libraries, []);
                break;
            case Consumers.TwoProjects:
                var second = AddProject("Second", [.. ownLibrary, .. ConsumerText.Files(program, "Second", program.Numbered.Where(use => use.Number % 2 == 0))], libraries, []);
                AddProject("App", [.. ConsumerText.Files(program, "App", program.Numbered.Where(use => use.Number % 2 == 1)), ConsumerText.Entry(program.Numbered)], [.. libraries, second], []);
                break;
            case Consumers.LinkedFiles:
                AddProject("App", [.. ownLibrary, .. ConsumerText.Files(program, "App", program.Numbered)], libraries, []);
                AddProject("Other", [.. ownLibrary, .. ConsumerText.Files(program, "App", program.Numbered)], libraries, []);
                break;
            case Consumers.TwoFrameworks:
                AddProject("App(net8.0)", [.. ownLibrary, .. ConsumerText.Files(program, "App", program.Numbered)], libraries, ["FW8"]);
                AddProject("App(net10.0)", [.. ownLibrary, .. ConsumerText.Files(program, "App", program.Numbered)], libraries, ["FW10"]);
                break;
        }

        return (solution, images);

        ProjectId AddProject(string name, ImmutableArray<SourceFile> files, ImmutableArray<ProjectId> references, ImmutableArray<string> symbols)
        {
            var id = ProjectId.CreateNewId(name);
            solution = solution
                .AddProject(ProjectInfo.Create(
                    id, VersionStamp.Default, name, name.Split('(')[0], LanguageNames.CSharp,
                    compilationOptions: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: true),
                    parseOptions: new CSharpParseOptions(LanguageVersion.CSharp14, preprocessorSymbols: symbols),
                    projectReferences: references.Select(reference => new ProjectReference(reference)),
                    metadataReferences: [.. Framework, Attributes, .. images.Select(image => image.Reference)]));
            foreach (var file in files)
                solution = solution.AddDocument(DocumentId.CreateNewId(id), file.Name, SourceText.From(file.Text, Encoding.UTF8), filePath: $"/{(ownLibrary.Contains(file) ? "Library" : "App")}/{file.Name}");
            return id;
        }
    }

    private static Image Compile(string name, ImmutableArray<string> sources, ImmutableArray<MetadataReference> references)
    {
        var compilation = CSharpCompilation.Create(
            name,
            sources.Select(source => CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.CSharp14))),
            [.. Framework, .. references],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        return Image.Of(compilation, out var errors) ?? throw new InvalidOperationException($"{name} does not compile: {string.Join("\n", errors)}");
    }
}

/// <summary>A file of a project.</summary>
internal sealed record SourceFile(string Name, string Text);
