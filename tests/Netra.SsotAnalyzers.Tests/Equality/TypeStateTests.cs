namespace Netra.SsotAnalyzers.Tests.Equality;

/// <summary>What a program keeps by a type, and what it asks of a type, stays apart as before.</summary>
public sealed class TypeStateTests : EqualityTests
{
    private const string Types =
        """
        [SupersededBy(typeof(New))] public class Old { public Old() { } public Old(int n) { } }
        [Canonical("R")] public class New { }
        """;

    [Fact]
    public Task GenericMethodWithStaticStateOfItsArgument_IsNotMixedWithThatOfTheCanonicalType() => VerifyAsync(
        Types + """
        public static class Program { public static void Print(Action<object> print) { print(Add<Old>()); print(Add<Old>()); print(Add<New>()); print(Deep<Old>()); print(Free<Old>()); print(Free<New>()); } static int Add<T>() => ++Cache<T>.Count; static int Deep<T>() => Add<T>(); static int Free<T>() => 3; }
        public static class Cache<T> { public static int Count; }
        """,
        "print(Add<Old>()); print(Add<Old>()); print(Add<New>()); print(Deep<Old>()); print(Free<New>()); print(Free<New>());");

    [Fact]
    public Task GenericMethodWhoseStateTheCanonicalTypeHasNot_Moves() => VerifyAsync(
        Types + """
        public static class Program { public static void Print(Action<object> print) { print(Add<Old>()); print(Add<Old>()); } static int Add<T>() => ++Cache<T>.Count; }
        public static class Cache<T> { public static int Count; }
        """,
        "print(Add<New>()); print(Add<New>());");

    [Fact]
    public Task StaticStateOfTheCanonicalTypeUnderAnAlias_IsSeen() => VerifyAsync(
        "using N = New;" + Types + """
        public static class Program { public static void Print(Action<object> print) { Cache<Old>.Count++; print(Cache<Old>.Count); print(Cache<N>.Count); } }
        public static class Cache<T> { public static int Count = 5; }
        """,
        "Cache<Old>.Count++");

    [Fact]
    public Task ArrayThatStays_IsOfTheTypeThatIsAskedFor() => VerifyAsync(
        Types + """
        public static class Program { public static void Print(Action<object> print) { Old[] b = { new Old(2) }; print(b.GetType() == typeof(Old[])); print(typeof(Old[]) != b.GetType()); } }
        """,
        "b.GetType() == typeof(Old[])", "typeof(Old[]) != b.GetType()");

    [Fact]
    public Task ArrayThatMoves_IsAskedForByItsNewType() => VerifyAsync(
        Types + """
        public static class Program { public static void Print(Action<object> print) { object a = new Old[] { new Old() }; print(a.GetType() == typeof(Old[])); print(a is Old[]); Old[] b = { new Old() }; print(b.GetType() == typeof(Old[])); object l = new List<Old>(); print(l is List<Old>); } }
        """,
        "typeof(New[])", "is New[]", "is List<New>");
}
