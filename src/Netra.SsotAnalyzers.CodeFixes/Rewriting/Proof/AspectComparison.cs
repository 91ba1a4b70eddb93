using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Map;
using Netra.SsotAnalyzers.Planning.Differences;
using Netra.SsotAnalyzers.Uses;

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
        "Equals", "GetHashCode", "Contains", "IndexOf", "LastIndexOf", "Remove", "Distinct", "GroupBy", "ToLookup", "ToDictionary", "ToHashSet", "Union",
        "Except", "Intersect", "SequenceEqual", "Join", "GroupJoin",
        "CountBy", "AggregateBy", "ToFrozenSet", "ToFrozenDictionary", "ToImmutableHashSet", "ToImmutableDictionary", "Combine",
    };

    /// <summary>Whether a difference between the two types matters for the expression.</summary>
    public bool Matters(ExpressionSyntax node, ExpressionSyntax counterpart) =>
        (node is InvocationExpressionSyntax call && OfCall(call, counterpart)) || OfConversion(node, counterpart) || OfTypeTest(node, counterpart);

    private bool OfConversion(ExpressionSyntax node, ExpressionSyntax counterpart)
    {
        var info = before.GetTypeInfo(node, cancellationToken);
        if (info.Type is not INamedTypeSymbol type || info.ConvertedType is not { } converted || SymbolEqualityComparer.Default.Equals(type, converted)
            || !IsUnknown(converted))
        {
            return false;
        }

        // What "dynamic" binds to is decided by the object's own type, whose members are not compared.
        var other = after.GetTypeInfo(counterpart, cancellationToken).Type;
        return converted.TypeKind == TypeKind.Dynamic
            ? image.IsReplaced(type) && other?.ToDisplayString() != type.ToDisplayString()
            : (AspectsOf(type, other) & (TypeAspect.Contracts | TypeAspect.Text)) != 0;
    }

    /// <summary>
    /// Whether an object that is known as another type from here on, or is tested here, answers a test of the solution
    /// otherwise; or a type argument does, in the method or type that takes it.
    /// </summary>
    private bool OfTypeTest(ExpressionSyntax node, ExpressionSyntax counterpart)
    {
        var info = before.GetTypeInfo(node, cancellationToken);
        var isKnownNoMore = IsTested(node)
            || (info.ConvertedType is { IsReferenceType: true } or ITypeParameterSymbol
                && !SymbolEqualityComparer.Default.Equals(info.Type, info.ConvertedType));
        if (isKnownNoMore && Differ(info.Type, after.GetTypeInfo(counterpart, cancellationToken).Type,
            (old, now) => (IsTested(node) || !Mentions(info.ConvertedType, old))
                && image.IsDistinguishedByTests(old, now, IsTested(node) ? old : info.ConvertedType!)))
        {
            return true;
        }

        return before.GetSymbolInfo(node, cancellationToken).Symbol is IMethodSymbol method
            && after.GetSymbolInfo(counterpart, cancellationToken).Symbol is IMethodSymbol now
            && (Argument(method.TypeArguments, now.TypeArguments, method)
                || (method.ContainingType is { } from && now.ContainingType is { } to && Argument(from.TypeArguments, to.TypeArguments, from)));

        bool Argument(ImmutableArray<ITypeSymbol> old, ImmutableArray<ITypeSymbol> current, ISymbol generic) =>
            old.Zip(current, (a, b) => Differ(a, b, (one, other) => image.IsDistinguishedByTests(one, other, generic, isTypeArgument: true)))
                .Any(differ => differ);
    }

    /// <summary>Whether two types, their type arguments or their elements differ.</summary>
    private static bool Differ(ITypeSymbol? old, ITypeSymbol? now, Func<INamedTypeSymbol, INamedTypeSymbol, bool> differ) => (old, now) switch
    {
        (IArrayTypeSymbol array, IArrayTypeSymbol other) => Differ(array.ElementType, other.ElementType, differ),
        (INamedTypeSymbol named, INamedTypeSymbol other) =>
            differ(named, other) || named.TypeArguments.Zip(other.TypeArguments, (a, b) => Differ(a, b, differ)).Any(one => one),
        _ => false,
    };

    private static bool Mentions(ITypeSymbol? type, INamedTypeSymbol wanted) => type switch
    {
        IArrayTypeSymbol array => Mentions(array.ElementType, wanted),
        INamedTypeSymbol named => SymbolEqualityComparer.Default.Equals(named, wanted) || named.TypeArguments.Any(argument => Mentions(argument, wanted)),
        _ => false,
    };

    private static bool IsTested(ExpressionSyntax node) => node.Parent switch
    {
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.IsExpression or (int)SyntaxKind.AsExpression } test => test.Left == node,
        IsPatternExpressionSyntax test => test.Expression == node,
        SwitchExpressionSyntax choice => choice.GoverningExpression == node,
        SwitchStatementSyntax choice => choice.Expression == node,
        CastExpressionSyntax => true,
        _ => false,
    };

    private static bool IsUnknown(ITypeSymbol type) =>
        type.SpecialType == SpecialType.System_Object || type.TypeKind is TypeKind.Dynamic or TypeKind.TypeParameter;

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
        : model.GetSymbolInfo(argument, cancellationToken) is var info && (info.Symbol ?? info.CandidateSymbols.FirstOrDefault()) is IMethodSymbol handler
            ? [handler.ReturnType, .. handler.Parameters.Select(parameter => parameter.Type)]
        : [null];

    /// <summary>Whether two types, or their type arguments, elements or properties, differ in what matters.</summary>
    private bool Differ(ITypeSymbol? old, ITypeSymbol? now, TypeAspect matters, int depth)
    {
        switch (old, now)
        {
            case (IArrayTypeSymbol array, IArrayTypeSymbol other):
                return Differ(array.ElementType, other.ElementType, matters, depth);
            case (INamedTypeSymbol named, INamedTypeSymbol other):
                if ((AspectsOf(named, other) & matters) != 0
                    || named.TypeArguments.Zip(other.TypeArguments, (a, b) => Differ(a, b, matters, depth)).Any(differ => differ))
                {
                    return true;
                }

                return depth > 1 && named.SpecialType == SpecialType.None && !named.DeclaringSyntaxReferences.IsEmpty
                    && PropertiesOf(named).Any(property =>
                        PropertiesOf(other).FirstOrDefault(candidate => candidate.Name == property.Name) is { } same
                            && Differ(property.Type, same.Type, matters, depth - 1));
            default:
                return false;
        }
    }

    private static IEnumerable<IPropertySymbol> PropertiesOf(INamedTypeSymbol type) =>
        type.GetMembers().OfType<IPropertySymbol>().Where(property => property is { IsStatic: false, DeclaredAccessibility: Accessibility.Public });

    private TypeAspect AspectsOf(ITypeSymbol? old, ITypeSymbol? now) =>
        old is INamedTypeSymbol from && now is INamedTypeSymbol to ? image.Differences(from, to) : TypeAspect.None;
}

/// <summary>Finds expressions whose text holds a type's name: it changes when the type becomes another one.</summary>
internal sealed class TextComparison(SemanticModel before, SymbolImage image, CancellationToken cancellationToken)
{
    private static readonly HashSet<string> TypeTexts = new(StringComparer.Ordinal) { "Name", "FullName", "Namespace", "AssemblyQualifiedName", "ToString",
        "GUID", "MetadataToken", "GetHashCode" };

    /// <summary>Whether the expression is written as text, and the text names a type that is replaced.</summary>
    public bool NamesType(ExpressionSyntax node)
    {
        if (TypeNamed(node) is { } type)
        {
            return image.IsReplaced(type)
                && (IsText(node) || (IsReceiverOf(node, TypeTexts.Contains)
                    && !(IsReceiverOf(node, name => name == nameof(Type.Name)) && image.KeepsName(type, isOfValue: node is not TypeOfExpressionSyntax))));
        }

        // Most expressions are not text, and are not bound for it.
        var isText = IsText(node);
        return (isText || IsReceiverOf(node, name => name == nameof(ToString)))
            && before.GetTypeInfo(node, cancellationToken).Type is INamedTypeSymbol value && image.IsReplaced(value)
            && (PrintsName(value) || image.HasOtherText(value));
    }

    /// <summary>The type that <c>typeof</c> or <c>GetType</c> yields; null for any other expression.</summary>
    private ITypeSymbol? TypeNamed(ExpressionSyntax node) => node switch
    {
        TypeOfExpressionSyntax typeOf => before.GetTypeInfo(typeOf.Type, cancellationToken).Type,
        InvocationExpressionSyntax
        {
            ArgumentList.Arguments.Count: 0,
            Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: nameof(GetType) } access
        } =>
            before.GetTypeInfo(access.Expression, cancellationToken).Type,
        _ => null,
    };

    private static bool IsReceiverOf(ExpressionSyntax node, Func<string, bool> isText) => Whole(node) is var whole && whole.Parent switch
    {
        MemberAccessExpressionSyntax access => access.Expression == whole && isText(access.Name.Identifier.ValueText),
        ConditionalAccessExpressionSyntax access =>
            access.Expression == whole && access.WhenNotNull.GetFirstToken().Parent is MemberBindingExpressionSyntax member
                && isText(member.Name.Identifier.ValueText),
        _ => false,
    };

    /// <summary>The expression with what surrounds it without changing its value.</summary>
    private static ExpressionSyntax Whole(ExpressionSyntax node)
    {
        while (node.Parent is ParenthesizedExpressionSyntax or PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression })
            node = (ExpressionSyntax)node.Parent;
        return node;
    }

    private bool IsText(ExpressionSyntax node) => Whole(node).Parent switch
    {
        InterpolationSyntax => true,
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum =>
            before.GetTypeInfo(sum, cancellationToken).Type?.SpecialType == SpecialType.System_String,
        ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } =>
            before.GetSymbolInfo(call, cancellationToken).Symbol is IMethodSymbol called && LeavingValue.IsWriter(called.ContainingType),
        _ => false,
    };

    /// <summary>Whether nothing declares how a value is written, so that its type's name is.</summary>
    private static bool PrintsName(INamedTypeSymbol type)
    {
        if (type.TypeKind is not (TypeKind.Class or TypeKind.Struct))
            return false;

        for (var current = type; current is not null
            && current.SpecialType is not (SpecialType.System_Object or SpecialType.System_ValueType); current = current.BaseType)
        {
            if (current.GetMembers(nameof(ToString)).OfType<IMethodSymbol>().Any(method => method is { Parameters.IsEmpty: true, IsImplicitlyDeclared: false }))
                return false;
        }

        return true;
    }
}

/// <summary>
/// The tests of the solution's code for an interface or a base class that only one of a superseded type and its canonical
/// type has: <c>o is IThing</c>. They name neither type, and answer otherwise once an object is of the other one.
/// </summary>
internal sealed class BaseTypeTests
{
    /// <summary>What is asked for by the metadata name of its image, with the ids of the operands' types.</summary>
    private readonly Dictionary<string, HashSet<string>> _asked;

    private BaseTypeTests(Dictionary<string, HashSet<string>> asked) => _asked = asked;

    /// <summary>The tests in all projects of a solution.</summary>
    public static async Task<BaseTypeTests> FindAsync(Solution solution, CancellationToken cancellationToken)
    {
        var projects = solution.Projects.Where(project => project.Language == LanguageNames.CSharp).ToList();
        var (names, wanted) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        foreach (var project in projects)
        {
            var engine = SsotEngine.For((await project.GetCompilationAsync(cancellationToken).ConfigureAwait(false))!, project.AnalyzerOptions,
                cancellationToken);
            foreach (var legacy in engine.Map.Superseded.Select(entry => engine.Resolve(entry.Legacy)).OfType<INamedTypeSymbol>())
            {
                foreach (var (type, image, _) in engine.FindSupersession(legacy)?.Canonical is { } canonical ? OfOneOnly(engine, legacy, canonical) : [])
                {
                    names.Add(type.Name);
                    wanted.Add(image);
                }
            }
        }

        var asked = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        var words = new NameSet(names);
        foreach (var document in names.Count == 0 ? [] : projects.SelectMany(project => project.Documents).Where(document => document.SupportsSemanticModel))
        {
            var places = WordSearch.Positions(await document.GetTextAsync(cancellationToken).ConfigureAwait(false), words, out _);
            if (places.Count == 0)
                continue;

            var root = (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
            var tests = places.Select(place => root.FindToken(place).Parent).OfType<SimpleNameSyntax>().Select(name => (Name: name, Operand: TestedBy(name)))
                .Where(test => test.Operand is not null).ToList();
            if (tests.Count == 0)
                continue;

            var model = (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false))!;
            var engine = SsotEngine.For(model.Compilation, document.Project.AnalyzerOptions, cancellationToken);
            foreach (var (name, operand) in tests)
            {
                if (model.GetSymbolInfo(name, cancellationToken).Symbol is INamedTypeSymbol type && ImageOf(engine, type) is var image
                    && wanted.Contains(image))
                {
                    (asked.TryGetValue(image, out var operands) ? operands : asked[image] = new HashSet<string>(StringComparer.Ordinal))
                        .Add(IdOf(model.GetTypeInfo(operand!, cancellationToken).Type));
                }
            }
        }

        return new BaseTypeTests(asked);
    }

    /// <summary>
    /// Whether a test answers otherwise for an object that is known as another type from here on. Code asks so many objects
    /// for the framework's interfaces that those tests count only where they ask that very type, or the object can be any.
    /// </summary>
    public bool Distinguish(SsotEngine engine, INamedTypeSymbol legacy, INamedTypeSymbol canonical, ITypeSymbol knownAs) =>
        _asked.Count > 0 && OfOneOnly(engine, legacy, canonical)
            .Any(only => _asked.TryGetValue(only.Image, out var operands) && (!only.IsOfFramework || IsAny(knownAs) || operands.Overlaps(IdsOf(knownAs))));

    /// <summary>The same, where the type is what a method or a type takes as its type argument, and asks it there.</summary>
    public bool Distinguish(SsotEngine engine, INamedTypeSymbol legacy, INamedTypeSymbol canonical, ISymbol generic) =>
        _asked.Count > 0 && OfOneOnly(engine, legacy, canonical)
            .Any(only => _asked.TryGetValue(only.Image, out var operands) && operands.Contains(DocumentationId.Of(generic.OriginalDefinition)));

    /// <summary>The operand of a test, if a type's name is what is tested for.</summary>
    private static ExpressionSyntax? TestedBy(SimpleNameSyntax name)
    {
        SyntaxNode type = name;
        while (type.Parent is QualifiedNameSyntax or AliasQualifiedNameSyntax or NullableTypeSyntax
            || (type.Parent is MemberAccessExpressionSyntax access && access.Name == type))
        {
            type = type.Parent;
        }

        switch (type.Parent)
        {
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.IsExpression or (int)SyntaxKind.AsExpression } test when test.Right == type:
                return test.Left;
            case CastExpressionSyntax cast:
                return cast.Expression;
            case PatternSyntax or ConstantPatternSyntax or CaseSwitchLabelSyntax:
                return type.Ancestors().Select(SubjectOf).FirstOrDefault(subject => subject is not null);
            case TypeArgumentListSyntax { Parent: GenericNameSyntax { Identifier.ValueText: "OfType" or "Cast", Parent: MemberAccessExpressionSyntax call } }:
                return call.Expression;
            case TypeOfExpressionSyntax typeOf when IsAskedByReflection(typeOf):
                return typeOf;
            default:
                return null;
        }
    }

    private static ExpressionSyntax? SubjectOf(SyntaxNode node) => node switch
    {
        IsPatternExpressionSyntax test => test.Expression,
        SwitchExpressionSyntax choice => choice.GoverningExpression,
        SwitchStatementSyntax choice => choice.Expression,
        _ => null,
    };

    private static bool IsAskedByReflection(TypeOfExpressionSyntax typeOf) => typeOf.Parent switch
    {
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "IsInstanceOfType" or "IsAssignableFrom" } => true,
        ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax called } } =>
            called.Name.Identifier.ValueText is "IsAssignableTo" or "IsSubclassOf",
        _ => false,
    };

    /// <summary>The id of an operand's type; of a type parameter that of the method or type which has it.</summary>
    private static string IdOf(ITypeSymbol? operand) => operand switch
    {
        ITypeParameterSymbol { ContainingSymbol: { } owner } => DocumentationId.Of(owner.OriginalDefinition),
        INamedTypeSymbol named => DocumentationId.Of(named.OriginalDefinition),
        _ => "",
    };

    private static IEnumerable<string> IdsOf(ITypeSymbol type) =>
        type.BaseTypes().Concat(type.AllInterfaces).Prepend(type).Where(known => !IsAny(known)).Select(IdOf);

    private static bool IsAny(ITypeSymbol type) => type.SpecialType == SpecialType.System_Object || type.TypeKind is TypeKind.Dynamic or TypeKind.TypeParameter;

    /// <summary>Interfaces and base classes that one type has and the other has not, each with what the map makes of it.</summary>
    private static IEnumerable<(INamedTypeSymbol Type, string Image, bool IsOfFramework)> OfOneOnly(SsotEngine engine, INamedTypeSymbol legacy,
        INamedTypeSymbol canonical)
    {
        var (old, now) = (All(legacy), All(canonical));
        return old.Where(type => !now.Any(other => other.Image == type.Image)).Concat(now.Where(type => !old.Any(other => other.Image == type.Image)));

        List<(INamedTypeSymbol Type, string Image, bool IsOfFramework)> All(INamedTypeSymbol type) =>
            [.. type.AllInterfaces.Concat(type.BaseTypes())
                .Where(current => current.SpecialType is not (SpecialType.System_Object or SpecialType.System_ValueType or SpecialType.System_Enum))
                .Select(current => (current, ImageOf(engine, current),
                    current.ContainingNamespace.ToDisplayString() is var home && (home == "System" || home.StartsWith("System.", StringComparison.Ordinal))))];
    }

    private static string ImageOf(SsotEngine engine, INamedTypeSymbol type) =>
        (engine.FindSupersession(type.OriginalDefinition)?.Canonical ?? type).FullMetadataName();
}
