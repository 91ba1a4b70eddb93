using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Netra.SsotAnalyzers.Analysis;

namespace Netra.SsotAnalyzers.Planning;

/// <summary>Whether an expression needs parentheses in another place, and whether it may be moved, repeated or left out.</summary>
internal static class ExpressionShape
{
    /// <summary>Whether <paramref name="inner"/> can stand instead of <paramref name="replaced"/> only in parentheses.</summary>
    public static bool NeedsParentheses(ExpressionSyntax inner, SyntaxNode replaced)
    {
        // In an interpolation, a colon outside of parentheses begins the format.
        if (replaced.Parent is InterpolationSyntax
            && inner.DescendantTokens().Any(token => token.Kind() is SyntaxKind.ColonToken or SyntaxKind.ColonColonToken))
        {
            return true;
        }

        if (IsPrimary(inner) || TakesAnyExpression(replaced))
            return false;

        // Unary binds tighter than every binary operator; only what hangs on its end needs the whole of it.
        return inner is not (AwaitExpressionSyntax or CastExpressionSyntax or PrefixUnaryExpressionSyntax) || IsOperandOfPrimary(replaced);
    }

    /// <summary>Whether a text is put together where it stands, so that a handler takes it as well as a string does.</summary>
    public static bool IsInterpolated(ExpressionSyntax expression) => expression switch
    {
        InterpolatedStringExpressionSyntax => true,
        ParenthesizedExpressionSyntax parenthesized => IsInterpolated(parenthesized.Expression),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum => IsInterpolated(sum.Left) && IsInterpolated(sum.Right),
        _ => false,
    };

    public static bool IsPrimary(ExpressionSyntax expression) => expression switch
    {
        NameSyntax or LiteralExpressionSyntax or InstanceExpressionSyntax or ParenthesizedExpressionSyntax or TupleExpressionSyntax
            or MemberAccessExpressionSyntax or InvocationExpressionSyntax or ElementAccessExpressionSyntax or PostfixUnaryExpressionSyntax
            or MemberBindingExpressionSyntax or ElementBindingExpressionSyntax
            or BaseObjectCreationExpressionSyntax or ArrayCreationExpressionSyntax or ImplicitArrayCreationExpressionSyntax
            or TypeOfExpressionSyntax or SizeOfExpressionSyntax or CheckedExpressionSyntax or DefaultExpressionSyntax
            or AnonymousMethodExpressionSyntax or AnonymousObjectCreationExpressionSyntax or InterpolatedStringExpressionSyntax
            or PredefinedTypeSyntax or CollectionExpressionSyntax or DeclarationExpressionSyntax => true,
        _ => false,
    };

    /// <summary>Whether the place of <paramref name="replaced"/> takes an expression of any precedence.</summary>
    public static bool TakesAnyExpression(SyntaxNode replaced) => replaced.Parent switch
    {
        null or ArgumentSyntax or ParenthesizedExpressionSyntax or EqualsValueClauseSyntax or ArrowExpressionClauseSyntax
            or AnonymousObjectMemberDeclaratorSyntax or StatementSyntax or LambdaExpressionSyntax or AttributeArgumentSyntax => true,
        InitializerExpressionSyntax initializer => !initializer.IsKind(SyntaxKind.ObjectInitializerExpression),
        AssignmentExpressionSyntax assignment => assignment.Right == replaced,
        // An assignment is all that is written there without being primary.
        ConditionalAccessExpressionSyntax access => access.WhenNotNull == replaced,
        _ => false,
    };

    private static bool IsOperandOfPrimary(SyntaxNode replaced) => replaced.Parent switch
    {
        MemberAccessExpressionSyntax access => access.Expression == replaced,
        ElementAccessExpressionSyntax access => access.Expression == replaced,
        InvocationExpressionSyntax call => call.Expression == replaced,
        ConditionalAccessExpressionSyntax access => access.Expression == replaced,
        PostfixUnaryExpressionSyntax or CastExpressionSyntax or PrefixUnaryExpressionSyntax or AwaitExpressionSyntax or RangeExpressionSyntax
            or SwitchExpressionSyntax or WithExpressionSyntax =>
            true,
        _ => false,
    };

    /// <summary>Whether leaving <paramref name="expression"/> out changes nothing but its value being gone.</summary>
    public static bool CanBeDropped(ExpressionSyntax expression, SemanticModel model) => IsFree(expression, model, allowGetters: true);

    /// <summary>Whether <paramref name="expression"/> yields the same if evaluated twice, or later than written.</summary>
    public static bool CanBeRepeated(ExpressionSyntax expression, SemanticModel model) => IsFree(expression, model, allowGetters: false);

    /// <summary>Whether <paramref name="expression"/> yields the same whenever it is evaluated.</summary>
    public static bool IsConstant(ExpressionSyntax expression, SemanticModel model) => CanBeRepeated(expression, model)
        && expression.DescendantNodesAndSelf(node => node is not AnonymousFunctionExpressionSyntax).OfType<SimpleNameSyntax>()
            .All(name => model.GetSymbolInfo(name).Symbol switch
        {
            ILocalSymbol { RefKind: RefKind.None } or IParameterSymbol { RefKind: RefKind.None } => !WrittenNames.Of(name).Contains(name.Identifier.ValueText),
            IFieldSymbol field => field.IsConst
                || (field.IsReadOnly && model
                    .GetEnclosingSymbol(name.SpanStart) is not IMethodSymbol { MethodKind: MethodKind.Constructor or MethodKind.StaticConstructor }),
            IMethodSymbol or IRangeVariableSymbol or INamespaceOrTypeSymbol => true,
            _ => false,
        });

    /// <summary>
    /// Whether calls of other members leave the value of <paramref name="expression"/> as it is: it reads no field, property or captured
    /// variable that is written to.
    /// </summary>
    public static bool IsUntouchedByCalls(ExpressionSyntax expression, SemanticModel model) => IsQuiet(expression, model)
        && expression.DescendantNodesAndSelf(node => node is not AnonymousFunctionExpressionSyntax).OfType<SimpleNameSyntax>()
            .All(name => model.GetSymbolInfo(name).Symbol switch
        {
            ILocalSymbol { RefKind: RefKind.None } or IParameterSymbol { RefKind: RefKind.None } =>
                !WrittenNames.InFunctionsOf(name).Contains(name.Identifier.ValueText),
            IPropertySymbol property => IsImmutable(property),
            ILocalSymbol or IParameterSymbol or IEventSymbol => false,
            IFieldSymbol => IsConstant(name, model),
            _ => true,
        });

    /// <summary>A property whose value is set once: of a string, of a readonly struct, or without a setter and a body.</summary>
    private static bool IsImmutable(IPropertySymbol property) =>
        property.ContainingType is { SpecialType: SpecialType.System_String } or { IsReadOnly: true }
        || (property.SetMethod is null or { IsInitOnly: true } && !property.DeclaringSyntaxReferences.IsEmpty && !property.IsAbstract
            && property.GetMethod?.DeclaringSyntaxReferences.All(reference =>
            reference.GetSyntax() is AccessorDeclarationSyntax { Body: null, ExpressionBody: null } or ParameterSyntax) == true);

    /// <summary>Whether the type of <paramref name="expression"/> is that of the place where it stands: <c>new(1)</c>, <c>default!</c>.</summary>
    public static bool TakesTypeOfPlace(ExpressionSyntax expression) => expression switch
    {
        ParenthesizedExpressionSyntax inner => TakesTypeOfPlace(inner.Expression),
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } marked => TakesTypeOfPlace(marked.Operand),
        _ => expression is ImplicitObjectCreationExpressionSyntax or LiteralExpressionSyntax { RawKind: (int)SyntaxKind.DefaultLiteralExpression },
    };

    /// <summary>Whether each evaluation of <paramref name="expression"/> yields another object: a delegate or a box.</summary>
    public static bool HasIdentity(ExpressionSyntax expression, SemanticModel model)
    {
        var value = expression;
        while (value is ParenthesizedExpressionSyntax or CastExpressionSyntax
            or PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression })
        {
            value = value switch
            {
                ParenthesizedExpressionSyntax inner => inner.Expression,
                CastExpressionSyntax cast => cast.Expression,
                _ => ((PostfixUnaryExpressionSyntax)value).Operand
            };
        }

        return value is AnonymousFunctionExpressionSyntax or BaseObjectCreationExpressionSyntax
            || (value is SimpleNameSyntax or MemberAccessExpressionSyntax && model.GetSymbolInfo(value).Symbol is IMethodSymbol)
            || model.GetConversion(expression).IsBoxing || (value != expression && model.GetConversion(value).IsBoxing);
    }

    /// <summary>Whether evaluating <paramref name="expression"/> does nothing but yield a value, be it a new one each time.</summary>
    public static bool IsQuiet(ExpressionSyntax expression, SemanticModel model) => !IsConvertedByOperator(expression, model) && expression switch
    {
        AnonymousObjectCreationExpressionSyntax creation => creation.Initializers.All(member => IsQuiet(member.Expression, model)),
        InterpolatedStringExpressionSyntax text => text.Contents.OfType<InterpolationSyntax>().All(hole => IsQuiet(hole.Expression, model)),
        TupleExpressionSyntax tuple => tuple.Arguments.All(argument => IsQuiet(argument.Expression, model)),
        ImplicitArrayCreationExpressionSyntax array => array.Initializer.Expressions.All(element => IsQuiet(element, model)),
        ArrayCreationExpressionSyntax array => array.Initializer is null || array.Initializer.Expressions.All(element => IsQuiet(element, model)),
        CollectionExpressionSyntax { Elements: var elements } =>
            elements.All(element => element is ExpressionElementSyntax { Expression: var value } && IsQuiet(value, model)),
        ConditionalExpressionSyntax choice => IsQuiet(choice.Condition, model) && IsQuiet(choice.WhenTrue, model) && IsQuiet(choice.WhenFalse, model),
        BinaryExpressionSyntax binary => IsBuiltIn(binary, model) && IsQuiet(binary.Left, model) && IsQuiet(binary.Right, model),
        ParenthesizedExpressionSyntax parenthesized => IsQuiet(parenthesized.Expression, model),
        CastExpressionSyntax when model.GetConstantValue(expression).HasValue => true,
        _ => CanBeDropped(expression, model),
    };

    /// <summary>Whether an operator of somebody's own, which is a call, makes the value into what its place takes.</summary>
    public static bool IsConvertedByOperator(ExpressionSyntax expression, SemanticModel model) =>
        model.GetConversion(expression) is { IsUserDefined: true, MethodSymbol.ContainingType.ContainingNamespace.Name: not "System" };

    private static bool IsBuiltIn(ExpressionSyntax expression, SemanticModel model) =>
        model.GetSymbolInfo(expression).Symbol is null or IMethodSymbol { MethodKind: MethodKind.BuiltinOperator }
            or IMethodSymbol { ContainingType.SpecialType: not SpecialType.None };

    private static bool IsFree(ExpressionSyntax expression, SemanticModel model, bool allowGetters) =>
        !IsConvertedByOperator(expression, model) && expression switch
        {
            LiteralExpressionSyntax or InstanceExpressionSyntax or TypeOfExpressionSyntax or DefaultExpressionSyntax or PredefinedTypeSyntax
                or LambdaExpressionSyntax =>
                true,
            SimpleNameSyntax => IsFree(model.GetSymbolInfo(expression).Symbol, allowGetters),
            MemberAccessExpressionSyntax access =>
                IsFree(model.GetSymbolInfo(access).Symbol, allowGetters)
                    && (IsFree(access.Expression, model, allowGetters) || IsTypeOrNamespace(access.Expression, model)),
            ParenthesizedExpressionSyntax parenthesized => IsFree(parenthesized.Expression, model, allowGetters),
            PostfixUnaryExpressionSyntax postfix =>
                postfix.IsKind(SyntaxKind.SuppressNullableWarningExpression) && IsFree(postfix.Operand, model, allowGetters),
            PrefixUnaryExpressionSyntax prefix =>
                prefix.Kind() is SyntaxKind.UnaryMinusExpression or SyntaxKind.UnaryPlusExpression or SyntaxKind.LogicalNotExpression
                    && IsFree(prefix.Operand, model, allowGetters),
            InvocationExpressionSyntax call => call.IsNameOf(),
            _ => false,
        };

    private static bool IsTypeOrNamespace(ExpressionSyntax expression, SemanticModel model) => model.GetSymbolInfo(expression).Symbol is INamespaceOrTypeSymbol;

    private static bool IsFree(ISymbol? symbol, bool allowGetters) => symbol switch
    {
        ILocalSymbol or IParameterSymbol or IRangeVariableSymbol or INamespaceOrTypeSymbol => true,
        IFieldSymbol field => !field.IsVolatile,
        IMethodSymbol => true, // a method group; a call is not a name
        IPropertySymbol property => allowGetters && HasPlainGetter(property),
        _ => false,
    };

    /// <summary>A getter without a body of its own; of another assembly's, by the design guidelines, every one.</summary>
    private static bool HasPlainGetter(IPropertySymbol property) =>
        property.GetMethod is not { } getter
        || getter.DeclaringSyntaxReferences.IsEmpty
        || getter.DeclaringSyntaxReferences.All(reference => reference.GetSyntax() switch
        {
            AccessorDeclarationSyntax { Body: null, ExpressionBody: null } or ParameterSyntax => true,
            AccessorDeclarationSyntax { ExpressionBody.Expression: var value } => IsTrivial(value),
            ArrowExpressionClauseSyntax { Expression: var value } => IsTrivial(value),
            _ => false,
        });

    private static bool IsTrivial(ExpressionSyntax value) =>
        value is IdentifierNameSyntax or LiteralExpressionSyntax or MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax };
}

/// <summary>Where an expression is bound on behalf of a declaration: as far inside as the declaration goes, so that its type parameters are in scope.</summary>
internal static class DeclarationPosition
{
    public static int Of(SyntaxNode declaration) => declaration switch
    {
        BaseMethodDeclarationSyntax { Body: { } body } => body.OpenBraceToken.Span.End,
        BaseMethodDeclarationSyntax { ExpressionBody: { } arrow } => arrow.Expression.SpanStart,
        MethodDeclarationSyntax method => method.ReturnType.SpanStart,
        BaseMethodDeclarationSyntax method => method.ParameterList.SpanStart,
        BasePropertyDeclarationSyntax property => property.Type.SpanStart,
        BaseFieldDeclarationSyntax field => field.Declaration.SpanStart,
        AccessorDeclarationSyntax { Parent.Parent: BasePropertyDeclarationSyntax property } => property.Type.SpanStart,
        EnumMemberDeclarationSyntax { Parent: EnumDeclarationSyntax enumeration } => enumeration.Identifier.SpanStart,
        _ => declaration.SpanStart,
    };
}

/// <summary>Places that take only a constant, such as a <c>case</c> label: what replaces a constant there has to be one.</summary>
internal static class ConstantPlace
{
    /// <summary>Why what is written cannot take the constant's place; null if it can.</summary>
    /// <param name="file">The file.</param>
    /// <param name="constant">The constant.</param>
    /// <param name="replaced">What of it is replaced.</param>
    /// <param name="pieces">What is written instead.</param>
    /// <param name="replacement">How the message calls that.</param>
    public static Refusal? RefusalOf(FileContext file, ExpressionSyntax constant, TextSpan replaced, ImmutableArray<PlanPiece> pieces, string replacement)
    {
        var whole = constant;
        while (PartOf(whole) is { } outer && file.Model.GetConstantValue(outer, file.CancellationToken).HasValue)
            whole = outer;

        var place = NameOf(whole) ?? (file.Model.GetConversion(whole, file.CancellationToken).IsConstantExpression ? "a conversion of a constant" : null);
        return place is null || new Speculation(file).IsConstant(constant, replaced, pieces) ? null : Refusal.NotConstant.For(replacement, place);
    }

    private static ExpressionSyntax? PartOf(ExpressionSyntax expression) => expression.Parent switch
    {
        InterpolationSyntax interpolation => interpolation.Parent as ExpressionSyntax,
        ExpressionSyntax outer => outer,
        _ => null,
    };

    private static string? NameOf(ExpressionSyntax expression) => expression.Parent switch
    {
        CaseSwitchLabelSyntax => "a 'case' label",
        GotoStatementSyntax => "'goto case'",
        ConstantPatternSyntax or RelationalPatternSyntax => "a pattern",
        AttributeArgumentSyntax => "an attribute",
        EqualsValueClauseSyntax { Parent: ParameterSyntax } => "a default value",
        EqualsValueClauseSyntax { Parent: EnumMemberDeclarationSyntax } => "an enum member",
        EqualsValueClauseSyntax { Parent.Parent.Parent: FieldDeclarationSyntax field } when field.Modifiers.Any(SyntaxKind.ConstKeyword) => "a constant",
        EqualsValueClauseSyntax { Parent.Parent.Parent: LocalDeclarationStatementSyntax { IsConst: true } } => "a constant",
        ArgumentSyntax { Parent: BracketedArgumentListSyntax { Parent: VariableDeclaratorSyntax } } => "a fixed-size buffer",
        ArrayRankSpecifierSyntax { Parent.Parent: ArrayCreationExpressionSyntax { Initializer: not null } } => "an array with an initializer",
        _ => null,
    };
}
