using Netra.SsotAnalyzers.CodeFixes.Fixes;
using Netra.SsotAnalyzers.Rules;
using Netra.SsotAnalyzers.Rules.SupersededUses;
using Netra.SsotAnalyzers.Tests.Support;

namespace Netra.SsotAnalyzers.Tests.Rules.SupersededUses;

public sealed partial class SSOT1001_SupersededTypeUseTests : RuleTests<SSOT1001_SupersededTypeUse, SSOT1001_SupersededTypeUseFix>
{
    protected override string Map => """
        global using N;
        global using System;
        global using System.Collections.Generic;
        global using System.Linq;
        using Netra.Ssot;

        [assembly: Supersedes(typeof(N.Clock), "T:System.Diagnostics.Stopwatch")]

        namespace N;

        [Canonical("Manager")]
        public class New
        {
            public New() { }
            public New(int value) => Value = value;
            public static int Count;
            public const int Max = 3;
            public int Value { get; set; }
            public New Self => this;
            public event Action Done;
            public void Run() => Done?.Invoke();
            public static New Create() => new();
            public void Deconstruct(out int a, out int b) => (a, b) = (1, 2);
            public class Inner { public class Innermost { } }
        }

        [SupersededBy(typeof(New))]
        public class Old
        {
            public Old() { }
            public Old(int value) => Value = value;
            public static int Count;
            public const int Max = 3;
            public int Value { get; set; }
            public Old Self => this;
            public event Action Done;
            public void Run() => Done?.Invoke();
            public static Old Create() => new();
            public void Deconstruct(out int a, out int b) => (a, b) = (1, 2);
            public class Inner { public class Innermost { } }
            public class Gone { }
        }

        public interface INew { int M(); }
        [SupersededBy(typeof(INew))] public interface IOld { int M(); }

        public struct NewS { public int X; }
        [SupersededBy(typeof(NewS))] public struct OldS { public int X; }

        public enum NewE { A, B }
        [SupersededBy(typeof(NewE))] public enum OldE { A, B }

        public delegate int NewD(int x);
        [SupersededBy(typeof(NewD))] public delegate int OldD(int x);

        public class NewException : Exception { }
        [SupersededBy(typeof(NewException))] public class OldException : Exception { }

        public class NewMarkAttribute(int x = 0) : Attribute { public int X => x; public Type T; }
        [SupersededBy(typeof(NewMarkAttribute))] public class OldMarkAttribute(int x = 0) : Attribute { public int X => x; public Type T; }

        public class NewBox<T> { public T Item; public static T Empty; public class Nested { } }
        [SupersededBy(typeof(NewBox<>))] public class OldBox<T> { public T Item; public static T Empty; public class Nested { } }

        public class NewPair<TKey, TValue> { }
        [SupersededBy(typeof(NewPair<,>))] public class OldPair<TKey, TValue> { }

        [SupersededBy(typeof(NewBox<int>))] public class OldIntBox { public int Item; }

        public sealed class NewSealed { }
        [SupersededBy(typeof(NewSealed))] public class OldSealed { }

        [SupersededBy(typeof(Middle))] public class Oldest { }
        [SupersededBy(typeof(Latest))] public class Middle { }
        public class Latest { }

        [SupersededBy(typeof(CircleB))] public class CircleA { }
        [SupersededBy(typeof(CircleA))] public class CircleB { }

        public class Clock { public static Clock StartNew() => new(); }
        """;

    protected override string FlaggedSample => """
        class C
        {
            [|Old|] field;
            List<[|Old|]> list;
            [|IOld|] contract;
            [|OldBox<int>|] box;
        }
        """;

    protected override string NotFlaggedSample => """
        // Old is named in a comment,
        /// <summary>in a <see cref="Old"/> of another rule,</summary>
        class C
        {
            New field;
            string text = "and in the text Old";
            string Old => nameof(Old);
            int M(int Old) => Old + this.Old.Length;
            void Named(int Old = 1) => Named(Old: 2);
            object anonymous = new { Old = 1 };
            void Label() { Old: goto Old; }
        }
        """;

    protected override string UnrelatedNamesakeSample => """
        namespace Elsewhere
        {
            class Old { public static int Count; }
            class C
            {
                Old field = new Old();
                int count = Old.Count;
                Elsewhere.Old qualified;
            }
        }

        class OldBox { OldBox field; Outer.Old nested; }
        class Outer { public class Old { } Old own; }
        """;

    protected override string GeneratedSample => """
        class Generated
        {
            {|SSOT1003:Old|} field = {|SSOT1003:new Old()|};
            List<{|SSOT1003:Old|}> list;
        }
        """;

    protected override string PragmaSample => """
        class C
        {
        #pragma warning disable SSOT1001
            Old silenced;
            Old M(Old parameter) => parameter;
        #pragma warning restore SSOT1001
            [|Old|] reported;
        }
        """;

    protected override (string Before, string After) FixedSample => (
        """
        class C
        {
            private [|Old|] _field;
            [|Old|] Property { get; set; }
            [|Old|] M([|Old|] parameter) => parameter;
        }
        """,
        """
        class C
        {
            private New _field;
            New Property { get; set; }
            New M(New parameter) => parameter;
        }
        """);

    protected override ((string Before, string After) First, (string Before, string After) Second) FixAllSample => (
        (
        """
        class C
        {
            public [|Old|] First;
            public [|Old|] Second;
            public [|Old|] Third;
            public List<[|Old|]> Fourth;
        }
        """,
        """
        class C
        {
            public New First;
            public New Second;
            public New Third;
            public List<New> Fourth;
        }
        """),
        (
        """
        class D : C
        {
            [|Old|] M() => First ?? Second ?? Third;
            List<[|Old|]> N() => Fourth;
        }
        """,
        """
        class D : C
        {
            New M() => First ?? Second ?? Third;
            List<New> N() => Fourth;
        }
        """));

    protected override (string Before, string After) NestedSample => (
        """class C { [|OldBox<[|OldBox<[|Old|]>|]>|] boxes; [|OldPair<[|Old|], [|OldPair<[|Old|][], int>|]>|] pairs; }""",
        """class C { NewBox<NewBox<New>> boxes; NewPair<New, NewPair<New[], int>> pairs; }""");
}
