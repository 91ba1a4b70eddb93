using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Map;
using Netra.SsotAnalyzers.Planning;

namespace Netra.SsotAnalyzers.Rules.MapHealth;

/// <summary>A rule about the map's own attributes, as this compilation writes them. A use of a bad imported entry is SSOT1003, where it is used.</summary>
public abstract class MapHealthAnalyzer : SsotAnalyzer
{
    private protected MapHealthAnalyzer(DiagnosticDescriptor descriptor)
        : base(descriptor)
    {
    }

    // An entry that names nothing may be all that there is.
    private protected sealed override bool HasWork(SsotEngine engine, CancellationToken cancellationToken) => engine.MayDeclare;

    private protected sealed override void Register(SsotEngine engine, CompilationStartAnalysisContext start) =>
        start.RegisterSemanticModelAction(context =>
        {
            var file = new FileContext(engine, context.SemanticModel, context.CancellationToken);
            foreach (var attribute in engine.AttributesIn(context.SemanticModel, context.CancellationToken))
            {
                foreach (var violation in Check(file, attribute))
                {
                    if (violation.ToDiagnostic(engine) is { } diagnostic)
                        context.ReportDiagnostic(diagnostic);
                }
            }
        });

    private protected abstract IEnumerable<Violation> Check(FileContext file, MapAttribute attribute);

    /// <summary>The role that an attribute is about: its mode holds for its entry as well.</summary>
    private protected static string RoleOf(SsotEngine engine, MapAttribute attribute) => attribute.Kind switch
    {
        SsotAttributes.Canonical => attribute.Value(0)?.Value as string ?? "",
        SsotAttributes.SupersededBy or SsotAttributes.Supersedes => engine.RoleOf(attribute.Value(0)?.Value as INamedTypeSymbol) ?? "",
        SsotAttributes.ReplaceWith => engine.RoleOf(attribute.Target.ContainingType) ?? "",
        SsotAttributes.ReplaceMember => engine.RoleOf(MemberIds.Resolve(attribute.Value(0)?.Value as string ?? "", engine)?.ContainingType) ?? "",
        _ => "",
    };
}

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
        ImmutableArray<MapAttribute>.Builder found, ISymbol target, Dictionary<(SyntaxTree Tree, TextSpan Span), AttributeData> byPlace, SyntaxNode declaration,
        SyntaxList<AttributeListSyntax> lists)
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

/// <summary>One attribute of the map as written in this compilation, well formed or not.</summary>
/// <param name="Syntax">The attribute.</param>
/// <param name="Kind">Which it is: a name of <see cref="SsotAttributes"/>.</param>
/// <param name="Data">What the compiler makes of it.</param>
/// <param name="Target">The type or member that has it; the assembly for an assembly attribute.</param>
/// <param name="Declaration">The declaration that has it; the attribute list for an assembly attribute.</param>
internal sealed record MapAttribute(AttributeSyntax Syntax, string Kind, AttributeData Data, ISymbol Target, SyntaxNode Declaration)
{
    /// <summary>The value passed for a parameter of the constructor; null where none is, or none that compiles.</summary>
    public TypedConstant? Value(int ordinal) =>
        ordinal < Data.ConstructorArguments.Length && Data.ConstructorArguments[ordinal] is { Kind: not TypedConstantKind.Error } value ? value : null;

    /// <summary>The value of a property set by name; null where it is not, or does not compile.</summary>
    public TypedConstant? Value(string property)
    {
        foreach (var argument in Data.NamedArguments)
        {
            if (argument.Key == property && argument.Value.Kind != TypedConstantKind.Error)
                return argument.Value;
        }

        return null;
    }

    /// <summary>Where the value of a constructor's parameter is written; the attribute itself where it is not.</summary>
    public TextSpan SpanOf(int ordinal)
    {
        var arguments = Syntax.ArgumentList?.Arguments ?? default;
        var name = Data.AttributeConstructor is { } constructor && ordinal < constructor.Parameters.Length ? constructor.Parameters[ordinal].Name : null;
        var named = arguments.FirstOrDefault(argument => name is not null && argument.NameColon?.Name.Identifier.ValueText == name);
        var positional = ordinal < arguments.Count && arguments[ordinal] is { NameEquals: null, NameColon: null } written ? written : null;
        return (named ?? positional)?.Expression.Span ?? Syntax.Span;
    }

    /// <summary>Where an element of a <c>params</c> array is written; the array itself where it is passed as one.</summary>
    public TextSpan SpanOf(int ordinal, int element)
    {
        var arguments = Syntax.ArgumentList?.Arguments ?? default;
        var isExpanded = arguments.Skip(ordinal).Take(element + 1).Count(argument => argument is { NameEquals: null, NameColon: null }) > element
            && arguments[ordinal].Expression is not (ArrayCreationExpressionSyntax or ImplicitArrayCreationExpressionSyntax or CollectionExpressionSyntax);
        return isExpanded ? arguments[ordinal + element].Expression.Span : SpanOf(ordinal);
    }

    /// <summary>Where a property is set by name.</summary>
    public TextSpan SpanOf(string property) =>
        Syntax.ArgumentList?.Arguments.FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == property)?.Expression.Span ?? Syntax.Span;
}

/// <summary>A replacement expression as this compilation declares it.</summary>
/// <param name="Member">The member that is replaced.</param>
/// <param name="Replacement">By what.</param>
/// <param name="Span">Where the expression is written.</param>
/// <param name="Position">Where it is bound.</param>
internal sealed record DeclaredReplacement(ISymbol Member, MemberReplacement Replacement, TextSpan Span, int Position)
{
    /// <summary>What an attribute declares; null for one that declares no replacement, or for a member that is not there.</summary>
    public static DeclaredReplacement? Of(SsotEngine engine, MapAttribute attribute)
    {
        var (ordinal, member) = attribute.Kind switch
        {
            SsotAttributes.ReplaceWith => (0, attribute.Target),
            SsotAttributes.ReplaceMember => (1, attribute.Value(0)?.Value is string id && id.Length > 3 ? MemberIds.Resolve(id, engine) : null),
            _ => (0, null),
        };
        if (member is null || attribute.Value(ordinal)?.Value is not string expression)
            return null;

        var imports = attribute.Value(ordinal + 1) is { Kind: TypedConstantKind.Array, IsNull: false } list
            ? list.Values.Select(value => value.Value).OfType<string>() : [];
        var replacement = new MemberReplacement(DocumentationId.Of(member), member.ContainingAssembly?.Name, expression, [.. imports], Sunset: null);
        return new DeclaredReplacement(member, replacement, attribute.SpanOf(ordinal), DeclarationPosition.Of(attribute.Declaration));
    }
}
