using Microsoft.CodeAnalysis.Diagnostics;
using Netra.SsotAnalyzers.Rules;
using Netra.SsotAnalyzers.Rules.Isolation;
using Netra.SsotAnalyzers.Rules.MapHealth;
using Netra.SsotAnalyzers.Rules.Runs;
using Netra.SsotAnalyzers.Tests.Support;

namespace Netra.SsotAnalyzers.Tests.Rules.Runs;

/// <summary>What declares a beginning, <c>[BeginsRun]</c>, and whose a thing is, <c>UserContext</c>.</summary>
public sealed class DeclaredRunsTests
{
    private const string Map = """
        using System; using System.Threading.Tasks; using Netra.Ssot;
        [Canonical("Run", PerUser = true)] public sealed class Run : IDisposable { public Run(int a) { } public void Work() { } public void Stop() { } public void Dispose() { } }
        public sealed class Other : IDisposable { public void Dispose() { } }

        """;

    [Theory]
    [InlineData("[BeginsRun] Run Take() => null; void M() { {|SSOT3003:Take|}(); }")]
    [InlineData("[BeginsRun] Run Take() => null; void M() { var run = {|SSOT3003:Take|}(); run.Work(); run.Dispose(); }")]
    [InlineData("[BeginsRun] Task<Run> Take() => null; async Task M() { var run = await {|SSOT3003:Take|}(); run.Work(); }")]
    [InlineData("[BeginsRun] Run Take<T>(T a) => null; void M() { {|SSOT3003:Take|}(1); {|SSOT3003:Take|}<string>(null); }")]
    [InlineData("[BeginsRun] Run Take() => null; Run Take(int a) => null; void M() { {|SSOT3003:Take|}(); Take(1); }")]
    [InlineData("interface I { [BeginsRun] Run Take(); } class D : I { public Run Take() => null; } void M(I i, D d) { i.{|SSOT3003:Take|}(); d.{|SSOT3003:Take|}(); }")]
    [InlineData("abstract class B { [BeginsRun] public abstract Run Take(); } class D : B { public override Run Take() => null; } void M(D d) { d.{|SSOT3003:Take|}(); }")]
    [InlineData("class G<T> { [BeginsRun] public Run Take(T a) => null; } void M(G<int> g) { g.{|SSOT3003:Take|}(1); }")]
    [InlineData("void M() { {|SSOT3003:new|} Run(1); }")]
    public Task DeclaredBeginning_HasToEnd(string members) => ReportsAsync("class C { " + members + " }");

    [Theory]
    [InlineData("[BeginsRun] Run Take() => null; void M() { using var run = Take(); run.Work(); }")]
    [InlineData("[BeginsRun] Run Take() => null; Run M() => Take();")]
    [InlineData("[BeginsRun] Run Take() => null; void M() { var run = Take(); try { run.Work(); } finally { run.Dispose(); } }")]
    [InlineData("[BeginsRun] Run Take() => null; Run M() { var run = Take(); try { run.Work(); return run; } catch { run.Stop(); throw; } }")]
    [InlineData("Run Take() => null; void M() { Take(); }")]
    [InlineData("Run Find(string startRun) => null; void M() { Find(null).Work(); }")]
    [InlineData("[BeginsRun] Other Take() => null; void M() { Take(); }")]
    [InlineData("[BeginsRun] int Take() => 1; void M() { Take(); }")]
    [InlineData("[BeginsRun] void Take() { } void M() { Take(); }")]
    [InlineData("[Mine.BeginsRun] Run Take() => null; void M() { Take(); }")]
    public Task EndedOrNoBeginning_IsSilent(string members) => ReportsAsync("namespace Mine { class BeginsRunAttribute : Attribute { } } class C { " + members + " }");

    [Fact]
    public Task BeginningOfAnotherAssembly_IsRead()
    {
        var test = NewTest("class C { void M(Library.Makers makers) { makers.{|SSOT3003:Take|}().Work(); makers.Find().Work(); } }");
        test.TestState.AdditionalReferences.Add(Library.Compile("""
            namespace Library
            {
                using Netra.Ssot;
                [Canonical("Job", PerUser = true)] public sealed class Job : System.IDisposable { public void Work() { } public void Dispose() { } }
                public class Makers { [BeginsRun] public Job Take() => null; public Job Find() => null; }
            }
            """));
        return test.RunAsync();
    }

    [Theory]
    [InlineData("UserContext = typeof(Context)", "class M(Context context); class C { object A() => new M({|SSOT4003:null|}); object B(Context c) => new M(c); }")]
    [InlineData("UserContext = typeof(Context<>)", "class M(Context<int> context); class C { object A() => new M({|SSOT4003:null|}); }")]
    [InlineData("UserContext = typeof(Context<int>)", "class M(Context<int> context); class C { object A() => new M({|SSOT4003:null|}); }")]
    [InlineData("UserContext = null", "class M(Context userContext, string userId); class C { object A() => new M(null, null); }")]
    [InlineData("PerUser = true", "class M(Context userContext, string userId); class C { object A() => new M(null, null); static Context s_context; }")]
    [InlineData("UserContext = typeof(Context)", "class M(Context context); class C { static Context {|SSOT4001:s_context|}; static Unlike s_other; }")]
    [InlineData("UserContext = typeof(Context)", "class M(Unlike sessionContext); class C { object A() => new M(null); }")]
    [InlineData("UserContext = typeof({|CS0246:Missing|})", "class M(Context context); class C { object A() => new M(null); }")]
    public Task UserContext_SaysWhoseAThingIs(string argument, string code) => ReportsAsync(
        "class Context { public string Id; } class Context<T> { public string Id; } class Unlike { public string UserId; } [Canonical(\"M\"" + (argument.StartsWith("PerUser", StringComparison.Ordinal) ? "" : ", PerUser = true") + ", " + argument + ")] " + code);

    private static Task ReportsAsync(string source) => NewTest("using System; using System.Threading.Tasks; using Netra.Ssot;\n" + source).RunAsync();

    private static RunTest NewTest(string source) => new() { TestState = { Sources = { Map, source } } };

    private sealed class RunTest : OneRuleTest<SSOT3003_OpenRun>
    {
        public RunTest()
        {
            TestState.AdditionalReferences.Add(Preamble.Ssot);
        }

        protected override IEnumerable<DiagnosticAnalyzer> GetDiagnosticAnalyzers() =>
            [new SSOT3003_OpenRun(), new SSOT4001_StaticState(), new SSOT4003_MissingContext(), new SSOT0001_EntryNamesNothing()];
    }
}
