using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.MSBuild;
using Microsoft.CodeAnalysis.Text;

namespace Netra.SsotAnalyzers.Real.Seeding;

/// <summary>The projects of a code base in one state of its texts. A file that several compilations share has one text.</summary>
internal sealed class CodeBase(Solution solution, string folder)
{
    /// <summary>The folder that takes the twins, beside the project.</summary>
    public const string TwinFolder = "Retired";

    public Solution Solution => solution;

    public string Folder => folder;

    public static bool IsTwin(string path) => Path.GetFileName(Path.GetDirectoryName(path)) == TwinFolder;

    public IEnumerable<Project> Projects => solution.Projects.Where(project => project.Language == LanguageNames.CSharp);

    public static async Task<CodeBase> OpenAsync(string path, string folder, CancellationToken cancellationToken)
    {
        var workspace = MSBuildWorkspace.Create();
        workspace.SkipUnrecognizedProjects = true;
        var messages = new List<string>();
        using var handler = workspace.RegisterWorkspaceFailedHandler(failed => messages.Add(failed.Diagnostic.Message));
        if (path.EndsWith("proj", StringComparison.Ordinal))
            await workspace.OpenProjectAsync(path, cancellationToken: cancellationToken);
        else
            await workspace.OpenSolutionAsync(path, cancellationToken: cancellationToken);
        var opened = new CodeBase(workspace.CurrentSolution, Path.GetFullPath(folder) + Path.DirectorySeparatorChar);
        return opened.Projects.Any() ? opened : throw new InvalidOperationException($"'{path}' cannot be opened: {string.Join("\n", messages)}");
    }

    /// <summary>The files of the code base itself, each once, with a document of every compilation that has it.</summary>
    public IEnumerable<IGrouping<string, Document>> Files() =>
        Projects.SelectMany(project => project.Documents)
            .Where(document => document.FilePath is { } path && path.StartsWith(folder, StringComparison.Ordinal) && !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .GroupBy(document => document.FilePath!, StringComparer.Ordinal)
            .OrderBy(file => file.Key, StringComparer.Ordinal);

    public CodeBase WithText(string path, SourceText text)
    {
        var changed = solution;
        foreach (var id in solution.GetDocumentIdsWithFilePath(path))
            changed = changed.WithDocumentText(id, text);
        return new CodeBase(changed, folder);
    }

    public CodeBase WithFile(IEnumerable<ProjectId> projects, string path, string text)
    {
        var changed = solution;
        foreach (var project in projects)
            changed = changed.AddDocument(DocumentId.CreateNewId(project), Path.GetFileName(path), SourceText.From(text), filePath: path);
        return new CodeBase(changed, folder);
    }

    /// <summary>Whether the projects have the suite's attributes.</summary>
    public bool HasSuite => Projects.All(project => project.MetadataReferences.Any(reference => Path.GetFileName(reference.Display) == "Netra.Ssot.dll"));

    public CodeBase WithReference(string assembly)
    {
        var changed = solution;
        foreach (var project in Projects)
            changed = changed.AddMetadataReference(project.Id, MetadataReference.CreateFromFile(assembly));
        return new CodeBase(changed, folder);
    }

    public async Task<List<Diagnostic>> ErrorsAsync(CancellationToken cancellationToken)
    {
        var errors = new List<Diagnostic>();
        foreach (var project in Projects)
        {
            var compilation = (await project.GetCompilationAsync(cancellationToken))!;
            errors.AddRange(compilation.GetDiagnostics(cancellationToken).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error && !diagnostic.IsSuppressed));
        }

        return errors;
    }

    /// <summary>The identifiers of these names in a file's code and documentation.</summary>
    public static IEnumerable<SyntaxToken> Identifiers(SyntaxNode root, IReadOnlySet<string> names) =>
        root.DescendantTokens(descendIntoTrivia: true).Where(token => token.IsKind(SyntaxKind.IdentifierToken) && names.Contains(token.ValueText));

    /// <summary>The type that an identifier names: a constructor counts as its type; an alias is not the type.</summary>
    public static INamedTypeSymbol? NamedType(SemanticModel model, SyntaxToken identifier, CancellationToken cancellationToken)
    {
        if (identifier.Parent is not SimpleNameSyntax name || model.GetAliasInfo(name, cancellationToken) is not null)
            return null;
        var info = model.GetSymbolInfo(name, cancellationToken);
        var symbol = info.Symbol ?? (info.CandidateSymbols is [var only, ..] ? only : null);
        if (symbol is null && name.FirstAncestorOrSelf<CrefSyntax>() is not null)
            symbol = model.GetTypeInfo(name, cancellationToken).Type;
        return symbol switch
        {
            INamedTypeSymbol type => type.OriginalDefinition,
            IMethodSymbol { MethodKind: MethodKind.Constructor } constructor when name.FirstAncestorOrSelf<AttributeSyntax>() is not null || name.FirstAncestorOrSelf<CrefSyntax>() is not null => constructor.ContainingType.OriginalDefinition,
            _ => null,
        };
    }

    public static string Id(ISymbol symbol) => symbol.OriginalDefinition.GetDocumentationCommentId() ?? "";
}
