using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Netra.SsotAnalyzers.Map;

namespace Netra.SsotAnalyzers.Engine.Declarations;

/// <summary>One attribute of the map as written in this compilation, well formed or not.</summary>
/// <param name="Syntax">The attribute.</param>
/// <param name="Kind">Which it is: a name of <see cref="SsotAttributes"/>.</param>
/// <param name="Data">What the compiler makes of it.</param>
/// <param name="Target">The type or member that bears it; the assembly for an assembly attribute.</param>
/// <param name="Declaration">The declaration that bears it; the attribute list for an assembly attribute.</param>
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

    /// <summary>Where a property is set by name.</summary>
    public TextSpan SpanOf(string property) =>
        Syntax.ArgumentList?.Arguments.FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == property)?.Expression.Span ?? Syntax.Span;

    /// <summary>The attributes of the map in one file, in the order of the text.</summary>
    public static IEnumerable<MapAttribute> In(SemanticModel model, CancellationToken cancellationToken)
    {
        var declarations = TreeDeclarations.Of(model.SyntaxTree, SourceMapReader.GlobalAliases(model.Compilation, cancellationToken), cancellationToken);
        if (declarations.HasAssemblyAttributes)
        {
            var assembly = model.Compilation.Assembly;
            foreach (var list in ((CompilationUnitSyntax)model.SyntaxTree.GetRoot(cancellationToken)).AttributeLists)
            {
                foreach (var found in Of(assembly, list, [list]))
                    yield return found;
            }
        }

        foreach (var declaration in declarations.AttributedDeclarations)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var declared = declaration is BaseFieldDeclarationSyntax field
                ? field.Declaration.Variables.Select(variable => model.GetDeclaredSymbol(variable, cancellationToken)).FirstOrDefault()
                : model.GetDeclaredSymbol(declaration, cancellationToken);
            if (declared is null)
                continue;

            foreach (var found in Of(declared, declaration, AttributeLists(declaration)))
                yield return found;
        }
    }

    private static IEnumerable<MapAttribute> Of(ISymbol target, SyntaxNode declaration, IEnumerable<AttributeListSyntax> lists)
    {
        var data = target.GetAttributes();
        foreach (var syntax in lists.SelectMany(list => list.Attributes))
        {
            foreach (var attribute in data)
            {
                if (attribute.ApplicationSyntaxReference is { } place && place.SyntaxTree == syntax.SyntaxTree && place.Span == syntax.Span
                    && SsotAttributes.Recognize(attribute.AttributeClass) is { } kind)
                {
                    yield return new MapAttribute(syntax, kind, attribute, target, declaration);
                }
            }
        }
    }

    private static SyntaxList<AttributeListSyntax> AttributeLists(SyntaxNode declaration) => declaration switch
    {
        MemberDeclarationSyntax member => member.AttributeLists,
        AccessorDeclarationSyntax accessor => accessor.AttributeLists,
        _ => default,
    };
}
