using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Netra.Ssot.Tool.Loading;
using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Roslyn;

namespace Netra.Ssot.Tool.Moving;

/// <summary>Chooses the files of a superseded namespace that can move, and says of every other type why it stays.</summary>
/// <param name="loaded">The solution.</param>
/// <param name="solution">The solution as it is now.</param>
/// <param name="entry">The namespace.</param>
internal sealed class MoveSelection(LoadedSolution loaded, Solution solution, MoveEntry entry)
{
    /// <summary>What is found beside a source file of its name, and belongs to it.</summary>
    private static readonly string[] Companions = [".resx", ".xaml", ".cshtml", ".razor", ".Designer.cs", ".designer.cs"];

    /// <summary>Extension methods that the compiler calls without their names being written.</summary>
    private static readonly HashSet<string> Unnamed = new(StringComparer.Ordinal)
    {
        "GetEnumerator", "GetAsyncEnumerator", "GetAwaiter", "GetPinnableReference", "Add", "Deconstruct", "Dispose", "DisposeAsync",
        "Select", "SelectMany", "Where", "OrderBy", "OrderByDescending", "ThenBy", "ThenByDescending", "GroupBy", "Join", "GroupJoin", "Cast",
    };

    private readonly Dictionary<string, (INamedTypeSymbol Type, HashSet<string> Files)> _types = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<DocumentId>> _documents = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _typeReasons = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _fileReasons = new(StringComparer.Ordinal);
    private readonly List<string> _notes = [];

    /// <summary>The types that stay, each with the reason.</summary>
    public IReadOnlyList<(string Type, string Reason)> Kept { get; private set; } = [];

    /// <summary>What is not as one would expect of what moves.</summary>
    public IReadOnlyList<string> Notes => _notes;

    public async Task<IReadOnlyList<MovingFile>> RunAsync(CancellationToken cancellationToken)
    {
        var compilations = new List<(Project Project, Compilation Compilation)>();
        foreach (var project in solution.Projects.Where(project => project.Language == LanguageNames.CSharp))
            compilations.Add((project, (await project.GetCompilationAsync(cancellationToken).ConfigureAwait(false))!));

        foreach (var (project, compilation) in compilations.Where(pair => loaded.Projects.Any(known => known.Id == pair.Project.Id)))
            Collect(project, compilation, compilations, cancellationToken);
        foreach (var (name, reason) in await new RuntimeNames(loaded).FindAsync(solution, entry,
            [.. _types.Values.Select(type => RuntimeNames.FullName(type.Type)).Distinct()], cancellationToken)
            .ConfigureAwait(false))
        {
            foreach (var (key, _) in _types.Where(type => RuntimeNames.FullName(type.Value.Type) == name))
                _typeReasons.TryAdd(key, reason);
        }

        SpreadReasons();
        Kept = [.. _types.Where(type => _typeReasons.ContainsKey(type.Key)).Select(type => (RuntimeNames.FullName(type.Value.Type), _typeReasons[type.Key]))
            .OrderBy(kept => kept.Item1, StringComparer.Ordinal)];
        return [.. _documents.Keys.Where(file => !_fileReasons.ContainsKey(file)).Order(StringComparer.Ordinal)
            .Select(file => new MovingFile(file, TargetOf(file), _documents[file],
                [.. _types.Values.Where(type => type.Files.Contains(file)).Select(type => type.Type)]))];
    }

    private void Collect(Project project, Compilation compilation, List<(Project Project, Compilation Compilation)> compilations,
        CancellationToken cancellationToken)
    {
        var engine = SsotEngine.For(compilation, project.AnalyzerOptions, cancellationToken);
        foreach (var document in project.Documents.Where(document => document.FilePath is not null))
        {
            var tree = document.GetSyntaxTreeAsync(cancellationToken).GetAwaiter().GetResult();
            if (tree is null)
                continue;

            var root = (CompilationUnitSyntax)tree.GetRoot(cancellationToken);
            var declared = root.DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax)
                .Where(node => node is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax).ToList();
            var model = compilation.GetSemanticModel(tree);
            var types = declared.Select(node => model.GetDeclaredSymbol(node, cancellationToken)).OfType<INamedTypeSymbol>().ToList();
            var moving = types.Where(type => entry.CanonicalOf(type.ContainingNamespace.ToDisplayString()) is not null).ToList();
            if (moving.Count == 0)
                continue;

            var path = document.FilePath!;
            if (!_documents.TryGetValue(path, out var documents))
                _documents.Add(path, documents = [.. solution.GetDocumentIdsWithFilePath(path)]);
            if (FileReason(path, root, compilation.IsGenerated(tree, cancellationToken),
                types.Except<INamedTypeSymbol>(moving, SymbolEqualityComparer.Default).FirstOrDefault() as INamedTypeSymbol) is { } fileReason)
            {
                _fileReasons.TryAdd(path, fileReason);
            }

            foreach (var type in moving)
            {
                var key = Key(type);
                if (!_types.TryGetValue(key, out var known))
                    _types.Add(key, known = (type, new HashSet<string>(StringComparer.Ordinal)));
                known.Files.UnionWith(type.DeclaringSyntaxReferences.Select(part => part.SyntaxTree.FilePath));
                if (!_typeReasons.ContainsKey(key) && TypeReason(type, engine, compilations) is { } reason)
                    _typeReasons.Add(key, reason);
            }
        }
    }

    private static string Key(INamedTypeSymbol type) =>
        $"{type.ContainingNamespace.ToDisplayString()}.{type.MetadataName}{(type.IsFileLocal ? "@" + type.DeclaringSyntaxReferences[0].SyntaxTree.FilePath : "")}";

    private string? FileReason(string path, CompilationUnitSyntax root, bool isGenerated, INamedTypeSymbol? stranger)
    {
        var companion = Companions.Select(ending => Path.ChangeExtension(path, null) + ending).FirstOrDefault(file => File.Exists(file) && file != path);
        return isGenerated ? "its file is generated"
            : stranger is not null ? $"its file declares '{stranger.ToDisplayString()}' as well, which stays: split the file first"
            : root.Members.OfType<BaseNamespaceDeclarationSyntax>().Any(ns => ns.Members.OfType<BaseNamespaceDeclarationSyntax>().Any())
                ? "its file nests one namespace declaration in another: write them apart first"
            : root.AttributeLists.Count > 0 ? "its file has assembly attributes: move them to a separate file first"
            : root.Usings.Any(directive => directive.GlobalKeyword.RawKind != 0) ? "its file has global using directives: move them to a separate file first"
            : root.Members.Any(member => member is GlobalStatementSyntax) ? "its file has top-level statements"
            : companion is not null ? $"'{Path.GetFileName(companion)}' belongs to its file, and is found by its name"
            : TargetOf(path) is var target && target != path && (File.Exists(target) || !solution.GetDocumentIdsWithFilePath(target).IsEmpty)
                ? $"'{loaded.Relative(target)}' is there already"
            : null;
    }

    private string? TypeReason(INamedTypeSymbol type, SsotEngine engine, List<(Project Project, Compilation Compilation)> compilations)
    {
        if (engine.Map.FindSuperseded(type) is { Namespace: null } own)
            return $"it is superseded by '{own.Canonical.SimpleName}': migrate its uses, and delete it";
        if (engine.FreezesPublicApi && type.IsVisibleOutside())
            return "it is public API of a packed project, which is frozen: set SsotFreezePublicApi to false for the move";
        if (type.IsFileLocal)
            return null;

        var canonical = $"{entry.CanonicalOf(type.ContainingNamespace.ToDisplayString())}.{type.MetadataName}";
        if (compilations.Any(pair =>
            pair.Compilation.GetTypesByMetadataName(canonical)
                .Any(other => SymbolEqualityComparer.Default.Equals(other.ContainingAssembly, pair.Compilation.Assembly)
                    || pair.Compilation.IsSymbolAccessibleWithin(other, pair.Compilation.Assembly))))
        {
            return $"'{canonical}' is there already: use that one, and delete this";
        }

        return type.IsStatic && type.GetMembers().OfType<IMethodSymbol>()
            .FirstOrDefault(method => method.IsExtensionMethod && Unnamed.Contains(method.Name)) is { } unnamed
            ? $"its extension '{unnamed.Name}' is called without its name being written, which cannot be followed"
            : null;
    }

    /// <summary>What keeps a type keeps its files, and what keeps a file keeps its types.</summary>
    private void SpreadReasons()
    {
        int count;
        do
        {
            count = _typeReasons.Count + _fileReasons.Count;
            foreach (var (key, (type, files)) in _types)
            {
                if (_typeReasons.ContainsKey(key))
                {
                    foreach (var file in files)
                        _fileReasons.TryAdd(file, $"'{type.Name}' stays, which is declared in the same file");
                }
                else if (files.FirstOrDefault(file => !_documents.ContainsKey(file) || _fileReasons.ContainsKey(file)) is { } kept)
                {
                    _typeReasons.Add(key, _fileReasons.GetValueOrDefault(kept)
                        ?? $"a part of it is in '{loaded.Relative(kept)}', which is not a file of the solution");
                }
            }
        }
        while (_typeReasons.Count + _fileReasons.Count > count);
    }

    /// <summary>
    /// The folder that follows the new namespace as the old one followed the old; the file's own where it does not, or where a project
    /// names the file.
    /// </summary>
    private string TargetOf(string path)
    {
        var (legacy, canonical) = (entry.Legacy.Split('.'), entry.Canonical.Split('.'));
        var common = legacy.Zip(canonical).TakeWhile(pair => pair.First == pair.Second).Count();
        var folder = Path.GetDirectoryName(path)!.Split(Path.DirectorySeparatorChar);
        var (tail, newTail) = (legacy[common..], canonical[common..]);

        // What is nested in the namespace is nested in its folder.
        for (var depth = 0; depth <= folder.Length - tail.Length && tail.Length > 0; depth++)
        {
            var start = folder.Length - tail.Length - depth;
            if (folder.AsSpan(start, tail.Length).SequenceEqual(tail) && NamespaceTail(path) is { } inner
                && inner.SequenceEqual(folder[(start + tail.Length)..]))
            {
                var target = string.Join(Path.DirectorySeparatorChar,
                    [.. folder[..start], .. newTail, .. folder[(start + tail.Length)..], Path.GetFileName(path)]);
                return IsNamedByAProject(path) ? Stay(path, "a project names the file") : target;
            }
        }

        return Stay(path, "its folder is not named as its namespace is");
    }

    private string Stay(string path, string reason)
    {
        var note = $"'{loaded.Relative(path)}' keeps its place: {reason}";
        if (!_notes.Contains(note))
            _notes.Add(note);
        return path;
    }

    /// <summary>The parts of a file's namespace behind the superseded one.</summary>
    private string[]? NamespaceTail(string path)
    {
        var ns = _documents.TryGetValue(path, out var documents)
            && solution.GetDocument(documents[0])!.GetSyntaxRootAsync(CancellationToken.None).GetAwaiter().GetResult() is CompilationUnitSyntax root
            ? root.Members.OfType<BaseNamespaceDeclarationSyntax>().Select(ns => MovedText.Plain(ns.Name)).FirstOrDefault()
            : null;
        return ns is null || !ns.StartsWith(entry.Legacy, StringComparison.Ordinal)
            ? null : ns[entry.Legacy.Length..].Split('.', StringSplitOptions.RemoveEmptyEntries);
    }

    private bool IsNamedByAProject(string path) =>
        solution.GetDocumentIdsWithFilePath(path).Select(id => solution.GetProject(id.ProjectId)!.FilePath!).Distinct().Any(project =>
            !path.StartsWith(Path.GetDirectoryName(project) + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            || (File.Exists(project) && File.ReadAllText(project).Contains(Path.GetFileName(path), StringComparison.Ordinal)));
}
