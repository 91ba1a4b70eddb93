using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Netra.SsotAnalyzers.Analysis;

namespace Netra.SsotAnalyzers.Uses;

/// <summary>Members that a statement or a declaration uses by a pattern. Reported is what the pattern works on, and not the body.</summary>
internal sealed class PatternStatements(SemanticModel model, UnnamedKinds kinds, CancellationToken cancellationToken)
{
    private readonly PatternTypes _types = new(model);

    public IEnumerable<PatternUse> At(SyntaxNode node) => node switch
    {
        CommonForEachStatementSyntax loop => Enumeration(loop),
        UsingStatementSyntax { Expression: { } resource } statement => Disposal(resource, model.GetTypeInfo(resource, cancellationToken).Type, statement.AwaitKeyword),
        UsingStatementSyntax { Declaration: { } declaration } statement => Disposal(declaration, model.GetTypeInfo(declaration.Type, cancellationToken).Type, statement.AwaitKeyword),
        LocalDeclarationStatementSyntax { UsingKeyword.RawKind: not 0 } local => Disposal(local.Declaration, model.GetTypeInfo(local.Declaration.Type, cancellationToken).Type, local.AwaitKeyword),
        LockStatementSyntax locked when kinds.HasFlag(UnnamedKinds.Locking) => Locking(locked),
        EqualsValueClauseSyntax { Parent.Parent.Parent: FixedStatementSyntax } pinned when kinds.HasFlag(UnnamedKinds.Pinning) =>
            PatternUse.All(pinned.Value, "'fixed'", _types.Called(TypeOf(pinned.Value), "GetPinnableReference", pinned.SpanStart)),
        MethodDeclarationSyntax method when IsBuilt(method.Modifiers) => Builder(method.ReturnType, model.GetDeclaredSymbol(method, cancellationToken)),
        LocalFunctionStatementSyntax local when IsBuilt(local.Modifiers) => Builder(local.ReturnType, model.GetDeclaredSymbol(local, cancellationToken) as IMethodSymbol),
        SimpleLambdaExpressionSyntax lambda when IsBuilt(lambda.Modifiers) => Builder(lambda.Parameter, model.GetSymbolInfo(lambda, cancellationToken).Symbol as IMethodSymbol),
        ParenthesizedLambdaExpressionSyntax lambda when IsBuilt(lambda.Modifiers) => Builder(lambda.ParameterList, model.GetSymbolInfo(lambda, cancellationToken).Symbol as IMethodSymbol),
        _ => [],
    };

    private bool IsBuilt(SyntaxTokenList modifiers) => kinds.HasFlag(UnnamedKinds.AsyncBuilding) && modifiers.Any(SyntaxKind.AsyncKeyword);

    private IEnumerable<PatternUse> Enumeration(CommonForEachStatementSyntax loop)
    {
        const UnnamedKinds Asked = UnnamedKinds.Enumeration | UnnamedKinds.Deconstruction | UnnamedKinds.LoopConversion;
        var awaits = loop.AwaitKeyword.RawKind != 0 && kinds.HasFlag(UnnamedKinds.Awaiting);
        if ((kinds & Asked) == 0 && !awaits)
            return [];

        var each = model.GetForEachStatementInfo(loop);
        var uses = PatternUse.All(loop.Expression, "'foreach'", _types.Enumerators(each));
        if (awaits)
        {
            uses = uses.Concat(PatternUse.All(loop.Expression, "'await foreach'",
                _types.Awaiters(each.MoveNextMethod?.ReturnType, loop.SpanStart).Concat(_types.Awaiters(each.DisposeMethod?.ReturnType, loop.SpanStart))));
        }

        if (loop is ForEachVariableStatementSyntax variables)
            return uses.Concat(PatternUse.All(loop.Expression, "'foreach'", PatternTypes.Deconstructors(model.GetDeconstructionInfo(variables))));
        return loop is ForEachStatementSyntax { Type: var type } && each is { ElementConversion: { IsUserDefined: true, MethodSymbol: { } conversion } }
            ? uses.Append(new PatternUse(type, conversion, "'foreach'"))
            : uses;
    }

    private IEnumerable<PatternUse> Disposal(SyntaxNode spot, ITypeSymbol? type, SyntaxToken awaitKeyword)
    {
        var awaits = awaitKeyword.RawKind != 0;
        if (!kinds.HasFlag(UnnamedKinds.Disposal) && !(awaits && kinds.HasFlag(UnnamedKinds.Awaiting)))
            return [];

        var disposers = PatternTypes.Disposers(type, awaits).ToList();
        var awaiters = awaits && kinds.HasFlag(UnnamedKinds.Awaiting) ? disposers.OfType<IMethodSymbol>().Take(1).SelectMany(method => _types.Awaiters(method.ReturnType, spot.SpanStart)) : [];
        return PatternUse.All(spot, "'using'", disposers).Concat(PatternUse.All(spot, "'await using'", awaiters));
    }

    /// <summary>A lock of the framework's own type is entered and left by its members; the type may be declared in source.</summary>
    private IEnumerable<PatternUse> Locking(LockStatementSyntax statement)
    {
        if (TypeOf(statement.Expression) is not { Name: "Lock", ContainingNamespace: { Name: "Threading", ContainingNamespace.Name: "System" } } type)
            return [];

        var entered = PatternTypes.Members(type, "EnterScope").OfType<IMethodSymbol>().FirstOrDefault();
        return PatternUse.All(statement.Expression, "'lock'", [entered, .. PatternTypes.Members(entered?.ReturnType, "Dispose")]);
    }

    /// <summary>What an asynchronous method makes its task with.</summary>
    private static IEnumerable<PatternUse> Builder(SyntaxNode spot, IMethodSymbol? method) =>
        PatternTypes.BuilderOf(method) is { } builder ? PatternUse.All(spot, "an asynchronous method", PatternTypes.BuilderMembers.SelectMany(name => builder.GetMembers(name))) : [];

    private ITypeSymbol? TypeOf(ExpressionSyntax expression) => model.GetTypeInfo(expression, cancellationToken).Type;
}
