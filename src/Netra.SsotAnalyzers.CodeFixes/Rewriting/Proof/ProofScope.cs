using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Map;
using Netra.SsotAnalyzers.Uses;

namespace Netra.SsotAnalyzers.CodeFixes.Rewriting.Proof;

/// <summary>
/// Where the compiler can see a difference after some edits, so that a light bulb need not compile the whole solution. What is
/// in a body concerns its file, and so does what is in the declaration of a private member, unless its type is in parts. What
/// is in another member's declaration concerns the files that hold the member's name, and those of the types that have the
/// member: derived classes, implementations, other parts. Anything else concerns all there is.
/// </summary>
internal sealed class ProofScope
{
    /// <summary>Members that C# uses without their name.</summary>
    private static readonly HashSet<string> Unnamed = new(StringComparer.Ordinal)
    {
        "GetEnumerator", "GetAsyncEnumerator", "MoveNext", "MoveNextAsync", "Current", "GetAwaiter", "IsCompleted", "GetResult", "OnCompleted", "Dispose",
        "DisposeAsync",
        "Deconstruct", "Add", "Slice", "Length", "Count", "Invoke", "GetPinnableReference", "Create", "Equals", "ToString",
        "Select", "SelectMany", "Where", "Join", "GroupJoin", "GroupBy", "OrderBy", "OrderByDescending", "ThenBy", "ThenByDescending", "Cast",
        "AppendLiteral", "AppendFormatted",
    };

    private static readonly Regex UnnamedCreation = new(@"\b(?:new|base|this)\s*\(", RegexOptions.CultureInvariant);

    private readonly HashSet<string> _paths = new(StringComparer.Ordinal);
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly HashSet<string> _types = new(StringComparer.Ordinal);
    private readonly Lazy<NameSet> _words;
    private bool _isEverything;
    private bool _concernsConstructors;

    public ProofScope(IEnumerable<Edit> edits)
    {
        _words = new Lazy<NameSet>(() => new NameSet(_names));
        foreach (var edit in edits)
        {
            foreach (var view in edit.File.Views)
                _paths.Add(view.Model.SyntaxTree.FilePath);
            Add(edit.File.Primary, edit.File.Primary.Root.FindToken(edit.Span.Start, findInsideTrivia: true).Parent);
        }
    }

    /// <summary>What the compiler says of the part of a project that is concerned.</summary>
    public ImmutableArray<Diagnostic> Diagnose(Compilation compilation, CancellationToken cancellationToken)
    {
        if (_isEverything)
            return compilation.GetDiagnostics(cancellationToken);

        var having = TreesOfHavingTypes(compilation);
        var found = new HashSet<Diagnostic>();
        foreach (var tree in compilation.SyntaxTrees.Where(tree => having.Contains(tree) || IsConcerned(tree, cancellationToken)))
            found.UnionWith(compilation.GetSemanticModel(tree).GetDiagnostics(cancellationToken: cancellationToken));
        return [.. found];
    }

    /// <summary>
    /// The files of every type that has a concerned member. A class that inherits what an interface asks for says neither's
    /// name.
    /// </summary>
    private HashSet<SyntaxTree> TreesOfHavingTypes(Compilation compilation) =>
        _types.Count == 0 ? [] : [.. compilation.Assembly.GlobalNamespace.AllTypes()
            .Where(type => type.BaseTypes().Concat(type.AllInterfaces).Prepend(type).Any(declaring => _types.Contains(declaring.FullMetadataName())))
            .SelectMany(type => type.DeclaringSyntaxReferences)
            .Select(declaration => declaration.SyntaxTree)];

    private bool IsConcerned(SyntaxTree tree, CancellationToken cancellationToken)
    {
        if (_paths.Contains(tree.FilePath))
            return true;
        if (_names.Count == 0)
            return false;

        var text = tree.GetText(cancellationToken);
        return WordSearch.Positions(text, _words.Value, out var hasEscapes).Count > 0 || hasEscapes
            || (_concernsConstructors && UnnamedCreation.IsMatch(text.ToString()));
    }

    private void Add(SourceFile.View file, SyntaxNode? node)
    {
        for (; node is not null; node = (node as StructuredTriviaSyntax)?.ParentTrivia.Token.Parent ?? node.Parent)
        {
            switch (node)
            {
                case BlockSyntax or ArrowExpressionClauseSyntax or GlobalStatementSyntax or ConstructorInitializerSyntax or DocumentationCommentTriviaSyntax:
                case EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax }:
                case EqualsValueClauseSyntax { Parent.Parent.Parent: FieldDeclarationSyntax field } when !field.Modifiers.Any(SyntaxKind.ConstKeyword):
                case UsingDirectiveSyntax { GlobalKeyword.RawKind: 0 }:
                    return;

                case MemberDeclarationSyntax member when IsSeenByItsFileAlone(member):
                    return;

                case MethodDeclarationSyntax or PropertyDeclarationSyntax or EventDeclarationSyntax or BaseFieldDeclarationSyntax
                    or ConstructorDeclarationSyntax or ParameterListSyntax { Parent: ClassDeclarationSyntax }
                    when node.FirstAncestorOrSelf<BaseTypeDeclarationSyntax>() is { } declaring && file.Model.GetDeclaredSymbol(declaring) is { } type:
                    _types.Add(type.FullMetadataName());
                    AddNames(node);
                    return;
                case MemberDeclarationSyntax or AttributeListSyntax or UsingDirectiveSyntax or CompilationUnitSyntax:
                    _isEverything = true;
                    return;
            }
        }
    }

    private void AddNames(SyntaxNode member)
    {
        switch (member)
        {
            case MethodDeclarationSyntax method:
                AddName(method.Identifier);
                break;
            case PropertyDeclarationSyntax property:
                AddName(property.Identifier);
                break;
            case EventDeclarationSyntax @event:
                AddName(@event.Identifier);
                break;
            case BaseFieldDeclarationSyntax fields:
                foreach (var variable in fields.Declaration.Variables)
                    AddName(variable.Identifier);
                break;
            case ConstructorDeclarationSyntax or ParameterListSyntax:
                _concernsConstructors = true;
                AddName(member.FirstAncestorOrSelf<TypeDeclarationSyntax>()!.Identifier);
                break;
        }
    }

    /// <summary>A private member of a class or struct in one part. What implements an interface's member explicitly is seen by its callers.</summary>
    private static bool IsSeenByItsFileAlone(MemberDeclarationSyntax member) =>
        member is BaseFieldDeclarationSyntax or ConstructorDeclarationSyntax or MethodDeclarationSyntax { ExplicitInterfaceSpecifier: null }
            or PropertyDeclarationSyntax { ExplicitInterfaceSpecifier: null } or EventDeclarationSyntax { ExplicitInterfaceSpecifier: null }
        && member.Parent is ClassDeclarationSyntax or StructDeclarationSyntax or RecordDeclarationSyntax
        && !((TypeDeclarationSyntax)member.Parent).Modifiers.Any(SyntaxKind.PartialKeyword)
        && !member.Modifiers.Any(modifier => modifier.Kind() is SyntaxKind.PublicKeyword or SyntaxKind.InternalKeyword or SyntaxKind.ProtectedKeyword);

    private void AddName(SyntaxToken name)
    {
        _names.Add(name.ValueText);

        // "[Mark]" names MarkAttribute.
        if (TypeExtensions.AttributeShortName(name.ValueText) is { } shortName)
            _names.Add(shortName);
        _isEverything |= Unnamed.Contains(name.ValueText);
    }
}

/// <summary>What the proof of equality compares, and where. The product uses <see cref="Default"/>; tests use the rest.</summary>
/// <param name="Comparisons">The kinds of comparison that are made.</param>
/// <param name="IsUnrestricted">Whether every member of every file is compared, and not only those that an edit can reach.</param>
internal sealed record ProofOptions(Comparison Comparisons, bool IsUnrestricted)
{
    private static readonly AsyncLocal<ProofOptions?> Set = new();

    public static ProofOptions Default { get; } = new(Comparison.All, IsUnrestricted: false);

    /// <summary>The options of the current flow of control.</summary>
    public static ProofOptions Current => Set.Value ?? Default;

    /// <summary>Sets the options for the current flow of control and what it starts.</summary>
    public static void Use(ProofOptions options) => Set.Value = options;
}

/// <summary>A place at which the rewritten solution does something else than the original one.</summary>
/// <param name="Project">The project in which the place was compiled.</param>
/// <param name="Path">The file.</param>
/// <param name="Position">The position in the original file.</param>
/// <param name="Kind">The comparison that found it.</param>
/// <param name="Text">The original code at the place, for messages and tests.</param>
internal sealed record Difference(ProjectId Project, string Path, int Position, Comparison Kind, string Text);

/// <summary>The kinds of comparison that the proof of equality makes. Tests switch one off to show that another test depends on it.</summary>
[Flags]
internal enum Comparison
{
    None = 0,

    /// <summary>The member that a name, a call or a construction binds to, and the parameters that its arguments go to.</summary>
    Overload = 1,

    /// <summary>The type of an expression, and the conversion to the type that its place takes.</summary>
    Conversion = 2,

    /// <summary>The method of an operator.</summary>
    Operator = 4,

    /// <summary>The members that <c>foreach</c>, <c>await</c>, a deconstruction, a pattern or a query uses without naming them.</summary>
    PatternMember = 8,

    /// <summary>The extension member that a call binds to.</summary>
    Extension = 16,

    /// <summary>The delegate type of a lambda or a method group.</summary>
    DelegateType = 32,

    /// <summary>The names that an added or changed <c>using</c> directive could capture.</summary>
    Import = 64,

    /// <summary>The values of constants, default arguments and texts that the compiler fills in.</summary>
    Constant = 128,

    /// <summary>Preprocessor directives and disabled text.</summary>
    Directive = 256,

    /// <summary>What a running program can tell of a type: equality, interfaces, serialized shape.</summary>
    Aspect = 512,

    All = Aspect | Overload | Conversion | Operator | PatternMember | Extension | DelegateType | Import | Constant | Directive,
}

/// <summary>
/// Looks in other projects for overrides and implementations of members whose uses would be rewritten: one compilation
/// sees its own alone.
/// </summary>
internal sealed class OverrideSearch(Solution solution)
{
    private readonly Dictionary<string, List<Place>> _found = new(StringComparer.Ordinal);

    /// <summary>A declaration that overrides or implements a member.</summary>
    internal sealed record Place(ProjectId Project, string Path, LinePosition Position);

    /// <summary>Those of the edits whose replaced member is overridden in a project that is not their own, each with an override.</summary>
    public async Task<ImmutableArray<(Edit Edit, Place Override)>> ReachedAsync(IReadOnlyCollection<Edit> edits, CancellationToken cancellationToken)
    {
        var dispatching = edits.Where(edit => edit.Hit.Dispatch is not null).ToList();
        var unknown = new HashSet<string>(dispatching.Select(edit => edit.Hit.Dispatch!).Where(id => !_found.ContainsKey(id)), StringComparer.Ordinal);
        if (unknown.Count > 0)
            await SearchAsync(unknown, cancellationToken).ConfigureAwait(false);

        return
        [
            .. from edit in dispatching
               let place = _found[edit.Hit.Dispatch!].FirstOrDefault(place => edit.File.Views.All(view => view.Document.Project.Id != place.Project))
               where place is not null
               select (edit, place),
        ];
    }

    private async Task SearchAsync(HashSet<string> ids, CancellationToken cancellationToken)
    {
        foreach (var id in ids)
            _found.Add(id, []);

        var names = new NameSet(ids.Select(SimpleName));
        foreach (var project in solution.Projects.Where(project => project.Language == LanguageNames.CSharp))
        {
            foreach (var document in project.Documents.Where(document => document.SupportsSemanticModel))
            {
                var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
                var places = WordSearch.Positions(text, names, out _);
                if (places.Count == 0)
                    continue;

                var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
                var declarations = places.Select(place => root!.FindToken(place).Parent)
                    .Where(node => node is MethodDeclarationSyntax or PropertyDeclarationSyntax or EventDeclarationSyntax
                        or VariableDeclaratorSyntax { Parent.Parent: EventFieldDeclarationSyntax })
                    .Distinct().ToList();
                if (declarations.Count == 0)
                    continue;

                var model = (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false))!;
                var engine = SsotEngine.For(model.Compilation, project.AnalyzerOptions, cancellationToken);
                foreach (var declaration in declarations)
                {
                    if (model.GetDeclaredSymbol(declaration!, cancellationToken) is { } symbol && Dispatch.Of(engine).ReplacedBase(symbol) is (var replaced, _)
                        && _found.TryGetValue(DocumentationId.Of(replaced), out var overrides))
                    {
                        overrides.Add(new Place(project.Id, model.SyntaxTree.FilePath, text.Lines.GetLinePosition(NameOf(declaration!).SpanStart)));
                    }
                }
            }
        }
    }

    private static SyntaxToken NameOf(SyntaxNode declaration) => declaration switch
    {
        MethodDeclarationSyntax method => method.Identifier,
        PropertyDeclarationSyntax property => property.Identifier,
        EventDeclarationSyntax @event => @event.Identifier,
        _ => declaration.GetFirstToken(),
    };

    private static string SimpleName(string id)
    {
        var end = id.IndexOf('(');
        var name = end < 0 ? id : id.Substring(0, end);
        name = name.Substring(name.LastIndexOf('.') + 1);
        var arity = name.IndexOf('`');
        return arity < 0 ? name : name.Substring(0, arity);
    }
}

/// <summary>The declarations whose types the edits change, by the names under which code elsewhere can use them.</summary>
internal sealed class ChangedDeclarations
{
    /// <summary>Members that code uses without naming them.</summary>
    private static readonly HashSet<string> Unnamed = new(StringComparer.Ordinal)
    {
        "GetEnumerator", "GetAsyncEnumerator", "Current", "MoveNext", "MoveNextAsync", "Dispose", "DisposeAsync", "Deconstruct", "Add", "GetAwaiter",
        "GetResult", "IsCompleted", "Slice",
    };

    /// <summary>Whether code uses a member of that name without naming it.</summary>
    public static bool IsUsedWithoutName(string name) => Unnamed.Contains(name);

    private ChangedDeclarations(NameSet names, bool reachesAll)
    {
        Names = names;
        ReachesAll = reachesAll;
    }

    public NameSet Names { get; }

    /// <summary>Whether some are used without a name, so that they can matter in any body.</summary>
    public bool ReachesAll { get; }

    public static ChangedDeclarations Of(IEnumerable<FileRendering> renderings)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var reachesAll = false;
        foreach (var rendering in renderings)
        {
            foreach (var edit in rendering.Edits)
            {
                if (Declaration(rendering.File.Primary.Root, edit) is { } declaration)
                    reachesAll |= !AddNames(declaration, names);
            }
        }

        return new ChangedDeclarations(new NameSet(names), reachesAll || names.Overlaps(Unnamed));
    }

    /// <summary>The declaration whose signature the edit is in; null for an edit in a body, a directive or an attribute.</summary>
    private static SyntaxNode? Declaration(SyntaxNode root, Edit edit)
    {
        for (var node = root.FindToken(edit.Hit.Span.Start).Parent; node is not null; node = node.Parent)
        {
            switch (node)
            {
                case StatementSyntax or ArrowExpressionClauseSyntax or EqualsValueClauseSyntax or AttributeSyntax or UsingDirectiveSyntax
                    or ConstructorInitializerSyntax or AccessorListSyntax:
                    return null;
                case BaseTypeSyntax or MemberDeclarationSyntax:
                    return node;
            }
        }

        return null;
    }

    private static bool AddNames(SyntaxNode declaration, HashSet<string> names)
    {
        switch (declaration)
        {
            case MethodDeclarationSyntax method:
                return names.Add(method.Identifier.ValueText) || true;
            case PropertyDeclarationSyntax property:
                return names.Add(property.Identifier.ValueText) || true;
            case EventDeclarationSyntax @event:
                return names.Add(@event.Identifier.ValueText) || true;
            case BaseFieldDeclarationSyntax field:
                names.UnionWith(field.Declaration.Variables.Select(variable => variable.Identifier.ValueText));
                return true;
            case DelegateDeclarationSyntax @delegate:
                return names.Add(@delegate.Identifier.ValueText) || true;

            // Constructions name their type, or are written as "new(" or "base(".
            case ConstructorDeclarationSyntax constructor:
                names.UnionWith([constructor.Identifier.ValueText, "new", "base"]);
                return true;
            case TypeDeclarationSyntax { ParameterList: not null } type:
                names.UnionWith([type.Identifier.ValueText, "new", "base",
                    .. type.ParameterList.Parameters.Select(parameter => parameter.Identifier.ValueText)]);
                return type is not RecordDeclarationSyntax;
            default:
                return false;
        }
    }
}
