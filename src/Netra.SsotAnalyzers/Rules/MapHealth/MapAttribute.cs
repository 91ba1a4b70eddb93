using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Netra.SsotAnalyzers.Map;

namespace Netra.SsotAnalyzers.Rules.MapHealth;

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
