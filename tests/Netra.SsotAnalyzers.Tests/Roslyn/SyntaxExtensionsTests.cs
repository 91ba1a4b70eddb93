using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Netra.SsotAnalyzers.Roslyn;

namespace Netra.SsotAnalyzers.Tests.Roslyn;

/// <summary>What the suite asks of syntax and text, in each case where two older versions of the question answered differently.</summary>
public sealed class SyntaxExtensionsTests
{
    [Theory]
    [InlineData("(x)", nameof(Around.Nothing), "(x)")]
    [InlineData("(x!)!", nameof(Around.Nothing), "(x!)!")]
    [InlineData("x ?? y", nameof(Around.Nothing), "x")]
    [InlineData("x ?? y", nameof(Around.Choice), "x ?? y")]
    [InlineData("y ?? x", nameof(Around.Choice), "y ?? x")]
    [InlineData("b ? x : y", nameof(Around.Choice), "b ? x : y")]
    [InlineData("x ? a : y", nameof(Around.Choice), "x")]
    [InlineData("b switch { 1 => (x!), _ => y }", nameof(Around.Choice), "b switch { 1 => (x!), _ => y }")]
    [InlineData("b switch { 1 when x => a, _ => y }", nameof(Around.Choice), "x")]
    [InlineData("await (x)", nameof(Around.Await), "await (x)")]
    [InlineData("(object)x", nameof(Around.Cast), "(object)x")]
    [InlineData("checked(x)", nameof(Around.Cast), "checked(x)")]
    [InlineData("(object)x", nameof(Around.Choice), "x")]
    [InlineData("new[] { x }", nameof(Around.Container), "new[] { x }")]
    [InlineData("[x]", nameof(Around.Container), "[x]")]
    [InlineData("(x, y)", nameof(Around.Container), "(x, y)")]
    [InlineData("a = b = x", nameof(Around.Assignment), "a = b = x")]
    [InlineData("a += x", nameof(Around.Assignment), "x")]
    [InlineData("x + 1", nameof(Around.Choice), "x")]
    public void Whole_TakesInWhatHandsTheValueOn(string code, string around, string expected)
    {
        var root = SyntaxFactory.ParseMemberDeclaration($"async void M() {{ f = {code}; }}")!;
        var x = root.DescendantNodes().OfType<IdentifierNameSyntax>().Single(name => name.Identifier.ValueText == "x");
        Assert.Equal(expected, x.Whole(Enum.Parse<Around>(around)).ToString());
    }

    [Fact]
    public void Whole_BehindANullTestIsTheWholeAccess()
    {
        var root = SyntaxFactory.ParseExpression("a?.x()");
        var call = root.DescendantNodes().OfType<InvocationExpressionSyntax>().Single();
        Assert.Equal("a?.x()", call.Whole(Around.NullTest).ToString());
        Assert.Equal(".x()", call.Whole(Around.Choice).ToString());
    }

    [Theory]
    [InlineData("nameof(x)", true, true)]
    [InlineData("nameof(a.x)", true, true)]
    [InlineData("nameof(x.a)", false, true)]
    [InlineData("f(x)", false, false)]
    [InlineData("a.nameof(x)", false, false)]
    public void NameOf_TellsWhatIsNamedFromWhatOnlyStandsThere(string code, bool isOperand, bool isInside)
    {
        var access = SyntaxFactory.ParseExpression(code).DescendantNodes().OfType<IdentifierNameSyntax>().Single(name => name.Identifier.ValueText == "x").Access();
        Assert.Equal((isOperand, isInside), (access.IsOperandOfNameOf(), access.IsInNameOf()));
    }

    [Theory]
    [InlineData("x()", "x()")]
    [InlineData("a.x()", "a.x()")]
    [InlineData("a?.x()", ".x()")]
    [InlineData("a.x", null)]
    [InlineData("x.a()", null)]
    [InlineData("f(x)", null)]
    public void Call_IsTheCallOfTheName(string code, string? expected) =>
        Assert.Equal(expected, SyntaxFactory.ParseExpression(code).DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Single(name => name.Identifier.ValueText == "x").Access().Call()?.ToString());

    [Theory]
    [InlineData("a\r\n  b\n  c", 4, "\n", "  ")]
    [InlineData("a\r\n\tb", 4, "\r\n", "\t")]
    [InlineData("a", 0, "\n", "")]
    public void LineBreak_IsThatOfTheLineOrOfTheFirst(string text, int position, string lineBreak, string indentation)
    {
        var source = SourceText.From(text);
        Assert.Equal((lineBreak, indentation), (source.LineBreakAt(position), source.IndentationAt(position)));
    }

    [Theory]
    [InlineData("  x", 2, "\n  ")]
    [InlineData("{ x", 2, " ")]
    [InlineData("  { x", 4, " ")]
    public void Separator_IsABlankWhereSomethingStandsBefore(string text, int position, string expected) =>
        Assert.Equal(expected, SourceText.From(text).SeparatorAt(position));
}
