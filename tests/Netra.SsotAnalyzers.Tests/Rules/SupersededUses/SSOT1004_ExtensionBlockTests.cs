#if ROSLYN_5
using Netra.SsotAnalyzers.Rules;
using Netra.SsotAnalyzers.Rules.SupersededUses;
using Netra.SsotAnalyzers.Tests.Support;

namespace Netra.SsotAnalyzers.Tests.Rules.SupersededUses;

/// <summary>Extension blocks of a superseded namespace: their members name no type, and need the import of the namespace that takes its place.</summary>
public sealed class SSOT1004_ExtensionBlockTests
{
    private const string Map = """
        global using System;
        using Netra.Ssot;

        [assembly: SupersededNamespace("A.Old", "A.New")]

        namespace A.Old
        {
            public static class X
            {
                extension(string text)
                {
                    public int Twice() => 1;
                    public int Size => 2;
                    public static string Make() => "";
                    public int Gone() => 1;
                    public int GoneSize => 1;
                    public static string GoneMake() => "";
                }

                extension(Amount)
                {
                    public static Amount operator +(Amount a, Amount b) => a;
                    public static Amount operator -(Amount a, Amount b) => a;
                }
            }

            public static class Only { extension(long number) { public int Alone() => 1; } }
        }

        namespace A.New
        {
            public static class X
            {
                extension(string text) { public int Twice() => 1; public int Size => 2; public static string Make() => ""; }
                extension(Amount) { public static Amount operator +(Amount a, Amount b) => a; }
            }
        }

        public class Amount { }
        """;

    [Theory]
    [InlineData("int a = \"\".Twice();")]
    [InlineData("int a = \"\".Size;")]
    [InlineData("string a = string.Make();")]
    [InlineData("Func<int> a = \"\".Twice;")]
    [InlineData("int a = X.Twice(\"\");")]
    [InlineData("Amount M(Amount a) => a + a;")]
    public Task Member_ThatTheOtherNamespaceHas_FollowsTheDirective(string members) => VerifyAsync($"[|using A.Old;|]\nclass C {{ {members} }}", $"using A.New;\nclass C {{ {members} }}");

    [Theory]
    [InlineData("int a = \"\".{|SSOT1003:Gone|}();")]
    [InlineData("int a = \"\".{|SSOT1003:GoneSize|};")]
    [InlineData("string a = string.{|SSOT1003:GoneMake|}();")]
    [InlineData("Func<int> a = \"\".{|SSOT1003:Gone|};")]
    [InlineData("int a = {|SSOT1003:X.Gone(\"\")|};")]
    [InlineData("Amount M(Amount a) => a {|SSOT1003:-|} a;")]
    [InlineData("int a = 1L.{|SSOT1003:Alone|}();")]
    public Task Member_ThatTheOtherNamespaceLacks_IsUnfixableWithTheDirective(string members)
    {
        var text = $"{{|SSOT1003:using A.Old;|}}\nclass C {{ {members} }}";
        return VerifyAsync(text, text);
    }

    [Fact]
    public Task DirectiveThatNothingNeeds_GoesWithoutATrace() => VerifyAsync("[|using A.Old;|]\nclass C { int a = \"\".Length; }", "class C { int a = \"\".Length; }");

    private static Task VerifyAsync(string before, string after) => new SuiteTest<SSOT1004_SupersededNamespaceUse>
    {
        TestState = { Sources = { ("/0/Map.cs", Map), ("/0/Test.cs", before) } },
        FixedState = { Sources = { ("/0/Map.cs", Map), ("/0/Test.cs", after) }, MarkupHandling = Microsoft.CodeAnalysis.Testing.MarkupMode.Allow },
    }.RunAsync();
}
#endif
