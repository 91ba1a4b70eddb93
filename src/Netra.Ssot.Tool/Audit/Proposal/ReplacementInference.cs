using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Netra.Ssot.Tool.Audit.Evidence;
using Netra.SsotAnalyzers.Map;
using Netra.SsotAnalyzers.Roslyn;
using Netra.SsotAnalyzers.Rules.Implementations;

namespace Netra.Ssot.Tool.Audit.Proposal;

/// <summary>
/// What a member of a type that goes, or a factory of it, becomes: where its signature or its one-line body proves it, and
/// nothing where neither does.
/// </summary>
internal sealed class ReplacementInference(AuditedSolution solution, Cluster cluster, IReadOnlyDictionary<TypeKey, AuditType> replaced,
    CancellationToken cancellationToken)
{
    private static readonly SymbolDisplayFormat Simple =
        SymbolDisplayFormat.MinimallyQualifiedFormat.AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    private INamedTypeSymbol Canonical => cluster.Canonical.Symbol;

    /// <summary>What is found out about a member.</summary>
    /// <param name="Expression">The replacement, or null.</param>
    /// <param name="Imports">What it needs.</param>
    /// <param name="Text">The proof, or why there is none.</param>
    /// <param name="IsCounterpart">Whether the canonical type has the member itself, so that nothing is to be declared.</param>
    internal sealed record Answer(string? Expression, IReadOnlyList<string> Imports, string Text, bool IsCounterpart = false);

    public Answer Of(AuditType owner, ISymbol member)
    {
        if (HasCounterpart(member))
            return new Answer(null, [], "the canonical type has it", IsCounterpart: true);

        return member switch
        {
            IMethodSymbol { MethodKind: MethodKind.Constructor } constructor => OfConstructor(owner, constructor),
            IMethodSymbol method when ByBody(owner, method) is { } byBody => byBody,
            IMethodSymbol method when IsRole(method.ReturnType.Awaited()) => OfFactory(method),
            _ => None($"'{cluster.Canonical.Name}' has no '{member.Name}' of that signature"),
        };
    }

    /// <summary>A method that makes a type of the role.</summary>
    public Answer OfFactory(IMethodSymbol method)
    {
        if (!IsRole(method.ReturnType.Awaited()))
            return None("it returns a function, not an object");

        if (Construction(method) is { } arguments)
            return New(arguments, "the parameters are those of the constructor");

        if (method.Parameters is [{ Type: INamedTypeSymbol { Name: "IServiceProvider" } } services] && IsOfTheContainer())
        {
            return new Answer($"{services.Name}.GetRequiredService<{Canonical.Name}>()",
                [.. new[] { "Microsoft.Extensions.DependencyInjection", NamespaceOfCanonical }.Where(ns => ns.Length > 0)],
                "the container owns it, and the method takes nothing but the container");
        }

        return None($"no constructor of '{cluster.Canonical.Name}' takes all its parameters");
    }

    private Answer OfConstructor(AuditType owner, IMethodSymbol constructor)
    {
        // A wrapper of the role is replaced by what it wraps.
        if (constructor.Parameters is [var only] && IsRole(only.Type) && cluster.Clues.Any(clue => clue.Kind == ClueKind.Forwarding && clue.From == owner))
            return new Answer(only.Name, [], $"'{owner.Name}' only forwards to its argument");

        if (Canonical.IsAbstract || Canonical.IsStatic)
            return None($"'{cluster.Canonical.Name}' cannot be made");
        if (Construction(constructor) is { } arguments)
            return New(arguments, "the parameters are those of the constructor");

        // this(…) and nothing else: what is not handed on is not used.
        if (constructor.DeclaringSyntaxReferences is [var part]
            && part.GetSyntax(cancellationToken) is ConstructorDeclarationSyntax
            {
                Body.Statements.Count: 0,
                Initializer: { ThisOrBaseKeyword.RawKind: (int)SyntaxKind.ThisKeyword } initializer
            }
            && owner.Engine.ModelOf(initializer.SyntaxTree) is var model
            && model.GetSymbolInfo(initializer, cancellationToken).Symbol is IMethodSymbol target && HasCounterpart(target)
            && initializer.ArgumentList.Arguments.All(argument => IsOfParameters(argument.Expression, constructor, model)))
        {
            return New([.. initializer.ArgumentList.Arguments.Select(argument => argument.ToString())],
                "it calls a constructor that the canonical type also has");
        }

        return None($"no constructor of '{cluster.Canonical.Name}' takes all its parameters");
    }

    private string NamespaceOfCanonical => cluster.Canonical.Namespace;

    private Answer New(IReadOnlyList<string> arguments, string proof) =>
        new($"new {Canonical.Name}({string.Join(", ", arguments)})", NamespaceOfCanonical.Length > 0 ? [NamespaceOfCanonical] : [], proof);

    private static Answer None(string why) => new(null, [], why);

    private bool IsOfTheContainer() => cluster.Canonical.Canonical is { Lifetime: not 0 } || cluster.Members[0].Uses.Any(use => use.IsRegistered);

    /// <summary>
    /// What a constructor of the canonical type is handed of a method's parameters: all of them, by name and type, else by a type that
    /// comes once.
    /// </summary>
    private IReadOnlyList<string>? Construction(IMethodSymbol method)
    {
        foreach (var constructor in Canonical.InstanceConstructors.Where(IsAccessible).OrderByDescending(constructor => constructor.Parameters.Length))
        {
            if (constructor.Parameters.Length != method.Parameters.Length
                || (constructor.Parameters.IsEmpty && constructor.IsImplicitlyDeclared && Canonical.IsValueType))
            {
                continue;
            }

            var left = method.Parameters.ToList();
            var arguments = new List<string>();
            foreach (var parameter in constructor.Parameters)
            {
                var byType = left.Where(candidate => candidate.RefKind == parameter.RefKind && ShapeOf(candidate.Type) == ShapeOf(parameter.Type)).ToList();
                var found = byType.FirstOrDefault(candidate => string.Equals(candidate.Name, parameter.Name, StringComparison.OrdinalIgnoreCase))
                    ?? (byType.Count == 1 ? byType[0] : null);
                if (found is null)
                    break;
                left.Remove(found);
                arguments.Add(found.Name);
            }

            if (left.Count == 0 && arguments.Count == constructor.Parameters.Length)
                return arguments;
        }

        return null;
    }

    private static bool IsAccessible(IMethodSymbol constructor) => constructor.DeclaredAccessibility == Accessibility.Public;

    /// <summary>One call of a member that the canonical type has, on itself or on what a wrapper wraps, with the method's own parameters.</summary>
    private Answer? ByBody(AuditType owner, IMethodSymbol method)
    {
        if (method.DeclaringSyntaxReferences is not [var part] || part.GetSyntax(cancellationToken) is not MethodDeclarationSyntax declaration)
            return null;

        var model = owner.Engine.ModelOf(declaration.SyntaxTree);
        var expression = declaration.ExpressionBody?.Expression
            ?? (declaration.Body is { Statements: [var only] }
                ? only switch { ReturnStatementSyntax returned => returned.Expression, ExpressionStatementSyntax statement => statement.Expression, _ => null }
                : null);
        var suffix = "";
        if (expression is InvocationExpressionSyntax
            {
                ArgumentList.Arguments.Count: 0,
                Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "AsTask", Expression: InvocationExpressionSyntax inner }
            })
        {
            (expression, suffix) = (inner, ".AsTask()");
        }

        var call = suffix.Length > 0 ? expression as InvocationExpressionSyntax : Forwarding.CallOf(declaration);
        if (call is null || model.GetSymbolInfo(call, cancellationToken).Symbol is not IMethodSymbol target
            || !call.ArgumentList.Arguments.All(argument => IsOfParameters(argument.Expression, method, model)))
        {
            return null;
        }

        var counterpart = target.OriginalDefinition;
        if (!IsRole(target.ContainingType)
            || !(SymbolEqualityComparer.Default.Equals(target.ContainingType.OriginalDefinition, Canonical.OriginalDefinition)
                || TypeKey.Of(target.ContainingType.OriginalDefinition) == cluster.Canonical.Key || HasCounterpart(counterpart)))
        {
            return null;
        }

        var receiver = (call.Expression as MemberAccessExpressionSyntax)?.Expression;
        string on;
        if (receiver is null or ThisExpressionSyntax)
        {
            if (method.IsStatic || target.IsStatic)
                return null;
            on = "this";
        }
        else if (model.GetSymbolInfo(receiver, cancellationToken).Symbol is IPropertySymbol { IsStatic: true } or IFieldSymbol { IsStatic: true }
            && receiver is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: var type } } && type == Canonical.Name)
        {
            on = receiver.ToString();
        }
        else if (!method.IsStatic
            && model.GetSymbolInfo(receiver, cancellationToken).Symbol is IFieldSymbol { IsStatic: false } or IPropertySymbol { IsStatic: false }
                or IParameterSymbol
            && receiver is IdentifierNameSyntax or MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax }
            && cluster.Clues.Any(clue => clue.Kind == ClueKind.Forwarding && clue.From == owner))
        {
            on = "this";
        }
        else
        {
            return null;
        }

        // The types that the compiler has inferred from the parameters are written: arguments of other types would make others.
        var arguments = target.TypeArguments.IsEmpty ? "" : $"<{string.Join(", ", target.TypeArguments.Select(argument => argument.ToDisplayString(Simple)))}>";
        var isGenericOfOwn = target.TypeArguments.Any(argument => argument is ITypeParameterSymbol);
        return new Answer($"{on}.{target.Name}{(isGenericOfOwn ? "" : arguments)}{call.ArgumentList}{suffix}",
            on != "this" && NamespaceOfCanonical.Length > 0 ? [NamespaceOfCanonical] : [], "its body is only that call");
    }

    /// <summary>Whether an argument is made of the member's parameters and literals alone.</summary>
    private bool IsOfParameters(ExpressionSyntax argument, IMethodSymbol method, SemanticModel model) =>
        argument.DescendantNodesAndSelf().All(node => node switch
        {
            IdentifierNameSyntax { Parent: NameColonSyntax } => true,
            IdentifierNameSyntax name =>
                model.GetSymbolInfo(name, cancellationToken).Symbol is IParameterSymbol parameter
                    && SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol, method),
            LiteralExpressionSyntax or NameColonSyntax => true,
            _ => false,
        });

    /// <summary>Whether the canonical type has a member of the name, with the same parameters and result once the role's types are one.</summary>
    private bool HasCounterpart(ISymbol member)
    {
        var candidates = member is IMethodSymbol { MethodKind: MethodKind.Constructor }
            ? Canonical.InstanceConstructors.Where(IsAccessible).Cast<ISymbol>() : Canonical.MembersNamed(member.Name);
        return candidates.Any(candidate =>
            candidate.Kind == member.Kind && candidate.IsStatic == member.IsStatic && candidate.DeclaredAccessibility >= member.DeclaredAccessibility
                && (member, candidate) switch
                {
                    (IMethodSymbol from, IMethodSymbol to) => from.Arity == to.Arity && from.Parameters.Length == to.Parameters.Length
                        && from.Parameters.Zip(to.Parameters)
                            .All(pair => pair.First.RefKind == pair.Second.RefKind && ShapeOf(pair.First.Type) == ShapeOf(pair.Second.Type)
                                && pair.First.Name == pair.Second.Name)
                        && (from.MethodKind == MethodKind.Constructor || ShapeOf(from.ReturnType) == ShapeOf(to.ReturnType)),
                    (IPropertySymbol from, IPropertySymbol to) => ShapeOf(from.Type) == ShapeOf(to.Type),
                    (IFieldSymbol from, IFieldSymbol to) => ShapeOf(from.Type) == ShapeOf(to.Type),
                    (IEventSymbol from, IEventSymbol to) => ShapeOf(from.Type) == ShapeOf(to.Type),
                    _ => false,
                });
    }

    private bool IsRole(ITypeSymbol type) =>
        solution.Find(type) is { } found
            && (found == cluster.Canonical || (replaced.TryGetValue(found.Key, out var canonical) && canonical == cluster.Canonical));

    /// <summary>A type as text, with what is replaced written as what replaces it.</summary>
    private string ShapeOf(ITypeSymbol type) => type switch
    {
        ITypeParameterSymbol { TypeParameterKind: TypeParameterKind.Method } parameter => "!" + parameter.Ordinal,
        IArrayTypeSymbol array => ShapeOf(array.ElementType) + "[]",
        INamedTypeSymbol named => NameOf(named) + (named.TypeArguments.IsEmpty ? "" : $"<{string.Join(",", named.TypeArguments.Select(ShapeOf))}>"),
        _ => type.ToDisplayString(),
    };

    private string NameOf(INamedTypeSymbol type)
    {
        var key = TypeKey.Of(type.OriginalDefinition);
        if (replaced.TryGetValue(key, out var canonical))
            return canonical.Key.Id;
        return solution.DeclaredSuccessor(key)?.Id ?? key.Id;
    }
}
