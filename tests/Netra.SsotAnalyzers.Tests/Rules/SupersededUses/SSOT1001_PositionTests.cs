namespace Netra.SsotAnalyzers.Tests.Rules.SupersededUses;

/// <summary>Every position that C# has for a type name.</summary>
public sealed partial class SSOT1001_SupersededTypeUseTests
{
    [Fact]
    public Task ArrayTypes_AreRenamed() => FixesAsync(
        """class C { [|Old|][] one; [|Old|][,][] many; object made = new [|Old|][3]; object listed = new [|Old|][] { null }; }""",
        """class C { New[] one; New[,][] many; object made = new New[3]; object listed = new New[] { null }; }""");

    [Fact]
    public Task NullableReference_KeepsItsMark() => FixesAsync(
        """
        #nullable enable
        class C { [|Old|]? field; [|Old|]?[]? array; List<[|Old|]?>? list; [|OldS|]? value; }
        """,
        """
        #nullable enable
        class C { New? field; New?[]? array; List<New?>? list; NewS? value; }
        """);

    [Fact]
    public Task TupleTypes_AreRenamed() => FixesAsync(
        """class C { ([|Old|] first, int second) pair; ([|Old|], [|Old|]) M() => default; }""",
        """class C { (New first, int second) pair; (New, New) M() => default; }""");

    [Fact]
    public Task TypeOfAndDefault_AreRenamed() => FixesAsync(
        """class C { Type a = typeof([|Old|]); Type b = typeof([|Old|][]); object c = default([|Old|]); int d = sizeof([|OldE|]); }""",
        """class C { Type a = typeof(New); Type b = typeof(New[]); object c = default(New); int d = sizeof(NewE); }""");

    [Fact]
    public Task UnboundGenerics_AreRenamed() => FixesAsync(
        """class C { Type a = typeof([|OldPair<,>|]); Type b = typeof([|OldBox<>|]); Type c = typeof([|OldBox<>|].Nested); }""",
        """class C { Type a = typeof(NewPair<,>); Type b = typeof(NewBox<>); Type c = typeof(NewBox<>.Nested); }""");

    [Fact]
    public Task ClosedGenericCanonical_IsWrittenOut() => FixesAsync(
        """class C { [|OldIntBox|] field; List<[|OldIntBox|]> list; int M([|OldIntBox|] box) => box.Item; Type type = typeof([|OldIntBox|]); }""",
        """class C { NewBox<int> field; List<NewBox<int>> list; int M(NewBox<int> box) => box.Item; Type type = typeof(NewBox<int>); }""");

    [Fact]
    public Task IsAndAs_AreRenamed() => FixesAsync(
        """class C { bool M(object o) => o is [|Old|] || o as [|Old|] != null || o is not [|Old|] || o is [|Old|] { Value: 1 } || o is [|Old|] x && x.Value > 0; }""",
        """class C { bool M(object o) => o is New || o as New != null || o is not New || o is New { Value: 1 } || o is New x && x.Value > 0; }""");

    [Fact]
    public Task PatternsInSwitch_AreRenamed() => FixesAsync(
        """
        class C
        {
            int M(object o)
            {
                switch (o)
                {
                    case [|Old|] { Value: 1 }: return 1;
                    case [|Old|] old when old.Value > 2: return 2;
                    case [|OldS|]: return 3;
                    case [|IOld|] and not [|Old|]: return 4;
                }

                return o switch { [|Old|](1, var b) => b, [|Old|] old => old.Value, [|OldS|] _ => 5, [|IOld|] => 6, _ => 7 };
            }
        }
        """,
        """
        class C
        {
            int M(object o)
            {
                switch (o)
                {
                    case New { Value: 1 }: return 1;
                    case New old when old.Value > 2: return 2;
                    case NewS: return 3;
                    case INew and not New: return 4;
                }

                return o switch { New(1, var b) => b, New old => old.Value, NewS _ => 5, INew => 6, _ => 7 };
            }
        }
        """);

    [Fact]
    public Task ListPattern_IsRenamed() => FixesAsync(
        """class C { bool M(object[] o) => o is [[|Old|], .., [|Old|] { Value: > 1 } last] && last.Value == 2; }""",
        """class C { bool M(object[] o) => o is [New, .., New { Value: > 1 } last] && last.Value == 2; }""");

    [Fact]
    public Task Casts_AreRenamed() => FixesAsync(
        """class C { object M(object o) => (([|Old|])o).Value + (([|Old|][])o).Length + (([|OldS|]?)o)?.X; }""",
        """class C { object M(object o) => ((New)o).Value + ((New[])o).Length + ((NewS?)o)?.X; }""");

    [Fact]
    public Task BaseClassAndInterface_AreRenamed() => FixesAsync(
        """
        class Derived : [|Old|], [|IOld|]
        {
            int [|IOld|].M() => Value + base.Value;
        }

        interface IMore : [|IOld|], IEnumerable<[|Old|]> { }
        record Record : [|IOld|] { public int M() => 1; }
        """,
        """
        class Derived : New, INew
        {
            int INew.M() => Value + base.Value;
        }

        interface IMore : INew, IEnumerable<New> { }
        record Record : INew { public int M() => 1; }
        """);

    [Fact]
    public Task BaseConstructorCall_GoesWithTheBase() => FixesAsync(
        """class Derived(int x) : [|Old|](x) { } class Other : [|Old|] { public Other() : base(1) { } }""",
        """class Derived(int x) : New(x) { } class Other : New { public Other() : base(1) { } }""");

    [Fact]
    public Task SealedCanonicalBase_IsUnfixable() => ReportsAsync(
        """class Derived : {|SSOT1003:OldSealed|} { [|OldSealed|] fine; }""");

    [Fact]
    public Task Constraints_AreRenamed() => FixesAsync(
        """class C<T, U> where T : [|Old|], [|IOld|] where U : [|OldBox<T>|] { void M<V>() where V : [|Old|], new() { } }""",
        """class C<T, U> where T : New, INew where U : NewBox<T> { void M<V>() where V : New, new() { } }""");

    [Fact]
    public Task SealedCanonicalConstraint_IsUnfixable() => ReportsAsync(
        """class C<T> where T : {|SSOT1003:OldSealed|} { }""");

    [Fact]
    public Task Attribute_KeepsItsShortForm() => FixesAsync(
        """
        [[|OldMark|]]
        class C { [[|OldMark|](1)] void M() { } [[|OldMarkAttribute|](T = typeof([|Old|]))] int f; [return: [|N.OldMark|]] int R([[|OldMark|]] int p) => p; }
        """,
        """
        [NewMark]
        class C { [NewMark(1)] void M() { } [NewMarkAttribute(T = typeof(New))] int f; [return: NewMark] int R([NewMark] int p) => p; }
        """);

    [Fact]
    public Task NameOf_IsUnfixable() => ReportsAsync(
        """class C { string a = nameof({|SSOT1003:Old|}); string b = nameof({|SSOT1003:N.Old|}); string c = nameof({|SSOT1003:OldBox<int>|}); }""");

    [Fact]
    public Task NameOfMember_IsRenamed() => FixesAsync(
        """class C { string a = nameof([|Old|].Value); string b = nameof(List<[|Old|]>); string c = nameof([|Old|].Inner); }""",
        """class C { string a = nameof(New.Value); string b = nameof(List<New>); string c = nameof(New.Inner); }""");

    [Fact]
    public Task NameOfMissingMember_IsUnfixable() => ReportsAsync(
        """class C { string a = nameof({|SSOT1003:Old|}.Gone); }""");

    [Fact]
    public Task NestedTypes_KeepTheirNames() => FixesAsync(
        """class C { [|Old|].Inner a; [|N.Old|].Inner.Innermost b; List<[|Old|].Inner> c = new List<[|Old|].Inner>(); }""",
        """class C { New.Inner a; New.Inner.Innermost b; List<New.Inner> c = new List<New.Inner>(); }""");

    [Fact]
    public Task MissingNestedType_IsUnfixable() => ReportsAsync(
        """class C { {|SSOT1003:Old|}.Gone a; object b = new {|SSOT1003:Old|}.Gone(); Type c = typeof({|SSOT1003:Old|}.Gone); }""");

    [Fact]
    public Task UsingStatic_IsRenamed() => FixesAsync(
        """
        using static [|N.Old|];
        class C { int a = Count + Max; Inner b; }
        """,
        """
        using static N.New;
        class C { int a = Count + Max; Inner b; }
        """);

    [Fact]
    public Task GlobalUsingStatic_IsRenamedForAllFiles() => FixesAsync(
        ("""global using static [|N.Old|];""", """global using static N.New;"""),
        ("""class C { int a = Count; }""", """class C { int a = Count; }"""));

    [Fact]
    public Task QualifiedNames_BecomeTheShortestThatBind() => FixesAsync(
        """class C { [|global::N.Old|] a; [|N.Old|] b; List<[|global::N.Old|]> c; [|N.OldBox<[|N.Old|]>|] d; }""",
        """class C { New a; New b; List<New> c; NewBox<New> d; }""");

    [Fact]
    public Task NamespaceAlias_Goes() => FixesAsync(
        """
        using Space = N;
        class C { [|Space::Old|] a; [|Space.Old|] b; Space.New c; }
        """,
        """
        using Space = N;
        class C { New a; New b; Space.New c; }
        """);

    [Fact]
    public Task FileScopedAndNestedNamespaces_AreLookedInto() => FixesAsync(
        ("""
        namespace A.B;
        class C { [|Old|] f; class D { struct E { [|Old|] g; } } }
        """,
        """
        namespace A.B;
        class C { New f; class D { struct E { New g; } } }
        """),
        ("""
        namespace A { namespace B { class F { [|Old|] f; } } class G { [|Old|] f; } }
        """,
        """
        namespace A { namespace B { class F { New f; } } class G { New f; } }
        """));

    [Fact]
    public Task InsideTheCanonicalNamespace_NeedsNoImport() => FixesAsync(
        """namespace N { class C { [|Old|] f; } } namespace N.Deeper { class C { [|Old|] f; } }""",
        """namespace N { class C { New f; } } namespace N.Deeper { class C { New f; } }""");

    [Fact]
    public Task RecordsAndPrimaryConstructors_AreRenamed() => FixesAsync(
        """
        record R([|Old|] Manager, List<[|Old|]> All) { public int Sum => Manager.Value + All.Count; }
        record struct S([|Old|] Manager);
        class P([|Old|] manager) { public int Value => manager.Value; }
        struct Q([|OldS|] s) { public int X => s.X; }
        class User { R M(R r, [|Old|] other) => r with { Manager = other }; }
        """,
        """
        record R(New Manager, List<New> All) { public int Sum => Manager.Value + All.Count; }
        record struct S(New Manager);
        class P(New manager) { public int Value => manager.Value; }
        struct Q(NewS s) { public int X => s.X; }
        class User { R M(R r, New other) => r with { Manager = other }; }
        """);

    [Fact]
    public Task DelegatesAndEvents_AreRenamed() => FixesAsync(
        """
        delegate [|Old|] Maker([|Old|] from, params [|Old|][] more);
        class C
        {
            event Action<[|Old|]> Made;
            event [|OldD|] Asked;
            event [|OldD|] Custom { add { Asked += value; } remove { Asked -= value; } }
            void M([|Old|] old) => Made(old);
        }
        """,
        """
        delegate New Maker(New from, params New[] more);
        class C
        {
            event Action<New> Made;
            event NewD Asked;
            event NewD Custom { add { Asked += value; } remove { Asked -= value; } }
            void M(New old) => Made(old);
        }
        """);

    [Fact]
    public Task DelegateVariable_TakesMethodGroupAndLambda() => FixesAsync(
        """class C { int F(int x) => x; void M() { [|OldD|] a = F; [|OldD|] b = x => x; [|OldD|] c = delegate(int x) { return x; }; a(b(c(1))); } }""",
        """class C { int F(int x) => x; void M() { NewD a = F; NewD b = x => x; NewD c = delegate(int x) { return x; }; a(b(c(1))); } }""");

    [Fact]
    public Task LocalFunctionsAndLambdas_AreRenamed() => FixesAsync(
        """
        class C
        {
            void M()
            {
                [|Old|] Local([|Old|] x) => x;
                Func<[|Old|], [|Old|]> f = ([|Old|] x) => x;
                var g = [|Old|] ([|Old|] x) => Local(f(x));
                Action<[|Old|]> h = delegate([|Old|] x) { x.Run(); };
                var i = (ref [|Old|] x, params [|Old|][] xs) => xs.Length;
            }
        }
        """,
        """
        class C
        {
            void M()
            {
                New Local(New x) => x;
                Func<New, New> f = (New x) => x;
                var g = New (New x) => Local(f(x));
                Action<New> h = delegate(New x) { x.Run(); };
                var i = (ref New x, params New[] xs) => xs.Length;
            }
        }
        """);

    [Fact]
    public Task Loops_AreRenamed() => FixesAsync(
        """
        class C
        {
            void M(IEnumerable<[|Old|]> all, IAsyncEnumerable<[|Old|]> later)
            {
                foreach ([|Old|] one in all) one.Run();
                for ([|Old|] one = null; one != null; one = one.Self) one.Run();
                foreach (([|Old|] one, int two) in new List<([|Old|], int)>()) one.Run();
            }

            async System.Threading.Tasks.Task N(IAsyncEnumerable<[|Old|]> later)
            {
                await foreach ([|Old|] one in later) one.Run();
            }
        }
        """,
        """
        class C
        {
            void M(IEnumerable<New> all, IAsyncEnumerable<New> later)
            {
                foreach (New one in all) one.Run();
                for (New one = null; one != null; one = one.Self) one.Run();
                foreach ((New one, int two) in new List<(New, int)>()) one.Run();
            }

            async System.Threading.Tasks.Task N(IAsyncEnumerable<New> later)
            {
                await foreach (New one in later) one.Run();
            }
        }
        """);

    [Fact]
    public Task CatchClauses_AreRenamed() => FixesAsync(
        """class C { void M() { try { } catch ([|OldException|] e) when (e.Message != "") { } try { } catch ([|OldException|]) { } } }""",
        """class C { void M() { try { } catch (NewException e) when (e.Message != "") { } try { } catch (NewException) { } } }""");

    [Fact]
    public Task OutVariablesAndDeconstruction_AreRenamed() => FixesAsync(
        """
        class C
        {
            bool Try(out [|Old|] found) { found = null; return false; }
            void M(Dictionary<int, [|Old|]> known)
            {
                if (Try(out [|Old|] a) && known.TryGetValue(1, out [|Old|] b)) (a, b) = (b, a);
                ([|Old|] c, int d) = (a, 1);
                _ = Try(out [|Old|] _);
            }
        }
        """,
        """
        class C
        {
            bool Try(out New found) { found = null; return false; }
            void M(Dictionary<int, New> known)
            {
                if (Try(out New a) && known.TryGetValue(1, out New b)) (a, b) = (b, a);
                (New c, int d) = (a, 1);
                _ = Try(out New _);
            }
        }
        """);

    [Fact]
    public Task PointersAndStackalloc_AreRenamed() => FixesAsync(
        """
        unsafe class C
        {
            [|OldS|]* pointer;
            delegate*<[|OldS|], [|Old|], void> function;
            delegate* unmanaged<[|OldS|]*, int> native;
            void M([|OldS|][] array)
            {
                Span<[|OldS|]> a = stackalloc [|OldS|][3];
                [|OldS|]* b = stackalloc [|OldS|][] { default };
                fixed ([|OldS|]* c = array) pointer = c;
                int size = sizeof([|OldS|]) + ((([|OldS|]*)b)->X);
            }
        }
        """,
        """
        unsafe class C
        {
            NewS* pointer;
            delegate*<NewS, New, void> function;
            delegate* unmanaged<NewS*, int> native;
            void M(NewS[] array)
            {
                Span<NewS> a = stackalloc NewS[3];
                NewS* b = stackalloc NewS[] { default };
                fixed (NewS* c = array) pointer = c;
                int size = sizeof(NewS) + (((NewS*)b)->X);
            }
        }
        """);

    [Fact]
    public Task RefKinds_AreKept() => FixesAsync(
        """class C { [|OldS|] s; ref [|OldS|] M(ref [|OldS|] a, in [|OldS|] b, scoped ref readonly [|OldS|] c) { ref readonly [|OldS|] d = ref s; return ref s; } }""",
        """class C { NewS s; ref NewS M(ref NewS a, in NewS b, scoped ref readonly NewS c) { ref readonly NewS d = ref s; return ref s; } }""");

    [Fact]
    public Task OperatorsIndexersAndConversions_AreRenamed() => FixesAsync(
        """
        class C
        {
            [|Old|] this[[|Old|] key] { get => key; set => _ = value.Value; }
            public static C operator +(C c, [|Old|] o) => c;
            public static C operator checked -(C c, [|Old|] o) => c;
            public static C operator -(C c, [|Old|] o) => c;
            public static implicit operator [|Old|](C c) => null;
            public static explicit operator C([|Old|] o) => null;
            object M(C c, [|Old|] o) => checked(c - o) + o + (C)o;
        }
        """,
        """
        class C
        {
            New this[New key] { get => key; set => _ = value.Value; }
            public static C operator +(C c, New o) => c;
            public static C operator checked -(C c, New o) => c;
            public static C operator -(C c, New o) => c;
            public static implicit operator New(C c) => null;
            public static explicit operator C(New o) => null;
            object M(C c, New o) => checked(c - o) + o + (C)o;
        }
        """);

    [Fact]
    public Task ExtensionMethodReceiver_IsRenamedWithItsCalls() => FixesAsync(
        """static class E { public static int Twice(this [|Old|] o) => o.Value * 2; static int M([|Old|] o) => o.Twice() + E.Twice(o); }""",
        """static class E { public static int Twice(this New o) => o.Value * 2; static int M(New o) => o.Twice() + E.Twice(o); }""");

    [Fact]
    public Task TypeArguments_AreRenamed() => FixesAsync(
        """class C { void G<T>() { } object M() { G<[|Old|]>(); G<List<[|Old|]>>(); Action a = G<[|Old|]>; return new List<[|Old|]>() ?? Enumerable.Empty<[|Old|]>().Cast<[|Old|]>(); } }""",
        """class C { void G<T>() { } object M() { G<New>(); G<List<New>>(); Action a = G<New>; return new List<New>() ?? Enumerable.Empty<New>().Cast<New>(); } }""");

    [Fact]
    public Task QueryVariable_IsRenamed() => FixesAsync(
        """class C { object M(System.Collections.IEnumerable all) => from [|Old|] o in all join [|Old|] p in all on o.Value equals p.Value select o.Value; }""",
        """class C { object M(System.Collections.IEnumerable all) => from New o in all join New p in all on o.Value equals p.Value select o.Value; }""");

    [Fact]
    public Task TargetTypedCreation_FollowsTheDeclaredType() => FixesAsync(
        """class C { [|Old|] a = new(); [|Old|] b = new(1) { Value = 2 }; [|OldS|] c = default; List<[|Old|]> d = new(); [|Old|] M() => new(3); }""",
        """class C { New a = new(); New b = new(1) { Value = 2 }; NewS c = default; List<New> d = new(); New M() => new(3); }""");

    [Fact]
    public Task CollectionExpression_FollowsTheDeclaredType() => FixesAsync(
        """class C { List<[|Old|]> a = [new(1), .. new [|Old|][2]]; [|Old|][] b = []; IReadOnlyList<[|Old|]> M([|Old|] o) => [o, o.Self]; }""",
        """class C { List<New> a = [new(1), .. new New[2]]; New[] b = []; IReadOnlyList<New> M(New o) => [o, o.Self]; }""");

    [Fact]
    public Task Iterators_AreRenamed() => FixesAsync(
        """class C { IEnumerable<[|Old|]> M([|Old|] o) { yield return o; yield return o.Self; } }""",
        """class C { IEnumerable<New> M(New o) { yield return o; yield return o.Self; } }""");

    [Fact]
    public Task TopLevelStatements_AreRenamed()
    {
        var test = NewTest([("/0/Program.cs", "[|Old|] manager = null;\nConsole.WriteLine(manager.Value);\n[|Old|] Local() => manager;")]);
        test.TestState.OutputKind = Microsoft.CodeAnalysis.OutputKind.ConsoleApplication;
        test.FixedState.Sources.AddRange([test.TestState.Sources[0]]);
        test.FixedState.Sources.Add(("/0/Program.cs", "New manager = null;\nConsole.WriteLine(manager.Value);\nNew Local() => manager;"));
        return test.RunAsync();
    }

    [Fact]
    public Task FileLocalAndPartialTypes_AreRenamed() => FixesAsync(
        ("""file class F : [|Old|] { } partial class P { [|Old|] a; public partial [|Old|] M([|Old|] o); }""",
         """file class F : New { } partial class P { New a; public partial New M(New o); }"""),
        ("""partial class P { public partial [|Old|] M([|Old|] o) => a = o; }""",
         """partial class P { public partial New M(New o) => a = o; }"""));

    [Fact]
    public Task BaseClassInAnotherPart_IsRenamedWithIt() => FixesAsync(
        ("""partial class P : [|Old|] { }""", """partial class P : New { }"""),
        ("""partial class P { int M() => Value + base.Value; [|Old|] N() => this; }""", """partial class P { int M() => Value + base.Value; New N() => this; }"""));

    [Fact]
    public Task ColorColor_RenamesTheTypeAlone() => FixesAsync(
        """class C { [|Old|] Old { get; set; } int M() => Old.Value + Old.Self.Value; }""",
        """class C { New Old { get; set; } int M() => Old.Value + Old.Self.Value; }""");

    [Fact]
    public Task EscapedIdentifiers_AreFound() => FixesAsync(
        """class C { [|@Old|] a; [|\u004fld|] b; [|N.@Old|] c; }""",
        """class C { New a; New b; New c; }""");

    [Fact]
    public Task CommentsAroundTheName_AreKept() => FixesAsync(
        """class C { /*a*/ [|Old|] /*b*/ f /*c*/; /*d*/[|Old|]/*e*/[] g; List< /*f*/ [|Old|] /*g*/ > h; }""",
        """class C { /*a*/ New /*b*/ f /*c*/; /*d*/New/*e*/[] g; List< /*f*/ New /*g*/ > h; }""");

    [Fact]
    public Task CommentInsideAQualifiedName_IsKept() => FixesAsync(
        """class C { [|N. /*here*/ Old|] f; }""",
        """class C { /*here*/ New f; }""");

    [Fact]
    public Task AliasTargetsThatMentionIt_AreRenamed() => FixesAsync(
        """
        using List = System.Collections.Generic.List<[|N.Old|]>;
        using Pair = ([|N.Old|] First, int Second);
        using Olds = [|N.Old|][];
        using unsafe Pointer = [|N.OldS|]*;
        class C { List a; Pair b; Olds c; [|Old|] M() => b.First ?? c[0] ?? a[0]; }
        """,
        """
        using List = System.Collections.Generic.List<N.New>;
        using Pair = (N.New First, int Second);
        using Olds = N.New[];
        using unsafe Pointer = N.NewS*;
        class C { List a; Pair b; Olds c; New M() => b.First ?? c[0] ?? a[0]; }
        """);

    [Fact]
    public Task Chain_IsFollowedToItsEnd() => FixesAsync(
        """class C { [|Oldest|] a; [|Middle|] b; Latest c; }""",
        """class C { Latest a; Latest b; Latest c; }""");

    [Fact]
    public Task Circle_IsUnfixable() => ReportsAsync(
        """class C { {|SSOT1003:CircleA|} a; List<{|SSOT1003:CircleB|}> b; object c = {|SSOT1003:new CircleA()|}; }""");

    [Fact]
    public Task TypeOfAnotherAssembly_IsSupersededById() => FixesAsync(
        """
        using System.Diagnostics;
        class C { [|Stopwatch|] a; [|System.Diagnostics.Stopwatch|] b; Process c; }
        """,
        """
        using System.Diagnostics;
        class C { Clock a; Clock b; Process c; }
        """);

    [Fact]
    public Task EnumAsType_IsRenamedWithItsMembers() => FixesAsync(
        """class C { [|OldE|] M([|OldE|] e = {|SSOT1002:OldE.A|}) => e switch { {|SSOT1002:OldE.A|} => {|SSOT1002:OldE.B|}, _ => ([|OldE|])1 }; const [|OldE|] K = {|SSOT1002:OldE.A|} | {|SSOT1002:OldE.B|}; }""",
        """class C { NewE M(NewE e = NewE.A) => e switch { NewE.A => NewE.B, _ => (NewE)1 }; const NewE K = NewE.A | NewE.B; }""");

    [Fact]
    public Task UsesInsideASupersededDeclaration_AreSilent() => ReportsAsync(
        """
        [Netra.Ssot.SupersededBy(typeof(New))]
        class Older : Old
        {
            Old field = new Old(Old.Count);
            class Nested { Old field; }
        }
        """);

    [Fact]
    public Task UsesInAReplacedMember_AreSilent() => ReportsAsync(
        """
        class Factory
        {
            [Netra.Ssot.ReplaceWith("new New()", "N")] public static Old Create() => new Old();
            [Netra.Ssot.ReplaceWith("New.Max", "N")] public static readonly Old Field = new Old();
            public static [|Old|] Other() => null;
        }
        """);

    [Fact]
    public Task TypeParameterOfThatName_IsSilent() => ReportsAsync(
        """class C<Old> { Old field; Old M<N>(Old old) => old; } class D { void M<Old>(Old old) { Old other = old; } }""");

    [Fact]
    public Task HalfTypedCode_IsReportedAsFarAsItBinds() => ReportsAsync(
        """
        class C
        {
            [|Old|] field{|CS1002:|}
            void M([|Old|] x, {|CS1001:{|CS1031:)|}|} { {|SSOT1002:Old.|}{|CS1001:;|} }
        }
        """);

    [Fact]
    public Task HalfTypedDeclarations_DoNotDisturb() => FixesAsync(
        """class C { [|Old|] a; void M() { List<[|Old|]> x = new(); x.{|CS1061:Nope|}(); {|CS0246:Missing|} y = null; } }""",
        """class C { New a; void M() { List<New> x = new(); x.{|CS1061:Nope|}(); {|CS0246:Missing|} y = null; } }""");

#if ROSLYN_5
    [Fact]
    public Task FieldBackedProperty_IsRenamed() => FixesAsync(
        """class C { [|Old|] Lazy => field ??= null; [|Old|] Kept { get; set => field = value.Self; } }""",
        """class C { New Lazy => field ??= null; New Kept { get; set => field = value.Self; } }""");

    [Fact]
    public Task ExtensionBlocks_AreRenamed() => FixesAsync(
        """
        static class E
        {
            extension([|Old|] o)
            {
                public int Twice => o.Value * 2;
                public [|Old|] Next() => o.Self;
            }

            extension<T>(T source) where T : IEnumerable<[|Old|]> { public [|Old|] FirstOld() => source.First(); }
            static int M([|Old|] o) => o.Twice + o.Next().Value;
        }
        """,
        """
        static class E
        {
            extension(New o)
            {
                public int Twice => o.Value * 2;
                public New Next() => o.Self;
            }

            extension<T>(T source) where T : IEnumerable<New> { public New FirstOld() => source.First(); }
            static int M(New o) => o.Twice + o.Next().Value;
        }
        """);

    [Fact]
    public Task StaticExtensionMember_GoesWithItsBlock() => FixesAsync(
        """static class E { extension([|Old|]) { public static int Made => 1; } static int M() => {|SSOT1002:Old.Made|}; }""",
        """static class E { extension(New) { public static int Made => 1; } static int M() => New.Made; }""");
#endif
}
