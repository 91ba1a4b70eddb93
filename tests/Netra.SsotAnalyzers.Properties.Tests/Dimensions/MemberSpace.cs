using static Netra.SsotAnalyzers.Properties.Tests.Dimensions.Arguments;
using static Netra.SsotAnalyzers.Properties.Tests.Dimensions.Member;

namespace Netra.SsotAnalyzers.Properties.Tests.Dimensions;

/// <summary>Uses of superseded members: which values go together, so that the program compiles before it is rewritten.</summary>
internal static class MemberSpace
{
    private static readonly ImmutableArray<Arguments> Plain =
        [Positional, Arguments.Named, Reordered, Mixed, Omitted, NamedOmitted, Traced, TracedReordered, LowPrecedence, Nested, FieldThenMutation, Assignment, Getter, Awaited, Commented];

    private static readonly ImmutableArray<Arguments> Params = [ParamsExpanded, ParamsArray, ParamsCollection, ParamsEmpty, ParamsNamed, ParamsTraced];

    private static readonly ImmutableArray<Arguments> Refs = [RefOutIn, RefOutInNamed, OutVariable];

    public static Space Space { get; } = new(
        "members",
        [
            Dimension.Of<Context>(), Dimension.Of<Member>(), Dimension.Of<Arguments>(), Dimension.Of<Shape>(), Dimension.Of<Receiver>(),
            Dimension.Of<Consumption>(), Dimension.Of<Naming>(), Dimension.Of<FileForm>(), Dimension.Of<Library>(), Dimension.Of<Consumers>(),
        ],
        IsLegal);

    private static bool IsLegal(Tuple tuple)
    {
        var context = tuple.Get<Context>();
        var member = tuple.Get<Member>();
        var arguments = tuple.Get<Arguments>();
        var shape = tuple.Get<Shape>();
        var receiver = tuple.Get<Receiver>();
        var consumption = tuple.Get<Consumption>();
        var naming = tuple.Get<Naming>();
        return (member is not { } m || (
                (arguments is not { } a || ArgumentsOf(m).Contains(a))
                && (shape is not { } s || ShapesOf(m).Contains(s))
                && (receiver is not { } r || ReceiversOf(m).Contains(r))
                && (consumption is not { } c || ConsumptionsOf(m).Contains(c))
                && (naming is not { } n || CanName(m, n))
                && (context is not { } x || CanStand(m, x))))
            && (arguments is not { } ar || shape is not { } sh || Fits(ar, sh))
            && (context is not { } co || (
                (arguments is not { } ar2 || CanStand(ar2, co))
                && (receiver is not { } re || CanStand(re, co))
                && (consumption is not { } cn || CanStand(cn, co))
                && (naming is not Naming.CollidingLocal || co.TakesStatements())))
            && (receiver is not { } rc || (
                (consumption is not { } cn2 || Fits(rc, cn2))
                && (naming is not { } nm || Fits(rc, nm))
                && (arguments is not OutVariable || rc is not (Receiver.Conditional or Receiver.ConditionalOnNull))))
            && (member != FrameworkFactory || (tuple.Get<Consumers>() is null or Consumers.TwoFrameworks && (tuple.Get<Library>() is null or Library.SameProject)))
            && (tuple.Get<Consumers>() is not { } consumers || tuple.Get<FileForm>() is not FileForm.UnderSymbol || consumers == Consumers.TwoFrameworks);
    }

    public static bool TakesParams(this Arguments arguments) => Params.Contains(arguments);

    public static bool TakesRefs(this Arguments arguments) => Refs.Contains(arguments);

    /// <summary>Members with all forms of arguments, each in every form of the replacement.</summary>
    public static bool IsMethod(this Member member) =>
        member is StaticFactory or FactoryOfTask or FactoryOfValueTask or PlainToTask or PlainToValueTask or VoidToTask or FrameworkFactory or GenericMethod or InstanceMethod or ExtensionMethod or ReplacedConstructor;

    private static ImmutableArray<Arguments> ArgumentsOf(Member member) => member switch
    {
        _ when member.IsMethod() => [.. Plain, .. Params, .. Refs],
        TypeConstructor or TargetTypedNew or MemberOfType or StaticMemberOfType => Plain,
        Setter => [Positional, Traced, LowPrecedence, Nested, Assignment, Getter, Awaited, Commented],
        Indexer => [Positional, Arguments.Named, Reordered, Traced, TracedReordered, LowPrecedence, FieldThenMutation, Getter],
        BinaryOperator => [Positional, Traced, LowPrecedence],
        _ => [Arguments.None],
    };

    private static ImmutableArray<Shape> ShapesOf(Member member) => member switch
    {
        InstanceMethod or ExtensionMethod => [.. Enum.GetValues<Shape>()],
        _ when member.IsMethod() || member == MethodGroup => [.. Enum.GetValues<Shape>().Where(shape => shape != Shape.ReceiverLast)],
        Indexer or BinaryOperator => [Shape.Same, Shape.Swapped],
        _ => [Shape.Same],
    };

    private static ImmutableArray<Receiver> ReceiversOf(Member member)
    {
        ImmutableArray<Receiver> all = [Receiver.Field, Receiver.Local, Receiver.Call, Receiver.Creation, Receiver.LowPrecedence, Receiver.Conditional, Receiver.ConditionalOnNull];
        return member switch
        {
            InstanceMethod or InstanceProperty or MemberOfType => all,
            ExtensionMethod => [.. all, Receiver.StaticForm],
            Setter or Event or Indexer => [Receiver.Field, Receiver.Local, Receiver.Call, Receiver.Creation, Receiver.LowPrecedence],
            _ => [Receiver.None],
        };
    }

    private static ImmutableArray<Consumption> ConsumptionsOf(Member member)
    {
        ImmutableArray<Consumption> node =
        [
            Consumption.Direct, Consumption.Member, Consumption.Concatenation, Consumption.NullCheck, Consumption.Cast, Consumption.Invocation, Consumption.Element,
            Consumption.ConditionalAccess, Consumption.Forgiven, Consumption.Discard, Consumption.VarLocal, Consumption.TypedLocal, Consumption.Assigned,
        ];
        ImmutableArray<Consumption> valueTask =
        [
            Consumption.Statement, Consumption.Discard, Consumption.Await, Consumption.AwaitMember, Consumption.AwaitConfigured, Consumption.Result, Consumption.GetResult,
            Consumption.TaskInVariable, Consumption.TaskTyped,
        ];
        return member switch
        {
            VoidToTask or Setter or Event => [Consumption.Statement],
            TargetTypedNew => [Consumption.TypedLocal, Consumption.Assigned],
            FactoryOfTask => [.. valueTask, Consumption.WhenAll, Consumption.ContinueWith],
            FactoryOfValueTask => valueTask,
            EnumMember => [Consumption.Direct, Consumption.Cast, Consumption.VarLocal, Consumption.TypedLocal],
            Constant => [Consumption.Direct, Consumption.Concatenation, Consumption.Cast, Consumption.VarLocal, Consumption.TypedLocal],
            StaticProperty or StaticField or InstanceProperty or Indexer or BinaryOperator => node,
            _ => [.. node, Consumption.Statement],
        };
    }

    private static bool CanName(Member member, Naming naming) => naming switch
    {
        Naming.Simple or Naming.WithinNamespace or Naming.CollidingUsing or Naming.CollidingNamespace or Naming.CollidingMember or Naming.CollidingLocal => true,
        Naming.UsingStatic => member is StaticFactory or FactoryOfTask or FactoryOfValueTask or PlainToTask or PlainToValueTask or VoidToTask or FrameworkFactory or GenericMethod or MethodGroup
            or StaticMemberOfType or StaticProperty or StaticField or Constant or EnumMember or ExtensionMethod,
        _ => member is not (InstanceMethod or InstanceProperty or Setter or Event or Indexer or BinaryOperator),
    };

    private static bool CanStand(Member member, Context context) =>
        context.IsConstant() ? member is Constant or EnumMember
            : context is not (Context.Interpolation or Context.InterpolationFormat) || member != EnumMember;

    private static bool Fits(Arguments arguments, Shape shape) =>
        arguments.TakesParams() ? shape is Shape.Same or Shape.Named or Shape.Swapped or Shape.Dropped or Shape.Twice or Shape.Computed or Shape.Chained or Shape.ReceiverLast
            : !arguments.TakesRefs() || shape is Shape.Same or Shape.Named or Shape.Swapped;

    private static bool CanStand(Arguments arguments, Context context) => arguments switch
    {
        Arguments.None => true,
        _ when context.IsConstant() => false,
        Awaited => context.CanAwait(),
        OutVariable => context.TakesStatements(),
        _ when context == Context.ExpressionTree => arguments is Positional or Traced or LowPrecedence or Nested or FieldThenMutation or Getter or Commented or ParamsExpanded or ParamsArray or ParamsTraced,
        _ => true,
    };

    private static bool CanStand(Receiver receiver, Context context) => receiver switch
    {
        Receiver.None => true,
        Receiver.Local => context.TakesStatements(),
        Receiver.Conditional or Receiver.ConditionalOnNull => context != Context.ExpressionTree && !context.IsConstant(),
        _ => !context.IsConstant(),
    };

    private static bool CanStand(Consumption consumption, Context context) => consumption switch
    {
        Consumption.Direct => true,
        _ when context.IsConstant() => false,
        Consumption.Statement or Consumption.Discard or Consumption.VarLocal or Consumption.TypedLocal or Consumption.Assigned or Consumption.TaskInVariable or Consumption.TaskTyped => context.TakesStatements(),
        Consumption.Await or Consumption.AwaitMember or Consumption.AwaitConfigured or Consumption.WhenAll => context.CanAwait(),
        Consumption.ConditionalAccess => context != Context.ExpressionTree,
        Consumption.NullCheck => context is not (Context.ExpressionTree or Context.SwitchSubject),
        _ => true,
    };

    private static bool Fits(Receiver receiver, Consumption consumption) =>
        receiver is not (Receiver.Conditional or Receiver.ConditionalOnNull) || consumption is not (Consumption.Forgiven or Consumption.Element or Consumption.TypedLocal or Consumption.Assigned);

    private static bool Fits(Receiver receiver, Naming naming) => receiver switch
    {
        Receiver.None => true,
        Receiver.StaticForm => naming != Naming.UsingStatic,
        _ => true,
    };
}
