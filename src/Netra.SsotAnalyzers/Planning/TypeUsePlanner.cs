using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Map;
using Netra.SsotAnalyzers.Planning.Steps;

namespace Netra.SsotAnalyzers.Planning;

/// <summary>Plans the rewrite of a type name, from what it stands in.</summary>
internal sealed class TypeUsePlanner(FileContext file)
{
    private readonly Speculation _speculation = new(file);

    /// <summary>A name that is to name <paramref name="target"/> instead of <paramref name="written"/>.</summary>
    public PlanOutcome PlanName(TypeSite site, INamedTypeSymbol written, INamedTypeSymbol target)
    {
        if (!_speculation.CanName(target, site.Full.SpanStart))
            return Refusal.CannotBeNamed.For(target.Name);

        var plan = Rename(site, target);
        if (SymbolEqualityComparer.Default.Equals(written.OriginalDefinition, target.OriginalDefinition))
            return plan;

        return RefusalOf(site, target) is { } refusal ? refusal : plan;
    }

    /// <summary>A construction whose arguments the canonical constructor takes as they are.</summary>
    public PlanOutcome PlanCreation(TypeSite site, ObjectCreationExpressionSyntax creation, INamedTypeSymbol target)
    {
        if (target.TypeKind != TypeKind.Delegate)
        {
            if (target.IsAbstract || target.TypeKind is not (TypeKind.Class or TypeKind.Struct))
                return Refusal.CannotBeConstructed.For(target.Name);

            var plan = Rename(site, target);
            var (symbol, _) = _speculation.Bind(creation, plan.Span, plan.Pieces);
            var made = file.SymbolOf(creation);
            if (symbol is not IMethodSymbol { MethodKind: MethodKind.Constructor } constructor
                || !SymbolEqualityComparer.Default.Equals(constructor.ContainingType.OriginalDefinition, target.OriginalDefinition))
            {
                // "(5, height: 6)" binds to the other order by names alone.
                return made is not null
                    && target.InstanceConstructors.Select(other => NamedArguments.Of(plan, creation.ArgumentList, made, other))
                        .FirstOrDefault(named => named is not null && _speculation.Bind(creation, named.Span, named.Pieces).Symbol is not null) is { } byName
                    && PlanName(site, target, target) is { Plan: not null } outcome
                    ? outcome with { Plan = byName }
                    : Refusal.NoConstructor.For(target.Name, ArgumentTypes(creation));
            }

            if (CreatedObject.RefusalOf(file, constructor, creation.Initializer) is { } refusal)
                return refusal;
            if (made is not null)
                return WithArguments(PlanName(site, target, target), creation.ArgumentList, made, constructor);
        }

        return PlanName(site, target, target);
    }

    /// <summary>
    /// Why <c>new(…)</c> cannot make the canonical type; null if it can. It follows the type of its place, so that there is nothing to
    /// write.
    /// </summary>
    public Refusal? RefusalOf(ImplicitObjectCreationExpressionSyntax creation, INamedTypeSymbol target)
    {
        if (target.TypeKind == TypeKind.Delegate)
            return null;
        if (target.IsAbstract || target.TypeKind is not (TypeKind.Class or TypeKind.Struct))
            return Refusal.CannotBeConstructed.For(target.Name);

        var (symbol, _) = _speculation.Bind(creation, creation.NewKeyword.Span,
            [new PlanPiece.Text("new "), new PlanPiece.TypeName(target, WithTypeArguments: true)]);
        if (symbol is not IMethodSymbol { MethodKind: MethodKind.Constructor } constructor)
            return Refusal.NoConstructor.For(target.Name, ArgumentTypes(creation));

        return CreatedObject.RequiredRefusal(constructor, creation.Initializer)
            ?? (file.SymbolOf(creation) is { } made ? FollowerCheck.RefusalOf(creation.ArgumentList, made, constructor) : null);
    }

    /// <summary>An access to a static member or a nested type, which the canonical type has under the same name.</summary>
    public PlanOutcome PlanAccess(TypeSite site, ExpressionSyntax whole, ISymbol? member, INamedTypeSymbol target)
    {
        var memberName = site.Access!.Name.Identifier.ValueText;
        if (member is INamedTypeSymbol nested)
        {
            return target.GetTypeMembers(nested.Name, nested.Arity).IsEmpty
                ? Refusal.NoNestedType.For(target.Name, nested.Name)
                : PlanName(site, target, target);
        }

        // A static extension member comes with its block, which names the type on its own account.
        if (member is not null && !IsMemberOf(member, site))
            return PlanName(site, target, target);
        if (target.MembersNamed(memberName).FirstOrDefault() is null)
            return Refusal.NoMember.For(target.Name, memberName);

        var plan = Rename(site, target);
        var isInNameOf = whole.IsInNameOf();
        var (symbol, type) = _speculation.Bind(whole, plan.Span, plan.Pieces);

        // A method group binds with the delegate that it converts to, which may be superseded as well.
        var isMethodGroup = member is IMethodSymbol && whole is not InvocationExpressionSyntax;
        if (symbol is null && type is null && !isInNameOf && !isMethodGroup)
            return Refusal.OtherShape.For(target.Name, memberName);
        if (!isInNameOf && RefusalOfPlace(whole, member, symbol, plan) is { } refusal)
            return refusal;

        // A method group binds to the only method of its name.
        var found = symbol ?? (isMethodGroup && target.GetMembers(memberName) is { Length: 1 } only ? only[0] : null);
        if (member is not null && found is not null && !isInNameOf)
            return WithArguments(PlanName(site, target, target), (whole as InvocationExpressionSyntax)?.ArgumentList, member, found);

        return PlanName(site, target, target);
    }

    /// <summary>The same arguments, by name where the canonical member wants it; refused where they would mean something else.</summary>
    private static PlanOutcome WithArguments(PlanOutcome outcome, ArgumentListSyntax? list, ISymbol from, ISymbol to) =>
        outcome.Plan is not { } plan ? outcome
        : NamedArguments.Of(plan, list, from, to) is { } named ? outcome with { Plan = named }
        : FollowerCheck.RefusalOf(list, from, to) is { } refusal ? refusal
        : outcome;

    private Refusal? RefusalOfPlace(ExpressionSyntax access, ISymbol? member, ISymbol? written, Plan plan) =>
        WrittenPlace.RefusalOf(file, access, written, isOwn: false)
        ?? (member is IFieldSymbol { HasConstantValue: true } && written is not null
            ? ConstantPlace.RefusalOf(file, access, plan.Span, plan.Pieces, written.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat)) : null);

    private bool IsMemberOf(ISymbol member, TypeSite site)
    {
        var type = file.SymbolOf(site.Full) as ITypeSymbol ?? file.TypeOf(site.Full);
        return type?.TypeKind is TypeKind.Interface
            || SymbolEqualityComparer.Default.Equals(type?.OriginalDefinition, member.ContainingType?.OriginalDefinition)
            || type?.DerivesFrom(member.ContainingType) == true;
    }

    private static Plan Rename(TypeSite site, INamedTypeSymbol target)
    {
        // A type-argument list that is written stays as it is; "[Old]" may be short for OldAttribute.
        var keepsArguments = site.Identifier is GenericNameSyntax && target.Arity == ((GenericNameSyntax)site.Identifier).Arity;
        var span = keepsArguments ? site.NameSpan : site.Full.Span;
        return Plan.Replace(span, new PlanPiece.TypeName(target, WithTypeArguments: !keepsArguments, IsAttribute: site.Full.Parent is AttributeSyntax));
    }

    private Refusal? RefusalOf(TypeSite site, INamedTypeSymbol target)
    {
        switch (site.Full.Parent)
        {
            case BaseTypeSyntax when target.IsSealed || target.IsStatic || target.TypeKind is not (TypeKind.Class or TypeKind.Interface):
                return Refusal.IsSealed.For(target.Name);
            case BaseTypeSyntax baseType when target.TypeKind == TypeKind.Class && file.TypeOf(baseType.Type) is { TypeKind: TypeKind.Interface }:
                return Refusal.NotAnInterface.For(target.Name);
            case BaseTypeSyntax { Parent.Parent: TypeDeclarationSyntax derived } when target.TypeKind == TypeKind.Class
                && target.IsRecord != derived is RecordDeclarationSyntax:
                return Refusal.OtherKindOfBase.For(target.Name, target.IsRecord ? "a record" : "not a record");
            case TypeConstraintSyntax when target.TypeKind is not (TypeKind.Class or TypeKind.Interface) || target.IsSealed || target.IsStatic:
                return Refusal.SealedConstraint.For(target.Name);
            case AttributeSyntax when !target.DerivesFrom(file.Engine.Compilation.GetTypeByMetadataName("System.Attribute")):
                return Refusal.AttributeExpected.For(target.Name);
            case AttributeSyntax attribute when target.InstanceConstructors.FirstOrDefault() is { } made
                && target.InstanceConstructors.All(other => RequiredMembers.LeftBy(other).Any()):
                return CreatedObject.RequiredRefusal(made,
                    attribute.ArgumentList is null
                        ? [] : attribute.ArgumentList.Arguments.Select(argument => argument.NameEquals?.Name.Identifier.ValueText ?? ""));
            case TypeArgumentListSyntax when TypeArgument.RefusalOf(file, site.Full, target) is { } refusal:
                return refusal;
            case UsingDirectiveSyntax or TypeOfExpressionSyntax or QualifiedNameSyntax or CrefSyntax:
                return null;
            case ArgumentSyntax { Parent.Parent: ExpressionSyntax nameOf }
                when nameOf.IsNameOf() && file.Model.GetConstantValue(nameOf, file.CancellationToken).Value is string text:
                return text == target.Name ? null : Refusal.NameOfType.For(target.Name, text);
            default:
                return target.IsStatic ? Refusal.IsStatic.For(target.Name) : null;
        }
    }

    private string ArgumentTypes(BaseObjectCreationExpressionSyntax creation) =>
        creation.ArgumentList is null
            ? ""
            : string.Join(", ", creation.ArgumentList.Arguments.Select(argument =>
                file.TypeOf(argument.Expression)?.ToMinimalDisplayString(file.Model, creation.SpanStart) ?? argument.Expression.ToString()));
}

/// <summary>Calls of a constructor by another one, <c>: base(42)</c> and <c>class Kid(int n) : Old(n)</c>: only their arguments are rewritten.</summary>
internal sealed class ConstructorInitializers(FileContext file)
{
    private readonly Speculation _speculation = new(file) { FindsProtected = true };

    public PlanOutcome Plan(SyntaxNode place, IMethodSymbol constructor, MemberReplacement replacement)
    {
        var list = place switch
        {
            ConstructorInitializerSyntax initializer => initializer.ArgumentList,
            PrimaryConstructorBaseTypeSyntax primary => primary.ArgumentList,
            _ => null,
        };
        if (list is null || !MakesTheSame(constructor, replacement))
            return Refusal.ConstructorInitializer.For(replacement.Expression);
        if (file.Model.GetOperation(place, file.CancellationToken) is not IInvocationOperation operation)
            return Refusal.DoesNotCompile.For("construction");

        var use = new Use(file, constructor, replacement, place) { Type = constructor.ContainingType, ArgumentList = list }.With(operation.Arguments);
        var refusal = default(Refusal);
        foreach (var variant in Variant.ByLength)
        {
            var expansion = Expansion.Of(use, variant);
            if (expansion.Refusal is { } impossible)
                return impossible;
            if (Fitting(use, list, expansion) is not var (fitting, called))
                continue;
            if (fitting.Evaluation is { IsOutOfOrder: true } && called.Parameters.All(parameter => !parameter.IsParams))
                fitting = Expansion.Of(use, fitting.Variant with { ParameterNames = [.. called.Parameters.Select(parameter => parameter.Name)] });

            refusal = fitting.Evaluation?.Refusal
                ?? (fitting.HasCallerInfo ? Refusal.CallerInfo.For(replacement.Expression) : null)
                ?? (SymbolEqualityComparer.Default.Equals(called.OriginalDefinition, constructor.OriginalDefinition)
                    ? Refusal.ReplacesItself.For(replacement.Expression) : null);
            if (refusal is null)
                return Planning.Plan.Replace(list.Span, fitting.ArgumentPieces);
        }

        return refusal ?? Refusal.DoesNotBind.For(replacement.Expression);
    }

    /// <summary>The arguments as they are written, or each cast to its parameter's type, where they mean what they meant; null where neither does.</summary>
    private (Expansion Written, IMethodSymbol Called)? Fitting(Use use, ArgumentListSyntax list, Expansion expansion)
    {
        var cast = new Lazy<Expansion>(() => Expansion.Of(use, expansion.Variant with { Casts = true }));
        if (Called(expansion) is { } called && new ConversionCheck(file).Keeps(expansion, part => Bind(expansion, part), part => Bind(cast.Value, part)))
            return (expansion, called);

        return Called(cast.Value) is { } converted
            && new ConversionCheck(file).Keeps(cast.Value, part => Bind(cast.Value, part), part => Bind(cast.Value, part))
            ? (cast.Value, converted) : null;

        (ISymbol? Symbol, ITypeSymbol? Type) Bind(Expansion written, ExpressionSyntax part) =>
            part.Parent is null ? (Called(written), use.Type) : _speculation.BindAt(list.OpenParenToken.SpanStart, written.PiecesOf(part.Span));

        // As long as the base class is a superseded one, its successor's constructors are found by a construction alone.
        IMethodSymbol? Called(Expansion written) => file.Engine.FindSupersession((INamedTypeSymbol)use.Type!) is null
            ? _speculation.BindInitializer(use.Place, written.ArgumentPieces)
            : _speculation.BindAt(list.OpenParenToken.SpanStart, written.Pieces).Symbol as IMethodSymbol;
    }

    /// <summary>Whether the expression makes an object of the type whose constructor is called, or of what supersedes it.</summary>
    private bool MakesTheSame(IMethodSymbol constructor, MemberReplacement replacement)
    {
        var type = constructor.ContainingType;
        return ReplacementTemplate.Parse(replacement.Expression).Expression is ObjectCreationExpressionSyntax
        {
            Initializer: null, ArgumentList: not null,
            Type: var written
        }
            && (file.Engine.MapType(type) ?? type) is INamedTypeSymbol made && made.Name == written.RightmostName()
            && (file.Engine.ResolveTypeName(made.Name, made.Arity, replacement.Imports, type) is not { } found
                || SymbolEqualityComparer.Default.Equals(found.OriginalDefinition, made.OriginalDefinition));
    }
}

/// <summary>Whether an object of another type can be made as one is made here: its initializer's members are there, and the required ones are set.</summary>
internal static class CreatedObject
{
    /// <summary>Why an object cannot be made by a constructor with that initializer; null if it can.</summary>
    /// <param name="file">The file.</param>
    /// <param name="constructor">The constructor.</param>
    /// <param name="initializer">The initializer as written; null where there is none.</param>
    /// <param name="replacement">The initializer that a replacement brings; null where it brings none.</param>
    public static Refusal? RefusalOf(FileContext file, IMethodSymbol constructor, InitializerExpressionSyntax? initializer,
        InitializerExpressionSyntax? replacement = null)
    {
        var type = constructor.ContainingType;
        foreach (var name in Names(initializer))
        {
            if (type.MembersNamed(name.Identifier.ValueText).FirstOrDefault() is not { } member)
                return Refusal.NoMember.For(type.Name, name.Identifier.ValueText);
            if (WrittenPlace.RefusalOf(file, name, member, isOwn: false) is { } refusal)
                return refusal;
        }

        return RequiredRefusal(constructor, initializer, replacement);
    }

    /// <summary>Why a constructor cannot be called with these initializers; null if it can.</summary>
    public static Refusal? RequiredRefusal(IMethodSymbol constructor, InitializerExpressionSyntax? initializer,
        InitializerExpressionSyntax? replacement = null) =>
        RequiredRefusal(constructor, Names(initializer).Concat(Names(replacement)).Select(name => name.Identifier.ValueText));

    /// <summary>Why a constructor cannot be called where these members are set; null if it can.</summary>
    public static Refusal? RequiredRefusal(IMethodSymbol constructor, IEnumerable<string> set) =>
        RequiredMembers.LeftBy(constructor).FirstOrDefault(name => !set.Contains(name)) is not { } missing
            ? null
            : Refusal.RequiredMember.For(constructor.ContainingType.Name, missing);

    private static IEnumerable<IdentifierNameSyntax> Names(InitializerExpressionSyntax? initializer) =>
        initializer is null ? []
            : initializer.Expressions.OfType<AssignmentExpressionSyntax>().Select(assignment => assignment.Left).OfType<IdentifierNameSyntax>();
}
