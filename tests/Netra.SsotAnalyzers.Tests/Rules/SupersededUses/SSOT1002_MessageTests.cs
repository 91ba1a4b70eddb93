using Netra.SsotAnalyzers.Rules;
using Netra.SsotAnalyzers.Rules.SupersededUses;
using Netra.SsotAnalyzers.Tests.Support;

namespace Netra.SsotAnalyzers.Tests.Rules.SupersededUses;

/// <summary>The message shows what would be written at this call: its receiver and its arguments, not the parameters of the expression.</summary>
public sealed class SSOT1002_MessageTests : UnfixableRuleTests<SSOT1002_SupersededMemberUse>
{
    private const string Bus = """
        using Netra.Ssot; using System.Threading.Tasks;
        [Canonical("Bus")] class Bus
        {
            public Bus(int size) { }
            [ReplaceWith("this.Publish(text, level)")] public void Send(int level, string text) { }
            public void Publish(string text, int level) { }
            [ReplaceWith("this.Size")] public int Length => 1;
            public int Size { get; set; }
            [ReplaceWith("new Bus(size)")] public static Task<Bus> OpenAsync(int size) => Task.FromResult(new Bus(size));
        }

        """;

    [Theory]
    [InlineData("void M(Bus orders) { {|#0:orders.Send(3, \"paid\")|}; }", "Bus.Send", "orders.Publish(\"paid\", 3)")]
    [InlineData("int M(Bus orders) => {|#0:orders.Length|};", "Bus.Length", "orders.Size")]
    [InlineData("async Task<Bus> M() => await {|#0:Bus.OpenAsync(4)|};", "Bus.OpenAsync", "new Bus(4)")]
    [InlineData("void M(Bus orders) { {|#0:orders.Send(3, \"a text that is far too long for a message of one line\")|}; }", "Bus.Send", "orders.Publish(…, 3)")]
    [InlineData("void M(Bus orders) { {|#0:orders.Send(/* first */ 3, \"paid\")|}; }", "Bus.Send", "orders.Publish(\"paid\", 3)")]
    public Task Replacement_HasTheArgumentsOfTheCall(string member, string offender, string replacement) =>
        SaysAsync($"{Bus}class C {{ {member} }}", offender, "Bus", replacement);
}
