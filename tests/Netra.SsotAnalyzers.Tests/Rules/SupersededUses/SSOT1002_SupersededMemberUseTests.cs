using Netra.SsotAnalyzers.CodeFixes.Fixes;
using Netra.SsotAnalyzers.Rules;
using Netra.SsotAnalyzers.Rules.SupersededUses;
using Netra.SsotAnalyzers.Tests.Support;

namespace Netra.SsotAnalyzers.Tests.Rules.SupersededUses;

public sealed partial class SSOT1002_SupersededMemberUseTests : RuleTests<SSOT1002_SupersededMemberUse, SSOT1002_SupersededMemberUseFix>
{
    protected override string Map => """
        global using N;
        global using System;
        global using System.Collections.Generic;
        global using System.Linq;
        global using System.Threading.Tasks;
        using Netra.Ssot;

        [assembly: ReplaceMember("M:System.IO.Path.GetTempFileName", "Files.Temp()", "N")]
        [assembly: ReplaceMember("P:System.Environment.TickCount", "Files.Ticks", "N")]

        namespace N;

        [Canonical("Manager")]
        public class New
        {
            public New(string user) { }
            public New(string user, int size) { }
            public string User { get; set; } = "";
            public int Size;
            public void Send(string text) { }
            public string Describe() => "";
            public static New Shared = new("shared");
            public static New Join(params string[] users) => new(users[0]);
            public static New Join(char separator, string[] users) => new(users[0]);
            public static New Wrap(New inner) => inner;
            public static New For(string user) => new(user);
            public static Task<New> OpenAsync(string user) => Task.FromResult(new New(user));
            public static Task CloseAsync(string user) => Task.CompletedTask;
            public static ValueTask<New> RentAsync(string user) => new(new New(user));
            public static bool TryOpen(string user, out New found) { found = new(user); return true; }
            public static void Bump(ref int count) => count++;
            public static int Sum(in int a, int b) => a + b;
            public static T Get<T>(string key) => default;
            public static void Store<T>(T value) { }
        }

        [SupersededBy(typeof(New))]
        public class Old
        {
            public Old(string user) { }
            public Old(string user, int size) { }
            public string User { get; set; } = "";
            public int Size;
            public static New Shared = new("shared");
            public static New Join(params string[] users) => new(users[0]);
        }

        public static class Factory
        {
            [ReplaceWith("new New(user)")] public static New Create(string user) => new(user);
            [ReplaceWith("new New(user)")] public static Task<New> CreateAsync(string user) => Task.FromResult(new New(user));
            [ReplaceWith("new New(user)")] public static ValueTask<New> CreateValueAsync(string user) => new(new New(user));
            [ReplaceWith("new New(user, size)")] public static New CreateSized(string user, int size = 3) => new(user, size);
            [ReplaceWith("new New(user)")] public static New CreateLogged(string user, object log) => new(user);
            [ReplaceWith("new New(user, user.Length)")] public static New CreateMeasured(string user) => new(user, user.Length);
            [ReplaceWith("New.OpenAsync(user)")] public static New Open(string user) => new(user);
            [ReplaceWith("New.CloseAsync(user)")] public static void Close(string user) { }
            [ReplaceWith("New.OpenAsync(user)")] public static Task<New> OpenOldAsync(string user) => New.OpenAsync(user);
            [ReplaceWith("New.RentAsync(user)")] public static Task<New> RentOldAsync(string user) => New.OpenAsync(user);
            [ReplaceWith("New.Join(users)")] public static New JoinAll(params string[] users) => New.Join(users);
            [ReplaceWith("New.Join(separator, users)")] public static New JoinWith(char separator, params string[] users) => New.Join(users);
            [ReplaceWith("New.TryOpen(user, out found)")] public static bool Find(string user, out New found) => New.TryOpen(user, out found);
            [ReplaceWith("New.Bump(ref count)")] public static void Increment(ref int count) => count++;
            [ReplaceWith("New.Sum(in a, b)")] public static int Add(in int a, int b) => a + b;
            [ReplaceWith("New.Wrap(inner)")] public static New Envelop(New inner) => inner;
            [ReplaceWith("New.For(this)")] public static New ToManager(this string user) => new(user);
            [ReplaceWith("New.Get<T>(key)")] public static T Fetch<T>(string key) => default;
            [ReplaceWith("New.Store<T>(value)")] public static void Put<T>(T value) { }
            [ReplaceWith("new List<T>()", "System.Collections.Generic")] public static List<T> Empty<T>() => [];
            [ReplaceWith("left + right")] public static int Total(int left, int right) => left + right;
            [ReplaceWith("flag ? 1 : 2")] public static int Pick(bool flag) => 1;
            [ReplaceWith("New.Shared")] public static New Instance => New.Shared;
            [ReplaceWith("Files.Name")] public const string Text = "t";
            [ReplaceWith("() => new New(user)")] public static Func<New> Lazily(string user) => () => new New(user);
        }

        public static class Files
        {
            public const string Name = "t";
            public static int Ticks => 1;
            public static string Temp() => "";
            public static string Shown(this Widget widget, string text) => text;
        }

        public class Widget
        {
            public Widget() { }
            public Widget(string title) { Title = title; }
            [ReplaceWith("new Widget(number.ToString())")] public Widget(int number) { }
            [ReplaceWith("Widget.Make(number)")] public Widget(long number) { }
            public static Widget Make(long number) => new("");
            public string Title { get; set; } = "";
            public event Action Changed;
            public void Send(string text) => Changed?.Invoke();
            public Task SendAsync(string text) => Task.CompletedTask;
            public string GetLabel() => "";
            public void SetLabel(string label) { }
            public Widget Join(Widget other) => this;
            public string At(int index) => "";
            public virtual void Draw() { }

            [ReplaceWith("this.Send(text)")] public void Emit(string text) { }
            [ReplaceWith("this.SendAsync(text)")] public void Post(string text) { }
            [ReplaceWith("this.SendAsync(text)")] public Task PostAsync(string text) => Task.CompletedTask;
            [ReplaceWith("this.Shown(text)", "N")] public string Show(string text) => text;
            [ReplaceWith("New.For(this.Title)")] public New Manager() => null;
            [ReplaceWith("this.Title")] public string Caption { get; set; } = "";
            [ReplaceWith("this.Title")] public string Name = "";
            [ReplaceWith("this.Changed")] public event Action Updated { add { } remove { } }
            [ReplaceWith("this.Draw()")] public virtual void Paint() { }
            public string Label { [ReplaceWith("this.GetLabel()")] get => ""; [ReplaceWith("this.SetLabel(value)")] set { } }
            [ReplaceWith("this.At(index)")] public string this[int index] => "";
            [ReplaceWith("left.Join(right)")] public static Widget operator +(Widget left, Widget right) => left;
        }

        public class Gadget : Widget { public override void Paint() => Draw(); }

        public enum Color { Crimson, [ReplaceWith("Color.Crimson")] Red = Crimson }
        """;

    protected override string FlaggedSample => """
        class C
        {
            New made = [|Factory.Create("a")|];
            New shared = [|Factory.Instance|];
            string text = [|Factory.Text|];
            Color color = [|Color.Red|];
            async Task M(Widget w)
            {
                w.Title = [|w.Caption|];
                await [|Factory.CreateAsync("b")|];
                [|w.Updated|] += () => { };
            }
        }
        """;

    protected override string NotFlaggedSample => """
        class C
        {
            New made = new New("a");
            string text = "Factory.Create";
            Widget widget = new Widget("a") { Title = "b" };
            int Create(int Caption) => Caption + new { Caption = 1 }.Caption;
            void M() { Create(Caption: 1); widget.Title = "Red"; }
        }
        """;

    protected override string UnrelatedNamesakeSample => """
        namespace Elsewhere
        {
            static class Factory { public static New Create(string user) => null; public const string Text = ""; }
            class Widget { public string Caption; public void Emit(string text) { } }
            enum Color { Red }
            class C
            {
                New made = Factory.Create(Factory.Text);
                Color color = Color.Red;
                void M(Widget w) { w.Emit(w.Caption); }
            }
        }

        class Overloads { New Create(string user) => Create(user, 1); New Create(string user, int x) => null; }
        """;

    protected override string GeneratedSample => """
        class Generated
        {
            New made = {|SSOT1003:Factory.Create("a")|};
            async Task M(Widget w) { w.Title = {|SSOT1003:w.Caption|}; await {|SSOT1003:Factory.CreateAsync("b")|}; }
        }
        """;

    protected override string PragmaSample => """
        class C
        {
        #pragma warning disable SSOT1002
            New silenced = Factory.Create("a");
            string M(Widget w) => w.Caption;
        #pragma warning restore SSOT1002
            New reported = [|Factory.Create("a")|];
        }
        """;

    protected override (string Before, string After) FixedSample => (
        """
        class C
        {
            async Task<New> M(string user)
            {
                var manager = await [|Factory.CreateAsync(user)|];
                manager.Send([|Factory.Text|]);
                return manager;
            }
        }
        """,
        """
        class C
        {
            async Task<New> M(string user)
            {
                var manager = new New(user);
                manager.Send(Files.Name);
                return manager;
            }
        }
        """);

    protected override ((string Before, string After) First, (string Before, string After) Second) FixAllSample => (
        (
        """
        class C
        {
            New a = [|Factory.Create("a")|];
            New b = [|Factory.Create("b")|];
            New c = [|Factory.Create("c")|];
            New d = [|Factory.CreateSized("d")|];
        }
        """,
        """
        class C
        {
            New a = new New("a");
            New b = new New("b");
            New c = new New("c");
            New d = new New("d", 3);
        }
        """),
        (
        """
        class D
        {
            void M(Widget w) { [|w.Emit("a")|]; [|w.Emit([|w.Caption|])|]; }
        }
        """,
        """
        class D
        {
            void M(Widget w) { w.Send("a"); w.Send(w.Title); }
        }
        """));

    protected override (string Before, string After) NestedSample => (
        """class C { New M(Widget w) => [|Factory.Envelop([|Factory.Envelop([|Factory.Create([|w.Caption|])|])|])|]; }""",
        """class C { New M(Widget w) => New.Wrap(New.Wrap(new New(w.Title))); }""");
}
