namespace Netra.SsotAnalyzers.Properties.Tests.Dimensions;

/// <summary>Where a superseded type is named.</summary>
internal enum Position
{
    Local,
    Field,
    Property,
    SharedProperty,
    Parameter,
    ReturnType,
    TaskReturned,
    TypeArgument,
    MethodTypeArgument,
    Array,
    Nullable,
    Cast,
    Is,
    As,
    TypeOf,
    Default,
    DeclarationPattern,
    SwitchPattern,
    OutVariable,
    ForEach,
    LambdaParameter,
    FunctionType,
    LocalFunction,
    TupleElement,
    BaseType,
    Constraint,
    RecordParameter,
    DelegateType,
    Indexer,
    Conversion,
    NameOf,
}

/// <summary>The kind of type.</summary>
internal enum TypeKind
{
    Class,
    Struct,
    Enum,
    Delegate,
    Generic,
}

/// <summary>Uses of superseded types by name.</summary>
internal static class TypeSpace
{
    public static Space Space { get; } = new(
        "types",
        [Dimension.Of<Position>(), Dimension.Of<TypeKind>(), Dimension.Of<Naming>(), Dimension.Of<FileForm>(), Dimension.Of<Library>(), Dimension.Of<Consumers>()],
        IsLegal);

    private static bool IsLegal(Tuple tuple)
    {
        var position = tuple.Get<Position>();
        return tuple.Get<Naming>() is not (Naming.UsingStatic or Naming.CollidingLocal)
            && (tuple.Get<TypeKind>() is not { } type || position is not { } p || CanStand(type, p))
            && (tuple.Get<FileForm>() is not FileForm.UnderSymbol || ((tuple.Get<Consumers>() ?? Consumers.TwoFrameworks) == Consumers.TwoFrameworks && position != Position.SharedProperty));
    }

    private static bool CanStand(TypeKind type, Position position) => position switch
    {
        Position.BaseType or Position.Constraint => type is TypeKind.Class,
        Position.As => type is not (TypeKind.Struct or TypeKind.Enum),
        Position.Conversion or Position.SharedProperty => type != TypeKind.Delegate,
        _ => true,
    };
}
