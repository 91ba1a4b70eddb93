using static Netra.SsotAnalyzers.Properties.Tests.Dimensions.Context;

namespace Netra.SsotAnalyzers.Properties.Tests.Dimensions;

/// <summary>What the places have in common.</summary>
internal static class Contexts
{
    public static bool IsConstant(this Context context) => context is Context.Attribute or DefaultValue or CaseLabel;

    /// <summary>Whether statements can stand there, and not an expression alone.</summary>
    public static bool TakesStatements(this Context context) => context is Method or AsyncMethod or StatementLambda or AsyncLambda or LocalFunction or AsyncLocalFunction
        or LockBlock or UnsafeBlock or Iterator or AsyncIterator or Constructor or StaticConstructor or Getter or RefParameterMethod or LiveSpan;

    public static bool CanAwait(this Context context) => context is AsyncMethod or AsyncExpressionBody or AsyncLambda or AsyncLocalFunction or AsyncIterator or QuerySource
        or ObjectInitializer or CollectionInitializer or CollectionExpression or SwitchArm or SwitchSubject or Interpolation or InterpolationFormat or Ternary or LaterArgument or ForEachSource;
}
