using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Netra.Ssot.Tool.Loading;
using Netra.SsotAnalyzers.Map;
using Netra.SsotAnalyzers.Roslyn;

namespace Netra.Ssot.Tool.Audit.Proposal;

/// <summary>Writes drafts into a solution in memory: attributes at the declarations, or entries of one file for each assembly.</summary>
/// <param name="loaded">The solution as it was loaded.</param>
/// <param name="isAssemblyMap">Whether what can be written apart from the declarations is.</param>
internal sealed class MapWriter(LoadedSolution loaded, bool isAssemblyMap)
{
    public const string MapFile = "Ssot.Map.cs";

    private const string Import = "using Netra.Ssot;";

    private readonly Dictionary<string, List<(int Position, string Text)>> _insertions = new(StringComparer.Ordinal);
    private readonly Dictionary<ProjectId, List<string>> _entries = [];
    private readonly List<string> _notes = [];

    /// <summary>What could not be written, with the reason.</summary>
    public IReadOnlyList<string> Notes => _notes;

    public async Task<Solution> WriteAsync(Solution solution, IReadOnlyList<MapDraft> drafts, CancellationToken cancellationToken)
    {
        foreach (var draft in drafts)
            Collect(draft);

        foreach (var (path, insertions) in _insertions)
        {
            foreach (var id in solution.GetDocumentIdsWithFilePath(path))
            {
                var document = solution.GetDocument(id)!;
                var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
                var root = (CompilationUnitSyntax)(await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
                var changes = insertions.GroupBy(insertion => insertion.Position)
                    .Select(group => new TextChange(new TextSpan(group.Key, 0), string.Concat(group.Select(insertion => insertion.Text)))).ToList();
                if (!root.Usings.Any(directive =>
                    directive.Alias is null && directive.StaticKeyword.RawKind == 0 && directive.NamespaceOrType.ToString() == "Netra.Ssot"))
                {
                    changes.Add(ImportChange(root, text));
                }

                solution = solution.WithDocumentText(id, text.WithChanges(changes.OrderBy(change => change.Span.Start)));
            }
        }

        foreach (var (project, entries) in _entries)
            solution = await WriteMapAsync(solution, project, entries, cancellationToken).ConfigureAwait(false);
        return solution;
    }

    private void Collect(MapDraft draft)
    {
        if (!draft.Canonical.IsReferenced && draft.Canonical.Canonical is null)
            Insert(draft.Canonical.Declarations[0], $"[Canonical({SymbolDisplay.FormatLiteral(draft.Role, quote: true)})]");

        foreach (var type in draft.Superseded.Where(type => type.Engine.Map.FindSuperseded(type.Key) is null))
        {
            var seen = type.Engine.Resolve(draft.Canonical.Key);
            if (seen is null)
            {
                _notes.Add(
                    $"'{type.FullName}' is not declared: '{type.Project}' does not reference '{draft.Canonical.Project}', where '{draft.Canonical.FullName}' is.");
                continue;
            }

            if (isAssemblyMap || type.Declarations.Count == 0)
                Entry(type, $"[assembly: Supersedes(typeof({TypeOf(seen)}), \"{type.Key.Id}\")]");
            else
                Insert(type.Declarations[0], $"[SupersededBy(typeof({MinimalName(seen, type.Declarations[0], type)}))]");
        }

        foreach (var replacement in draft.Replacements)
            Replace(draft, replacement);
    }

    private void Replace(MapDraft draft, DraftedReplacement replacement)
    {
        var arguments = string.Join(", ",
            new[] { replacement.Expression }.Concat(replacement.Imports).Select(text => SymbolDisplay.FormatLiteral(text, quote: true)));
        var (project, symbol) = Declaring(replacement.MemberId);
        if (symbol is null || project is not { } declaring)
            return;
        if (isAssemblyMap)
        {
            Entry(declaring, $"[assembly: ReplaceMember(\"{replacement.MemberId}\", {arguments})]");
            return;
        }

        if (symbol.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is { } node)
        {
            // The constructor that a type's own parameters declare has no place of its own.
            if (node is TypeDeclarationSyntax)
                Entry(declaring, $"[assembly: ReplaceMember(\"{replacement.MemberId}\", {arguments})]");
            else
                Insert(node is VariableDeclaratorSyntax ? node.Parent!.Parent! : node, $"[ReplaceWith({arguments})]");
        }
    }

    private (ProjectId? Project, ISymbol? Symbol) Declaring(string id)
    {
        foreach (var project in loaded.Projects)
        {
            if (loaded.Solution.GetProject(project.Id)!.TryGetCompilation(out var compilation)
                && DocumentationCommentId.GetFirstSymbolForDeclarationId(id, compilation) is { } symbol
                && SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, compilation.Assembly))
            {
                return (project.Id, symbol);
            }
        }

        return (null, null);
    }

    private void Entry(AuditType type, string line)
    {
        if (loaded.Projects.FirstOrDefault(project => project.Name == type.Project) is { } project)
            Entry(project.Id, line);
    }

    private void Entry(ProjectId project, string line)
    {
        if (!_entries.TryGetValue(project, out var lines))
            _entries.Add(project, lines = []);
        lines.Add(line);
    }

    private void Insert(SyntaxNode declaration, string attribute)
    {
        var text = declaration.SyntaxTree.GetText();
        var position = declaration.SpanStart;
        if (!_insertions.TryGetValue(declaration.SyntaxTree.FilePath, out var insertions))
            _insertions.Add(declaration.SyntaxTree.FilePath, insertions = []);
        insertions.Add((position, attribute + text.SeparatorAt(position)));
    }

    private static string MinimalName(INamedTypeSymbol type, SyntaxNode at, AuditType owner)
    {
        var named = type.Arity > 0 ? type.ConstructUnboundGenericType() : type;
        return named.ToMinimalDisplayString(owner.Engine.ModelOf(at.SyntaxTree), at.SpanStart, SymbolDisplayFormat.MinimallyQualifiedFormat);
    }

    private static string TypeOf(INamedTypeSymbol type) =>
        (type.Arity > 0 ? type.ConstructUnboundGenericType() : type).ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);

    /// <summary>The import, among the others or in front of everything but the head of the file.</summary>
    private static TextChange ImportChange(CompilationUnitSyntax root, SourceText text)
    {
        var global = root.Usings.LastOrDefault(directive => directive.GlobalKeyword.RawKind != 0);
        var next = root.Usings.FirstOrDefault(directive =>
            directive.GlobalKeyword.RawKind == 0 && directive.Alias is null && directive.StaticKeyword.RawKind == 0
                && string.CompareOrdinal(directive.NamespaceOrType.ToString(), "Netra.Ssot") > 0
                && !directive.NamespaceOrType.ToString().StartsWith("System", StringComparison.Ordinal));
        if (next is not null)
            return new TextChange(new TextSpan(next.SpanStart, 0), Import + text.LineBreakAt(next.SpanStart));

        var last = root.Usings.LastOrDefault(directive => directive.Alias is null && directive.StaticKeyword.RawKind == 0) ?? global;
        if (last is not null)
        {
            return new TextChange(new TextSpan(last.Span.End, 0),
                text.LineBreakAt(last.SpanStart) + (last == global ? text.LineBreakAt(last.SpanStart) : "") + Import);
        }

        var first = root.GetFirstToken(includeZeroWidth: true).SpanStart;
        var at = root.Usings.Count > 0 ? root.Usings[0].SpanStart : root.Externs.Count > 0 ? root.Externs.Last().Span.End : first;
        return new TextChange(new TextSpan(at, 0), Import + text.LineBreakAt(at) + (root.Usings.Count > 0 ? "" : text.LineBreakAt(at)));
    }

    private static async Task<Solution> WriteMapAsync(Solution solution, ProjectId id, IReadOnlyList<string> entries, CancellationToken cancellationToken)
    {
        var project = solution.GetProject(id)!;
        var path = Path.Combine(Path.GetDirectoryName(project.FilePath!)!, MapFile);
        if (project.Documents.FirstOrDefault(document => document.FilePath == path) is { } known)
        {
            var before = (await known.GetTextAsync(cancellationToken).ConfigureAwait(false)).ToString();
            var added = entries.Where(entry => !before.Contains(entry, StringComparison.Ordinal)).ToList();
            return added.Count == 0
                ? solution : solution.WithDocumentText(known.Id, SourceText.From(before.TrimEnd() + "\n" + string.Join('\n', added) + "\n", Encoding.UTF8));
        }

        var text = new StringBuilder(Import).Append("\n\n// The superseded types and members of this assembly, and their replacements.\n\n")
            .AppendJoin('\n', entries).Append('\n');
        return solution.AddDocument(DocumentId.CreateNewId(id), MapFile, SourceText.From(text.ToString(), Encoding.UTF8), filePath: path);
    }
}
