using Netra.SsotAnalyzers.Properties.Tests.Situations;

namespace Netra.SsotAnalyzers.Properties.Tests.Dimensions;

/// <summary>What a situation's call is given.</summary>
internal enum Value
{
    Literal,
    Named,
    Reordered,
    Omitted,
    Traced,
    Field,
    FieldThenMutation,
    CapturedLocal,
    RefLocal,
    Coalesced,
    CheckedBlock,
    Awaited,
    Null,
    Default,
    Interpolated,
    Conditional,
    SwitchExpression,
    Assignment,
    Throwing,
    Nested,
    Cast,
    Invoked,
}

/// <summary>The preprocessor directives in a call or around the statements.</summary>
internal enum Directive
{
    None,
    PragmaInCall,
    IfInCall,
    ElseInCall,
    RegionInCall,
    RegionAround,
    IfAround,
    DisabledBefore,
    NullableAround,
    LineBefore,
}

/// <summary>Situations with what they are given, the place, the directives and the form of the names.</summary>
internal static class SituationSpace
{
    public const string Dimension = nameof(Situation);

    private static readonly ImmutableArray<Situation> All =
        [.. Inheritance.All, .. BuiltOnOld.All, .. Evaluations.All, .. Namesakes.All, .. Kinds.All, .. Overloads.All, .. Subscriptions.All, .. Tasks.All];

    private static readonly ImmutableArray<Value> OfLists = [Value.Named, Value.Reordered, Value.Omitted];

    public static Space Space { get; } = new(
        "situations",
        [
            new Dimension(Dimension, [.. All.Select(situation => situation.Name)]), Dimensions.Dimension.Of<Value>(), Dimensions.Dimension.Of<Context>(), Dimensions.Dimension.Of<Directive>(),
            Dimensions.Dimension.Of<Naming>(), Dimensions.Dimension.Of<FileForm>(), Dimensions.Dimension.Of<Library>(), Dimensions.Dimension.Of<Consumers>(),
        ],
        IsLegal);

    public static Situation SituationOf(Tuple use) => All[use[0]];

    public static int IndexOf(string situation) => All.IndexOf(All.Single(one => one.Name == situation));

    private static bool IsLegal(Tuple tuple)
    {
        var situation = tuple[0] < 0 ? null : SituationOf(tuple);
        var value = tuple.Get<Value>();
        var context = tuple.Get<Context>();
        var directive = tuple.Get<Directive>();
        var naming = tuple.Get<Naming>();
        return context?.TakesStatements() != false
            && naming is not (Naming.UsingStatic or Naming.CollidingLocal)
            && (situation is null || (
                (value is not { } v || (situation.TakesValue ? (situation.TakesList && !situation.Name.StartsWith("KindRecord", StringComparison.Ordinal)) || !OfLists.Contains(v) : v == Value.Literal))
                && (directive is not { } d || !IsInCall(d) || situation.TakesValue)
                && (naming is not { } n || !situation.IsPlainlyNamed || n is Naming.Simple or Naming.WithinNamespace)
                && (naming is not { } m || CanName(situation, m))
                && (context is not { } c || CanStand(situation, c))
                && (value is not (Value.Coalesced or Value.Assignment) || !situation.Body.Contains("{ «A» }", StringComparison.Ordinal)) // no element of an initializer
                && (value is not (Value.Null or Value.Default) || !TakesLiteralTwice(situation, value.Value))
                && IsFollowed(situation, tuple)))
            && (value is not (Value.Null or Value.Default) || situation?.Legacy.Contains("(TItem ", StringComparison.Ordinal) != true) // no type could be inferred
            && (value is not Value.Awaited || context?.CanAwait() != false)
            && (value is not Value.RefLocal || situation?.Awaits != true)
            && (value is not Value.RefLocal || context is not (Context.Iterator or Context.AsyncIterator))
            && (value is not Value.CapturedLocal || context is not Context.LiveSpan)
            && (tuple.Get<Consumers>() is not { } consumers || tuple.Get<FileForm>() is not FileForm.UnderSymbol || consumers == Consumers.TwoFrameworks);
    }

    public static bool IsInCall(this Directive directive) => directive is Directive.PragmaInCall or Directive.IfInCall or Directive.ElseInCall or Directive.RegionInCall;

    /// <summary>Both overloads take a literal that has no type of its own.</summary>
    private static bool TakesLiteralTwice(Situation situation, Value value) =>
        situation.Name.EndsWith("StringAndSpan", StringComparison.Ordinal) || (value == Value.Default && situation.Name.EndsWith("StringAndHandler", StringComparison.Ordinal));

    /// <summary>What the rewriter does not follow yet: docs/guarantee.md lists it under "What is not kept".</summary>
    private static bool IsFollowed(Situation situation, Tuple tuple) => situation.Name switch
    {
        "NamespaceBesideANamesake" => tuple.Get<FileForm>() is not (FileForm.DirectivesInNamespace or FileForm.UnderSymbol),
        _ => true,
    };

    /// <summary>A namesake of the canonical type beside the use, where the situation has none of its own.</summary>
    private static bool CanName(Situation situation, Naming naming) =>
        naming is not (Naming.CollidingUsing or Naming.CollidingNamespace or Naming.CollidingMember)
        || (situation.Canonical.Length > 0 && !situation.Name.Contains("New", StringComparison.Ordinal) && !situation.Body.Contains(" New§", StringComparison.Ordinal) && !situation.Body.Contains("New§(", StringComparison.Ordinal) && !situation.Members.Contains(" New§", StringComparison.Ordinal) && situation.Directives.IsEmpty && situation.GlobalDirectives.IsEmpty);

    private static bool CanStand(Situation situation, Context context) => situation.Awaits
        ? context is Context.AsyncMethod or Context.AsyncLambda or Context.AsyncLocalFunction
        : !situation.Body.Contains("ref ", StringComparison.Ordinal) && !situation.Body.Contains("Span<", StringComparison.Ordinal) && !situation.Name.Contains("RefStruct", StringComparison.Ordinal)
            || context is Context.Method or Context.StatementLambda or Context.Constructor or Context.Getter or Context.StaticConstructor;
}
