namespace Netra.SsotAnalyzers.Properties.Tests.Dimensions;

/// <summary>The superseded member that is used.</summary>
internal enum Member
{
    StaticFactory,
    FactoryOfTask,
    FactoryOfValueTask,
    PlainToTask,
    PlainToValueTask,
    VoidToTask,
    FrameworkFactory,
    GenericMethod,
    MethodGroup,
    InstanceMethod,
    ExtensionMethod,
    ReplacedConstructor,
    TypeConstructor,
    TargetTypedNew,
    MemberOfType,
    StaticMemberOfType,
    StaticProperty,
    StaticField,
    InstanceProperty,
    Setter,
    Event,
    Indexer,
    BinaryOperator,
    Constant,
    EnumMember,
}

/// <summary>How its arguments are written.</summary>
internal enum Arguments
{
    None,
    Positional,
    Named,
    Reordered,
    Mixed,
    Omitted,
    NamedOmitted,
    Traced,
    TracedReordered,
    LowPrecedence,
    Nested,
    FieldThenMutation,
    Assignment,
    Getter,
    Awaited,
    Commented,
    ParamsExpanded,
    ParamsArray,
    ParamsCollection,
    ParamsEmpty,
    ParamsNamed,
    ParamsTraced,
    RefOutIn,
    RefOutInNamed,
    OutVariable,
}

/// <summary>The form of the replacement expression.</summary>
internal enum Shape
{
    Same,
    Named,
    Swapped,
    Dropped,
    Twice,
    Computed,
    Interpolated,
    Deferred,
    Coalesce,
    Cast,
    Binary,
    Chained,
    Initialized,
    ReceiverLast,
}

/// <summary>What the member is called on.</summary>
internal enum Receiver
{
    None,
    Field,
    Local,
    Call,
    Creation,
    LowPrecedence,
    Conditional,
    ConditionalOnNull,
    StaticForm,
}

/// <summary>What is done with the result.</summary>
internal enum Consumption
{
    Direct,
    Member,
    Concatenation,
    NullCheck,
    Cast,
    Invocation,
    Element,
    ConditionalAccess,
    Forgiven,
    Statement,
    Discard,
    VarLocal,
    TypedLocal,
    Assigned,
    Await,
    AwaitMember,
    AwaitConfigured,
    Result,
    GetResult,
    TaskInVariable,
    TaskTyped,
    WhenAll,
    ContinueWith,
}

/// <summary>How the superseded type is named, and what else its name and the canonical one's mean there.</summary>
internal enum Naming
{
    Simple,
    Qualified,
    Global,
    Alias,
    NamespaceAlias,
    UsingStatic,
    GlobalUsing,
    GlobalAlias,
    WithinNamespace,
    CollidingUsing,
    CollidingNamespace,
    CollidingMember,
    CollidingLocal,
}
