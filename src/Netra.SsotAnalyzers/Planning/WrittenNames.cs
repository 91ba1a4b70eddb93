using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Netra.SsotAnalyzers.Analysis;

namespace Netra.SsotAnalyzers.Planning;

/// <summary>The names to which a member assigns, or passes by reference: a variable of another name keeps its value.</summary>
internal static class WrittenNames
{
    private static readonly ConditionalWeakTable<SyntaxNode, HashSet<string>> Cache = new();
    private static readonly ConditionalWeakTable<SyntaxNode, HashSet<string>> Functions = new();

    public static HashSet<string> Of(SyntaxNode place)
    {
        var member = place.FirstAncestorOrSelf<MemberDeclarationSyntax>(node => node is not GlobalStatementSyntax) ?? place.SyntaxTree.GetRoot();
        return Cache.GetValue(member, In);
    }

    /// <summary>The names that an expression or a member itself writes to.</summary>
    public static HashSet<string> In(SyntaxNode node) =>
        [.. node.DescendantNodesAndSelf().SelectMany(Targets).OfType<IdentifierNameSyntax>().Select(name => name.Identifier.ValueText)];

    /// <summary>The names that lambdas and local functions of the member write to: a call may run them.</summary>
    public static HashSet<string> InFunctionsOf(SyntaxNode place)
    {
        var member = place.FirstAncestorOrSelf<MemberDeclarationSyntax>(node => node is not GlobalStatementSyntax) ?? place.SyntaxTree.GetRoot();
        return Functions.GetValue(member, node =>
            [.. node.DescendantNodes().Where(inner => inner is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)
                .SelectMany(function => function.DescendantNodes()).SelectMany(Targets).OfType<IdentifierNameSyntax>()
                .Select(name => name.Identifier.ValueText)]);
    }

    private static IEnumerable<ExpressionSyntax> Targets(SyntaxNode node) => node switch
    {
        AssignmentExpressionSyntax { Left: TupleExpressionSyntax tuple } => tuple.DescendantNodes().OfType<ExpressionSyntax>(),
        AssignmentExpressionSyntax assignment => [assignment.Left],
        PrefixUnaryExpressionSyntax
        {
            RawKind: (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression
            or (int)SyntaxKind.AddressOfExpression
        } prefix =>
            [prefix.Operand],
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PostIncrementExpression or (int)SyntaxKind.PostDecrementExpression } postfix =>
            [postfix.Operand],
        ArgumentSyntax { RefKindKeyword.RawKind: not 0 } argument => [argument.Expression],
        RefExpressionSyntax reference => [reference.Expression],
        _ => [],
    };
}

/// <summary>Places that are written to or passed by reference: what replaces a member there has to take that.</summary>
internal static class WrittenPlace
{
    private enum Kind
    {
        Read,
        Assigned,
        Initialized,
        Referenced,

        /// <summary>The receiver of a struct's method, which may change it: a variable, or a copy of the value.</summary>
        Called,
    }

    /// <summary>Why a member cannot take the place of an access that is written to; null if it can, or if the access only reads.</summary>
    /// <param name="file">The file.</param>
    /// <param name="access">The access, or the name in an object initializer.</param>
    /// <param name="member">What it would access; null where that has no symbol.</param>
    /// <param name="isOwn">Whether the access is one to a member of <c>this</c>, which a constructor may set.</param>
    public static Refusal? RefusalOf(FileContext file, ExpressionSyntax access, ISymbol? member, bool isOwn)
    {
        var kind = member is null ? Kind.Read : KindOf(access, file.Model);
        return kind switch
        {
            Kind.Read => null,
            Kind.Referenced => IsVariable(member!, file, access, isOwn) ? null : Refusal.NotAVariable.For(member!.Name),
            Kind.Called => (file.SymbolOf(access) is not { } old || IsVariable(old, file, access, isOwn), IsVariable(member!, file, access, isOwn)) switch
            {
                (true, false) => Refusal.NotAVariable.For(member!.Name),
                (false, true) => Refusal.ChangesACopy.For(member!.Name),
                _ => null,
            },
            _ => IsSettable(member!, file, access, isOwn, kind == Kind.Initialized) ? null : Refusal.NotAssignable.For(member!.Name),
        };
    }

    /// <summary>Whether an access is one to a member of <c>this</c>.</summary>
    public static bool IsOwn(ExpressionSyntax access) => access is SimpleNameSyntax or MemberAccessExpressionSyntax { Expression: InstanceExpressionSyntax };

    /// <summary>
    /// Whether a field or property becomes the other of the two where a method may change its value: the one is a variable, and the other
    /// gives a copy.
    /// </summary>
    public static bool IsCopyChanged(ExpressionSyntax access, ISymbol? from, ISymbol? to, SemanticModel model) =>
        (from, to) is (IFieldSymbol { IsReadOnly: false }, IPropertySymbol { ReturnsByRef: false })
            or (IPropertySymbol { ReturnsByRef: false }, IFieldSymbol { IsReadOnly: false })
            && KindOf(access, model) == Kind.Called;

    private static Kind KindOf(ExpressionSyntax access, SemanticModel model)
    {
        var whole = access.Whole();
        switch (whole.Parent)
        {
            case AssignmentExpressionSyntax
            {
                Parent: InitializerExpressionSyntax
                {
                    RawKind: (int)SyntaxKind.ObjectInitializerExpression
                or (int)SyntaxKind.WithInitializerExpression
                }
            } assignment when assignment.Left == whole:
                return assignment.Right is InitializerExpressionSyntax ? Kind.Read : Kind.Initialized;
            case NameEqualsSyntax { Parent: AttributeArgumentSyntax }:
                return Kind.Initialized;
            case AssignmentExpressionSyntax assignment when assignment.Left == whole:
                return Kind.Assigned;
            case PostfixUnaryExpressionSyntax
                or PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression }:
                return Kind.Assigned;
            case ArgumentSyntax { RefKindKeyword.RawKind: (int)SyntaxKind.RefKeyword or (int)SyntaxKind.OutKeyword } or RefExpressionSyntax
                or PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.AddressOfExpression }:
                return Kind.Referenced;
            case ArgumentSyntax { Parent: TupleExpressionSyntax tuple }:
                return IsTarget(tuple) ? Kind.Assigned : Kind.Read;

            // A value's own field is set only where the value is a variable.
            case MemberAccessExpressionSyntax outer when outer.Expression == whole && model.GetTypeInfo(whole).Type is { IsValueType: true }:
                return model.GetSymbolInfo(outer).Symbol switch
                {
                    IFieldSymbol or IPropertySymbol { ReturnsByRef: false } when KindOf(outer, model) is Kind.Assigned or Kind.Referenced => Kind.Referenced,
                    IFieldSymbol when KindOf(outer, model) is Kind.Called => Kind.Called,
                    IMethodSymbol method when MayChange(method) => Kind.Called,
                    _ => Kind.Read,
                };
            case CommonForEachStatementSyntax loop when loop.Expression == whole
                && model.GetTypeInfo(whole).Type is INamedTypeSymbol { IsValueType: true } type
                && type.MembersNamed("GetEnumerator").OfType<IMethodSymbol>().Any(MayChange):
                return Kind.Called;
            default:
                return Kind.Read;
        }
    }

    /// <summary>Whether a method may write to the struct that it is called on; what a struct says of itself as <c>object</c> does not.</summary>
    private static bool MayChange(IMethodSymbol method) =>
        method is
        {
            IsStatic: false, IsReadOnly: false, IsOverride: false, IsExtensionMethod: false,
            ContainingType: { IsValueType: true, IsReadOnly: false, TypeKind: TypeKind.Struct }
        };

    private static bool IsTarget(TupleExpressionSyntax tuple) => tuple.Parent switch
    {
        AssignmentExpressionSyntax assignment => assignment.Left == tuple,
        ArgumentSyntax { Parent: TupleExpressionSyntax outer } => IsTarget(outer),
        _ => false,
    };

    private static bool IsVariable(ISymbol member, FileContext file, ExpressionSyntax access, bool isOwn) => member switch
    {
        IPropertySymbol property => property.ReturnsByRef,
        IMethodSymbol method => method.ReturnsByRef,
        IFieldSymbol field => IsSettable(field, file, access, isOwn, isInitializer: false),
        _ => true,
    };

    private static bool IsSettable(ISymbol member, FileContext file, ExpressionSyntax access, bool isOwn, bool isInitializer)
    {
        switch (member)
        {
            case IPropertySymbol { ReturnsByRef: true } or IMethodSymbol { ReturnsByRef: true }:
                return true;
            case IMethodSymbol:
                return false;
            case IFieldSymbol field:
                return !field.HasConstantValue && (!field.IsReadOnly || (isOwn && IsMadeAt(file, access, field)));
            case IPropertySymbol property:
                var setter = property.SelfAndOverridden().OfType<IPropertySymbol>().Select(current => current.SetMethod)
                    .FirstOrDefault(found => found is not null);
                return setter is null
                    ? isOwn && property.DeclaringSyntaxReferences.Length > 0 && IsMadeAt(file, access, property)
                    : file.Model.IsAccessible(access.SpanStart, setter) && (!setter.IsInitOnly || isInitializer || (isOwn && IsMadeAt(file, access, property)));
            default:
                return true;
        }
    }

    /// <summary>
    /// Whether the place is in a constructor, or in an accessor that runs with it, of the type that declares the member or of one that
    /// derives from it.
    /// </summary>
    private static bool IsMadeAt(FileContext file, ExpressionSyntax access, ISymbol member)
    {
        if (file.Model.GetEnclosingSymbol(access.SpanStart, file.CancellationToken) is not IMethodSymbol made || made.IsStatic != member.IsStatic)
            return false;

        var isOwnType = SymbolEqualityComparer.Default.Equals(made.ContainingType.OriginalDefinition, member.ContainingType.OriginalDefinition);
        var isInitOnly = member is IPropertySymbol { SetMethod.IsInitOnly: true };
        return made is { MethodKind: MethodKind.Constructor or MethodKind.StaticConstructor } or { IsInitOnly: true }
            && (isOwnType || (isInitOnly && made.ContainingType.DerivesFrom(member.ContainingType)));
    }
}

/// <summary>The imports that a replacement expression needs for extension methods, which no qualified name can stand for.</summary>
internal static class ExtensionImports
{
    /// <summary>Those of the imports that hold an extension method which the expression calls: it binds once they are there.</summary>
    public static ImmutableArray<string> Of(Compilation compilation, ReplacementTemplate template, ImmutableArray<string> imports)
    {
        var called = template.Expression!.DescendantNodesAndSelf().OfType<InvocationExpressionSyntax>()
            .Select(call => (call.Expression as MemberAccessExpressionSyntax)?.Name.Identifier.ValueText)
            .Where(name => name is not null)
            .ToImmutableHashSet();
        return [.. imports.Where(import => compilation.FindNamespace(import) is { } ns
            && ns.GetTypeMembers().Any(type =>
                type.MightContainExtensionMethods
                    && type.GetMembers().Any(member => member is IMethodSymbol { IsExtensionMethod: true } && called.Contains(member.Name))))];
    }
}

/// <summary>
/// A member of a derived type that has the name by which a replacement expression begins: behind <c>kid.</c>, the name that
/// is written for a member of the base type would mean it.
/// </summary>
internal static class HidingMember
{
    /// <summary>Why a use cannot be rewritten where its receiver's type hides what the expression names; null where it does not.</summary>
    public static Refusal? RefusalOf(Use use)
    {
        if (use.Member is not { IsStatic: false, ContainingType: { TypeKind: TypeKind.Class } declaring } || use.Place is not ExpressionSyntax
            || ReceiverOf(use) is not { } receiver)
        {
            return null;
        }

        foreach (var name in use.Template.Expression!.DescendantNodesAndSelf().OfType<MemberAccessExpressionSyntax>()
            .Where(access => access.Expression is ThisExpressionSyntax).Select(access => access.Name.Identifier.ValueText))
        {
            if (In(receiver, declaring, name) is { } hiding)
                return Refusal.BindsToAnother.For(use.Replacement.Expression, hiding.ContainingType.Name + "." + hiding.Name);
        }

        return null;
    }

    /// <summary>The same for a member that an initializer or a pattern names without a receiver.</summary>
    public static Refusal? RefusalOfName(FileContext file, ExpressionSyntax access, ISymbol member, string name, string replacement) =>
        member.ContainingType is { TypeKind: TypeKind.Class } declaring && NamedOf(file, access) is { } receiver && In(receiver, declaring, name) is { } hiding
            ? Refusal.BindsToAnother.For(replacement, hiding.ContainingType.Name + "." + hiding.Name)
            : null;

    private static ISymbol? In(ITypeSymbol receiver, INamedTypeSymbol declaring, string name)
    {
        if (receiver is ITypeParameterSymbol parameter)
            return parameter.ConstraintTypes.Select(constraint => In(constraint, declaring, name)).FirstOrDefault(hiding => hiding is not null);
        if (!receiver.DerivesFrom(declaring))
            return null;

        for (var type = receiver; type is not null
            && !SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, declaring.OriginalDefinition); type = type.BaseType)
        {
            if (type.GetMembers(name).FirstOrDefault(member => !member.IsOverride && member is not INamedTypeSymbol) is { } hiding)
                return hiding;
        }

        return null;
    }

    private static ITypeSymbol? ReceiverOf(Use use)
    {
        if (use.Receiver is { } written)
            return use.File.TypeOf(written);
        if (!use.IsConditional)
            return use.File.Model.GetEnclosingSymbol(use.Place.SpanStart, use.File.CancellationToken)?.ContainingType;

        return use.File.TypeOf(use.Place.Ancestors().OfType<ConditionalAccessExpressionSyntax>()
            .First(access => access.WhenNotNull.Span.Contains(use.Place.Span)).Expression);
    }

    private static ITypeSymbol? NamedOf(FileContext file, ExpressionSyntax access)
    {
        foreach (var around in access.Ancestors())
        {
            switch (around)
            {
                case InitializerExpressionSyntax { Parent: AssignmentExpressionSyntax { Left: var member } }:
                    return file.TypeOf(member);
                case InitializerExpressionSyntax { Parent: ExpressionSyntax made }:
                    return file.TypeOf(made);
                case RecursivePatternSyntax pattern:
                    return (file.Model.GetOperation(pattern, file.CancellationToken) as IRecursivePatternOperation)?.MatchedType;
                case StatementSyntax or MemberDeclarationSyntax:
                    return null;
            }
        }

        return null;
    }
}
