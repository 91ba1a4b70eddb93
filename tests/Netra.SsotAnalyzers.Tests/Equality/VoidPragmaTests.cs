namespace Netra.SsotAnalyzers.Tests.Equality;

/// <summary>A directive that silenced nothing but the warning about uses that are gone goes with them; every other one stays to the letter.</summary>
public sealed class VoidPragmaTests : EqualityTests
{
    private const string Types = """
        [Canonical("Hub")] public class Hub { public int N = 1; }
        [Obsolete("use Hub"), SupersededBy(typeof(Hub))] public class OldHub { public int N = 1; }

        """;

    [Theory]
    [InlineData("CS0618")]
    [InlineData("618")]
    [InlineData("CS0612, CS0618")]
    public async Task Pair_AroundUsesThatAreGone_GoesWithThem(string codes) => await StandsAsync(
        $$"""
        public static class Program { public static void Print(Action<object> p) {
        #pragma warning disable {{codes}} // kept until the hub is gone
            var a = new OldHub();
        #pragma warning restore {{codes}}
            p(a.N); } }
        """,
        """
        public static class Program { public static void Print(Action<object> p) {
            var a = new Hub();
            p(a.N); } }
        """);

    [Fact]
    public async Task Pragma_OfTheWholeFile_GoesWithTheLastUse() => await StandsAsync(
        """
        #pragma warning disable CS0618
        public static class Program { public static void Print(Action<object> p) => p(new OldHub().N); }
        """,
        """
        public static class Program { public static void Print(Action<object> p) => p(new Hub().N); }
        """);

    [Theory]
    [InlineData("CS0618, CS1591", "var a = new OldHub();", "var a = new Hub();")]
    [InlineData("CS0618", "var a = new OldHub(); Other.Gone();", "var a = new Hub(); Other.Gone();")]
    [InlineData("CS0618", "var a = new Hub();", "var a = new Hub();")]
    [InlineData("CS0612", "object a = new OldHub[1].Length + \"\";", "object a = new Hub[1].Length + \"\";")]
    public async Task Pragma_ThatSilencesSomethingElse_OrSilencedNothing_Stays(string codes, string before, string after) => await StandsAsync(
        $$"""
        public static class Other { [Obsolete("gone")] public static void Gone() { } }
        public static class Program { public static void Print(Action<object> p) {
        #pragma warning disable {{codes}}
            {{before}}
        #pragma warning restore {{codes}}
            p(new OldHub().N); } }
        """,
        $$"""
        public static class Other { [Obsolete("gone")] public static void Gone() { } }
        public static class Program { public static void Print(Action<object> p) {
        #pragma warning disable {{codes}}
            {{after}}
        #pragma warning restore {{codes}}
            p(new Hub().N); } }
        """);

    [Fact]
    public async Task Pair_AroundAUseThatStays_Stays() => await StandsAsync(
        """
        public static class Program { public static void Print(Action<object> p) {
        #pragma warning disable CS0618
            p(new OldHub().N); p(nameof(OldHub));
        #pragma warning restore CS0618
            } }
        """,
        """
        public static class Program { public static void Print(Action<object> p) {
        #pragma warning disable CS0618
            p(new Hub().N); p(nameof(OldHub));
        #pragma warning restore CS0618
            } }
        """);

    private static async Task StandsAsync(string before, string after)
    {
        var (text, printed) = await RewriteAsync(Types + before);
        Assert.Equal(printed.Before, printed.After);
        Assert.Equal(Types + after + "\n", text);
    }
}
