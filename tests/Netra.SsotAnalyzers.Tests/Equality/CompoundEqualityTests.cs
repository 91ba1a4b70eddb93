namespace Netra.SsotAnalyzers.Tests.Equality;

/// <summary>A property whose accessors have a replacement each, where both are used at once.</summary>
public sealed class CompoundEqualityTests : EqualityTests
{
    private const string Box =
        """
        public class Box { int n; string s = "s"; byte b; public int Read(string why) { return n; } public void Write(int v) => n = v; public string Text() => s; public void Keep(string v, int k) => s = v; public byte Small() => b; public void Small(byte v) => b = v; public static int Next(Action<object> p) { p("next"); return 1; }
          public int Old { [ReplaceWith("this.Read(\"x\")")] get => n; [ReplaceWith("this.Write(value)")] set => n = value; }
          public string Title { [ReplaceWith("this.Text() + \"\"")] get => s; [ReplaceWith("this.Keep(value, 0)")] set => s = value; }
          public byte Byte { [ReplaceWith("this.Small()")] get => b; [ReplaceWith("this.Small(value)")] set => b = value; } }
        """;

    [Fact]
    public Task CompoundAssignmentToAPairOfAccessors_ReadsAndWrites() => VerifyAsync(
        Box + """
        public static class Program { static readonly Box shared = new(); public static void Print(Action<object> print) { shared.Old += 2; shared.Old -= 3 - Box.Next(print); shared.Old *= 4; shared.Old++; --shared.Old; print(shared.Old); shared.Title += "x"; shared.Title += 5; print(shared.Title); } }
        """,
        "shared.Write(shared.Read(\"x\") + 2)", "shared.Write(shared.Read(\"x\") - (3 - Box.Next(print)))", "shared.Write(shared.Read(\"x\") * 4)", "shared.Write(shared.Read(\"x\") + 1)", "shared.Keep((shared.Text() + \"\") + \"x\", 0)");

    [Fact]
    public Task CompoundAssignmentThatWouldEvaluateTwiceOrConvert_Stays() => VerifyAsync(
        Box + """
        public static class Program { static readonly Box shared = new(); static Box Get(Action<object> print) { print("get"); return shared; } public static void Print(Action<object> print) { Get(print).Old += 2; print(shared.Old); shared.Byte += 1; print(shared.Byte); print(shared.Old++); print(shared.Title ??= "n"); } }
        """,
        "Get(print).Old += 2", "shared.Byte += 1", "print(shared.Old++)");
}
