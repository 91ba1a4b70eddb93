using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Map;
using Netra.SsotAnalyzers.Planning;

namespace Netra.SsotAnalyzers.CodeFixes.Rewriting;

/// <summary>Decides which using directives go with the edits: those of aliases and namespaces that nothing needs any more.</summary>
internal sealed class DirectiveRemoval(SourceFiles files, EditSet edits)
{
    private readonly HashSet<(SourceFile File, TextSpan Span)> _dead = [];
    private readonly HashSet<(SourceFile File, TextSpan Span)> _needed = [];
    private readonly ImportedNames _imported = new();
    private readonly Dictionary<INamespaceSymbol, bool> _legacyNamespaces = new(SymbolEqualityComparer.Default);

    /// <summary>The ranges of the directives that go from a file.</summary>
    public IReadOnlyCollection<TextSpan> In(SourceFile file, IEnumerable<Edit> active) =>
        [.. active.Where(edit => edit.Plan.RemovesDirective && IsUnused(edit)).Select(edit => edit.Span)
            .Concat(_dead.Where(dead => dead.File == file).Select(dead => dead.Span))
            .Distinct()];

    /// <summary>Whether every use of an alias is among the active edits, in every file that sees it.</summary>
    private bool IsUnused(Edit directive)
    {
        if (directive.Hit.Namespace is { } ns)
            return directive.File.Views.All(view => view.Hits.All(hit => hit.Namespace != ns || hit.Span == directive.Span || directive.File.Find(hit.RuleId, hit.Span) is { } edit && edits.IsActive(edit) || view.IsSuppressed(hit)));

        var alias = directive.Hit.Alias!;
        var seeing = alias.IsGlobal ? files.Loaded : [directive.File];
        foreach (var file in seeing)
        {
            var active = edits.Active.Where(edit => edit.File == file && !edit.Plan.RemovesDirective).ToList();
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
        edits.Active.Any(edit => edit.File == file && edit != except && edit.Plan.RemovesDirective && edit.Span.Contains(span) && IsUnused(edit));

    private static bool Replaces(Edit edit, TextSpan span) =>
        edit.Span.Contains(span) && !edit.Plan.Pieces.OfType<PlanPiece.Source>().Any(source => source.Span.Contains(span));

    /// <summary>The ranges of the directives of which no word is left in the rewritten text: that nothing needs them is known without asking the compiler.</summary>
    public IReadOnlyCollection<TextSpan> Foresee(SourceFile file, SourceText rewritten) =>
        [.. DirectivesOf(file)
            .Where(directive => directive is { GlobalKeyword.RawKind: 0, StaticKeyword.RawKind: 0, Alias: null } && !_needed.Contains((file, directive.Span)) && ImportsLegacy(file.Primary, directive))
            .Where(directive => file.Views.All(view =>
                view.Model.SyntaxTree.Options.DocumentationMode != DocumentationMode.None && NamespaceOf(view, directive.Span) is { } ns && _imported.AreAbsent(ns, rewritten)))
            .Select(directive => directive.Span)];

    private static INamespaceSymbol? NamespaceOf(SourceFile.View view, TextSpan directive) =>
        view.Root.FindToken(directive.Start).Parent is UsingDirectiveSyntax { Alias: null } own && own.Span == directive ? view.Model.GetSymbolInfo(own.NamespaceOrType).Symbol as INamespaceSymbol : null;

    private static IEnumerable<UsingDirectiveSyntax> DirectivesOf(SourceFile file) =>
        file.Primary.Root.DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax).OfType<UsingDirectiveSyntax>();

    /// <summary>Directives that only the replaced names needed: nothing superseded may keep a file from compiling once it goes.</summary>
    public bool AddDead(List<FileRendering> renderings, List<Diagnostic> unnecessary)
    {
        var found = false;
        var byPath = unnecessary.ToLookup(diagnostic => diagnostic.Location.SourceTree?.FilePath ?? "", StringComparer.Ordinal);
        foreach (var rendering in renderings)
        {
            var file = rendering.File;
            var reported = file.Views.Select(view => view.Model.SyntaxTree.FilePath).Distinct()
                .SelectMany(path => byPath[path])
                .Where(diagnostic => rendering.IsCopied(diagnostic.Location.SourceSpan.Start))
                .GroupBy(diagnostic => rendering.ToOriginal(diagnostic.Location.SourceSpan.Start))
                .Where(group => group.Select(diagnostic => diagnostic.Location.SourceTree).Distinct().Count() >= file.Views.Length)
                .Select(group => group.Key)
                .ToList();
            foreach (var directive in DirectivesOf(file))
            {
                // One CS8019 may cover a run of directives, so each is asked for by its own place.
                if (directive.GlobalKeyword.RawKind == 0 && reported.Contains(directive.SpanStart) && ImportsLegacy(file.Primary, directive) && !MayDisabledTextNeed(file, directive))
                    found |= !_needed.Contains((file, directive.Span)) && _dead.Add((file, directive.Span));
            }
        }

        return found;
    }

    /// <summary>Whether code that an <c>#if</c> leaves out may need the directive: the compiler does not look there.</summary>
    private bool MayDisabledTextNeed(SourceFile file, UsingDirectiveSyntax directive) => file.Views.Any(view =>
    {
        if (!view.Root.ContainsDirectives)
            return false;

        var disabled = string.Concat(view.Root.DescendantTrivia(node => node.ContainsDirectives).Where(trivia => trivia.IsKind(SyntaxKind.DisabledTextTrivia)).Select(trivia => trivia.ToString()));
        return disabled.Trim().Length > 0 && !(NamespaceOf(view, directive.Span) is { } ns && _imported.AreAbsent(ns, SourceText.From(disabled)));
    });

    public bool ImportsLegacy(SourceFile.View view, UsingDirectiveSyntax directive)
    {
        // Nothing needed it before, and so it does not go.
        if (directive is { Alias: null, GlobalKeyword.RawKind: 0 } && view.Engine.Shared(GlobalImports.Of).Names.Contains(directive.NamespaceOrType.ToString()))
            return false;
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

    /// <summary>Puts the directives of the files with errors back, for good; false if there were none.</summary>
    public bool Restore(List<(ProjectId Project, Diagnostic Error)> errors)
    {
        if (_dead.Count == 0)
            return false;

        var paths = new HashSet<string>(errors.Select(error => error.Error.Location.SourceTree?.FilePath ?? ""), StringComparer.Ordinal);
        var restored = _dead.Where(dead => paths.Contains(dead.File.Primary.Model.SyntaxTree.FilePath)).ToList();
        foreach (var dead in restored)
        {
            _dead.Remove(dead);
            _needed.Add(dead);
        }

        return restored.Count > 0;
    }

    /// <summary>What the global using directives of a compilation import.</summary>
    private sealed record GlobalImports(HashSet<string> Names)
    {
        public static GlobalImports Of(SsotEngine engine) => new(new HashSet<string>(
            engine.Compilation.SyntaxTrees.SelectMany(tree => TreeDeclarations.Of(tree, CancellationToken.None).Usings).Where(directive => directive is { Alias: null, GlobalKeyword.RawKind: not 0 }).Select(directive => directive.NamespaceOrType.ToString()),
            StringComparer.Ordinal));
    }
}
