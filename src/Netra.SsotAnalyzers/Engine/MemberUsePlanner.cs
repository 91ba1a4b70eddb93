using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;
using Netra.SsotAnalyzers.Map;

namespace Netra.SsotAnalyzers.Engine;

/// <summary>Plans the rewrite of a use of a member that has a replacement expression.</summary>
internal sealed class MemberUsePlanner(SsotEngine engine, SemanticModel model, CancellationToken cancellationToken)
{
    private readonly Speculation _speculation = new(engine, model, cancellationToken);

    /// <summary>A method that is called.</summary>
    public PlanOutcome PlanCall(InvocationExpressionSyntax call, IMethodSymbol method, MemberReplacement replacement)
    {
        if (model.GetOperation(call, cancellationToken) is not IInvocationOperation operation)
            return PlanOutcome.Impossible("the call does not compile as it stands");

        var receiver = call.Expression switch
        {
            MemberAccessExpressionSyntax access when !method.IsStatic || method.ReducedFrom is not null => access.Expression,

            // An extension method called as the static method that it is.
            _ when method is { IsExtensionMethod: true, ReducedFrom: null } =>
                (operation.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == 0)?.Syntax as ArgumentSyntax)?.Expression,
            _ => null,
        };
        var isConditional = call.Expression is MemberBindingExpressionSyntax;
        return Finish(Expander, replacement, call, method.ReturnType, isConditional);

        TemplateExpander Expander(Variant variant)
        {
            var expander = new TemplateExpander(engine, model, replacement, method)
            {
                Receiver = receiver,
                ArgumentList = call.ArgumentList,
                IsConditional = isConditional,
                OmitsDefaults = variant.OmitsDefaults,
                SpreadsParams = variant.SpreadsParams,
                KeepsThis = variant.KeepsThis,
            };
            ArgumentBinding.AddArguments(expander, operation.Arguments, receiver);
            ArgumentBinding.AddTypeArguments(expander, method);
            return expander;
        }
    }

    /// <summary>A constructor that is called, by name or target-typed.</summary>
    public PlanOutcome PlanCreation(BaseObjectCreationExpressionSyntax creation, IMethodSymbol constructor, MemberReplacement replacement)
    {
        if (model.GetOperation(creation, cancellationToken) is not IObjectCreationOperation operation)
            return PlanOutcome.Impossible("the construction does not compile as it stands");

        var suffix = ImmutableArray<PlanPiece>.Empty;
        if (creation.Initializer is { } initializer)
        {
            if (ReplacementTemplate.Parse(replacement.Expression).Expression is not ObjectCreationExpressionSyntax { Initializer: null })
                return PlanOutcome.Impossible($"an object initializer cannot follow '{replacement.Expression}'");
            suffix = [new PlanPiece.Source(TextSpan.FromBounds(creation.ArgumentList?.Span.End ?? initializer.FullSpan.Start, initializer.Span.End))];
        }

        return Finish(Expander, replacement, creation, constructor.ContainingType, isConditional: false, suffix);

        TemplateExpander Expander(Variant variant)
        {
            var expander = new TemplateExpander(engine, model, replacement, constructor)
            {
                ArgumentList = creation.ArgumentList,
                OmitsDefaults = variant.OmitsDefaults,
                SpreadsParams = variant.SpreadsParams,
            };
            ArgumentBinding.AddArguments(expander, operation.Arguments, receiver: null);
            ArgumentBinding.AddTypeArguments(expander, constructor);
            return expander;
        }
    }

    /// <summary>An operator between operands.</summary>
    public PlanOutcome PlanOperator(ExpressionSyntax expression, IMethodSymbol method, MemberReplacement replacement)
    {
        ImmutableArray<ExpressionSyntax> operands = expression switch
        {
            BinaryExpressionSyntax binary => [binary.Left, binary.Right],
            PrefixUnaryExpressionSyntax prefix when !prefix.IsKind(SyntaxKind.PreIncrementExpression) && !prefix.IsKind(SyntaxKind.PreDecrementExpression) => [prefix.Operand],
            CastExpressionSyntax cast => [cast.Expression],
            _ => [],
        };
        if (operands.Length != method.Parameters.Length)
            return PlanOutcome.Impossible($"the operator assigns: write it out, then use '{replacement.Expression}'");

        return Finish(_ => Expander(), replacement, expression, method.ReturnType, isConditional: false);

        TemplateExpander Expander()
        {
            var expander = new TemplateExpander(engine, model, replacement, method);
            foreach (var parameter in method.Parameters)
                expander.Arguments[parameter.Name] = ArgumentValue.Of(operands[parameter.Ordinal]);
            ArgumentBinding.AddTypeArguments(expander, method);
            return expander;
        }
    }

    /// <summary>An element that is read or written through an indexer.</summary>
    public PlanOutcome PlanElement(ElementAccessExpressionSyntax access, IPropertySymbol indexer, MemberReplacement replacement)
    {
        if (model.GetOperation(access, cancellationToken) is not IPropertyReferenceOperation operation)
            return PlanOutcome.Impossible("the access does not compile as it stands");

        ExpressionSyntax spot = access;
        var assignment = access.Parent is AssignmentExpressionSyntax parent && parent.Left == access ? parent : null;
        if (ReplacementTemplate.Parse(replacement.Expression).Mentions("value"))
        {
            if (assignment is not { RawKind: (int)SyntaxKind.SimpleAssignmentExpression, Parent: ExpressionStatementSyntax or LambdaExpressionSyntax or ArrowExpressionClauseSyntax })
                return PlanOutcome.Impossible($"'{replacement.Expression}' replaces an assignment: assign with '=' in a statement of its own");
            spot = assignment;
        }

        return Finish(_ => Expander(), replacement, spot, indexer.Type, isConditional: false);

        TemplateExpander Expander()
        {
            var expander = new TemplateExpander(engine, model, replacement, indexer) { Receiver = access.Expression };
            ArgumentBinding.AddArguments(expander, operation.Arguments, receiver: null);
            if (spot != access)
                expander.Arguments["value"] = ArgumentValue.Of(assignment!.Right);
            ArgumentBinding.AddTypeArguments(expander, indexer);
            return expander;
        }
    }

    /// <summary>A property, field, constant, enum member or event that is read, written or subscribed to.</summary>
    public PlanOutcome PlanAccess(ExpressionSyntax access, ISymbol member, MemberReplacement replacement)
    {
        var template = ReplacementTemplate.Parse(replacement.Expression);
        var type = member switch
        {
            IPropertySymbol property => property.Type,
            IFieldSymbol field => field.Type,
            IEventSymbol @event => @event.Type,
            _ => null,
        };

        if (NamesMemberAlone(access))
        {
            var name = access is MemberAccessExpressionSyntax dotted ? dotted.Name : access;
            return template.Expression is MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax, Name: IdentifierNameSyntax renamed }
                ? Plan.Replace(name.Span, new PlanPiece.Text(renamed.Identifier.Text))
                : PlanOutcome.Impossible($"'{replacement.Expression}' cannot stand in an initializer or a pattern");
        }

        var isConditional = access is MemberBindingExpressionSyntax;
        var expander = new TemplateExpander(engine, model, replacement, member)
        {
            Receiver = access is MemberAccessExpressionSyntax { Expression: var receiver } && !member.IsStatic ? receiver : null,
            IsConditional = isConditional,
        };
        ArgumentBinding.AddTypeArguments(expander, member);

        ExpressionSyntax spot = access;
        if (template.Mentions("value"))
        {
            if (access.Parent is not AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } assignment || assignment.Left != access)
                return PlanOutcome.Impossible($"'{replacement.Expression}' replaces an assignment: assign with '=' first");
            if (assignment.Parent is not (ExpressionStatementSyntax or LambdaExpressionSyntax or ArrowExpressionClauseSyntax))
                return PlanOutcome.Impossible("the value of the assignment is used");

            expander.Arguments["value"] = ArgumentValue.Of(assignment.Right);
            spot = assignment;
        }

        return Finish(_ => expander, replacement, spot, type, isConditional);
    }

    /// <summary>Whether the member is named without a receiver: <c>{ Old = 1 }</c> in an initializer, <c>{ Old.Length: 1 }</c> in a pattern.</summary>
    private static bool NamesMemberAlone(ExpressionSyntax access)
    {
        if (access.Parent is AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax { RawKind: (int)SyntaxKind.ObjectInitializerExpression or (int)SyntaxKind.WithInitializerExpression } } assignment)
            return assignment.Left == access;

        SyntaxNode outermost = access;
        while (outermost.Parent is MemberAccessExpressionSyntax)
            outermost = outermost.Parent;
        return outermost.Parent is BaseExpressionColonSyntax { Parent: SubpatternSyntax };
    }

    /// <summary>A method that is named without being called.</summary>
    public PlanOutcome PlanMethodGroup(ExpressionSyntax access, IMethodSymbol method, MemberReplacement replacement)
    {
        var target = model.GetTypeInfo(access, cancellationToken).ConvertedType as INamedTypeSymbol;
        if (target?.DelegateInvokeMethod is not { } invoke || method.Parameters.Any(parameter => parameter.RefKind != RefKind.None))
            return PlanOutcome.Impossible("the method is named, not called, and no lambda can take its place: call it");

        var receiver = access is MemberAccessExpressionSyntax member && !method.IsStatic ? member.Expression : null;
        if (receiver is not null && !ExpressionShape.CanBeRepeated(receiver, model))
            return PlanOutcome.Impossible($"a lambda would evaluate '{receiver}' at each call: keep it in a local first");

        var names = method.Parameters.Select(parameter => parameter.Name).ToImmutableHashSet();
        if (receiver is not null && receiver.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(name => names.Contains(name.Identifier.ValueText)))
            return PlanOutcome.Impossible($"a lambda's parameter would hide '{receiver}': keep it in a local of another name first");

        // An identical signature would do without a lambda; a lambda always does.
        var expander = new TemplateExpander(engine, model, replacement, method) { Receiver = receiver };
        ArgumentBinding.AddTypeArguments(expander, method);
        var pieces = expander.Expand();
        if (expander.Problem is { } problem)
            return PlanOutcome.Impossible(problem);

        var isNatural = access.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Type.IsVar: true } } };
        var head = ImmutableArray.CreateBuilder<PlanPiece>();
        var needsParentheses = method.Parameters.Length != 1 || isNatural;
        head.Add(new PlanPiece.Text(needsParentheses ? "(" : ""));
        foreach (var parameter in method.Parameters)
        {
            head.Add(new PlanPiece.Text(parameter.Ordinal > 0 ? ", " : ""));
            if (isNatural)
                head.AddRange(PlanPiece.Name(engine.MapType(parameter.Type) ?? parameter.Type).Add(new PlanPiece.Text(" ")));
            head.Add(new PlanPiece.Text(PlanPiece.Identifier(parameter.Name)));
        }

        head.Add(new PlanPiece.Text(needsParentheses ? ") => " : " => "));

        // The parameters keep their names, so the expression stands as written; only the task has to be there still.
        var probe = new TemplateExpander(engine, model, replacement, method) { Receiver = receiver };
        ArgumentBinding.AddTypeArguments(probe, method);
        foreach (var parameter in method.Parameters)
        {
            var type = engine.MapType(parameter.Type) ?? parameter.Type;
            probe.Arguments[parameter.Name] = new ArgumentValue([], $"default({type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)})!", ElementType: null);
        }

        var (_, bodyType) = _speculation.Bind(access, access.Span, probe.Expand());
        if (bodyType is null)
            return PlanOutcome.Impossible($"'{replacement.Expression}' does not bind here");

        var body = pieces;
        var returned = TaskShape.Of(invoke.ReturnType);
        var written = TaskShape.Of(bodyType);
        if (returned.IsAwaitable && !written.IsAwaitable)
            body = Wrap(body, returned, bodyType);
        else if (!returned.IsAwaitable && written.IsAwaitable)
            return PlanOutcome.Impossible($"'{replacement.Expression}' needs 'await', and the delegate '{target.Name}' is synchronous");

        return Plan.Replace(access.Span, [.. head, .. body]);
    }

    private PlanOutcome Finish(
        Func<Variant, TemplateExpander> createExpander,
        MemberReplacement replacement,
        ExpressionSyntax spot,
        ITypeSymbol? legacyType,
        bool isConditional,
        ImmutableArray<PlanPiece> suffix = default)
    {
        var template = ReplacementTemplate.Parse(replacement.Expression);
        if (isConditional && !StartsWithThisMember(template.Expression))
            return PlanOutcome.Impossible($"'{replacement.Expression}' cannot follow '?.': test for null first");

        // The shortest way to write it that binds.
        var whole = isConditional ? OutermostConditionalAccess(spot) : spot;
        var (variant, pieces, symbol, type) = (default(Variant), ImmutableArray<PlanPiece>.Empty, default(ISymbol), default(ITypeSymbol));
        foreach (var candidate in Variant.ByLength)
        {
            var expander = createExpander(candidate);
            var expanded = expander.Expand();
            if (expander.Problem is { } problem)
                return PlanOutcome.Impossible(problem);
            if (!suffix.IsDefaultOrEmpty)
                expanded = expanded.AddRange(suffix);

            var bound = _speculation.Bind(whole, spot.Span, expanded);
            if (pieces.IsEmpty || bound.Symbol is not null || bound.Type is not null)
                (variant, pieces, symbol, type) = (candidate, expanded, bound.Symbol, bound.Type);
            if (symbol is not null || type is not null)
                break;
        }

        if (suffix.IsDefaultOrEmpty && !isConditional && symbol is IMethodSymbol called)
            pieces = WithoutEqualDefaults(createExpander(variant with { OmitsDefaults = true }), pieces, spot, called);
        var imports = ImmutableArray<string>.Empty;
        if (symbol is null && type is null && template.Expression is not AnonymousFunctionExpressionSyntax)
        {
            imports = ExtensionImports.Of(engine.Compilation, template, replacement.Imports);
            if (imports.IsEmpty)
                return PlanOutcome.Impossible($"'{replacement.Expression}' does not bind here");
        }

        if (symbol is not null && engine.FindReplacement(symbol) == replacement)
            return PlanOutcome.Impossible($"'{replacement.Expression}' is what it replaces");

        var legacy = TaskShape.Of(legacyType);
        var written = type is null ? legacy : TaskShape.Of(isConditional ? (symbol as IMethodSymbol)?.ReturnType ?? type : type);
        var root = template.Expression!;
        var replaced = spot;

        if (legacy.IsAwaitable && !written.IsAwaitable)
        {
            if (isConditional)
                return PlanOutcome.Impossible($"'{replacement.Expression}' is no task, and the call stands behind '?.': test for null first");

            if (AwaitAdaptation.Consumer(spot, model) is { } consumer)
                replaced = consumer;
            else if (legacy.Result is null || type is null or { SpecialType: SpecialType.System_Void })
                return PlanOutcome.Impossible($"'{replacement.Expression}' is no task, and the task is used here: await it first");
            else
            {
                pieces = Wrap(pieces, legacy, type);
                root = SyntaxFactory.ParseExpression("f(x)");
            }
        }
        else if (!legacy.IsAwaitable && written.IsAwaitable)
        {
            if (isConditional)
                return PlanOutcome.Impossible($"'{replacement.Expression}' needs 'await', which would throw on the null that '?.' passes over: test for null first");
            if (AwaitAdaptation.Obstacle(spot, model) is { } obstacle)
                return PlanOutcome.Impossible($"'{replacement.Expression}' needs 'await', which cannot stand in {obstacle}");

            pieces = pieces.Insert(0, new PlanPiece.Text("await "));
            root = SyntaxFactory.ParseExpression("await x");
        }
        else if (legacy.IsTask && written.IsValueTask && AwaitAdaptation.Consumer(spot, model) is not AwaitExpressionSyntax && !isConditional)
        {
            pieces = pieces.Add(new PlanPiece.Text(".AsTask()"));
        }

        return new PlanOutcome(Place(pieces, root, replaced, imports), Problem: null, LeadsOn: symbol is not null && engine.FindReplacement(symbol) is not null);
    }

    /// <summary>
    /// The same call without the default values at its end, if the member that it calls has the same ones: what nobody
    /// wrote stays unwritten.
    /// </summary>
    private ImmutableArray<PlanPiece> WithoutEqualDefaults(TemplateExpander shorter, ImmutableArray<PlanPiece> pieces, ExpressionSyntax spot, IMethodSymbol called)
    {
        var written = shorter.Expand();
        if (written.SequenceEqual(pieces))
            return pieces;

        var (symbol, _) = _speculation.Bind(spot, spot.Span, written);
        return SymbolEqualityComparer.Default.Equals(symbol, called)
            && shorter.OmittedDefaults.All(omitted => called.Parameters.Any(parameter => parameter.Ordinal == omitted.Index && parameter.HasExplicitDefaultValue && ArgumentBinding.DefaultText(parameter) == omitted.Text))
            ? written
            : pieces;
    }

    /// <summary>Fits the written expression into what surrounds it.</summary>
    private static Plan Place(ImmutableArray<PlanPiece> pieces, ExpressionSyntax root, ExpressionSyntax replaced, ImmutableArray<string> imports)
    {
        // "(await Create(x)).Send()" needed its parentheses for the await alone.
        if (replaced is AwaitExpressionSyntax && ExpressionShape.IsPrimary(root)
            && replaced.Parent is ParenthesizedExpressionSyntax { Parent: MemberAccessExpressionSyntax or ConditionalAccessExpressionSyntax or ElementAccessExpressionSyntax or PostfixUnaryExpressionSyntax } around)
        {
            replaced = around;
        }

        if (replaced.Parent is ExpressionStatementSyntax && !IsStatement(root))
            pieces = pieces.Insert(0, new PlanPiece.Text("_ = "));
        else if (ExpressionShape.NeedsParentheses(root, replaced))
            pieces = [new PlanPiece.Text("("), .. pieces, new PlanPiece.Text(")")];

        return new Plan(replaced.Span, pieces, imports);
    }

    private ImmutableArray<PlanPiece> Wrap(ImmutableArray<PlanPiece> pieces, TaskShape wanted, ITypeSymbol written)
    {
        var name = wanted.IsTask ? "System.Threading.Tasks.Task" : "System.Threading.Tasks.ValueTask";
        if (engine.Compilation.GetTypeByMetadataName(name) is not { } task)
            return pieces;

        var result = wanted.Result is null ? null : engine.MapType(wanted.Result);
        var inferred = result is null || SymbolEqualityComparer.Default.Equals(result, written);
        return
        [
            new PlanPiece.TypeName(task, WithTypeArguments: true),
            new PlanPiece.Text(".FromResult"),
            .. inferred ? ImmutableArray<PlanPiece>.Empty : [new PlanPiece.Text("<"), .. PlanPiece.Name(result!), new PlanPiece.Text(">")],
            new PlanPiece.Text("("),
            .. pieces,
            new PlanPiece.Text(")"),
        ];
    }

    private static bool StartsWithThisMember(ExpressionSyntax? template)
    {
        while (template is not null)
        {
            switch (template)
            {
                case MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax }:
                    return true;
                case MemberAccessExpressionSyntax access:
                    template = access.Expression;
                    break;
                case InvocationExpressionSyntax call:
                    template = call.Expression;
                    break;
                case AssignmentExpressionSyntax assignment:
                    template = assignment.Left;
                    break;
                default:
                    return false;
            }
        }

        return false;
    }

    private static ExpressionSyntax OutermostConditionalAccess(ExpressionSyntax spot)
    {
        var outermost = spot;
        foreach (var ancestor in spot.Ancestors().OfType<ExpressionSyntax>())
        {
            if (ancestor is ConditionalAccessExpressionSyntax conditional && conditional.WhenNotNull.Span.Contains(spot.Span))
                outermost = conditional;
        }

        return outermost;
    }

    private static bool IsStatement(ExpressionSyntax expression) => expression is InvocationExpressionSyntax or ObjectCreationExpressionSyntax
        or AssignmentExpressionSyntax or AwaitExpressionSyntax or ConditionalAccessExpressionSyntax
        || expression.Kind() is SyntaxKind.PostIncrementExpression or SyntaxKind.PostDecrementExpression or SyntaxKind.PreIncrementExpression or SyntaxKind.PreDecrementExpression;
}
