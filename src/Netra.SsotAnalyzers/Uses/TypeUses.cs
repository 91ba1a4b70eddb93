using Microsoft.CodeAnalysis.CSharp.Syntax;
using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Map;
using Netra.SsotAnalyzers.Planning;
using Netra.SsotAnalyzers.Planning.Differences;

namespace Netra.SsotAnalyzers.Uses;

/// <summary>Uses of superseded types, and of others behind an alias that hides them.</summary>
internal sealed class TypeUses(FileUses file, MemberUses members)
{
    public void Add(SimpleNameSyntax name, INamedTypeSymbol type, IAliasSymbol? alias)
    {
        var site = TypeSite.Of(name);
        var hidden = alias is null ? null : file.Hidden(alias);
        var supersession = file.Engine.FindSupersession(type);

        // An alias under the type's own name is retargeted where a namespace moves, and the names follow.
        var isMoved = supersession?.Namespace is not null;
        if ((isMoved && alias is not null && hidden is null) || BelongsToAlias(site, isMoved ? type.Name : null))
            return;

        // A constructor can have a replacement of its own, whether or not its type is superseded.
        if (AddConstruction(site, hidden, alias))
            return;

        if (supersession is null && hidden is null)
            return;
        var isSilent = file.IsSilent(name);
        if (isSilent && hidden is not null)
        {
            AddAliasCompanion(site, type, hidden, alias!);
            return;
        }

        var role = supersession?.Role ?? hidden!.Role;
        var target = supersession is null ? type : supersession.Map(type);

        // The member's own replacement is found, and planned, by the member's name.
        if (MemberOf(site) is { } named && file.Engine.FindReplacement(named) is not null)
            return;

        // A name that follows a using directive is planned in generated code too: it decides whether the directive can go.
        var (spot, isMemberUse) = SpotOf(site);
        var outcome = supersession?.Namespace is null ? file.Plan(spot, Plan) : Plan();

        // A name that a using directive brings in follows the directive, which is what is reported.
        var byNamespace = isMoved && hidden is null && outcome.Plan is not null;
        var isReported = !isSilent && (!byNamespace || IsQualified(site));
        if (byNamespace && NamespaceAliasOf(site) is not null)
            return;

        var id = IdOf(outcome, hidden, byNamespace, isMemberUse);
        var offender = hidden is not null ? alias!.Name : byNamespace ? site.Full.ToString() : type.Name;
        if (outcome.Plan is null && hidden is not null)
            AddAliasCompanion(site, type, hidden, alias!);
        if (outcome.Plan is null && isSilent)
            return;

        file.Add(new Hit(
            id, byNamespace ? site.Full.Span : spot.Span, role, offender, outcome.Refusal?.Message ?? hidden?.Name ?? target!.Name, outcome.Plan,
            supersession?.Sunset,
            alias is null ? null : AliasKey.Of(alias), isReported, Namespace: file.NamespaceOf(type), Target: type.Name,
            Together: outcome.Plan is null || byNamespace ? null : file.Distinctions.GroupOf(site.Full), Refusal: outcome.Refusal));

        PlanOutcome Plan() => PlanUnlessVetoed(site, type, target, isSilent ? null : supersession, supersession);
    }

    /// <summary>The plan, if nothing that its result would do is a reason against it.</summary>
    private PlanOutcome PlanUnlessVetoed(TypeSite site, INamedTypeSymbol type, INamedTypeSymbol? target, Supersession? checkedFor, Supersession? supersession)
    {
        var planned = PlanType(site, type, target, supersession);
        if (planned.Plan is not { } plan || checkedFor is null)
            return planned;

        return (Veto(site, plan, checkedFor) ?? CallItself(site, type, target, checkedFor) ?? OfDependents()) is { } veto ? veto : planned;

        Refusal? OfDependents() =>
            checkedFor.Namespace is null && target is not null ? DependentUses.RefusalOf(file.Context, site.Full, type, target) : null;
    }

    /// <summary>Whether a name is the target of an alias directive that is reported itself; one called <paramref name="followed"/> is not.</summary>
    private bool BelongsToAlias(TypeSite site, string? followed) =>
        site.Full.Parent is UsingDirectiveSyntax { Alias: { } alias } directive && alias.Name.Identifier.ValueText != followed
        && file.Engine.Index.RelevantAliases(file.Model.SyntaxTree, file.CancellationToken).Contains(directive);

    /// <summary>Adds a construction, be it of an attribute, by a constructor that has a replacement; false for any other use.</summary>
    private bool AddConstruction(TypeSite site, HiddenType? hidden, IAliasSymbol? alias)
    {
        SyntaxNode? made = site.Creation is { } creation ? creation : site.Attribute;
        if (made is null
            || ConstructorOf(made) is not { } constructor
            || file.Engine.FindReplacement(constructor) is not { } replacement)
        {
            return false;
        }

        members.AddHit(made, constructor, replacement, hidden, alias, () => made is ObjectCreationExpressionSyntax written
            ? file.Members.PlanCreation(written, constructor, replacement)
            : Refusal.InAttribute.For(replacement.Expression));
        return true;
    }

    private IMethodSymbol? ConstructorOf(SyntaxNode made)
    {
        var info = file.Model.GetSymbolInfo(made, file.CancellationToken);
        return (info.Symbol ?? file.OneOf(info)) as IMethodSymbol;
    }

    /// <summary>The rule that owns the use.</summary>
    private static string IdOf(PlanOutcome outcome, HiddenType? hidden, bool byNamespace, bool isMemberUse) =>
        outcome.Plan is null ? DiagnosticIds.UnfixableUse
        : hidden is not null ? DiagnosticIds.HidingAlias
        : byNamespace ? DiagnosticIds.SupersededNamespaceUse
        : isMemberUse ? DiagnosticIds.SupersededMemberUse
        : DiagnosticIds.SupersededTypeUse;

    /// <summary>The canonical type may be built on the superseded one, which then stays.</summary>
    private Refusal? CallItself(TypeSite site, INamedTypeSymbol type, INamedTypeSymbol? target, Supersession supersession) =>
        supersession.Namespace is null && target is not null && Reach.Of(file.Engine).Contains(type, target, site.Full, file.Model)
            ? Refusal.BuiltOnIt.For(target.Name, type.Name)
            : null;

    /// <summary>The static member that is accessed through the name; null where it is a type or in <c>nameof</c>.</summary>
    private ISymbol? MemberOf(TypeSite site) =>
        site is { Creation: null, Access: { } access } && !access.IsOperandOfNameOf()
            && file.Model.GetNameInfo(access.Name, file.CancellationToken).Symbol is { } member and not INamedTypeSymbol
            ? member
            : null;

    /// <summary>What is reported: a construction, a call or an access as a whole, else the name.</summary>
    private (SyntaxNode Spot, bool IsMemberUse) SpotOf(TypeSite site)
    {
        if (site.Creation is { } creation)
            return (creation, true);
        if (site.Access is not { } access || access.IsOperandOfNameOf()
            || file.Model.GetNameInfo(access.Name, file.CancellationToken).Symbol is INamedTypeSymbol)
        {
            return (site.Full, false);
        }

        return (access.Call() ?? (ExpressionSyntax)access, true);
    }

    /// <summary>Why a name that could be rewritten has to stay all the same; null if it has not.</summary>
    private Refusal? Veto(TypeSite site, Plan plan, Supersession supersession)
    {
        if (file.Engine.FreezesPublicApi && PublicSignature.Of(site.Full, file.Model, file.CancellationToken) is { } frozen)
            return Refusal.PublicSignature.For(frozen.Name);

        return supersession.Namespace is not null ? null
            : file.Distinctions.RefusalOfType(site.Full)
                ?? (site.Access is { } member ? file.Distinctions.RefusalOfConstant(member, replacement: null, plan) : null);
    }

    private static bool IsQualified(TypeSite site) => site.Full != site.Identifier;

    /// <summary>The alias of a superseded namespace through which the type is named, or null: it is retargeted, and the name follows.</summary>
    private IAliasSymbol? NamespaceAliasOf(TypeSite site) =>
        site.Full.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().FirstOrDefault() is { } first && first != site.Identifier
            && file.AliasOf(first) is { Target: INamespaceSymbol target } alias && file.Engine.Map.Namespaces.CanonicalOf(target) is not null
            ? alias
            : null;

    /// <summary>A use that no rewrite reaches, or that is silent: when the alias goes, it names the type that it meant.</summary>
    private void AddAliasCompanion(TypeSite site, INamedTypeSymbol type, HiddenType hidden, IAliasSymbol alias)
    {
        if (file.Types.PlanName(site, type, type).Plan is { } plan)
        {
            file.AddCompanion(new Hit(DiagnosticIds.HidingAlias, site.Full.Span, hidden.Role, alias.Name, hidden.Name, plan, Sunset: null, AliasKey.Of(alias),
                IsReported: false));
        }
    }

    private PlanOutcome PlanType(TypeSite site, INamedTypeSymbol type, INamedTypeSymbol? target, Supersession? supersession)
    {
        if (target is null)
            return Refusal.WithoutCanonical(supersession!);
        if (supersession is null)
            return file.Types.PlanName(site, type, target);
        if (site.Creation is { } construction)
            return file.Types.PlanCreation(site, construction, target);

        if (site.Access is { } access)
        {
            var isInNameOf = access.IsOperandOfNameOf();
            var member = file.Model.GetNameInfo(access.Name, file.CancellationToken).Symbol;
            if (isInNameOf || member is not null)
                return file.Types.PlanAccess(site, isInNameOf ? access : access.Call() ?? (ExpressionSyntax)access, member, target);
            if (file.Model.GetSymbolInfo(access, file.CancellationToken).CandidateSymbols.IsEmpty)
                return file.Types.PlanName(site, type, target);
        }

        if (site.Full.Parent is QualifiedNameSyntax qualified && qualified.Left == site.Full
            && file.Model.GetNameInfo(qualified.Right, file.CancellationToken).Symbol is INamedTypeSymbol nested
            && target.GetTypeMembers(nested.Name, nested.Arity).IsEmpty)
        {
            return Refusal.NoNestedType.For(target.Name, nested.Name);
        }

        return file.Types.PlanName(site, type, target);
    }
}

/// <summary>Constructors of a base class that are called although nothing in the code calls them.</summary>
internal sealed class BaseConstructors(SemanticModel model, CancellationToken cancellationToken)
{
    /// <summary>What a constructor, or the first of a class's bases, calls by itself, and where that is reported.</summary>
    public IEnumerable<(SyntaxNode Spot, IMethodSymbol Called)> CalledBy(SyntaxNode node)
    {
        switch (node)
        {
            case ConstructorDeclarationSyntax { Initializer: null } constructor when model.GetDeclaredSymbol(constructor,
                cancellationToken) is { IsStatic: false } declared:
                if (WithoutArguments(declared.ContainingType) is { } called)
                    yield return (constructor.ParameterList, called);
                break;

            case BaseTypeSyntax { Parent: BaseListSyntax { Parent: TypeDeclarationSyntax type } list } baseType
                when list.Types[0] == baseType && model.GetDeclaredSymbol(type, cancellationToken) is INamedTypeSymbol { TypeKind: TypeKind.Class } derived
                    && NamesBase(baseType, type, derived):
                if (baseType is SimpleBaseTypeSyntax && CallsByItself(derived, type) && WithoutArguments(derived) is { } made)
                    yield return (baseType, made);
                if (Copied(derived) is { } copied)
                    yield return (baseType.Type, copied);
                break;
        }
    }

    /// <summary>Whether the base class is named there, and in no earlier part of the class.</summary>
    private bool NamesBase(BaseTypeSyntax baseType, TypeDeclarationSyntax part, INamedTypeSymbol type)
    {
        if (!SymbolEqualityComparer.Default.Equals(model.GetTypeInfo(baseType.Type, cancellationToken).Type, type.BaseType))
            return false;

        var first = type.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax(cancellationToken)).OfType<TypeDeclarationSyntax>()
            .First(declared => declared == part || declared.BaseList?.Types[0].Type.RightmostName() == baseType.Type.RightmostName());
        return first == part;
    }

    /// <summary>Whether a constructor that the code does not write out calls the base class's: the compiler's own, or the primary one.</summary>
    private static bool CallsByItself(INamedTypeSymbol type, TypeDeclarationSyntax part) =>
        type.InstanceConstructors.Any(made => made.IsImplicitlyDeclared ? made.Parameters.IsEmpty
            : made.DeclaringSyntaxReferences
                .Any(reference => reference.GetSyntax() is TypeDeclarationSyntax { ParameterList: not null } primary
                    && (primary == part || part.ParameterList is null)));

    /// <summary>
    /// The constructor of the base class that takes an empty list of arguments: the one without parameters, else one whose parameters are
    /// all optional.
    /// </summary>
    private static IMethodSymbol? WithoutArguments(INamedTypeSymbol type) => type.BaseType?.InstanceConstructors
        .Where(made => made.DeclaredAccessibility != Accessibility.Private && made.Parameters.All(parameter => parameter.IsOptional || parameter.IsParams))
        .OrderBy(made => made.Parameters.IsEmpty ? 0 : made.Parameters.Any(parameter => parameter.IsParams) ? 2 : 1)
        .FirstOrDefault();

    /// <summary>The constructor by which a base record copies itself, which the one that the compiler makes for the record calls.</summary>
    private static IMethodSymbol? Copied(INamedTypeSymbol type) =>
        type is { IsRecord: true, BaseType: { IsRecord: true } parent }
            && type.InstanceConstructors.Any(made => made.IsImplicitlyDeclared && UnnamedKind.IsCopyConstructor(made))
            ? parent.InstanceConstructors.FirstOrDefault(UnnamedKind.IsCopyConstructor)
            : null;
}

/// <summary>The type behind an alias that hides it.</summary>
internal sealed record HiddenType(string Role, string Name, Sunset? Sunset)
{
    /// <summary>
    /// What an alias hides: a superseded type, the canonical one under another name, another under its name. Null for an honest alias, also
    /// of a type whose namespace moves under the name that it keeps.
    /// </summary>
    public static HiddenType? Of(SsotEngine engine, IAliasSymbol alias)
    {
        if (alias.Target is not INamedTypeSymbol target || alias.DeclaringSyntaxReferences.IsEmpty)
            return null;

        if (engine.FindSupersession(target) is { } supersession)
            return supersession.Namespace is not null && alias.Name == target.Name ? null : new HiddenType(supersession.Role, target.Name, supersession.Sunset);
        if (alias.Name == target.Name)
            return null;
        if (engine.Map.FindCanonical(target) is { } canonical)
            return new HiddenType(canonical.Role, target.Name, Sunset: null);

        var borrowed = engine.Map.Canonicals.FirstOrDefault(c => c.Type.SimpleName == alias.Name);
        return borrowed is null ? null : new HiddenType(borrowed.Role, target.Name, Sunset: null);
    }
}

/// <summary>Tells the places where a type is part of what others compile against.</summary>
internal static class PublicSignature
{
    /// <summary>The declaration whose signature the node stands in, if it is visible outside the assembly; null for any other place.</summary>
    public static ISymbol? Of(SyntaxNode node, SemanticModel model, CancellationToken cancellationToken)
    {
        foreach (var ancestor in node.Ancestors())
        {
            switch (ancestor)
            {
                case BlockSyntax or ArrowExpressionClauseSyntax or EqualsValueClauseSyntax or AttributeSyntax or ArgumentListSyntax or GlobalStatementSyntax
                    or BaseNamespaceDeclarationSyntax:
                    return null;

                case BaseFieldDeclarationSyntax field:
                    return field.Declaration.Variables.Select(variable => model.GetDeclaredSymbol(variable, cancellationToken))
                        .FirstOrDefault(symbol => symbol?.IsVisibleOutside() == true);

                case MemberDeclarationSyntax:
                    return model.GetDeclaredSymbol(ancestor, cancellationToken) is { } symbol && symbol.IsVisibleOutside() ? symbol : null;
            }
        }

        return null;
    }
}
