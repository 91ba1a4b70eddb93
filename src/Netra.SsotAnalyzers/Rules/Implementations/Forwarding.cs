using System.Text;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Netra.SsotAnalyzers.Analysis;

namespace Netra.SsotAnalyzers.Rules.Implementations;

/// <summary>Members that do nothing but call the member of the same name of something else, with the same arguments.</summary>
internal static class Forwarding
{
    /// <summary>What a member forwards to; null if it does anything else.</summary>
    public static ExpressionSyntax? ReceiverOf(MemberDeclarationSyntax member) => member switch
    {
        MethodDeclarationSyntax method => OfMethod(method),
        PropertyDeclarationSyntax property => OfProperty(property),
        EventDeclarationSyntax @event => OfEvent(@event),
        _ => null,
    };

    /// <summary>Whether the arguments are the parameters, in their order and nothing besides.</summary>
    public static bool PassesOn(SeparatedSyntaxList<ParameterSyntax> parameters, SeparatedSyntaxList<ArgumentSyntax> arguments)
    {
        if (parameters.Count != arguments.Count)
            return false;

        for (var i = 0; i < parameters.Count; i++)
        {
            if (arguments[i] is not { Expression: IdentifierNameSyntax name } argument
                || name.Identifier.ValueText != parameters[i].Identifier.ValueText
                || (argument.NameColon is { } colon && colon.Name.Identifier.ValueText != name.Identifier.ValueText))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The one call that a method consists of, awaited or not; null if there is more to it.</summary>
    public static InvocationExpressionSyntax? CallOf(MethodDeclarationSyntax method)
    {
        var expression = method.ExpressionBody?.Expression ?? OnlyExpression(method.Body);
        while (expression is AwaitExpressionSyntax
            or InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" } })
        {
            expression = expression is AwaitExpressionSyntax awaited
                ? awaited.Expression : ((MemberAccessExpressionSyntax)((InvocationExpressionSyntax)expression).Expression).Expression;
        }

        return expression as InvocationExpressionSyntax;
    }

    private static ExpressionSyntax? OfMethod(MethodDeclarationSyntax method)
    {
        if (method.ExplicitInterfaceSpecifier is not null)
            return null;

        return CallOf(method) is { Expression: MemberAccessExpressionSyntax access } call
            && access.Name.Identifier.ValueText == method.Identifier.ValueText
            && PassesOn(method.ParameterList.Parameters, call.ArgumentList.Arguments)
            ? Held(access.Expression)
            : null;
    }

    private static ExpressionSyntax? OfProperty(PropertyDeclarationSyntax property)
    {
        var name = property.Identifier.ValueText;
        if (property.ExpressionBody is { } arrow)
            return MemberOf(arrow.Expression, name);

        ExpressionSyntax? receiver = null;
        foreach (var accessor in property.AccessorList?.Accessors ?? default)
        {
            var expression = accessor.ExpressionBody?.Expression ?? OnlyExpression(accessor.Body);
            if (!accessor.IsKind(SyntaxKind.GetAccessorDeclaration))
            {
                expression = expression is AssignmentExpressionSyntax
                {
                    RawKind: (int)SyntaxKind.SimpleAssignmentExpression,
                    Right: IdentifierNameSyntax { Identifier.ValueText: "value" }
                } assignment
                    ? assignment.Left : null;
            }

            if (MemberOf(expression, name) is not { } target || (receiver is not null && !SyntaxFactory.AreEquivalent(receiver, target)))
                return null;
            receiver = target;
        }

        return receiver;
    }

    private static ExpressionSyntax? OfEvent(EventDeclarationSyntax @event)
    {
        ExpressionSyntax? receiver = null;
        foreach (var accessor in @event.AccessorList?.Accessors ?? default)
        {
            var expression = accessor.ExpressionBody?.Expression ?? OnlyExpression(accessor.Body);
            if (MemberOf((expression as AssignmentExpressionSyntax)?.Left, @event.Identifier.ValueText) is not { } target)
                return null;
            receiver = target;
        }

        return receiver;
    }

    private static ExpressionSyntax? MemberOf(ExpressionSyntax? expression, string name) =>
        expression is MemberAccessExpressionSyntax access && access.Name.Identifier.ValueText == name ? Held(access.Expression) : null;

    /// <summary>A field, parameter or type by its name; anything that is evaluated is none.</summary>
    private static ExpressionSyntax? Held(ExpressionSyntax expression) => expression switch
    {
        MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } own => own.Name,
        IdentifierNameSyntax or GenericNameSyntax => expression,
        MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax or MemberAccessExpressionSyntax or AliasQualifiedNameSyntax } qualified => qualified,
        _ => null,
    };

    private static ExpressionSyntax? OnlyExpression(BlockSyntax? body) => body is { Statements.Count: 1 } ? body.Statements[0] switch
    {
        ReturnStatementSyntax returned => returned.Expression,
        ExpressionStatementSyntax statement => statement.Expression,
        _ => null,
    } : null;
}

/// <summary>Types whose every public method only passes its parameters on to a method of a role, under a name of its own.</summary>
internal sealed class Adapters(SsotEngine engine, CancellationToken cancellationToken)
{
    private const int MinMethods = 3;

    // What takes requests passes them on: that is its work.
    private static readonly string[] Doors = ["Controller", "Hub", "Endpoint", "Endpoints", "Handler", "Page", "PageModel", "Job", "Worker", "Command"];

    public bool Is(INamedTypeSymbol type, RoleShape role)
    {
        var methods = type.GetMembers().OfType<IMethodSymbol>()
            .Where(method => method is { MethodKind: MethodKind.Ordinary, DeclaredAccessibility: Accessibility.Public, IsImplicitlyDeclared: false }).ToList();
        var derives = type.DerivesFrom(role.Type);
        if (Doors.Any(door => type.Name.EndsWith(door, StringComparison.Ordinal)) || methods.Count < (derives ? 1 : MinMethods)
            || type.GetMembers().Any(member =>
                member is IPropertySymbol { DeclaredAccessibility: Accessibility.Public, IsImplicitlyDeclared: false } or IEventSymbol))
        {
            return false;
        }

        // Several doors to one room are helpers.
        var targets = methods.Select(method => TargetOf(method, role)).ToList();
        return targets.All(target => target is not null) && targets.Distinct(SymbolEqualityComparer.Default).Count() == targets.Count;
    }

    /// <summary>The method of the role that a method only calls, with exactly its own parameters; null if it does anything else.</summary>
    private ISymbol? TargetOf(IMethodSymbol method, RoleShape role)
    {
        if (method.IsOverride || method.DeclaringSyntaxReferences.Length != 1
            || method.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken) is not MethodDeclarationSyntax declaration
            || Forwarding.CallOf(declaration) is not { } call
            || engine.ModelOf(declaration.SyntaxTree).GetSymbolInfo(call, cancellationToken).Symbol is not IMethodSymbol target
            || !IsOfRole(target.ContainingType, role))
        {
            return null;
        }

        var parameters = method.IsExtensionMethod ? declaration.ParameterList.Parameters.RemoveAt(0) : declaration.ParameterList.Parameters;
        return Forwarding.PassesOn(parameters, call.ArgumentList.Arguments) ? target.OriginalDefinition : null;
    }

    private static bool IsOfRole(INamedTypeSymbol type, RoleShape role) => role.IsRole(type) || role.Type.DerivesFrom(type);
}

/// <summary>
/// Whether a type does what a canonical type does under other names: it keeps the same kind of thing and takes and yields
/// the same, or its methods have the same bodies but for names.
/// </summary>
internal static class RenamedMembers
{
    private const int MinMethods = 3;
    private const double MinShare = 0.6;

    // Shorter bodies are alike in everything.
    private const int MinTokens = 8;

    /// <summary>The types of this code that a type keeps in a collection.</summary>
    public static IEnumerable<INamedTypeSymbol> KeptBy(INamedTypeSymbol type) => type.GetMembers().OfType<IFieldSymbol>()
        .Where(field => field.Type is INamedTypeSymbol { TypeArguments.IsEmpty: false } held
            && held.AllInterfaces.Any(implemented => implemented.SpecialType == SpecialType.System_Collections_IEnumerable))
        .SelectMany(field => ((INamedTypeSymbol)field.Type).TypeArguments).OfType<INamedTypeSymbol>()
        .Where(kept => kept.SpecialType == SpecialType.None && !InFramework(kept));

    public static bool Are(INamedTypeSymbol type, RoleShape role, Likeness likeness, CancellationToken cancellationToken)
    {
        if (!KeptBy(type).Intersect(KeptBy(role.Type), (IEqualityComparer<INamedTypeSymbol>)SymbolEqualityComparer.Default).Any())
            return false;

        var methods = role.Members.Where(member => member.IsMethod).ToList();
        return methods.Count >= MinMethods && (HaveTypes(methods, likeness) || HaveBodies(type, role.Type, methods.Count, cancellationToken));
    }

    private static bool HaveTypes(List<MemberSignature> methods, Likeness likeness)
    {
        var left = likeness.Members.Where(member => member.IsMethod).ToList();
        if (left.Count > methods.Count * 2)
            return false;

        var matched = 0;
        foreach (var method in methods)
        {
            if (left.FirstOrDefault(method.HasTypesOf) is not { } found)
                continue;
            left.Remove(found);
            matched++;
        }

        return matched >= MinMethods && matched >= methods.Count * MinShare;
    }

    private static bool HaveBodies(INamedTypeSymbol type, INamedTypeSymbol canonical, int methods, CancellationToken cancellationToken)
    {
        var bodies = new HashSet<string>(BodiesOf(canonical, cancellationToken), StringComparer.Ordinal);
        var alike = BodiesOf(type, cancellationToken).Count(bodies.Contains);
        return alike >= MinMethods && alike >= methods * MinShare;
    }

    private static IEnumerable<string> BodiesOf(INamedTypeSymbol type, CancellationToken cancellationToken) => type.GetMembers().OfType<IMethodSymbol>()
        .Where(method => method is { MethodKind: MethodKind.Ordinary, DeclaringSyntaxReferences.Length: 1 })
        .Select(method => method.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken)).OfType<MethodDeclarationSyntax>()
        .Select(method => (SyntaxNode?)method.Body ?? method.ExpressionBody).OfType<SyntaxNode>()
        .Select(TextOf).OfType<string>();

    /// <summary>A body with its names numbered in the order in which they come; null for one that is too short to say anything.</summary>
    public static string? TextOf(SyntaxNode body)
    {
        var names = new Dictionary<string, int>(StringComparer.Ordinal);
        var text = new StringBuilder();
        var count = 0;
        foreach (var token in body.DescendantTokens())
        {
            count++;
            if (!token.IsKind(SyntaxKind.IdentifierToken))
            {
                text.Append(token.Text).Append(' ');
                continue;
            }

            if (!names.TryGetValue(token.ValueText, out var number))
                names.Add(token.ValueText, number = names.Count);
            text.Append('#').Append(number).Append(' ');
        }

        return count < MinTokens ? null : text.ToString();
    }

    private static bool InFramework(INamedTypeSymbol type)
    {
        var root = type.ContainingNamespace;
        while (root is { ContainingNamespace.IsGlobalNamespace: false })
            root = root.ContainingNamespace;
        return root?.Name is "System" or "Microsoft";
    }
}
