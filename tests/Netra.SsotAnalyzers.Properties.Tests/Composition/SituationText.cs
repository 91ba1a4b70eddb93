using System.Text.RegularExpressions;
using Netra.SsotAnalyzers.Properties.Tests.Dimensions;
using Netra.SsotAnalyzers.Properties.Tests.Situations;

namespace Netra.SsotAnalyzers.Properties.Tests.Composition;

/// <summary>The code of a situation: its declarations in the libraries, and the use.</summary>
internal static partial class SituationText
{
    public static UseText Of(NumberedUse use)
    {
        var situation = SituationSpace.SituationOf(use.Use);
        var value = use.Use.Get<Value>()!.Value;
        var directive = use.Use.Get<Directive>()!.Value;
        var type = new NamedType($"Old{use.Number}", use.Use.Get<Naming>()!.Value, use.Number)
        {
            Container = $"Legacy.K{use.Number}",
            Canonical = $"New{use.Number}",
            More = [.. situation.Directives.Select(text => Fill(text, use.Number, ""))],
            MoreGlobal = [.. situation.GlobalDirectives.Select(text => Fill(text, use.Number, ""))],
            IsNamed = (situation.Body + situation.Members).Contains("«Old»", StringComparison.Ordinal),
        };
        var body = situation.Body.Replace("«AB»", WithDirective(ListOf(value), directive)).Replace("«A»", WithDirective(ValueOf(value), directive));
        var (before, after) = Around(value);
        body = $"{before} {Surround(body, directive)} {after}";
        var (members, run) = ContextText.Of(use.Use.Get<Context>()!.Value, Fill(body, use.Number, type.Name));
        var own = Fill(situation.Members, use.Number, type.Name);
        return own.StartsWith('}')
            ? new UseText(type, string.Join("\n", type.InType, FieldsOf(value), members), run) { Beside = own.TrimStart('}') + "\n}" }
            : new UseText(type, string.Join("\n", type.InType, FieldsOf(value), own, members), run);
    }

    /// <summary>The declarations of a situation for the library of canonical types.</summary>
    public static string Canonical(NumberedUse use) => InNamespace(use, "Canon", SituationSpace.SituationOf(use.Use).Canonical, "") + Namesake(use);

    /// <summary>The declarations of a situation for the library of superseded types.</summary>
    public static string Legacy(NumberedUse use)
    {
        var situation = SituationSpace.SituationOf(use.Use);
        return InNamespace(use, "Legacy", situation.Legacy, situation.Canonical.Length > 0 ? $"using Canon.K{use.Number};\n" : "");
    }

    public static string AssemblyAttributes(NumberedUse use) => Fill(Namesakes.AssemblyAttributes(SituationSpace.SituationOf(use.Use)), use.Number, "");

    private static string InNamespace(NumberedUse use, string root, string declarations, string directives) =>
        declarations.Length == 0 ? "" : $"namespace {root}.K{use.Number}\n{{\n{directives}{Fill(declarations, use.Number, "")}\n}}\n";

    private static string Namesake(NumberedUse use) =>
        use.Use.Get<Naming>() == Naming.CollidingUsing ? $"namespace Elsewhere.K{use.Number}\n{{\n    public class New{use.Number} {{ }}\n}}\n" : "";

    private static string Fill(string text, int number, string name) => text.Replace("«Old»", name).Replace("§", number.ToString(System.Globalization.CultureInfo.InvariantCulture));

    private static string ListOf(Value value) => value switch
    {
        Value.Named => "user: \"a\", count: 1",
        Value.Reordered => "count: T.I(1), user: T.S(\"a\")",
        Value.Omitted => "\"a\", 3",
        _ => $"{ValueOf(value)}, {CountOf(value)}",
    };

    private static string ValueOf(Value value) => value switch
    {
        Value.Literal or Value.Named or Value.Omitted => "\"a\"",
        Value.Traced or Value.Reordered => "T.S(\"a\")",
        Value.Field or Value.FieldThenMutation => "text",
        Value.CapturedLocal => "captured",
        Value.RefLocal => "alias",
        Value.Coalesced => "maybe ??= T.S(\"d\")",
        Value.CheckedBlock => "\"k\"",
        Value.Awaited => "await T.LaterAsync(\"a\")",
        Value.Null => "null!",
        Value.Default => "default!",
        Value.Interpolated => "$\"<{number}>\"",
        Value.Conditional => "flag ? \"a\" : \"b\"",
        Value.SwitchExpression => "number switch { 7 => \"s\", _ => \"t\" }",
        Value.Assignment => "text = \"s\"",
        Value.Throwing => "missing ?? throw new InvalidOperationException()",
        Value.Nested => "global::Legacy.Factory.Title(\"n\")",
        Value.Cast => "(string)boxed",
        Value.Invoked => "new Func<string>(() => text)()",
        _ => throw new ArgumentOutOfRangeException(nameof(value), value, null),
    };

    private static string CountOf(Value value) => value switch
    {
        Value.Traced => "T.I(1)",
        Value.Field or Value.Interpolated => "number",
        Value.FieldThenMutation or Value.RefLocal => "Mutate()",
        Value.CapturedLocal => "Change()",
        Value.CheckedBlock => "number * 3",
        Value.Null => "0",
        Value.Default => "default",
        Value.Conditional => "flag ? 1 : 2",
        Value.SwitchExpression => "number switch { 7 => 1, _ => 2 }",
        Value.Assignment => "number++",
        Value.Cast => "(int)5L",
        Value.Invoked => "new Func<int>(() => number)()",
        _ => "1",
    };

    private static (string Before, string After) Around(Value value) => value switch
    {
        Value.CapturedLocal => ("var captured = \"c\"; int Change() { captured = \"changed\"; return T.I(2); }", "T.Show(captured); Change();"),
        Value.RefLocal => ("ref var alias = ref text;", ""),
        Value.Coalesced => ("string? maybe = null;", "T.Show(maybe);"),
        Value.CheckedBlock => ("checked {", "}"),
        _ => ("", ""),
    };

    private static string FieldsOf(Value value) => value switch
    {
        Value.Throwing => "static string? missing = null;",
        Value.Cast => "static object boxed = \"boxed\";",
        _ => "",
    };

    /// <summary>The arguments with a directive among them.</summary>
    private static string WithDirective(string arguments, Directive directive)
    {
        if (!directive.IsInCall())
            return arguments;

        // Before the last argument of a list, before the only argument otherwise.
        var comma = TopLevelComma().Match(arguments) is { Success: true } match ? match.Index + 1 : 0;
        var (first, last) = (arguments[..comma], arguments[comma..].Trim());
        return directive switch
        {
            Directive.PragmaInCall => $"{first}\n#pragma warning disable CS1591\n{last}\n#pragma warning restore CS1591\n",
            Directive.IfInCall => $"{first}\n#if !NEVER\n{last}\n#endif\n",
            Directive.ElseInCall => $"{first}\n#if NEVER\ndefault!\n#else\n{last}\n#endif\n",
            _ => $"{first}\n#region argument\n{last}\n#endregion\n",
        };
    }

    private static string Surround(string body, Directive directive) => directive switch
    {
        Directive.RegionAround => $"\n#region use\n{body}\n#endregion\n",
        Directive.IfAround => $"\n#if NEVER\nT.Line(\"never\");\n#else\n{body}\n#endif\n",
        Directive.DisabledBefore => $"\n#if NEVER\nT.Show(new Gone());\n#endif\n{body}",
        Directive.NullableAround => $"\n#nullable disable\n{body}\n#nullable restore\n",
        Directive.LineBefore => $"\n#line 200 \"other.cs\"\n{body}\n#line default\n",
        _ => body,
    };

    [GeneratedRegex(@",(?=\s*(?:count: |user: |number|Mutate|Change|T\.I|flag|default|new Func<int>|\(int\)|\d+$))")]
    private static partial Regex TopLevelComma();
}
