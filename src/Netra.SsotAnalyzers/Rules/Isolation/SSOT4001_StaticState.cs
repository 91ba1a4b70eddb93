using System.Collections.Concurrent;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Netra.SsotAnalyzers.Analysis;

namespace Netra.SsotAnalyzers.Rules.Isolation;

/// <summary>What belongs to one user kept in static state: the next user gets it.</summary>
/// <example>
/// Bad: <c>private static readonly ConcurrentDictionary&lt;string, WebSocketManager&gt; s_managers = new();</c>
/// Good: <c>new WebSocketManager(context)</c> where it is needed: it is cheap
/// </example>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SSOT4001_StaticState() : SsotAnalyzer(Descriptors.SSOT4001)
{
    private protected override void Register(SsotEngine engine, CompilationStartAnalysisContext start)
    {
        // A test's own users are constants of the test.
        if (engine.IsTestProject || !engine.Isolation.HasManagers && !engine.Isolation.HasLifetimes && !engine.Isolation.HasTransports)
            return;

        var state = new StaticState(engine.Isolation.Users);
        start.RegisterSymbolAction(
            context =>
            {
                foreach (var member in ((INamedTypeSymbol)context.Symbol).GetMembers())
                {
                    if (state.Find(member) is { } found && member.Locations[0] is { SourceTree: { } tree } place)
                        Report(tree, place.SourceSpan, member.Name, found.Role, found.What, found.IsGuess, context.ReportDiagnostic);
                }
            },
            SymbolKind.NamedType);
        start.RegisterSemanticModelAction(context =>
        {
            foreach (var (spot, role, what) in new StaticWrites(engine.Isolation, context.SemanticModel, context.CancellationToken).Find())
                Report(context.SemanticModel.SyntaxTree, spot.Span, spot.ValueText, role, what, isGuess: false, context.ReportDiagnostic);
        });

        void Report(SyntaxTree tree, TextSpan span, string name, string role, string what, bool isGuess, Action<Diagnostic> report)
        {
            if (new Violation(Descriptor, tree, span, role, Sunset: null, [name, role, what], IsGuess: isGuess).ToDiagnostic(engine) is { } diagnostic)
                report(diagnostic);
        }
    }
}

/// <summary>What of a user's a static field or property keeps for the life of the process.</summary>
internal sealed class StaticState(UserTypes users)
{
    private static readonly ImmutableHashSet<string> IdentityParameters = ["userid", "threadid", "runid", "connectionid", "sessionid", "tenantid"];

    // RoleLifetime.Singleton.
    private const int Singleton = 1;

    private readonly ConcurrentDictionary<INamedTypeSymbol, (string Role, bool IsGuess)?> _served = new(SymbolEqualityComparer.Default);

    /// <summary>The role and what is kept, in words; null for a member that keeps nothing of a user's.</summary>
    public (string Role, string What, bool IsGuess)? Find(ISymbol member)
    {
        if (!member.IsStatic)
            return null;

        var (type, isSettable) = member switch
        {
            IFieldSymbol { IsConst: false, IsImplicitlyDeclared: false } field => (field.Type, !field.IsReadOnly),
            IPropertySymbol property when HasBackingField(property) => (property.Type, property.SetMethod is { IsInitOnly: false }),
            _ => (null, false),
        };
        if (type is null)
            return null;

        if (!isSettable && users.Context(type) is not null && ConstantContext.Is(member, (INamedTypeSymbol)type))
            return null;
        if (users.Holds(type) is { } held)
            return (held.Role, held.Through is null ? $"'{held.Name}'" : $"'{held.Name}' (through '{held.Through}')", false);

        // One for all is declared to be that; where it can be replaced, the container's is not the only one.
        if (users.CanonicalOf(type) is { Lifetime: not 0 } owned && (isSettable || owned.Lifetime != Singleton))
            return (owned.Role, $"'{type.Name}' (owned by the container)", false);

        // One that is made once and never replaced may serve all users in turn; one that can be replaced is shared state.
        var isLazy = FrameworkNames.NameOf(type) == "System.Lazy`1";
        if (isSettable && type is INamedTypeSymbol whole && RoleServedBy(whole) is var (role, isGuess))
            return (role, Describe(whole), isGuess);

        // A collection is filled as users come, whether or not it is readonly.
        foreach (var element in UserTypes.HeldBy(type).OfType<INamedTypeSymbol>())
        {
            if ((isLazy || IsStateful(element)) && RoleServedBy(element) is var (each, isGuessed))
                return (each, Describe(element), isGuessed);
        }

        return null;
    }

    private static string Describe(INamedTypeSymbol served) => $"'{served.Name}' (for one user at a time)";

    private static bool IsStateful(INamedTypeSymbol type) => type.GetMembers().Any(member => member is IFieldSymbol { IsStatic: false, IsConst: false });

    private static bool HasBackingField(IPropertySymbol property) =>
        property.ContainingType.GetMembers()
            .Any(member => member is IFieldSymbol field && SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, property));

    /// <summary>The role that a class of this code works for: a member takes a user's context, a transport, or, as a guess, an id.</summary>
    private (string Role, bool IsGuess)? RoleServedBy(INamedTypeSymbol type) => _served.GetOrAdd(type.OriginalDefinition, definition =>
    {
        if (definition.DeclaringSyntaxReferences.IsEmpty || definition.TypeKind != TypeKind.Class)
            return null;

        var isStateful = IsStateful(definition);
        foreach (var parameter in definition.GetMembers().OfType<IMethodSymbol>().SelectMany(method => method.Parameters))
        {
            if (users.Own(parameter.Type) is { } own)
                return (own.Role, false);
            if (ElementOf(parameter.Type) is { } element && users.Own(element) is { } each)
                return (each.Role, false);
        }

        return isStateful && users.DefaultRole is { } role && definition.GetMembers().OfType<IMethodSymbol>().SelectMany(method => method.Parameters)
            .Any(parameter => parameter.Type.SpecialType == SpecialType.System_String
                && IdentityParameters.Contains(parameter.Name.Replace("_", "").ToLowerInvariant()))
                ? (role, true) : null;
    });

    private static ITypeSymbol? ElementOf(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => array.ElementType,
        INamedTypeSymbol { TypeArguments.Length: 1, TypeKind: not TypeKind.Delegate } generic => generic.TypeArguments[0],
        _ => null,
    };
}

/// <summary>What of a user's code puts where all users meet: who the user is into a static field, a manager into a cache.</summary>
internal sealed class StaticWrites(IsolationIndex index, SemanticModel model, CancellationToken cancellationToken)
{
    public IEnumerable<(SyntaxToken Spot, string Role, string What)> Find()
    {
        var seen = new HashSet<SyntaxToken>();
        foreach (var token in index.Tokens(model.SyntaxTree, cancellationToken))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (token.Parent is not SimpleNameSyntax name)
                continue;

            var found = index.IdentityNames.Contains(token.ValueText) ? Assignment(name) : null;
            if (found is null && FrameworkNames.CacheWriters.Contains(token.ValueText))
                found = CacheEntry(name);
            if (found is { } write && seen.Add(write.Spot))
                yield return write;
        }
    }

    /// <summary>Something of a user's context assigned to a static field or property.</summary>
    private (SyntaxToken Spot, string Role, string What)? Assignment(SimpleNameSyntax name)
    {
        if (name.Parent is not MemberAccessExpressionSyntax access || access.Name != name || AssignedTo(access) is not { } target)
            return null;

        var identifier = target switch
        {
            SimpleNameSyntax simple => simple.Identifier,
            MemberAccessExpressionSyntax qualified => qualified.Name.Identifier,
            _ => default,
        };
        if (identifier.RawKind == 0 || index.Users.Context(model.GetTypeInfo(access.Expression, cancellationToken).Type) is not { } context)
            return null;

        // What holds a user's type is reported where it is declared.
        return model.GetSymbolInfo(target, cancellationToken).Symbol switch
        {
            IFieldSymbol { IsStatic: true } field when index.Users.Holds(field.Type) is null => (identifier, context.Role, "the identity of one user"),
            IPropertySymbol { IsStatic: true } property when index.Users.Holds(property.Type) is null => (identifier, context.Role, "the identity of one user"),
            _ => null,
        };
    }

    private static ExpressionSyntax? AssignedTo(ExpressionSyntax value)
    {
        for (SyntaxNode node = value; node.Parent is InterpolationSyntax or ExpressionSyntax and not AnonymousFunctionExpressionSyntax
            and not InvocationExpressionSyntax; node =
            node.Parent)
        {
            if (node.Parent is AssignmentExpressionSyntax assignment)
                return assignment.Right == node ? assignment.Left : null;
        }

        return null;
    }

    private (SyntaxToken Spot, string Role, string What)? CacheEntry(SimpleNameSyntax name)
    {
        if (name.Parent is not MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access || access.Name != name
            || model.GetSymbolInfo(call, cancellationToken).Symbol is not IMethodSymbol method
            || !(FrameworkNames.Caches.Contains(FrameworkNames.NameOf(method.ContainingType))
                || method.ContainingType.AllInterfaces.Any(type => FrameworkNames.Caches.Contains(FrameworkNames.NameOf(type)))))
        {
            return null;
        }

        var kept = method.TypeArguments.Concat(call.ArgumentList.Arguments.Select(argument => model.GetTypeInfo(argument.Expression, cancellationToken).Type))
            .OfType<ITypeSymbol>();
        return kept.Select(index.Users.Holds).FirstOrDefault(held => held is not null) is { } found ? (name.Identifier, found.Role, $"'{found.Name}'") : null;
    }
}
