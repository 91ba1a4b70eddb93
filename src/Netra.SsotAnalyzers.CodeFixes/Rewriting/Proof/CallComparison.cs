using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Netra.SsotAnalyzers.CodeFixes.Rewriting.Proof;

/// <summary>Compares the arguments of a call: the parameter that each goes to, and what is passed for unwritten arguments.</summary>
internal sealed class CallComparison(SemanticModel before, SemanticModel after, SymbolImage image, CancellationToken cancellationToken)
{
    public static bool IsCall(SyntaxNode node) =>
        node is InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax or ElementAccessExpressionSyntax or ConstructorInitializerSyntax or PrimaryConstructorBaseTypeSyntax;

    public Comparison Compare(SyntaxNode node, SyntaxNode counterpart)
    {
        var arguments = ArgumentsOf(before, node);
        if (arguments.IsDefaultOrEmpty)
            return Comparison.None;

        var others = ArgumentsOf(after, counterpart);
        if (others.IsDefault)
            return Comparison.Overload;
        if (node is ConstructorInitializerSyntax or PrimaryConstructorBaseTypeSyntax && !image.Same(before.GetSymbolInfo(node, cancellationToken).Symbol, after.GetSymbolInfo(counterpart, cancellationToken).Symbol))
            return Comparison.Overload;

        var (written, now) = (ListOf(node)?.Arguments ?? default, ListOf(counterpart)?.Arguments ?? default);
        if (written.Count != now.Count)
            return Comparison.None; // An edit wrote the list.

        for (var i = 0; i < written.Count; i++)
        {
            if (ParameterOf(arguments, written[i]) is { } from && ParameterOf(others, now[i]) is { } to && !SameParameter(from, to))
                return Comparison.Overload;
        }

        return arguments.Where(argument => argument.ArgumentKind == ArgumentKind.DefaultValue).All(argument => SameDefault(argument, others)) && !HasNewText(arguments, others)
            ? Comparison.None
            : Comparison.Constant;
    }

    private ImmutableArray<IArgumentOperation> ArgumentsOf(SemanticModel model, SyntaxNode node) => model.GetOperation(node, cancellationToken) switch
    {
        IInvocationOperation call => call.Arguments,
        IObjectCreationOperation creation => creation.Arguments,
        IPropertyReferenceOperation access => access.Arguments,
        IExpressionStatementOperation { Operation: IInvocationOperation call } => call.Arguments,
        _ => default,
    };

    private static BaseArgumentListSyntax? ListOf(SyntaxNode node) => node switch
    {
        InvocationExpressionSyntax call => call.ArgumentList,
        BaseObjectCreationExpressionSyntax creation => creation.ArgumentList,
        ElementAccessExpressionSyntax access => access.ArgumentList,
        ConstructorInitializerSyntax initializer => initializer.ArgumentList,
        PrimaryConstructorBaseTypeSyntax type => type.ArgumentList,
        _ => null,
    };

    private static IParameterSymbol? ParameterOf(ImmutableArray<IArgumentOperation> arguments, ArgumentSyntax written) =>
        arguments.FirstOrDefault(argument => argument.Syntax == written || (argument.ArgumentKind != ArgumentKind.DefaultValue && argument.ArgumentKind != ArgumentKind.Explicit && argument.Syntax.Span.Contains(written.Span)))?.Parameter;

    /// <summary>Whether a delegate of the second method gives its arguments to parameters of other names than one of the first.</summary>
    public static bool IsPermuted(IMethodSymbol before, IMethodSymbol after) =>
        before.Parameters.Length == after.Parameters.Length && !before.Parameters.Zip(after.Parameters, SameParameter).All(same => same);

    /// <summary>By name where the names of both members tell, else by place.</summary>
    private static bool SameParameter(IParameterSymbol before, IParameterSymbol after) =>
        before.Name == after.Name
        || !(SymbolImage.ParametersOf(before.ContainingSymbol).Any(parameter => parameter.Name == after.Name) || SymbolImage.ParametersOf(after.ContainingSymbol).Any(parameter => parameter.Name == before.Name));

    private static bool SameDefault(IArgumentOperation argument, ImmutableArray<IArgumentOperation> others)
    {
        if (argument.Parameter is not { } parameter || HasPlace(parameter))
            return true;

        var same = others.FirstOrDefault(other => other.Parameter?.Name == parameter.Name) ?? others.FirstOrDefault(other => other.Parameter?.Ordinal == parameter.Ordinal);
        return same is null || (same.ArgumentKind == ArgumentKind.DefaultValue && SameConstant(argument.Value, same.Value));
    }

    private static bool SameConstant(IOperation before, IOperation after) =>
        before.ConstantValue.HasValue == after.ConstantValue.HasValue && (!before.ConstantValue.HasValue || Equals(before.ConstantValue.Value, after.ConstantValue.Value));

    /// <summary>Whether the compiler fills in the text of an argument for a parameter that was not there.</summary>
    private static bool HasNewText(ImmutableArray<IArgumentOperation> before, ImmutableArray<IArgumentOperation> after) =>
        after.Any(argument => argument is { ArgumentKind: ArgumentKind.DefaultValue, Parameter: { } parameter } && IsText(parameter)
            && !before.Any(old => old is { ArgumentKind: ArgumentKind.DefaultValue, Parameter: { } same } && IsText(same)));

    private static bool IsText(IParameterSymbol parameter) => parameter.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "CallerArgumentExpressionAttribute");

    /// <summary>Whether the compiler fills in the line or the file: both move with any edit.</summary>
    private static bool HasPlace(IParameterSymbol parameter) => parameter.GetAttributes().Any(attribute => attribute.AttributeClass?.Name is "CallerLineNumberAttribute" or "CallerFilePathAttribute");
}
