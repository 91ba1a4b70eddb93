using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace Netra.Ssot.Tool.Moving;

/// <summary>What symbols are called after a move, so that those before it can be compared with those after it.</summary>
internal sealed class TypeImage
{
    private readonly Regex? _moved;
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);

    /// <param name="types">The types that move.</param>
    /// <param name="canonicalOf">The namespace that takes the place of one.</param>
    public TypeImage(IEnumerable<INamedTypeSymbol> types, Func<string, string> canonicalOf)
    {
        foreach (var type in types)
        {
            var ns = type.ContainingNamespace.ToDisplayString();
            _names[$"{ns}.{type.MetadataName}"] = $"{canonicalOf(ns)}.{type.MetadataName}";
        }

        // The longest first, and none where a longer name begins.
        if (_names.Count > 0)
        {
            _moved = new Regex($@"(?<![\w.])(?:{string.Join('|', _names.Keys.OrderByDescending(name => name.Length).Select(Regex.Escape))})(?![\w`])",
                RegexOptions.CultureInvariant);
        }
    }

    /// <summary>A symbol, by what it is called after the move.</summary>
    public string After(ISymbol? symbol) => _moved is null ? KeyOf(symbol) : _moved.Replace(KeyOf(symbol), match => _names[match.Value]);

    /// <summary>A symbol with its type arguments; locals and parameters are known by their names, since their texts are compared as well.</summary>
    public static string KeyOf(ISymbol? symbol)
    {
        switch (symbol)
        {
            case null:
                return "";
            case IMethodSymbol { ReducedFrom: { } reduced } call:
                return KeyOf(reduced) + Arguments(call.TypeArguments);
            case IMethodSymbol { MethodKind: MethodKind.LocalFunction or MethodKind.AnonymousFunction } or ILocalSymbol or IParameterSymbol or ILabelSymbol
                or IRangeVariableSymbol or IDiscardSymbol:
                return $"{symbol.Kind} {symbol.Name}";
            case IArrayTypeSymbol array:
                return $"{KeyOf(array.ElementType)}[{array.Rank}]";
            case IPointerTypeSymbol pointer:
                return KeyOf(pointer.PointedAtType) + "*";
            case ITypeParameterSymbol parameter:
                return "!" + parameter.Name;
            case INamedTypeSymbol { IsTupleType: true } tuple:
                return $"({string.Join(',', tuple.TupleElements.Select(element => KeyOf(element.Type)))})";
            case INamedTypeSymbol { IsAnonymousType: true } anonymous:
                return "{" + string.Join(',', anonymous.GetMembers().OfType<IPropertySymbol>().Select(property => property.Name + ":" + KeyOf(property.Type)))
                    + "}";
            case INamedTypeSymbol named:
                return DefinitionOf(named) + Arguments(named.TypeArguments)
                    + (named.ContainingType is { IsGenericType: true } outer ? " in " + KeyOf(outer) : "");
            case IMethodSymbol method:
                return DefinitionOf(method) + Arguments(method.TypeArguments) + OuterOf(method);
            default:
                return DefinitionOf(symbol) + OuterOf(symbol);
        }
    }

    private static string OuterOf(ISymbol member) => member.ContainingType is { IsGenericType: true } outer ? " in " + KeyOf(outer) : "";

    private static string DefinitionOf(ISymbol symbol)
    {
        var text = symbol.OriginalDefinition.GetDocumentationCommentId() ?? symbol.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);

        // The letter in front would hide where the name begins.
        return text.Length > 1 && text[1] == ':' ? $"{text[0]}: {text[2..]}" : text;
    }

    private static string Arguments(IReadOnlyList<ITypeSymbol> arguments)
    {
        if (arguments.Count == 0)
            return "";

        var text = new StringBuilder("<");
        foreach (var argument in arguments)
            text.Append(' ').Append(argument is ITypeParameterSymbol parameter ? "!" + parameter.Name : KeyOf(argument)).Append(',');
        return text.Append('>').ToString();
    }
}
