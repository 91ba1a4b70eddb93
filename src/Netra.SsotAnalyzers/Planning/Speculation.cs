using System.Text;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Netra.SsotAnalyzers.Analysis;

namespace Netra.SsotAnalyzers.Planning;

/// <summary>
/// The analyzer's proof: what a plan writes is bound where it would stand, every type fully qualified, since a name whose
/// import is still missing binds to nothing. It is a filter; the rewriter compiles the whole.
/// </summary>
internal sealed class Speculation(FileContext file)
{
    /// <summary>Whether protected members count as found: at the declaration of one that is itself protected, where only derived types will use it.</summary>
    public bool FindsProtected { get; init; }

    /// <summary>How many superseded types among the arguments of one call are distinguished; each doubles the attempts.</summary>
    private const int MaxMixedTypes = 4;

    private readonly StandIns _standIns = new(file);

    /// <summary>Binds <paramref name="whole"/> as it would read with <paramref name="pieces"/> instead of <paramref name="replaced"/>.</summary>
    /// <returns>
    /// The symbol, where the expression is of a kind that has one, and the type; both null where it does not bind. A call
    /// that no overload fits still has a type, and so proves nothing by it.
    /// </returns>
    public (ISymbol? Symbol, ITypeSymbol? Type) Bind(ExpressionSyntax whole, TextSpan replaced, ImmutableArray<PlanPiece> pieces)
    {
        var moved = Written(whole, replaced, pieces);
        var bound = Bind(moved, whole.SpanStart);
        if (bound is not (null, null))
            return bound;

        // The canonical member may itself take superseded types so far: what is passed is then bound as it is now.
        var kept = Written(whole, replaced, pieces, _ => true);
        if (kept == moved)
            return bound;

        var asNow = Bind(kept, whole.SpanStart);
        return asNow is (null, null) ? BindMixed(whole, replaced, pieces) : asNow;
    }

    /// <summary>Binds arguments of some superseded types as they are now, and the others as they will be.</summary>
    private (ISymbol? Symbol, ITypeSymbol? Type) BindMixed(ExpressionSyntax whole, TextSpan replaced, ImmutableArray<PlanPiece> pieces)
    {
        var types = StandIns.Operands(whole, whole.Span, _ => true).Where(operand => StandIns.IsWithinArgument(operand, whole)).Select(file.TypeOf)
            .OfType<ITypeSymbol>()
            .Where(file.Engine.Involves)
            .Distinct<ITypeSymbol>(SymbolEqualityComparer.Default).Take(MaxMixedTypes + 1).ToList();
        if (types.Count is < 2 or > MaxMixedTypes)
            return default;

        for (var choice = 1; choice < (1 << types.Count) - 1; choice++)
        {
            var chosen = choice;
            var bound = Bind(Written(whole, replaced, pieces,
                type => types.FindIndex(other => SymbolEqualityComparer.Default.Equals(other, type)) is >= 0 and var index && (chosen & (1 << index)) != 0),
                whole.SpanStart);
            if (bound is not (null, null))
                return bound;
        }

        return default;
    }

    /// <summary>
    /// Whether <paramref name="whole"/> is a constant as it would read with <paramref name="pieces"/> instead of
    /// <paramref name="replaced"/>.
    /// </summary>
    public bool IsConstant(ExpressionSyntax whole, TextSpan replaced, ImmutableArray<PlanPiece> pieces) =>
        IsConstant(Parse(Written(whole, replaced, pieces)), whole.SpanStart);

    private bool IsConstant(ExpressionSyntax expression, int position) => expression switch
    {
        LiteralExpressionSyntax or DefaultExpressionSyntax or SizeOfExpressionSyntax => true,
        ParenthesizedExpressionSyntax parenthesized => IsConstant(parenthesized.Expression, position),
        CastExpressionSyntax cast => IsConstant(cast.Expression, position),
        CheckedExpressionSyntax @checked => IsConstant(@checked.Expression, position),
        PrefixUnaryExpressionSyntax prefix => IsConstant(prefix.Operand, position),
        BinaryExpressionSyntax binary => IsConstant(binary.Left, position) && IsConstant(binary.Right, position),
        ConditionalExpressionSyntax choice =>
            IsConstant(choice.Condition, position) && IsConstant(choice.WhenTrue, position) && IsConstant(choice.WhenFalse, position),
        InterpolatedStringExpressionSyntax text => text.Contents.OfType<InterpolationSyntax>().All(hole => IsConstant(hole.Expression, position)),
        InvocationExpressionSyntax => expression.IsNameOf(),
        NameSyntax or MemberAccessExpressionSyntax =>
            file.SpeculationModel.GetSpeculativeSymbolInfo(position, expression,
                SpeculativeBindingOption.BindAsExpression).Symbol is IFieldSymbol { HasConstantValue: true }
                or ILocalSymbol { IsConst: true },
        _ => false,
    };

    private string Written(ExpressionSyntax whole, TextSpan replaced, ImmutableArray<PlanPiece> pieces, Func<ITypeSymbol, bool>? keepsArguments = null)
    {
        var text = new StringBuilder();
        _standIns.Copy(whole, TextSpan.FromBounds(whole.SpanStart, replaced.Start), text, keepsArguments);
        Write(whole, pieces, text, keepsArguments);
        _standIns.Copy(whole, TextSpan.FromBounds(replaced.End, whole.Span.End), text, keepsArguments);
        return text.Length > 0 && text[0] is '.' or '[' && Use.BeginsBehindNullTest(whole) ? TestedBefore(whole) + text : text.ToString();
    }

    /// <summary>A value of the type that stands before the <c>?.</c> behind which an expression begins.</summary>
    private string TestedBefore(ExpressionSyntax expression)
    {
        var start = expression.GetFirstToken().Parent!;
        var tested = start.Ancestors().OfType<ConditionalAccessExpressionSyntax>().First(access => access.WhenNotNull.Span.Contains(start.Span)).Expression;
        if (file.TypeOf(tested) is not { } type)
            return "";

        var value = type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : type;
        return StandIns.ValueOf(_standIns.InheritedFrom(tested, value) ?? file.Engine.MapType(value) ?? value);
    }

    /// <summary>Binds an expression that copies nothing of the source, as it would read at <paramref name="position"/>.</summary>
    public (ISymbol? Symbol, ITypeSymbol? Type) BindAt(int position, ImmutableArray<PlanPiece> pieces)
    {
        var text = new StringBuilder();
        Write(file.Model.SyntaxTree.GetRoot(file.CancellationToken), pieces, text);
        return Bind(text.ToString(), position);
    }

    /// <summary>The constructor that an initializer calls with other arguments; null where none fits.</summary>
    /// <param name="place">The initializer, or the base type with arguments.</param>
    /// <param name="arguments">The argument list with its parentheses.</param>
    public IMethodSymbol? BindInitializer(SyntaxNode place, ImmutableArray<PlanPiece> arguments)
    {
        var text = new StringBuilder();
        Write(file.Model.SyntaxTree.GetRoot(file.CancellationToken), arguments, text);
        var list = SyntaxFactory.ParseArgumentList(text.ToString(), options: file.Model.SyntaxTree.Options);
        return !list.ContainsDiagnostics && (place switch
        {
            ConstructorInitializerSyntax initializer =>
                file.SpeculationModel.GetSpeculativeSymbolInfo(initializer.ArgumentList.SpanStart, initializer.WithArgumentList(list)),
            PrimaryConstructorBaseTypeSyntax primary =>
                file.SpeculationModel.GetSpeculativeSymbolInfo(primary.ArgumentList.SpanStart, primary.WithArgumentList(list)),
            _ => default,
        }).Symbol is IMethodSymbol found ? found : null;
    }

    private (ISymbol? Symbol, ITypeSymbol? Type) Bind(string text, int position)
    {
        var expression = Parse(text);

        // Variables that the expression declares are not in scope for a part of it bound alone.
        var declares = expression.DescendantNodes().Any(node => node is SingleVariableDesignationSyntax or QueryExpressionSyntax);
        var parts = declares ? [expression] : expression.DescendantNodesAndSelf(node => node is not AnonymousFunctionExpressionSyntax);
        if (expression.ContainsDiagnostics || parts.Any(node => IsUnbound(node, position)))
            return default;

        var info = file.SpeculationModel.GetSpeculativeSymbolInfo(position, expression, SpeculativeBindingOption.BindAsExpression);
        var symbol = Found(expression, info, position);
        var type = file.SpeculationModel.GetSpeculativeTypeInfo(position, expression, SpeculativeBindingOption.BindAsExpression).Type;
        return info.Symbol is null && symbol is not null ? (symbol, symbol.ValueType()) : type is IErrorTypeSymbol ? default : (symbol, type);
    }

    /// <summary>
    /// The symbol that an expression binds to, or one that only a type derived from the canonical one reaches, where the place's own type
    /// will be that.
    /// </summary>
    private ISymbol? Found(ExpressionSyntax expression, SymbolInfo info, int position)
    {
        if (info.Symbol is { } found)
            return found;

        // A constructor that only those of derived classes call: the compiler names candidates, and chooses none.
        if (FindsProtected && expression is ObjectCreationExpressionSyntax creation)
            return OnlyFitting(creation, position);

        if (info is { CandidateReason: CandidateReason.OverloadResolutionFailure, CandidateSymbols.Length: 1 }
            && info.CandidateSymbols[0] is IMethodSymbol { IsGenericMethod: true } generic && WillMeetConstraints(generic))
        {
            return generic;
        }

        var inherited = info.CandidateReason == CandidateReason.Inaccessible && info.CandidateSymbols.Length == 1 ? info.CandidateSymbols[0]
            // Of a field or property, the compiler names no candidate.
            : expression is MemberAccessExpressionSyntax access
                && file.SpeculationModel
                    .GetSpeculativeTypeInfo(position, access.Expression, SpeculativeBindingOption.BindAsExpression).Type is INamedTypeSymbol type
                ? type.MembersNamed(access.Name.Identifier.ValueText).FirstOrDefault(member => member is IFieldSymbol or IPropertySymbol or IEventSymbol)
                : null;
        return inherited is { DeclaredAccessibility: Accessibility.Protected or Accessibility.ProtectedOrInternal, ContainingType: { } declaring }
            && (FindsProtected || WillDeriveFrom(declaring, position))
            ? inherited : null;
    }

    /// <summary>Whether the type arguments are what the constraints want once those name canonical types as well.</summary>
    private bool WillMeetConstraints(IMethodSymbol method)
    {
        var constraints = method.TypeParameters.Zip(method.TypeArguments, (parameter, argument) => (Types: parameter.ConstraintTypes, Argument: argument))
            .ToList();
        return constraints.Any(pair => pair.Types.Any(file.Engine.Involves))
            && constraints.All(pair =>
                pair.Argument is not ITypeParameterSymbol
                    && pair.Types.All(type => file.Engine.Compilation.ClassifyConversion(pair.Argument, file.Engine.MapType(type) ?? type).IsImplicit));
    }

    /// <summary>The only constructor of a class that takes the written arguments; null where none does, or several do.</summary>
    private IMethodSymbol? OnlyFitting(ObjectCreationExpressionSyntax creation, int position)
    {
        if (file.SpeculationModel
            .GetSpeculativeTypeInfo(position, creation.Type,
                SpeculativeBindingOption.BindAsTypeOrNamespace).Type is not INamedTypeSymbol { TypeKind: TypeKind.Class } type)
        {
            return null;
        }

        var arguments = creation.ArgumentList?.Arguments ?? [];
        var types = arguments.Select(argument =>
            file.SpeculationModel.GetSpeculativeTypeInfo(position, argument.Expression, SpeculativeBindingOption.BindAsExpression).Type)
            .ToList();
        var fitting = type.InstanceConstructors.Where(made => made.DeclaredAccessibility != Accessibility.Private && Fits(made)).Take(2).ToList();
        return fitting.Count == 1 ? fitting[0] : null;

        bool Fits(IMethodSymbol made) =>
            made.Parameters.All(parameter => parameter.IsOptional || parameter.IsParams || parameter.Ordinal < arguments.Count)
            && Enumerable.Range(0, arguments.Count)
                .All(index => ParameterOf(made, index) is { } parameter
                    && (Converts(index, parameter.Type)
                        || (parameter is { IsParams: true, Type: IArrayTypeSymbol array } && Converts(index, array.ElementType))));

        IParameterSymbol? ParameterOf(IMethodSymbol made, int index) => arguments[index].NameColon is { } named
            ? made.Parameters.FirstOrDefault(parameter => parameter.Name == named.Name.Identifier.ValueText)
            : index < made.Parameters.Length ? made.Parameters[index] : made.Parameters.LastOrDefault(parameter => parameter.IsParams);

        bool Converts(int index, ITypeSymbol wanted) =>
            types[index] is { } given ? file.Engine.Compilation.ClassifyConversion(given, wanted).IsImplicit : !wanted.IsValueType;
    }

    private bool WillDeriveFrom(INamedTypeSymbol canonical, int position)
    {
        for (var type = file.Model.GetEnclosingSymbol(position, file.CancellationToken)?.ContainingType; type is not null; type = type.ContainingType)
        {
            for (var parent = type.BaseType; parent is not null; parent = parent.BaseType)
            {
                if (file.Engine.FindSupersession(parent) is { Canonical: { } mapped }
                    && (SymbolEqualityComparer.Default.Equals(mapped.OriginalDefinition, canonical.OriginalDefinition)
                        || mapped.DerivesFrom(canonical.OriginalDefinition)))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Outside of an async function <c>(await a, await b)</c> would declare two variables of a type <c>await</c>.</summary>
    private ExpressionSyntax Parse(string text)
    {
        const string Async = "async () => ";
        var options = (CSharpParseOptions)file.Model.SyntaxTree.Options;
        return text.Contains("await")
            && SyntaxFactory.ParseExpression(Async + text, options: options) is ParenthesizedLambdaExpressionSyntax { ExpressionBody: { } body }
            ? body
            : SyntaxFactory.ParseExpression(text, options: options);
    }

    /// <summary>Whether a call or a construction finds no member that fits.</summary>
    private bool IsUnbound(SyntaxNode node, int position)
    {
        if (node is not (InvocationExpressionSyntax or ObjectCreationExpressionSyntax) || node.IsNameOf())
            return false;

        // What stands behind "?." binds only with what stands before it.
        if (node.Ancestors().OfType<ConditionalAccessExpressionSyntax>().Any(conditional => conditional.WhenNotNull.Span.Contains(node.Span)))
            return false;

        var info = file.SpeculationModel.GetSpeculativeSymbolInfo(position, (ExpressionSyntax)node, SpeculativeBindingOption.BindAsExpression);
        return Found((ExpressionSyntax)node, info, position) is null && info.CandidateReason != CandidateReason.LateBound
            && !HasNoSymbol((ExpressionSyntax)node, position);
    }

    /// <summary>A dynamic call, or a delegate made of a lambda: neither calls a member.</summary>
    private bool HasNoSymbol(ExpressionSyntax expression, int position) =>
        file.SpeculationModel.GetSpeculativeTypeInfo(position, expression, SpeculativeBindingOption.BindAsExpression).Type?.TypeKind is TypeKind.Dynamic
        || (expression is ObjectCreationExpressionSyntax
            && file.SpeculationModel
                .GetSpeculativeTypeInfo(position, expression, SpeculativeBindingOption.BindAsExpression).Type?.TypeKind is TypeKind.Delegate);

    /// <summary>Whether <paramref name="type"/> can be named at all at <paramref name="position"/>.</summary>
    public bool CanName(INamedTypeSymbol type, int position)
    {
        if (!file.Model.IsAccessible(position, type.OriginalDefinition))
            return false;

        // The definition by its unbound name: type arguments may themselves be on their way out.
        var name = type.Arity == 0 || type.IsUnboundGenericType
            ? type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)
            : type.ConstructUnboundGenericType().ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
        var expression = SyntaxFactory.ParseExpression("typeof(" + name + ")");
        if (expression is not TypeOfExpressionSyntax typeOf)
            return false;

        var found = file.SpeculationModel.GetSpeculativeSymbolInfo(position, typeOf.Type, SpeculativeBindingOption.BindAsTypeOrNamespace).Symbol;
        return SymbolEqualityComparer.Default.Equals(found?.OriginalDefinition, type.OriginalDefinition);
    }

    private void Write(SyntaxNode context, ImmutableArray<PlanPiece> pieces, StringBuilder text, Func<ITypeSymbol, bool>? keepsArguments = null)
    {
        foreach (var piece in pieces)
        {
            switch (piece)
            {
                case PlanPiece.Text literal:
                    text.Append(literal.Value);
                    break;

                case PlanPiece.Source source:
                    text.Append(source.Parenthesize ? "(" : "");
                    _standIns.Copy(context, source.Span, text, keepsArguments);
                    text.Append(source.Parenthesize ? ")" : "");
                    break;

                case PlanPiece.TypeName name:
                    text.Append(name.Type.ToDisplayString(name.WithTypeArguments ? SymbolDisplayFormat.FullyQualifiedFormat : WithoutTypeArguments));
                    break;
            }
        }
    }

    public static SymbolDisplayFormat WithoutTypeArguments { get; } =
        SymbolDisplayFormat.FullyQualifiedFormat.WithGenericsOptions(SymbolDisplayGenericsOptions.None);
}
