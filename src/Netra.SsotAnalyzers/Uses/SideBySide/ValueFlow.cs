using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Map;
using Netra.SsotAnalyzers.Planning;

namespace Netra.SsotAnalyzers.Uses.SideBySide;

/// <summary>
/// Where values of superseded types go within one type: into a call that has an overload for the canonical type, into a clause that
/// catches it, and by which variables, fields and methods they come there. What lies on such a way stays as it is.
/// </summary>
internal sealed class ValueFlow
{
    private readonly FileContext _file;
    private readonly ValueSinks _sinks;
    private readonly Dictionary<ISymbol, Refusal?> _refusals = new(SymbolEqualityComparer.Default);
    private readonly List<(ISymbol From, ISymbol To)> _links = [];
    private readonly HashSet<ISymbol> _colliding = new(SymbolEqualityComparer.Default);

    public ValueFlow(FileContext file, ValueSinks sinks, SyntaxNode root)
    {
        (_file, _sinks) = (file, sinks);
        foreach (var node in root.DescendantNodes())
        {
            file.CancellationToken.ThrowIfCancellationRequested();
            if (node is VariableDeclaratorSyntax or ParameterSyntax or SingleVariableDesignationSyntax or ForEachStatementSyntax or MethodDeclarationSyntax
                or PropertyDeclarationSyntax or LocalFunctionStatementSyntax)
            {
                AddSlot(node);
            }
        }

        if (_refusals.Count == 0)
            return;

        var names = new HashSet<string>(_refusals.Keys.Concat(_colliding).Select(slot => slot.Name), StringComparer.Ordinal);
        foreach (var name in root.DescendantNodes().OfType<IdentifierNameSyntax>().Where(name => names.Contains(name.Identifier.ValueText)))
        {
            if (file.Model.GetSymbolInfo(name, file.CancellationToken).Symbol?.OriginalDefinition is not { } slot)
                continue;
            if (_refusals.ContainsKey(slot))
                AddUse(slot, name);
            if (_colliding.Contains(slot))
                AddMethodGroup((IMethodSymbol)slot, name);
        }

        Propagate();
    }

    /// <summary>Why the type of a variable, field, property or method cannot change; null if it can.</summary>
    public Refusal? RefusalOf(ISymbol slot) => _refusals.TryGetValue(slot.OriginalDefinition, out var refusal) ? refusal : null;

    /// <summary>Why the type of a value cannot change, because of where the value goes; null if it can.</summary>
    public Refusal? RefusalOfValue(ExpressionSyntax value) =>
        _sinks.RefusalOf(value, _file.Model.GetTypeInfo(value, _file.CancellationToken).Type) ?? (SlotOf(value) is { } slot ? RefusalOf(slot) : null);

    private void AddSlot(SyntaxNode declaration)
    {
        if (_file.Model.GetDeclaredSymbol(declaration, _file.CancellationToken) is not { } symbol)
            return;
        if (symbol is IMethodSymbol method && _file.Engine.SignatureCollisions.Of(method) is not null)
            _colliding.Add(method);
        if (symbol.ValueType() is not { } type || !_file.Engine.Involves(type))
            return;

        var owner = symbol is IParameterSymbol parameter ? parameter.ContainingSymbol : symbol;
        _refusals[symbol] = owner is IMethodSymbol or IPropertySymbol && _file.Engine.SignatureCollisions.Of(owner) is { } colliding
            ? ValueSinks.Merge(colliding) : null;

        // What a lambda is given comes from what the lambda is given to.
        if (declaration is ParameterSyntax && declaration.FirstAncestorOrSelf<AnonymousFunctionExpressionSyntax>() is { } lambda)
        {
            AddLinks(symbol, lambda.FirstAncestorOrSelf<StatementSyntax>(statement => !lambda.Contains(statement)) as SyntaxNode
                ?? lambda.FirstAncestorOrSelf<EqualsValueClauseSyntax>());
            if (SlotOf(lambda) is { } holder)
                _links.Add((symbol, holder));
        }

        if (declaration is VariableDeclaratorSyntax { Initializer.Value: { } value })
            AddLinks(symbol, value);
        else if (declaration is ForEachStatementSyntax loop)
            AddLinks(symbol, loop.Expression);
    }

    /// <summary>Links a slot with every other that an expression names.</summary>
    private void AddLinks(ISymbol slot, SyntaxNode? source)
    {
        foreach (var name in source?.DescendantNodesAndSelf(node => node is not StatementSyntax || node == source).OfType<IdentifierNameSyntax>() ?? [])
        {
            if (_file.Model.GetSymbolInfo(name, _file.CancellationToken).Symbol is { } symbol && symbol.ValueType() is { } type && _file.Engine.Involves(type))
                _links.Add((symbol.OriginalDefinition, slot));
        }
    }

    private void AddUse(ISymbol slot, SimpleNameSyntax name)
    {
        var use = name.Access();
        if (slot is IMethodSymbol)
            use = use.Call() ?? use;
        _refusals[slot] ??= _sinks.RefusalOf(use, slot.ValueType());
        if (SlotOf(use) is { } target)
            _links.Add((slot, target));
    }

    /// <summary>A method with such an overload, named and not called: what holds it would hold the other.</summary>
    private void AddMethodGroup(IMethodSymbol method, SimpleNameSyntax name)
    {
        var use = name.Access();
        if (use.Parent is not InvocationExpressionSyntax && SlotOf(use) is { } holder && _refusals.ContainsKey(holder)
            && _file.Engine.SignatureCollisions.Of(method) is { } colliding)
        {
            _refusals[holder] ??= ValueSinks.Merge(colliding);
        }
    }

    private void Propagate()
    {
        bool grown;
        do
        {
            grown = false;
            foreach (var (from, to) in _links)
            {
                if (!_refusals.TryGetValue(from, out var one) || !_refusals.TryGetValue(to, out var other) || (one is null) == (other is null))
                    continue;
                _refusals[from] = _refusals[to] = one ?? other;
                grown = true;
            }
        }
        while (grown);
    }

    /// <summary>What the value is stored in, passed for or returned by at once; null for any other place.</summary>
    private ISymbol? SlotOf(ExpressionSyntax value)
    {
        var whole = value.Whole(ValueSinks.PassedOn);
        switch (whole.Parent)
        {
            case EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax or PropertyDeclarationSyntax } clause:
                return _file.Model.GetDeclaredSymbol(clause.Parent!, _file.CancellationToken);
            case AssignmentExpressionSyntax assignment when assignment.Right == whole:
                var left = assignment.Left is ElementAccessExpressionSyntax element ? element.Expression : assignment.Left;
                return _file.Model.GetSymbolInfo(left, _file.CancellationToken).Symbol?.OriginalDefinition;
            case ArgumentSyntax argument:
                return ParameterOf(argument);
            case ForEachStatementSyntax loop when loop.Expression == whole:
                return _file.Model.GetDeclaredSymbol(loop, _file.CancellationToken);
            case ReturnStatementSyntax or ArrowExpressionClauseSyntax:
                var enclosing = _file.Model.GetEnclosingSymbol(whole.SpanStart, _file.CancellationToken);
                return enclosing is IMethodSymbol { AssociatedSymbol: { } property } ? property : enclosing;
            default:
                return null;
        }
    }

    /// <summary>
    /// The parameter that an argument is passed for; of a <c>List&lt;Old&gt;</c> or an <c>Action&lt;Old&gt;</c>, which have no declaration
    /// here, the list or delegate itself.
    /// </summary>
    private ISymbol? ParameterOf(ArgumentSyntax argument)
    {
        if (argument.Parent?.Parent is not { } call || _file.Model.GetSymbolInfo(call, _file.CancellationToken).Symbol is not IMethodSymbol method)
            return null;
        if (method.ContainingType is { TypeArguments.IsEmpty: false } holder && _file.Engine.Involves(holder)
            && call is InvocationExpressionSyntax { Expression: var invoked })
        {
            var receiver = invoked switch
            {
                MemberAccessExpressionSyntax access => access.Expression,
                MemberBindingExpressionSyntax => invoked.FirstAncestorOrSelf<ConditionalAccessExpressionSyntax>()!.Expression,
                _ => invoked,
            };
            return _file.Model.GetSymbolInfo(receiver, _file.CancellationToken).Symbol?.OriginalDefinition;
        }

        return method.OriginalDefinition is { DeclaringSyntaxReferences.IsEmpty: false, ReducedFrom: null } called ? called.ParameterOf(argument) : null;
    }
}

/// <summary>Places that take a value by its type: calls with such an overload, operators, conversions, <c>throw</c>.</summary>
internal sealed class ValueSinks(FileContext file, CatchClauses catches)
{
    /// <summary>Why a value of this type cannot become one of the canonical type where it stands; null if it can.</summary>
    public Refusal? RefusalOf(ExpressionSyntax value, ITypeSymbol? type)
    {
        var whole = value.Whole(PassedOn);
        if (type is null || !file.Engine.Involves(type))
            return null;

        switch (whole.Parent)
        {
            case ThrowStatementSyntax or ThrowExpressionSyntax:
                return catches.RefusalOfThrown(whole, type);
            case ArgumentSyntax { Parent.Parent: { } call }:
                return RefusalOfCall(call);
            case MemberAccessExpressionSyntax access when access.Expression == whole:
                var node = access.Parent is InvocationExpressionSyntax invoked && invoked.Expression == access ? invoked : (SyntaxNode)access;
                return file.Model.GetSymbolInfo(node, file.CancellationToken).Symbol is { } extension
                    && (extension is IMethodSymbol { ReducedFrom: not null } || ExtensionBlock.Contains(extension))
                    ? RefusalOfCall(node) : null;
            case InterpolationSyntax when AppendOf(whole) is { } append:
                return file.Engine.SignatureCollisions.OfCalled(append) is { } appended ? Instead(appended, append) : null;
            case BinaryExpressionSyntax or PrefixUnaryExpressionSyntax
                or AssignmentExpressionSyntax { RawKind: not (int)SyntaxKind.SimpleAssignmentExpression }:
                return RefusalOfCall(whole.Parent);
            case ReturnStatementSyntax
                or ArrowExpressionClauseSyntax when file.Model.GetEnclosingSymbol(whole.SpanStart,
                    file.CancellationToken) is IMethodSymbol { MethodKind: not MethodKind.AnonymousFunction, ReturnType: var returned } member
                && file.Engine.Involves(returned):
                return file.Engine.SignatureCollisions.Of(member.AssociatedSymbol ?? member) is { } implemented ? Merge(implemented) : null;
        }

        return file.Model.GetConversion(whole, file.CancellationToken) is { IsUserDefined: true, MethodSymbol: { } conversion }
            && file.Engine.SignatureCollisions.OfCalled(conversion) is { } colliding
            ? Merge(colliding) : null;
    }

    public static Refusal Merge(ISymbol colliding) => colliding is INamedTypeSymbol contract
        ? Refusal.SameInterface.For(contract.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat))
        : Refusal.SameMember.For(Name(colliding));

    /// <summary>What hands a value on as it is, or holds it.</summary>
    public const Around PassedOn = Around.Choice | Around.Cast | Around.Await | Around.NullTest | Around.Container | Around.Assignment;

    /// <summary>The method of an interpolated string handler that takes the value of a hole; null where the string has no handler of its own.</summary>
    private IMethodSymbol? AppendOf(ExpressionSyntax hole)
    {
        var operation = file.Model.GetOperation(hole, file.CancellationToken)?.Parent;
        while (operation is IConversionOperation or IArgumentOperation)
            operation = operation.Parent;
        return (operation as IInvocationOperation)?.TargetMethod;
    }

    private Refusal? RefusalOfCall(SyntaxNode call) => file.Model.GetSymbolInfo(call, file.CancellationToken).Symbol is not { } called ? null
        : file.Engine.SignatureCollisions.OfCalled(called) is { } colliding ? Instead(colliding, called)
        : called is IMethodSymbol method && file.Engine.SignatureCollisions.AmongArguments(method) is { } handled ? Merge(handled)
        : null;

    private static Refusal Instead(ISymbol colliding, ISymbol called) => Refusal.OtherOverload.For(Name(colliding), Name(called));

    private static string Name(ISymbol member) => member is INamedTypeSymbol
        ? member.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)
        : ((member as IMethodSymbol)?.ReducedFrom ?? member).OriginalDefinition.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat);
}
