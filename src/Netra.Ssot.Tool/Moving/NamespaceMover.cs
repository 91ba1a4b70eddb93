using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Netra.Ssot.Tool.Analysis;
using Netra.Ssot.Tool.Loading;
using Netra.Ssot.Tool.Migration;
using Netra.SsotAnalyzers;

namespace Netra.Ssot.Tool.Moving;

/// <summary>
/// Moves the declarations of a superseded namespace to the one that takes its place: the files, their namespaces, and every caller.
/// </summary>
/// <remarks>
/// The declarations are copied first. Then both are there, and the engine rewrites the uses of the one to the other, with the
/// proof that it always gives. Then the old ones go. What the engine does not write (the copies themselves, files that only see
/// another type than before, directives that are needed now) is compared name by name.
/// </remarks>
/// <param name="loaded">The solution.</param>
/// <param name="entry">The namespace.</param>
/// <param name="leavesForwarding">Whether obsolete types that forward are left behind.</param>
internal sealed class NamespaceMover(LoadedSolution loaded, MoveEntry entry, bool leavesForwarding)
{
    private const int MaxRounds = 4;

    private const int ErrorsShown = 3;

    private readonly List<string> _notes = [];

    /// <summary>Files that import both namespaces: while both declarations are there, a name in them could mean either.</summary>
    private readonly HashSet<DocumentId> _ambiguous = [];

    /// <summary>The files that were moved, each with the place where it is now.</summary>
    public IReadOnlyList<(string From, string To)> Moved { get; private set; } = [];

    /// <summary>The types that stay, each with the reason.</summary>
    public IReadOnlyList<(string Type, string Reason)> Kept { get; private set; } = [];

    /// <summary>What is left in the old namespace of each type that was moved.</summary>
    public IReadOnlyList<ForwardedType> Forwarded { get; private set; } = [];

    /// <summary>What the user should know of what was moved.</summary>
    public IReadOnlyList<string> Notes => _notes;

    /// <summary>Why nothing was moved although something could be; null where nothing is in the way.</summary>
    public string? Refusal { get; private set; }

    /// <summary>The solution after the move; the same where nothing moves.</summary>
    public async Task<Solution> RunAsync(Solution solution, CancellationToken cancellationToken)
    {
        var selection = new MoveSelection(loaded, solution, entry);
        var files = await selection.RunAsync(cancellationToken).ConfigureAwait(false);
        Kept = selection.Kept;
        if (files.Count == 0)
            return solution;

        var types = files.SelectMany(file => file.Types).DistinctBy(type => $"{type.ContainingNamespace.ToDisplayString()}.{type.MetadataName}").ToList();
        var image = new TypeImage(types.Where(type => !type.IsFileLocal), ns => entry.CanonicalOf(ns)!);
        var names = NamesOf(types);
        var (copied, copies) = await CopyAsync(solution, files, types, cancellationToken).ConfigureAwait(false);
        if (await ProveCopiesAsync(solution, copied, files, copies, image, names, cancellationToken).ConfigureAwait(false) is { } obstacle)
            return Refuse(solution, obstacle);

        var called = await Fixer.ToFixpointAsync(loaded, copied, IsOfTheNamespace, cancellationToken).ConfigureAwait(false);

        // The namespace is declared as a whole, so the engine takes the uses of what stays to a namesake. Then the callers are mended instead.
        if (await KeptUses.ChangeAsync(copied, called, Kept.Select(type => type.Type), cancellationToken).ConfigureAwait(false))
            called = copied;
        var moved = await RemoveOriginalsAsync(called, files, copies, cancellationToken).ConfigureAwait(false);
        moved = await MendImportsAsync(called, moved, names, types, cancellationToken).ConfigureAwait(false);
        var errors = await CompileErrors
            .FindAsync(loaded, moved, moved.Projects.Where(project => project.Language == LanguageNames.CSharp).Select(project => project.Id),
                cancellationToken)
            .ConfigureAwait(false);
        if (errors.Count > 0)
            return Refuse(solution, "without the old declarations the solution does not compile:\n" + string.Join('\n', errors.Take(ErrorsShown)));
        if (await ProveRemovalAsync(solution, called, moved, files, copies, image, names, cancellationToken).ConfigureAwait(false) is { } difference)
            return Refuse(solution, difference);

        Moved = [.. files.Select(file => (file.Path, file.Target))];
        _notes.AddRange(selection.Notes);
        _notes.Add(
            $"the full names of {Plural.Of(types.Count, "type")} have changed: categories of logs, names of serialized types, and what reflection finds outside of this solution follow");
        return moved;
    }

    private Solution Refuse(Solution solution, string reason)
    {
        Refusal = reason;
        Forwarded = [];
        return solution;
    }

    /// <summary>What a use of the namespace is reported by; other roles have steps of their own.</summary>
    private bool IsOfTheNamespace(Diagnostic diagnostic) =>
        diagnostic.Id is DiagnosticIds.SupersededNamespaceUse or DiagnosticIds.DocumentationReference or DiagnosticIds.HidingAlias
        && SolutionAnalysis.RoleOf(diagnostic) is var role && (role == entry.Canonical || role.StartsWith(entry.Canonical + ".", StringComparison.Ordinal));

    /// <summary>The names by which something could be taken for what has moved.</summary>
    private static HashSet<string> NamesOf(IEnumerable<INamedTypeSymbol> types)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var type in types)
        {
            names.Add(type.Name);
            if (type.Name.EndsWith("Attribute", StringComparison.Ordinal))
                names.Add(type.Name[..^"Attribute".Length]);
            if (type.IsStatic)
                names.UnionWith(type.GetMembers().OfType<IMethodSymbol>().Where(method => method.IsExtensionMethod).Select(method => method.Name));
        }

        return names;
    }

    private async Task<(Solution Solution, Dictionary<DocumentId, DocumentId> Copies)> CopyAsync(Solution solution, IReadOnlyList<MovingFile> files,
        IReadOnlyList<INamedTypeSymbol> types, CancellationToken cancellationToken)
    {
        var copies = new Dictionary<DocumentId, DocumentId>();
        var moving = types.Select(TypeImage.KeyOf).ToHashSet(StringComparer.Ordinal);
        var result = solution;
        foreach (var file in files)
        {
            var imports = new HashSet<string>(StringComparer.Ordinal);
            foreach (var id in file.Documents)
                imports.UnionWith(await ImportsAsync(solution.GetDocument(id)!, moving, cancellationToken).ConfigureAwait(false));

            var original = solution.GetDocument(file.Documents[0])!;
            var text = MovedText.Rename((CompilationUnitSyntax)(await original.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!,
                await original.GetTextAsync(cancellationToken).ConfigureAwait(false), entry, imports);
            foreach (var id in file.Documents)
            {
                copies.Add(id, DocumentId.CreateNewId(id.ProjectId));
                result = result.AddDocument(copies[id], Path.GetFileName(file.Copy), text, filePath: file.Copy);
            }
        }

        return (result, copies);
    }

    /// <summary>The namespaces in which a file finds what stays because it is inside of them, and will not be any more.</summary>
    private async Task<IEnumerable<string>> ImportsAsync(Document document, HashSet<string> moving, CancellationToken cancellationToken)
    {
        var model = (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false))!;
        var root = (CompilationUnitSyntax)(await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
        var lost = new HashSet<string>(StringComparer.Ordinal);
        foreach (var ns in root.Members.OfType<BaseNamespaceDeclarationSyntax>().Select(ns => MovedText.Plain(ns.Name)))
            lost.UnionWith(MoveEntry.Around(ns).Except(MoveEntry.Around(entry.CanonicalOf(ns) ?? ns)));

        var imports = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in root.DescendantNodes(descendIntoTrivia: true).OfType<SimpleNameSyntax>()
            .Where(name => name.FirstAncestorOrSelf<UsingDirectiveSyntax>() is null))
        {
            var symbol = model.GetSymbolInfo(name, cancellationToken).Symbol;
            var type = symbol switch
            {
                IMethodSymbol { MethodKind: MethodKind.Constructor } constructor => constructor.ContainingType,
                IMethodSymbol { IsExtensionMethod: true } extension => extension.ContainingType,
                INamedTypeSymbol named => named,
                _ => null,
            };
            if (type is { ContainingType: null, ContainingNamespace: { IsGlobalNamespace: false } ns } && lost.Contains(ns.ToDisplayString())
                && !moving.Contains(TypeImage.KeyOf(type.OriginalDefinition)))
            {
                imports.Add(ns.ToDisplayString());
            }
        }

        return imports;
    }

    /// <summary>
    /// That the solution compiles with the copies, that they mean what they are copied from, and that nothing takes one of them for
    /// something else.
    /// </summary>
    private async Task<string?> ProveCopiesAsync(Solution before, Solution copied, IReadOnlyList<MovingFile> files, Dictionary<DocumentId, DocumentId> copies,
        TypeImage image, IReadOnlySet<string> names, CancellationToken cancellationToken)
    {
        var errors = new List<string>();
        foreach (var project in CompileErrors.Affected(before, copied).Select(id => copied.GetProject(id)!))
        {
            var compilation = (await project.GetCompilationAsync(cancellationToken).ConfigureAwait(false))!;
            foreach (var error in compilation.GetDiagnostics(cancellationToken)
                .Where(diagnostic => diagnostic is { Severity: DiagnosticSeverity.Error, IsSuppressed: false }))
            {
                if (error.Id == "CS0104" && project.GetDocument(error.Location.SourceTree) is { } document && before.GetDocument(document.Id) is not null
                    && names.Contains(error.Location.SourceTree!.GetText(cancellationToken).ToString(error.Location.SourceSpan)))
                {
                    _ambiguous.Add(document.Id);
                }
                else
                {
                    errors.Add(CompileErrors.Describe(loaded, project.Name, error).ToString());
                }
            }
        }

        if (errors.Count > 0)
            return "with the declarations in their new namespace the solution does not compile:\n" + string.Join('\n', errors.Distinct().Take(ErrorsShown));

        var (lenient, strict) = (new BindingProof(image, mayStay: true), new BindingProof(image, mayStay: false));
        foreach (var id in files.SelectMany(file => file.Documents))
        {
            if (await strict.FirstDifferenceAsync(before.GetDocument(id)!, copied.GetDocument(copies[id])!, names: null, cancellationToken)
                .ConfigureAwait(false) is { } difference)
            {
                return "moved, a file would mean something else: " + difference;
            }
        }

        foreach (var document in before.Projects.Where(project => project.Language == LanguageNames.CSharp).SelectMany(project => project.Documents)
            .Where(document => !_ambiguous.Contains(document.Id)))
        {
            if (await lenient.FirstDifferenceAsync(document, copied.GetDocument(document.Id)!, names, cancellationToken).ConfigureAwait(false) is { } captured)
                return "a name would be taken for what has moved: " + captured;
        }

        return null;
    }

    /// <summary>The old files go, or make place for what forwards; copies beside them take their places.</summary>
    private async Task<Solution> RemoveOriginalsAsync(Solution called, IReadOnlyList<MovingFile> files, Dictionary<DocumentId, DocumentId> copies,
        CancellationToken cancellationToken)
    {
        var forwarded = new List<ForwardedType>();
        var result = called;
        foreach (var file in files)
        {
            var forwarding = leavesForwarding ? await ForwardingAsync(called, file, copies, forwarded, cancellationToken).ConfigureAwait(false) : null;
            foreach (var id in file.Documents)
            {
                if (file.Target == file.Path)
                {
                    result = result.WithDocumentText(id, await called.GetDocument(copies[id])!.GetTextAsync(cancellationToken).ConfigureAwait(false))
                        .RemoveDocument(copies[id]);
                    if (forwarding is not null)
                    {
                        result = result.AddDocument(DocumentId.CreateNewId(id.ProjectId), Path.GetFileName(file.Forwarding), forwarding,
                            filePath: file.Forwarding);
                    }
                }
                else
                {
                    result = forwarding is null ? result.RemoveDocument(id) : result.WithDocumentText(id, forwarding);
                }
            }
        }

        Forwarded = forwarded;
        return result;
    }

    private async Task<SourceText?> ForwardingAsync(Solution called, MovingFile file, Dictionary<DocumentId, DocumentId> copies, List<ForwardedType> forwarded,
        CancellationToken cancellationToken)
    {
        var copy = called.GetDocument(copies[file.Documents[0]])!;
        var model = (await copy.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false))!;
        var root = (await copy.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
        var hasAttributes = model.Compilation.GetTypeByMetadataName(typeof(SupersededByAttribute).FullName!) is not null;
        var code = new List<(string Namespace, string Code)>();
        foreach (var node in root.DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax)
            .Where(node => node is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax))
        {
            // Of a type in several files, the first leaves something behind.
            if (model.GetDeclaredSymbol(node, cancellationToken) is not INamedTypeSymbol { IsFileLocal: false } type
                || type.DeclaringSyntaxReferences[0].SyntaxTree != node.SyntaxTree || type.DeclaringSyntaxReferences[0].Span != node.Span)
            {
                continue;
            }

            var legacy = file.Types.First(old =>
                old.MetadataName == type.MetadataName
                    && entry.CanonicalOf(old.ContainingNamespace.ToDisplayString()) == type.ContainingNamespace.ToDisplayString()).ContainingNamespace
                .ToDisplayString();
            var forwards = new Forwarding(entry).Of(type, legacy, hasAttributes);
            forwarded.Add(forwards);
            if (forwards.Code is { } written)
                code.Add((legacy, written));
        }

        if (code.Count == 0)
            return null;

        var text = await copy.GetTextAsync(cancellationToken).ConfigureAwait(false);
        var written2 = string.Join('\n',
            code.GroupBy(part => part.Namespace).Select(group => $"namespace {group.Key}\n{{\n{string.Join('\n', group.Select(part => part.Code))}}}\n"));
        return SourceText.From(text.ToString().Contains("\r\n", StringComparison.Ordinal) ? written2.ReplaceLineEndings("\r\n") : written2, text.Encoding,
            text.ChecksumAlgorithm);
    }

    /// <summary>Adds the directives that files need now that the engine leaves alone, and removes those of a namespace that is gone.</summary>
    private async Task<Solution> MendImportsAsync(Solution called, Solution moved, IReadOnlySet<string> names, IReadOnlyList<INamedTypeSymbol> types,
        CancellationToken cancellationToken)
    {
        for (var round = 0; round < MaxRounds; round++)
        {
            var changes = new Dictionary<string, List<TextChange>>(StringComparer.Ordinal);
            foreach (var id in CompileErrors.Affected(called, moved))
            {
                var compilation = await moved.GetProject(id)!.GetCompilationAsync(cancellationToken).ConfigureAwait(false);
                foreach (var error in compilation!.GetDiagnostics(cancellationToken)
                    .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error && diagnostic.Location.SourceTree is not null))
                {
                    await MendAsync(error, id).ConfigureAwait(false);
                }
            }

            if (changes.Count == 0)
                return moved;

            foreach (var (path, edits) in changes)
            {
                foreach (var id in moved.GetDocumentIdsWithFilePath(path))
                {
                    moved = moved.WithDocumentText(id,
                        (await moved.GetDocument(id)!.GetTextAsync(cancellationToken).ConfigureAwait(false))
                            .WithChanges(edits.Distinct().OrderBy(edit => edit.Span.Start)));
                }
            }

            async Task MendAsync(Diagnostic error, ProjectId project)
            {
                if (moved.GetProject(project)!.GetDocument(error.Location.SourceTree) is not { FilePath: { } path } document
                    || document is SourceGeneratedDocument)
                {
                    return;
                }

                var root = (CompilationUnitSyntax)(await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
                var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
                var node = root.FindNode(error.Location.SourceSpan, findInsideTrivia: true, getInnermostNodeForTie: true);
                TextChange? change = null;
                if (node.FirstAncestorOrSelf<UsingDirectiveSyntax>() is { } directive)
                {
                    if (directive is { GlobalKeyword.RawKind: 0, Alias: null, StaticKeyword.RawKind: 0 }
                        && entry.CanonicalOf(MovedText.Plain((NameSyntax)directive.NamespaceOrType)) is not null)
                    {
                        change = MovedText.RemoveImport(root, text, error.Location.SourceSpan);
                    }
                }
                else if (node.DescendantNodesAndSelf().OfType<SimpleNameSyntax>()
                    .FirstOrDefault(name => names.Contains(name.Identifier.ValueText)) is { } missing)
                {
                    if (missing.Parent is QualifiedNameSyntax { Left: { } left } qualified && qualified.Right == missing
                        && entry.CanonicalOf(MovedText.Plain(left)) is { } canonical)
                    {
                        change = new TextChange(left.Span, canonical);
                    }
                    else if (missing.Parent is MemberAccessExpressionSyntax { Expression: NameSyntax or MemberAccessExpressionSyntax } access
                        && access.Name == missing && entry.CanonicalOf(access.Expression.ToString()) is { } other)
                    {
                        change = new TextChange(access.Expression.Span, other);
                    }

                    var imports = types.Where(type =>
                        type.Name == missing.Identifier.ValueText || type.Name == missing.Identifier.ValueText + "Attribute"
                            || type.GetMembers(missing.Identifier.ValueText).OfType<IMethodSymbol>().Any(method => method.IsExtensionMethod))
                        .Select(type => entry.CanonicalOf(type.ContainingNamespace.ToDisplayString())!);
                    change ??= MovedText.Import(root, text, imports);
                }

                if (change is not { } edit)
                    return;
                if (!changes.TryGetValue(path, out var edits))
                    changes.Add(path, edits = []);
                if (!edits.Any(other => other.Span.IntersectsWith(edit.Span)))
                    edits.Add(edit);
            }
        }

        return moved;
    }

    /// <summary>That every file means without the old declarations what it meant with both, or before there were both.</summary>
    private async Task<string?> ProveRemovalAsync(Solution before, Solution called, Solution moved, IReadOnlyList<MovingFile> files,
        Dictionary<DocumentId, DocumentId> copies, TypeImage image, IReadOnlySet<string> names, CancellationToken cancellationToken)
    {
        var originals = files.SelectMany(file => file.Documents).ToHashSet();
        var strict = new BindingProof(image, mayStay: false);
        foreach (var document in called.Projects.Where(project => project.Language == LanguageNames.CSharp).SelectMany(project => project.Documents)
            .Where(document => !originals.Contains(document.Id)))
        {
            var after = moved.GetDocument(document.Id) ?? moved.GetDocument(copies.First(copy => copy.Value == document.Id).Key)!;

            // What could mean either is compared with what it meant in the beginning, all of it.
            var isAmbiguous = _ambiguous.Contains(document.Id);
            if (await strict.FirstDifferenceAsync(isAmbiguous ? before.GetDocument(document.Id)! : document, after, isAmbiguous ? null : names,
                cancellationToken)
                .ConfigureAwait(false) is { } difference)
            {
                return "without the old declarations a file would mean something else: " + difference;
            }
        }

        return null;
    }
}
