using Netra.SsotAnalyzers.Rules;
using Netra.SsotAnalyzers.Rules.SupersededUses;
using Netra.SsotAnalyzers.Tests.Support;

namespace Netra.SsotAnalyzers.Tests.Rules.SupersededUses;

/// <summary>What others compile against is not rewritten in a package.</summary>
public sealed class SSOT1003_PublicSignatureTests
{
    private static Task ReportsAsync(string members, string properties = "build_property.SsotFreezePublicApi = true")
    {
        var test = new SuiteTest<SSOT1003_UnfixableUse>
        {
            TestState =
            {
                Sources =
                {
                    ("/0/Map.cs", """
                        using Netra.Ssot;
                        namespace Shop
                        {
                            [Canonical("Manager")] public class Manager { public Manager Self => this; }
                            [SupersededBy(typeof(Manager))] public class Old { public Old Self => this; }
                        }
                        """),
                    ("/0/Test.cs", $"using Shop;\nusing System;\nusing System.Collections.Generic;\n{members}"),
                },
            },
        };
        test.TestState.AnalyzerConfigFiles.Add(("/.globalconfig", $"is_global = true\n{properties}"));
        return test.RunAsync();
    }

    [Theory]
    [InlineData("public class C { public {|SSOT1003:Old|} Field; }")]
    [InlineData("public class C { public List<{|SSOT1003:Old|}> Field; }")]
    [InlineData("public class C { public {|SSOT1003:Old|} Property { get; set; } }")]
    [InlineData("public class C { protected void M({|SSOT1003:Old|} old) { } }")]
    [InlineData("public class C { protected internal {|SSOT1003:Old|} M() => null; }")]
    [InlineData("public class C { public C({|SSOT1003:Old|} old) { } }")]
    [InlineData("public class C({|SSOT1003:Old|} old);")]
    [InlineData("public class C : {|SSOT1003:Old|};")]
    [InlineData("public class C<T> where T : {|SSOT1003:Old|};")]
    [InlineData("public record C({|SSOT1003:Old|} Old);")]
    [InlineData("public delegate {|SSOT1003:Old|} D({|SSOT1003:Old|} old);")]
    [InlineData("public class C { public event Action<{|SSOT1003:Old|}> E; }")]
    [InlineData("public class C { public {|SSOT1003:Old|} this[int i] => null; }")]
    [InlineData("public class C { public static implicit operator {|SSOT1003:Old|}(C c) => null; }")]
    [InlineData("public interface I { {|SSOT1003:Old|} M(); }")]
    [InlineData("public class C { public class Inner { public {|SSOT1003:Old|} Field; } }")]
    public Task SignatureThatOthersSee_IsUnfixable(string members) => ReportsAsync(members);

    [Theory]
    [InlineData("class C { public {|SSOT1001:Old|} Field; }")]
    [InlineData("public class C { internal {|SSOT1001:Old|} Field; }")]
    [InlineData("public class C { private protected {|SSOT1001:Old|} M() => null; }")]
    [InlineData("public sealed class C { protected {|SSOT1001:Old|} M() => null; }")]
    [InlineData("public class C { class Inner { public {|SSOT1001:Old|} Field; } }")]
    [InlineData("public class C { public object Field = {|SSOT1002:new Old()|}; public void M() { {|SSOT1001:Old|} old = null; } }")]
    [InlineData("public class C { public Type Field = typeof({|SSOT1001:Old|}); public object M() => default({|SSOT1001:Old|}); }")]
    public Task WhatNobodyElseSees_IsFixable(string members) => ReportsAsync(members);

    [Theory]
    [InlineData("build_property.SsotFreezePublicApi = false\nbuild_property.IsPackable = true")]
    [InlineData("build_property.IsPackable = ")]
    [InlineData("build_property.SsotFreezePublicApi = false")]
    public Task NoPackage_IsFixable(string properties) => ReportsAsync("public class C { public {|SSOT1001:Old|} Field; }", properties);

    [Fact]
    public Task PackableWithoutTheTargets_IsFrozen() => ReportsAsync("public class C { public {|SSOT1003:Old|} Field; }", "build_property.IsPackable = true");
}
