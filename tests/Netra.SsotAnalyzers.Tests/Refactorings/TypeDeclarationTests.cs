using Netra.SsotAnalyzers.Tests.Support;

namespace Netra.SsotAnalyzers.Tests.Refactorings;

/// <summary>On a type's name: declared canonical, declared superseded.</summary>
public sealed class TypeDeclarationTests
{
    private const string Map = """
        using Netra.Ssot;
        namespace Shop
        {
            [Canonical("Tax", NamePattern = "*TaxCalculator")] public class TaxCalculator { public int A() => 1; public int B(string b) => 1; }
            [Canonical("Bag")] public class Bag<T> { }
            [Canonical("Kind")] public enum Kind { One }
            [Canonical("IDoor")] public interface IDoor { }
        }
        """;

    [Theory]
    [InlineData("class $$Tax { }", "Tax")]
    [InlineData("class Tax$$ { }", "Tax")]
    [InlineData("struct $$Tax { }", "Tax")]
    [InlineData("record $$Tax(int A);", "Tax")]
    [InlineData("interface I$$Tax { }", "Tax")]
    [InlineData("enum $$Tax { A }", "Tax")]
    [InlineData("delegate void $$Tax();", "Tax")]
    [InlineData("class $$Tax<T> { }", "Tax")]
    public async Task Type_CanBeDeclaredCanonical(string source, string role)
    {
        var run = RefactoringRun.Of("using Netra.Ssot;\n" + source);
        var title = Assert.Single(await run.OffersAsync());

        Assert.EndsWith($"canonical for the role '{role}'", title, StringComparison.Ordinal);
        Assert.Equal($"using Netra.Ssot;\n[Canonical(\"{role}\")]\n" + source.Replace("$$", "", StringComparison.Ordinal), await run.ApplyAsync(title));
    }

    [Fact]
    public async Task Attribute_IsImportedAndKeepsTheLayout()
    {
        var run = RefactoringRun.Of("using System;\r\n\r\nnamespace Shop\r\n{\r\n    /// <summary>Tax.</summary>\r\n    [Serializable] // kept\r\n    public class $$Tax { }\r\n}\r\n");

        Assert.Equal(
            "using System;\r\nusing Netra.Ssot;\r\n\r\nnamespace Shop\r\n{\r\n    /// <summary>Tax.</summary>\r\n    [Canonical(\"Tax\")]\r\n    [Serializable] // kept\r\n    public class Tax { }\r\n}\r\n",
            await run.ApplyAsync("Declare 'Tax' canonical for the role 'Tax'"));
    }

    [Fact]
    public async Task InterfaceOfTheName_IsOfferedAsTheContract()
    {
        var run = RefactoringRun.Of("using Netra.Ssot;\ninterface ITax { }\nclass $$Tax : ITax { }");

        Assert.Equal(
            ["Declare 'Tax' canonical: Declare 'Tax' canonical for the role 'Tax'", "Declare 'Tax' canonical: Declare 'Tax' canonical for the role 'Tax', which only it may implement 'ITax' for"],
            await run.OffersAsync());
        Assert.Equal(
            "using Netra.Ssot;\ninterface ITax { }\n[Canonical(\"Tax\", Contract = typeof(ITax))]\nclass Tax : ITax { }",
            await run.ApplyAsync("Declare 'Tax' canonical: Declare 'Tax' canonical for the role 'Tax', which only it may implement 'ITax' for"));
    }

    [Fact]
    public async Task ClassOfConstants_IsOfferedAsACatalogue()
    {
        var run = RefactoringRun.Of("using Netra.Ssot;\nstatic class $$Names { public const string A = \"a\"; }", ("/0/Map.cs", "[Netra.Ssot.Canonical(\"Events\", EventNames = true)] public static class Known { public const string B = \"b\"; }"));

        Assert.Equal(
            "using Netra.Ssot;\n[Canonical(\"Events\", EventNames = true)]\nstatic class Names { public const string A = \"a\"; }",
            await run.ApplyAsync("Declare 'Names' canonical: Declare 'Names' canonical as the event names of the role 'Events'"));
    }

    [Fact]
    public async Task CanonicalTypesOfItsKind_AreListed()
    {
        var offers = await RefactoringRun.Of("class $$Duties { }", ("/0/Map.cs", Map)).OffersAsync();

        Assert.Contains("Declare 'Duties' superseded by: 'Shop.TaxCalculator', role 'Tax'", offers);
        Assert.DoesNotContain(offers, offer => offer.Contains("Bag", StringComparison.Ordinal) || offer.Contains("'Shop.Kind'", StringComparison.Ordinal) || offer.Contains("IDoor", StringComparison.Ordinal));
        Assert.Equal("Declare 'Duties' canonical for the role 'Duties'", offers[^1]);
    }

    [Fact]
    public async Task LikelierNames_ComeFirst()
    {
        var offers = await RefactoringRun.Of("class $$VatCalculator { }", ("/0/Map.cs", "using Netra.Ssot; [Canonical(\"A\")] class Abacus { } [Canonical(\"T\")] class TaxCalculator { }")).OffersAsync();

        Assert.Equal("Declare 'VatCalculator' superseded by: 'TaxCalculator', role 'T'", offers[0]);
    }

    [Theory]
    [InlineData("class $$Duties { }", "'Shop.TaxCalculator', role 'Tax'", "[SupersededBy(typeof(TaxCalculator))]\nclass Duties { }")]
    [InlineData("class $$Sack<T> { }", "'Shop.Bag<T>', role 'Bag'", "[SupersededBy(typeof(Bag<>))]\nclass Sack<T> { }")]
    [InlineData("enum $$Sort { One }", "'Shop.Kind', role 'Kind'", "[SupersededBy(typeof(Kind))]\nenum Sort { One }")]
    [InlineData("interface $$IGate { }", "'Shop.IDoor', role 'IDoor'", "[SupersededBy(typeof(IDoor))]\ninterface IGate { }")]
    public async Task Superseded_IsWritten(string source, string canonical, string expected)
    {
        var run = RefactoringRun.Of("using Netra.Ssot;\nusing Shop;\n\n" + source, ("/0/Map.cs", Map));
        var offer = Assert.Single(await run.OffersAsync(), offer => offer.EndsWith(canonical, StringComparison.Ordinal));

        Assert.Equal("using Netra.Ssot;\nusing Shop;\n\n" + expected, await run.ApplyAsync(offer));
    }

    [Fact]
    public async Task Namesake_IsWrittenByItsFullName()
    {
        var run = RefactoringRun.Of("using Netra.Ssot;\nnamespace Mine\n{\n    class $$TaxCalculator { }\n}", ("/0/Map.cs", Map));

        Assert.Equal(
            "using Netra.Ssot;\nnamespace Mine\n{\n    [SupersededBy(typeof(Shop.TaxCalculator))]\n    class TaxCalculator { }\n}",
            await run.ApplyAsync("Declare 'TaxCalculator' superseded by: 'Shop.TaxCalculator', role 'Tax'"));
    }

    [Fact]
    public async Task WhatSSOT2006Names_IsOfferedFirst()
    {
        var run = RefactoringRun.Of("using Netra.Ssot;\nusing Shop;\nclass $$OldTaxCalculator { public int A() => 1; public int B(string b) => 1; }", ("/0/Map.cs", Map));
        var offers = await run.OffersAsync();

        Assert.Equal("Declare 'OldTaxCalculator' superseded by 'TaxCalculator', as SSOT2006 asks", offers[0]);
        Assert.DoesNotContain("Declare 'OldTaxCalculator' superseded by: 'Shop.TaxCalculator', role 'Tax'", offers);
        Assert.Equal("using Netra.Ssot;\nusing Shop;\n[SupersededBy(typeof(TaxCalculator))]\nclass OldTaxCalculator { public int A() => 1; public int B(string b) => 1; }", await run.ApplyAsync(offers[0]));
    }

    [Fact]
    public async Task PartOfAType_GetsTheAttributeWhereTheCursorIs()
    {
        var run = RefactoringRun.Of("using Netra.Ssot;\npartial class $$Tax { }", ("/0/Other.cs", "partial class Tax { int a; }"));

        Assert.Equal("using Netra.Ssot;\n[Canonical(\"Tax\")]\npartial class Tax { }", await run.ApplyAsync("Declare 'Tax' canonical for the role 'Tax'"));
    }

    [Theory]
    [InlineData("[Netra.Ssot.Canonical(\"X\")] class $$X { }")]
    [InlineData("[Netra.Ssot.SupersededBy(typeof(Shop.TaxCalculator))] class $$X { }")]
    [InlineData("[assembly: Netra.Ssot.Supersedes(typeof(Shop.TaxCalculator), \"T:X\")] class $$X { }")]
    [InlineData("file class $$X { }")]
    [InlineData("class X { int $$f; }")]
    [InlineData("class X { void M() { int $$local = 1; } }")]
    [InlineData("cl$$ass X { }")]
    [InlineData("class X : $$System.IDisposable { }")]
    [InlineData("class $$ { }")]
    [InlineData("namespace $$N { }")]
    [InlineData("class X { $$")]
    public async Task AnythingElse_IsOfferedNothing(string source) => Assert.Empty(await RefactoringRun.Of(source, ("/0/Map.cs", Map)).OffersAsync());

    [Fact]
    public async Task ChainThatWouldComeBack_IsNotOffered()
    {
        var offers = await RefactoringRun.Of("using Netra.Ssot; class $$A { } [Canonical(\"B\"), SupersededBy(typeof(A))] class B { }").OffersAsync();

        Assert.DoesNotContain(offers, offer => offer.Contains("superseded by", StringComparison.Ordinal));
    }

    [Fact]
    public async Task HalfTypedCode_IsNoHindrance()
    {
        var run = RefactoringRun.Of("using Netra.Ssot;\nclass $$Tax { void M() { var x = \n");

        Assert.Equal("using Netra.Ssot;\n[Canonical(\"Tax\")]\nclass Tax { void M() { var x = \n", await run.ApplyAsync("Declare 'Tax' canonical for the role 'Tax'"));
    }

    [Theory]
    [InlineData("/0/Test.g.cs", "")]
    [InlineData("/0/Test.cs", "build_property.SsotMode = off")]
    public async Task GeneratedFileAndModeOff_AreOfferedNothing(string path, string settings) =>
        Assert.Empty(await RefactoringRun.Of(path, "class $$Tax { }", [Preamble.Ssot], settings).OffersAsync());

    [Fact]
    public async Task ProjectWithoutTheAttributes_IsOfferedNothing() =>
        Assert.Empty(await RefactoringRun.Of("/0/Test.cs", "class $$Tax { }", [], "").OffersAsync());
}
