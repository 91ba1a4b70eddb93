using Netra.SsotAnalyzers.Rules;
using Netra.SsotAnalyzers.Rules.SupersededUses;
using Netra.SsotAnalyzers.Tests.Support;

namespace Netra.SsotAnalyzers.Tests.Rules.SupersededUses;

/// <summary>A message shows the replacement of this use: neither <c>this</c> nor a parameter of the declared expression means anything where it is read.</summary>
public sealed class SSOT1003_MessageTests : UnfixableRuleTests<SSOT1003_UnfixableUse>
{
    private const string Bus = """
        using Netra.Ssot; using System.Collections.Generic; using System.Threading.Tasks;
        [Canonical("Bus")] class Bus
        {
            [ReplaceWith("this.PublishAsync(text, level)")] public void Send(int level, string text) { }
            public Task PublishAsync(string text, int level) => Task.CompletedTask;
            [ReplaceWith("this.Write(text, text)")] public void Twice(string text) { }
            public void Write(params string[] texts) { }
            public IEnumerator<int> Items(bool all) => null;
            [ReplaceWith("this.Items(true)")] public IEnumerator<int> GetEnumerator() => null;
            [ReplaceWith("Bus.Join(left, right)")] public static Bus operator +(Bus left, string right) => left;
            public static Task<Bus> Join(Bus left, string right) => Task.FromResult(left);
            [ReplaceWith("this.SizeOf(value)")] public int Length { get; set; }
            public void SizeOf(int size) { }
            [ReplaceWith("this.Moved(evt)")] public virtual void Move(int evt) { }
            public void Moved(int evt) { }
        }

        """;

    [Theory]
    [InlineData("void M(Bus orders) { {|#0:orders.Send(3, \"paid\")|}; }", "Bus.Send", "'orders.PublishAsync(\"paid\", 3)' needs 'await', which is not allowed in the method 'M', which is not async: make the member async, or move the call out")]
    [InlineData("void M(Bus orders) => {|#0:orders.Twice(Next())|}; string Next() => null;", "Bus.Twice", "'orders.Write(Next(), Next())' would evaluate 'Next()' twice: store it in a local first")]
    [InlineData("void M(Bus orders) { foreach (var i in {|#0:orders|}) { } }", "Bus.GetEnumerator", "'foreach' calls it implicitly: call 'Bus.Items(true)' explicitly")]
    [InlineData("Bus M(Bus orders) => {|#0:orders + \"x\"|};", "Bus.op_Addition", "'Bus.Join(orders, \"x\")' needs 'await', which is not allowed in the method 'M', which is not async: make the member async, or move the call out")]
    [InlineData("int M(Bus orders) => {|#0:orders.Length|};", "Bus.Length", "'orders.SizeOf(…)' replaces an assignment: assign with '=' in a separate statement")]
    [InlineData("Bus M() => new Bus { {|#0:Length|} = 1 };", "Bus.Length", "'Bus.SizeOf(1)' is not allowed here, where only a member name is: assign or test it in a separate statement")]
    public Task Reason_HasTheArgumentsOfTheUse(string member, string offender, string reason) => SaysAsync($"{Bus}class C {{ {member} }}", offender, "Bus", reason);

    [Fact]
    public Task DirectiveInside_IsTheReason_AndNotTheReplacement() => SaysAsync(
        Bus + "class C { async Task M(Bus orders) { {|#0:orders.Send(3,\n#region price\n\"paid\"\n#endregion\n)|}; await Task.Yield(); } }",
        "Bus.Send", "Bus", "a preprocessor directive is inside the expression to replace: move it out first");

    [Fact]
    public Task Override_ShowsTheReplacementWithoutParameterNames() => SaysAsync(
        Bus + "class Kid : Bus { public override void {|#0:Move|}(int evt) { } }",
        "Bus.Move", "Bus", "it overrides or implements the member: move its code to 'Bus.Moved(…)', which callers will use");
}
