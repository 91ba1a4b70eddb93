using Netra.SsotAnalyzers.Rules;
using Netra.SsotAnalyzers.Rules.SupersededUses;
using Netra.SsotAnalyzers.Tests.Support;

namespace Netra.SsotAnalyzers.Tests.Rules.SupersededUses;

/// <summary>The superseded member gave its arguments and its result a type: what is written in its place finds the same overloads and computes the same numbers.</summary>
public sealed class SSOT1002_ConversionTests
{
    private const string Map = """
        #nullable enable
        using System;
        using System.Collections.Generic;
        using System.Runtime.CompilerServices;
        using Netra.Ssot;

        [Canonical("Sink")]
        public class Sink
        {
            public static void Put(int value) { }
            public static void Put(long value) { }
            public static void Put(float value) { }
            public static void Put(object? value) { }
            public static void Put(string? value) { }
            public static void Long(long value) { }
            public static void Pair((string Name, object? Data) pair) { }
            public static void Nested(((int, long) Numbers, string Text) value) { }
            public static void Of<T>(T value) { }
            public static int Count(int start) => start;
            public static Sink Make() => new();
            public static void Spread(params ReadOnlySpan<string> values) { }
            public static void Sequence(IEnumerable<string> values) { }
            public static void Log(string text, [CallerMemberName] string who = "") { }
        }

        public class Base
        {
            public string Name => "";
            public string Title() => "";
            [ReplaceWith("this.Name")] public string Label => Name;
            [ReplaceWith("this.Title()")] public string Caption() => Title();
        }

        public class Derived : Base
        {
            public new string Title() => "another";
        }

        public sealed class Text
        {
            public static implicit operator string(Text text) => "";
        }

        public static class Legacy
        {
            [ReplaceWith("Sink.Put(value)")] public static void Put(long value) { }
            [ReplaceWith("Sink.Put(value)")] public static void PutAny(object? value) { }
            [ReplaceWith("Sink.Put(value)")] public static void PutLong(long value = 5) { }
            [ReplaceWith("Sink.Put(value)")] public static void PutFloat(float value = 1.5f) { }
            [ReplaceWith("Sink.Put(value)")] public static void PutNone(object? value = null) { }
            [ReplaceWith("Sink.Long(value)")] public static void Long(long value) { }
            [ReplaceWith("Sink.Pair((name, data))")] public static void Pair(string name, object? data) { }
            [ReplaceWith("Sink.Nested(((small, large), text))")] public static void Nested(int small, long large, string text) { }
            [ReplaceWith("Sink.Of((name, data))")] public static void OfPair(string name, object? data) { }
            [ReplaceWith("(name, data)")] public static (string, object?) Couple(string name, object? data) => (name, data);
            [ReplaceWith("Sink.Of(value)")] public static void Of(object? value) { }
            [ReplaceWith("value / 2")] public static double Half(double value) => value / 2;
            [ReplaceWith("$\"<{value}>\"")] public static string Quote(string value) => $"<{value}>";
            [ReplaceWith("value + value")] public static string Twice(string value) => value + value;
            [ReplaceWith("Sink.Count(start)")] public static double Count(int start) => start;
            [ReplaceWith("Sink.Make()")] public static object Make() => new Sink();
            [ReplaceWith("Sink.Spread(values)")] public static void Spread(params ReadOnlySpan<string> values) { }
            [ReplaceWith("Sink.Sequence(values)")] public static void Sequence(params IEnumerable<string> values) { }
            [ReplaceWith("Sink.Put(this)")] public static void Show(this object? value) { }
            [ReplaceWith("Sink.Put(value)")] [System.Diagnostics.Conditional("TRACE_ALL")] public static void Trace(string value) { }
            [ReplaceWith("Sink.Log(text, who)")] public static void Log(string text, [CallerMemberName] string who = "") { }
            [ReplaceWith("Sink.Log(text, expression)")] public static void LogExpression(string text, [CallerArgumentExpression("text")] string expression = "") { }
            [ReplaceWith("Sink.Log(text, line.ToString())")] public static void LogLine(string text, [CallerLineNumber] int line = 0) { }
        }
        """;

    [Theory]
    [InlineData("{|SSOT1002:Legacy.Put(1)|};", "Sink.Put((long)1);")]
    [InlineData("{|SSOT1002:Legacy.Put(n)|};", "Sink.Put((long)n);")]
    [InlineData("{|SSOT1002:Legacy.Put(-n)|};", "Sink.Put((long)(-n));")]
    [InlineData("{|SSOT1002:Legacy.Put(1L)|};", "Sink.Put(1L);")]
    [InlineData("{|SSOT1002:Legacy.PutAny(\"a\")|};", "Sink.Put((object?)\"a\");")]
    [InlineData("{|SSOT1002:Legacy.PutAny(null)|};", "Sink.Put((object?)null);")]
    [InlineData("{|SSOT1002:Legacy.PutAny(n)|};", "Sink.Put((object?)n);")]
    [InlineData("{|SSOT1002:Legacy.Of(\"a\")|};", "Sink.Of((object?)\"a\");")]
    public Task OtherOverload_IsKeptAwayByACast(string before, string after) => FixesAsync(before, after);

    [Theory]
    [InlineData("{|SSOT1002:Legacy.PutLong()|};", "Sink.Put((long)5);")]
    [InlineData("{|SSOT1002:Legacy.PutFloat()|};", "Sink.Put((float)1.5);")]
    [InlineData("{|SSOT1002:Legacy.PutNone()|};", "Sink.Put((object?)null);")]
    public Task DefaultValue_KeepsItsType(string before, string after) => FixesAsync(before, after);

    [Theory]
    [InlineData("{|SSOT1002:Legacy.Long(n)|};", "Sink.Long(n);")]
    [InlineData("Use({|SSOT1002:Legacy.Half(2.0)|});", "Use(2.0 / 2);")]
    [InlineData("Use({|SSOT1002:Legacy.Twice(s)|});", "Use(s + s);")]
    public Task SameConversion_NeedsNoCast(string before, string after) => FixesAsync(before, after);

    [Theory]
    [InlineData("Use({|SSOT1002:Legacy.Half(3)|});", "Use((double)3 / 2);")]
    [InlineData("Use({|SSOT1002:Legacy.Half(n + 1)|});", "Use((double)(n + 1) / 2);")]
    [InlineData("Use({|SSOT1002:Legacy.Quote(t)|});", "Use($\"<{((string)t)}>\");")]
    public Task Operand_KeepsTheParametersType(string before, string after) => FixesAsync(before, after);

    [Theory]
    [InlineData("var h = {|SSOT1002:Legacy.Count(3)|} / 2;", "var h = (double)Sink.Count(3) / 2;")]
    [InlineData("Func<double> f = () => {|SSOT1002:Legacy.Count(3)|};", "Func<double> f = () => (double)Sink.Count(3);")]
    [InlineData("{|SSOT1002:Legacy.Count(3)|};", "Sink.Count(3);")]
    [InlineData("Over({|SSOT1002:Legacy.Make()|});", "Over((object)Sink.Make());")]
    [InlineData("Use({|SSOT1002:Legacy.Make()|});", "Use(Sink.Make());")]
    public Task Result_KeepsItsType(string before, string after) => FixesAsync(before, after);

    [Theory]
    [InlineData("{|SSOT1002:Legacy.Spread(\"a\", s)|};", "Sink.Spread(\"a\", s);")]
    [InlineData("{|SSOT1002:Legacy.Spread()|};", "Sink.Spread();")]
    [InlineData("{|SSOT1002:Legacy.Sequence(\"a\", s)|};", "Sink.Sequence([\"a\", s]);")]
    [InlineData("{|SSOT1002:Legacy.Sequence()|};", "Sink.Sequence([]);")]
    public Task ParamsCollection_KeepsItsElements(string before, string after) => FixesAsync(before, after);

    [Theory]
    [InlineData("{|SSOT1002:Legacy.Log(s)|};", "Sink.Log(s);")]
    [InlineData("{|SSOT1002:Legacy.LogExpression(s, \"a\")|};", "Sink.Log(s, \"a\");")]
    [InlineData("{|SSOT1003:Legacy.LogExpression(s)|};", "{|SSOT1003:Legacy.LogExpression(s)|};")]
    [InlineData("{|SSOT1003:Legacy.LogLine(s)|};", "{|SSOT1003:Legacy.LogLine(s)|};")]
    public Task ValueThatTheCompilerFillsIn_IsNotWrittenOut(string before, string after) => FixesAsync(before, after);

    [Theory]
    [InlineData("{|SSOT1002:Legacy.Pair(\"a\", \"b\")|};", "Sink.Pair((\"a\", \"b\"));")]
    [InlineData("{|SSOT1002:Legacy.Pair(\"a\", 1)|};", "Sink.Pair((\"a\", 1));")]
    [InlineData("{|SSOT1002:Legacy.Nested(n, n, \"s\")|};", "Sink.Nested(((n, n), \"s\"));")]
    [InlineData("{|SSOT1002:Legacy.OfPair(\"a\", n)|};", "Sink.Of((\"a\", (object?)n));")]
    [InlineData("(string, object?) p = {|SSOT1002:Legacy.Couple(\"a\", n)|};", "(string, object?) p = (\"a\", (object?)n);")]
    public Task ElementOfATuple_KeepsItsConversion(string before, string after) => FixesAsync(before, after);

    [Theory]
    [InlineData("Use({|SSOT1003:Legacy.Twice(t)|});")]
    public Task ConversionThatIsACall_IsNotRepeated(string code) => FixesAsync(code, code);

    [Theory]
    [InlineData("{|SSOT1002:s.Show()|};", "Sink.Put((object?)s);")]
    [InlineData("{|SSOT1002:new Derived().Caption()|};", "((Base)new Derived()).Title();")]
    [InlineData("Base b = new Derived(); {|SSOT1002:b.Caption()|};", "Base b = new Derived(); b.Title();")]
    public Task Receiver_KeepsItsType(string before, string after) => FixesAsync(before, after);

    [Fact]
    public Task ReceiverThatDerivesFromTheSupersededType_IsNotCastToTheCanonicalOne()
    {
        const string Code = """
            using Netra.Ssot;

            [Canonical("Sink")]
            public class Sink
            {
                public int Send<T>(T value) => 0;
            }

            [SupersededBy(typeof(Sink))]
            public class OldSink
            {
                public virtual int Send<T>(T value) => 0;
                [ReplaceWith("this.Send<object>(value)")] public int Emit(object value) => 0;
            }

            public sealed class TestSink : {|SSOT1001:OldSink|}
            {
                public override int Send<T>(T value) => 1;
                public static int Use(TestSink sink) => EMIT;
            }
            """;
        var test = new SuiteTest<SSOT1002_SupersededMemberUse>
        {
            TestState = { Sources = { Code.Replace("EMIT", "{|SSOT1002:sink.Emit(1)|}", StringComparison.Ordinal) } },
            FixedState = { Sources = { Code.Replace("EMIT", "sink.Send<object>(1)", StringComparison.Ordinal) }, MarkupHandling = Microsoft.CodeAnalysis.Testing.MarkupMode.Allow },
        };
        return test.RunAsync();
    }

    [Theory]
    [InlineData("{|SSOT1003:Legacy.Trace(s)|};")]
    public Task ConditionalMethod_IsNotMadeUnconditional(string code) => FixesAsync(code, code);

    [Theory]
    [InlineData("Use(new { {|SSOT1002:d.Label|} });", "Use(new { Label = d.Name });")]
    [InlineData("var pair = ({|SSOT1002:d.Label|}, 1); Use(pair.Label);", "var pair = (Label: d.Name, 1); Use(pair.Label);")]
    [InlineData("Use(new { Title = {|SSOT1002:d.Label|} });", "Use(new { Title = d.Name });")]
    public Task InferredName_Stays(string before, string after) => FixesAsync(before, after);

    [Theory]
    [InlineData("Use({|SSOT1002:Label|});", "Use(this.Name);")]
    [InlineData("string Title() => Name; Use({|SSOT1002:Caption()|} + Title());", "string Title() => Name; Use(this.Title() + Title());")]
    public Task LocalOfTheMembersName_IsNotTakenForIt(string before, string after) => FixesAsync(before, after);

    private static Task FixesAsync(string before, string after)
    {
        const string Frame = "#nullable enable\nusing System;\n\nclass C : Base\n{\n    static void Use(object? o) { }\n    static void Over(object o) { }\n    static void Over(Sink s) { }\n\n    void M(int n, string s, Text t, Derived d, string Name)\n    {\n        ";
        var test = new SuiteTest<SSOT1002_SupersededMemberUse>
        {
            TestState = { Sources = { ("/0/Map.cs", Map), ("/0/Test.cs", Frame + before + "\n    }\n}\n") } },
            FixedState = { Sources = { ("/0/Map.cs", Map), ("/0/Test.cs", Frame + after + "\n    }\n}\n") }, MarkupHandling = Microsoft.CodeAnalysis.Testing.MarkupMode.Allow },
        };
        return test.RunAsync();
    }
}
