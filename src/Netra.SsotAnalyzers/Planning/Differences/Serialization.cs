using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Netra.SsotAnalyzers.Analysis;

namespace Netra.SsotAnalyzers.Planning.Differences;

/// <summary>
/// The declarations whose type a serializer writes or reads along with something else: members of data, and what a web endpoint takes and
/// gives.
/// </summary>
internal static class SerializedPlaces
{
    private static readonly HashSet<string> Endpoints = new(StringComparer.Ordinal) { "ControllerBase", "Controller", "Hub", "PageModel" };

    /// <summary>Whether a type's name is a part of such a declaration's type.</summary>
    public static bool IsWritten(FileContext file, ExpressionSyntax name, INamedTypeSymbol type)
    {
        SyntaxNode node = name;
        while (node.Parent is TypeSyntax or TypeArgumentListSyntax or TupleElementSyntax)
            node = node.Parent;

        switch (node.Parent)
        {
            case PropertyDeclarationSyntax or VariableDeclarationSyntax { Parent: FieldDeclarationSyntax }
                or ParameterSyntax { Parent.Parent: RecordDeclarationSyntax }:
                return MemberOf(file, node.Parent) is { DeclaredAccessibility: Accessibility.Public, IsStatic: false, ContainingType: { } owner }
                    && (IsDeclaredSerialized(file.Engine, owner) || (SerializedShape.IsData(type) && SerializedShape.IsData(owner)));
            case MethodDeclarationSyntax method:
                return IsEndpoint(file.Model.GetDeclaredSymbol(method, file.CancellationToken));
            case ParameterSyntax { Parent.Parent: MethodDeclarationSyntax method }:
                return IsEndpoint(file.Model.GetDeclaredSymbol(method, file.CancellationToken));
            default:
                return false;
        }
    }

    private static ISymbol? MemberOf(FileContext file, SyntaxNode declaration) => declaration switch
    {
        VariableDeclarationSyntax variables => file.Model.GetDeclaredSymbol(variables.Variables[0], file.CancellationToken),
        ParameterSyntax parameter => file.Model.GetDeclaredSymbol(parameter, file.CancellationToken)?.DeclaredProperty(),
        _ => file.Model.GetDeclaredSymbol(declaration, file.CancellationToken),
    };

    /// <summary>Whether a method is called by a web framework, which reads its arguments and writes its result.</summary>
    private static bool IsEndpoint(IMethodSymbol? method) =>
        method is { DeclaredAccessibility: Accessibility.Public, IsStatic: false, ContainingType: { } type }
        && (type.Name.EndsWith("Controller", StringComparison.Ordinal) || type.BaseTypes().Any(parent => Endpoints.Contains(parent.Name))
            || type.GetAttributes().Any(attribute => attribute.AttributeClass is { Name: "ApiControllerAttribute" or "ControllerAttribute" }));

    private static bool IsDeclaredSerialized(SsotEngine engine, INamedTypeSymbol owner) =>
        SerializedShape.HasAttributes(owner) || engine.Shared(SerializedTypes.Find).Contains(owner);
}

/// <summary>How serializers write a type: by the attributes of the common ones, and by the names of its properties.</summary>
internal static class SerializedShape
{
    private static readonly ImmutableArray<string> Namespaces =
    [
        "System.Text.Json", "Newtonsoft.Json", "System.Runtime.Serialization", "System.Xml.Serialization", "System.ComponentModel.DataAnnotations",
        "MessagePack", "ProtoBuf", "YamlDotNet", "MongoDB.Bson",
        "Microsoft.Extensions.Configuration", "MemoryPack", "System.Net.Http.Json",
    ];

    private static readonly Regex NamePattern = new("^(Try)?(Serialize|Deserialize|ToJson|FromJson|ToXml|FromXml)", RegexOptions.CultureInvariant);

    public static IEnumerable<TypeDifference> Compare(INamedTypeSymbol legacy, INamedTypeSymbol canonical)
    {
        var (old, now) = (Written(legacy), Written(canonical));
        if (AttributesOf(legacy).Any() || AttributesOf(canonical).Any()
            || PropertiesOf(legacy).Concat(PropertiesOf(canonical)).Any(property => AttributesOf(property).Any()))
        {
            if (string.Concat(AttributesOf(legacy)) != string.Concat(AttributesOf(canonical)))
                yield return new TypeDifference(TypeAspect.Shape, $"'{legacy.Name}' and '{canonical.Name}' have different serializer attributes");
            else if (FirstDifference(old, now) is { } name)
                yield return new TypeDifference(TypeAspect.Shape, $"'{name}' is serialized differently in '{legacy.Name}' and '{canonical.Name}'");
        }
        else if (FirstDifference(old, now) is { } name)
        {
            yield return new TypeDifference(TypeAspect.Properties, $"the serialized property '{name}' differs between '{legacy.Name}' and '{canonical.Name}'");
        }
    }

    /// <summary>Whether a member is one of a serializer, or of what reads a configuration into objects, or is called like one.</summary>
    public static bool IsSerializer(ISymbol member) =>
        (member is IMethodSymbol && NamePattern.IsMatch(member.Name))
        || (member.ContainingNamespace?.ToDisplayString() is { } ns
            && (Namespaces.Any(known => ns == known || ns.StartsWith(known + ".", StringComparison.Ordinal)) || IsWebResult(ns, member)));

    /// <summary>Whether a web framework writes what the member is given, or what a handler that it is given returns.</summary>
    private static bool IsWebResult(string ns, ISymbol member) => ns switch
    {
        "Microsoft.AspNetCore.Http" =>
            member.ContainingType is { Name: "Results" or "TypedResults" or "HttpRequestJsonExtensions" or "HttpResponseJsonExtensions" },
        "Microsoft.AspNetCore.Builder" =>
            member.ContainingType is { Name: "EndpointRouteBuilderExtensions" } && member.Name.StartsWith("Map", StringComparison.Ordinal),
        _ => false,
    };

    /// <summary>Whether a type is nothing but data: it has properties and fields, and no method that others call.</summary>
    public static bool IsData(INamedTypeSymbol type) =>
        !type.GetMembers().Any(member =>
            member is IMethodSymbol
            {
                MethodKind: MethodKind.Ordinary, DeclaredAccessibility: Accessibility.Public, IsImplicitlyDeclared: false,
                IsOverride: false
            });

    /// <summary>Whether a type, or one of its properties, has an attribute of a serializer.</summary>
    public static bool HasAttributes(INamedTypeSymbol type) => AttributesOf(type).Any() || PropertiesOf(type).Any(property => AttributesOf(property).Any());

    private static string? FirstDifference(Dictionary<string, string> old, Dictionary<string, string> now) =>
        old.Keys.Concat(now.Keys).FirstOrDefault(name => !old.TryGetValue(name, out var own) || !now.TryGetValue(name, out var other) || own != other);

    private static Dictionary<string, string> Written(INamedTypeSymbol type)
    {
        var written = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var property in PropertiesOf(type))
            written[property.Name] = string.Concat(AttributesOf(property));
        return written;
    }

    private static IEnumerable<IPropertySymbol> PropertiesOf(INamedTypeSymbol type) =>
        type.BaseTypes().Prepend(type).TakeWhile(current => current.SpecialType == SpecialType.None).SelectMany(current => current.GetMembers())
            .OfType<IPropertySymbol>()
            .Where(property => property is
            {
                IsStatic: false, IsIndexer: false, DeclaredAccessibility: Accessibility.Public, GetMethod: not null,
                Name: not "EqualityContract"
            });

    private static IEnumerable<string> AttributesOf(ISymbol symbol) =>
        symbol.GetAttributes().Where(attribute => attribute.AttributeClass is { } type && IsSerializer(type))
            .Select(attribute => attribute.AttributeClass!.Name + "("
                + string.Join(",", attribute.ConstructorArguments.Select(Value)
                    .Concat(attribute.NamedArguments.Select(named => named.Key + "=" + Value(named.Value))))
                + ")");

    private static string Value(TypedConstant constant) =>
        constant.Kind == TypedConstantKind.Array ? string.Join(" ", constant.Values.Select(Value)) : constant.Value?.ToString() ?? "null";
}

/// <summary>The types of a compilation that its own code hands to a serializer, by a call or an attribute, and those of their members.</summary>
internal sealed class SerializedTypes
{
    /// <summary>What a call of a serializer, a web result or a configuration binder is named like. It only saves binding.</summary>
    private static readonly Regex Named = new("Seriali|Json|Xml|Yaml|ToObject|FromObject|Populate|^(Get|Bind|Configure|Ok|Created|Accepted)$",
        RegexOptions.CultureInvariant);

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
                    case AttributeSyntax { ArgumentList.Arguments: { Count: > 0 } arguments } attribute when arguments
                        .Any(argument => argument.Expression is TypeOfExpressionSyntax):
                        if (model.Value.GetSymbolInfo(attribute).Symbol is { } constructor && SerializedShape.IsSerializer(constructor))
                        {
                            types.AddAll(arguments.Select(argument => argument.Expression).OfType<TypeOfExpressionSyntax>()
                                .Select(typeOf => model.Value.GetTypeInfo(typeOf.Type).Type));
                        }

                        break;

                    case InvocationExpressionSyntax call when NameOf(call) is { } name && Named.IsMatch(name):
                        if (model.Value.GetSymbolInfo(call).Symbol is IMethodSymbol method && SerializingMethods.Contains(engine, method))
                        {
                            types.AddAll([.. method.TypeArguments,
                                .. call.ArgumentList.Arguments.Select(argument => model.Value.GetTypeInfo(argument.Expression).Type)]);
                        }

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
                {
                    AddAll(named.BaseTypes().Prepend(named).SelectMany(current => current.GetMembers())
                        .Where(member => member is IPropertySymbol or IFieldSymbol { IsImplicitlyDeclared: false }
                            && member is { IsStatic: false, DeclaredAccessibility: Accessibility.Public })
                        .Select(member => member.ValueType()));
                }

                break;
        }
    }
}

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
        SerializedShape.IsSerializer(method)
            || engine.Shared(_ => new SerializingMethods()).HandsOn(engine.Compilation, method.ReducedFrom ?? method.OriginalDefinition, MaxChain);

    private bool HandsOn(Compilation compilation, IMethodSymbol method, int depth)
    {
        if (depth == 0 || method.DeclaringSyntaxReferences.IsEmpty
            || !(method.IsGenericMethod || method.ContainingType.IsGenericType || method.Parameters.Any(parameter => IsOpen(parameter.Type))))
        {
            return false;
        }

        if (_found.TryGetValue(method, out var known))
            return known;

        var found = method.DeclaringSyntaxReferences.Any(reference => ModelOf(compilation, reference.SyntaxTree) is { } model
            && reference.GetSyntax().DescendantNodes().OfType<InvocationExpressionSyntax>().Any(call => model.GetSymbolInfo(call).Symbol is IMethodSymbol called
                && IsGivenOpen(model, call, called)
                && (SerializedShape.IsSerializer(called) || HandsOn(compilation, called.ReducedFrom ?? called.OriginalDefinition, depth - 1))));
        return _found.GetOrAdd(method, found);
    }

    /// <summary>Whether the call passes on a value, or a type, that its own caller chooses.</summary>
    private static bool IsGivenOpen(SemanticModel model, InvocationExpressionSyntax call, IMethodSymbol called) =>
        called.TypeArguments.Any(IsOpen)
            || call.ArgumentList.Arguments.Any(argument => model.GetTypeInfo(argument.Expression).Type is { } type && IsOpen(type));

    private static bool IsOpen(ITypeSymbol type) => type switch
    {
        { SpecialType: SpecialType.System_Object } or ITypeParameterSymbol => true,
        IArrayTypeSymbol array => IsOpen(array.ElementType),
        INamedTypeSymbol named => named.TypeArguments.Any(IsOpen),
        _ => false,
    };

    /// <summary>The model of a tree, which may be a referenced project's; null for metadata.</summary>
    private static SemanticModel? ModelOf(Compilation compilation, SyntaxTree tree) =>
        (compilation.ContainsSyntaxTree(tree)
            ? compilation : compilation.References.OfType<CompilationReference>().Select(reference => reference.Compilation)
                .FirstOrDefault(referenced => referenced.ContainsSyntaxTree(tree)))
        ?.GetSemanticModel(tree);
}
