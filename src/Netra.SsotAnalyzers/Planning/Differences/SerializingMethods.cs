using System.Collections.Concurrent;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Netra.SsotAnalyzers.Analysis;

namespace Netra.SsotAnalyzers.Planning.Differences;

/// <summary>The methods that write or read values of any type: those of serializers, and those in source that only hand on to them.</summary>
internal sealed class SerializingMethods
{
    /// <summary>How many methods in a row are followed.</summary>
    private const int MaxChain = 3;

    private readonly ConcurrentDictionary<ISymbol, bool> _found = new(SymbolEqualityComparer.Default);

    private SerializingMethods()
    {
    }

    /// <summary>Whether a serializer gets what a call of the method is given.</summary>
    public static bool Contains(SsotEngine engine, IMethodSymbol method) =>
        SerializedShape.IsSerializer(method) || engine.Shared(_ => new SerializingMethods()).HandsOn(engine.Compilation, method.ReducedFrom ?? method.OriginalDefinition, MaxChain);

    private bool HandsOn(Compilation compilation, IMethodSymbol method, int depth)
    {
        if (depth == 0 || method.DeclaringSyntaxReferences.IsEmpty || !(method.IsGenericMethod || method.ContainingType.IsGenericType || method.Parameters.Any(parameter => IsOpen(parameter.Type))))
            return false;
        if (_found.TryGetValue(method, out var known))
            return known;

        var found = method.DeclaringSyntaxReferences.Any(reference => ModelOf(compilation, reference.SyntaxTree) is { } model
            && reference.GetSyntax().DescendantNodes().OfType<InvocationExpressionSyntax>().Any(call => model.GetSymbolInfo(call).Symbol is IMethodSymbol called
                && IsGivenOpen(model, call, called) && (SerializedShape.IsSerializer(called) || HandsOn(compilation, called.ReducedFrom ?? called.OriginalDefinition, depth - 1))));
        return _found.GetOrAdd(method, found);
    }

    /// <summary>Whether the call passes on a value, or a type, that its own caller chooses.</summary>
    private static bool IsGivenOpen(SemanticModel model, InvocationExpressionSyntax call, IMethodSymbol called) =>
        called.TypeArguments.Any(IsOpen) || call.ArgumentList.Arguments.Any(argument => model.GetTypeInfo(argument.Expression).Type is { } type && IsOpen(type));

    private static bool IsOpen(ITypeSymbol type) => type switch
    {
        { SpecialType: SpecialType.System_Object } or ITypeParameterSymbol => true,
        IArrayTypeSymbol array => IsOpen(array.ElementType),
        INamedTypeSymbol named => named.TypeArguments.Any(IsOpen),
        _ => false,
    };

    /// <summary>The model of a tree, which may be a referenced project's; null for metadata.</summary>
    private static SemanticModel? ModelOf(Compilation compilation, SyntaxTree tree) =>
        (compilation.ContainsSyntaxTree(tree) ? compilation : compilation.References.OfType<CompilationReference>().Select(reference => reference.Compilation).FirstOrDefault(referenced => referenced.ContainsSyntaxTree(tree)))
        ?.GetSemanticModel(tree);
}
