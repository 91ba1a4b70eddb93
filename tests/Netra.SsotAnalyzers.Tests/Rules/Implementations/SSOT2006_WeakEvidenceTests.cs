using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Netra.SsotAnalyzers.Rules;
using Netra.SsotAnalyzers.Rules.Implementations;
using Netra.SsotAnalyzers.Tests.Support;

namespace Netra.SsotAnalyzers.Tests.Rules.Implementations;

/// <summary>What is found and what is not is in the corpora; here are the threshold, the message and the neighbours.</summary>
public sealed class SSOT2006_WeakEvidenceTests : UnfixableRuleTests<SSOT2006_WeakEvidence>
{
    private const string Role = """
        using System;
        using Netra.Ssot;
        [Canonical("Tax", NamePattern = "*TaxCalculator")] public class TaxCalculator { public int A() => 1; public int B(string b) => 1; public int C { get; set; } public event Action D; public TaxCalculator E() => null; }

        """;

    [Theory]
    [InlineData(null, false)]
    [InlineData("0.5", true)]
    [InlineData("0.6", true)]
    [InlineData("0.61", false)]
    [InlineData("2", false)]
    [InlineData("nonsense", true)]
    [InlineData("-1", true)]
    public Task Threshold_IsTheShareOfTheCanonicalMembers(string? threshold, bool isReportedOrDefault)
    {
        var isReported = threshold is null || isReportedOrDefault;
        var test = NewTest(Role + $"class {(isReported ? "[|Other|]" : "Other")} {{ public int A() => 1; public int B(string other) => 1; public int C {{ get; set; }} }}");
        if (threshold is not null)
            test.TestState.AnalyzerConfigFiles.Add(("/.editorconfig", $"root = true\n[*.cs]\nssot.second_implementation.shape = {threshold}"));
        return test.RunAsync();
    }

    [Theory]
    [InlineData("public int A() => 1; public int B(int b) => 1; public int C { get; set; }")]
    [InlineData("public int A() => 1; public long B(string b) => 1; public int C { get; set; }")]
    [InlineData("public int A() => 1; private int B(string b) => 1; public int C { get; set; }")]
    [InlineData("public int A() => 1; public int B(string b) => 1;")]
    public Task OtherSignatures_DoNotCount(string members) => ReportsAsync(Role + $"class Other {{ {members} }}");

    [Fact]
    public Task OwnType_CountsAsTheCanonicalOne() => ReportsAsync(Role + "class [|Other|] { public int A() => 1; public int B(string b) => 1; public Other E() => null; }");

    [Fact]
    public Task OverloadsOfOneName_CountEach() => ReportsAsync("""
        using Netra.Ssot;
        [Canonical("Sum")] public class Sum { public int Of(int a) => a; public int Of(long a) => 1; public int Of(string a) => 1; }
        class [|Other|] { public int Of(int a) => a; public int Of(long a) => 1; public int Of(string a) => 1; }
        """);

    [Fact]
    public Task Data_IsNoShape() => ReportsAsync("""
        using Netra.Ssot;
        [Canonical("Sum")] public record Sum(int A, int B, int C);
        class Other { public int A { get; set; } public int B { get; set; } public int C { get; set; } }
        """);

    [Fact]
    public Task FirstRoleOfTheMap_IsNamed() => ReportsAsync("""
        using Netra.Ssot;
        [Canonical("Unlike")] public class Unlike { public int A() => 1; public int B() => 1; public int C() => 1; public int D() => 1; public int E() => 1; public int F() => 1; }
        [Canonical("Pattern", NamePattern = "*RatherLongPattern")] public class RatherLongPattern { public int X() => 1; }
        [Canonical("Like")] public class Like { public int A() => 1; public int B() => 1; public int C() => 1; }
        class [|Other|] { public int A() => 1; public int B() => 1; public int C() => 1; }
        class [|OtherRatherLongPattern|] { }
        """);

    /// <summary>Many names end in the same two words.</summary>
    [Theory]
    [InlineData("class UserDataStore { public void Load() { } }", "class TagDataStore { public void Read() { } }")]
    [InlineData("class UserDataStore : System.IDisposable { public void Load() { } public void Dispose() { } }", "class TagDataStore : System.IDisposable { public void Read() { } public void Dispose() { } }")]
    [InlineData("class UserDataStore { public void Load() { } }", "class [|TagDataStore|] { public void Load() { } public void Read() { } }")]
    [InlineData("class UserDataStore { public void Load() { } }", "class [|OldUserDataStore|] { public void Read() { } }")]
    [InlineData("class UserDataStore { public void Load() { } }", "class [|TagDataStore|] : UserDataStore { public void Read() { } }")]
    [InlineData("class UserDataStore : IStore { public void Load() { } }", "class [|TagDataStore|] : IStore { int f; public void Load() { f++; } }")]
    [InlineData("class UserDataStore { public void Load() { } public void Sort() { } public void Find() { } }", "class TagDataStore { public void Load() { } public void Read() { } }")]
    [InlineData("class DataStore { public void Load() { } }", "class UserDataStore { public void Read() { } }")]
    [InlineData("class DataStore { public void Load() { } }", "class [|LegacyDataStore|] { public void Read() { } }")]
    [InlineData("class DataStore { public void Load() { } }", "class [|DataStoreV2|] { public void Read() { } }")]
    [InlineData("class UserDataStore : IStore { public void Load() { } }", "class NullDataStore : IStore { public void Load() { } }")]
    public Task PatternAlone_IsNoEvidence(string canonical, string other) =>
        ReportsAsync("using Netra.Ssot; interface IStore { void Load(); } [Canonical(\"Store\", NamePattern = \"*DataStore\")] " + canonical + " " + other);

    /// <summary>What a base asks for is no evidence, and of a base that does not resolve nobody can say what it asks for.</summary>
    [Theory]
    [InlineData("Missing", "Missing", 0)]
    [InlineData("Missing", "System.IDisposable, Missing", 0)]
    [InlineData("System.IDisposable, Missing", "Missing", 0)]
    [InlineData("Missing", "Lost", 1)]
    [InlineData("System.ICloneable", "System.ICloneable", 1)]
    public async Task BaseThatDoesNotResolve_AccusesNobody(string ofCanonical, string ofOther, int expected)
    {
        const string Members = "public void A(int a) { } public void B(int b) { } public void C(int c) { } public object Clone() => null; public void Dispose() { }";

        var found = await FindAsync($"[Canonical(\"Unlike\")] class Unlike : {ofCanonical} {{ {Members} }} class Other : {ofOther} {{ int f; {Members} }}");

        Assert.Equal(expected, found.Count());
    }

    /// <summary>A property of one name is something that many types have.</summary>
    [Theory]
    [InlineData("public int Size => 1; public void Load() { }", DiagnosticSeverity.Info)]
    [InlineData("public int Size => 1; public void Load() { } public void Save() { }", DiagnosticSeverity.Warning)]
    [InlineData("public void Load() { } public void Save() { }", DiagnosticSeverity.Warning)]
    public async Task PropertyAndMethod_AreNoSecondManager(string members, DiagnosticSeverity severity) => Assert.Equal(
        [severity],
        (await FindAsync("[Canonical(\"Store\", NamePattern = \"*DataStore\")] class UserDataStore { public int Size => 1; public void Load() { } public void Save() { } } class TagDataStore { " + members + " }")).Select(diagnostic => diagnostic.Severity));

    /// <summary>A client passes its calls on to a service, which is no second client.</summary>
    [Theory]
    [InlineData("class Client(IService service) : IClient { public int Ask(int a) => service.Ask(a); public int Tell(int a) => service.Tell(a); }")]
    [InlineData("class Client : IClient { IService Inner => null; public int Ask(int a) => Inner.Ask(a); public int Tell(int a) => Inner.Tell(a); }")]
    [InlineData("class Base<T> { } class Client : Base<IService>, IClient { public int Ask(int a) => 1; public int Tell(int a) => 2; }")]
    public Task WhatTheCanonicalTypePassesOnTo_IsSilent(string client) => ReportsAsync(
        "using Netra.Ssot; interface IClient { int Ask(int a); int Tell(int a); } interface IService { int Ask(int a); int Tell(int a); } class Service : IService { int f; public int Ask(int a) => f++; public int Tell(int a) => f--; } "
        + client.Replace("class Client", "[Canonical(\"Client\", Contract = typeof(IClient))] class Client", System.StringComparison.Ordinal));

    [Fact]
    public Task PartsOfOneType_AreCountedTogetherAndReportedOnce() => ReportsAsync(
        Role + "partial class [|Other|] { public int A() => 1; }", "partial class Other { public int B(string b) => 1; public event System.Action D; }");

    [Theory]
    [InlineData("class OldTaxCalculator { }", "'OldTaxCalculator' looks like a second implementation of the role 'Tax': its name matches '*TaxCalculator'")]
    [InlineData("class Other { public int A() => 1; public int B(string b) => 1; public int C { get; set; } }", "'Other' looks like a second implementation of the role 'Tax': it has 3 of the 5 public members of 'TaxCalculator'")]
    [InlineData("class MyTaxCalculator : TaxCalculator { public int F => 1; }", "'MyTaxCalculator' looks like a second implementation of the role 'Tax': it derives from 'TaxCalculator', and its name matches '*TaxCalculator'")]
    public async Task Message_NamesTheEvidence(string source, string evidence) => Assert.Equal(
        [evidence + "; use 'TaxCalculator', declare this one [SupersededBy(typeof(TaxCalculator))], or give it its own role and name"],
        (await FindAsync(source)).Select(diagnostic => diagnostic.GetMessage()));

    [Theory]
    [InlineData("[SupersededBy(typeof(TaxCalculator))] class OldTaxCalculator { class InnerTaxCalculator { } }")]
    [InlineData("[Canonical(\"Vat\")] class VatTaxCalculator { }")]
    [InlineData("namespace N { class TaxCalculator { public int A() => 1; public int B(string b) => 1; public int C { get; set; } } }")]
    [InlineData("[Obsolete] class OldTaxCalculator : TaxCalculator { }")]
    [InlineData("file class MyTaxCalculator { }")]
    [InlineData("interface ITaxCalculator { } enum MyTaxCalculator { } delegate void YourTaxCalculator();")]
    public Task WhatAnotherRuleOwns_IsSilent(string source) => ReportsAsync(Role + source);

    [Theory]
    [InlineData("abstract class Base { public abstract int A(); public abstract int B(string b); public abstract int C { get; } } class Other : Base { public override int A() => 1; public override int B(string b) => 1; public override int C => 1; }")]
    [InlineData("class Other { public int A { get; set; } public int C { get; set; } public TaxCalculator E { get; set; } }")]
    [InlineData("class User(TaxCalculator tax) { public int A() => tax.A(); public int B(string b) => tax.B(b); public int C => tax.C; }")]
    public Task WhatIsNoShape_IsSilent(string source) => ReportsAsync(Role + source);

    [Theory]
    [InlineData("public abstract class Canon : Base { }", "class Other : Canon { public override int A() => 1; public override int B(string b) => 1; public override int D() => 1; }")]
    [InlineData("public class Canon : Base { public override int A() => 1; public override int B(string b) => 1; public override int D() => 1; }", "class Other : Base { public override int A() => 1; public override int B(string b) => 1; public override int D() => 1; }")]
    public Task BasesImplementationsAndSiblings_AreSilent(string canonical, string other) => ReportsAsync(
        $"public abstract class Base {{ public abstract int A(); public abstract int B(string b); public abstract int D(); }} [Netra.Ssot.Canonical(\"Canon\", NamePattern = \"*TestCanon\")] {canonical} {other}");

    [Theory]
    [InlineData("class MyTaxCalculator { public int A() => 1; public int B(string b) => 1; }", DiagnosticSeverity.Warning)]
    [InlineData("class TaxCalculatorV2 { public int A() => 1; public int B(string b) => 1; }", DiagnosticSeverity.Warning)]
    [InlineData("class MyTaxCalculator { public int A() => 1; }", DiagnosticSeverity.Info)]
    [InlineData("class Other { public int A() => 1; public int B(string b) => 1; public int C { get; set; } }", DiagnosticSeverity.Info)]
    public async Task Guess_IsASuggestionAndADeclaredPatternAWarning(string source, DiagnosticSeverity expected) =>
        Assert.Equal([expected], (await FindAsync(source)).Select(diagnostic => diagnostic.Severity));

    private static async Task<ImmutableArray<Diagnostic>> FindAsync(string source)
    {
        var compilation = CSharpCompilation.Create(
            "Guess", [CSharpSyntaxTree.ParseText(Role + source)],
            [.. Preamble.Framework, Preamble.Ssot], new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        return await compilation.WithAnalyzers([new SSOT2006_WeakEvidence()]).GetAnalyzerDiagnosticsAsync();
    }

    [Fact]
    public Task GeneratedCode_IsSilent()
    {
        var test = NewTest(Role);
        test.TestState.Sources.Add(("/0/Generated.g.cs", "class MyTaxCalculator { }"));
        return test.RunAsync();
    }

    [Fact]
    public Task RoleSwitchedOff_IsSilent()
    {
        var test = NewTest(Role + "class MyTaxCalculator { }");
        test.TestState.AnalyzerConfigFiles.Add(("/.editorconfig", "root = true\n[*.cs]\nssot.role.Tax.mode = off"));
        return test.RunAsync();
    }
}
