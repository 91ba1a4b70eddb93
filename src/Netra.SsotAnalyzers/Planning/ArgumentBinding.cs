using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Netra.SsotAnalyzers.Map;

namespace Netra.SsotAnalyzers.Planning;

/// <summary>Tells a replacement expression what one use passes: by parameter, whatever the order and form in which it is written.</summary>
internal static class ArgumentBinding
{
    /// <summary>What a call passes for each parameter, written or by default.</summary>
    public static void AddArguments(TemplateExpander expander, ImmutableArray<IArgumentOperation> arguments, ExpressionSyntax? receiver)
    {
        foreach (var argument in arguments)
        {
            if (argument.Parameter is not { } parameter)
                continue;

            expander.Arguments[parameter.Name] = argument.ArgumentKind switch
            {
                ArgumentKind.Explicit when receiver is not null && argument.Syntax is not ArgumentSyntax => ArgumentValue.Of(receiver, parameter.Type),
                ArgumentKind.Explicit when argument.Syntax is ArgumentSyntax written => ArgumentValue.Of(written.Expression, parameter.Type),
                ArgumentKind.Explicit when argument.Syntax is ExpressionSyntax expression => ArgumentValue.Of(expression, parameter.Type),
                ArgumentKind.ParamArray or ArgumentKind.ParamCollection => ParamsValue(argument, parameter),
                _ => new ArgumentValue([], DefaultText(parameter), ElementType: null) { ParameterType = parameter.Type, IsDefault = true, CallerInfo = CallerInfo(parameter) },
            };
        }
    }

    /// <summary>The receiver of an extension block's member, by the name that the block gives it.</summary>
    public static void AddReceiver(TemplateExpander expander, ISymbol member)
    {
        if (expander.Receiver is { } receiver && ExtensionBlock.ReceiverOf(member) is { } parameter)
            expander.Arguments[parameter.Name] = ArgumentValue.Of(receiver, parameter.Type);
    }

    private static ArgumentValue ParamsValue(IArgumentOperation argument, IParameterSymbol parameter)
    {
        var values = argument.Value.WithoutConversions() switch
        {
            IArrayCreationOperation { Initializer: { } initializer } => initializer.ElementValues,
            ICollectionExpressionOperation collection => collection.Elements,
            _ => [],
        };
        var elements = values.Select(element => element.Syntax).OfType<ExpressionSyntax>().ToImmutableArray();
        var elementType = (parameter.Type as IArrayTypeSymbol)?.ElementType;
        return new ArgumentValue(elements, Written: "", elementType) { ParameterType = parameter.Type, IsCollection = elementType is null };
    }

    /// <summary>The attribute by which the compiler fills the parameter in from the place of the call; null where it does not.</summary>
    public static string? CallerInfo(IParameterSymbol parameter) =>
        parameter.GetAttributes().Select(attribute => attribute.AttributeClass?.Name).FirstOrDefault(name => name?.StartsWith("Caller", StringComparison.Ordinal) == true);

    /// <summary>A parameter's default value as code writes it.</summary>
    public static string DefaultText(IParameterSymbol parameter)
    {
        if (!parameter.HasExplicitDefaultValue)
            return "default";
        if (parameter.ExplicitDefaultValue is not { } value)
            return parameter.Type.IsReferenceType ? "null" : "default";
        if (parameter.Type.TypeKind == TypeKind.Enum)
            return $"({parameter.Type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)}){SymbolDisplay.FormatPrimitive(value, quoteStrings: true, useHexadecimalNumbers: false)}";
        return SymbolDisplay.FormatPrimitive(value, quoteStrings: true, useHexadecimalNumbers: false) + (parameter.Type.SpecialType == SpecialType.System_Decimal ? "m" : "");
    }

    /// <summary>The use's type arguments, those of the types around the member included.</summary>
    public static void AddTypeArguments(TemplateExpander expander, ISymbol member)
    {
        if (member is IMethodSymbol method)
        {
            for (var i = 0; i < method.TypeParameters.Length; i++)
                expander.TypeArguments[method.TypeParameters[i].Name] = method.TypeArguments[i];
        }

        for (var type = member.ContainingType; type is not null; type = type.ContainingType)
        {
            for (var i = 0; i < type.TypeParameters.Length; i++)
                expander.TypeArguments[type.TypeParameters[i].Name] = type.TypeArguments[i];
        }
    }
}
