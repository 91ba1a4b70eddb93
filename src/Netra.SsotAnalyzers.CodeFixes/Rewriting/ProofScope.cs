using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Netra.SsotAnalyzers.CodeFixes.Rewriting;

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
        "GetEnumerator", "GetAsyncEnumerator", "MoveNext", "MoveNextAsync", "Current", "GetAwaiter", "IsCompleted", "GetResult", "OnCompleted", "Dispose", "DisposeAsync",
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
        return WordSearch.Positions(text, _words.Value, out var hasEscapes).Count > 0 || hasEscapes || (_concernsConstructors && UnnamedCreation.IsMatch(text.ToString()));
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

                case MethodDeclarationSyntax or PropertyDeclarationSyntax or EventDeclarationSyntax or BaseFieldDeclarationSyntax or ConstructorDeclarationSyntax or ParameterListSyntax { Parent: ClassDeclarationSyntax }
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
        member is BaseFieldDeclarationSyntax or ConstructorDeclarationSyntax or MethodDeclarationSyntax { ExplicitInterfaceSpecifier: null } or PropertyDeclarationSyntax { ExplicitInterfaceSpecifier: null } or EventDeclarationSyntax { ExplicitInterfaceSpecifier: null }
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
