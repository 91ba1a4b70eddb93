using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Map;

namespace Netra.SsotAnalyzers.Planning;

/// <summary>Methods that are named and not called. The name of a method with the same signature is the same delegate each time; a lambda is not.</summary>
internal static class MethodGroups
{
    /// <summary>Members of the framework that look for a delegate that was passed before.</summary>
    private static readonly HashSet<string> Comparing = new(StringComparer.Ordinal) { "Add", "Remove", "RemoveAll", "Contains", "ContainsKey", "TryAdd", "TryGetValue", "Equals", "ReferenceEquals", "Combine", "IndexOf", "Push", "Enqueue", "GetHashCode" };

    /// <summary>The name of the method that the replacement calls, if it passes the same parameters on to a method of the same signature; null if it does not.</summary>
    public static Plan? Rename(FileContext file, ExpressionSyntax access, ExpressionSyntax? receiver, IMethodSymbol method, MemberReplacement replacement)
    {
        if (ReplacementTemplate.Of(method, replacement.Expression).Expression is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name: IdentifierNameSyntax } callee } call || !PassesOn(call, method))
            return null;

        var use = new Use(file, method, replacement, access) { Receiver = receiver };
        foreach (var parameter in method.Parameters)
            use = use.With(parameter.Name, new ArgumentValue([], $"default({(file.Engine.MapType(parameter.Type) ?? parameter.Type).ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)})!", ElementType: null));
        foreach (var variant in Variant.ByLength)
        {
            var expansion = Expansion.Of(use, variant);
            if (expansion.Refusal is null && !expansion.HidesImplicitMember && HidingMember.RefusalOf(use) is null
                && new Speculation(file).Bind(access, access.Span, expansion.Pieces).Symbol is IMethodSymbol called && IsSame(file.Engine, method, called)
                && (callee.Expression is ThisExpressionSyntax ? !called.IsStatic : called.IsStatic))
            {
                return Plan.Replace(access.Span, expansion.PiecesOf(callee.Span));
            }
        }

        return null;
    }

    private static bool PassesOn(InvocationExpressionSyntax call, IMethodSymbol method) =>
        call.ArgumentList.Arguments.Count == method.Parameters.Length
        && call.ArgumentList.Arguments.Zip(method.Parameters, (argument, parameter) => argument is { NameColon: null, RefKindKeyword.RawKind: 0, Expression: IdentifierNameSyntax name } && name.Identifier.ValueText == parameter.Name).All(same => same);

    private static bool IsSame(SsotEngine engine, IMethodSymbol method, IMethodSymbol called) =>
        called is { MethodKind: MethodKind.Ordinary or MethodKind.ReducedExtension, Arity: 0 }
        && called.Parameters.Length == method.Parameters.Length
        && !called.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "ConditionalAttribute")
        && IsSame(engine, method.ReturnType, called.ReturnType)
        && method.Parameters.Zip(called.Parameters, (own, other) => own.RefKind == other.RefKind && IsSame(engine, own.Type, other.Type)).All(same => same);

    private static bool IsSame(SsotEngine engine, ITypeSymbol left, ITypeSymbol right) =>
        SymbolEqualityComparer.Default.Equals(engine.MapType(left) ?? left, engine.MapType(right) ?? right);

    /// <summary>
    /// Whether the delegate may be compared with another one: it is subscribed, stored, returned or passed to code that may
    /// keep it. A method of the framework that takes a delegate calls it, apart from those that look for one.
    /// </summary>
    public static bool MayCompare(ExpressionSyntax access, SemanticModel model)
    {
        ExpressionSyntax value = access;
        while (value.Parent is ParenthesizedExpressionSyntax or CastExpressionSyntax)
            value = (ExpressionSyntax)value.Parent;

        switch (value.Parent)
        {
            case ArgumentSyntax { Parent.Parent: ExpressionSyntax call and (InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax) }:
                return model.GetSymbolInfo(call).Symbol is not IMethodSymbol called
                    || called.ContainingNamespace?.ToDisplayString() is not { } ns || !(ns == "System" || ns.StartsWith("System.", StringComparison.Ordinal))
                    || Comparing.Contains(called.Name);

            case EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent.Parent: LocalDeclarationStatementSyntax } declarator }:
                return !IsOnlyCalled(declarator, declarator.FirstAncestorOrSelf<MemberDeclarationSyntax>(node => node is not GlobalStatementSyntax) ?? declarator.SyntaxTree.GetRoot());

            case EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax { Parent: TypeDeclarationSyntax type } } field }:
                return model.GetDeclaredSymbol(field) is not { DeclaredAccessibility: Accessibility.Private, ContainingType.DeclaringSyntaxReferences.Length: 1 } || !IsOnlyCalled(field, type);

            default:
                return true;
        }
    }

    /// <summary>Whether everything that is done with a variable in its scope is to call it.</summary>
    private static bool IsOnlyCalled(VariableDeclaratorSyntax declarator, SyntaxNode scope) =>
        scope.DescendantNodes().OfType<IdentifierNameSyntax>().Where(name => name.Identifier.ValueText == declarator.Identifier.ValueText).All(name => name.Parent switch
        {
            InvocationExpressionSyntax call => call.Expression == name,
            MemberAccessExpressionSyntax access => access.Expression != name || access is { Name.Identifier.ValueText: "Invoke", Parent: InvocationExpressionSyntax },
            ConditionalAccessExpressionSyntax { WhenNotNull: InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax { Name.Identifier.ValueText: "Invoke" } } } => true,
            NameColonSyntax or NameEqualsSyntax => true,
            _ => false,
        });
}
