using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Netra.SsotAnalyzers.Map;

namespace Netra.SsotAnalyzers.Rules.MapHealth;

/// <summary>
/// Finds the attributes of the map in a compilation's files. Those of the assembly are looked up by their place: a map may
/// have thousands of them, and to compare each with each would cost more than everything else.
/// </summary>
internal sealed class MapAttributeReader
{
    private readonly ImmutableHashSet<string> _globalAliases;
    private readonly Lazy<Dictionary<(SyntaxTree Tree, TextSpan Span), AttributeData>> _ofTheAssembly;

    public MapAttributeReader(Compilation compilation)
    {
        _globalAliases = SourceMapReader.GlobalAliases(compilation, CancellationToken.None);
        MayDeclare = compilation.SyntaxTrees.Any(tree => TreeDeclarations.Of(tree, _globalAliases, CancellationToken.None) is { } declarations
            && (declarations.HasAssemblyAttributes || !declarations.AttributedDeclarations.IsEmpty));
        _ofTheAssembly = new(() => ByPlace(compilation.Assembly));
    }

    /// <summary>Whether the sources may hold an attribute of the map, by syntax alone.</summary>
    public bool MayDeclare { get; }

    /// <summary>The attributes of the map in one file, in the order of the text.</summary>
    public ImmutableArray<MapAttribute> In(SemanticModel model, CancellationToken cancellationToken)
    {
        var declarations = TreeDeclarations.Of(model.SyntaxTree, _globalAliases, cancellationToken);
        var found = ImmutableArray.CreateBuilder<MapAttribute>();
        if (declarations.HasAssemblyAttributes)
        {
            foreach (var list in ((CompilationUnitSyntax)model.SyntaxTree.GetRoot(cancellationToken)).AttributeLists)
                Add(found, model.Compilation.Assembly, _ofTheAssembly.Value, list, new SyntaxList<AttributeListSyntax>(list));
        }

        foreach (var declaration in declarations.AttributedDeclarations)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var declared = declaration is BaseFieldDeclarationSyntax field
                ? field.Declaration.Variables.Select(variable => model.GetDeclaredSymbol(variable, cancellationToken)).FirstOrDefault()
                : model.GetDeclaredSymbol(declaration, cancellationToken);
            if (declared is IParameterSymbol parameter)
                declared = parameter.DeclaredProperty();
            if (declared is not null)
                Add(found, declared, ByPlace(declared), declaration, AttributeLists(declaration));
        }

        return found.ToImmutable();
    }

    private static void Add(
        ImmutableArray<MapAttribute>.Builder found, ISymbol target, Dictionary<(SyntaxTree Tree, TextSpan Span), AttributeData> byPlace, SyntaxNode declaration, SyntaxList<AttributeListSyntax> lists)
    {
        if (byPlace.Count == 0)
            return;

        foreach (var list in lists)
        {
            foreach (var syntax in list.Attributes)
            {
                if (byPlace.TryGetValue((syntax.SyntaxTree, syntax.Span), out var data))
                    found.Add(new MapAttribute(syntax, SsotAttributes.Recognize(data.AttributeClass)!, data, target, declaration));
            }
        }
    }

    private static Dictionary<(SyntaxTree Tree, TextSpan Span), AttributeData> ByPlace(ISymbol target)
    {
        var byPlace = new Dictionary<(SyntaxTree Tree, TextSpan Span), AttributeData>();
        foreach (var attribute in target.GetAttributes())
        {
            if (SsotAttributes.Recognize(attribute.AttributeClass) is not null && attribute.ApplicationSyntaxReference is { } place)
                byPlace[(place.SyntaxTree, place.Span)] = attribute;
        }

        return byPlace;
    }

    private static SyntaxList<AttributeListSyntax> AttributeLists(SyntaxNode declaration) => declaration switch
    {
        MemberDeclarationSyntax member => member.AttributeLists,
        AccessorDeclarationSyntax accessor => accessor.AttributeLists,
        ParameterSyntax parameter => parameter.AttributeLists,
        _ => default,
    };
}
