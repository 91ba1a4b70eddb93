using Netra.SsotAnalyzers.Rules;
using Netra.SsotAnalyzers.Rules.Implementations;
using Netra.SsotAnalyzers.Tests.Support;

namespace Netra.SsotAnalyzers.Tests.Rules.Implementations;

public sealed class SSOT2005_TypeInSupersededNamespaceTests : UnfixableRuleTests<SSOT2005_TypeInSupersededNamespace>
{
    private const string Map = """
        using Netra.Ssot;
        [assembly: SupersededNamespace("Legacy", "Canon")]
        namespace Canon { [Canonical("Manager", Contract = typeof(IManager))] public class Manager : IManager { } public interface IManager { } public class Moved { } }
        """;

    [Theory]
    [InlineData("namespace Legacy { class [|C|] { } }")]
    [InlineData("namespace Legacy; struct [|C|] { }")]
    [InlineData("namespace Legacy; record [|C|];")]
    [InlineData("namespace Legacy; interface [|C|] { }")]
    [InlineData("namespace Legacy; enum [|C|] { }")]
    [InlineData("namespace Legacy; delegate void [|C|]();")]
    [InlineData("namespace Legacy.Inner { class [|C|]<T> { } }")]
    [InlineData("namespace Legacy { namespace Inner { class [|C|] { class Nested { } } } }")]
    [InlineData("namespace Legacy { partial class [|C|] { } partial class C { } }")]
    [InlineData("namespace Legacy { class [|Manager|] { } }")]
    [InlineData("namespace Legacy { class [|Mine|] : Canon.IManager { } }")]
    public Task TypeInTheNamespace_IsReportedOnce(string source) => ReportsAsync(Map, source);

    [Theory]
    [InlineData("namespace Canon { class C { } }")]
    [InlineData("namespace LegacyPart { class C { } }")]
    [InlineData("namespace Other.Legacy { class C { } }")]
    [InlineData("class Legacy { }")]
    [InlineData("namespace Legacy { }")]
    [InlineData("namespace Legacy { [Netra.Ssot.SupersededBy(typeof(Canon.Manager))] class Old { } }")]
    [InlineData("namespace Legacy { [Netra.Ssot.Canonical(\"Other\")] class Other { } }")]
    public Task AnythingElse_IsSilent(string source) => ReportsAsync(Map, source);

    [Fact]
    public Task Message_SaysWhereTo() => Task.WhenAll(
        SaysAsync(Map + " namespace Legacy.Part { class {|#0:C|} { } }", "C", "Legacy.Part", "move it to 'Canon.Part'"),
        SaysAsync(Map + " namespace Legacy { class {|#0:Moved|} { } }", "Moved", "Legacy", "'Canon' has a type with that name: use it, and delete this one"));

    [Fact]
    public Task NamespaceThatMovesInward_KeepsWhatIsThereAlready() => ReportsAsync(
        """[assembly: Netra.Ssot.SupersededNamespace("A", "A.New")] namespace A { class [|C|] { } } namespace A.New { class D { } namespace Deep { class E { } } }""");
}
