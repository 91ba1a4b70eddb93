using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Map;

namespace Netra.SsotAnalyzers.Planning;

/// <summary>One use of a replaced member, read once: where it is, and what it passes for each name of the replacement expression.</summary>
/// <param name="file">The file.</param>
/// <param name="member">The superseded member.</param>
/// <param name="replacement">Its replacement.</param>
/// <param name="place">What is replaced: an expression, or the initializer of a constructor.</param>
internal sealed class Use(FileContext file, ISymbol member, MemberReplacement replacement, SyntaxNode place)
{
    private readonly Dictionary<string, ArgumentValue> _arguments = new(StringComparer.Ordinal);
    private readonly ReplacementTemplate _template = ReplacementTemplate.Of(member, replacement.Expression);
    private readonly Dictionary<string, ITypeSymbol> _typeArguments = TypeArgumentsOf(member);
    private ExtensionHome? _extensions;

    public FileContext File { get; } = file;

    public ISymbol Member { get; } = member;

    public MemberReplacement Replacement { get; } = replacement;

    public SyntaxNode Place { get; } = place;

    /// <summary>Where the expression finds its extension members.</summary>
    public ExtensionHome Extensions => _extensions ??= ExtensionHome.Of(File.Engine, Member, Replacement);

    /// <summary>The expression that is replaced.</summary>
    public ExpressionSyntax Spot => (ExpressionSyntax)Place;

    /// <summary>The type of the use's value; null where it has none.</summary>
    public ITypeSymbol? Type { get; init; }

    /// <summary>
    /// The receiver as written; null where it is implicit, or where there is none. <c>base</c> is implicit where the
    /// expression calls a virtual member of it: the superseded member's own call of that member finds the override.
    /// </summary>
    public ExpressionSyntax? Receiver
    {
        get;
        init => field = value is BaseExpressionSyntax && CallsVirtual(_template, Member.ContainingType) ? null : value;
    }

    /// <summary>The use's own argument list, kept to the letter where the expression passes the same arguments on.</summary>
    public ArgumentListSyntax? ArgumentList { get; init; }

    /// <summary>Whether the receiver stands before a <c>?.</c>, so that a leading <c>this</c> is left out.</summary>
    public bool IsConditional { get; init; }

    /// <summary>What of the source stays behind the replacement, such as an object initializer.</summary>
    public ImmutableArray<PlanPiece> Suffix { get; init; } = [];

    public ReplacementTemplate Template => ReducedHolder is null ? _template : _template.AsReducedCall()!.Value.Template;

    /// <summary>
    /// The class whose extension method is called on its receiver, where the expression calls it as a static one and the use stands behind
    /// a <c>?.</c>; null elsewhere.
    /// </summary>
    public string? ReducedHolder => IsConditional ? _template.AsReducedCall()?.Holder : null;

    /// <summary>What the use passes for each parameter, by name; <c>value</c> in a setter.</summary>
    public IReadOnlyDictionary<string, ArgumentValue> Arguments => _arguments;

    /// <summary>The use's type arguments by the names of the member's and its type's parameters.</summary>
    public IReadOnlyDictionary<string, ITypeSymbol> TypeArguments => _typeArguments;

    /// <summary>Whether the use begins behind a <c>?.</c>: nothing can be written in front of it.</summary>
    public bool IsBehindNullTest => BeginsBehindNullTest(Spot);

    /// <summary>Whether an expression begins behind a <c>?.</c>, so that it is none by itself.</summary>
    public static bool BeginsBehindNullTest(ExpressionSyntax expression) =>
        expression.GetFirstToken().Parent is MemberBindingExpressionSyntax or BracketedArgumentListSyntax { Parent: ElementBindingExpressionSyntax };

    /// <summary>The use with what it passes for one name.</summary>
    public Use With(string name, ArgumentValue value)
    {
        _arguments[name] = value;
        return this;
    }

    /// <summary>The use with what a call passes for each parameter, written or by default, in any order and form.</summary>
    public Use With(ImmutableArray<IArgumentOperation> arguments)
    {
        foreach (var argument in arguments)
        {
            if (argument.Parameter is not { } parameter || (IsConditional && IsReceiver(parameter)))
                continue;

            _arguments[parameter.Name] = argument.ArgumentKind switch
            {
                ArgumentKind.Explicit when Receiver is not null && Suppressed(argument.Syntax)?.Parent is not ArgumentSyntax
                    && Member is IMethodSymbol { MethodKind: not MethodKind.Constructor } =>
                    ArgumentValue.Of(Receiver, parameter.Type),
                ArgumentKind.Explicit when Suppressed(argument.Syntax) is { } expression => ArgumentValue.Of(expression, parameter.Type),
                ArgumentKind.ParamArray or ArgumentKind.ParamCollection => ParamsValue(argument, parameter),
                _ => new ArgumentValue([], DefaultText(parameter), ElementType: null)
                {
                    ParameterType = parameter.Type,
                    IsDefault = true,
                    CallerInfo = CallerInfoOf(parameter)
                },
            };
        }

        return this;
    }

    /// <summary>The expression of an argument or element with the <c>!</c> behind it, which operations leave out.</summary>
    public static ExpressionSyntax? Suppressed(SyntaxNode? syntax)
    {
        var expression = (syntax as ArgumentSyntax)?.Expression ?? syntax as ExpressionSyntax;
        while (expression?.Parent is PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } suppressed)
            expression = suppressed;
        return expression;
    }

    private static bool CallsVirtual(ReplacementTemplate template, INamedTypeSymbol? declaring) =>
        declaring is not null && template.Expression is { } expression
        && expression.DescendantNodesAndSelf().OfType<MemberAccessExpressionSyntax>().Where(access => access.Expression is ThisExpressionSyntax)
            .Any(access => declaring.MembersNamed(access.Name.Identifier.ValueText)
                .Any(member => member is { IsSealed: false } and ({ IsVirtual: true } or { IsAbstract: true } or { IsOverride: true })));

    private bool IsReceiver(IParameterSymbol parameter) =>
        parameter.Ordinal == 0 && Member is IMethodSymbol { ReducedFrom: { } extension } && parameter.Name == extension.Parameters[0].Name;

    /// <summary>The use with its receiver under the name that an extension block gives it.</summary>
    public Use WithBlockReceiver() => Receiver is { } receiver && ExtensionBlock.ReceiverOf(Member) is { } parameter
        ? With(parameter.Name, ArgumentValue.Of(receiver, parameter.Type))
        : this;

    private static ArgumentValue ParamsValue(IArgumentOperation argument, IParameterSymbol parameter)
    {
        var values = argument.Value.WithoutConversions() switch
        {
            IArrayCreationOperation { Initializer: { } initializer } => initializer.ElementValues,
            ICollectionExpressionOperation collection => collection.Elements,
            _ => [],
        };
        var elements = values.Select(element => Suppressed(element.Syntax)).OfType<ExpressionSyntax>().ToImmutableArray();
        var elementType = (parameter.Type as IArrayTypeSymbol)?.ElementType;
        return new ArgumentValue(elements, Written: "", elementType) { ParameterType = parameter.Type, IsCollection = elementType is null };
    }

    /// <summary>The attribute by which the compiler fills the parameter in from the place of the call; null where it does not.</summary>
    public static string? CallerInfoOf(IParameterSymbol parameter) =>
        parameter.GetAttributes().Select(attribute => attribute.AttributeClass?.Name)
            .FirstOrDefault(name => name?.StartsWith("Caller", StringComparison.Ordinal) == true);

    /// <summary>A parameter's default value as code writes it.</summary>
    public static string DefaultText(IParameterSymbol parameter)
    {
        if (!parameter.HasExplicitDefaultValue)
            return "default";
        if (parameter.ExplicitDefaultValue is not { } value)
            return parameter.Type.IsReferenceType ? "null" : "default";
        if (parameter.Type.TypeKind == TypeKind.Enum)
            return $"({parameter.Type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)}){SymbolDisplay.FormatPrimitive(value, quoteStrings: true, useHexadecimalNumbers: false)}";
        return SymbolDisplay.FormatPrimitive(value, quoteStrings: true, useHexadecimalNumbers: false)
            + (parameter.Type.SpecialType == SpecialType.System_Decimal ? "m" : "");
    }

    /// <summary>The use's type arguments, those of the types around the member included.</summary>
    private static Dictionary<string, ITypeSymbol> TypeArgumentsOf(ISymbol member)
    {
        var arguments = new Dictionary<string, ITypeSymbol>(StringComparer.Ordinal);
        if (member is IMethodSymbol method)
            Add(method.TypeParameters, method.TypeArguments);
        for (var type = member.ContainingType; type is not null; type = type.ContainingType)
            Add(type.TypeParameters, type.TypeArguments);
        return arguments;

        void Add(ImmutableArray<ITypeParameterSymbol> parameters, ImmutableArray<ITypeSymbol> given)
        {
            for (var i = 0; i < parameters.Length; i++)
                arguments[parameters[i].Name] = given[i];
        }
    }

    /// <summary>Whether a call of the replacement takes this use's arguments as they are written.</summary>
    public bool PassesArgumentsOn(ArgumentListSyntax list)
    {
        if (ArgumentList is null || ArgumentList.Arguments.Count != list.Arguments.Count || list.Arguments.Count == 0)
            return false;

        for (var i = 0; i < list.Arguments.Count; i++)
        {
            var written = ArgumentList.Arguments[i];
            if (list.Arguments[i] is not { NameColon: null, Expression: IdentifierNameSyntax parameter } passed
                || written.NameColon is not null
                || written.RefKindKeyword.RawKind != passed.RefKindKeyword.RawKind
                || !Arguments.TryGetValue(parameter.Identifier.ValueText, out var value)
                || value.Expressions.Length != 1
                || value.ElementType is not null
                || value.Expressions[0] != written.Expression)
            {
                return false;
            }
        }

        return true;
    }
}
