using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;
using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Map;
using Netra.SsotAnalyzers.Planning.Steps;

namespace Netra.SsotAnalyzers.Planning;

/// <summary>Reads uses of members that have a replacement expression, and plans their rewrite.</summary>
internal sealed class MemberUsePlanner(FileContext file)
{
    /// <summary>A method that is called.</summary>
    public PlanOutcome PlanCall(InvocationExpressionSyntax call, IMethodSymbol method, MemberReplacement replacement)
    {
        if (file.Model.GetOperation(call, file.CancellationToken) is not IInvocationOperation operation)
        {
            return file.Model.GetOperation(call, file.CancellationToken) is IDynamicInvocationOperation
                ? Refusal.LateBound.For() : Refusal.DoesNotCompile.For("call");
        }

        var receiver = call.Expression switch
        {
            MemberAccessExpressionSyntax access when !method.IsStatic || method.ReducedFrom is not null => access.Expression,

            // An extension method called as the static method that it is.
            _ when method is { IsExtensionMethod: true, ReducedFrom: null } =>
                Use.Suppressed(operation.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == 0)?.Syntax),
            _ => null,
        };
        var use = new Use(file, method, replacement, call)
        {
            Type = method.ReturnType,
            Receiver = receiver,
            ArgumentList = call.ArgumentList,
            IsConditional = call.Expression is MemberBindingExpressionSyntax,
        };
        return Fit.Of(use.With(operation.Arguments).WithBlockReceiver());
    }

    /// <summary>A constructor that is called, by name or target-typed.</summary>
    public PlanOutcome PlanCreation(BaseObjectCreationExpressionSyntax creation, IMethodSymbol constructor, MemberReplacement replacement)
    {
        if (file.Model.GetOperation(creation, file.CancellationToken) is not IObjectCreationOperation operation)
        {
            return file.Model.GetOperation(creation, file.CancellationToken) is IDynamicObjectCreationOperation
                ? Refusal.LateBound.For() : Refusal.DoesNotCompile.For("construction");
        }

        var suffix = ImmutableArray<PlanPiece>.Empty;
        if (creation.Initializer is { } initializer)
        {
            if (ReplacementTemplate.Parse(replacement.Expression).Expression is not ObjectCreationExpressionSyntax { Initializer: null })
                return Refusal.ObjectInitializer.For(replacement.Expression);
            suffix = [new PlanPiece.Source(TextSpan.FromBounds(creation.ArgumentList?.Span.End ?? initializer.FullSpan.Start, initializer.Span.End))];
        }

        var use = new Use(file, constructor, replacement, creation)
        {
            Type = constructor.ContainingType,
            ArgumentList = creation.ArgumentList,
            Suffix = suffix
        };
        return Fit.Of(use.With(operation.Arguments));
    }

    /// <summary>An operator between operands.</summary>
    public PlanOutcome PlanOperator(ExpressionSyntax expression, IMethodSymbol method, MemberReplacement replacement)
    {
        if (!method.IsStatic)
            return PlanInstanceOperator(expression, method, replacement);

        ImmutableArray<ExpressionSyntax> operands = expression switch
        {
            BinaryExpressionSyntax binary => [binary.Left, binary.Right],
            PrefixUnaryExpressionSyntax prefix when !prefix.IsKind(SyntaxKind.PreIncrementExpression) && !prefix.IsKind(SyntaxKind.PreDecrementExpression) =>
                [prefix.Operand],
            CastExpressionSyntax cast => [cast.Expression],
            _ => [],
        };
        if (operands.Length != method.Parameters.Length)
            return Refusal.OperatorAssigns.For(replacement.Expression);

        var use = new Use(file, method, replacement, expression) { Type = method.ReturnType };
        foreach (var parameter in method.Parameters)
            use.With(parameter.Name, ArgumentValue.Of(operands[parameter.Ordinal], parameter.Type));
        return Fit.Of(use);
    }

    /// <summary>An operator that changes its left side itself: it is called on a variable, as a method would be.</summary>
    private PlanOutcome PlanInstanceOperator(ExpressionSyntax expression, IMethodSymbol method, MemberReplacement replacement)
    {
        var (operand, right) = expression switch
        {
            AssignmentExpressionSyntax assignment => (assignment.Left, assignment.Right),
            PrefixUnaryExpressionSyntax prefix => (prefix.Operand, null),
            PostfixUnaryExpressionSyntax postfix => (postfix.Operand, null),
            _ => default((ExpressionSyntax?, ExpressionSyntax?)),
        };
        if (operand is null || expression.Parent is not ExpressionStatementSyntax)
            return Refusal.OperatorAssigns.For(replacement.Expression);

        var use = new Use(file, method, replacement, expression) { Receiver = operand };
        if (right is not null)
            use.With(method.Parameters[0].Name, ArgumentValue.Of(right, method.Parameters[0].Type));
        return Fit.Of(use.WithBlockReceiver());
    }

    /// <summary>An element that is read or written through an indexer, behind a <c>?</c> or not.</summary>
    public PlanOutcome PlanElement(ExpressionSyntax access, IPropertySymbol indexer, MemberReplacement replacement)
    {
        if (access is ImplicitElementAccessSyntax)
            return Refusal.NamedAlone.For(replacement.Expression);
        if (file.Model.GetOperation(access, file.CancellationToken) is not IPropertyReferenceOperation operation)
        {
            return file.Model.GetOperation(access, file.CancellationToken) is IDynamicIndexerAccessOperation
                ? Refusal.LateBound.For() : Refusal.DoesNotCompile.For("access");
        }

        var assignment = access.Parent is AssignmentExpressionSyntax parent && parent.Left == access ? parent : null;
        if (!ReplacementTemplate.Parse(replacement.Expression).Mentions("value"))
            assignment = null;
        else if (assignment is not { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } || !IsStatement(assignment))
            return Refusal.ReplacesAssignment.For(replacement.Expression);

        var use = new Use(file, indexer, replacement, assignment ?? access)
        {
            Type = indexer.Type,
            Receiver = (access as ElementAccessExpressionSyntax)?.Expression,
            IsConditional = access is ElementBindingExpressionSyntax,
        };
        use.With(operation.Arguments);
        return Fit.Of(assignment is null ? use : use.With("value", ArgumentValue.Of(assignment.Right, indexer.Type)));
    }

    /// <summary>Whether the value of an expression is unused, even behind a <c>?</c>.</summary>
    private static bool IsStatement(ExpressionSyntax expression) => expression.Parent switch
    {
        ExpressionStatementSyntax or LambdaExpressionSyntax or ArrowExpressionClauseSyntax => true,
        ConditionalAccessExpressionSyntax access => access.WhenNotNull == expression && IsStatement(access),
        _ => false,
    };

    /// <summary>A property, field, constant, enum member or event that is read, written or subscribed to.</summary>
    public PlanOutcome PlanAccess(ExpressionSyntax access, ISymbol member, MemberReplacement replacement)
    {
        var template = ReplacementTemplate.Parse(replacement.Expression);
        var type = member.ValueType();
        if (NamesMemberAlone(access))
        {
            var name = access is MemberAccessExpressionSyntax dotted ? dotted.Name : access;
            return template.Expression is not MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax, Name: IdentifierNameSyntax renamed }
                ? (PlanOutcome)Refusal.NamedAlone.For(replacement.Expression)
                : HidingMember.RefusalOfName(file, access, member, renamed.Identifier.ValueText, replacement.Expression) is { } hidden ? hidden
                : WrittenPlace.RefusalOf(file, access, member.ContainingType?.MembersNamed(renamed.Identifier.ValueText).FirstOrDefault(),
                    isOwn: false) is { } refusal
                    ? refusal
                : Plan.Replace(name.Span, new PlanPiece.Text(renamed.Identifier.Text));
        }

        var assignment = template.Mentions("value") ? access.Parent as AssignmentExpressionSyntax : null;
        if (template.Mentions("value"))
        {
            if (assignment is not { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } || assignment.Left != access)
                return Refusal.ReplacesAssignment.For(replacement.Expression);
            if (!IsStatement(assignment))
                return Refusal.AssignmentIsUsed.For();
        }

        var use = new Use(file, member, replacement, assignment ?? access)
        {
            Type = type,
            Receiver = access is MemberAccessExpressionSyntax { Expression: var receiver } && !member.IsStatic ? receiver : null,
            IsConditional = access is MemberBindingExpressionSyntax,
        };
        use.WithBlockReceiver();
        return Fit.Of(assignment is null ? use : use.With("value", ArgumentValue.Of(assignment.Right, type)));
    }

    /// <summary>A property that is read and written at once, by the replacements of both accessors; null where they cannot be put together.</summary>
    public Plan? PlanBoth(ExpressionSyntax access, IPropertySymbol property) => CompoundAccess.Of(file, property, access);

    /// <summary>
    /// Whether the member is named without a receiver: <c>{ Old = 1 }</c> in an initializer, <c>{ Old.Length: 1 }</c> in a pattern,
    /// <c>p-&gt;Old</c>.
    /// </summary>
    private static bool NamesMemberAlone(ExpressionSyntax access)
    {
        if (access.Parent is AssignmentExpressionSyntax
            {
                Parent: InitializerExpressionSyntax
                {
                    RawKind: (int)SyntaxKind.ObjectInitializerExpression
            or (int)SyntaxKind.WithInitializerExpression
                }
            } assignment)
        {
            return assignment.Left == access;
        }

        // "p->Old" has no receiver that a replacement could start with, "[Tag(Old = 1)]" has none at all.
        if (access.IsKind(SyntaxKind.PointerMemberAccessExpression) || access.Parent is NameEqualsSyntax)
            return true;

        SyntaxNode outermost = access;
        while (outermost.Parent is MemberAccessExpressionSyntax)
            outermost = outermost.Parent;
        return outermost.Parent is BaseExpressionColonSyntax { Parent: SubpatternSyntax };
    }

    /// <summary>A method that is named without being called.</summary>
    public PlanOutcome PlanMethodGroup(ExpressionSyntax access, IMethodSymbol method, MemberReplacement replacement)
    {
        var target = file.Model.GetTypeInfo(access, file.CancellationToken).ConvertedType as INamedTypeSymbol;
        if (target?.DelegateInvokeMethod is not { } invoke || method.Parameters.Any(parameter => parameter.RefKind != RefKind.None))
            return Refusal.NotCalled.For();

        var receiver = access is MemberAccessExpressionSyntax member && !method.IsStatic ? member.Expression : null;
        if (MethodGroups.Rename(file, access, receiver, method, replacement) is { } renamed)
            return renamed;
        if (MethodGroups.MayCompare(access, file.Model))
            return Refusal.OtherDelegate.For(replacement.Expression);
        if (receiver is not null && !ExpressionShape.IsConstant(receiver, file.Model))
            return Refusal.ReceiverAtEachCall.For(receiver.ToString());

        var names = method.Parameters.Select(parameter => parameter.Name).ToImmutableHashSet();
        if (receiver is not null && receiver.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(name => names.Contains(name.Identifier.ValueText)))
            return Refusal.ReceiverHidden.For(receiver.ToString());

        if (HidingMember.RefusalOf(new Use(file, method, replacement, access) { Receiver = receiver }) is { } hidden)
            return hidden;

        // An identical signature would do without a lambda; a lambda always does.
        var written = Expansion.Of(new Use(file, method, replacement, access) { Receiver = receiver }, Variant.ByLength[0]);
        if (written.Refusal is { } refusal)
            return refusal;

        // The parameters keep their names, so the expression stands as written; only the task has to be there still.
        var probe = new Use(file, method, replacement, access) { Receiver = receiver };
        foreach (var parameter in method.Parameters)
        {
            var type = file.Engine.MapType(parameter.Type) ?? parameter.Type;
            probe.With(parameter.Name, new ArgumentValue([], $"default({type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)})!", ElementType: null));
        }

        var (_, bodyType) = new Speculation(file).Bind(access, access.Span, Expansion.Of(probe, Variant.ByLength[0]).Pieces);
        if (bodyType is null)
            return Refusal.DoesNotBind.For(replacement.Expression);

        var body = written.Pieces;
        var (returned, made) = (TaskShape.Of(invoke.ReturnType), TaskShape.Of(bodyType));
        if (returned.IsAwaitable && !made.IsAwaitable)
        {
            body = Await.Wrap(file.Engine, body, returned, bodyType);
        }
        else if (returned.IsTask && made.IsValueTask && ReplacementTemplate.Parse(replacement.Expression).Expression is { } root
            && ExpressionShape.IsPrimary(root))
        {
            body = body.Add(new PlanPiece.Text(".AsTask()"));
        }
        else if (!returned.IsAwaitable && made.IsAwaitable)
        {
            return Refusal.AwaitInDelegate.For(replacement.Expression, target.Name);
        }

        return Plan.Replace(access.Span, [.. LambdaHead(access, method), .. body]);
    }

    /// <summary>The parameters of the lambda that stands for a method group; typed where nothing else says of which types they are.</summary>
    private ImmutableArray<PlanPiece> LambdaHead(ExpressionSyntax access, IMethodSymbol method)
    {
        var isNatural =
            access.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Type.IsVar: true } } };
        var head = ImmutableArray.CreateBuilder<PlanPiece>();
        var needsParentheses = method.Parameters.Length != 1 || isNatural;
        head.Add(new PlanPiece.Text(needsParentheses ? "(" : ""));
        foreach (var parameter in method.Parameters)
        {
            head.Add(new PlanPiece.Text(parameter.Ordinal > 0 ? ", " : ""));
            if (isNatural)
                head.AddRange(PlanPiece.Name(file.Engine.MapType(parameter.Type) ?? parameter.Type).Add(new PlanPiece.Text(" ")));
            head.Add(new PlanPiece.Text(PlanPiece.Identifier(parameter.Name)));
        }

        head.Add(new PlanPiece.Text(needsParentheses ? ") => " : " => "));
        return head.ToImmutable();
    }
}

/// <summary>Methods that are named and not called. The name of a method with the same signature is the same delegate each time; a lambda is not.</summary>
internal static class MethodGroups
{
    /// <summary>Members of the framework that look for a delegate that was passed before.</summary>
    private static readonly HashSet<string> Comparing = new(StringComparer.Ordinal) { "Add", "Remove", "RemoveAll", "Contains", "ContainsKey", "TryAdd",
        "TryGetValue", "Equals", "ReferenceEquals", "Combine", "IndexOf", "Push", "Enqueue", "GetHashCode" };

    /// <summary>
    /// The name of the method that the replacement calls, if it passes the same parameters on to a method of the same signature; null if it
    /// does not.
    /// </summary>
    public static Plan? Rename(FileContext file, ExpressionSyntax access, ExpressionSyntax? receiver, IMethodSymbol method, MemberReplacement replacement)
    {
        var template = ReplacementTemplate.Of(method, replacement.Expression);
        if (template.Expression is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name: IdentifierNameSyntax } callee } call
            || !PassesOn(call, method))
        {
            return null;
        }

        var use = new Use(file, method, replacement, access) { Receiver = receiver };
        foreach (var parameter in method.Parameters)
        {
            use = use.With(parameter.Name,
                new ArgumentValue([],
                    $"default({(file.Engine.MapType(parameter.Type) ?? parameter.Type).ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)})!",
                    ElementType: null));
        }

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
        && call.ArgumentList.Arguments
            .Zip(method.Parameters, (argument, parameter) =>
                argument is { NameColon: null, RefKindKeyword.RawKind: 0, Expression: IdentifierNameSyntax name }
                    && name.Identifier.ValueText == parameter.Name)
            .All(same => same);

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
                return !IsOnlyCalled(declarator,
                    declarator.FirstAncestorOrSelf<MemberDeclarationSyntax>(node => node is not GlobalStatementSyntax) ?? declarator.SyntaxTree.GetRoot());

            case EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent.Parent.Parent: TypeDeclarationSyntax type } field }
                when model.GetDeclaredSymbol(field) is { DeclaredAccessibility: Accessibility.Private, ContainingType.DeclaringSyntaxReferences.Length: 1 }:
                return !IsOnlyCalled(field, type);

            default:
                return true;
        }
    }

    /// <summary>Whether everything that is done with a variable in its scope is to call it.</summary>
    private static bool IsOnlyCalled(VariableDeclaratorSyntax declarator, SyntaxNode scope) =>
        scope.DescendantNodes().OfType<IdentifierNameSyntax>().Where(name => name.Identifier.ValueText == declarator.Identifier.ValueText)
            .All(name => name.Parent switch
        {
            InvocationExpressionSyntax call => call.Expression == name,
            MemberAccessExpressionSyntax access =>
                access.Expression != name || access is { Name.Identifier.ValueText: "Invoke", Parent: InvocationExpressionSyntax },
            ConditionalAccessExpressionSyntax { WhenNotNull: InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax called } } =>
                called.Name.Identifier.ValueText == "Invoke",
            NameColonSyntax or NameEqualsSyntax => true,
            _ => false,
        });
}
