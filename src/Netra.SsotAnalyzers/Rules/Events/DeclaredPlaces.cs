using System.Collections.Concurrent;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Map;

namespace Netra.SsotAnalyzers.Rules.Events;

/// <summary>
/// Places that are declared to hold event names: by <c>[EventName]</c>, by <c>[assembly: EventNamePlace]</c>, or because a
/// parameter is only passed on to one that is.
/// </summary>
internal sealed class DeclaredPlaces(SsotEngine engine)
{
    private const int MaxDepth = 3;

    private readonly ConcurrentDictionary<ISymbol, bool> _known = new(SymbolEqualityComparer.Default);

    public bool Contain(ISymbol symbol) => Contain(symbol.OriginalDefinition, 0);

    private bool Contain(ISymbol symbol, int depth) =>
        _known.TryGetValue(symbol, out var known) ? known : depth < MaxDepth && _known.GetOrAdd(symbol, Find(symbol, depth));

    private bool Find(ISymbol symbol, int depth) => symbol switch
    {
        IParameterSymbol parameter => IsMarked(parameter.GetAttributes()) || IsNamed(parameter) || IsDeclaredAbove(parameter, depth) || IsPassedOn(parameter, depth),
        IMethodSymbol method => IsMarked(method.GetReturnTypeAttributes()) || engine.Map.IsEventPlace(method, parameter: null),
        IPropertySymbol or IFieldSymbol => IsMarked(symbol.GetAttributes()) || engine.Map.IsEventPlace(symbol, parameter: null) || IsParameterOfARecord(symbol),
        _ => false,
    };

    private static bool IsMarked(ImmutableArray<AttributeData> attributes) => attributes.Any(attribute => SsotAttributes.Recognize(attribute.AttributeClass) == SsotAttributes.EventName);

    private bool IsNamed(IParameterSymbol parameter) => parameter.ContainingSymbol switch
    {
        IMethodSymbol method => engine.Map.IsEventPlace((method.ReducedFrom ?? method).OriginalDefinition, parameter.Name),
        IPropertySymbol indexer => engine.Map.IsEventPlace(indexer.OriginalDefinition, parameter.Name),
        _ => false,
    };

    /// <summary>A record's property is what the parameter of its name is.</summary>
    private static bool IsParameterOfARecord(ISymbol symbol) =>
        symbol is IPropertySymbol { ContainingType: { IsRecord: true } type }
        && type.InstanceConstructors.SelectMany(constructor => constructor.Parameters).Any(parameter => parameter.Name == symbol.Name && IsMarked(parameter.GetAttributes()));

    /// <summary>Whether the member that the method overrides or implements declares the parameter.</summary>
    private bool IsDeclaredAbove(IParameterSymbol parameter, int depth)
    {
        if (parameter.ContainingSymbol is not IMethodSymbol { MethodKind: MethodKind.Ordinary } method)
            return false;
        if (method.OverriddenMethod is { } overridden)
            return Contain(overridden.OriginalDefinition.Parameters[parameter.Ordinal], depth + 1);

        return method.ContainingType.AllInterfaces.SelectMany(contract => contract.GetMembers(method.Name)).OfType<IMethodSymbol>()
            .Any(asked => SymbolEqualityComparer.Default.Equals(method.ContainingType.FindImplementationForInterfaceMember(asked), method)
                && Contain(asked.OriginalDefinition.Parameters[parameter.Ordinal], depth + 1));
    }

    /// <summary>Whether the parameter is an argument for such a place in the body of its own method.</summary>
    private bool IsPassedOn(IParameterSymbol parameter, int depth)
    {
        if (parameter.Type.SpecialType != SpecialType.System_String || parameter.ContainingSymbol.DeclaringSyntaxReferences.Length != 1)
            return false;

        var reference = parameter.ContainingSymbol.DeclaringSyntaxReferences[0];
        if (!engine.Compilation.ContainsSyntaxTree(reference.SyntaxTree))
            return false;

        SemanticModel? model = null;
        foreach (var argument in reference.GetSyntax().DescendantNodes().OfType<ArgumentSyntax>())
        {
            if (argument.Expression is not IdentifierNameSyntax name || name.Identifier.ValueText != parameter.Name || argument.Parent is not ArgumentListSyntax { Parent: { } call } list)
                continue;

            // Another parameter of the name may hide it: one of a function inside, or of a method of a class with a primary constructor.
            model ??= engine.ModelOf(reference.SyntaxTree);
            if (!SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name).Symbol?.OriginalDefinition, parameter) || model.GetSymbolInfo(call).Symbol is not IMethodSymbol called)
                continue;

            var taken = argument.NameColon is { } colon
                ? called.Parameters.FirstOrDefault(candidate => candidate.Name == colon.Name.Identifier.ValueText)
                : called.Parameters.ElementAtOrDefault(list.Arguments.IndexOf(argument));
            if (taken is not null && Contain((taken.ContainingSymbol is IMethodSymbol { ReducedFrom: { } full } ? full.Parameters[taken.Ordinal + 1] : taken).OriginalDefinition, depth + 1))
                return true;
        }

        return false;
    }
}
