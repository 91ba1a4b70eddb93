using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Netra.SsotAnalyzers.Map;

namespace Netra.SsotAnalyzers.Engine;

/// <summary>
/// Binds what the scan found in one tree, decides which rule owns each spot, and asks for its plan. At most one hit per
/// spot: what is inside a call or a construction that is itself a hit is silent.
/// </summary>
internal sealed class HitFinder(SsotEngine engine, SemanticModel model, CancellationToken cancellationToken)
{
    private readonly Dictionary<TextSpan, Hit> _hits = [];
    private readonly List<Hit> _companions = [];
    private readonly TypeUsePlanner _types = new(engine, model, cancellationToken);
    private readonly MemberUsePlanner _members = new(engine, model, cancellationToken);

    public ImmutableArray<Hit> Find()
    {
        var tree = model.SyntaxTree;
        foreach (var directive in engine.Index.RelevantAliases(tree, cancellationToken))
            AddAliasDirective(directive);

        foreach (var token in TreeScan.Of(tree, engine.Index.NamesFor(tree, cancellationToken), cancellationToken).Tokens)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (token.Parent is not SimpleNameSyntax name || name.Identifier != token || IsMemberNameOnly(name))
                continue;

            if (!name.IsPartOfStructuredTrivia())
                AddName(name);
            else if (name.FirstAncestorOrSelf<CrefSyntax>() is not null)
                AddCref(name);
        }

        if (engine.Index.HasUnnamedMembers)
            AddUnnamed(tree.GetRoot(cancellationToken));

        return [.. _hits.Values.Concat(_companions).OrderBy(hit => hit.Span.Start).ThenByDescending(hit => hit.Span.Length)];
    }

    /// <summary>Uses that no identifier shows. Looked for only if the map replaces something of the kind, since it takes binding every such node.</summary>
    private void AddUnnamed(SyntaxNode root)
    {
        foreach (var node in root.DescendantNodes())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (node is not (BinaryExpressionSyntax or PrefixUnaryExpressionSyntax or PostfixUnaryExpressionSyntax or AssignmentExpressionSyntax or CastExpressionSyntax
                or ElementAccessExpressionSyntax or ImplicitObjectCreationExpressionSyntax or ConstructorInitializerSyntax or PrimaryConstructorBaseTypeSyntax))
            {
                continue;
            }

            var symbol = model.GetSymbolInfo(node, cancellationToken).Symbol;
            if (symbol is IPropertySymbol { IsIndexer: true } indexer && node is ElementAccessExpressionSyntax access)
            {
                if ((engine.FindReplacement(indexer) ?? AccessorReplacement(indexer, access)) is { } replacement)
                    AddMemberHit(access, indexer, replacement, hidden: null, alias: null, _members.PlanElement(access, indexer, replacement));
            }
            else if (symbol is IMethodSymbol method && engine.FindReplacement(method) is { } replacement)
            {
                AddMemberHit(node, method, replacement, hidden: null, alias: null, node switch
                {
                    ImplicitObjectCreationExpressionSyntax creation => _members.PlanCreation(creation, method, replacement),
                    ExpressionSyntax expression => _members.PlanOperator(expression, method, replacement),
                    _ => PlanOutcome.Impossible($"'{replacement.Expression}' cannot stand in a constructor initializer"),
                });
            }
        }
    }

    private MemberReplacement? AccessorReplacement(IPropertySymbol property, ExpressionSyntax access)
    {
        var isWritten = access.Parent is AssignmentExpressionSyntax assignment && assignment.Left == access;
        var accessor = isWritten ? property.SetMethod : property.GetMethod;
        return accessor is null ? null : engine.FindReplacement(accessor);
    }

    /// <summary>The name before a colon or an equals sign in an argument or an attribute names a parameter, not a type.</summary>
    private static bool IsMemberNameOnly(SimpleNameSyntax name) =>
        name.Parent is NameEqualsSyntax || name.Parent is NameColonSyntax { Parent: ArgumentSyntax or AttributeArgumentSyntax };

    private void AddAliasDirective(UsingDirectiveSyntax directive)
    {
        if (model.GetDeclaredSymbol(directive, cancellationToken) is not IAliasSymbol alias || Hidden(alias) is not { } hidden || IsSilent(directive))
            return;

        Add(directive.Span, new Hit(
            DiagnosticIds.HidingAlias, directive.Span, hidden.Role, alias.Name, hidden.Name,
            Plan.RemoveDirective(directive.Span), hidden.Sunset, AliasKey.Of(directive)));
    }

    private void AddName(SimpleNameSyntax name)
    {
        var alias = name is IdentifierNameSyntax identifier ? model.GetAliasInfo(identifier, cancellationToken) : null;
        var info = model.GetSymbolInfo(name, cancellationToken);

        // A method group in nameof is not resolved to one of its methods.
        var symbol = alias?.Target ?? info.Symbol ?? (info.CandidateReason == CandidateReason.MemberGroup ? info.CandidateSymbols.FirstOrDefault() : null);
        switch (symbol)
        {
            case IMethodSymbol { MethodKind: MethodKind.Constructor } constructor when TypeSite.Of(name).Full.Parent is AttributeSyntax:
                AddType(name, constructor.ContainingType, alias);
                break;

            case INamedTypeSymbol type:
                AddType(name, type, alias);
                break;

            case IMethodSymbol or IPropertySymbol or IFieldSymbol or IEventSymbol:
                AddMember(name, symbol);
                break;
        }
    }

    private void AddCref(SimpleNameSyntax name)
    {
        var alias = name is IdentifierNameSyntax identifier ? model.GetAliasInfo(identifier, cancellationToken) : null;
        var hidden = alias is null ? null : Hidden(alias);
        var symbol = alias?.Target ?? CrefPlanner.Bind(model, name, cancellationToken);
        var isSilent = IsSilent(name);
        var planner = new CrefPlanner(engine, model);
        string? role;
        (SyntaxNode Spot, Plan Plan)? planned;
        Sunset? sunset;
        string offender;
        if (symbol is INamedTypeSymbol type && (engine.FindSupersession(type) is not null || hidden is not null))
        {
            var supersession = engine.FindSupersession(type);
            var target = supersession is null || isSilent ? type : supersession.Map(type);
            (role, sunset, offender) = (supersession?.Role ?? hidden!.Role, supersession?.Sunset, alias?.Name ?? type.Name);
            planned = target is null ? null : planner.PlanType(name, target);
        }
        else if (symbol is not null and not INamedTypeSymbol && engine.FindReplacement(symbol) is { } replacement)
        {
            (role, sunset, offender) = (engine.RoleOf(symbol.ContainingType) ?? engine.RoleOf(TypeOf(symbol)) ?? symbol.ContainingType.Name, replacement.Sunset, symbol.ContainingType.Name + "." + symbol.Name);
            planned = planner.PlanMember(name, symbol, replacement);
        }
        else
        {
            return;
        }

        if (planned is not { } found || (isSilent && hidden is null))
            return;

        var remedy = found.Plan.Pieces.OfType<PlanPiece.TypeName>().First().Type.Name;
        Add(found.Spot.Span, new Hit(
            DiagnosticIds.DocumentationReference, found.Spot.Span, role, offender, remedy, found.Plan, sunset,
            alias is null ? null : AliasKey.Of(alias), IsReported: !isSilent));
    }

    private void AddType(SimpleNameSyntax name, INamedTypeSymbol type, IAliasSymbol? alias)
    {
        var site = TypeSite.Of(name);
        var hidden = alias is null ? null : Hidden(alias);
        var supersession = engine.FindSupersession(type);

        // The target of an alias directive belongs to the directive.
        if (site.Full.Parent is UsingDirectiveSyntax { Alias: not null } && engine.Index.RelevantAliases(model.SyntaxTree, cancellationToken).Contains((UsingDirectiveSyntax)site.Full.Parent))
            return;

        // A constructor can have a replacement of its own, whether or not its type is superseded.
        if (site.Creation is { } creation
            && model.GetSymbolInfo(creation, cancellationToken).Symbol is IMethodSymbol constructor
            && engine.FindReplacement(constructor) is { } replacement)
        {
            AddMemberHit(creation, constructor, replacement, hidden, alias, _members.PlanCreation(creation, constructor, replacement));
            return;
        }

        if (supersession is null && hidden is null)
            return;
        var isSilent = IsSilent(name);
        if (isSilent && hidden is not null)
        {
            AddAliasCompanion(site, type, hidden, alias!);
            return;
        }

        var role = supersession?.Role ?? hidden!.Role;
        var target = supersession is null ? type : supersession.Map(type);
        var (spot, outcome) = PlanType(site, type, target, supersession, out var isMemberUse);
        if (spot is null)
            return;

        var id = outcome.Plan is null ? DiagnosticIds.UnfixableUse
            : hidden is not null ? DiagnosticIds.HidingAlias
            : isMemberUse ? DiagnosticIds.SupersededMemberUse
            : DiagnosticIds.SupersededTypeUse;
        var offender = hidden is not null ? alias!.Name : type.Name;
        if (outcome.Plan is null && hidden is not null)
            AddAliasCompanion(site, type, hidden, alias!);
        if (outcome.Plan is null && isSilent)
            return;

        Add(spot.Span, new Hit(
            id, spot.Span, role, offender, outcome.Problem ?? hidden?.Name ?? target!.Name, outcome.Plan, supersession?.Sunset,
            alias is null ? null : AliasKey.Of(alias), IsReported: !isSilent));
    }

    /// <summary>A use that no rewrite reaches, or that is silent: when the alias goes, it names the type that it meant.</summary>
    private void AddAliasCompanion(TypeSite site, INamedTypeSymbol type, HiddenType hidden, IAliasSymbol alias)
    {
        if (_types.PlanName(site, type, type).Plan is { } plan)
            _companions.Add(new Hit(DiagnosticIds.HidingAlias, site.Full.Span, hidden.Role, alias.Name, hidden.Name, plan, Sunset: null, AliasKey.Of(alias), IsReported: false));
    }

    private (SyntaxNode? Spot, PlanOutcome Outcome) PlanType(TypeSite site, INamedTypeSymbol type, INamedTypeSymbol? target, Supersession? supersession, out bool isMemberUse)
    {
        isMemberUse = false;
        SyntaxNode spot = site.Full;
        ISymbol? member = null;
        ExpressionSyntax? whole = null;
        if (site.Creation is { } creation)
        {
            isMemberUse = true;
            spot = creation;
        }
        else if (site.Access is { } access && !IsInNameOf(access))
        {
            member = model.GetSymbolInfo(access.Name, cancellationToken).Symbol;
            whole = access.Parent is InvocationExpressionSyntax call && call.Expression == access ? call : access;
            if (member is not INamedTypeSymbol)
            {
                isMemberUse = true;
                spot = whole;

                // The member's own replacement is found by the member's name.
                if (member is not null && engine.FindReplacement(member) is { } replacement)
                {
                    AddMember(access.Name, member);
                    return (null, default);
                }
            }
        }

        if (target is null)
            return (spot, PlanOutcome.Impossible(supersession!.Obstacle));
        if (supersession is null)
            return (spot, _types.PlanName(site, type, target));
        if (site.Creation is { } construction)
            return (spot, _types.PlanCreation(site, construction, target));
        if (whole is not null && (member is not null || model.GetSymbolInfo(site.Access!, cancellationToken).CandidateSymbols.IsEmpty))
            return (spot, member is null ? _types.PlanName(site, type, target) : _types.PlanAccess(site, whole, member, target));
        if (site.Access is not null && whole is null)
            return (spot, _types.PlanAccess(site, site.Access, model.GetSymbolInfo(site.Access.Name, cancellationToken).Symbol, target));
        if (site.Full.Parent is QualifiedNameSyntax qualified && qualified.Left == site.Full
            && model.GetSymbolInfo(qualified.Right, cancellationToken).Symbol is INamedTypeSymbol nested
            && target.GetTypeMembers(nested.Name, nested.Arity).IsEmpty)
        {
            return (spot, PlanOutcome.Impossible($"'{target.Name}' has no nested type '{nested.Name}'"));
        }

        return (spot, _types.PlanName(site, type, target));
    }

    private void AddMember(SimpleNameSyntax name, ISymbol symbol)
    {
        ExpressionSyntax access = name.Parent switch
        {
            MemberAccessExpressionSyntax member when member.Name == name => member,
            MemberBindingExpressionSyntax binding => binding,
            _ => name,
        };

        var replacement = engine.FindReplacement(symbol);
        if (replacement is null && symbol is IPropertySymbol property)
            replacement = AccessorReplacement(property, access);

        if (replacement is null)
        {
            AddUnmappedMember(name, access, symbol);
            return;
        }

        HiddenType? hidden = null;
        IAliasSymbol? alias = null;
        if (access is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax container })
        {
            alias = model.GetAliasInfo(container, cancellationToken);
            hidden = alias is null ? null : Hidden(alias);
        }

        if (IsInNameOf(access))
        {
            AddMemberHit(access, symbol, replacement, hidden, alias, PlanOutcome.Impossible("the text of nameof would change: decide which text is meant"));
            return;
        }

        if (symbol is IMethodSymbol method)
        {
            if (access.Parent is InvocationExpressionSyntax call && call.Expression == access)
                AddMemberHit(call, method, replacement, hidden, alias, _members.PlanCall(call, method, replacement));
            else
                AddMemberHit(access, method, replacement, hidden, alias, _members.PlanMethodGroup(access, method, replacement));
        }
        else
        {
            AddMemberHit(access, symbol, replacement, hidden, alias, _members.PlanAccess(access, symbol, replacement));
        }
    }

    /// <summary>A member that the canonical type lacks: once its receiver's type changes, nothing of this name is left.</summary>
    private void AddUnmappedMember(SimpleNameSyntax name, ExpressionSyntax access, ISymbol symbol)
    {
        if (symbol.IsStatic || access == name || symbol.ContainingType is not { } container || engine.FindSupersession(container) is not { Canonical: { } canonical } supersession)
            return;
        if (MemberMatch.HasCounterpart(engine, symbol, canonical) || IsSilent(name))
            return;

        var counterparts = MemberMatch.MembersNamed(canonical, symbol.Name).Any();
        SyntaxNode spot = access.Parent is InvocationExpressionSyntax call && call.Expression == access ? call : access;
        if (counterparts && spot is ExpressionSyntax whole && access is MemberAccessExpressionSyntax && !IsInNameOf(access))
        {
            // Of the same name and another signature: this use may fit all the same.
            var (bound, type) = new Speculation(engine, model, cancellationToken).Bind(whole, new TextSpan(whole.SpanStart, 0), []);
            if (bound is not null || (type is not null && whole is not InvocationExpressionSyntax))
                return;
        }

        var problem = counterparts
            ? $"'{canonical.Name}.{symbol.Name}' is of another shape than what is used here"
            : $"'{canonical.Name}' has no member '{symbol.Name}': give it a [ReplaceWith], or change this by hand";
        Add(spot.Span, new Hit(DiagnosticIds.UnfixableUse, spot.Span, supersession.Role, container.Name + "." + symbol.Name, problem, Plan: null, supersession.Sunset));
    }

    private void AddMemberHit(SyntaxNode spot, ISymbol member, MemberReplacement replacement, HiddenType? hidden, IAliasSymbol? alias, PlanOutcome outcome)
    {
        var isSilent = IsSilent(spot);
        if (isSilent && outcome.Plan is null)
            return;

        var container = member.ContainingType;
        var role = hidden?.Role ?? engine.RoleOf(container) ?? outcome.Plan?.Pieces
            .OfType<PlanPiece.TypeName>()
            .Select(piece => engine.RoleOf(piece.Type))
            .FirstOrDefault(found => found is not null)
            ?? engine.RoleOf(TypeOf(member)) ?? container.Name;
        var offender = hidden is not null ? alias!.Name
            : member is IMethodSymbol { MethodKind: MethodKind.Constructor } ? container.Name
            : container.Name + "." + member.Name;
        var id = outcome.Plan is null ? DiagnosticIds.UnfixableUse : hidden is not null ? DiagnosticIds.HidingAlias : DiagnosticIds.SupersededMemberUse;

        // A constructor initializer's colon belongs to the declaration.
        var span = spot is ConstructorInitializerSyntax initializer ? TextSpan.FromBounds(initializer.ThisOrBaseKeyword.SpanStart, initializer.Span.End) : spot.Span;
        Add(span, new Hit(
            id, span, role, offender, outcome.Problem ?? hidden?.Name ?? replacement.Expression, outcome.Plan, replacement.Sunset,
            alias is null ? null : AliasKey.Of(alias), IsReported: !isSilent, LeadsOn: outcome.LeadsOn));
    }

    private static ITypeSymbol? TypeOf(ISymbol member) => member switch
    {
        IMethodSymbol method => TaskShape.Of(method.ReturnType).Result ?? method.ReturnType,
        IPropertySymbol property => property.Type,
        IFieldSymbol field => field.Type,
        _ => null,
    };

    private void Add(TextSpan span, Hit hit)
    {
        if (!_hits.ContainsKey(span))
            _hits.Add(span, hit.Plan is null ? hit : hit with { Plan = hit.Plan.KeepComments(model.SyntaxTree.GetRoot(cancellationToken)) });
    }

    private sealed record HiddenType(string Role, string Name, Sunset? Sunset);

    /// <summary>What an alias hides: a superseded type, the canonical one under another name, another under its name. Null for an honest alias.</summary>
    private HiddenType? Hidden(IAliasSymbol alias)
    {
        if (alias.Target is not INamedTypeSymbol target || alias.DeclaringSyntaxReferences.IsEmpty)
            return null;

        if (engine.FindSupersession(target) is { } supersession)
            return new HiddenType(supersession.Role, target.Name, supersession.Sunset);
        if (alias.Name == target.Name)
            return null;
        if (engine.Map.FindCanonical(target) is { } canonical)
            return new HiddenType(canonical.Role, target.Name, Sunset: null);

        var borrowed = engine.Map.Canonicals.FirstOrDefault(c => c.Type.SimpleName == alias.Name);
        return borrowed is null ? null : new HiddenType(borrowed.Role, target.Name, Sunset: null);
    }

    /// <summary>Whether the place is itself on its way out, or part of the map: uses there are not reported.</summary>
    private bool IsSilent(SyntaxNode node)
    {
        foreach (var ancestor in node.AncestorsAndSelf())
        {
            switch (ancestor)
            {
                case AttributeSyntax attribute when model.GetSymbolInfo(attribute, cancellationToken).Symbol is IMethodSymbol constructor && SsotAttributes.Recognize(constructor.ContainingType) is not null:
                    return true;

                case BaseTypeDeclarationSyntax or DelegateDeclarationSyntax
                    when model.GetDeclaredSymbol(ancestor, cancellationToken) is INamedTypeSymbol type && engine.FindSupersession(type) is not null:
                    return true;

                case BaseFieldDeclarationSyntax field when field.Declaration.Variables.Any(variable => IsReplaced(variable)):
                case MemberDeclarationSyntax and not (BaseTypeDeclarationSyntax or BaseNamespaceDeclarationSyntax or BaseFieldDeclarationSyntax or GlobalStatementSyntax) when IsReplaced(ancestor):
                case AccessorDeclarationSyntax when IsReplaced(ancestor):
                    return true;
            }
        }

        return false;

        bool IsReplaced(SyntaxNode declaration) =>
            model.GetDeclaredSymbol(declaration, cancellationToken) is { } symbol and not INamedTypeSymbol && engine.Map.FindReplacement(symbol) is not null;
    }

    private static bool IsInNameOf(ExpressionSyntax expression) =>
        expression.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } } };
}
