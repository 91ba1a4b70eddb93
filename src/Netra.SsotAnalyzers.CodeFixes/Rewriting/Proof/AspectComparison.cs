using Microsoft.CodeAnalysis.CSharp.Syntax;
using Netra.SsotAnalyzers.Planning.Differences;

namespace Netra.SsotAnalyzers.CodeFixes.Rewriting.Proof;

/// <summary>
/// Finds where a value whose type changes meets code that distinguishes both types at run time: it is compared or hashed, written
/// by a serializer, or handed on as an <c>object</c> to whoever asks it for an interface.
/// </summary>
internal sealed class AspectComparison(SemanticModel before, SemanticModel after, SymbolImage image, CancellationToken cancellationToken)
{
    /// <summary>How many properties deep a serializer is followed.</summary>
    private const int Depth = 4;

    /// <summary>Methods that compare or hash what they are given, or the elements of what they are called on.</summary>
    private static readonly HashSet<string> Comparing = new(StringComparer.Ordinal)
    {
        "Equals", "GetHashCode", "Contains", "IndexOf", "LastIndexOf", "Remove", "Distinct", "GroupBy", "ToLookup", "ToDictionary", "ToHashSet", "Union", "Except", "Intersect", "SequenceEqual", "Join", "GroupJoin",
        "CountBy", "AggregateBy", "ToFrozenSet", "ToFrozenDictionary", "ToImmutableHashSet", "ToImmutableDictionary", "Combine",
    };

    /// <summary>Whether a difference between the two types matters for the expression.</summary>
    public bool Matters(ExpressionSyntax node, ExpressionSyntax counterpart) =>
        node is InvocationExpressionSyntax call ? OfCall(call, counterpart) || OfConversion(node, counterpart) : OfConversion(node, counterpart);

    private bool OfConversion(ExpressionSyntax node, ExpressionSyntax counterpart)
    {
        var info = before.GetTypeInfo(node, cancellationToken);
        if (info.Type is not INamedTypeSymbol type || info.ConvertedType is not { } converted || SymbolEqualityComparer.Default.Equals(type, converted) || !IsUnknown(converted))
            return false;

        // What "dynamic" binds to is decided by the object's own type, whose members are not compared.
        var other = after.GetTypeInfo(counterpart, cancellationToken).Type;
        return converted.TypeKind == TypeKind.Dynamic
            ? image.IsReplaced(type) && other?.ToDisplayString() != type.ToDisplayString()
            : (AspectsOf(type, other) & (TypeAspect.Contracts | TypeAspect.Text)) != 0;
    }

    private static bool IsUnknown(ITypeSymbol type) => type.SpecialType == SpecialType.System_Object || type.TypeKind is TypeKind.Dynamic or TypeKind.TypeParameter;

    private bool OfCall(InvocationExpressionSyntax call, ExpressionSyntax counterpart)
    {
        if (before.GetSymbolInfo(call, cancellationToken).Symbol is not IMethodSymbol method || counterpart is not InvocationExpressionSyntax other)
            return false;

        var matters = (Comparing.Contains(method.Name) ? TypeAspect.Equality : TypeAspect.None)
            | (image.IsSerializing(method) ? TypeAspect.Shape | TypeAspect.Properties : TypeAspect.None)
            | (method.ContainingType.SpecialType == SpecialType.System_Enum ? TypeAspect.Values | TypeAspect.Names : TypeAspect.None);
        if (matters == TypeAspect.None)
            return false;

        var (old, now) = (TypesAt(before, call, method), TypesAt(after, other, after.GetSymbolInfo(other, cancellationToken).Symbol as IMethodSymbol));
        return old.Zip(now, (a, b) => (Old: a, New: b)).Any(pair => Differ(pair.Old, pair.New, matters, (matters & TypeAspect.Shape) != 0 ? Depth : 1));
    }

    /// <summary>The types that a call has to do with: of its receiver, its type arguments and its arguments.</summary>
    private List<ITypeSymbol?> TypesAt(SemanticModel model, InvocationExpressionSyntax call, IMethodSymbol? method) =>
    [
        call.Expression is MemberAccessExpressionSyntax access ? model.GetTypeInfo(access.Expression, cancellationToken).Type : null,
        .. call.ArgumentList.Arguments.SelectMany(argument => TypesOf(model, argument.Expression)),
        .. method?.TypeArguments ?? [],
    ];

    /// <summary>The type of an argument; of a lambda or a method group that a web framework calls, what it takes and gives.</summary>
    private IEnumerable<ITypeSymbol?> TypesOf(SemanticModel model, ExpressionSyntax argument) =>
        model.GetTypeInfo(argument, cancellationToken).Type is { } type ? [type]
        : model.GetSymbolInfo(argument, cancellationToken) is var info && (info.Symbol ?? info.CandidateSymbols.FirstOrDefault()) is IMethodSymbol handler ? [handler.ReturnType, .. handler.Parameters.Select(parameter => parameter.Type)]
        : [null];

    /// <summary>Whether two types, or their type arguments, elements or properties, differ in what matters.</summary>
    private bool Differ(ITypeSymbol? old, ITypeSymbol? now, TypeAspect matters, int depth)
    {
        switch (old, now)
        {
            case (IArrayTypeSymbol array, IArrayTypeSymbol other):
                return Differ(array.ElementType, other.ElementType, matters, depth);
            case (INamedTypeSymbol named, INamedTypeSymbol other):
                if ((AspectsOf(named, other) & matters) != 0 || named.TypeArguments.Zip(other.TypeArguments, (a, b) => Differ(a, b, matters, depth)).Any(differ => differ))
                    return true;
                return depth > 1 && named.SpecialType == SpecialType.None && !named.DeclaringSyntaxReferences.IsEmpty
                    && PropertiesOf(named).Any(property => PropertiesOf(other).FirstOrDefault(candidate => candidate.Name == property.Name) is { } same && Differ(property.Type, same.Type, matters, depth - 1));
            default:
                return false;
        }
    }

    private static IEnumerable<IPropertySymbol> PropertiesOf(INamedTypeSymbol type) =>
        type.GetMembers().OfType<IPropertySymbol>().Where(property => property is { IsStatic: false, DeclaredAccessibility: Accessibility.Public });

    private TypeAspect AspectsOf(ITypeSymbol? old, ITypeSymbol? now) => old is INamedTypeSymbol from && now is INamedTypeSymbol to ? image.Differences(from, to) : TypeAspect.None;
}
