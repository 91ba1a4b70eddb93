using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Netra.SsotAnalyzers.CodeFixes.Rewriting.Proof;
using Netra.SsotAnalyzers.Map;
using Netra.SsotAnalyzers.Planning;

namespace Netra.SsotAnalyzers.CodeFixes.Rewriting.Imports;

/// <summary>
/// Chooses how each type is named in each file. The first choice is what lookup in the original file suggests; what does
/// not bind to the type in the rewritten file is chosen again, one step longer.
/// </summary>
internal sealed class Names
{
    private readonly Dictionary<(SourceFile File, string Type), Naming> _byFile = [];
    private readonly Dictionary<(Edit Edit, string Type), Naming> _byEdit = [];
    private readonly HashSet<(Edit Edit, string Type)> _looked = [];

    public Naming Of(Edit edit, INamedTypeSymbol type)
    {
        var id = DocumentationId.Of(type.OriginalDefinition);
        if (_byEdit.TryGetValue((edit, id), out var own))
            return own;

        // In a using directive no other directive's import counts.
        if (Flows.RegionAt(edit.File.Primary.Root, edit.Span.Start) is UsingDirectiveSyntax)
            return _byEdit[(edit, id)] = Naming.Qualified;

        var isNew = _looked.Add((edit, id));
        if (isNew && RelativeNamespace(edit, type) is not null)
            return _byEdit[(edit, id)] = Naming.Relative;

        // What surrounds one place need not surround the next: only what holds for all is the file's choice.
        if (isNew && IsHidden(edit, type))
            return _byEdit[(edit, id)] = Naming.Qualified;

        if (!_byFile.TryGetValue((edit.File, id), out var naming))
            _byFile[(edit.File, id)] = naming = FirstChoice(edit, type);
        return naming;
    }

    /// <summary>Takes the next longer way for a name that did not bind; false when there is none.</summary>
    public bool Escalate(Edit edit, INamedTypeSymbol type, bool inWholeFile)
    {
        var id = DocumentationId.Of(type.OriginalDefinition);
        var current = Of(edit, type);
        if (current == Naming.GlobalQualified)
            return false;

        var next = current switch
        {
            Naming.Simple or Naming.Import when inWholeFile && CanBeAliased(type) => Naming.FileAlias,
            Naming.Qualified => Naming.GlobalQualified,
            _ => Naming.Qualified,
        };
        if (inWholeFile && !_byEdit.ContainsKey((edit, id)))
            _byFile[(edit.File, id)] = next;
        else
            _byEdit[(edit, id)] = next == Naming.FileAlias ? Naming.Qualified : next;
        return true;
    }

    /// <summary>Takes back the imports added to a file, since one made another name ambiguous; false if there were none.</summary>
    public bool EscalateImports(SourceFile file, IEnumerable<(Edit Edit, INamedTypeSymbol Type)> names)
    {
        var escalated = false;
        foreach (var (edit, type) in names)
        {
            if (edit.File == file && Of(edit, type) == Naming.Import)
                escalated |= Escalate(edit, type, inWholeFile: true);
        }

        return escalated;
    }

    /// <summary>Takes back the aliases added to a file, since one of that name stays in it; false if there were none.</summary>
    public bool EscalateAliases(SourceFile file, IEnumerable<(Edit Edit, INamedTypeSymbol Type)> names)
    {
        var escalated = false;
        foreach (var (edit, type) in names)
        {
            if (edit.File == file && Of(edit, type) == Naming.FileAlias)
                escalated |= Escalate(edit, type, inWholeFile: true);
        }

        return escalated;
    }

    /// <summary>
    /// Goes back to the first choice: what made a longer name necessary may have been a directive that went in the same
    /// pass. False if the name is no longer than that.
    /// </summary>
    public bool Shorten(Edit edit, INamedTypeSymbol type)
    {
        var id = DocumentationId.Of(type.OriginalDefinition);
        if (IsHidden(edit, type))
            return false;

        var first = FirstChoice(edit, type);
        var isShortened = _byEdit.Remove((edit, id));
        if (_byFile.TryGetValue((edit.File, id), out var naming) && naming != first)
        {
            _byFile[(edit.File, id)] = first;
            isShortened = true;
        }

        return isShortened;
    }

    /// <summary>The text of the name in front of type arguments, and what the file needs for it.</summary>
    public static string Write(INamedTypeSymbol type, Naming naming, bool withNamespace)
    {
        var outermost = type;
        var name = PlanPiece.Identifier(type.Name);
        while (outermost.ContainingType is { } container)
        {
            outermost = container;
            var arguments = container.TypeArguments.IsEmpty ? "" : "<" + string.Join(", ", container.TypeArguments.Select(argument => argument.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat))) + ">";
            name = PlanPiece.Identifier(container.Name) + arguments + "." + name;
        }

        if (!withNamespace || outermost.ContainingNamespace is not { IsGlobalNamespace: false } ns)
            return naming == Naming.GlobalQualified ? "global::" + name : name;
        return (naming == Naming.GlobalQualified ? "global::" : "") + Write(ns) + "." + name;
    }

    /// <summary>A namespace as code has to write it.</summary>
    public static string Write(INamespaceSymbol ns) =>
        ns.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat.WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted));

    /// <summary>The part of a type's namespace with which its name is written instead of a name that was written in the same way; null for another name.</summary>
    public static string? RelativeNamespace(Edit edit, INamedTypeSymbol type)
    {
        if (edit.File.Views.FirstOrDefault(view => view.IsActive(edit.Span)) is not { } view
            || edit.Plan.Pieces.OfType<PlanPiece.TypeName>().FirstOrDefault() is not { } written || !SameType(written.Type, type)
            || view.Root.FindToken(edit.Span.Start, findInsideTrivia: true).Parent is not IdentifierNameSyntax { Parent: QualifiedNameSyntax or MemberAccessExpressionSyntax or QualifiedCrefSyntax } first
            || first.SpanStart != edit.Span.Start || view.Model.GetAliasInfo(first) is not null
            || view.Model.GetSymbolInfo(first).Symbol is not INamespaceSymbol { IsGlobalNamespace: false, ContainingNamespace: { IsGlobalNamespace: false } around })
        {
            return null;
        }

        var (prefix, whole) = (Write(around) + ".", Outermost(type).ContainingNamespace is { IsGlobalNamespace: false } ns ? Write(ns) : "");
        return whole.StartsWith(prefix, StringComparison.Ordinal) ? whole.Substring(prefix.Length) : null;
    }

    private static bool CanBeAliased(INamedTypeSymbol type) => type.Arity == 0 && type.ContainingType is null;

    private static Naming FirstChoice(Edit edit, INamedTypeSymbol type)
    {
        var outermost = Outermost(type);
        if (outermost.ContainingNamespace.IsGlobalNamespace)
            return Naming.Simple;

        var view = edit.File.Views.First(view => view.IsActive(edit.Span));
        var visible = Visible(view, edit, outermost).Select(symbol => symbol is IAliasSymbol alias ? alias.Target : symbol).ToList();
        if (visible.Count == 1 && visible[0] is INamedTypeSymbol only && SameType(only, outermost))
            return Naming.Simple;

        // A superseded type in the way may be gone when all is written.
        if (visible.All(symbol => symbol is INamedTypeSymbol found && (SameType(found, outermost) || view.Engine.FindSupersession(found) is not null)))
            return Naming.Import;
        return CanBeAliased(type) ? Naming.FileAlias : Naming.Qualified;
    }

    /// <summary>Whether the simple name means something of an enclosing type or namespace at the place, which no directive can help.</summary>
    private static bool IsHidden(Edit edit, INamedTypeSymbol type)
    {
        var outermost = Outermost(type);
        if (edit.File.Views.FirstOrDefault(view => view.IsActive(edit.Span)) is not { } view)
            return false;

        var enclosing = view.Model.GetEnclosingSymbol(edit.Span.Start);
        return Visible(view, edit, outermost).Any(symbol => symbol is not IAliasSymbol
            && !(symbol is INamedTypeSymbol found && SameType(found, outermost))
            && (symbol.ContainingType is not null || Encloses(symbol.ContainingNamespace, enclosing)));
    }

    private static IEnumerable<ISymbol> Visible(SourceFile.View view, Edit edit, INamedTypeSymbol outermost) =>
        view.Model.LookupNamespacesAndTypes(edit.Span.Start, name: outermost.Name)
            .Where(symbol => symbol is not INamedTypeSymbol found || found.Arity == outermost.Arity);

    /// <summary>The types whose names a piece writes: its own, and those of its type arguments.</summary>
    public static IEnumerable<INamedTypeSymbol> In(PlanPiece.TypeName piece) =>
        piece.WithTypeArguments
            ? piece.Type.TypeArguments.OfType<INamedTypeSymbol>().Where(argument => argument is { SpecialType: SpecialType.None, IsTupleType: false, TypeKind: not TypeKind.Error })
                .SelectMany(argument => In(new PlanPiece.TypeName(argument, WithTypeArguments: true))).Append(piece.Type)
            : [piece.Type];

    /// <summary>The definition of the type that a type is nested in, or its own.</summary>
    public static INamedTypeSymbol Outermost(INamedTypeSymbol type)
    {
        var outermost = type.OriginalDefinition;
        while (outermost.ContainingType is { } container)
            outermost = container;
        return outermost;
    }

    private static bool Encloses(INamespaceSymbol? ns, ISymbol? symbol)
    {
        for (var current = symbol as INamespaceSymbol ?? symbol?.ContainingNamespace; current is not null; current = current.ContainingNamespace)
        {
            if (!current.IsGlobalNamespace && current.ToDisplayString() == ns?.ToDisplayString())
                return true;
        }

        return false;
    }

    public static bool SameType(INamedTypeSymbol left, INamedTypeSymbol right) =>
        left.ContainingAssembly?.Name == right.ContainingAssembly?.Name
        && DocumentationId.Of(left.OriginalDefinition) == DocumentationId.Of(right.OriginalDefinition);
}

/// <summary>How a type is named in a file, from the shortest way to the one that always binds.</summary>
internal enum Naming
{
    /// <summary>By its simple name, which is in scope.</summary>
    Simple,

    /// <summary>By its simple name, with an import added.</summary>
    Import,

    /// <summary>By its simple name, with a file-level alias of that very name: another type in scope has it too.</summary>
    FileAlias,

    /// <summary>With the part of its namespace that does not enclose the place, as the name that it replaces.</summary>
    Relative,

    /// <summary>With its namespace.</summary>
    Qualified,

    /// <summary>With its namespace and <c>global::</c>.</summary>
    GlobalQualified,
}

/// <summary>Checks that each written type name binds to its type in the rewritten file, in the shortest form that does.</summary>
internal sealed class NameProof(Names names, EditSet edits, Completion completion)
{
    private bool _hasShortened;

    /// <summary>Names that do not bind to their type in the rewritten file are written one step longer.</summary>
    public async Task<bool> EscalateAsync(Solution rewritten, List<FileRendering> renderings, CancellationToken cancellationToken)
    {
        var escalated = false;
        var wrongByFile = await Task.WhenAll(renderings.Select(rendering => Task.Run(() => FindWrongAsync(rewritten, rendering, cancellationToken), cancellationToken))).ConfigureAwait(false);
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

    private static async Task<HashSet<(Edit Edit, INamedTypeSymbol Type)>> FindWrongAsync(Solution rewritten, FileRendering rendering, CancellationToken cancellationToken)
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
            : info.CandidateReason is CandidateReason.NotCreatable or CandidateReason.OverloadResolutionFailure or CandidateReason.Inaccessible && info.CandidateSymbols.Any(IsIt);

        // A method of that name in an enclosing type is not a constructor.
        bool IsIt(ISymbol found) =>
            (found as INamedTypeSymbol ?? (found as IMethodSymbol)?.ContainingType) is { } bound
            && (isPlanned ? Names.SameType(bound, type) : DocumentationId.Of(bound.OriginalDefinition) == DocumentationId.Of(type.OriginalDefinition)); // each project may have its own
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
                escalated |= edits.Activate(rendering.File.Edits.Where(edit => edit.Hit.IsReported)) || names.EscalateImports(rendering.File, written);
            }

            if (declaredTwice.Contains(path))
                escalated |= names.EscalateAliases(rendering.File, written);
        }

        return escalated;
    }

    /// <summary>An added import or alias that captures a name which no edit wrote goes: the types are named without it.</summary>
    public bool EscalateCapturing(List<FileRendering> renderings, IReadOnlyList<Difference> differences)
    {
        var escalated = false;
        var captured = new HashSet<string>(differences.Where(difference => difference.Kind == Comparison.Import).Select(difference => difference.Path), StringComparer.Ordinal);
        foreach (var rendering in renderings.Where(rendering => captured.Contains(rendering.File.Primary.Model.SyntaxTree.FilePath)))
        {
            var written = rendering.TypeNames.Select(name => (name.Edit, name.Type)).ToList();
            escalated |= names.EscalateImports(rendering.File, written) || names.EscalateAliases(rendering.File, written);
        }

        return escalated;
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
            var aliased = rendering.TypeNames.Select(name => (name.Edit, name.Type)).Where(name => names.Of(name.Edit, name.Type) == Naming.FileAlias).ToLookup(name => name.Type.Name, StringComparer.Ordinal);
            foreach (var view in aliased.Count > 0 ? rendering.File.Views : [])
            {
                var model = (await rewritten.GetDocument(view.Document.Id)!.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false))!;
                var root = await model.SyntaxTree.GetRootAsync(cancellationToken).ConfigureAwait(false);
                var captured = root.DescendantNodes().OfType<IdentifierNameSyntax>()
                    .Where(name => aliased.Contains(name.Identifier.ValueText) && rendering.IsCopied(name.SpanStart) && model.GetAliasInfo(name, cancellationToken) is { } alias && !IsSameInOriginal(view, rendering.ToOriginal(name.SpanStart), alias))
                    .Select(name => name.Identifier.ValueText).Distinct(StringComparer.Ordinal).ToList();
                foreach (var name in captured)
                    escalated |= names.EscalateAliases(rendering.File, aliased[name]);
            }
        }

        return escalated;

        bool IsSameInOriginal(SourceFile.View view, int position, IAliasSymbol alias) =>
            view.Root.FindToken(position).Parent is { } name && (view.Model.GetSymbolInfo(name, cancellationToken).Symbol is var symbol)
            && (symbol as INamedTypeSymbol ?? symbol?.ContainingType) is { } original && alias.Target is INamedTypeSymbol target && Names.SameType(original, target);
    }

    private static HashSet<string?> PathsOf(List<(ProjectId Project, Diagnostic Error)> errors, params string[] ids) =>
        new(errors.Where(error => ids.Contains(error.Error.Id)).Select(error => error.Error.Location.SourceTree?.FilePath), StringComparer.Ordinal);
}

/// <summary>
/// Where equal names mean the same type. What stands where only a type can stand is looked up in the enclosing types,
/// namespaces and directives alone, so one such name of a type's body proves the others, and no method body is bound for it.
/// </summary>
internal static class TypeScope
{
    /// <summary>The enclosing declaration that decides what the name means; null where more than that decides.</summary>
    public static SyntaxNode? Of(SimpleNameSyntax name)
    {
        SyntaxNode whole = name;
        while ((whole.Parent is QualifiedNameSyntax qualified && qualified.Right == whole) || whole.Parent is AliasQualifiedNameSyntax)
            whole = whole.Parent;
        if (!IsType(whole))
            return null;

        var leftmost = whole.GetFirstToken().ValueText;
        for (var node = whole.Parent; node is not null; node = node.Parent)
        {
            switch (node)
            {
                case BaseTypeDeclarationSyntax type:
                    return type.OpenBraceToken.Span.End <= whole.SpanStart && type.OpenBraceToken.RawKind != 0 ? type : null;
                case BaseNamespaceDeclarationSyntax or CompilationUnitSyntax:
                    return node;
                case MethodDeclarationSyntax { TypeParameterList: { } list } when Declares(list):
                case LocalFunctionStatementSyntax { TypeParameterList: { } local } when Declares(local):
                case DelegateDeclarationSyntax { TypeParameterList: { } @delegate } when Declares(@delegate):
                case AttributeSyntax or UsingDirectiveSyntax or CrefSyntax:
                    return null;
            }
        }

        return null;

        bool Declares(TypeParameterListSyntax list) => list.Parameters.Any(parameter => parameter.Identifier.ValueText == leftmost);
    }

    private static bool IsType(SyntaxNode node) => node.Parent switch
    {
        TypeArgumentListSyntax or NullableTypeSyntax or ArrayTypeSyntax or TupleElementSyntax or TypeOfExpressionSyntax or DefaultExpressionSyntax => true,
        VariableDeclarationSyntax declaration => declaration.Type == node,
        ParameterSyntax parameter => parameter.Type == node,
        BasePropertyDeclarationSyntax property => property.Type == node,
        MethodDeclarationSyntax method => method.ReturnType == node,
        LocalFunctionStatementSyntax function => function.ReturnType == node,
        ObjectCreationExpressionSyntax creation => creation.Type == node,
        CastExpressionSyntax cast => cast.Type == node,
        _ => false,
    };
}
