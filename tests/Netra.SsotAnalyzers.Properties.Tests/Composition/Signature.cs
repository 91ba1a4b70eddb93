using Netra.SsotAnalyzers.Properties.Tests.Dimensions;

namespace Netra.SsotAnalyzers.Properties.Tests.Composition;

/// <summary>The parameters of a superseded method, and what replaces it, in every form.</summary>
internal sealed record Signature(string Name, string Parameters, string ParameterNames)
{
    private static readonly Signature Plain = new("Plain", "string user, int count = 3", "user, count");
    private static readonly Signature Params = new("Params", "string user, params string[] tags", "user, tags");
    private static readonly Signature Refs = new("Refs", "ref int counter, out string label, in int step", "ref counter, out label, in step");

    public static Signature Of(Arguments arguments) => arguments.TakesParams() ? Params : arguments.TakesRefs() ? Refs : Plain;

    /// <summary>An expression over the parameters that yields a canonical node.</summary>
    public string Replacement(Shape shape) => (Name, shape) switch
    {
        (_, Shape.ReceiverLast) => Replacement(Shape.Same),

        ("Params", Shape.Same) => "Node.Tagged(user, tags)",
        ("Params", Shape.Named) => "Node.Tagged(user: user, tags: tags)",
        ("Params", Shape.Swapped) => "Node.TaggedFirst(tags, user)",
        ("Params", Shape.Dropped) => "new Node(user)",
        ("Params", Shape.Twice) => "Node.Tagged(user + user, tags)",
        ("Params", Shape.Computed) => "new Node(user, tags.Length)",
        ("Params", Shape.Chained) => "new Node(user).Tag(tags)",

        ("Refs", Shape.Same) => "Node.Counted(ref counter, out label, in step)",
        ("Refs", Shape.Named) => "Node.Counted(step: in step, counter: ref counter, label: out label)",
        ("Refs", Shape.Swapped) => "Node.CountedFirst(in step, ref counter, out label)",

        (_, Shape.Same) => "new Node(user, count)",
        (_, Shape.Named) => "new Node(count: count, user: user)",
        (_, Shape.Swapped) => "Node.Swapped(count, user)",
        (_, Shape.Dropped) => "new Node(user)",
        (_, Shape.Twice) => "new Node(user + user, count)",
        (_, Shape.Computed) => "new Node(user + \"!\", count * 2)",
        (_, Shape.Interpolated) => "new Node($\"{user}:{count}\")",
        (_, Shape.Deferred) => "Node.Deferred(() => user, count)",
        (_, Shape.Coalesce) => "Node.Preset ?? new Node(user, count)",
        (_, Shape.Cast) => "(Node)Node.Boxed(user, count)",
        (_, Shape.Binary) => "new Node(user) + count",
        (_, Shape.Chained) => "new Node(user).With(count)",
        (_, Shape.Initialized) => "new Node(user) { Size = count }",
        _ => throw new ArgumentOutOfRangeException(nameof(shape), (Name, shape), null),
    };
}
