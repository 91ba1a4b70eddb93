using Microsoft.CodeAnalysis.CSharp;
using Netra.SsotAnalyzers.Planning;

namespace Netra.SsotAnalyzers.CodeFixes.Refactorings;

/// <summary>The expression by which another member takes a member's place, with the member's own parameters as arguments.</summary>
internal sealed class MemberExpression(DeclarationPlace place)
{
    private static readonly SymbolDisplayFormat Short = SymbolDisplayFormat.MinimallyQualifiedFormat;

    private ISymbol Member => place.Symbol;

    /// <summary>The replacement, if the signatures match; none otherwise.</summary>
    public IEnumerable<ReplaceWithArguments> Of(ISymbol target)
    {
        if (Access(target) is not var (receiver, import) || Rest(target) is not { } rest)
            return [];

        // What the expression binds to is not asked of a signature that is the same to the letter: arguments by reference cannot be bound without a variable.
        var isSame = HasReferences(Member) && Member is IMethodSymbol from && target is IMethodSymbol to && from.Parameters.Length == to.Parameters.Length;
        return ReplaceWithArguments.Of(place, receiver + rest, [import], isSame ? null : target) is { } found ? [found] : [];
    }

    private static bool HasReferences(ISymbol member) => member.Parameters().Any(parameter => parameter.RefKind != RefKind.None);

    /// <summary>What stands before the member's name, and the namespace that is needed for it; null where nothing reaches the member.</summary>
    private (string Receiver, string Import)? Access(ISymbol target)
    {
        if (target is IMethodSymbol { MethodKind: MethodKind.Constructor })
            return Named(target.ContainingType) is { } made ? ("new " + made, Namespace(target.ContainingType)) : null;
        if (target is IMethodSymbol { IsExtensionMethod: true } extension && HasReceiver && Converts(ReceiverType!, extension.Parameters[0].Type))
            return ("this", Namespace(target.ContainingType));
        if (target.IsStatic)
            return Named(target.ContainingType) is { } holder ? (holder, Namespace(target.ContainingType)) : null;

        return HasReceiver && (ReceiverType!.Inherits(target.ContainingType) || SymbolEqualityComparer.Default.Equals(ReceiverType!.OriginalDefinition, target.ContainingType.OriginalDefinition)
            || ReceiverType!.AllInterfaces.Any(contract => SymbolEqualityComparer.Default.Equals(contract.OriginalDefinition, target.ContainingType.OriginalDefinition))
            || (ReceiverType is INamedTypeSymbol named && place.Engine.FindSupersession(named) is { Canonical: { } canonical } && SymbolEqualityComparer.Default.Equals(canonical.OriginalDefinition, target.ContainingType.OriginalDefinition)))
            ? ("this", "")
            : null;
    }

    private bool IsExtension => Member is IMethodSymbol { IsExtensionMethod: true };

    private bool HasReceiver => IsExtension || (!Member.IsStatic && Member is not IMethodSymbol { MethodKind: MethodKind.Constructor });

    private ITypeSymbol? ReceiverType => IsExtension ? ((IMethodSymbol)Member).Parameters[0].Type : Member.ContainingType;

    private static string Namespace(INamedTypeSymbol type) => type.ContainingNamespace is { IsGlobalNamespace: false } ns ? ns.ToDisplayString() : "";

    /// <summary>A type as the expression names it; one with type parameters only where the member has the same.</summary>
    private string? Named(INamedTypeSymbol type)
    {
        if (type.IsTupleType || type.IsAnonymousType || (type.ContainingType is { } outer && outer.Arity > 0))
            return null;

        var prefix = type.ContainingType is null ? "" : Named(type.ContainingType) + ".";
        if (type.Arity == 0)
            return prefix + PlanPiece.Identifier(type.Name);
        if (type.TypeArguments.All(argument => argument.TypeKind != TypeKind.TypeParameter))
            return prefix + type.ToDisplayString(Short.WithGenericsOptions(SymbolDisplayGenericsOptions.IncludeTypeParameters));

        var own = Member is IMethodSymbol { Arity: > 0 } method && method.Arity == type.Arity ? method.TypeParameters : Member.ContainingType.Arity == type.Arity ? Member.ContainingType.TypeParameters : [];
        return own.IsEmpty ? null : $"{prefix}{PlanPiece.Identifier(type.Name)}<{string.Join(", ", own.Select(parameter => PlanPiece.Identifier(parameter.Name)))}>";
    }

    /// <summary>The member's name and arguments; null where the signatures do not match.</summary>
    private string? Rest(ISymbol target)
    {
        var isConstructor = target is IMethodSymbol { MethodKind: MethodKind.Constructor };
        var name = isConstructor ? "" : "." + PlanPiece.Identifier(target.Name);
        switch (Member, target)
        {
            case (IEventSymbol, IEventSymbol) or (IFieldSymbol, IFieldSymbol):
                return name;
            case (IPropertySymbol { Parameters.IsEmpty: true } property, IPropertySymbol { Parameters.IsEmpty: true } other):
                return property.SetMethod is null || other.SetMethod is { IsInitOnly: false } ? name : null;
            case (IPropertySymbol { Parameters.IsEmpty: true } property, IFieldSymbol field):
                return property.SetMethod is null || !(field.IsReadOnly || field.IsConst) ? name : null;
            case (IFieldSymbol { IsConst: false } field, IPropertySymbol { Parameters.IsEmpty: true } other):
                return field.IsReadOnly || other.SetMethod is { IsInitOnly: false } ? name : null;
            case (IMethodSymbol { ReturnsVoid: false } method, IPropertySymbol { Parameters.IsEmpty: true, GetMethod: not null } or IFieldSymbol):
                return method.Parameters.Length == (IsExtension ? 1 : 0) && method.MethodKind != MethodKind.Constructor ? name : null;
            case (IPropertySymbol { SetMethod: null } or IMethodSymbol, IMethodSymbol called):
                return Arguments(called) is { } arguments ? name + TypeArguments(called) + arguments : null;
            default:
                return null;
        }
    }

    private string TypeArguments(IMethodSymbol target) =>
        target.Arity > 0 && Member is IMethodSymbol method && method.Arity == target.Arity ? $"<{string.Join(", ", method.TypeParameters.Select(parameter => PlanPiece.Identifier(parameter.Name)))}>" : "";

    /// <summary>Every parameter of the member, each for one of the target's: by name and type, else in the order in which they stand.</summary>
    private string? Arguments(IMethodSymbol target)
    {
        var own = Member.Parameters();
        if (IsExtension && Access(target) is var (receiver, _) && receiver == "this")
            own = own.RemoveAt(0);
        var asked = target is { IsExtensionMethod: true } && HasReceiver ? target.Parameters.RemoveAt(0) : target.Parameters;
        if (own.Length > asked.Length || asked.Skip(own.Length).Any(parameter => !parameter.IsOptional && !parameter.IsParams) || Member is IMethodSymbol method && target.Arity > 0 && method.Arity != target.Arity)
            return null;

        var inOrder = own.Length == 0 || own.Zip(asked, (from, to) => Fits(from, to)).All(fits => fits);
        var byName = own.All(from => asked.Any(to => to.Name == from.Name && Fits(from, to))) && asked.Where(to => !to.IsOptional && !to.IsParams).All(to => own.Any(from => from.Name == to.Name));
        var sameOrder = own.Zip(asked, (from, to) => from.Name == to.Name).All(same => same);
        if (byName && !sameOrder)
            return InOrderOf(asked, own);
        return inOrder ? $"({string.Join(", ", own.Select(Written))})" : null;
    }

    /// <summary>In the target's order; by name as soon as an optional parameter is left out.</summary>
    private static string InOrderOf(ImmutableArray<IParameterSymbol> asked, ImmutableArray<IParameterSymbol> own)
    {
        var arguments = new List<string>();
        var isGap = false;
        foreach (var to in asked)
        {
            if (own.FirstOrDefault(from => from.Name == to.Name) is not { } from)
                isGap = true;
            else
                arguments.Add((isGap ? PlanPiece.Identifier(to.Name) + ": " : "") + Written(from));
        }

        return $"({string.Join(", ", arguments)})";
    }

    private static string Written(IParameterSymbol parameter) => parameter.RefKind switch
    {
        RefKind.Ref => "ref ",
        RefKind.Out => "out ",
        RefKind.In => "in ",
        _ => "",
    } + PlanPiece.Identifier(parameter.Name);

    private bool Fits(IParameterSymbol from, IParameterSymbol to) =>
        from.RefKind == to.RefKind && from.IsParams == to.IsParams && (from.RefKind == RefKind.None ? Converts(from.Type, to.Type) : SymbolEqualityComparer.Default.Equals(from.Type, to.Type));

    /// <summary>Type parameters of two methods are the same by their place.</summary>
    private bool Converts(ITypeSymbol from, ITypeSymbol to) =>
        place.Engine.Compilation.ClassifyConversion(place.Engine.MapType(from) ?? from, to).IsImplicit
        || (Mentions(to) && from.ToDisplayString(Short).Length > 0 && to.OriginalDefinition.Kind == from.OriginalDefinition.Kind) || to.TypeKind == TypeKind.TypeParameter;

    private static bool Mentions(ITypeSymbol type) => type switch
    {
        ITypeParameterSymbol => true,
        INamedTypeSymbol named => named.TypeArguments.Any(Mentions),
        IArrayTypeSymbol array => Mentions(array.ElementType),
        _ => false,
    };
}
