using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Netra.Ssot.Tool.Analysis;
using Netra.Ssot.Tool.Loading;
using Netra.SsotAnalyzers.Analysis;

namespace Netra.Ssot.Tool.Migration;

/// <summary>What deleting the superseded declarations of some roles would come to.</summary>
/// <param name="Deleted">The declarations that were deleted in memory.</param>
/// <param name="Left">The compiler errors that this brings: what still uses them.</param>
internal sealed record RoleRemoval(IReadOnlyList<Declaration> Deleted, IReadOnlyList<CompilerError> Left)
{
    private const int MaxRounds = 20;

    /// <summary>
    /// Blanks the declarations out of a copy of the solution and compiles it. Lines stay where they are, so the errors are
    /// at the places that have to be edited.
    /// </summary>
    public static async Task<RoleRemoval> TryAsync(LoadedSolution loaded, Solution solution, IReadOnlyCollection<string> roles,
        CancellationToken cancellationToken)
    {
        var deleted = new Dictionary<string, Declaration>(StringComparer.Ordinal);
        foreach (var id in loaded.Projects.Select(project => project.Id))
        {
            var project = solution.GetProject(id)!;
            var compilation = (await project.GetCompilationAsync(cancellationToken).ConfigureAwait(false))!;
            var engine = SsotEngine.For(compilation, project.AnalyzerOptions, cancellationToken);
            foreach (var declaration in Declarations.OfRoles(compilation, engine, roles))
                deleted.TryAdd(declaration.Id, declaration);
        }

        var places = deleted.Values.SelectMany(declaration => declaration.Places).ToHashSet();
        var removed = await BlankAsync(solution, places, cancellationToken).ConfigureAwait(false);
        return new RoleRemoval([.. deleted.Values.OrderBy(declaration => declaration.Id, StringComparer.Ordinal)],
            await ErrorsAsync(loaded, solution, removed, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>The errors, without those of directives: a directive that nothing needs any more goes with the declarations.</summary>
    private static async Task<IReadOnlyList<CompilerError>> ErrorsAsync(LoadedSolution loaded, Solution original, Solution removed,
        CancellationToken cancellationToken)
    {
        for (var round = 0; ; round++)
        {
            var directives = new HashSet<(string Path, TextSpan Span)>();
            var errors = new List<CompilerError>();
            foreach (var id in CompileErrors.Affected(original, removed))
            {
                var project = removed.GetProject(id)!;
                var name = loaded.Projects.FirstOrDefault(known => known.Id == id)?.Name ?? project.Name;
                var compilation = (await project.GetCompilationAsync(cancellationToken).ConfigureAwait(false))!;
                foreach (var error in compilation.GetDiagnostics(cancellationToken)
                    .Where(diagnostic => diagnostic is { Severity: DiagnosticSeverity.Error, IsSuppressed: false }))
                {
                    if (error.Location.SourceTree is { } tree
                        && tree.GetRoot(cancellationToken).FindNode(error.Location.SourceSpan)
                            .FirstAncestorOrSelf<UsingDirectiveSyntax>() is { Alias: null } directive)
                    {
                        directives.Add((tree.FilePath, directive.Span));
                    }
                    else
                    {
                        errors.Add(CompileErrors.Describe(loaded, name, error));
                    }
                }
            }

            if (directives.Count == 0 || round == MaxRounds)
                return [.. errors.Distinct()];
            removed = await BlankAsync(removed, directives, cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task<Solution> BlankAsync(Solution solution, IEnumerable<(string Path, TextSpan Span)> places, CancellationToken cancellationToken)
    {
        foreach (var file in places.GroupBy(place => place.Path, place => place.Span))
        {
            foreach (var id in solution.GetDocumentIdsWithFilePath(file.Key))
            {
                var text = await solution.GetDocument(id)!.GetTextAsync(cancellationToken).ConfigureAwait(false);
                var characters = text.ToString().ToCharArray();
                foreach (var span in file)
                    Blank(text, characters, span);
                solution = solution.WithDocumentText(id, SourceText.From(new string(characters), text.Encoding, text.ChecksumAlgorithm));
            }
        }

        return solution;
    }

    private static void Blank(SourceText text, char[] characters, TextSpan span)
    {
        foreach (var line in text.Lines)
        {
            // A directive in a declaration may belong to one around it.
            if (line.Span.IntersectsWith(span) && !line.ToString().AsSpan().TrimStart().StartsWith("#"))
            {
                var part = line.Span.Intersection(span)!.Value;
                characters.AsSpan(part.Start, part.Length).Fill(' ');
            }
        }
    }
}
