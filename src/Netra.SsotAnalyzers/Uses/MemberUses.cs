using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Map;
using Netra.SsotAnalyzers.Planning;

namespace Netra.SsotAnalyzers.Uses;

/// <summary>Uses of members: those with a replacement of their own, and those that the canonical type lacks.</summary>
internal sealed class MemberUses(FileUses file)
{
    public void Add(SimpleNameSyntax name, ISymbol symbol)
    {
        var access = name.Access();

        var replacement = file.Engine.FindReplacement(symbol);
        if (replacement is null && symbol is IPropertySymbol property)
            replacement = AccessorReplacement(property, access);

        if (replacement is null && symbol is IMethodSymbol { IsStatic: true } form)
            replacement = ExtensionAccessors.ReplacementOf(form, file.Engine);

        if (replacement is null && (symbol is IMethodSymbol { ReducedFrom: not null } || ExtensionBlock.Contains(symbol))
            && AddOfNamespace(name, name.Identifier, symbol))
        {
            return;
        }

        if (replacement is null)
        {
            AddUnmappedMember(name, access, symbol);
            return;
        }

        HiddenType? hidden = null;
        IAliasSymbol? alias = null;
        if (access is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax container })
        {
            alias = file.AliasOf(container);
            hidden = alias is null ? null : file.Hidden(alias);
        }

        if (access.IsOperandOfNameOf())
        {
            AddHit(access, symbol, replacement, hidden, alias, () => Refusal.InNameOf.For());
            return;
        }

        if (symbol is IMethodSymbol method)
        {
            if (access.Call() is { } call)
                AddHit(call, method, replacement, hidden, alias, () => file.Members.PlanCall(call, method, replacement));
            else
                AddHit(access, method, replacement, hidden, alias, () => file.Members.PlanMethodGroup(access, method, replacement));
        }
        else
        {
            AddHit(access, symbol, replacement, hidden, alias,
                () => (symbol is IPropertySymbol asked ? PlanAccessor(asked, access, replacement) : null)
                    ?? file.Members.PlanAccess(access, symbol, replacement));
        }
    }

    /// <summary>An extension of a superseded namespace: its use names no type, and needs the other namespace's import all the same.</summary>
    /// <param name="spot">The use.</param>
    /// <param name="token">What stands for the extension: its name, or an operator.</param>
    /// <param name="extension">The extension method, or the member of an extension block.</param>
    public bool AddOfNamespace(SyntaxNode spot, SyntaxToken token, ISymbol extension)
    {
        var home = ExtensionBlock.HomeOf(extension);
        if (file.Engine.FindSupersession(home) is not { Namespace: { } ns } supersession)
            return false;
        if (file.IsSilent(spot))
            return true;

        var refusal = supersession.Canonical is not { } canonical ? Refusal.WithoutCanonical(supersession)
            : ExtensionBlock.MembersNamed(canonical, extension.Name).Any() ? null
            : Refusal.NoMember.For(supersession.CanonicalName, extension.Name);
        file.Add(new Hit(
            refusal is null ? DiagnosticIds.SupersededNamespaceUse : DiagnosticIds.UnfixableUse,
            token.Span, supersession.Role, home.Name + "." + extension.Name,
            refusal?.Message ?? ns,
            refusal is null ? new Plan(token.Span, [new PlanPiece.Text(token.Text)], [ns]) : null,
            supersession.Sunset, IsReported: refusal is not null, Namespace: file.NamespaceOf(home), Refusal: refusal));
        return true;
    }

    /// <summary>
    /// A member that the canonical type lacks, or that it does not let be set as here: once its receiver's type changes, this no longer
    /// compiles.
    /// </summary>
    private void AddUnmappedMember(SimpleNameSyntax name, ExpressionSyntax access, ISymbol symbol)
    {
        if (symbol.IsStatic || (access == name && !IsInitialized(name)) || symbol.ContainingType is not { } container
            || file.Engine.FindSupersession(container) is not { Canonical: { } canonical } supersession)
        {
            return;
        }

        if (file.IsSilent(name))
            return;

        var spot = access.Call() ?? access;
        if (RefusalOf(access, spot, symbol, canonical) is { } refusal)
        {
            file.Add(new Hit(DiagnosticIds.UnfixableUse, spot.Span, supersession.Role, container.Name + "." + symbol.Name, refusal.Message, Plan: null,
                supersession.Sunset, Refusal: refusal));
        }
    }

    private Refusal? RefusalOf(ExpressionSyntax access, ExpressionSyntax spot, ISymbol symbol, INamedTypeSymbol canonical)
    {
        var isOwn = WrittenPlace.IsOwn(access) && !IsInitialized(access);
        if (MemberMatch.CounterpartOf(file.Engine, symbol, canonical) is { } counterpart)
            return WrittenPlace.RefusalOf(file.Context, access, counterpart, isOwn);

        var namesakes = canonical.MembersNamed(symbol.Name);
        if (namesakes.Any() && access is MemberAccessExpressionSyntax && !access.IsOperandOfNameOf())
        {
            // Of the same name and another signature: this use may fit all the same.
            var (bound, type) = new Speculation(file.Context).Bind(spot, new TextSpan(spot.SpanStart, 0), []);
            if (bound is not null && FollowerCheck.RefusalOf((spot as InvocationExpressionSyntax)?.ArgumentList, symbol, bound) is { } told)
                return told;
            if (bound is not null || (type is not null && spot is not InvocationExpressionSyntax))
                return WrittenPlace.RefusalOf(file.Context, spot, bound, isOwn);
        }
        else if (access is SimpleNameSyntax && namesakes.FirstOrDefault() is { } namesake)
        {
            return WrittenPlace.RefusalOf(file.Context, access, namesake, isOwn);
        }

        return (namesakes.Any() ? Refusal.OtherShape : Refusal.NoMember).For(canonical.Name, symbol.Name);
    }

    /// <summary>Whether a name is set by an object initializer whose type is not written in front of it, and so is planned nowhere else.</summary>
    private bool IsInitialized(ExpressionSyntax name) =>
        name.Parent is AssignmentExpressionSyntax
        {
            Parent: InitializerExpressionSyntax
            {
                RawKind: (int)SyntaxKind.ObjectInitializerExpression
            or (int)SyntaxKind.WithInitializerExpression
            } initializer
        } assignment
        && assignment.Left == name
        && !(initializer.Parent is ObjectCreationExpressionSyntax creation && file.Context.TypeOf(creation) is INamedTypeSymbol made
            && file.Engine.FindSupersession(made) is not null);

    public void AddHit(SyntaxNode spot, ISymbol member, MemberReplacement replacement, HiddenType? hidden, IAliasSymbol? alias, Func<PlanOutcome> plan)
    {
        var isSilent = file.IsSilent(spot);
        var outcome = file.Plan(spot, () => Check(plan(), spot, member, replacement, isSilent));
        var root = outcome.Plan is null ? null : DispatchOf(spot, member).Root;
        if (isSilent && outcome.Plan is null)
            return;

        var container = ExtensionBlock.HomeOf(member);
        var role = hidden?.Role ?? file.Engine.RoleOf(container) ?? outcome.Plan?.Pieces
            .OfType<PlanPiece.TypeName>()
            .Select(piece => file.Engine.RoleOf(piece.Type))
            .FirstOrDefault(found => found is not null)
            ?? RoleOfExpression(replacement, member) ?? file.Engine.RoleOf(member.ValueType()?.Awaited()) ?? container.Name;
        var target = member is IMethodSymbol { MethodKind: MethodKind.Constructor } ? container.Name : container.Name + "." + member.Name;
        var offender = hidden is not null ? alias!.Name : target;
        var id = outcome.Plan is null ? DiagnosticIds.UnfixableUse : hidden is not null ? DiagnosticIds.HidingAlias : DiagnosticIds.SupersededMemberUse;

        // A constructor initializer's colon belongs to the declaration.
        var span = spot is ConstructorInitializerSyntax initializer
            ? TextSpan.FromBounds(initializer.ThisOrBaseKeyword.SpanStart, initializer.Span.End) : spot.Span;
        // Where the plan can be shown, the message shows that.
        var isPlanShown = outcome.Plan is { } written && !spot.ContainsDirectives && ReplacementText.Of(written, file.Context.Tree.GetText()) is not null;
        var shown = isSilent || file.IsGenerated || hidden is not null || isPlanShown ? null : ReplacementText.Of(file.Context, spot, member, replacement);
        var refusal = shown is null ? outcome.Refusal : outcome.Refusal?.Showing(replacement.Expression, shown);
        file.Add(new Hit(
            id, span, role, offender, refusal?.Message ?? hidden?.Name ?? replacement.Expression, outcome.Plan, replacement.Sunset,
            alias is null ? null : AliasKey.Of(alias), IsReported: !isSilent, outcome.LeadsOn, file.NamespaceOf(container), target, Refusal: refusal,
            Dispatch: root is null ? null : DocumentationId.Of(root),
            Shown: refusal is null ? shown : null));
    }

    /// <summary>The type that a use dispatches on, and whether the value is of that very type; <c>base</c> dispatches on none.</summary>
    private (ITypeSymbol? Type, bool IsExact) ReceiverOf(SyntaxNode spot, ISymbol member)
    {
        var receiver = (spot is InvocationExpressionSyntax call ? call.Expression : spot) switch
        {
            MemberAccessExpressionSyntax access => access.Expression,
            ElementAccessExpressionSyntax access => access.Expression,
            MemberBindingExpressionSyntax binding => binding.FirstAncestorOrSelf<ConditionalAccessExpressionSyntax>()?.Expression,
            _ => null,
        };
        if (receiver is BaseExpressionSyntax)
            return (member.ContainingType, true);
        if (receiver is null && (spot.Parent is AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax }
            || spot.FirstAncestorOrSelf<BaseExpressionColonSyntax>() is not null))
        {
            return (member.ContainingType, false); // Named alone, in an initializer or a pattern.
        }

        if (receiver is null)
            return (file.Model.GetEnclosingSymbol(spot.SpanStart, file.CancellationToken)?.ContainingType ?? member.ContainingType, false);

        var type = file.Model.GetTypeInfo(receiver, file.CancellationToken).Type;
        return (type, receiver is BaseObjectCreationExpressionSyntax || type is { IsSealed: true });
    }

    /// <summary>An override or implementation of a replaced member that does something of its own: it runs only as long as the member is called.</summary>
    public void AddOverride(SyntaxToken name, SyntaxNode declaration)
    {
        if (Declared(declaration) is not { } declared || Dispatch.Of(file.Engine).ReplacedBase(declared) is not (var root, var replacement)
            || file.IsSilent(declaration))
        {
            return;
        }

        var container = root.ContainingType;
        var refusal = Refusal.Overrides.For(ReplacementText.Of(file.Context, declaration, root, replacement));
        file.Add(new Hit(
            DiagnosticIds.UnfixableUse, name.Span, file.Engine.RoleOf(container) ?? container.Name, container.Name + "." + root.Name,
            refusal.Message, Plan: null, replacement.Sunset, Target: container.Name + "." + root.Name, Refusal: refusal));
    }

    /// <summary>The member that a declaration declares: of a record's own parameter the property.</summary>
    private ISymbol? Declared(SyntaxNode declaration) =>
        file.Model.GetDeclaredSymbol(declaration, file.CancellationToken) is var declared && declared is IParameterSymbol parameter
            ? parameter.DeclaredProperty() : declared;

    /// <summary>The plan of a member's use, unless what surrounds the use forbids it.</summary>
    private PlanOutcome Check(PlanOutcome outcome, SyntaxNode spot, ISymbol member, MemberReplacement replacement, bool isSilent)
    {
        if (outcome.Plan is not { } plan)
            return outcome;

        if (!isSilent && spot is ExpressionSyntax value
            && (file.Distinctions.RefusalOfValue(value) ?? file.Distinctions.RefusalOfConstant(value, replacement, plan)) is { } told)
        {
            return told;
        }

        if (UnusableReplacements.Of(file.Engine).ProblemOf(member, replacement) is { } condemned)
            return Refusal.UnusableReplacement.For(replacement.Expression, condemned);
        if (IsOverrideOfBase(spot, member))
            return Refusal.OverriddenBase.For(member.ContainingType.Name, replacement.Expression);
        if (!isSilent && Reach.Of(file.Engine).Contains(member, replacement, spot, file.Model))
        {
            return Refusal.BuiltOnIt.For(replacement.Expression,
                member is IMethodSymbol { MethodKind: MethodKind.Constructor } ? member.ContainingType.Name : member.Name);
        }

        return DispatchOf(spot, member).Reached is { } reached
            ? Refusal.MayReachOverride.For(reached.ContainingType.Name + "." + reached.Name, replacement.Expression)
            : outcome;
    }

    /// <summary>
    /// The replaced member that a use dispatches on, null where it can run nothing else, and an override of this compilation that it may
    /// reach.
    /// </summary>
    private (ISymbol? Root, ISymbol? Reached) DispatchOf(SyntaxNode spot, ISymbol member)
    {
        if (Dispatch.Of(file.Engine).RootOf(member) is not { } root)
            return default;

        var (receiver, isExact) = ReceiverOf(spot, member);
        return (isExact ? null : root, Dispatch.Of(file.Engine).Reached(root, receiver, isExact));
    }

    /// <summary>The role of a type that the replacement expression names; null where it names none.</summary>
    private string? RoleOfExpression(MemberReplacement replacement, ISymbol member)
    {
        var template = ReplacementTemplate.Parse(replacement.Expression);
        return template.Expression?.DescendantNodesAndSelf().OfType<SimpleNameSyntax>()
            .Where(template.IsFreeName)
            .Select(name => file.Engine.RoleOf(file.Engine.ResolveTypeName(name.Identifier.ValueText, name.Arity, replacement.Imports, member.ContainingType)))
            .FirstOrDefault(role => role is not null);
    }

    /// <summary>Whether the use calls, by <c>base</c>, an override of what is replaced, and not that itself: its body would no longer run.</summary>
    private bool IsOverrideOfBase(SyntaxNode spot, ISymbol member)
    {
        var named = spot is InvocationExpressionSyntax call ? call.Expression : spot;
        var isBase = named is MemberAccessExpressionSyntax { Expression: BaseExpressionSyntax }
            or ElementAccessExpressionSyntax { Expression: BaseExpressionSyntax };
        return isBase && member.IsOverride && !IsReplaced(member)
            && !(member is IPropertySymbol property && (IsReplaced(property.GetMethod) || IsReplaced(property.SetMethod)));

        bool IsReplaced(ISymbol? own) => own is not null && file.Engine.Map.FindReplacement(own.OriginalDefinition) is not null;
    }

    /// <summary>The replacement of the accessor that an access uses: where it reads and writes, of the setter first.</summary>
    public MemberReplacement? AccessorReplacement(IPropertySymbol property, ExpressionSyntax? access)
    {
        var (reads, writes) = access?.Usage() ?? (true, false);
        return (writes && property.SetMethod is { } setter ? file.Engine.FindReplacement(setter) : null)
            ?? (reads && property.GetMethod is { } getter ? file.Engine.FindReplacement(getter) : null);
    }

    /// <summary>
    /// What becomes of an access that uses both accessors, of which each has a replacement of its own; null for any other access, and for a
    /// replacement of the property.
    /// </summary>
    public PlanOutcome? PlanAccessor(IPropertySymbol property, ExpressionSyntax access, MemberReplacement replacement) =>
        access.Usage() is not (true, true) || file.Engine.FindReplacement(property) is not null ? null
        : file.Members.PlanBoth(access, property) is { } plan ? plan
        : Refusal.ReadsAndWrites.For(replacement.Expression);
}

/// <summary>
/// The static methods as which the compiler makes the accessors of an extension property, and by which code can call them:
/// <c>get_Name(x)</c>.
/// </summary>
internal static class ExtensionAccessors
{
    /// <summary>
    /// The replacement of an accessor or of its property, as an expression over the parameters of the static method; null for any other
    /// method.
    /// </summary>
    public static MemberReplacement? ReplacementOf(IMethodSymbol form, SsotEngine engine)
    {
        if (AccessorOf(form.OriginalDefinition) is not { AssociatedSymbol: { } property } accessor)
            return null;
        if (engine.FindReplacement(accessor) is { } own)
            return own;

        // What replaces the property stands on the left of an assignment; the setter's last parameter is its right.
        return engine.FindReplacement(property) is not { } replacement ? null
            : accessor.MethodKind == MethodKind.PropertySet ? replacement with { Expression = replacement.Expression + " = value" }
            : replacement;
    }

    private static IMethodSymbol? AccessorOf(IMethodSymbol form) =>
        form is { IsStatic: true, ContainingType: { IsStatic: true } home }
            && (form.Name.StartsWith("get_", StringComparison.Ordinal) || form.Name.StartsWith("set_", StringComparison.Ordinal))
            ? home.GetTypeMembers().SelectMany(block => block.GetMembers()).OfType<IPropertySymbol>()
                .Where(ExtensionBlock.Contains)
                .SelectMany(property => new[] { property.GetMethod, property.SetMethod }).OfType<IMethodSymbol>()
                .FirstOrDefault(accessor => ExtensionBlock.StaticForms(accessor).Contains(form, SymbolEqualityComparer.Default))
            : null;
}
