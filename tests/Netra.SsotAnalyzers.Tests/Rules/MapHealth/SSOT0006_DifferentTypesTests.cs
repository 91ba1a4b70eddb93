using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Netra.SsotAnalyzers.Rules;
using Netra.SsotAnalyzers.Rules.MapHealth;
using Netra.SsotAnalyzers.Tests.Support;

namespace Netra.SsotAnalyzers.Tests.Rules.MapHealth;

public sealed class SSOT0006_DifferentTypesTests : UnfixableRuleTests<SSOT0006_DifferentTypes>
{
    [Theory]
    [InlineData("class Old { }", "struct New { }", "'Old' is a class and 'New' a struct")]
    [InlineData("struct Old { }", "sealed class New { }", "'Old' is a struct and 'New' a class")]
    [InlineData("sealed class Old { }", "sealed record New;", "'Old' is compared by reference, and 'New' by its own Equals; 'New' overrides ToString, and 'Old' does not")]
    [InlineData("sealed class Old { public override bool Equals(object o) => true; public override int GetHashCode() => 1; }", "sealed class New { }", "'Old' is compared by its own Equals, and 'New' by reference")]
    [InlineData("enum Old { A = 1 }", "enum New { A = 2 }", "'A' is 1 in 'Old' and 2 in 'New'")]
    [InlineData("enum Old { A }", "enum New { A, B }", "'New' also has 'B'")]
    [InlineData("enum Old : byte { A }", "enum New { A }", "'Old' is stored as 'Byte' and 'New' as 'Int32'")]
    [InlineData("sealed class Old : System.IDisposable { public void Dispose() { } }", "sealed class New { }", "'Old' is an IDisposable and 'New' is not")]
    [InlineData("class Old : System.Exception { }", "class New : System.ArithmeticException { }", "'Old' is a 'Exception' and 'New' a 'ArithmeticException'")]
    [InlineData("sealed class Old { [System.Runtime.Serialization.DataMember(Name = \"a\")] public int A { get; set; } }", "sealed class New { public int A { get; set; } }", "'A' is serialized differently in 'Old' and 'New'")]
    [InlineData("sealed class Old { public int A { get; set; } }", "sealed class New { public int B { get; set; } }", "the serialized property 'A' differs between 'Old' and 'New'")]
    [InlineData("sealed class Old { public override string ToString() => \"a\"; }", "sealed class New { public override string ToString() => \"b\"; }", "'Old' and 'New' have different ToString overrides")]
    [InlineData("sealed class Old : OldBase { }", "sealed class New : NewBase { } abstract class OldBase { public override string ToString() => \"a\"; } abstract class NewBase { public override string ToString() => \"b\"; }", "'Old' and 'New' have different ToString overrides")]
    [InlineData("sealed record Old(int A) { public override string ToString() => \"a\"; }", "sealed record New(int A);", "'Old' and 'New' have different ToString overrides")]
    [InlineData("sealed class Old(string a) { public string A => a; public override bool Equals(object o) => o is Old x && x.A == A; public override int GetHashCode() => 1; }", "sealed class New(string a) { public string A => a; public override bool Equals(object o) => o is New x && x.A.Length == A.Length; public override int GetHashCode() => 1; }", "'Old' and 'New' have different Equals overrides")]
    public Task Difference_IsNamedAtTheDeclaration(string legacy, string canonical, string text) => SaysSoAsync(
        $$"""using Netra.Ssot; [SupersededBy({|#0:typeof(New)|})] {{legacy}} [Canonical("R")] {{canonical}}""", DiagnosticSeverity.Info, "Old", "New", text);

    [Theory]
    [InlineData("sealed class Old { public int A { get; set; } public void M() { } }", "sealed class New { public int A { get; set; } public void N() { } }")]
    [InlineData("enum Old { A, B }", "enum New { B = 1, A = 0 }")]
    [InlineData("class Old { public virtual void M() { } }", "sealed class New { public void M() { } }")]
    [InlineData("class Old { public int A { get; set; } public void M() { } }", "class New { public int B { get; set; } public void M() { } }")]
    [InlineData("static class Old { }", "static class New { }")]
    [InlineData("interface Old { }", "interface New { }")]
    [InlineData("delegate void Old();", "delegate void New();")]
    [InlineData("sealed record Old(int A);", "sealed record New(int A);")]
    [InlineData("struct Old { public int X; }", "struct New { public int X; }")]
    [InlineData("sealed class Old { public override string ToString() => \"a\"; }", "sealed class New { public override string ToString() => /* as before */ \"a\"; }")]
    [InlineData("sealed class Old : Same { }", "sealed class New : Same { } abstract class Same { public override string ToString() => GetType().Name; }")]
    [InlineData("sealed class Old(string a) { public string A => a; public override bool Equals(object o) => o is Old x && x.A == A; public override int GetHashCode() => 1; }", "sealed class New(string a) { public string A => a; public override bool Equals(object o) => o is New x && x.A == A; public override int GetHashCode() => 1; }")]
    public Task TypesThatAreAlike_AreFine(string legacy, string canonical) => ReportsAsync(
        $$"""using Netra.Ssot; [SupersededBy(typeof(New))] {{legacy}} [Canonical("R")] {{canonical}}""");

    [Theory]
    [InlineData("class Old { }", "sealed class New { }", "'New' is sealed and 'Old' is not")]
    [InlineData("class Old { public virtual void M() { } }", "class New { public void M() { } }", "'M' can be overridden in 'Old', but not in 'New'")]
    public Task TypeThatIsMocked_MustBeDerivable(string legacy, string canonical, string text) => SaysSoAsync(
        $$"""using Netra.Ssot; [SupersededBy({|#0:typeof(New)|})] {{legacy}} [Canonical("R")] {{canonical}} class Mock<T> { } class C { object M() => new Mock<Old>(); }""", DiagnosticSeverity.Warning, "Old", "New", text);

    [Fact]
    public Task DifferenceThatAUseDependsOn_IsAWarning() => SaysSoAsync(
        """using Netra.Ssot; [SupersededBy({|#0:typeof(New)|})] class Old { } [Canonical("R")] struct New { } class C { Old field; }""", DiagnosticSeverity.Warning, "Old", "New", "'Old' is a class and 'New' a struct");

    [Fact]
    public Task AssemblyAttribute_IsTheDeclarationAsWell() => SaysSoAsync(
        """[assembly: Netra.Ssot.Supersedes(typeof(New), {|#0:"T:Old"|})] class Old { } [Netra.Ssot.Canonical("R")] struct New { }""", DiagnosticSeverity.Info, "Old", "New", "'Old' is a class and 'New' a struct");

    [Theory]
    [InlineData("", DiagnosticSeverity.Info)]
    [InlineData("class Impl : IOld { }", DiagnosticSeverity.Warning)]
    public Task InterfaceThatAClassReplaces_IsNamed(string other, DiagnosticSeverity severity) => SaysSoAsync(
        $$"""using Netra.Ssot; [SupersededBy({|#0:typeof(New)|})] interface IOld { } [Canonical("R")] class New { } {{other}}""",
        severity, "IOld", "New", "'IOld' is an interface and 'New' is not: what implements it cannot be rewritten");

    private static Task SaysSoAsync(string source, DiagnosticSeverity severity, params object[] arguments)
    {
        var test = NewTest(source);
        test.ExpectedDiagnostics.Add(new DiagnosticResult(Descriptors.SSOT0006).WithLocation(0).WithArguments(arguments).WithSeverity(severity));
        return test.RunAsync();
    }
}
