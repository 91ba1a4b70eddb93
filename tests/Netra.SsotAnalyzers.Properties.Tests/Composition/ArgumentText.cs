using Netra.SsotAnalyzers.Properties.Tests.Dimensions;

namespace Netra.SsotAnalyzers.Properties.Tests.Composition;

/// <summary>What stands between the parentheses of a call.</summary>
internal static class ArgumentText
{
    public static string Of(Arguments arguments) => arguments switch
    {
        Arguments.None => "",
        Arguments.Positional => "\"a\", 1",
        Arguments.Named => "user: \"a\", count: 1",
        Arguments.Reordered => "count: 1, user: \"a\"",
        Arguments.Mixed => "\"a\", count: 1",
        Arguments.Omitted => "\"a\"",
        Arguments.NamedOmitted => "user: \"a\"",
        Arguments.Traced => "T.S(\"a\"), T.I(1)",
        Arguments.TracedReordered => "count: T.I(1), user: T.S(\"a\")",
        Arguments.LowPrecedence => "flag ? \"a\" : \"b\", number + 1",
        Arguments.Nested => "global::Legacy.Factory.Title(\"n\"), 1",
        Arguments.FieldThenMutation => "text, Mutate()",
        Arguments.Assignment => "text = \"s\", number++",
        Arguments.Getter => "Getter, items.Length",
        Arguments.Awaited => "await T.LaterAsync(\"a\"), 1",
        Arguments.Commented => "/* who */ \"a\", 1 /* how many */",
        Arguments.ParamsExpanded => "\"a\", \"t\", \"u\"",
        Arguments.ParamsArray => "\"a\", new[] { \"t\", \"u\" }",
        Arguments.ParamsCollection => "\"a\", [\"t\", \"u\"]",
        Arguments.ParamsEmpty => "\"a\"",
        Arguments.ParamsNamed => "tags: new[] { T.S(\"t\") }, user: T.S(\"a\")",
        Arguments.ParamsTraced => "T.S(\"a\"), T.S(\"t\"), T.S(\"u\")",
        Arguments.RefOutIn => "ref counter, out label, in step",
        Arguments.RefOutInNamed => "label: out label, counter: ref counter, step: in step",
        Arguments.OutVariable => "ref counter, out var fresh, in step",
        _ => throw new ArgumentOutOfRangeException(nameof(arguments), arguments, null),
    };

    /// <summary>The one argument of a setter.</summary>
    public static string OfSetter(Arguments arguments) => arguments switch
    {
        Arguments.Positional => "\"a\"",
        Arguments.Traced => "T.S(\"a\")",
        Arguments.LowPrecedence => "flag ? \"a\" : \"b\"",
        Arguments.Nested => "global::Legacy.Factory.Title(\"n\")",
        Arguments.Assignment => "text = \"s\"",
        Arguments.Getter => "Getter",
        Arguments.Awaited => "await T.LaterAsync(\"a\")",
        Arguments.Commented => "/* who */ \"a\"",
        _ => throw new ArgumentOutOfRangeException(nameof(arguments), arguments, null),
    };
}
