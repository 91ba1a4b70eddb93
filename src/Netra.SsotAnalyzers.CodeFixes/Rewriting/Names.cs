using Netra.SsotAnalyzers.Map;
using Netra.SsotAnalyzers.Planning;

namespace Netra.SsotAnalyzers.CodeFixes.Rewriting;

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
        if (Flows.RegionAt(edit.File.Primary.Root, edit.Span.Start) is Microsoft.CodeAnalysis.CSharp.Syntax.UsingDirectiveSyntax)
            return _byEdit[(edit, id)] = Naming.Qualified;

        // What surrounds one place need not surround the next: only what holds for all is the file's choice.
        if (_looked.Add((edit, id)) && IsHidden(edit, type))
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

    /// <summary>With its namespace.</summary>
    Qualified,

    /// <summary>With its namespace and <c>global::</c>.</summary>
    GlobalQualified,
}
