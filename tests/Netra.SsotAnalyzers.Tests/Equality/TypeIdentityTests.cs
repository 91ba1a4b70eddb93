namespace Netra.SsotAnalyzers.Tests.Equality;

/// <summary>What a program keeps or finds by a type itself, where it does so for the canonical type too.</summary>
public sealed class TypeIdentityTests : EqualityTests
{
    [Fact]
    public Task StaticStateOfBothConstructions_IsNotMerged() => VerifyAsync(
        """
        [SupersededBy(typeof(New))] public class Old { }
        [Canonical("R")] public class New { }
        public static class Cache<T> { public static int Hits; }
        public static class Alone<T> { public static int Hits; }
        public static class Pure<T> { public static readonly int Two = 2; public static int Twice(int i) => Two * i; }
        public class Counted<T> { public static int Made; public Counted() { Made++; } }
        public static class Program
        {
            public static void Print(Action<object> print)
            {
                Cache<Old>.Hits++;
                print(Cache<New>.Hits);
                Alone<Old>.Hits++;
                print(Alone<Old>.Hits);
                print(Pure<Old>.Twice(2) + Pure<New>.Twice(2));
                new Counted<Old>();
                print(Counted<New>.Made);
                List<Old> old = [];
                List<New> now = [];
                print(old.Count + now.Count);
            }
        }
        """,
        "Cache<Old>.Hits++", "Alone<New>.Hits++", "Pure<New>.Twice(2) + Pure<New>", "new Counted<Old>()", "List<New> old");

    [Fact]
    public Task AttributesThatAreLookedFor_AreNotFoundTogether() => VerifyAsync(
        """
        [SupersededBy(typeof(FreshAttribute))] public class StaleAttribute : Attribute { }
        [Canonical("F")] public class FreshAttribute : Attribute { }
        [SupersededBy(typeof(NowAttribute))] public class PastAttribute : Attribute { }
        public class NowAttribute : Attribute { }
        [Stale] public class A { }
        [Fresh] public class B { }
        [Past] public class C { }
        public static class Program
        {
            public static void Print(Action<object> print)
            {
                foreach (var type in new[] { typeof(A), typeof(B), typeof(C) })
                    print((type.IsDefined(typeof(StaleAttribute), false), type.IsDefined(typeof(PastAttribute), false)));
            }
        }
        """,
        "[Stale] public class A", "typeof(StaleAttribute)", "[Now] public class C", "typeof(NowAttribute)");

    [Fact]
    public Task AttributeThatIsNotLookedFor_DoesNotBecomeOneThatIs() => VerifyAsync(
        """
        [SupersededBy(typeof(FreshAttribute))] public class StaleAttribute : Attribute { }
        [Canonical("F")] public class FreshAttribute : Attribute { }
        [Stale] public class A { }
        public static class Program { public static void Print(Action<object> print) => print(typeof(A).IsDefined(typeof(FreshAttribute), false)); }
        """,
        "[Stale] public class A");

    [Fact]
    public Task AttributesThatNothingLooksFor_AreRewritten() => VerifyAsync(
        """
        [SupersededBy(typeof(FreshAttribute))] public class StaleAttribute : Attribute { }
        [Canonical("F")] public class FreshAttribute : Attribute { }
        [Stale] public class A { [Fresh] public int B; }
        public static class Program { public static void Print(Action<object> print) { print(new A().B); print(new FreshAttribute().TypeId is null); print(nameof(FreshAttribute)); } }
        """,
        "[Fresh] public class A");
}
