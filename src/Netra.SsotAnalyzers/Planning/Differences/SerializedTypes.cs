using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Roslyn;

namespace Netra.SsotAnalyzers.Planning.Differences;

/// <summary>The types of a compilation that its own code hands to a serializer, by a call or an attribute, and those of their members.</summary>
internal sealed class SerializedTypes
{
    /// <summary>What a call of a serializer, a web result or a configuration binder is named like. It only saves binding.</summary>
    private static readonly Regex Named = new("Seriali|Json|Xml|Yaml|ToObject|FromObject|Populate|^(Get|Bind|Configure|Ok|Created|Accepted)$", RegexOptions.CultureInvariant);

    private readonly HashSet<ISymbol> _types = new(SymbolEqualityComparer.Default);

    private SerializedTypes()
    {
    }

    public static SerializedTypes Find(SsotEngine engine)
    {
        var types = new SerializedTypes();
        foreach (var tree in engine.Compilation.SyntaxTrees)
        {
            var model = new Lazy<SemanticModel>(() => engine.ModelOf(tree));
            foreach (var node in tree.GetRoot().DescendantNodes())
            {
                switch (node)
                {
                    // [JsonSerializable(typeof(Box))]
                    case AttributeSyntax { ArgumentList.Arguments: { Count: > 0 } arguments } attribute when arguments.Any(argument => argument.Expression is TypeOfExpressionSyntax):
                        if (model.Value.GetSymbolInfo(attribute).Symbol is { } constructor && SerializedShape.IsSerializer(constructor))
                            types.AddAll(arguments.Select(argument => argument.Expression).OfType<TypeOfExpressionSyntax>().Select(typeOf => model.Value.GetTypeInfo(typeOf.Type).Type));
                        break;

                    case InvocationExpressionSyntax call when NameOf(call) is { } name && Named.IsMatch(name):
                        if (model.Value.GetSymbolInfo(call).Symbol is IMethodSymbol method && SerializingMethods.Contains(engine, method))
                            types.AddAll([.. method.TypeArguments, .. call.ArgumentList.Arguments.Select(argument => model.Value.GetTypeInfo(argument.Expression).Type)]);
                        break;
                }
            }
        }

        return types;
    }

    public bool Contains(INamedTypeSymbol type) => _types.Contains(type.OriginalDefinition);

    private static string? NameOf(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        MemberBindingExpressionSyntax binding => binding.Name.Identifier.ValueText,
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        _ => null,
    };

    private void AddAll(IEnumerable<ITypeSymbol?> types)
    {
        foreach (var type in types)
            Add(type);
    }

    private void Add(ITypeSymbol? type)
    {
        switch (type)
        {
            case IArrayTypeSymbol array:
                Add(array.ElementType);
                break;

            case INamedTypeSymbol named:
                AddAll(named.TypeArguments);
                if (!named.OriginalDefinition.DeclaringSyntaxReferences.IsEmpty && _types.Add(named.OriginalDefinition))
                    AddAll(named.BaseTypes().Prepend(named).SelectMany(current => current.GetMembers()).Where(member => member is IPropertySymbol or IFieldSymbol { IsImplicitlyDeclared: false } && member is { IsStatic: false, DeclaredAccessibility: Accessibility.Public }).Select(member => member.ValueType()));
                break;
        }
    }
}
