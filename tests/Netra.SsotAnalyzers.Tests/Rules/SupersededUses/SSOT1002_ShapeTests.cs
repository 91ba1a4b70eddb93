namespace Netra.SsotAnalyzers.Tests.Rules.SupersededUses;

/// <summary>Arguments, receivers, members of every kind, and the trivia around them.</summary>
public sealed partial class SSOT1002_SupersededMemberUseTests
{
    [Fact]
    public Task ConstructionOfASupersededType_IsOneHit() => FixesAsync(
        """class C { object a = [|new Old("a")|]; object b = [|new Old("b", size: 2) { User = "c", Size = 1 }|]; object c = [|new N.Old("d")|].User; }""",
        """class C { object a = new New("a"); object b = new New("b", size: 2) { User = "c", Size = 1 }; object c = new New("d").User; }""");

    [Fact]
    public Task StaticMemberOfASupersededType_IsOneHit() => FixesAsync(
        """class C { New a = [|Old.Shared|]; New b = [|Old.Join("x", "y")|]; string c = [|global::N.Old.Shared|].User; Func<string[], New> d = [|Old.Join|]; }""",
        """class C { New a = New.Shared; New b = New.Join("x", "y"); string c = New.Shared.User; Func<string[], New> d = New.Join; }""");

    [Fact]
    public Task NestedConstruction_IsRewrittenInside() => FixesAsync(
        """class C { object a = New.Wrap([|Factory.Create([|new Old("a")|].User)|]); List<object> b = [[|new Old("b")|], [|Old.Shared|]]; }""",
        """class C { object a = New.Wrap(new New(new New("a").User)); List<object> b = [new New("b"), New.Shared]; }""");

    [Fact]
    public Task NamedAndReorderedArguments_FollowTheirParameters() => FixesAsync(
        """class C { New a = [|Factory.CreateSized(size: 1, user: "a")|]; New b = [|Factory.CreateSized(user: "b", 2)|]; New c = [|Factory.Create(user: "c")|]; }""",
        """class C { New a = new New(user: "a", size: 1); New b = new New(user: "b", 2); New c = new New(user: "c"); }""");

    [Fact]
    public Task OptionalArgument_IsWrittenOut() => FixesAsync(
        """class C { New a = [|Factory.CreateSized("a")|]; New b = [|Factory.CreateSized("b", 4)|]; }""",
        """class C { New a = new New("a", 3); New b = new New("b", 4); }""");

    [Fact]
    public Task ParamsArguments_ArePassedOn() => FixesAsync(
        """class C { New a = [|Factory.JoinAll("a", "b")|]; New b = [|Factory.JoinAll()|]; New c = [|Factory.JoinAll(new[] { "c" })|]; New d = [|Factory.JoinAll("d")|]; }""",
        """class C { New a = New.Join("a", "b"); New b = New.Join(); New c = New.Join(new[] { "c" }); New d = New.Join("d"); }""");

    [Fact]
    public Task ParamsIntoAPlainArray_AreGathered() => FixesAsync(
        """class C { New a = [|Factory.JoinWith(',', "a", "b")|]; New b = [|Factory.JoinWith(',', new[] { "c" })|]; New c = [|Factory.JoinWith(',')|]; }""",
        """class C { New a = New.Join(',', new string[] { "a", "b" }); New b = New.Join(',', new[] { "c" }); New c = New.Join(',', new string[] { }); }""");

    [Fact]
    public Task RefKinds_AreKept() => FixesAsync(
        """class C { void M() { var n = 1; [|Factory.Increment(ref n)|]; if ([|Factory.Find("a", out var found)|] && [|Factory.Find("b", out New other)|]) found.Send(other.User); [|Factory.Find("c", out _)|]; } }""",
        """class C { void M() { var n = 1; New.Bump(ref n); if (New.TryOpen("a", out var found) && New.TryOpen("b", out New other)) found.Send(other.User); New.TryOpen("c", out _); } }""");

    [Fact]
    public Task InArgument_IsPassedByReference() => FixesAsync(
        """class C { int M(int n) => [|Factory.Add(in n, 2)|]; }""",
        """class C { int M(int n) => New.Sum(in n, 2); }""");

    [Fact]
    public Task ExtensionMethod_TakesItsReceiver() => FixesAsync(
        """class C { New M(string u) => [|u.ToManager()|] ?? [|(u + "x").ToManager()|] ?? [|Factory.ToManager(u)|] ?? [|"a".ToManager()|]; }""",
        """class C { New M(string u) => New.For(u) ?? New.For(u + "x") ?? New.For(u) ?? New.For("a"); }""");

    [Fact]
    public Task InstanceMethod_KeepsItsReceiver() => FixesAsync(
        """class C { Widget f; Widget G() => f; void M(Widget w) { [|w.Emit("a")|]; [|f.Emit("b")|]; [|this.f.Emit("c")|]; [|G().Emit("d")|]; [|(w ?? f).Emit("e")|]; [|new Widget().Emit("f")|]; } }""",
        """class C { Widget f; Widget G() => f; void M(Widget w) { w.Send("a"); f.Send("b"); this.f.Send("c"); G().Send("d"); (w ?? f).Send("e"); new Widget().Send("f"); } }""");

    [Fact]
    public Task ImplicitThis_StaysImplicit() => FixesAsync(
        """class D : Widget { void M() { [|Emit("a")|]; [|this.Emit("b")|]; [|base.Emit("c")|]; var t = [|Caption|] + [|this.Caption|]; New m = [|Manager()|]; } }""",
        """class D : Widget { void M() { Send("a"); this.Send("b"); base.Send("c"); var t = Title + this.Title; New m = New.For(Title); } }""");

    [Fact]
    public Task InstanceMemberToExtensionMethod_Binds() => FixesAsync(
        """class C { string M(Widget w) => [|w.Show("a")|]; } class D : Widget { string M() => [|Show("b")|]; }""",
        """class C { string M(Widget w) => w.Shown("a"); } class D : Widget { string M() => this.Shown("b"); }""");

    [Fact]
    public Task ConditionalAccess_IsRewrittenInPlace() => FixesAsync(
        """class C { Widget f; async Task M(Widget w, C c) { w?[|.Emit("a")|]; var t = w?[|.Caption|]; c?.f?[|.Emit("b")|]; await (w?[|.PostAsync("c")|] ?? Task.CompletedTask); } }""",
        """class C { Widget f; async Task M(Widget w, C c) { w?.Send("a"); var t = w?.Title; c?.f?.Send("b"); await (w?.SendAsync("c") ?? Task.CompletedTask); } }""");

    [Fact]
    public Task MethodGroups_BecomeLambdas() => FixesAsync(
        """class C { Func<string, New> a = [|Factory.Create|]; Func<string, Task<New>> b = [|Factory.CreateAsync|]; object M(string[] names) => names.Select([|Factory.Create|]); Func<string, int, New> c = [|Factory.CreateSized|]; }""",
        """class C { Func<string, New> a = user => new New(user); Func<string, Task<New>> b = user => Task.FromResult(new New(user)); object M(string[] names) => names.Select(user => new New(user)); Func<string, int, New> c = (user, size) => new New(user, size); }""");

    [Fact]
    public Task InstanceMethodGroup_KeepsItsReceiver() => FixesAsync(
        """class C { void M(Widget w) { Action<string> a = [|w.Emit|]; a("x"); new List<string>().ForEach([|w.Emit|]); } } class D : Widget { Action<string> M() => [|Emit|]; }""",
        """class C { void M(Widget w) { Action<string> a = w.Send; a("x"); new List<string>().ForEach(w.Send); } } class D : Widget { Action<string> M() => Send; }""");

    [Fact]
    public Task MethodGroupWithATakenParameterName_StillCompiles() => FixesAsync(
        """class C { object M(string user) { Func<string, New> f = [|Factory.Create|]; return f(user); } }""",
        """class C { object M(string user) { Func<string, New> f = user => new New(user); return f(user); } }""");

    [Fact]
    public Task Properties_AreReadAndWritten() => FixesAsync(
        """class C { void M(Widget w) { var t = [|w.Caption|]; [|w.Caption|] = "a"; [|w.Caption|] += "b"; [|w.Caption|] ??= "c"; ([|w.Caption|], t) = (t, [|w.Caption|]); M2(out t); } void M2(out string s) => s = ""; }""",
        """class C { void M(Widget w) { var t = w.Title; w.Title = "a"; w.Title += "b"; w.Title ??= "c"; (w.Title, t) = (t, w.Title); M2(out t); } void M2(out string s) => s = ""; }""");

    [Fact]
    public Task Accessors_HaveReplacementsOfTheirOwn() => FixesAsync(
        """class C { void M(Widget w) { var t = [|w.Label|]; [|w.Label|] = "a" + t; [|w.Label|] = [|w.Label|]; } } class D : Widget { void M() { [|Label|] = [|Label|]; } }""",
        """class C { void M(Widget w) { var t = w.GetLabel(); w.SetLabel("a" + t); w.SetLabel(w.GetLabel()); } } class D : Widget { void M() { SetLabel(GetLabel()); } }""");

    [Fact]
    public Task ObjectInitializersAndPatterns_RenameTheProperty() => FixesAsync(
        """class C { object a = new Widget { [|Caption|] = "x" }; bool M(object o) => o is Widget { [|Caption|]: "z" }; }""",
        """class C { object a = new Widget { Title = "x" }; bool M(object o) => o is Widget { Title: "z" }; }""");

    [Fact]
    public Task ExtendedPropertyPattern_RenamesTheProperty() => FixesAsync(
        """class C { bool M(Widget w) => w is { [|Caption|].Length: > 1 }; }""",
        """class C { bool M(Widget w) => w is { Title.Length: > 1 }; }""");

    [Fact]
    public Task FieldsConstantsEnumMembersAndEvents_AreReplaced() => FixesAsync(
        """class C { const string T = [|Factory.Text|] + "x"; [Obsolete([|Factory.Text|])] int M(Widget w, Color c) { [|w.Name|] = [|w.Name|] + "a"; [|w.Updated|] += Run; [|w.Updated|] -= Run; return c switch { [|Color.Red|] => 1, _ => 2 }; } void Run() { } }""",
        """class C { const string T = Files.Name + "x"; [Obsolete(Files.Name)] int M(Widget w, Color c) { w.Title = w.Title + "a"; w.Changed += Run; w.Changed -= Run; return c switch { Color.Crimson => 1, _ => 2 }; } void Run() { } }""");

    [Fact]
    public Task Constructor_BecomesItsReplacement() => FixesAsync(
        """class C { Widget a = [|new Widget(1)|]; Widget b = [|new Widget(2L)|]; Widget c = [|new Widget(3) { Title = "t" }|]; }""",
        """class C { Widget a = new Widget(1.ToString()); Widget b = Widget.Make(2L); Widget c = new Widget(3.ToString()) { Title = "t" }; }""");

    [Fact]
    public Task TargetTypedConstructor_IsReplacedToo() => FixesAsync(
        """class C { Widget a = [|new(1)|]; Widget M() => [|new(2L)|]; }""",
        """class C { Widget a = new Widget(1.ToString()); Widget M() => Widget.Make(2L); }""");

    [Fact]
    public Task Generics_TakeTheirTypeArguments() => FixesAsync(
        """class C { int a = [|Factory.Fetch<int>("k")|]; List<string> b = [|Factory.Empty<string>()|]; void M<U>(U u) { [|Factory.Put(1)|]; [|Factory.Put(u)|]; [|Factory.Put<object>("x")|]; U v = [|Factory.Fetch<U>("l")|]; } }""",
        """class C { int a = New.Get<int>("k"); List<string> b = new List<string>(); void M<U>(U u) { New.Store<int>(1); New.Store<U>(u); New.Store<object>("x"); U v = New.Get<U>("l"); } }""");

    [Fact]
    public Task Precedence_IsKept() => FixesAsync(
        """class C { int M(bool c, int n) => 2 * [|Factory.Total(1, n)|] + [|Factory.Total(c ? 1 : 2, n)|] - [|Factory.Pick(c)|]; string N(bool c) => $"{[|Factory.Pick(c)|]} {[|Factory.Total(1, 2)|]:x}"; string O(bool c) => [|Factory.Pick(c)|].ToString(); }""",
        """class C { int M(bool c, int n) => 2 * (1 + n) + ((c ? 1 : 2) + n) - (c ? 1 : 2); string N(bool c) => $"{(c ? 1 : 2)} {(1 + 2):x}"; string O(bool c) => (c ? 1 : 2).ToString(); }""");

    [Fact]
    public Task MembersOfOtherAssemblies_AreReplacedById() => FixesAsync(
        """class C { string a = [|System.IO.Path.GetTempFileName()|]; int b = [|Environment.TickCount|]; int c = [|System.Environment.TickCount|]; }""",
        """class C { string a = Files.Temp(); int b = Files.Ticks; int c = Files.Ticks; }""");

    [Fact]
    public Task OverriddenMember_IsReplacedThroughTheOverride() => FixesAsync(
        """class C { void M(Widget w, Gadget g) { [|w.Paint()|]; [|g.Paint()|]; [|new Gadget().Paint()|]; } }""",
        """class C { void M(Widget w, Gadget g) { w.Draw(); g.Draw(); new Gadget().Draw(); } }""");

    [Fact]
    public Task UsingStaticCall_LosesItsImport() => FixesAsync(
        """
        using static N.Factory;
        class C { New a = [|Create("a")|]; string b = [|Text|]; }
        """,
        """
        class C { New a = new New("a"); string b = Files.Name; }
        """);

    [Fact]
    public Task CommentsInArguments_AreKept() => FixesAsync(
        """
        class C
        {
            New a = [|Factory.CreateSized(/*who*/ "a", /*how big*/ 2 /*end*/)|];
            New b = [|Factory.CreateSized(
                "b", // the user
                2)|]; // the size
            New c = [|Factory.Create(/*named*/ user: "c")|];
            /*before*/ New d = /*x*/ [|Factory.Create("d")|] /*y*/; // after
        }
        """,
        """
        class C
        {
            New a = new New(/*who*/ "a", /*how big*/ 2 /*end*/);
            New b = new New(
                "b", // the user
                2); // the size
            New c = /*named*/ new New(user: "c");
            /*before*/ New d = /*x*/ new New("d") /*y*/; // after
        }
        """);

    [Fact]
    public Task CommentsBesideAwait_AreKept() => FixesAsync(
        """
        class C
        {
            async Task M()
            {
                // first
                var a = await /*now*/ [|Factory.CreateAsync("a")|];
                var b = await [|Factory.CreateAsync("b")|] // wait
                    .ConfigureAwait(false); // no context
            }
        }
        """,
        """
        class C
        {
            async Task M()
            {
                // first
                var a = /*now*/ new New("a");
                var b = // wait
                new New("b"); // no context
            }
        }
        """);

    [Fact]
    public Task FreeArguments_MayBeDroppedAndDuplicated() => FixesAsync(
        """class C { readonly object _log = null; New M(string u) { const string k = "k"; var a = [|Factory.CreateLogged(u, _log)|]; a = [|Factory.CreateLogged(u, null)|]; a = [|Factory.CreateMeasured(u)|]; return [|Factory.CreateMeasured(k)|]; } }""",
        """class C { readonly object _log = null; New M(string u) { const string k = "k"; var a = new New(u); a = new New(u); a = new New(u, u.Length); return new New(k, k.Length); } }""");

    [Fact]
    public Task ExpressionTree_TakesAPlainReplacement() => FixesAsync(
        """class C { System.Linq.Expressions.Expression<Func<New>> e = () => [|Factory.Create("a")|]; }""",
        """class C { System.Linq.Expressions.Expression<Func<New>> e = () => new New("a"); }""");

    [Fact]
    public Task Operator_IsReplaced() => FixesAsync(
        """class C { Widget M(Widget a, Widget b) => [|a + b|]; }""",
        """class C { Widget M(Widget a, Widget b) => a.Join(b); }""");

    [Fact]
    public Task Indexer_IsReplaced() => FixesAsync(
        """class C { string M(Widget a) => [|a[1]|]; }""",
        """class C { string M(Widget a) => a.At(1); }""");

    [Fact]
    public Task LambdaReplacement_StandsAlone() => FixesAsync(
        """class C { Func<New> a = [|Factory.Lazily("a")|]; object M(Action<Func<New>> take, string u) { take([|Factory.Lazily(u)|]); return null; } }""",
        """class C { Func<New> a = () => new New("a"); object M(Action<Func<New>> take, string u) { take(() => new New(u)); return null; } }""");

    [Fact]
    public Task StaticCallInsideAStaticCall_IsRewritten() => FixesAsync(
        """class C { New M() => [|Old.Join([|Old.Join("a")|].User)|]; }""",
        """class C { New M() => New.Join(New.Join("a").User); }""");

    [Fact]
    public Task AwaitsInATuple_AreNoDeclarations() => FixesAsync(
        """class C { async Task M(Task<string> a) => [|Factory.Put((await a, await a))|]; }""",
        """class C { async Task M(Task<string> a) => New.Store<(string, string)>((await a, await a)); }""");

    [Fact]
    public Task MethodOfTheCanonicalTypesName_IsNotTakenForIt() => FixesAsync(
        """class C { static bool New() => true; bool M(string user) => New() && [|Old.Join(user)|].Size > 0; }""",
        """class C { static bool New() => true; bool M(string user) => New() && N.New.Join(user).Size > 0; }""");
}
