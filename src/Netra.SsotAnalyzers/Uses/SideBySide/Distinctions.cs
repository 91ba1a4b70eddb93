using Microsoft.CodeAnalysis.CSharp.Syntax;
using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Map;
using Netra.SsotAnalyzers.Planning;

namespace Netra.SsotAnalyzers.Uses.SideBySide;

/// <summary>
/// Code that tells a superseded type from its canonical one: overloads, catch clauses, tests, keys. Where both would become
/// one, or where a value would silently take the way of the other, nothing is rewritten.
/// </summary>
internal sealed class Distinctions(SsotEngine engine, SemanticModel model, CancellationToken cancellationToken)
{
    private readonly CatchClauses _catches = new(engine, model, cancellationToken);
    private readonly ValueSinks _sinks = new(engine, model, new CatchClauses(engine, model, cancellationToken), cancellationToken);
    private readonly TypeTests _tests = new(engine, model, cancellationToken);
    private readonly RepeatedNames _names = new(engine, model, cancellationToken);
    private readonly CaseLabels _labels = new(engine, model, cancellationToken);
    private readonly Dictionary<SyntaxNode, ValueFlow> _flows = [];
    private readonly Lazy<bool> _follows = new(() => engine.ToldApart.ByMembers || ToldApart.ByCatch(engine, model.SyntaxTree, cancellationToken));

    /// <summary>Why the name of a superseded type has to stay; null if it has not.</summary>
    /// <param name="name">The name with its qualification.</param>
    public Refusal? RefusalOfType(ExpressionSyntax name) =>
        (name.Parent is CatchDeclarationSyntax clause ? _catches.RefusalOf(clause) : null)
        ?? (name.FirstAncestorOrSelf<CatchFilterClauseSyntax>() is { } filter ? _catches.RefusalOf(filter) : null)
        ?? _tests.RefusalOf(name)
        ?? _names.RefusalOf(name)
        ?? RefusalOfContract(name)
        ?? RefusalOfDeclaration(name)
        ?? (ValueOf(name) is { } value ? RefusalOfValue(value) : null);

    /// <summary>What the name shares with others that have to be rewritten with it, since one alone would be told from the rest; null for a name of its own.</summary>
    public string? GroupOf(ExpressionSyntax name) =>
        name.Parent is CatchDeclarationSyntax { Parent.Parent: { } statement } ? $"catch {statement.SpanStart}" : _tests.GroupOf(name) ?? RepeatedNames.GroupOf(name);

    /// <summary>Why an expression whose type would change has to stay; null if it has not.</summary>
    public Refusal? RefusalOfValue(ExpressionSyntax value) =>
        engine.Involves(model.GetTypeInfo(value, cancellationToken).Type)
            ? _follows.Value ? FlowAround(value).RefusalOfValue(value) : _sinks.RefusalOf(value, model.GetTypeInfo(value, cancellationToken).Type)
            : null;

    /// <summary>Why a constant has to stay; null if it has not.</summary>
    public Refusal? RefusalOfConstant(ExpressionSyntax constant, MemberReplacement? replacement, Plan plan) => _labels.RefusalOf(constant, replacement, plan);

    /// <summary>A name in <c>IHandler&lt;Old&gt;</c>, where something handles both.</summary>
    private Refusal? RefusalOfContract(ExpressionSyntax name)
    {
        for (SyntaxNode? node = name; node is TypeSyntax or TypeArgumentListSyntax or TupleElementSyntax; node = node.Parent)
        {
            if (node is GenericNameSyntax && model.GetSymbolInfo(node, cancellationToken).Symbol is { } generic
                && (generic is IMethodSymbol called ? engine.Twins.AmongArguments(called) : engine.Twins.OfConstructed(generic as INamedTypeSymbol)) is { } twin)
            {
                return ValueSinks.Merge(twin);
            }
        }

        return null;
    }

    /// <summary>A name in the header of a member, or in the list of a type's bases.</summary>
    private Refusal? RefusalOfDeclaration(ExpressionSyntax name)
    {
        foreach (var ancestor in name.Ancestors())
        {
            switch (ancestor)
            {
                case BlockSyntax or ArrowExpressionClauseSyntax or EqualsValueClauseSyntax or AttributeListSyntax or ArgumentListSyntax or AnonymousFunctionExpressionSyntax:
                case ParameterListSyntax { Parent: LocalFunctionStatementSyntax }:
                    return SlotRefusal(name);

                case LocalFunctionStatementSyntax function:
                    return RefusalOfSlot(function);

                case StatementSyntax:
                    return SlotRefusal(name);

                case BaseTypeSyntax { Parent.Parent: TypeDeclarationSyntax type } listed:
                    return RefusalOfBase(listed, type);

                case TypeDeclarationSyntax { ParameterList: not null } block when model.GetDeclaredSymbol(block, cancellationToken) is INamedTypeSymbol { TypeKind: TypeKind.Extension } extension:
                    return engine.Twins.OfHeader(extension) is { } beside ? ValueSinks.Merge(beside) : null;

                case TypeDeclarationSyntax { ParameterList: not null } type when model.GetDeclaredSymbol(type, cancellationToken) is INamedTypeSymbol declared:
                    return declared.InstanceConstructors.FirstOrDefault(made => made.DeclaringSyntaxReferences.Any(reference => reference.Span == type.Span)) is { } primary && engine.Twins.Of(primary) is { } other ? ValueSinks.Merge(other) : null;

                case BaseFieldDeclarationSyntax { Declaration.Variables: var variables } and not EventFieldDeclarationSyntax:
                    return variables.Select(RefusalOfSlot).FirstOrDefault(refusal => refusal is not null);

                case MemberDeclarationSyntax and not BaseTypeDeclarationSyntax:
                    var member = ancestor is EventFieldDeclarationSyntax field ? model.GetDeclaredSymbol(field.Declaration.Variables[0], cancellationToken) : model.GetDeclaredSymbol(ancestor, cancellationToken);
                    return member is IMethodSymbol or IPropertySymbol or IEventSymbol && engine.Twins.Of(member) is { } twin ? ValueSinks.Merge(twin)
                        : member is IEventSymbol && ancestor is EventFieldDeclarationSyntax events ? RefusalOfSlot(events.Declaration.Variables[0])
                        : SlotRefusal(name) ?? (ancestor is MethodDeclarationSyntax { ReturnType: var returned } && returned.Span.Contains(name.Span) || ancestor is PropertyDeclarationSyntax ? RefusalOfSlot(ancestor) : null);
            }
        }

        return null;
    }

    private Refusal? RefusalOfBase(BaseTypeSyntax listed, TypeDeclarationSyntax type)
    {
        if (model.GetDeclaredSymbol(type, cancellationToken) is not INamedTypeSymbol declared || model.GetTypeInfo(listed.Type, cancellationToken).Type is not INamedTypeSymbol given)
            return null;

        return given.AllInterfaces.Add(given).Select(contract => engine.Twins.OfInterface(declared, contract)).FirstOrDefault(other => other is not null) is { } twin ? ValueSinks.Merge(twin) : null;
    }

    /// <summary>The type of a local or parameter, whose value may go where it must not.</summary>
    private Refusal? SlotRefusal(ExpressionSyntax name)
    {
        foreach (var ancestor in name.Ancestors())
        {
            switch (ancestor)
            {
                case VariableDeclarationSyntax declaration when declaration.Type.Span.Contains(name.Span) && declaration.Parent is not BaseFieldDeclarationSyntax:
                    return declaration.Variables.Select(RefusalOfSlot).FirstOrDefault(refusal => refusal is not null);
                case ParameterSyntax or DeclarationExpressionSyntax or DeclarationPatternSyntax or ForEachStatementSyntax:
                    return RefusalOfSlot(ancestor is ParameterSyntax or ForEachStatementSyntax ? ancestor : ancestor.ChildNodes().OfType<SingleVariableDesignationSyntax>().FirstOrDefault());
                case ExpressionSyntax and not TypeSyntax or StatementSyntax:
                    return null;
            }
        }

        return null;
    }

    private Refusal? RefusalOfSlot(SyntaxNode? declaration) =>
        _follows.Value && declaration is not null && model.GetDeclaredSymbol(declaration, cancellationToken) is { } slot ? FlowAround(declaration).RefusalOf(slot) : null;

    /// <summary>The expression whose value is of the type that is named in it: a construction, a cast, a call.</summary>
    private static ExpressionSyntax? ValueOf(ExpressionSyntax name)
    {
        SyntaxNode node = name;
        while (node.Parent is TypeSyntax or TypeArgumentListSyntax or TupleElementSyntax)
            node = node.Parent;

        return node.Parent switch
        {
            ObjectCreationExpressionSyntax or CastExpressionSyntax or DefaultExpressionSyntax or ArrayCreationExpressionSyntax => (ExpressionSyntax)node.Parent,
            BinaryExpressionSyntax binary when binary.Right == node => binary,
            MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } => call,
            MemberAccessExpressionSyntax access => access,
            InvocationExpressionSyntax call => call,
            _ => null,
        };
    }

    private ValueFlow FlowAround(SyntaxNode node)
    {
        var root = node.AncestorsAndSelf().LastOrDefault(ancestor => ancestor is TypeDeclarationSyntax) ?? node.SyntaxTree.GetRoot(cancellationToken);
        if (!_flows.TryGetValue(root, out var flow))
            _flows.Add(root, flow = new ValueFlow(engine, model, _sinks, root, cancellationToken));
        return flow;
    }
}
