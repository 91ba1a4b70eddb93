using System.Text;
using Microsoft.CodeAnalysis.Text;
using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Map;
using Netra.SsotAnalyzers.Planning.Differences;

namespace Netra.SsotAnalyzers.CodeFixes.Rewriting.Proof;

/// <summary>
/// Compares symbols of the original compilation with symbols of the rewritten one. Symbols of two compilations are never
/// equal, so declarations are compared by their ids, with each superseded type read as its canonical type.
/// </summary>
internal sealed class SymbolImage(SsotEngine engine, PositionMap positions, BaseTypeTests? baseTypeTests = null)
{
    private readonly Dictionary<ITypeSymbol, string> _keys = new(SymbolEqualityComparer.Default);

    public bool SameType(ITypeSymbol? before, ITypeSymbol? after) =>
        before is null || after is null ? before is null && after is null : Key(before) == Key(after);

    /// <summary>Whether the type becomes another one.</summary>
    public bool IsReplaced(ITypeSymbol type) =>
        engine.Involves(type) && engine.MapType(type) is { } mapped && !SymbolEqualityComparer.Default.Equals(mapped, type);

    /// <summary>
    /// Whether a type has the same simple name once it is replaced, as all of a namespace that moves have; for the type of a
    /// value, whether each superseded type that the value can be of has.
    /// </summary>
    public bool KeepsName(ITypeSymbol type, bool isOfValue)
    {
        return type is INamedTypeSymbol && Keeps(type)
            && !(isOfValue && engine.Map.Superseded.Select(entry => engine.Resolve(entry.Legacy)).OfType<INamedTypeSymbol>()
                .Any(other => !Keeps(other) && IsOne(other)));

        bool Keeps(ITypeSymbol one) => engine.MapType(one)?.MetadataName == one.MetadataName;

        bool IsOne(INamedTypeSymbol other) =>
            other.DerivesFrom(type)
                || other.AllInterfaces.Any(contract => SymbolEqualityComparer.Default.Equals(contract.OriginalDefinition, type.OriginalDefinition));
    }

    /// <summary>Whether a type of the member's signature becomes another one.</summary>
    public bool IsReplaced(ISymbol member) =>
        (member.ValueType() is { } value && IsReplaced(value)) || member.Parameters().Any(parameter => IsReplaced(parameter.Type));

    /// <summary>Whether two members take and give the same, with any names.</summary>
    public bool SameShape(ISymbol before, ISymbol after) => SameType(before.ValueType(), after.ValueType()) && SameSignature(before, after);

    /// <summary>Whether a serializer gets what a call of the method is given.</summary>
    public bool IsSerializing(IMethodSymbol method) => SerializingMethods.Contains(engine, method);

    /// <summary>Whether one of a superseded type and its canonical type says of itself what it likes as text, and the other does not.</summary>
    public bool HasOtherText(INamedTypeSymbol type) =>
        engine.FindSupersession(type)?.Canonical is { } canonical
            && TypeDifferences.Of(engine, type, canonical).Any(difference => Seen(difference, type, canonical) == TypeAspect.Text);

    /// <summary>What differs between a superseded type and its canonical type, where the one has become the other.</summary>
    public TypeAspect Differences(INamedTypeSymbol before, INamedTypeSymbol after)
    {
        if (engine.FindSupersession(before)?.Canonical is not { } canonical
            || DocumentationId.Of(after.OriginalDefinition) == DocumentationId.Of(before.OriginalDefinition))
        {
            return TypeAspect.None;
        }

        var aspects = TypeAspect.None;
        foreach (var difference in TypeDifferences.Of(engine, before, canonical))
            aspects |= Seen(difference, before, canonical);
        return aspects;
    }

    /// <summary>Whether code that tests an object for an interface or a base class finds another answer.</summary>
    /// <param name="before">The object's type.</param>
    /// <param name="after">What it has become.</param>
    /// <param name="place">The type under which it is known from here on, or the method or type that takes the type as its type argument.</param>
    /// <param name="isTypeArgument">Whether the place is such a method or type.</param>
    public bool IsDistinguishedByTests(INamedTypeSymbol before, INamedTypeSymbol after, ISymbol place, bool isTypeArgument = false) =>
        baseTypeTests is not null && engine.FindSupersession(before)?.Canonical is { } canonical
            && DocumentationId.Of(after.OriginalDefinition) != DocumentationId.Of(before.OriginalDefinition)
        && (isTypeArgument ? baseTypeTests.Distinguish(engine, before, canonical, place)
            : baseTypeTests.Distinguish(engine, before, canonical, (ITypeSymbol)place));

    /// <summary>A difference as it is once the files of compiled types are read.</summary>
    private TypeAspect Seen(TypeDifference difference, INamedTypeSymbol legacy, INamedTypeSymbol canonical)
    {
        if (difference.Aspect != TypeAspect.CompiledText)
            return difference.Aspect;

        return TypeDifferences.TextOf(legacy) is { } old && TypeDifferences.TextOf(canonical) is { } now
            && CompiledAssemblies.Of(engine).DoTheSame(old, legacy, now, canonical)
            ? TypeAspect.None : TypeAspect.Text;
    }

    /// <summary>Whether the second symbol is the first one, or what the map makes of it.</summary>
    public bool Same(ISymbol? before, ISymbol? after)
    {
        switch (before, after)
        {
            case (null, _):
                return true;
            case (_, null):
                return false;
            case (INamespaceSymbol, INamespaceSymbol) or (IDiscardSymbol, IDiscardSymbol) or (IPreprocessingSymbol, IPreprocessingSymbol):
                return true;
            case (ITypeSymbol type, ITypeSymbol other):
                return SameType(type, other);
        }

        if (before.Kind != after.Kind)
            return (before, after) is (IFieldSymbol { IsConst: false }, IPropertySymbol) or (IPropertySymbol, IFieldSymbol) && SameValueMember(before, after);
        if (before is ILocalSymbol or IParameterSymbol or IRangeVariableSymbol or ILabelSymbol
            or IMethodSymbol { MethodKind: MethodKind.LocalFunction or MethodKind.AnonymousFunction })
        {
            return SameLocal(before, after);
        }

        return SameMember(before, after) || IsConfigureAwait(before) && IsConfigureAwait(after);
    }

    /// <summary>A task and a value task are configured alike; what that yields is compared where it is not awaited at once.</summary>
    private static bool IsConfigureAwait(ISymbol member) =>
        member is IMethodSymbol
        {
            Name: "ConfigureAwait", Parameters.Length: 1,
            ContainingType:
            {
                Name: "Task"
                or "ValueTask", ContainingNamespace:
                {
                    Name: "Tasks",
                    ContainingNamespace: { Name: "Threading", ContainingNamespace.Name: "System" }
                }
            }
        } method
            && method.Parameters[0].Type.SpecialType == SpecialType.System_Boolean;

    /// <summary>A field and a property of one name and type: a superseded type may keep in the one what its canonical type keeps in the other.</summary>
    private bool SameValueMember(ISymbol before, ISymbol after) =>
        before.Name == after.Name && before.IsStatic == after.IsStatic && before.ContainingType is { } from && after.ContainingType is { } to
        && engine.FindSupersession(from) is not null && Key(from.OriginalDefinition) == Key(to.OriginalDefinition)
        && SameType(before.ValueType(), after.ValueType());

    private bool SameLocal(ISymbol before, ISymbol after)
    {
        if (before.Name != after.Name)
            return false;
        if (before.Locations.FirstOrDefault() is not { SourceTree: { } tree } declared
            || after.Locations.FirstOrDefault() is not { SourceTree: { } other } found)
        {
            return before.ContainingSymbol is null || Same(before.ContainingSymbol, after.ContainingSymbol);
        }

        if (tree.FilePath != other.FilePath)
            return false;

        var expected = positions.Of(tree.FilePath, declared.SourceSpan);
        return expected.IsEmpty || expected.Contains(found.SourceSpan.Start);
    }

    private bool SameMember(ISymbol before, ISymbol after)
    {
        var (from, to) = (Definition(before), Definition(after));
        if (from.Name != to.Name || from.IsStatic != to.IsStatic || from.ContainingType is null || to.ContainingType is null)
            return from.Name == to.Name && from.ContainingType is null && to.ContainingType is null;
        if ((from as IMethodSymbol)?.MethodKind == MethodKind.BuiltinOperator != ((to as IMethodSymbol)?.MethodKind == MethodKind.BuiltinOperator))
            return false; // "==" compares references here, and calls a member there.
        if (ExtensionBlock.Contains(from) && ExtensionBlock.Contains(to))
        {
            // A block has no name, and a static member's receiver is the type that it is called on, which is compared by itself.
            return SameType(ExtensionBlock.HomeOf(from), ExtensionBlock.HomeOf(to))
                && SameType(ExtensionBlock.ReceiverOf(from)?.Type, ExtensionBlock.ReceiverOf(to)?.Type) && SameSignature(from, to);
        }

        if (before is IMethodSymbol method && after is IMethodSymbol other
            && !(SameArguments(method.TypeArguments, other.TypeArguments) && Conditions(method).SetEquals(Conditions(other))))
        {
            return false;
        }

        var isSameType = Key(from.ContainingType.OriginalDefinition) == Key(to.ContainingType.OriginalDefinition);
        var isImage = engine.FindSupersession(from.ContainingType) is not null || (from.ContainingType.ContainingType is { } outer && engine.Involves(outer));
        if (isSameType && !isImage)
            return SameSignature(from, to);
        if (!isSameType && !IsInheritedImage(from.ContainingType, to.ContainingType))
            return false;
        return SameSignature(from, to) || (!HasCounterpart(from, to) && IsOnlyOne(to));
    }

    /// <summary>The declaration of a member; of an override that of what it overrides in the end, since the object decides which one runs.</summary>
    private static ISymbol Definition(ISymbol member)
    {
        var definition = (member is IMethodSymbol { ReducedFrom: { } reduced } ? reduced : member).OriginalDefinition;
        while (definition switch
        {
            IMethodSymbol method => method.OverriddenMethod,
            IPropertySymbol property => property.OverriddenProperty,
            IEventSymbol @event => (ISymbol?)@event.OverriddenEvent,
            _ => null
        } is { } overridden)
        {
            definition = overridden.OriginalDefinition;
        }

        return definition;
    }

    /// <summary>Whether a value of the second type is one of the first as well, as the same object.</summary>
    public bool IsSubtype(ITypeSymbol before, ITypeSymbol after)
    {
        if (!before.IsReferenceType || !after.IsReferenceType)
            return false;

        var key = Key(before);
        for (var current = after; current is not null; current = current.BaseType)
        {
            if (Key(current) == key)
                return true;
        }

        return after.AllInterfaces.Any(contract => Key(contract) == key);
    }

    private bool SameArguments(ImmutableArray<ITypeSymbol> before, ImmutableArray<ITypeSymbol> after) =>
        before.Length == after.Length && before.Zip(after, SameType).All(same => same);

    /// <summary>Whether two members take the same: parameters by type and kind.</summary>
    private bool SameSignature(ISymbol before, ISymbol after)
    {
        if (before is IMethodSymbol method && after is IMethodSymbol other && (method.Arity != other.Arity || method.MethodKind != other.MethodKind))
            return false;

        var (from, to) = (before.Parameters(), after.Parameters());
        return from.Length == to.Length
            && from.Zip(to, (a, b) => a.RefKind == b.RefKind && a.IsParams == b.IsParams && SameType(a.Type, b.Type)).All(same => same);
    }

    private static HashSet<string> Conditions(IMethodSymbol method) =>
        [.. method.GetAttributes().Where(attribute => attribute.AttributeClass is { Name: "ConditionalAttribute" })
            .Select(attribute => attribute.ConstructorArguments.FirstOrDefault().Value as string ?? "")];

    /// <summary>Whether the type that the map leads to has the very member, so that nothing else is its image.</summary>
    private bool HasCounterpart(ISymbol before, ISymbol after) =>
        Candidates(after).Any(candidate => SameSignature(before, candidate));

    private static bool IsOnlyOne(ISymbol after) => after is not (IMethodSymbol or IPropertySymbol { IsIndexer: true }) || Candidates(after).Count() == 1;

    private static IEnumerable<ISymbol> Candidates(ISymbol member)
    {
        for (var type = member.ContainingType; type is not null; type = type.BaseType)
        {
            foreach (var candidate in type.GetMembers(member.Name))
            {
                if (candidate.Kind == member.Kind && candidate.IsStatic == member.IsStatic && !candidate.IsImplicitlyDeclared)
                    yield return candidate;
            }

            if (member is IMethodSymbol { MethodKind: MethodKind.Constructor })
                yield break;
        }
    }

    /// <summary>Whether a superseded type has the first type's members, and its canonical type the second's, by inheritance.</summary>
    private bool IsInheritedImage(INamedTypeSymbol before, INamedTypeSymbol after)
    {
        var (from, to) = (Key(before.OriginalDefinition), Key(after.OriginalDefinition));
        foreach (var entry in engine.Map.Superseded)
        {
            if (engine.Resolve(entry.Legacy) is { } legacy && engine.FindSupersession(legacy)?.Canonical is { } canonical && Has(legacy, from)
                && Has(canonical, to))
            {
                return true;
            }
        }

        return false;

        bool Has(INamedTypeSymbol type, string key)
        {
            for (var current = type; current is not null; current = current.BaseType)
            {
                if (Key(current.OriginalDefinition) == key)
                    return true;
            }

            return type.AllInterfaces.Any(contract => Key(contract.OriginalDefinition) == key);
        }
    }

    private string Key(ITypeSymbol type)
    {
        if (_keys.TryGetValue(type, out var key))
            return key;

        var text = new StringBuilder();
        Append(text, type);
        return _keys[type] = text.ToString();
    }

    private void Append(StringBuilder text, ITypeSymbol type)
    {
        switch (type)
        {
            case INamedTypeSymbol { IsTupleType: true } tuple:
                AppendAll(text.Append('('), tuple.TupleElements.Select(element => element.Type));
                text.Append(')');
                break;

            case INamedTypeSymbol { IsAnonymousType: true } anonymous:
                foreach (var property in anonymous.GetMembers().OfType<IPropertySymbol>())
                    Append(text.Append('{').Append(property.Name).Append(':'), property.Type);
                break;

            case INamedTypeSymbol named:
                var image = engine.FindSupersession(named) is { } supersession ? supersession.Map(named) ?? supersession.Canonical ?? named : named;
                AppendNamed(text, image, hasArguments: !named.IsUnboundGenericType);
                break;

            case IArrayTypeSymbol array:
                Append(text, array.ElementType);
                text.Append('[').Append(array.Rank).Append(']');
                break;

            case IPointerTypeSymbol pointer:
                Append(text, pointer.PointedAtType);
                text.Append('*');
                break;

            case IFunctionPointerTypeSymbol { Signature: var signature }:
                var written = type.ToDisplayString();
                text.Append(written, 0, written.IndexOf('<')); // "delegate*" with the calling convention
                foreach (var parameter in signature.Parameters)
                    Append(text.Append('(').Append(parameter.RefKind), parameter.Type);
                Append(text.Append(')').Append(signature.RefKind), signature.ReturnType);
                break;

            case ITypeParameterSymbol parameter:
                text.Append(parameter.TypeParameterKind == TypeParameterKind.Method ? "!!" : "!").Append(parameter.Ordinal);
                break;

            default:
                text.Append(type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat));
                break;
        }
    }

    private void AppendNamed(StringBuilder text, INamedTypeSymbol type, bool hasArguments)
    {
        if (type.ContainingType is { } outer)
        {
            Append(text, outer);
            text.Append('+').Append(type.MetadataName);
        }
        else
        {
            text.Append(DocumentationId.Of(type.OriginalDefinition)).Append('@').Append(type.ContainingAssembly?.Name);
        }

        if (hasArguments && !type.TypeArguments.IsEmpty && !type.IsUnboundGenericType)
            AppendAll(text.Append('<'), type.TypeArguments);
    }

    private void AppendAll(StringBuilder text, IEnumerable<ITypeSymbol> types)
    {
        foreach (var type in types)
        {
            Append(text, type);
            text.Append(',');
        }
    }
}

/// <summary>Where the original positions of all rewritten files are in the new texts. A file without edits keeps its positions.</summary>
internal sealed class PositionMap(IEnumerable<FileRendering> renderings)
{
    private readonly Dictionary<string, FileRendering> _byPath = renderings
        .SelectMany(rendering => rendering.File.Views, (rendering, view) => (view.Model.SyntaxTree.FilePath, Rendering: rendering))
        .GroupBy(pair => pair.FilePath, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.First().Rendering, StringComparer.Ordinal);

    public FileRendering? Of(string path) => _byPath.TryGetValue(path, out var rendering) ? rendering : null;

    /// <summary>The new positions of a token; none where an edit replaces it, several where an edit repeats it.</summary>
    public ImmutableArray<int> Of(string path, TextSpan token) => Of(path) is { } rendering ? rendering.CopiesOf(token) : [token.Start];
}
