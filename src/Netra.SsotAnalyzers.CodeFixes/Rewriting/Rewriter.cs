using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Netra.SsotAnalyzers.Engine;
using Netra.SsotAnalyzers.Map;

namespace Netra.SsotAnalyzers.CodeFixes.Rewriting;

/// <summary>
/// Carries out plans over a whole solution and proves the result: what it returns compiles as well as what it was given.
/// It reads only the original solution and writes once.
/// </summary>
/// <remarks>
/// The requested edits are written and compiled. Where that brings a new error, the edits connected with it (a declaration
/// and what its value flows into) are first completed by those that other rules report, and if that does not help taken
/// back, whole. What is taken back stays reported.
/// </remarks>
internal sealed class Rewriter
{
    /// <summary>How long a chain of replacements is followed; a longer one is a circle.</summary>
    private const int MaxChain = 8;

    private readonly Solution _original;
    private readonly SourceFiles _files;
    private readonly CompilerErrors _errors;
    private readonly Names _names = new();
    private readonly HashSet<Edit> _active = [];
    private readonly HashSet<Edit> _rejected = [];
    private readonly HashSet<(SourceFile File, TextSpan Span)> _dead = [];
    private readonly HashSet<(SourceFile File, TextSpan Span)> _needed = [];
    private readonly Dictionary<Edit, ImmutableArray<ISymbol>> _conflicts = [];
    private readonly Dictionary<INamespaceSymbol, bool> _legacyNamespaces = new(SymbolEqualityComparer.Default);
    private bool _hasShortened;

    private Rewriter(Solution original)
    {
        _original = original;
        _files = new SourceFiles(original);
        _errors = new CompilerErrors(original);
    }

    /// <param name="solution">The solution to rewrite.</param>
    /// <param name="requests">The diagnostics to fix, each in its document.</param>
    /// <param name="cancellationToken">Cancels the work; nothing is half done then.</param>
    public static Task<Solution> ApplyAsync(Solution solution, IEnumerable<(DocumentId Document, Diagnostic Diagnostic)> requests, CancellationToken cancellationToken) =>
        ApplyAsync(solution, requests.Select(request => (request.Document, request.Diagnostic.Id, request.Diagnostic.Location.SourceSpan)), depth: 0, cancellationToken);

    private static async Task<Solution> ApplyAsync(Solution solution, IEnumerable<(DocumentId Document, string RuleId, TextSpan Span)> requests, int depth, CancellationToken cancellationToken)
    {
        var rewriter = new Rewriter(solution);
        foreach (var (document, ruleId, span) in requests)
        {
            if (await rewriter._files.GetAsync(document, cancellationToken).ConfigureAwait(false) is { } file && file.Find(ruleId, span) is { } edit)
                rewriter._active.Add(edit);
        }

        var rewritten = await rewriter.RunAsync(cancellationToken).ConfigureAwait(false);
        return depth < MaxChain && rewriter._active.Any(edit => edit.Hit.LeadsOn)
            ? await FollowChainsAsync(rewritten, rewriter, depth + 1, cancellationToken).ConfigureAwait(false)
            : rewritten;
    }

    /// <summary>A replacement that is itself replaced: one run goes to the end of the chain.</summary>
    private static async Task<Solution> FollowChainsAsync(Solution rewritten, Rewriter before, int depth, CancellationToken cancellationToken)
    {
        var requests = new List<(DocumentId, string, TextSpan)>();
        foreach (var file in before._active.Where(edit => edit.Hit.LeadsOn).Select(edit => edit.File).Distinct())
        {
            var ids = new HashSet<string>(before._active.Where(edit => edit.File == file).Select(edit => edit.Hit.RuleId), StringComparer.Ordinal);
            var again = await SourceFile.LoadAsync(file.Views.Select(view => rewritten.GetDocument(view.Document.Id)!), cancellationToken).ConfigureAwait(false);
            requests.AddRange(again.Edits.Where(edit => edit.Hit.IsReported && ids.Contains(edit.Hit.RuleId)).Select(edit => (again.Primary.Document.Id, edit.Hit.RuleId, edit.Hit.Span)));
        }

        return requests.Count == 0 ? rewritten : await ApplyAsync(rewritten, requests, depth, cancellationToken).ConfigureAwait(false);
    }

    private async Task<Solution> RunAsync(CancellationToken cancellationToken)
    {
        while (_active.Count > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await CompleteByNameAsync(cancellationToken).ConfigureAwait(false);

            var renderings = Render();
            var rewritten = Apply(renderings);
            if (await EscalateNamesAsync(rewritten, renderings, cancellationToken).ConfigureAwait(false))
                continue;

            var changed = renderings.SelectMany(rendering => rendering.File.Views).Select(view => view.Document.Project.Id).Distinct();
            var places = new OriginalPlaces(renderings);
            var errors = new List<(ProjectId Project, Diagnostic Error)>();
            var unnecessary = new List<Diagnostic>();
            foreach (var project in _files.WithDependents(changed))
            {
                var compilation = await rewritten.GetProject(project)!.GetCompilationAsync(cancellationToken).ConfigureAwait(false);
                if (compilation is not CSharpCompilation csharp)
                    continue;

                // Asked for whatever the project says of it: it tells which directives nothing needs any more.
                var options = csharp.Options.WithSpecificDiagnosticOptions(csharp.Options.SpecificDiagnosticOptions.SetItem("CS8019", ReportDiagnostic.Hidden));
                var diagnostics = csharp.WithOptions(options).GetDiagnostics(cancellationToken);
                unnecessary.AddRange(diagnostics.Where(diagnostic => diagnostic.Id == "CS8019"));
                errors.AddRange((await _errors.NewIn(project, diagnostics, places, cancellationToken).ConfigureAwait(false)).Select(error => (project, error)));
            }

            if (errors.Count == 0)
            {
                if (!AddDeadDirectives(renderings, unnecessary) && !ShortenNames(renderings))
                    return rewritten;
                continue;
            }

            if (_dead.Count > 0 && RestoreDirectives(errors))
                continue;
            if (EscalateImports(renderings, errors))
                continue;
            await CompleteOrTakeBackAsync(renderings, errors, cancellationToken).ConfigureAwait(false);
        }

        return _original;
    }

    /// <summary>
    /// Where the canonical type's simple name still means something superseded in a file, the file's edits belong together:
    /// one rule alone would have to write a longer name, and the order of the rules would show in the text. An alias
    /// belongs with its uses.
    /// </summary>
    private async Task CompleteByNameAsync(CancellationToken cancellationToken)
    {
        int count;
        do
        {
            count = _active.Count;
            foreach (var edit in _active.ToList())
            {
                if (edit.Hit.Alias is { IsGlobal: true } || HasGlobalConflict(edit))
                {
                    foreach (var view in edit.File.Views)
                        await _files.LoadAsync(view.Document.Project.Id, cancellationToken).ConfigureAwait(false);
                }

                if (edit.Hit.Namespace is { } ns)
                    CompleteNamespace(edit, ns);
                else if (edit.Plan.RemovesDirective)
                    Activate(_files.Loaded.SelectMany(file => file.Edits).Where(other => other.Hit.Alias == edit.Hit.Alias && other.Plan.RemovesDirective == false));

                var conflicting = ConflictingNames(edit).ToList();
                if (conflicting.Count > 0)
                {
                    Activate(edit.File.Edits.Where(other => other.Hit.IsReported));
                    Activate(_files.Loaded.SelectMany(file => file.Edits).Where(other => other.Plan.RemovesDirective && other.Hit.Alias is { IsGlobal: true } && conflicting.Contains(other.Hit.Offender)));
                }
            }
        }
        while (_active.Count > count);
    }

    /// <summary>The directive of a superseded namespace and the names that it brings in change together, or some would be ambiguous.</summary>
    private void CompleteNamespace(Edit edit, string ns)
    {
        if (edit.Plan.RemovesDirective)
            Activate(edit.File.Edits.Where(other => other.Hit.Namespace == ns));
        else if (!edit.Hit.IsReported)
            Activate(edit.File.Edits.Where(other => other.Hit.Namespace == ns && other.Plan.RemovesDirective));
    }

    private bool HasGlobalConflict(Edit edit) =>
        Conflicts(edit).OfType<IAliasSymbol>().Any(alias => AliasKey.Of(alias) is { IsGlobal: true });

    private IEnumerable<string> ConflictingNames(Edit edit) => Conflicts(edit).Select(symbol => symbol.Name);

    private ImmutableArray<ISymbol> Conflicts(Edit edit)
    {
        if (!_conflicts.TryGetValue(edit, out var conflicts))
            _conflicts.Add(edit, conflicts = [.. edit.File.Views.Where(view => view.IsActive(edit.Span)).SelectMany(view => ConflictingSymbols(view, edit))]);
        return conflicts;
    }

    /// <summary>What an edit's type names would mean as simple names in the original file, as far as it is superseded.</summary>
    private static IEnumerable<ISymbol> ConflictingSymbols(SourceFile.View view, Edit edit)
    {
        foreach (var name in edit.Plan.Pieces.OfType<PlanPiece.TypeName>().Select(piece => piece.Type.Name).Distinct())
        {
            foreach (var symbol in view.Model.LookupNamespacesAndTypes(edit.Span.Start, name: name))
            {
                if ((symbol is IAliasSymbol alias ? alias.Target : symbol) is INamedTypeSymbol type && view.Engine.FindSupersession(type) is not null)
                    yield return symbol;
            }
        }
    }

    private void Activate(IEnumerable<Edit> edits)
    {
        foreach (var edit in edits)
        {
            if (!_rejected.Contains(edit))
                _active.Add(edit);
        }
    }

    private List<FileRendering> Render()
    {
        var renderings = new List<FileRendering>();
        var byFile = _active.GroupBy(edit => edit.File).ToDictionary(group => group.Key, group => group.ToList());
        foreach (var pair in byFile)
        {
            var (file, edits) = (pair.Key, pair.Value);
            var imports = new HashSet<string>(edits.SelectMany(edit => edit.Plan.Imports), StringComparer.Ordinal);
            var aliases = new HashSet<string>(StringComparer.Ordinal);
            foreach (var edit in edits)
            {
                foreach (var type in edit.Plan.Pieces.OfType<PlanPiece.TypeName>().SelectMany(piece => WithArguments(piece)))
                {
                    var naming = _names.Of(edit, type);
                    if (naming == Naming.Import)
                        imports.Add(Names.Write(Outermost(type).ContainingNamespace));
                    else if (naming == Naming.FileAlias)
                        aliases.Add(Names.Write(type, Naming.Qualified, withNamespace: true));
                }
            }

            // A directive of all files that goes to another namespace brings it to all.
            imports.ExceptWith(_active.Where(edit => edit.Hit is { RuleId: DiagnosticIds.SupersededNamespaceUse, Alias.IsGlobal: true } && !edit.Plan.RemovesDirective && IsSeenFrom(edit, file)).Select(edit => edit.Hit.Remedy));
            imports.RemoveWhere(import => file.Primary.Root.Usings.Any(directive => directive is { Alias: null, StaticKeyword.RawKind: 0 } && directive.NamespaceOrType.ToString() == import));
            var removed = edits.Where(edit => edit.Plan.RemovesDirective && IsUnused(edit)).Select(edit => edit.Span)
                .Concat(_dead.Where(dead => dead.File == file).Select(dead => dead.Span))
                .Distinct()
                .ToList();
            var insertions = UsingDirectives.Change(file, imports, aliases, removed, directive => ImportsLegacy(file.Primary, directive));
            renderings.Add(FileRendering.Render(file, edits, insertions, _names));
        }

        return renderings;
    }

    private static bool IsSeenFrom(Edit globalDirective, SourceFile file) =>
        file.Views.All(view => globalDirective.File.Views.Any(other => other.Document.Project.Id == view.Document.Project.Id));

    private static IEnumerable<INamedTypeSymbol> WithArguments(PlanPiece.TypeName piece) =>
        piece.WithTypeArguments
            ? piece.Type.TypeArguments.OfType<INamedTypeSymbol>().Where(argument => argument is { SpecialType: SpecialType.None, IsTupleType: false, TypeKind: not TypeKind.Error })
                .SelectMany(argument => WithArguments(new PlanPiece.TypeName(argument, WithTypeArguments: true))).Append(piece.Type)
            : [piece.Type];

    private static INamedTypeSymbol Outermost(INamedTypeSymbol type)
    {
        while (type.ContainingType is { } container)
            type = container;
        return type;
    }

    /// <summary>Whether every use of an alias is among the active edits, in every file that sees it.</summary>
    private bool IsUnused(Edit directive)
    {
        if (directive.Hit.Namespace is { } ns)
            return directive.File.Views.All(view => view.Hits.All(hit => hit.Namespace != ns || hit.Span == directive.Span || directive.File.Find(hit.RuleId, hit.Span) is { } edit && _active.Contains(edit)));

        var alias = directive.Hit.Alias!;
        var files = alias.IsGlobal ? _files.Loaded : [directive.File];
        foreach (var file in files)
        {
            var active = _active.Where(edit => edit.File == file && !edit.Plan.RemovesDirective).ToList();
            foreach (var view in file.Views)
            {
                foreach (var token in TreeScan.Of(view.Model.SyntaxTree, view.Engine.Index.NamesFor(view.Model.SyntaxTree, CancellationToken.None), CancellationToken.None).Tokens)
                {
                    if (token.ValueText != directive.Hit.Offender || token.Parent is not IdentifierNameSyntax name || directive.Span.Contains(token.Span) && file == directive.File)
                        continue;
                    if (view.Model.GetAliasInfo(name) is not { } used || AliasKey.Of(used) != alias)
                        continue;
                    if (!active.Any(edit => Replaces(edit, token.Span)) && !IsInRemovedDirective(file, directive, token.Span))
                        return false;
                }
            }
        }

        return true;
    }

    /// <summary>An alias of an alias: C# lets none refer back, so this ends.</summary>
    private bool IsInRemovedDirective(SourceFile file, Edit except, TextSpan span) =>
        _active.Any(edit => edit.File == file && edit != except && edit.Plan.RemovesDirective && edit.Span.Contains(span) && IsUnused(edit));

    private static bool Replaces(Edit edit, TextSpan span) =>
        edit.Span.Contains(span) && !edit.Plan.Pieces.OfType<PlanPiece.Source>().Any(source => source.Span.Contains(span));

    private Solution Apply(List<FileRendering> renderings)
    {
        var solution = _original;
        foreach (var rendering in renderings)
        {
            var text = rendering.ToSourceText();
            foreach (var view in rendering.File.Views)
                solution = solution.WithDocumentText(view.Document.Id, text);
        }

        return solution;
    }

    /// <summary>Names that do not bind to their type in the rewritten file are written one step longer.</summary>
    private async Task<bool> EscalateNamesAsync(Solution rewritten, List<FileRendering> renderings, CancellationToken cancellationToken)
    {
        var escalated = false;
        foreach (var rendering in renderings)
        {
            var wrong = new HashSet<(Edit Edit, INamedTypeSymbol Type)>();
            foreach (var view in rendering.File.Views)
            {
                var document = rewritten.GetDocument(view.Document.Id)!;
                var model = (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false))!;
                var root = await model.SyntaxTree.GetRootAsync(cancellationToken).ConfigureAwait(false);
                foreach (var (span, edit, type) in rendering.TypeNames)
                {
                    if (view.IsActive(edit.Span) && !BindsTo(model, root, span, type, isPlanned: view == rendering.File.Primary))
                        wrong.Add((edit, type));
                }
            }

            foreach (var group in wrong.GroupBy(item => item.Type, SymbolEqualityComparer.Default))
            {
                var type = (INamedTypeSymbol)group.Key!;
                var inWholeFile = rendering.TypeNames
                    .Where(written => SymbolEqualityComparer.Default.Equals(written.Type, type) && !IsInDirective(written.Edit))
                    .All(written => wrong.Contains((written.Edit, written.Type)));
                foreach (var edit in group.Select(item => item.Edit).Distinct().Take(inWholeFile ? 1 : int.MaxValue))
                    escalated |= _names.Escalate(edit, type, inWholeFile);
            }
        }

        return escalated;
    }

    private static bool BindsTo(SemanticModel model, SyntaxNode root, TextSpan span, INamedTypeSymbol type, bool isPlanned)
    {
        if (root.FindToken(Math.Max(span.Start, span.End - 1), findInsideTrivia: true).Parent is not SimpleNameSyntax name)
            return true;

        var symbol = name.FirstAncestorOrSelf<CrefSyntax>() is null ? model.GetSymbolInfo(name).Symbol : CrefPlanner.Bind(model, name, CancellationToken.None);
        var bound = symbol as INamedTypeSymbol ?? (symbol as IMethodSymbol)?.ContainingType;
        return bound is null ? model.GetSymbolInfo(name).CandidateReason is CandidateReason.NotCreatable or CandidateReason.OverloadResolutionFailure or CandidateReason.Inaccessible
            : isPlanned ? Names.SameType(bound, type) : DocumentationId.Of(bound.OriginalDefinition) == DocumentationId.Of(type.OriginalDefinition); // each project may have its own
    }

    /// <summary>Directives that only the replaced names needed: nothing superseded may keep a file from compiling once it goes.</summary>
    private bool AddDeadDirectives(List<FileRendering> renderings, List<Diagnostic> unnecessary)
    {
        var found = false;
        foreach (var rendering in renderings)
        {
            var file = rendering.File;
            var paths = file.Views.Select(view => view.Model.SyntaxTree.FilePath).Distinct().ToList();
            var reported = unnecessary
                .Where(diagnostic => diagnostic.Location.SourceTree is { } tree && paths.Contains(tree.FilePath))
                .Where(diagnostic => rendering.IsCopied(diagnostic.Location.SourceSpan.Start))
                .GroupBy(diagnostic => rendering.ToOriginal(diagnostic.Location.SourceSpan.Start))
                .Where(group => group.Select(diagnostic => diagnostic.Location.SourceTree).Distinct().Count() >= file.Views.Length)
                .Select(group => group.Key)
                .ToList();
            foreach (var directive in file.Primary.Root.DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax).OfType<UsingDirectiveSyntax>())
            {
                // One CS8019 may cover a run of directives, so each is asked for by its own place.
                if (directive.GlobalKeyword.RawKind == 0 && reported.Contains(directive.SpanStart) && ImportsLegacy(file.Primary, directive))
                    found |= !_needed.Contains((file, directive.Span)) && _dead.Add((file, directive.Span));
            }
        }

        return found;
    }

    private bool ImportsLegacy(SourceFile.View view, UsingDirectiveSyntax directive)
    {
        if (directive.Alias is not null)
            return view.Model.GetDeclaredSymbol(directive) is IAliasSymbol { Target: INamedTypeSymbol target } && IsLegacy(view, target);

        return view.Model.GetSymbolInfo(directive.NamespaceOrType).Symbol switch
        {
            INamedTypeSymbol type => IsLegacy(view, type),
            INamespaceSymbol ns => HasLegacy(view, ns),
            _ => false,
        };
    }

    /// <summary>Asked of every directive of every file, and some namespaces have a thousand types.</summary>
    private bool HasLegacy(SourceFile.View view, INamespaceSymbol ns)
    {
        if (!_legacyNamespaces.TryGetValue(ns, out var hasLegacy))
            _legacyNamespaces.Add(ns, hasLegacy = ns.GetTypeMembers().Any(type => IsLegacy(view, type)));
        return hasLegacy;
    }

    private static bool IsLegacy(SourceFile.View view, INamedTypeSymbol type) =>
        view.Engine.FindSupersession(type) is not null || view.Engine.Map.HasReplacements(type);

    /// <summary>Once, when all else is settled: names that were lengthened because of something superseded are tried short again.</summary>
    private bool ShortenNames(List<FileRendering> renderings)
    {
        if (_hasShortened)
            return false;

        _hasShortened = true;
        var shortened = false;
        foreach (var (_, edit, type) in renderings.SelectMany(rendering => rendering.TypeNames))
        {
            if (_names.Of(edit, type) >= Naming.FileAlias && !IsInDirective(edit) && ConflictingNames(edit).Any())
                shortened |= _names.Shorten(edit, type);
        }

        return shortened;
    }

    private static bool IsInDirective(Edit edit) => Flows.RegionAt(edit.File.Primary.Root, edit.Span.Start) is UsingDirectiveSyntax;

    private bool RestoreDirectives(List<(ProjectId Project, Diagnostic Error)> errors)
    {
        var paths = new HashSet<string>(errors.Select(error => error.Error.Location.SourceTree?.FilePath ?? ""), StringComparer.Ordinal);
        var restored = _dead.Where(dead => paths.Contains(dead.File.Primary.Model.SyntaxTree.FilePath)).ToList();
        foreach (var dead in restored)
        {
            _dead.Remove(dead);
            _needed.Add(dead);
        }

        return restored.Count > 0;
    }

    /// <summary>
    /// An added import can make a name of the file's own ambiguous, and an added alias can meet one of its name that
    /// stays; then the types are named without.
    /// </summary>
    private bool EscalateImports(List<FileRendering> renderings, List<(ProjectId Project, Diagnostic Error)> errors)
    {
        var escalated = false;
        foreach (var rendering in renderings)
        {
            var path = rendering.File.Primary.Model.SyntaxTree.FilePath;
            var names = rendering.TypeNames.Select(name => (name.Edit, name.Type)).ToList();
            if (errors.Any(error => error.Error.Id is "CS0104" or "CS0121" or "CS0229" && error.Error.Location.SourceTree?.FilePath == path))
            {
                // Where the ambiguous name is a superseded one that another rule rewrites, it goes now: no later, or the
                // order of the rules would show.
                var count = _active.Count;
                Activate(rendering.File.Edits.Where(edit => edit.Hit.IsReported));
                escalated |= _active.Count > count || _names.EscalateImports(rendering.File, names);
            }

            if (errors.Any(error => error.Error.Id is "CS1537" or "CS0576" && error.Error.Location.SourceTree?.FilePath == path))
                escalated |= _names.EscalateAliases(rendering.File, names);
        }

        return escalated;
    }

    private async Task CompleteOrTakeBackAsync(List<FileRendering> renderings, List<(ProjectId Project, Diagnostic Error)> errors, CancellationToken cancellationToken)
    {
        var scope = _files.WithDependents(renderings.SelectMany(rendering => rendering.File.Views).Select(view => view.Document.Project.Id).Concat(errors.Select(error => error.Project)));
        foreach (var project in scope)
            await _files.LoadAsync(project, cancellationToken).ConfigureAwait(false);

        var connections = new Connections([.. _files.Loaded.SelectMany(file => file.Edits).Where(edit => !_rejected.Contains(edit))], cancellationToken);
        // First the other edits of the same flow, other rules' included: "Old m = Factory.Create()" is two hits and one change.
        var trace = new ErrorTrace(_files, renderings, connections, _active, _rejected);
        var traced = errors.Select(error => trace.Region(error.Project, error.Error, cancellationToken)).ToList();
        var count = _active.Count;
        foreach (var component in traced)
            Activate(component);
        if (_active.Count > count)
            return;

        // Then back with what can be traced: an error on a type's name is often the echo of one on its member.
        var blamed = traced.Where(component => component.Overlaps(_active)).ToList();
        if (blamed.Count == 0)
            blamed = [.. errors.Select(error => trace.FileOrMore(error.Project, error.Error, cancellationToken))];

        foreach (var edit in blamed.SelectMany(component => component))
        {
            _active.Remove(edit);
            _rejected.Add(edit);
        }
    }
}
