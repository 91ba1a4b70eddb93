using System.Text.RegularExpressions;
using Netra.SsotAnalyzers.Properties.Tests.Dimensions;
using Context = Netra.SsotAnalyzers.Properties.Tests.Dimensions.Context;
using Tuple = Netra.SsotAnalyzers.Properties.Tests.Dimensions.Tuple;

namespace Netra.SsotAnalyzers.Properties.Tests.Checking;

/// <summary>The reasons for which a use may end as SSOT1003, each with the uses for which it is a good one: any other refusal is a failure.</summary>
internal static partial class Refusals
{
    private static readonly ImmutableArray<(string Reason, Func<Tuple, bool> IsGood)> Good =
    [
        ("which is not allowed in", use => IsAsync(use) && Context(use)?.CanAwait() == false),
        ("would throw where '?.'", use => IsAsync(use) && IsConditional(use)),
        ("would evaluate the arguments in a different order", use => !CanHoist(use) && Acts(use) && (IsReordered(use) || Shape(use) is Dimensions.Shape.Swapped or Dimensions.Shape.Named or Dimensions.Shape.ReceiverLast)),
        ("after another side effect", use => !CanHoist(use) && (Acts(use) || Reads(use)) && Shape(use) is Dimensions.Shape.Chained or Dimensions.Shape.Binary or Dimensions.Shape.Initialized or Dimensions.Shape.ReceiverLast),
        ("after another side effect", use => !CanHoist(use) && use.Get<Receiver>() == Receiver.StaticForm && Shape(use) == Dimensions.Shape.ReceiverLast),
        ("would not always evaluate", use => !CanHoist(use) && Acts(use) && Shape(use) == Dimensions.Shape.Coalesce),
        ("twice", use => !CanHoist(use) && Shape(use) == Dimensions.Shape.Twice && (Acts(use) || Reads(use))),
        ("later", use => !CanHoist(use) && Shape(use) == Dimensions.Shape.Deferred && (Acts(use) || Reads(use))),
        ("and its evaluation may have side effects", use => !CanHoist(use) && Shape(use) == Dimensions.Shape.Dropped && Acts(use)),
        ("cannot follow '?.'", use => IsConditional(use) && Shape(use) == Dimensions.Shape.ReceiverLast),
        ("which is not allowed in an expression tree", use => Context(use) == Dimensions.Context.ExpressionTree),
        ("also has", use => use.Get<Position>() == Position.TypeOf && use.Get<TypeKind>() == TypeKind.Enum),
        ("nameof would yield", use => use.Get<Position>() == Position.NameOf),
        ("a lambda would evaluate", use => use.Get<Member>() == Member.MethodGroup),
        ("only a lambda can replace the method", use => use.Get<Member>() == Member.MethodGroup),

        // The canonical member exists for one of the two frameworks.
        ("does not bind here", use => use.Get<Member>() == Member.FrameworkFactory && use.Get<FileForm>() != FileForm.UnderSymbol),

        // "[…].Length" has no type, with whatever parentheses.
        ("does not bind here", use => Shape(use) == Dimensions.Shape.Computed && use.Get<Arguments>() == Arguments.ParamsCollection),
    ];

    public static bool IsKnown(string message, Tuple use) => use.Space == SituationSpace.Space
        ? (use.Get<Directive>()!.Value.IsInCall() && message.Contains("a preprocessor directive is inside", StringComparison.Ordinal)) || SituationSpace.SituationOf(use).Stays.Any(reason => message.Contains(reason, StringComparison.Ordinal))
        : IsGood(message, use);

    /// <summary>Whether only the solution shows that the use cannot be rewritten, so that it stays under its own id.</summary>
    public static bool MayBeReverted(Tuple use) => use.Space == SituationSpace.Space && SituationSpace.SituationOf(use).Stays.Contains("reverted");

    private static bool IsGood(string message, Tuple use) => Good.Any(good => message.Contains(good.Reason, StringComparison.Ordinal) && good.IsGood(use));

    /// <summary>The reason without what it quotes.</summary>
    public static string Reason(string message) => Quoted().Replace(message, "'…'");

    private static Context? Context(Tuple use) => use.Get<Context>();

    private static Shape? Shape(Tuple use) => use.Get<Shape>();

    private static bool IsAsync(Tuple use) => use.Get<Member>() is Member.PlainToTask or Member.PlainToValueTask or Member.VoidToTask;

    private static bool IsConditional(Tuple use) => use.Get<Receiver>() is Receiver.Conditional or Receiver.ConditionalOnNull;

    /// <summary>Whether evaluating an argument, or the receiver, may do something.</summary>
    private static bool Acts(Tuple use) =>
        use.Get<Receiver>() is Receiver.Call or Receiver.Creation
        || (use.Get<Member>() == Member.BinaryOperator && use.Get<Arguments>() == Arguments.LowPrecedence)
        || use.Get<Arguments>() is Arguments.Traced or Arguments.TracedReordered or Arguments.Nested or Arguments.FieldThenMutation or Arguments.Assignment or Arguments.Getter or Arguments.Awaited
            or Arguments.ParamsCollection or Arguments.ParamsNamed or Arguments.ParamsTraced or Arguments.OutVariable;

    /// <summary>Whether a local can stand in front: the use is what its statement does first.</summary>
    private static bool CanHoist(Tuple use) =>
        use.Get<Consumption>() is Consumption.Statement or Consumption.Discard or Consumption.VarLocal or Consumption.TypedLocal or Consumption.Assigned
        && use.Get<Arguments>() is { } arguments && !arguments.TakesParams() && !arguments.TakesRefs()
        && !IsConditional(use);

    private static bool IsReordered(Tuple use) => use.Get<Arguments>() is Arguments.TracedReordered or Arguments.ParamsNamed or Arguments.RefOutInNamed;

    /// <summary>Whether an argument or the receiver reads a field that something else could write to.</summary>
    private static bool Reads(Tuple use) => use.Get<Arguments>() is Arguments.LowPrecedence || use.Get<Receiver>() is Receiver.Field or Receiver.LowPrecedence;

    [GeneratedRegex("'[^']*'|\"[^\"]*\"")]
    private static partial Regex Quoted();
}
