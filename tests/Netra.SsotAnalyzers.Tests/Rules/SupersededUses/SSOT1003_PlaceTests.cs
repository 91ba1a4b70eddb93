using Netra.SsotAnalyzers.Rules;
using Netra.SsotAnalyzers.Rules.SupersededUses;
using Netra.SsotAnalyzers.Tests.Support;

namespace Netra.SsotAnalyzers.Tests.Rules.SupersededUses;

/// <summary>
/// What a place demands beyond a value: a constant, something to assign to, an object with its required members, a record.
/// Where the canonical type does not give it, that is SSOT1003 in the analysis; beside each stands what is rewritten.
/// </summary>
public sealed class SSOT1003_PlaceTests
{
    private const string Map = """
        global using System;
        global using System.Collections.Generic;
        global using System.ComponentModel;
        global using System.Diagnostics.CodeAnalysis;
        global using System.Threading.Tasks;
        using Netra.Ssot;

        [Canonical("Order")]
        public class New
        {
            public New() { }
            public New(int first) { }
            [SetsRequiredMembers] public New(string id) { Id = id; }
            public required string Id { get; set; }
            public int Fixed { get; init; }
            public int Own { get; private set; }
            public int Read { get; }
            public readonly int Field;
            public int Kept { get; set; }
            public int Wrapped { get; set; }
            public (int X, int Y) Place { get; set; }
            public static readonly int Late = 1;
            public const int Early = 1;
            public static int Shared { get; set; }
        }

        [SupersededBy(typeof(New))]
        public class Old
        {
            public Old() { }
            [SetsRequiredMembers] public Old(int first) { Id = ""; }
            [SetsRequiredMembers] public Old(string id) { Id = id; }
            public required string Id { get; set; }
            public int Fixed { get; set; }
            public int Own { get; set; }
            public int Read { get; set; }
            public int Field;
            public int Kept { get; set; }
            public int Wrapped;
            public (int X, int Y) Place;
            public const int Late = 1;
            public const int Early = 1;
            public static int Shared;
        }

        [SupersededBy(typeof(NewPlain))] public class OldPlain { public int Lost; public int Kept { get; set; } public OldPlain() { } public OldPlain(int lost) { } }
        public class NewPlain { public int Kept { get; set; } }

        [SupersededBy(typeof(Full))] public class OldEmpty { }
        public class Full { public required int Size { get; set; } }

        [SupersededBy(typeof(Class))] public record OldRecord(int Id);
        public class Class { public Class(int id) { } public int Id { get; init; } }
        [SupersededBy(typeof(Record))] public record OlderRecord(int Id);
        public record Record(int Id);
        [SupersededBy(typeof(Record))] public class OldClass { }
        [SupersededBy(typeof(Value))] public record OldValue { public int Id { get; set; } }
        public struct Value { public int Id { get; set; } }

        [SupersededBy(typeof(NewMarkAttribute))] public class OldMarkAttribute : Attribute { public int Level; }
        public class NewMarkAttribute : Attribute { public required int Level; }

        public static class Make
        {
            public static T Of<T>() where T : new() => new();
            public static T Any<T>() => default;
            public static T Ref<T>() where T : class => null;
            public static void Change(ref int value) { }
        }

        public class Holder
        {
            [ReplaceWith("this.Size")] public int OldSize { get; set; }
            public int Size { get; init; }
            [ReplaceWith("this.Length")] public int OldLength { get; set; }
            public int Length { get; }
            [ReplaceWith("this.Count")] public int OldCount;
            public int Count { get; set; }
            [ReplaceWith("this.Item")] public int OldItem;
            public ref int Item => throw new Exception();
            [ReplaceWith("this.Sum()")] public int OldSum { get; set; }
            public int Sum() => 1;
            [ReplaceWith("Holder.Late")] public const int OldLate = 1;
            public static readonly int Late = 1;
            [ReplaceWith("Holder.Early + 1")] public const int OldEarly = 2;
            public const int Early = 1;
            [ReplaceWith("Holder.Title")] public const string OldTitle = "t";
            public static readonly string Title = "t";
            [ReplaceWith("new New()")] public static New Begin() => null;
            [ReplaceWith("new New { Id = id }")] public static New Begin(string id) => null;
            [ReplaceWith("this.Next()")] public Class Step() => null;
            public Class Next() => null;
            [ReplaceWith("holder.Next()")] public static Class Whole(Holder holder) => null;
        }
        """;

    [Theory]
    [InlineData("object a = {|SSOT1003:new Old(1)|};")]
    [InlineData("object a = {|SSOT1003:new Old(1) { Fixed = 1 }|};")]
    [InlineData("object a = {|SSOT1003:new OldEmpty()|}, b = {|SSOT1003:new OldEmpty { }|};")]
    [InlineData("New a = {|SSOT1003:Holder.Begin()|};")]
    [InlineData("[{|SSOT1003:OldMark|}] void M() { }")]
    [InlineData("object a = Make.Of<{|SSOT1003:OldEmpty|}>();")]
    public Task RequiredMember_ThatIsNotSet_IsUnfixable(string members) => StaysAsync(members);

    [Theory]
    [InlineData("object a = {|SSOT1002:new Old { Id = \"a\" }|};", "object a = new New { Id = \"a\" };")]
    [InlineData("object a = {|SSOT1002:new Old(1) { Id = \"a\" }|};", "object a = new New(1) { Id = \"a\" };")]
    [InlineData("object a = {|SSOT1002:new Old(\"a\")|};", "object a = new New(\"a\");")]
    [InlineData("object a = {|SSOT1002:new Old(\"a\") { Fixed = 1 }|};", "object a = new New(\"a\") { Fixed = 1 };")]
    [InlineData("{|SSOT1001:Old|} a = new(\"a\"), b = new() { Id = \"b\" };", "New a = new(\"a\"), b = new() { Id = \"b\" };")]
    [InlineData("New a = {|SSOT1002:Holder.Begin(\"a\")|};", "New a = new New { Id = \"a\" };")]
    [InlineData("[{|SSOT1001:OldMark|}(Level = 1)] void M() { }", "[NewMark(Level = 1)] void M() { }")]
    [InlineData("object a = Make.Of<{|SSOT1001:OldPlain|}>();", "object a = Make.Of<NewPlain>();")]
    [InlineData("object a = Make.Any<{|SSOT1001:OldEmpty|}>();", "object a = Make.Any<Full>();")]
    public Task RequiredMember_ThatIsSet_IsRewritten(string before, string after) => FixesAsync(before, after);

    [Theory]
    [InlineData("{|SSOT1001:OldEmpty|} a = {|SSOT1003:new()|};")]
    [InlineData("{|SSOT1001:Old|} a = {|SSOT1003:new(1)|};")]
    [InlineData("{|SSOT1001:OldPlain|} a = {|SSOT1003:new(1)|};")]
    [InlineData("{|SSOT1001:OldPlain|} a = new() { {|SSOT1003:Lost|} = 1 };")]
    public Task TargetTypedConstruction_ThatDoesNotFit_IsUnfixable(string members) => StaysAsync(members);

    [Theory]
    [InlineData("{|SSOT1001:OldPlain|} a = new();", "NewPlain a = new();")]
    [InlineData("{|SSOT1001:OldPlain|} a = new() { Kept = 1 };", "NewPlain a = new() { Kept = 1 };")]
    public Task TargetTypedConstruction_ThatFits_IsRewritten(string before, string after) => FixesAsync(before, after);

    [Theory]
    [InlineData("object a = {|SSOT1003:new OldPlain { Lost = 1 }|};")]
    [InlineData("object a = {|SSOT1003:new Old { Id = \"\", Read = 1 }|};")]
    public Task Initializer_OfAMemberThatIsNotThere_IsUnfixable(string members) => StaysAsync(members);

    [Theory]
    [InlineData("{|SSOT1003:o.Fixed|} = 1;")]
    [InlineData("{|SSOT1003:o.Fixed|}++; --{|SSOT1003:o.Own|}; ({|SSOT1003:o.Read|}) += 1;")]
    [InlineData("{|SSOT1003:o.Own|} = {|SSOT1003:o.Read|} = 1;")]
    [InlineData("({|SSOT1003:o.Fixed|}, ({|SSOT1003:o.Read|}, _)) = (1, (2, 3));")]
    [InlineData("Make.Change(ref {|SSOT1003:o.Wrapped|}); int.TryParse(\"\", out {|SSOT1003:o.Field|});")]
    [InlineData("ref int r = ref {|SSOT1003:o.Wrapped|};")]
    [InlineData("{|SSOT1003:o.Place|}.X = 1; ({|SSOT1003:o.Place|}).Y++;")]
    public Task Write_ThatTheCanonicalMemberDoesNotTake_IsUnfixable(string statements) => StaysAsync("void M({|SSOT1001:Old|} o) { " + statements + " }");

    [Theory]
    [InlineData("_ = o.Fixed + o.Own + o.Read + o.Field; o.Kept = 1; o.Kept++; (o.Kept, _) = (1, 2);", "_ = o.Fixed + o.Own + o.Read + o.Field; o.Kept = 1; o.Kept++; (o.Kept, _) = (1, 2);")]
    [InlineData("var p = {|SSOT1002:new Old { Id = \"\", Fixed = 1, Kept = 2 }|};", "var p = new New { Id = \"\", Fixed = 1, Kept = 2 };")]
    [InlineData("_ = o is { Fixed: 1, Read: 2 } ? nameof(o.Fixed) : o?.Fixed.ToString();", "_ = o is { Fixed: 1, Read: 2 } ? nameof(o.Fixed) : o?.Fixed.ToString();")]
    public Task Read_OrWriteThatFits_IsRewritten(string before, string after) => FixesAsync("void M({|SSOT1001:Old|} o) { " + before + " }", "void M(New o) { " + after + " }");

    [Theory]
    [InlineData("{|SSOT1003:h.OldSize|} = 1; {|SSOT1003:h.OldLength|}++; ({|SSOT1003:h.OldSize|}, _) = (1, 2); {|SSOT1003:h.OldSum|} = 2;")]
    [InlineData("Make.Change(ref {|SSOT1003:h.OldCount|}); ref int r = ref {|SSOT1003:h.OldCount|};")]
    [InlineData("var b = new Holder { {|SSOT1003:OldLength|} = 1 }; Make.Change(ref {|SSOT1003:Old.Shared|});")]
    public Task Write_ThatTheReplacementDoesNotTake_IsUnfixable(string statements) => StaysAsync("void M(Holder h) { " + statements + " }");

    [Theory]
    [InlineData("_ = {|SSOT1002:h.OldSize|} + {|SSOT1002:h.OldLength|} + {|SSOT1002:h.OldSum|};", "_ = h.Size + h.Length + h.Sum();")]
    [InlineData("{|SSOT1002:h.OldCount|} = 1; {|SSOT1002:h.OldItem|} = 2; Make.Change(ref {|SSOT1002:h.OldItem|});", "h.Count = 1; h.Item = 2; Make.Change(ref h.Item);")]
    [InlineData("var b = new Holder { {|SSOT1002:OldSize|} = 1, {|SSOT1002:OldCount|} = 2 };", "var b = new Holder { Size = 1, Count = 2 };")]
    public Task Write_ThatTheReplacementTakes_IsRewritten(string before, string after) => FixesAsync("void M(Holder h) { " + before + " }", "void M(Holder h) { " + after + " }");

    [Fact]
    public Task ConstructorOfADerivedClass_MaySetWhatIsInitOnly() => FixesAsync(
        "class D : Holder { public D() { {|SSOT1002:OldSize|} = 1; {|SSOT1002:this.OldSize|} = 2; {|SSOT1002:base.OldSize|} = 3; } void M() { {|SSOT1003:OldSize|} = 4; } public int P { init { {|SSOT1002:OldSize|} = value; } } }",
        "class D : Holder { public D() { Size = 1; this.Size = 2; base.Size = 3; } void M() { {|SSOT1003:OldSize|} = 4; } public int P { init { Size = value; } } }");

    [Theory]
    [InlineData("int M(int i) { switch (i) { case {|SSOT1003:Old.Late|}: return 1; case {|SSOT1003:Holder.OldLate|} + 1: goto case {|SSOT1003:Old.Late|}; default: return 2; } }")]
    [InlineData("bool M(int i) => i is {|SSOT1003:Old.Late|} or > {|SSOT1003:Holder.OldLate|};")]
    [InlineData("int M(int i) => i switch { {|SSOT1003:Old.Late|} => 1, ({|SSOT1003:Holder.OldLate|} + 1) => 2, _ => 3 };")]
    [InlineData("bool M(string s) => s is { Length: {|SSOT1003:Old.Late|} };")]
    [InlineData("const int a = {|SSOT1003:Old.Late|}, b = -({|SSOT1003:Holder.OldLate|});")]
    [InlineData("void M() { const string s = $\"a{{|SSOT1003:Holder.OldTitle|}}\" + {|SSOT1003:Holder.OldTitle|}; }")]
    [InlineData("void M(int i = {|SSOT1003:Old.Late|}) { }")]
    [InlineData("enum E { A = {|SSOT1003:Old.Late|}, B = {|SSOT1003:Holder.OldLate|} }")]
    [InlineData("[DefaultValue({|SSOT1003:Old.Late|})] [Description({|SSOT1003:Holder.OldTitle|})] int P { get; set; }")]
    [InlineData("byte b = {|SSOT1003:Holder.OldLate|}; byte c = {|SSOT1003:Holder.OldLate|} + 1;")]
    [InlineData("int[] a = new int[{|SSOT1003:Old.Late|}] { 1 };")]
    public Task Constant_ThatIsNoneAfterwards_IsUnfixableWhereOneIsNeeded(string members) => StaysAsync(members);

    [Theory]
    [InlineData("int M(int i) { switch (i) { case {|SSOT1002:Old.Early|}: return 1; case {|SSOT1002:Holder.OldEarly|}: return 2; default: return {|SSOT1002:Holder.OldLate|}; } }", "int M(int i) { switch (i) { case New.Early: return 1; case (Holder.Early + 1): return 2; default: return Holder.Late; } }")]
    [InlineData("const int a = {|SSOT1002:Old.Early|}, b = {|SSOT1002:Holder.OldEarly|}; int c = {|SSOT1002:Holder.OldLate|};", "const int a = New.Early, b = Holder.Early + 1; int c = Holder.Late;")]
    [InlineData("int[] a = new int[{|SSOT1002:Holder.OldLate|}];", "int[] a = new int[Holder.Late];")]
    [InlineData("byte b = {|SSOT1002:Holder.OldEarly|}; string s = {|SSOT1002:Holder.OldTitle|};", "byte b = Holder.Early + 1; string s = Holder.Title;")]
    public Task Constant_ThatStaysOneOrNeedNotBeOne_IsRewritten(string before, string after) => FixesAsync(before, after);

    [Theory]
    [InlineData("void M({|SSOT1001:OldRecord|} r) { var a = {|SSOT1003:r with { Id = 1 }|}; }")]
    [InlineData("object M({|SSOT1001:OldRecord|} r) => {|SSOT1003:r with { }|};")]
    [InlineData("object M(List<{|SSOT1001:OldRecord|}> r) => {|SSOT1003:r[0] with { }|};")]
    public Task Copy_OfWhatIsNoRecord_IsUnfixable(string members) => StaysAsync(members);

    [Theory]
    [InlineData("object M({|SSOT1001:OlderRecord|} r) => r with { Id = 1 };", "object M(Record r) => r with { Id = 1 };")]
    [InlineData("object M(Record r) => r with { Id = 1 }; {|SSOT1001:OldRecord|} f;", "object M(Record r) => r with { Id = 1 }; Class f;")]
    public Task Copy_OfARecord_IsRewritten(string before, string after) => FixesAsync(before, after);

    [Theory]
    [InlineData("record D(int Id) : {|SSOT1003:OldRecord|}(Id);")]
    [InlineData("class D : {|SSOT1003:OldClass|} { }")]
    public Task Base_OfAnotherKind_IsUnfixable(string members) => StaysAsync(members);

    [Theory]
    [InlineData("record D(int Id) : {|SSOT1001:OlderRecord|}(Id);", "record D(int Id) : Record(Id);")]
    [InlineData("class D : {|SSOT1001:OldPlain|} { }", "class D : NewPlain { }")]
    public Task Base_OfTheSameKind_IsRewritten(string before, string after) => FixesAsync(before, after);

    [Theory]
    [InlineData("object a = Make.Of<{|SSOT1003:OldKind|}>();", "public class OldKind { } public class NewKind { public NewKind(int i) { } }")]
    [InlineData("object a = Make.Of<{|SSOT1003:OldKind|}>();", "public class OldKind { } public abstract class NewKind { }")]
    [InlineData("object a = Make.Ref<{|SSOT1003:OldKind|}>();", "public class OldKind { } public struct NewKind { }")]
    [InlineData("G<{|SSOT1003:OldKind|}> a; class G<T> where T : IDisposable { }", "public class OldKind : IDisposable { public void Dispose() { } } public class NewKind { }")]
    [InlineData("G<{|SSOT1003:OldKind|}> a; class G<T> where T : struct { }", "public struct OldKind { } public class NewKind { }")]
    [InlineData("G<{|SSOT1003:OldKind|}> a; class G<T> where T : unmanaged { }", "public struct OldKind { } public struct NewKind { object o; }")]
    public Task TypeArgument_AgainstTheConstraint_IsUnfixable(string members, string types) => StaysAsync(members, types);

    [Theory]
    [InlineData("object a = Make.Of<{|SSOT1001:OldKind|}>();", "object a = Make.Of<NewKind>();", "public class OldKind { } public class NewKind { public NewKind() { } public NewKind(int i) { } }")]
    [InlineData("G<{|SSOT1001:OldKind|}> a; class G<T> where T : IDisposable { }", "G<NewKind> a; class G<T> where T : IDisposable { }", "public class OldKind : IDisposable { public void Dispose() { } } public class NewKind : IDisposable { public void Dispose() { } }")]
    [InlineData("G<{|SSOT1001:OldKind|}> a; class G<T> where T : IComparable<T> { }", "G<NewKind> a; class G<T> where T : IComparable<T> { }", "public class OldKind : IComparable<OldKind> { public int CompareTo(OldKind o) => 0; } public class NewKind : IComparable<NewKind> { public int CompareTo(NewKind o) => 0; }")]
    public Task TypeArgument_ThatSatisfiesTheConstraint_IsRewritten(string before, string after, string types) => FixesAsync(before, after, types);

    [Fact]
    public Task DirectiveInsideAChain_IsUnfixableWhereItWouldGo() => FixesAsync(
        """
        object M(Holder h) => {|SSOT1002:h
        #region link
            .Step()|}
        #endregion
            .ToString() +
            {|SSOT1003:Holder
        #region call
            .Whole(h)|}
        #endregion
            ;
        """,
        """
        object M(Holder h) => h
        #region link
            .Next()
        #endregion
            .ToString() +
            {|SSOT1003:Holder
        #region call
            .Whole(h)|}
        #endregion
            ;
        """);

    private static Task StaysAsync(string members, string types = "") => FixesAsync(members, members, types);

    private static Task FixesAsync(string before, string after, string types = "")
    {
        var declared = types.Length == 0 ? "" : "[Netra.Ssot.SupersededBy(typeof(NewKind))] " + types;
        return new SuiteTest<SSOT1003_UnfixableUse>
        {
            TestState = { Sources = { ("/0/Map.cs", Map), ("/0/Types.cs", declared), ("/0/Test.cs", "class C { " + before + " }") } },
            FixedState = { Sources = { ("/0/Map.cs", Map), ("/0/Types.cs", declared), ("/0/Test.cs", "class C { " + after + " }") }, MarkupHandling = Microsoft.CodeAnalysis.Testing.MarkupMode.Allow },
        }.RunAsync();
    }
}
