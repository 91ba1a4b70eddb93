using System.Text.RegularExpressions;

namespace Netra.SsotAnalyzers.Tests.Equality;

/// <summary>A namespace, a type in the signatures of its types, and members with replacements are superseded at once: one run moves all of them.</summary>
public sealed class SeveralMigrationsTests : EqualityTests
{
    [Fact]
    public Task ConstructorOfASupersededType_ThatCallsAnotherOfItsOwn_MovesWithTheTypeOfItsArguments() => VerifyAsync(
        """
        [assembly: SupersededNamespace("Retired", "Events")]
        namespace Retired
        {
            public abstract class Event { internal Event(in OldMark a, in OldMark b) { At = a.At + b.At; } public int At; }
            public class Start : Event { public Start() : this(OldMark.Empty, OldMark.Empty) { } public Start(in OldMark a, in OldMark b) : base(a, b) { } }
        }
        namespace Events
        {
            public abstract class Event { internal Event(in OldMark a, in OldMark b) { At = a.At + b.At; } public int At; }
            public class Start : Event { public Start() : this(OldMark.Empty, OldMark.Empty) { } public Start(in OldMark a, in OldMark b) : base(a, b) { } }
        }
        [SupersededBy(typeof(Mark))] public struct OldMark { public OldMark(int at) { At = at; } public int At; public static readonly OldMark Empty = new OldMark(4); }
        [Canonical("M")] public struct Mark { public Mark(int at) { At = at; } public int At; public static readonly Mark Empty = new Mark(4); }
        public static class Program
        {
            static Retired.Start Begin() { var mark = new OldMark(2); return new Retired.Start(mark, OldMark.Empty); }
            public static void Print(Action<object> print) { print(new Retired.Start().At); print(Begin().At); }
        }
        """,
        "static Start Begin() { var mark = new Mark(2); return new Start(mark, Mark.Empty); }", "print(new Start().At)", "Start(in Mark a, in Mark b)");

    [Fact]
    public Task QualifiedNameBesideAnotherTypeOfThatName_StaysAsShort() => VerifyAsync(
        """
        using Core.Tokens;
        [assembly: SupersededNamespace("Core.Retired", "Core.Events")]
        namespace Core.Tokens { public class Token { public string Text = "t"; } public class Comment : Token { } }
        namespace Core.Retired { public class Comment { public Comment(string text) { Text = text; } public string Text; } }
        namespace Core.Events { public class Comment { public Comment(string text) { Text = text; } public string Text; } }
        namespace Core
        {
            public class Parser { public object Parse(Token token) { if (token is Comment comment) return new Retired.Comment(comment.Text); return token; } }
        }
        public static class Program { public static void Print(Action<object> print) { print(((dynamic)new Core.Parser().Parse(new Comment())).Text); print(new Core.Parser().Parse(new Token()).GetType().Name); } }
        """,
        "if (token is Comment comment) return new Events.Comment(comment.Text);");

    [Theory]
    [InlineData("SSOT1001", "SSOT1002")]
    [InlineData("SSOT1002", "SSOT1001")]
    public async Task Constraint_MovesWithTheTypesThatMeetIt_WhicheverRuleGoesFirst(params string[] ids)
    {
        const string Source = """
            [SupersededBy(typeof(IArgs<>))] public interface IOldArgs<T> { OldContext Context { get; } }
            [Canonical("A")] public interface IArgs<T> { OldContext Context { get; } }
            [SupersededBy(typeof(Context))] public class OldContext { public int At = 1; }
            [Canonical("C")] public class Context { public int At = 1; }
            public static class Guard { [ReplaceWith("Guard.NotNull(value)")] public static T OldNotNull<T>(T value) => NotNull(value); public static T NotNull<T>(T value) => value; }
            public readonly struct Args<T> : IOldArgs<T> { public Args(OldContext context) { Context = Guard.OldNotNull(context); } public OldContext Context { get; } }
            public static class Predicates<TArgs, T> where TArgs : IOldArgs<T> { public static readonly Func<TArgs, int> Handle = args => args.Context.At; }
            public class Telemetry { public int Report<TArgs, T>(TArgs args, T value) where TArgs : IOldArgs<T> => Guard.OldNotNull(args.Context).At + Predicates<TArgs, T>.Handle(args); }
            public static class Program
            {
                public static Func<Args<int>, int> Chosen { get; set; } = Predicates<Args<int>, int>.Handle;
                public static void Print(Action<object> print) { var context = Guard.OldNotNull(new OldContext()); print(new Telemetry().Report(new Args<int>(context), 2)); print(Chosen(new Args<int>(context))); }
            }
            """;
        var (text, printed) = await RewriteAsync([.. ids, "SSOT1004", "SSOT1005", "SSOT2001", "SSOT3001"], Source);
        Assert.Equal(printed.Before, printed.After);
        Assert.Equal(2, Regex.Matches(text, "where TArgs : IArgs<T>").Count);
        Assert.Contains("public static class Program" + Source.Split("public static class Program")[1].Replace("OldNotNull", "NotNull").Replace("OldContext", "Context"), text, StringComparison.Ordinal);
        Assert.Contains("Args(Context context) { Context = Guard.NotNull(context); }", text, StringComparison.Ordinal);
    }

    [Fact]
    public Task ConstraintThatStays_KeepsTheTypesThatMeetIt() => VerifyAsync(
        """
        [SupersededBy(typeof(IArgs))] public interface IOldArgs { int At { get; } }
        [Canonical("A")] public interface IArgs { int At { get; } }
        public class Args : IOldArgs { public int At => 3; }
        #pragma warning disable SSOT1001
        public static class Predicates<TArgs> where TArgs : IOldArgs { public static int Handle(TArgs args) => args.At; }
        #pragma warning restore SSOT1001
        public static class Program { public static void Print(Action<object> print) => print(Predicates<Args>.Handle(new Args())); }
        """,
        "public class Args : IOldArgs", "where TArgs : IOldArgs");

    [Fact]
    public Task PartOfANamespace_ThatMeansAnotherOneAtThePlace_IsWrittenInFull() => VerifyAsync(
        """
        [assembly: SupersededNamespace("Core.Retired", "Core.Events")]
        namespace Core.Retired { public class Comment { public string Text = "event"; } }
        namespace Core.Events { public class Comment { public string Text = "event"; } }
        namespace Core.Sub.Events { public class Comment { public string Text = "another"; } }
        namespace Core.Sub { public static class Parser { public static object Parse() => new Retired.Comment().Text; } }
        public static class Program { public static void Print(Action<object> print) => print(Core.Sub.Parser.Parse()); }
        """,
        "Parse() => new Core.Events.Comment().Text;");

    [Fact]
    public Task NameOfTheFilesOwn_IsNotCapturedByAnAlias() => VerifyAsync(
        """
        using Tokens;
        namespace Tokens { public class Token { public string Text = "t"; } public class Comment : Token { } }
        namespace Events { [Canonical("E")] public class Comment { public Comment(string text) { Text = text; } public string Text; } }
        [SupersededBy(typeof(Events.Comment))] public class OldComment { public OldComment(string text) { Text = text; } public string Text; }
        public class Parser { public string Parse(Token token) { if (token is Comment comment) return new OldComment(comment.Text).Text; return "none"; } }
        public static class Program { public static void Print(Action<object> print) { print(new Parser().Parse(new Comment())); print(new Parser().Parse(new Token())); } }
        """,
        "if (token is Comment comment) return new Events.Comment(comment.Text).Text;", "print(new Parser().Parse(new Comment()));");

    [Theory]
    [InlineData("e.GetType().Name", "", "static object Show(Event e) => e.GetType().Name;")]
    [InlineData("typeof(Retired.Event).Name + e.GetType().Name.Length", "", "static object Show(Event e) => typeof(Event).Name + e.GetType().Name.Length;")]
    [InlineData("e.GetType().FullName", "", "static object Show(Retired.Event e) => e.GetType().FullName;")]
    [InlineData("\"\" + e.GetType()", "", "static object Show(Retired.Event e) => \"\" + e.GetType();")]
    [InlineData("e.GetType().Name", "[SupersededBy(typeof(Last))] public class OldLast : Retired.Event { } [Canonical(\"L\")] public class Last : Retired.Event { }", "static object Show(Retired.Event e) => e.GetType().Name;")]
    public async Task SimpleNameOfAType_StaysWhereANamespaceMoves(string shown, string declared, string after)
    {
        var (text, printed) = await RewriteAsync(["SSOT1004"], $$"""
            [assembly: SupersededNamespace("Retired", "Events")]
            namespace Retired { public class Event { } public class Start : Event { } }
            namespace Events { public class Event { } public class Start : Event { } }
            {{declared}}
            public static class Program
            {
                static object Show(Retired.Event e) => {{shown}};
                public static void Print(Action<object> print) { print(Show(new Retired.Start())); print(Show(new Retired.Event())); {{(declared == "" ? "" : "print(Show(new OldLast()));")}} }
            }
            """);
        Assert.Equal(printed.Before, printed.After);
        Assert.Contains(after, text, StringComparison.Ordinal);
    }

    [Fact]
    public Task TypeArgumentThatFollowsFromNoArgument_IsWrittenAgain() => VerifyAsync(
        """
        [Canonical("E")] public class Event { public int At = 1; } [SupersededBy(typeof(Event))] public class OldEvent { public int At = 1; }
        public static class Reader
        {
            [ReplaceWith("this.Accept(out taken)")] public static bool OldAccept<T>(this object source, out T taken) where T : OldEvent, new() => source.Accept(out taken);
            public static bool Accept<T>(this object source, out T taken) where T : OldEvent, new() { taken = new T(); return true; }
        }
        public static class Program { public static void Print(Action<object> print) { print("a".OldAccept<OldEvent>(out var _)); print("b".OldAccept<OldEvent>(out var e)); print(e.At); print("c".OldAccept(out OldEvent f)); } }
        """,
        """print("a".Accept<Event>(out var _)); print("b".Accept<Event>(out var e)); print(e.At); print("c".Accept(out Event f));""");

    [Fact]
    public Task TypeArgumentsThatTheCanonicalMethodHasInAnotherOrder_AreNotWritten() => VerifyAsync(
        """
        public static class Reader
        {
            [ReplaceWith("Reader.Split(out b, out a)")] public static void OldSplit<TA, TB>(out TA a, out TB b) => Split(out b, out a);
            public static void Split<TB, TA>(out TB b, out TA a) { a = default; b = default; }
        }
        public static class Program { public static void Print(Action<object> print) { Reader.OldSplit<int, string>(out var a, out var b); print(a); print(b ?? "null"); } }
        """,
        "Reader.OldSplit<int, string>(out var a, out var b);");
}
