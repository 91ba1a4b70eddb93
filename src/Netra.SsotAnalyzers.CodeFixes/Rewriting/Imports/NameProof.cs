using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Netra.SsotAnalyzers.CodeFixes.Rewriting.Proof;
using Netra.SsotAnalyzers.Map;
using Netra.SsotAnalyzers.Planning;
using Netra.SsotAnalyzers.Uses;

namespace Netra.SsotAnalyzers.CodeFixes.Rewriting.Imports;

/// <summary>Checks that each written type name binds to its type in the rewritten file, in the shortest form that does.</summary>
internal sealed class NameProof(Names names, EditSet edits, Completion completion)
{
    private bool _hasShortened;

    /// <summary>Names that do not bind to their type in the rewritten file are written one step longer.</summary>
    public async Task<bool> EscalateAsync(Solution rewritten, List<FileRendering> renderings, CancellationToken cancellationToken)
    {
        var escalated = false;
        var wrongByFile = await Task
            .WhenAll(renderings.Select(rendering => Task.Run(() => FindWrongAsync(rewritten, rendering, cancellationToken), cancellationToken)))
            .ConfigureAwait(false);
        foreach (var (rendering, wrong) in renderings.Zip(wrongByFile, (rendering, wrong) => (rendering, wrong)))
        {
            foreach (var group in wrong.GroupBy(item => item.Type, SymbolEqualityComparer.Default))
            {
                var type = (INamedTypeSymbol)group.Key!;
                var inWholeFile = rendering.TypeNames
                    .Where(written => SymbolEqualityComparer.Default.Equals(written.Type, type) && !IsInDirective(written.Edit))
                    .All(written => wrong.Contains((written.Edit, written.Type)));
                foreach (var edit in group.Select(item => item.Edit).Distinct().Take(inWholeFile ? 1 : int.MaxValue))
                    escalated |= names.Escalate(edit, type, inWholeFile);
            }
        }

        return escalated;
    }

    private static async Task<HashSet<(Edit Edit, INamedTypeSymbol Type)>> FindWrongAsync(Solution rewritten, FileRendering rendering,
        CancellationToken cancellationToken)
    {
        var wrong = new HashSet<(Edit, INamedTypeSymbol)>();
        foreach (var view in rendering.File.Views)
        {
            var document = rewritten.GetDocument(view.Document.Id)!;
            var model = (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false))!;
            var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
            var root = await model.SyntaxTree.GetRootAsync(cancellationToken).ConfigureAwait(false);
            var decided = new Dictionary<(SyntaxNode Scope, string Written, INamedTypeSymbol Type), bool>();
            foreach (var (span, edit, type) in rendering.TypeNames)
            {
                if (!view.IsActive(edit.Span) || root.FindToken(Math.Max(span.Start, span.End - 1), findInsideTrivia: true).Parent is not SimpleNameSyntax name)
                    continue;

                var scope = TypeScope.Of(name);
                var key = (scope!, text.ToString(span), type);
                if (scope is null || !decided.TryGetValue(key, out var binds))
                {
                    binds = BindsTo(model, name, type, isPlanned: view == rendering.File.Primary);
                    if (scope is not null)
                        decided.Add(key, binds);
                }

                if (!binds)
                    wrong.Add((edit, type));
            }
        }

        return wrong;
    }

    private static bool BindsTo(SemanticModel model, SimpleNameSyntax name, INamedTypeSymbol type, bool isPlanned)
    {
        var info = model.GetSymbolInfo(name);
        var symbol = name.FirstAncestorOrSelf<CrefSyntax>() is null ? info.Symbol : CrefPlanner.Bind(model, name, CancellationToken.None);
        return symbol is not null ? IsIt(symbol)
            : info.CandidateReason is CandidateReason.NotCreatable or CandidateReason.OverloadResolutionFailure or CandidateReason.Inaccessible
                && info.CandidateSymbols.Any(IsIt);

        // A method of that name in an enclosing type is not a constructor.
        bool IsIt(ISymbol found) =>
            (found as INamedTypeSymbol ?? (found as IMethodSymbol)?.ContainingType) is { } bound
            // Each project may have its own.
            && (isPlanned ? Names.SameType(bound, type) : DocumentationId.Of(bound.OriginalDefinition) == DocumentationId.Of(type.OriginalDefinition));
    }

    /// <summary>Once, when all else is settled: names that were lengthened because of something superseded are tried short again.</summary>
    public bool Shorten(List<FileRendering> renderings)
    {
        if (_hasShortened)
            return false;

        _hasShortened = true;
        var shortened = false;
        foreach (var (_, edit, type) in renderings.SelectMany(rendering => rendering.TypeNames))
        {
            if (names.Of(edit, type) is >= Naming.FileAlias and not Naming.Relative && !IsInDirective(edit) && completion.ConflictingNames(edit).Any())
                shortened |= names.Shorten(edit, type);
        }

        return shortened;
    }

    private static bool IsInDirective(Edit edit) => Flows.RegionAt(edit.File.Primary.Root, edit.Span.Start) is UsingDirectiveSyntax;

    /// <summary>
    /// An added import can make a name of the file's own ambiguous, and an added alias can meet one of its name that
    /// stays; then the types are named without.
    /// </summary>
    public bool EscalateImports(List<FileRendering> renderings, List<(ProjectId Project, Diagnostic Error)> errors)
    {
        var escalated = false;
        var ambiguous = PathsOf(errors, "CS0104", "CS0121", "CS0229");
        var declaredTwice = PathsOf(errors, "CS1537", "CS0576");
        foreach (var rendering in renderings)
        {
            var path = rendering.File.Primary.Model.SyntaxTree.FilePath;
            var written = rendering.TypeNames.Select(name => (name.Edit, name.Type));
            if (ambiguous.Contains(path))
            {
                // Where the ambiguous name is a superseded one that another rule rewrites, it goes now: no later, or the
                // order of the rules would show.
                escalated |= edits.Activate(rendering.File.Edits.Where(edit => edit.Hit.IsReported))
                    || names.EscalateImports(rendering.File, Bringing(written, AmbiguousIn(path))) || names.EscalateImports(rendering.File, written);
            }

            if (declaredTwice.Contains(path))
                escalated |= names.EscalateAliases(rendering.File, written);
        }

        return escalated;

        HashSet<string> AmbiguousIn(string path) =>
            [.. errors.Select(error => error.Error).Where(error => error.Id == "CS0104" && error.Location.SourceTree?.FilePath == path)
            .Select(error => error.Location.SourceTree!.GetRoot(CancellationToken.None)
                .FindToken(error.Location.SourceSpan.Start, findInsideTrivia: true).ValueText)];
    }

    /// <summary>
    /// The written names whose import or alias brings one of some names into the file. The others stay as short as they are, as
    /// they would if another rule had written them before.
    /// </summary>
    private static IEnumerable<(Edit Edit, INamedTypeSymbol Type)> Bringing(IEnumerable<(Edit Edit, INamedTypeSymbol Type)> written, HashSet<string> found) =>
        written.Where(name => found.Contains(name.Type.Name) || (name.Type.ContainingNamespace is { } ns && found.Any(one => Has(ns, one))));

    /// <summary>Whether an import of the namespace brings the name: of a type, or of an extension.</summary>
    private static bool Has(INamespaceSymbol ns, string name) =>
        !ns.GetTypeMembers(name).IsEmpty || ns.GetTypeMembers().Any(type => type.MightContainExtensionMethods && !type.GetMembers(name).IsEmpty);

    /// <summary>An added import or alias that captures a name which no edit wrote goes: the types are named without it.</summary>
    public bool EscalateCapturing(List<FileRendering> renderings, IReadOnlyList<Difference> differences)
    {
        var escalated = false;
        var captured = differences.Where(difference => difference.Kind == Comparison.Import).ToLookup(difference => difference.Path, StringComparer.Ordinal);
        foreach (var rendering in renderings.Where(rendering => captured.Contains(rendering.File.Primary.Model.SyntaxTree.FilePath)))
        {
            var written = rendering.TypeNames.Select(name => (name.Edit, name.Type)).ToList();
            var found = new HashSet<string>(captured[rendering.File.Primary.Model.SyntaxTree.FilePath]
                .SelectMany(difference => SyntaxFactory.ParseTokens(difference.Text)).Where(token => token.IsKind(SyntaxKind.IdentifierToken))
                .Select(token => token.ValueText),
                StringComparer.Ordinal);
            escalated |= Escalate(rendering.File, [.. Bringing(written, found)]) || Escalate(rendering.File, written);
        }

        return escalated;

        bool Escalate(SourceFile file, List<(Edit Edit, INamedTypeSymbol Type)> bringing) =>
            names.EscalateImports(file, bringing) || names.EscalateAliases(file, bringing);
    }

    /// <summary>
    /// The same where what is captured does not compile: an added alias that a name of the file's own binds to, which meant
    /// something else, goes.
    /// </summary>
    public async Task<bool> EscalateCapturedAsync(Solution rewritten, List<FileRendering> renderings, CancellationToken cancellationToken)
    {
        var escalated = false;
        foreach (var rendering in renderings)
        {
            var aliased = rendering.TypeNames.Select(name => (name.Edit, name.Type)).Where(name => names.Of(name.Edit, name.Type) == Naming.FileAlias)
                .ToLookup(name => name.Type.Name, StringComparer.Ordinal);
            foreach (var view in aliased.Count > 0 ? rendering.File.Views : [])
            {
                var model = (await rewritten.GetDocument(view.Document.Id)!.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false))!;
                var root = await model.SyntaxTree.GetRootAsync(cancellationToken).ConfigureAwait(false);
                var captured = root.DescendantNodes().OfType<IdentifierNameSyntax>()
                    .Where(name => aliased.Contains(name.Identifier.ValueText) && rendering.IsCopied(name.SpanStart)
                        && model.GetAliasInfo(name, cancellationToken) is { } alias && !IsSameInOriginal(view, rendering.ToOriginal(name.SpanStart), alias))
                    .Select(name => name.Identifier.ValueText).Distinct(StringComparer.Ordinal).ToList();
                foreach (var name in captured)
                    escalated |= names.EscalateAliases(rendering.File, aliased[name]);
            }
        }

        return escalated;

        bool IsSameInOriginal(SourceFile.View view, int position, IAliasSymbol alias) =>
            view.Root.FindToken(position).Parent is { } name && (view.Model.GetSymbolInfo(name, cancellationToken).Symbol is var symbol)
            && (symbol as INamedTypeSymbol ?? symbol?.ContainingType) is { } original && alias.Target is INamedTypeSymbol target
            && Names.SameType(original, target);
    }

    private static HashSet<string?> PathsOf(List<(ProjectId Project, Diagnostic Error)> errors, params string[] ids) =>
        new(errors.Where(error => ids.Contains(error.Error.Id)).Select(error => error.Error.Location.SourceTree?.FilePath), StringComparer.Ordinal);
}

/// <summary>The names of a file that its added and changed using directives could capture.</summary>
internal static class ImportCapture
{
    /// <summary>The names; null where the directives bring extension members that code uses without naming them.</summary>
    public static NameSet? Of(FileRendering rendering, SyntaxNode root, SemanticModel model)
    {
        var rewritten = model.Compilation;
        var names = new HashSet<string>(StringComparer.Ordinal);
        var before = new HashSet<string>(StaticImports(root).Select(directive => directive.ToString()), StringComparer.Ordinal);
        foreach (var directive in StaticImports(model.SyntaxTree.GetRoot()).Where(directive => !before.Contains(directive.ToString())))
        {
            if (model.GetSymbolInfo(directive.NamespaceOrType).Symbol is not INamedTypeSymbol imported)
                continue;

            var members = imported.GetMembers().Where(member => member is { IsStatic: true, CanBeReferencedByName: true } or INamedTypeSymbol).ToList();
            names.UnionWith(members.Select(member => member.Name));
            if (members.Any(member => member is IMethodSymbol { IsExtensionMethod: true } && ChangedDeclarations.IsUsedWithoutName(member.Name)))
                return null;
        }

        foreach (var directive in rendering.AddedDirectives.SelectMany(text => text.Split('\n')).Select(line => line.Trim().TrimEnd(';')))
        {
            var words = directive.Split([' '], StringSplitOptions.RemoveEmptyEntries);
            if (words.Length >= 4 && words[2] == "=")
                names.Add(words[1].TrimStart('@'));
            else if (words.Length == 2 && !AddNames(words[1], rewritten, names))
                return null;
        }

        foreach (var edit in rendering.Edits.Where(edit => edit.Hit.Namespace is not null && !edit.Plan.RemovesDirective))
        {
            if (edit.Hit.RuleId == DiagnosticIds.SupersededNamespaceUse && edit.Hit.IsReported && !AddNames(edit.Hit.Remedy, rewritten, names))
                return null;
        }

        return new NameSet(names);
    }

    private static IEnumerable<UsingDirectiveSyntax> StaticImports(SyntaxNode root) =>
        root.DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax).OfType<UsingDirectiveSyntax>()
            .Where(directive => directive.StaticKeyword.RawKind != 0);

    private static bool AddNames(string ns, Compilation compilation, HashSet<string> names)
    {
        INamespaceSymbol? found = compilation.GlobalNamespace;
        foreach (var part in ns.Split('.'))
            found = found?.GetNamespaceMembers().FirstOrDefault(member => member.Name == part.TrimStart('@'));

        var isNamed = true;
        foreach (var type in found?.GetTypeMembers() ?? [])
        {
            names.Add(type.Name);
            if (type.Name.EndsWith("Attribute", StringComparison.Ordinal))
                names.Add(type.Name.Substring(0, type.Name.Length - "Attribute".Length));
            if (!type.IsStatic)
                continue;

            foreach (var member in type.GetMembers())
            {
                if (member is IMethodSymbol { IsExtensionMethod: true } extension)
                {
                    names.Add(extension.Name);
                    isNamed &= !ChangedDeclarations.IsUsedWithoutName(extension.Name);
                }
            }

            // Extension blocks hold operators and members of every kind.
            foreach (var block in type.GetTypeMembers().Where(nested => !nested.CanBeReferencedByName))
            {
                names.UnionWith(block.GetMembers().Select(member => member.Name));
                isNamed &= block.GetMembers()
                    .All(member => member is not IMethodSymbol { MethodKind: MethodKind.UserDefinedOperator }
                        && !ChangedDeclarations.IsUsedWithoutName(member.Name));
            }
        }

        return isNamed;
    }
}

/// <summary>
/// Follows the names that source generators make of types' names: <c>Context.Default.OldOrder</c> of a JSON context is
/// <c>Context.Default.Order</c> once its generator has run over the rewritten code.
/// </summary>
/// <remarks>
/// Such a name is not a use of anything superseded. What tells it is the compiler: a name that no edit wrote, that was a
/// generator's member and is one no more, while the generator's type has exactly one member whose signature is its image.
/// </remarks>
internal sealed class GeneratedNames(SourceFiles files, EditSet edits)
{
    private readonly HashSet<(SourceFile File, TextSpan Span)> _followed = [];

    /// <summary>Adds an edit for each error that is such a name; false if there was none. Each name is followed once.</summary>
    public async Task<bool> FollowAsync(Solution rewritten, List<FileRendering> renderings, List<(ProjectId Project, Diagnostic Error)> errors,
        CancellationToken cancellationToken)
    {
        var found = new List<Edit>();
        foreach (var (project, error) in errors)
        {
            if (await FindAsync(rewritten, renderings, project, error, cancellationToken).ConfigureAwait(false) is { } edit
                && _followed.Add((edit.File, edit.Span)))
            {
                found.Add(edit);
            }
        }

        foreach (var edit in found)
            edit.File.Add(edit);
        return edits.Activate(found);
    }

    private async Task<Edit?> FindAsync(Solution rewritten, List<FileRendering> renderings, ProjectId project, Diagnostic error,
        CancellationToken cancellationToken)
    {
        var path = error.Location.SourceTree?.FilePath;
        if (files.Solution.GetProject(project)!.Documents.FirstOrDefault(document => (document.FilePath ?? document.Name) == path) is not { } document)
            return null;

        await files.LoadAsync([document.Id], cancellationToken).ConfigureAwait(false);
        if (files.FindLoaded(document.Id) is not { } file)
            return null;

        var rendering = renderings.FirstOrDefault(rendering => rendering.File == file);
        var position = error.Location.SourceSpan.Start;
        if (rendering is not null && !rendering.IsCopied(position))
            return null;

        // The place of an error behind "?." is the dot.
        position = rendering?.ToOriginal(position) ?? position;
        if (file.Primary.Root.FindToken(position) is { RawKind: (int)SyntaxKind.DotToken } dot)
            position = dot.GetNextToken().SpanStart;
        string? name = null;
        foreach (var view in file.Views.Where(view => view.IsActive(new TextSpan(position, 0))))
        {
            var image = await ImageAsync(rewritten, view, position, renderings, cancellationToken).ConfigureAwait(false);
            if (image is null || (name is not null && image != name))
                return null;
            name = image;
        }

        if (name is null || file.Primary.Root.FindToken(position) is not { Parent: SimpleNameSyntax { Identifier: var written } } || written.ValueText == name)
            return null;

        var plan = Plan.Replace(written.Span, new PlanPiece.Text(PlanPiece.Identifier(name)));
        return new Edit(file, new Hit(DiagnosticIds.SupersededTypeUse, written.Span, Role: "", written.ValueText, name, plan, Sunset: null, IsReported: false),
            plan);
    }

    /// <summary>The name of the one member that the generator has made in place of the member named here; null where there is none.</summary>
    private async Task<string?> ImageAsync(Solution rewritten, SourceFile.View view, int position, List<FileRendering> renderings,
        CancellationToken cancellationToken)
    {
        if (view.Root.FindToken(position).Parent is not SimpleNameSyntax name || view.Model.GetSymbolInfo(name, cancellationToken).Symbol is not { } symbol)
            return null;

        var member = (symbol as IMethodSymbol)?.ReducedFrom ?? symbol.OriginalDefinition;
        if (member.ContainingType is not { } container || !IsOfGenerator(member))
            return null;

        var compilation = (await rewritten.GetProject(view.Document.Project.Id)!.GetCompilationAsync(cancellationToken).ConfigureAwait(false))!;
        if (TypeKey.Of(container.OriginalDefinition).Resolve(compilation) is not { } made)
            return null;

        var image = new SymbolImage(view.Engine, new PositionMap(renderings));
        var same = made.GetMembers()
            .Where(candidate => candidate.Kind == member.Kind && candidate.IsStatic == member.IsStatic && image.SameShape(member, candidate)).ToList();

        // One that was there before is meant only where its types say so.
        if (!image.IsReplaced(member))
            same.RemoveAll(candidate => !container.GetMembers(candidate.Name).IsEmpty);
        return same.Count == 1 && same[0].Name != member.Name ? same[0].Name : null;
    }

    private bool IsOfGenerator(ISymbol symbol) =>
        !symbol.DeclaringSyntaxReferences.IsEmpty
        && symbol.DeclaringSyntaxReferences
            .All(reference => files.Solution.GetDocumentIdsWithFilePath(reference.SyntaxTree.FilePath).IsEmpty
                && files.Solution.GetDocument(reference.SyntaxTree) is null or SourceGeneratedDocument);
}
