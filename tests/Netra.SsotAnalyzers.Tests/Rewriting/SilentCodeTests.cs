namespace Netra.SsotAnalyzers.Tests.Rewriting;

/// <summary>Code that is on its way out is not reported, and changes all the same where something that it hangs on does.</summary>
public sealed class SilentCodeTests : RewriterTests
{
    [Fact]
    public Task FieldAssignedInAReplacedMember_TakesTheMemberAlong() => VerifyAsync(
        """
        using Legacy;
        class C { [|Old|] m = {|SSOT1002:R.Get()|}; }
        static class R { private static [|Old|] _r; [Netra.Ssot.ReplaceWith("new New()", "Canon")] public static Old Get() => _r ??= new Old(); }
        """,
        """
        using Canon;
        class C { New m = new New(); }
        static class R { private static New _r; [Netra.Ssot.ReplaceWith("new New()", "Canon")] public static New Get() => _r ??= new New(); }
        """);

    [Fact]
    public Task AliasInASupersededDeclaration_NamesWhatItMeant() => VerifyAsync(
        """
        using Legacy;
        {|SSOT2001:using Manager = Legacy.Old;|}
        class C { {|SSOT2001:Manager|} m; }
        [Netra.Ssot.SupersededBy(typeof(Canon.New))] class Older { Manager Clone() => new Manager("x"); }
        """,
        """
        using Canon;
        using Legacy;
        class C { New m; }
        [Netra.Ssot.SupersededBy(typeof(Canon.New))] class Older { Old Clone() => new Old("x"); }
        """);

    [Fact]
    public Task AliasWithAnUnfixableUse_GoesAndTheUseNamesTheLegacy() => VerifyAsync(
        """
        {|SSOT2001:using Manager = Odd;|}
        [Netra.Ssot.SupersededBy(typeof(Canon.New))] public class Odd { public Odd(int x) { } }
        class C { {|SSOT2001:Manager|} m; object o = {|SSOT1003:new Manager(1)|}; }
        """,
        """
        using Canon;
        [Netra.Ssot.SupersededBy(typeof(Canon.New))] public class Odd { public Odd(int x) { } }
        class C { New m; object o = {|SSOT1003:new Odd(1)|}; }
        """);

    [Fact]
    public Task ParameterInASupersededDeclaration_FollowsWhatItsBodyCalls() => VerifyAsync(
        """
        using Legacy;
        class Pool { public void Take([|Old|] first, System.Action<[|Old|]> then) { } }
        public class Work { }
        [Netra.Ssot.SupersededBy(typeof(Work))]
        class OldWork
        {
            private Pool _pool;
            private Old Current { get; set; }
            private void Start(Old first) => Current = first;
            private void Load(System.Action<Old> then)
            {
                if (_pool is not null)
                {
                    _pool.Take(Current, then);
                }
            }
        }
        """,
        """
        using Canon;
        class Pool { public void Take(New first, System.Action<New> then) { } }
        public class Work { }
        [Netra.Ssot.SupersededBy(typeof(Work))]
        class OldWork
        {
            private Pool _pool;
            private New Current { get; set; }
            private void Start(New first) => Current = first;
            private void Load(System.Action<New> then)
            {
                if (_pool is not null)
                {
                    _pool.Take(Current, then);
                }
            }
        }
        """);

    [Fact]
    public Task RecordInASupersededDeclaration_FollowsWhatItIsMadeOf() => VerifyAsync(
        """
        using Legacy;
        class Task1 { public [|Old|] Outcome { get; set; } }
        public class Work { }
        [Netra.Ssot.SupersededBy(typeof(Work))]
        class OldWork
        {
            private class Info { public Info(bool isLoaded, Old outcome) { } }
            private static Info Make(Task1 done)
            {
                return new Info(false, done.Outcome);
            }
        }
        """,
        """
        using Canon;
        class Task1 { public New Outcome { get; set; } }
        public class Work { }
        [Netra.Ssot.SupersededBy(typeof(Work))]
        class OldWork
        {
            private class Info { public Info(bool isLoaded, New outcome) { } }
            private static Info Make(Task1 done)
            {
                return new Info(false, done.Outcome);
            }
        }
        """);
}
