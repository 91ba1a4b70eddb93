using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Map;
using Netra.SsotAnalyzers.Planning;
using Netra.SsotAnalyzers.Uses;

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
        if (!inWholeFile || _byEdit.ContainsKey((edit, id)))
        {
            _byEdit[(edit, id)] = next == Naming.FileAlias ? Naming.Qualified : next;
        }
        else if (next is Naming.Import or Naming.FileAlias)
        {
            _byFile[(edit.File, id)] = next;
        }
        else
        {
            // A place that is written later may need no more than the first choice: which rule comes first must not show.
            _byFile.Remove((edit.File, id));
            foreach (var place in _looked.Where(place => place.Edit.File == edit.File && place.Type == id && !_byEdit.ContainsKey(place)).ToList())
                _byEdit[place] = next;
        }

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
            var arguments = container.TypeArguments.IsEmpty
                ? "" : "<" + string.Join(", ", container.TypeArguments.Select(argument => argument.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)))
                    + ">";
            name = PlanPiece.Identifier(container.Name) + arguments + "." + name;
        }

        if (!withNamespace || outermost.ContainingNamespace is not { IsGlobalNamespace: false } ns)
            return naming == Naming.GlobalQualified ? "global::" + name : name;
        return (naming == Naming.GlobalQualified ? "global::" : "") + Write(ns) + "." + name;
    }

    /// <summary>A namespace as code has to write it.</summary>
    public static string Write(INamespaceSymbol ns) =>
        ns.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat.WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted));

    /// <summary>
    /// The part of a type's namespace with which its name is written instead of a name that was written in the same way; null for another
    /// name.
    /// </summary>
    public static string? RelativeNamespace(Edit edit, INamedTypeSymbol type)
    {
        if (edit.File.Views.FirstOrDefault(view => view.IsActive(edit.Span)) is not { } view
            || edit.Plan.Pieces.OfType<PlanPiece.TypeName>().FirstOrDefault() is not { } written || !SameType(written.Type, type)
            || view.Root.FindToken(edit.Span.Start,
                findInsideTrivia: true).Parent is not IdentifierNameSyntax
                {
                    Parent: QualifiedNameSyntax or MemberAccessExpressionSyntax
                    or QualifiedCrefSyntax
                } first
            || first.SpanStart != edit.Span.Start || view.Model.GetAliasInfo(first) is not null
            || view.Model.GetSymbolInfo(first).Symbol is not INamespaceSymbol
            {
                IsGlobalNamespace: false,
                ContainingNamespace: { IsGlobalNamespace: false } around
            })
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
            ? piece.Type.TypeArguments.OfType<INamedTypeSymbol>()
                .Where(argument => argument is { SpecialType: SpecialType.None, IsTupleType: false, TypeKind: not TypeKind.Error })
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

/// <summary>
/// The words by which code can use what a namespace's directive brings in. A text without any of them does not need the
/// directive, and no compilation has to be made to know it.
/// </summary>
internal sealed class ImportedNames
{
    private const string Attribute = nameof(Attribute);

    private readonly Dictionary<INamespaceSymbol, NameSet?> _names = new(SymbolEqualityComparer.Default);

    /// <summary>Whether nothing in the text can mean anything of the namespace.</summary>
    public bool AreAbsent(INamespaceSymbol ns, SourceText text)
    {
        if (!_names.TryGetValue(ns, out var names))
            _names.Add(ns, names = NamesOf(ns));

        return names is not null && WordSearch.Positions(text, names, out var hasEscapes).Count == 0 && !hasEscapes;
    }

    /// <summary>Null where something can be used unnamed: extension members are found by <c>foreach</c>, <c>await</c>, queries and operators too.</summary>
    private static NameSet? NamesOf(INamespaceSymbol ns)
    {
        var types = ns.GetTypeMembers();
        return types.Any(type =>
            type is { IsStatic: true } && (type.MightContainExtensionMethods || type.GetTypeMembers().Any(nested => !nested.CanBeReferencedByName)))
            ? null
            : new NameSet(types.SelectMany(type =>
                type.Name.EndsWith(Attribute, StringComparison.Ordinal)
                    ? [type.Name, type.Name.Substring(0, type.Name.Length - Attribute.Length)] : new[] { type.Name }));
    }
}

/// <summary>What the global using directives of a compilation import.</summary>
internal sealed record GlobalImports(HashSet<string> Names)
{
    public static GlobalImports Of(SsotEngine engine) => new(new HashSet<string>(
        engine.Compilation.SyntaxTrees.SelectMany(tree => TreeDeclarations.Of(tree, CancellationToken.None).Usings)
            .Where(directive => directive is { Alias: null, GlobalKeyword.RawKind: not 0 }).Select(directive => directive.NamespaceOrType.ToString()),
        StringComparer.Ordinal));
}
