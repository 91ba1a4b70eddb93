using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;
using Netra.SsotAnalyzers.Analysis;

namespace Netra.SsotAnalyzers.Rules.Isolation;

/// <summary>A per-user manager made or called without saying for whom.</summary>
/// <example>
/// Bad: <c>new WebSocketManager(null!)</c>
/// Good: <c>new WebSocketManager(context)</c>
/// </example>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SSOT4003_MissingContext() : SsotAnalyzer(Descriptors.SSOT4003)
{
    private protected override void Register(SsotEngine engine, CompilationStartAnalysisContext start)
    {
        if (engine.IsTestProject || !engine.Isolation.HasManagers)
            return;

        start.RegisterSemanticModelAction(context =>
        {
            foreach (var (span, role, offender) in new MissingContext(engine.Isolation, context.SemanticModel, context.CancellationToken).Find())
            {
                if (new Violation(Descriptor, context.SemanticModel.SyntaxTree, span, role, Sunset: null,
                    [offender, role]).ToDiagnostic(engine) is { } diagnostic)
                {
                    context.ReportDiagnostic(diagnostic);
                }
            }
        });
    }
}

/// <summary>Constructions and calls that do not say for which user.</summary>
internal sealed class MissingContext(IsolationIndex index, SemanticModel model, CancellationToken cancellationToken)
{
    public IEnumerable<(TextSpan Span, string Role, string Offender)> Find()
    {
        foreach (var token in index.Tokens(model.SyntaxTree, cancellationToken))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var found = token.Parent switch
            {
                BaseObjectCreationExpressionSyntax creation when creation.NewKeyword == token => InCreation(creation),
                ConstructorInitializerSyntax initializer when initializer.ThisOrBaseKeyword == token && HasNothing(initializer.ArgumentList) =>
                    InArguments(initializer, initializer.ArgumentList),
                SimpleNameSyntax name when index.IsCall(token.ValueText) && name.Access().Call() is { } call => InArguments(call, call.ArgumentList),
                _ => null,
            };
            if (found is { } missing && !IsExpectedToThrow(token.Parent!))
                yield return missing;
        }
    }

    private (TextSpan, string, string)? InCreation(BaseObjectCreationExpressionSyntax creation)
    {
        var list = creation.ArgumentList;
        if (list is { Arguments.Count: > 0 } && !HasNothing(list))
            return null;

        if (model.GetSymbolInfo(creation, cancellationToken).Symbol is not IMethodSymbol { MethodKind: MethodKind.Constructor } constructor)
            return null;
        if (constructor.Parameters.IsEmpty && index.Users.Manager(constructor.ContainingType) is { } manager && CanBeToldForWhom(constructor.ContainingType))
            return (list?.Span ?? creation.NewKeyword.Span, manager.Role, constructor.ContainingType.Name);
        return list is null ? null : InArguments(creation, list);
    }

    /// <summary>Whether some constructor, the type's own or its canonical type's, takes a user's context.</summary>
    private bool CanBeToldForWhom(INamedTypeSymbol type) =>
        TakesContext(type) || (index.Users.CanonicalOf(type)?.Type.Resolve(model.Compilation) is { } canonical && TakesContext(canonical));

    private bool TakesContext(INamedTypeSymbol type) => type.InstanceConstructors.Any(constructor =>
        constructor.DeclaredAccessibility != Accessibility.Private && constructor.Parameters.Any(parameter => index.Users.Context(parameter.Type) is not null));

    private (TextSpan, string, string)? InArguments(SyntaxNode node, ArgumentListSyntax list)
    {
        var (method, arguments) = model.GetOperation(node, cancellationToken) switch
        {
            IObjectCreationOperation creation => (creation.Constructor, creation.Arguments),
            IInvocationOperation call => (call.TargetMethod, call.Arguments),
            _ => default,
        };
        if (method is null)
            return null;

        var manager = index.Users.Manager(method.MethodKind == MethodKind.Constructor ? method.ContainingType : method.ReturnType.Awaited())
            ?? index.Users.Manager(method.ContainingType);
        foreach (var argument in arguments)
        {
            if (argument.Parameter is not { } parameter || !IsNothing(argument.Value))
                continue;

            var role = index.Users.Context(parameter.Type)?.Role;
            var isOmitted = argument.ArgumentKind == ArgumentKind.DefaultValue;
            if (role is null || (manager is null && (isOmitted || parameter.NullableAnnotation == NullableAnnotation.Annotated)))
                continue;

            var offender = method.MethodKind == MethodKind.Constructor ? method.ContainingType.Name : method.Name;
            return (isOmitted ? list.Span : (argument.Syntax.FirstAncestorOrSelf<ArgumentSyntax>() ?? argument.Syntax).Span, manager?.Role ?? role, offender);
        }

        return null;
    }

    private static bool IsNothing(IOperation value)
    {
        while (value is IConversionOperation { IsImplicit: true } or IConversionOperation { Operand.ConstantValue: { HasValue: true, Value: null } })
            value = ((IConversionOperation)value).Operand;
        return value is { ConstantValue: { HasValue: true, Value: null } } or IDefaultValueOperation;
    }

    private static bool HasNothing(ArgumentListSyntax list) => list.Arguments.Any(argument =>
    {
        var value = argument.Expression;
        while (value is PostfixUnaryExpressionSyntax or ParenthesizedExpressionSyntax or CastExpressionSyntax)
        {
            value = value is PostfixUnaryExpressionSyntax postfix
                ? postfix.Operand : value is CastExpressionSyntax cast ? cast.Expression : ((ParenthesizedExpressionSyntax)value).Expression;
        }

        return value.Kind() is SyntaxKind.NullLiteralExpression or SyntaxKind.DefaultLiteralExpression or SyntaxKind.DefaultExpression;
    });

    /// <summary>A test that it throws: <c>Assert.Throws(() => new Manager(null!))</c>.</summary>
    private static bool IsExpectedToThrow(SyntaxNode node) =>
        node.FirstAncestorOrSelf<AnonymousFunctionExpressionSyntax>()?.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call }
        && call.Expression is var called
        && (called is MemberAccessExpressionSyntax access ? access.Name : called as SimpleNameSyntax)?.Identifier.ValueText is { } name
        && name.StartsWith("Throws", StringComparison.Ordinal);
}

/// <summary>A context of no particular user: it cannot change and is made of constants, as the one of a system user.</summary>
internal static class ConstantContext
{
    public static bool Is(ISymbol member, INamedTypeSymbol type) => IsImmutable(type) && Made(member) switch
    {
        BaseObjectCreationExpressionSyntax { ArgumentList: { } arguments } creation =>
            arguments.Arguments.All(IsConstant) && HasConstants(creation.Initializer),
        BaseObjectCreationExpressionSyntax creation => HasConstants(creation.Initializer),
        InvocationExpressionSyntax call => call.ArgumentList.Arguments.All(IsConstant),
        _ => false,
    };

    private static bool IsImmutable(INamedTypeSymbol type)
    {
        for (var current = type; current is { SpecialType: SpecialType.None }; current = current.BaseType)
        {
            if (current.GetMembers().Any(member => member switch
            {
                IFieldSymbol field => field is { IsStatic: false, IsReadOnly: false, IsImplicitlyDeclared: false },
                IPropertySymbol property => property is { IsStatic: false, SetMethod.IsInitOnly: false },
                _ => false,
            }))
            {
                return false;
            }
        }

        return true;
    }

    private static ExpressionSyntax? Made(ISymbol member) => member.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax()).FirstOrDefault() switch
    {
        VariableDeclaratorSyntax variable => variable.Initializer?.Value,
        PropertyDeclarationSyntax property => property.Initializer?.Value,
        _ => null,
    };

    private static bool HasConstants(InitializerExpressionSyntax? initializer) =>
        initializer is null || initializer.Expressions.All(expression => expression is AssignmentExpressionSyntax { Right: var value } && IsConstant(value));

    private static bool IsConstant(ArgumentSyntax argument) => IsConstant(argument.Expression);

    private static bool IsConstant(ExpressionSyntax value) => value switch
    {
        LiteralExpressionSyntax or DefaultExpressionSyntax => true,
        // A constant or a static member by its name: what comes from a user has to be asked for.
        MemberAccessExpressionSyntax { Expression: SimpleNameSyntax or MemberAccessExpressionSyntax or PredefinedTypeSyntax } => true,
        CollectionExpressionSyntax { Elements.Count: 0 } => true,
        _ => false,
    };
}
