using Netra.SsotAnalyzers.Rules;
using Netra.SsotAnalyzers.Rules.Isolation;
using Netra.SsotAnalyzers.Tests.Support;

namespace Netra.SsotAnalyzers.Tests.Rules.Isolation;

/// <summary>The message says through which fields the user's state is held.</summary>
public sealed class SSOT4001_MessageTests : UnfixableRuleTests<SSOT4001_StaticState>
{
    private const string Roles = """
        using Netra.Ssot;
        [Canonical("Manager", PerUser = true)] class Manager { }
        class Session { Manager _manager; }
        class Holder { Session Current { get; } }

        """;

    [Theory]
    [InlineData("static Manager {|#0:s_one|};", "s_one", "'Manager'")]
    [InlineData("static Session {|#0:s_session|};", "s_session", "'Manager' (through 'Session._manager')")]
    [InlineData("static Holder[] {|#0:s_holders|};", "s_holders", "'Manager' (through 'Holder.Current, Session._manager')")]
    public Task Fields_AreNamed(string member, string name, string kept) => SaysAsync($"{Roles}class C {{ {member} }}", name, "Manager", kept);
}
