using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Netra.SsotAnalyzers.Map;

namespace Netra.SsotAnalyzers.Rules.Implementations;

/// <summary>A compatibility shim declared here, an empty subclass or a wrapper that only forwards, that is not declared superseded.</summary>
/// <example>
/// Bad: <c>class LegacyManager : Manager { }</c>
/// Good: <c>[SupersededBy(typeof(Manager))] class LegacyManager : Manager { }</c>
/// </example>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SSOT2003_CompatibilityShim() : HitAnalyzer(Descriptors.SSOT2003);

/// <summary>
/// Shims that no attribute declares: an empty subclass or a forwarding wrapper of a role's type. An unsealed
/// type invites derivation and any type may be wrapped, so something in the name, or the whole of the members, has to say
/// that the class stands in for the type.
/// </summary>
internal static class ShimInference
{
    /// <summary>How many members a wrapper has to forward, and what share of the type's, where nothing in its name says that it is a shim.</summary>
    private const int MinForwarded = 3;
    private const double MinShare = 2.0 / 3;

    private static readonly ImmutableArray<string> CompatibilityWords = ["Compat", "Shim", "Legacy", "Deprecated", "Adapter"];

    /// <summary>What the name of a class that only passes on may say.</summary>
    public static readonly ImmutableArray<string> WrapperWords = [.. CompatibilityWords, "Wrapper", "Facade", "Proxy"];

    // What a wrapper may implement besides the role's contract.
    private static readonly string[] Housekeeping = ["T:System.IDisposable", "T:System.IAsyncDisposable"];

    /// <summary>The evidence that a candidate is a shim of a role, or null.</summary>
    /// <param name="candidate">The class.</param>
    /// <param name="canonical">The canonical type of the role that it passes on.</param>
    /// <param name="isOfSuperseded">Whether it passes on a type of the role that is superseded itself.</param>
    /// <param name="resolved">The canonical type, where it is available.</param>
    public static Evidence? Infer(ShimCandidate candidate, CanonicalType canonical, bool isOfSuperseded, INamedTypeSymbol? resolved)
    {
        if (canonical.EventNames)
            return null;

        var isNamed = IsNamedLikeAShim(candidate, canonical, isOfSuperseded);
        if (candidate.Forwarded == 0)
            return isNamed ? new Evidence(canonical, IsShim: true, $"it is an empty subclass of '{candidate.Of.Name}'") : null;

        if (candidate.InterfaceIds.Any(id => id != canonical.Contract?.Id && !Housekeeping.Contains(id)) || IsProxy(candidate, canonical))
            return null;
        return isNamed || ForwardsAll(candidate, resolved) ? new Evidence(canonical, IsShim: true, $"it only forwards to '{candidate.Of.Name}'") : null;
    }

    /// <summary>Whether it stands for any implementation of the contract, as the base of decorators does.</summary>
    private static bool IsProxy(ShimCandidate candidate, CanonicalType canonical) =>
        candidate.Of.TypeKind == TypeKind.Interface
        && candidate.InterfaceIds.Contains(canonical.Contract?.Id)
        && !candidate.IsObsolete
        && !CompatibilityWords.Any(word => candidate.Type.Name.IndexOf(word, StringComparison.Ordinal) >= 0);

    private static bool IsNamedLikeAShim(ShimCandidate candidate, CanonicalType canonical, bool isOfSuperseded) =>
        candidate.IsObsolete
        || candidate.Type.Name == canonical.Type.SimpleName
        || candidate.Type.Name == candidate.Of.Name
        || (canonical.NamePattern is { } pattern && NamePattern.Matches(pattern, candidate.Type.Name))
        || (isOfSuperseded && candidate.Type.Name.EndsWith(canonical.Type.SimpleName, StringComparison.Ordinal))
        || (candidate.Forwarded > 0 ? WrapperWords : CompatibilityWords).Any(word => candidate.Type.Name.IndexOf(word, StringComparison.Ordinal) >= 0);

    private static bool ForwardsAll(ShimCandidate candidate, INamedTypeSymbol? canonical)
    {
        if (candidate.Forwarded < MinForwarded || canonical is null)
            return false;

        var members = canonical.GetMembers().Count(member => member is IMethodSymbol { MethodKind: MethodKind.Ordinary } or IPropertySymbol or IEventSymbol
            && member is { DeclaredAccessibility: Accessibility.Public, IsImplicitlyDeclared: false } && member.IsStatic == candidate.IsStatic);
        return members > 0 && candidate.Forwarded >= members * MinShare;
    }
}

/// <summary>A class that, by syntax alone, adds nothing to another type: an empty subclass, or a wrapper that only forwards.</summary>
/// <param name="Declaration">The class.</param>
/// <param name="Receiver">What a wrapper forwards to; null for an empty subclass.</param>
/// <param name="Forwarded">How many members a wrapper forwards.</param>
internal sealed record ShimShape(ClassDeclarationSyntax Declaration, ExpressionSyntax? Receiver, int Forwarded)
{
    private static readonly ConditionalWeakTable<ClassDeclarationSyntax, StrongBox<ShimShape?>> Cache = new();

    /// <summary>The shape of a class, looked at once for each tree; null for a class that adds something.</summary>
    public static ShimShape? Find(ClassDeclarationSyntax declaration) => Cache.GetValue(declaration, node => new StrongBox<ShimShape?>(Of(node))).Value;

    private static ShimShape? Of(ClassDeclarationSyntax declaration)
    {
        if (declaration.Modifiers.Any(SyntaxKind.PartialKeyword) || declaration.Modifiers.Any(SyntaxKind.AbstractKeyword))
            return null;
        if (declaration.BaseList is { Types.Count: 1 } && declaration.Members.All(member => member is ConstructorDeclarationSyntax)
            && PassesConstructionOn(declaration))
        {
            return new ShimShape(declaration, Receiver: null, Forwarded: 0);
        }

        return Forwarder(declaration);
    }

    private static bool PassesConstructionOn(ClassDeclarationSyntax declaration)
    {
        if (declaration.ParameterList is { Parameters.Count: > 0 } primary
            && !(declaration.BaseList!.Types[0] is PrimaryConstructorBaseTypeSyntax baseType
                && Forwarding.PassesOn(primary.Parameters, baseType.ArgumentList.Arguments)))
        {
            return false;
        }

        return declaration.Members.OfType<ConstructorDeclarationSyntax>().All(constructor =>
            constructor is { ExpressionBody: null, Body.Statements.Count: 0 }
            && !constructor.Modifiers.Any(SyntaxKind.StaticKeyword)
            && (constructor.Initializer is null or { ThisOrBaseKeyword.RawKind: (int)SyntaxKind.BaseKeyword })
            && Forwarding.PassesOn(constructor.ParameterList.Parameters, constructor.Initializer?.ArgumentList.Arguments ?? default));
    }

    private static ShimShape? Forwarder(ClassDeclarationSyntax declaration)
    {
        ExpressionSyntax? receiver = null;
        var forwarded = 0;
        foreach (var member in declaration.Members)
        {
            switch (member)
            {
                case FieldDeclarationSyntax field when field.Declaration.Variables.Count == 1 && IsPrivate(field.Modifiers):
                    continue;

                case ConstructorDeclarationSyntax constructor when OnlyAssigns(constructor):
                    continue;

                case MethodDeclarationSyntax or PropertyDeclarationSyntax or EventDeclarationSyntax
                    when !IsPrivate(member.Modifiers) && Forwarding.ReceiverOf(member) is { } target
                        && (receiver is null || SyntaxFactory.AreEquivalent(receiver, target)):
                    receiver = target;
                    forwarded++;
                    continue;

                default:
                    return null;
            }
        }

        return receiver is null ? null : new ShimShape(declaration, receiver, forwarded);
    }

    private static bool IsPrivate(SyntaxTokenList modifiers) =>
        !modifiers.Any(modifier => modifier.Kind() is SyntaxKind.PublicKeyword or SyntaxKind.InternalKeyword or SyntaxKind.ProtectedKeyword);

    /// <summary>Whether a constructor does nothing but keep what it is given, once it is something, or make what is wrapped.</summary>
    private static bool OnlyAssigns(ConstructorDeclarationSyntax constructor) => constructor.Initializer is null
        && (constructor.ExpressionBody is { } arrow ? IsAssignment(arrow.Expression) : constructor.Body?.Statements.All(IsAssignmentOrGuard) ?? true);

    private static bool IsAssignmentOrGuard(StatementSyntax statement) => statement switch
    {
        ExpressionStatementSyntax { Expression: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax called } } =>
            called.Name.Identifier.ValueText is var name && (name.StartsWith("ThrowIf", StringComparison.Ordinal) || name is "NotNull" or "Requires"),
        ExpressionStatementSyntax { Expression: var expression } => IsAssignment(expression),
        IfStatementSyntax { Else: null, Statement: ThrowStatementSyntax or BlockSyntax { Statements: { Count: 1 } } } test =>
            test.Statement is ThrowStatementSyntax || ((BlockSyntax)test.Statement).Statements[0] is ThrowStatementSyntax,
        _ => false,
    };

    private static bool IsAssignment(ExpressionSyntax expression)
    {
        if (expression is not AssignmentExpressionSyntax
            {
                Left: IdentifierNameSyntax
            or MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax }
            } assignment)
        {
            return false;
        }

        var value = assignment.Right is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression, Right: ThrowExpressionSyntax } guarded
            ? guarded.Left : assignment.Right;
        return value is IdentifierNameSyntax or BaseObjectCreationExpressionSyntax { Initializer: null };
    }
}

/// <summary>A class that adds nothing to another type: whether that one plays a role is the map's to say.</summary>
/// <param name="Type">The class.</param>
/// <param name="Of">The type that it derives from, or forwards to.</param>
/// <param name="Forwarded">How many members it forwards; none for an empty subclass.</param>
/// <param name="IsStatic">Whether the members that it forwards to are static.</param>
internal sealed record ShimCandidate(INamedTypeSymbol Type, INamedTypeSymbol Of, int Forwarded, bool IsStatic)
{
    /// <summary>Whether its author has retired it.</summary>
    public bool IsObsolete =>
        Type.GetAttributes().Any(attribute => attribute.AttributeClass is { Name: "ObsoleteAttribute", ContainingNamespace.Name: "System" });

    /// <summary>The interfaces that it implements.</summary>
    public IEnumerable<string> InterfaceIds => Type.AllInterfaces.Select(contract => DocumentationId.Of(contract.OriginalDefinition));

    public static ShimCandidate? From(SemanticModel model, ShimShape shape, INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        INamedTypeSymbol? of;
        var isStatic = false;
        if (shape.Receiver is null)
        {
            // An interface alone is not a base: implementing it is not a shim.
            of = type.BaseType is { SpecialType: SpecialType.None } baseType && type.Interfaces.IsEmpty ? baseType : null;
        }
        else
        {
            if (type.BaseType?.SpecialType != SpecialType.System_Object)
                return null;

            var receiver = model.GetSymbolInfo(shape.Receiver, cancellationToken).Symbol;
            isStatic = receiver is INamedTypeSymbol;
            of = receiver switch
            {
                IFieldSymbol field when IsOwn(field, type) => field.Type as INamedTypeSymbol,
                IPropertySymbol property when property.IsStatic || IsOwn(property, type) => property.Type as INamedTypeSymbol,
                IParameterSymbol parameter => parameter.Type as INamedTypeSymbol,
                INamedTypeSymbol named => named,
                _ => null,
            };
        }

        return of is null || of.TypeKind == TypeKind.Error || SymbolEqualityComparer.Default.Equals(of.OriginalDefinition, type)
            ? null
            : new ShimCandidate(type, of.OriginalDefinition, shape.Forwarded, isStatic);
    }

    private static bool IsOwn(ISymbol held, INamedTypeSymbol type) => SymbolEqualityComparer.Default.Equals(held.ContainingType, type);
}
