using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Netra.SsotAnalyzers.Analysis;

namespace Netra.SsotAnalyzers.Rules.Implementations;

/// <summary>
/// Whether a type that implements a contract also holds, takes or makes an implementation of it. A composite, a lazy one, a
/// provider, a proxy and a decorator do: they add to the canonical implementation and do not replace it.
/// </summary>
internal sealed class ContractUse(SsotEngine engine, INamedTypeSymbol contract, INamedTypeSymbol? canonical, CancellationToken cancellationToken)
{
    private const int MaxDepth = 4;

    public bool IsIn(INamedTypeSymbol type)
    {
        for (var current = type; current is { SpecialType: SpecialType.None }; current = current.BaseType)
        {
            if (current.DeclaringSyntaxReferences.Any(reference => engine.Compilation.ContainsSyntaxTree(reference.SyntaxTree))
                ? current.DeclaringSyntaxReferences.Any(reference => IsInDeclaration(reference.GetSyntax(cancellationToken), type))
                : IsInMembers(current, type))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the declared members of a type from another assembly say so.</summary>
    private bool IsInMembers(INamedTypeSymbol declaring, INamedTypeSymbol self) => declaring.GetMembers().Any(member => member switch
    {
        IFieldSymbol { IsStatic: false } field => Involves(field.Type, self, 0),
        IMethodSymbol { MethodKind: MethodKind.Constructor } constructor => constructor.Parameters.Any(parameter => Involves(parameter.Type, self, 0)),
        IPropertySymbol { IsStatic: false } property => !Implements(property, self) && Involves(property.Type, self, 0),
        _ => false,
    });

    private bool IsInDeclaration(SyntaxNode declaration, INamedTypeSymbol self)
    {
        if (declaration is not TypeDeclarationSyntax type)
            return false;

        var model = engine.ModelOf(type.SyntaxTree);
        return type.BaseList?.Types.Any(item => IsInBase(model, item, self)) == true
            || (type.ParameterList?.Parameters.Any(parameter =>
                parameter.Type is { } asked && Involves(model.GetTypeInfo(asked, cancellationToken).Type, self, 0))
                ?? false)
            || type.Members.Any(member => IsInMember(model, member, self));
    }

    /// <summary>In the arguments of what it derives from: <c>Decorator&lt;IManager&gt;</c>, <c>IEnumerable&lt;IManager&gt;</c>.</summary>
    private bool IsInBase(SemanticModel model, BaseTypeSyntax item, INamedTypeSymbol self) =>
        model.GetTypeInfo(item.Type, cancellationToken).Type is INamedTypeSymbol named && named.TypeArguments.Any(argument => Involves(argument, self, 0))
        || (item is PrimaryConstructorBaseTypeSyntax primary && IsInNodes(model, primary.ArgumentList, self));

    private bool IsInMember(SemanticModel model, MemberDeclarationSyntax member, INamedTypeSymbol self)
    {
        if (member is BaseTypeDeclarationSyntax)
            return IsInDeclaration(member, self);

        foreach (var node in member.DescendantNodes(node => node is not AttributeListSyntax))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (node is ExpressionSyntax expression && !IsSignature(model, member, expression, self) && Involves(TypeOf(model, expression), self, 0))
                return true;
        }

        return false;
    }

    private bool IsInNodes(SemanticModel model, SyntaxNode root, INamedTypeSymbol self) =>
        root.DescendantNodes().OfType<ExpressionSyntax>().Any(expression => Involves(TypeOf(model, expression), self, 0));

    private ITypeSymbol? TypeOf(SemanticModel model, ExpressionSyntax expression) =>
        expression is ThisExpressionSyntax or BaseExpressionSyntax or LiteralExpressionSyntax ? null : model.GetTypeInfo(expression, cancellationToken).Type;

    /// <summary>A member that the contract asks for has the types that the contract gives it, and a static member may offer the type itself.</summary>
    private bool IsSignature(SemanticModel model, MemberDeclarationSyntax member, ExpressionSyntax expression, INamedTypeSymbol self)
    {
        var isInType = member switch
        {
            MethodDeclarationSyntax method =>
                method.ReturnType.Span.Contains(expression.Span) || method.ParameterList.Span.Contains(expression.Span)
                    || method.ExplicitInterfaceSpecifier?.Span.Contains(expression.Span) == true,
            BasePropertyDeclarationSyntax property =>
                property.Type.Span.Contains(expression.Span) || property.ExplicitInterfaceSpecifier?.Span.Contains(expression.Span) == true,
            BaseFieldDeclarationSyntax kept => kept.Declaration.Type.Span.Contains(expression.Span),
            _ => false,
        };
        if (!isInType)
            return false;

        var declared = member is BaseFieldDeclarationSyntax field
            ? model.GetDeclaredSymbol(field.Declaration.Variables[0], cancellationToken) : model.GetDeclaredSymbol(member, cancellationToken);
        return declared is null or { IsStatic: true } || Implements(declared, self);
    }

    private bool Implements(ISymbol member, INamedTypeSymbol self) =>
        self.AllInterfaces.SelectMany(implemented => implemented.GetMembers())
            .Any(asked => SymbolEqualityComparer.Default.Equals(self.FindImplementationForInterfaceMember(asked), member));

    /// <summary>Whether a type is, holds or yields an implementation of the contract other than the type itself.</summary>
    private bool Involves(ITypeSymbol? type, INamedTypeSymbol self, int depth) => depth < MaxDepth && type switch
    {
        IArrayTypeSymbol array => Involves(array.ElementType, self, depth + 1),
        ITypeParameterSymbol parameter => parameter.ConstraintTypes.Any(constraint => Involves(constraint, self, depth + 1)),
        INamedTypeSymbol named => IsOther(named, self) || named.TypeArguments.Any(argument => Involves(argument, self, depth + 1))
            || (named.DelegateInvokeMethod is { } invoke && Involves(invoke.ReturnType, self, depth + 1)),
        _ => false,
    };

    private bool IsOther(INamedTypeSymbol type, INamedTypeSymbol self)
    {
        var definition = type.OriginalDefinition;
        if (SymbolEqualityComparer.Default.Equals(definition, self.OriginalDefinition) || self.DerivesFrom(definition))
            return false;

        return SymbolEqualityComparer.Default.Equals(definition, contract.OriginalDefinition)
            || (canonical is not null && SymbolEqualityComparer.Default.Equals(definition, canonical.OriginalDefinition))
            || definition.AllInterfaces.Any(implemented => SymbolEqualityComparer.Default.Equals(implemented.OriginalDefinition, contract.OriginalDefinition));
    }
}

/// <summary>An implementation of a contract that does nothing, for where the role is switched off: it does not compete with the one that works.</summary>
internal static class NullObject
{
    // One member that does nothing may be a beginning; several are meant.
    private const int MinMembers = 2;

    private static readonly string[] Words = ["Null", "NoOp", "Noop", "Nop", "Disabled", "Dummy"];

    public static bool Is(INamedTypeSymbol type, INamedTypeSymbol contract, CancellationToken cancellationToken)
    {
        if (Words.Any(word => type.Name.StartsWith(word, StringComparison.Ordinal)))
            return true;
        if (type.GetMembers().Any(member => member is IFieldSymbol { IsStatic: false, IsConst: false }))
            return false;

        var asked = contract.AllInterfaces.Add(contract).SelectMany(implemented => implemented.GetMembers())
            .Where(member => member is IMethodSymbol { MethodKind: MethodKind.Ordinary } or IPropertySymbol or IEventSymbol).ToList();
        return asked.Count >= MinMembers && asked.All(member => DoesNothing(type.FindImplementationForInterfaceMember(member), cancellationToken));
    }

    private static bool DoesNothing(ISymbol? member, CancellationToken cancellationToken) =>
        member is { DeclaringSyntaxReferences.Length: 1 } && member.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken) switch
        {
            MethodDeclarationSyntax method => IsNothing(method.Body, method.ExpressionBody) && !IsLeftOut(method),
            PropertyDeclarationSyntax { ExpressionBody: { } arrow } => IsNothing(null, arrow),
            BasePropertyDeclarationSyntax { AccessorList: { } accessors } =>
                accessors.Accessors.All(accessor =>
                    (accessor.Body ?? (object?)accessor.ExpressionBody) is not null && IsNothing(accessor.Body, accessor.ExpressionBody)),
            _ => false,
        };

    /// <summary>A task that is null does not do nothing: whoever awaits it fails.</summary>
    private static bool IsLeftOut(MethodDeclarationSyntax method) =>
        (method.ReturnType as SimpleNameSyntax)?.Identifier.ValueText == "Task" && (method.ExpressionBody?.Expression).IsKind(SyntaxKind.NullLiteralExpression);

    private static bool IsNothing(BlockSyntax? body, ArrowExpressionClauseSyntax? arrow) =>
        arrow is not null ? IsNothing(arrow.Expression)
            : body is not null && body.Statements
                .All(statement => statement is ReturnStatementSyntax returned && (returned.Expression is null || IsNothing(returned.Expression)));

    private static bool IsNothing(ExpressionSyntax value) => value switch
    {
        LiteralExpressionSyntax or DefaultExpressionSyntax => true,
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } suppressed => IsNothing(suppressed.Operand),
        CollectionExpressionSyntax { Elements.Count: 0 } => true,
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "CompletedTask" or "Empty" or "Zero" or "None" } => true,
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Empty" }, ArgumentList.Arguments.Count: 0 } => true,
        InvocationExpressionSyntax
        {
            Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "FromResult" },
            ArgumentList.Arguments: { Count: 1 } arguments
        } =>
            IsNothing(arguments[0].Expression),
        _ => false,
    };
}
