using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Map;

namespace Netra.SsotAnalyzers.Uses;

/// <summary>
/// An expression of a superseded type whose value goes where the compiler no longer knows the type: it becomes an
/// <c>object</c>, a base or an interface, is thrown, or gives its type to generic code or to <c>GetType()</c>. Tests of the
/// program find it there.
/// </summary>
/// <param name="Subject">The expression whose type it is; of a type argument the call or the creation.</param>
/// <param name="IsTypeArgument">Whether the type is a type argument of the call or the creation.</param>
/// <param name="Types">The ids of the superseded types that the value passes a test for.</param>
internal sealed record LeavingValue(ExpressionSyntax Subject, bool IsTypeArgument, ImmutableArray<string> Types)
{
    /// <summary>Types whose methods take an <c>object</c> for its identity, or to log it, and pass it to nobody.</summary>
    private static readonly HashSet<string> Keepers = new(StringComparer.Ordinal)
    {
        "LoggerExtensions", "ArgumentNullException", "Object", "Interlocked", "Monitor", "GC",
    };

    /// <summary>Every such expression of a file that no superseded declaration contains.</summary>
    /// <param name="file">The file.</param>
    /// <param name="wanted">The ids of the types that are looked for.</param>
    public static IEnumerable<LeavingValue> In(FileContext file, ISet<string> wanted)
    {
        foreach (var node in file.Model.SyntaxTree.GetRoot(file.CancellationToken).DescendantNodes())
        {
            foreach (var (subject, isTypeArgument) in At(node, file, wanted))
            {
                var types = TypesOf(file, subject, isTypeArgument).SelectMany(type => Within(type, file.Engine))
                    .Where(wanted.Contains).Distinct(StringComparer.Ordinal).ToImmutableArray();
                if (!types.IsEmpty && !file.IsSilent(subject))
                    yield return new LeavingValue(subject, isTypeArgument, types);
            }
        }
    }

    /// <summary>Whether a type of the framework writes what it is given as text.</summary>
    public static bool IsWriter(INamedTypeSymbol type) =>
        type.SpecialType == SpecialType.System_String
        || (type.ContainingNamespace?.ToDisplayString() is "System" or "System.IO" or "System.Text" or "System.Diagnostics"
            && type.Name is "Console" or "TextWriter" or "StreamWriter" or "StringWriter" or "StringBuilder" or "Convert" or "Debug" or "Trace");

    /// <summary>Whether what is tested for a type is declared as one: then the compiler connects the two, and only <c>null</c> is asked for.</summary>
    public static bool IsKnownToBe(INamedTypeSymbol type, SyntaxNode test, SemanticModel model) => test switch
    {
        PatternSyntax pattern => model.GetTypeInfo(pattern).Type,
        BinaryExpressionSyntax binary => model.GetTypeInfo(binary.Left).Type,
        CastExpressionSyntax cast => model.GetTypeInfo(cast.Expression).Type,
        _ => null,
    } is { } declared && declared.BaseTypes().Prepend(declared).Any(one => SymbolEqualityComparer.Default.Equals(one, type));

    /// <summary>The types that decide whether the value is still of a superseded type.</summary>
    public static IEnumerable<ITypeSymbol> TypesOf(SemanticModel model, ExpressionSyntax subject, bool isTypeArgument, CancellationToken cancellationToken)
    {
        if (!isTypeArgument)
            return model.GetTypeInfo(subject, cancellationToken).Type is { } type ? [type] : [];

        return model.GetSymbolInfo(subject, cancellationToken).Symbol is IMethodSymbol method
            ? [.. method.TypeArguments, .. method.ContainingType?.TypeArguments ?? []]
            : [];
    }

    /// <summary>The ids of the superseded types in a type: itself, its bases, its elements and its type arguments.</summary>
    public static IEnumerable<string> Within(ITypeSymbol type, SsotEngine engine)
    {
        switch (type)
        {
            case IArrayTypeSymbol array:
                return Within(array.ElementType, engine);
            case INamedTypeSymbol named:
                var own = named.TypeKind is TypeKind.Class or TypeKind.Struct or TypeKind.Enum && engine.FindSupersession(named) is not null
                    ? named.BaseTypes().Prepend(named).Concat(named.AllInterfaces).Where(IsReplaced)
                        .Select(current => DocumentationId.Of(current.OriginalDefinition))
                    : [];
                return own.Concat(named.TypeArguments.SelectMany(argument => Within(argument, engine)));
            default:
                return [];
        }

        bool IsReplaced(INamedTypeSymbol current) =>
            engine.FindSupersession(current)?.Canonical is { } canonical && !SymbolEqualityComparer.Default.Equals(canonical, current);
    }

    private static IEnumerable<ITypeSymbol> TypesOf(FileContext file, ExpressionSyntax subject, bool isTypeArgument) =>
        TypesOf(file.Model, subject, isTypeArgument, file.CancellationToken);

    private static IEnumerable<(ExpressionSyntax Subject, bool IsTypeArgument)> At(SyntaxNode node, FileContext file, ISet<string> wanted)
    {
        switch (node)
        {
            case ThrowStatementSyntax { Expression: { } thrown }:
                return [(thrown, false)];
            case ThrowExpressionSyntax { Expression: var thrown }:
                return [(thrown, false)];
            case CastExpressionSyntax cast when file.TypeOf(cast) is { } to && CanHold(to) && !Knows(to, cast.Expression, file, wanted):
                return [(cast.Expression, false)];
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.IsExpression or (int)SyntaxKind.AsExpression } test
                when file.Model.GetTypeInfo(test.Right, file.CancellationToken).Type is { } tested && Within(tested, file.Engine).Any(wanted.Contains):
                return [(test.Left, false)];
            case ForEachStatementSyntax { Type.IsVar: false } loop:
                return Knows(file.Model.GetTypeInfo(loop.Type, file.CancellationToken).Type, loop.Expression, file, wanted) ? [] : [(loop.Expression, false)];
            case InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0, Expression: MemberAccessExpressionSyntax access }
                when access.Name.Identifier.ValueText == nameof(GetType):
                return [(access.Expression, false)];
            case InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax when TakesTypeInSource((ExpressionSyntax)node, file):
                return Converted((ExpressionSyntax)node, file, wanted).Append(((ExpressionSyntax)node, true));
            case ExpressionSyntax expression:
                return Converted(expression, file, wanted);
            default:
                return [];
        }
    }

    /// <summary>The expression itself, if it becomes another type; of a method group what it is called on, which the delegate holds.</summary>
    private static IEnumerable<(ExpressionSyntax Subject, bool IsTypeArgument)> Converted(ExpressionSyntax expression, FileContext file, ISet<string> wanted)
    {
        var info = file.Model.GetTypeInfo(expression, file.CancellationToken);
        if (info.ConvertedType is not { } converted || SymbolEqualityComparer.Default.Equals(info.Type, converted))
            return [];
        if (info.Type is null)
        {
            return expression is MemberAccessExpressionSyntax { Expression: var receiver }
                && file.Model.GetMemberGroup(expression, file.CancellationToken).Any(member => member is IMethodSymbol) ? [(receiver, false)] : [];
        }

        return CanHold(converted) && !Knows(converted, expression, file, wanted) && !IsForText(expression, file) ? [(expression, false)] : [];
    }

    /// <summary>Whether a value of the type can be an object of another one.</summary>
    private static bool CanHold(ITypeSymbol type) => type.IsReferenceType || type.TypeKind is TypeKind.Dynamic or TypeKind.TypeParameter || type.IsTupleType;

    /// <summary>Whether a type still says which superseded types a value is of.</summary>
    private static bool Knows(ITypeSymbol? type, ExpressionSyntax value, FileContext file, ISet<string> wanted) =>
        type is not null && Within(type, file.Engine).ToList() is var known
        && TypesOf(file, value, isTypeArgument: false).SelectMany(given => Within(given, file.Engine)).Where(wanted.Contains).All(known.Contains);

    /// <summary>Whether nobody but the framework gets the object: for a text, or to compare it.</summary>
    private static bool IsForText(ExpressionSyntax expression, FileContext file) => expression.Parent switch
    {
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression or (int)SyntaxKind.EqualsExpression or (int)SyntaxKind.NotEqualsExpression } => true,
        InterpolationSyntax => true,
        ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax call } } =>
            file.Model.GetSymbolInfo(call, file.CancellationToken).Symbol is { ContainingType: { } type }
            && type.DeclaringSyntaxReferences.IsEmpty && (IsWriter(type) || Keepers.Contains(type.Name)),
        _ => false,
    };

    /// <summary>Whether generic code in source, which may ask for its type parameter, gets a type argument here.</summary>
    private static bool TakesTypeInSource(ExpressionSyntax expression, FileContext file) =>
        file.Model.GetSymbolInfo(expression, file.CancellationToken).Symbol is IMethodSymbol method
        && (method.IsGenericMethod || method.ContainingType is { IsGenericType: true })
        && !method.OriginalDefinition.DeclaringSyntaxReferences.IsEmpty;
}
