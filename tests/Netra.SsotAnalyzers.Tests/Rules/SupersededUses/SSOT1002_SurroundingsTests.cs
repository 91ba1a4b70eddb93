using Netra.SsotAnalyzers.Rules;
using Netra.SsotAnalyzers.Rules.SupersededUses;
using Netra.SsotAnalyzers.Tests.Support;

namespace Netra.SsotAnalyzers.Tests.Rules.SupersededUses;

/// <summary>What stands around a use, or around an argument in the replacement expression, and would read it otherwise.</summary>
public sealed class SSOT1002_SurroundingsTests
{
    private const string Map = """
        using Netra.Ssot;

        [Canonical("Node")]
        public class Node
        {
            public Node(string user) { }
            public static Node Minus(Node left, Node right) => left;
            [ReplaceWith("Node.Minus(left, right)")] public static Node operator -(Node left, Node right) => left;
        }

        public static class Legacy
        {
            [ReplaceWith("new Node($\"{user}:{count}\")")] public static Node Join(string user, int count) => new(user);
            [ReplaceWith("new Node(user)")] public static Node Make(string user) => new(user);
        }
        """;

    [Theory]
    [InlineData("{|SSOT1002:Legacy.Join(global::C.S, 1)|}", "new Node($\"{(global::C.S)}:{1}\")")]
    [InlineData("{|SSOT1002:Legacy.Join(global::C.F(), 1)|}", "new Node($\"{(global::C.F())}:{1}\")")]
    [InlineData("{|SSOT1002:Legacy.Join(C.S, C.S is null ? 1 : 2)|}", "new Node($\"{C.S}:{(C.S is null ? 1 : 2)}\")")]
    public Task ColonInAnInterpolation_StandsInParentheses(string before, string after) => FixesAsync(before, after);

    [Theory]
    [InlineData("{|SSOT1002:Legacy.Make(\"a\")|}!", "new Node(\"a\")!")]
    [InlineData("{|SSOT1002:{|SSOT1002:Legacy.Make(\"a\")|}! - {|SSOT1002:Legacy.Make(\"b\")|}|}", "Node.Minus(new Node(\"a\")!, new Node(\"b\"))")]
    public Task ForgivenUse_IsNoOperator(string before, string after) => FixesAsync(before, after);

    private static Task FixesAsync(string before, string after)
    {
        const string Frame = "class C\n{\n    public static string S;\n    public static string F() => S;\n    Node field = ";
        var test = new SuiteTest<SSOT1002_SupersededMemberUse>
        {
            TestState = { Sources = { ("/0/Map.cs", Map), ("/0/Test.cs", Frame + before + ";\n}\n") } },
            FixedState = { Sources = { ("/0/Map.cs", Map), ("/0/Test.cs", Frame + after + ";\n}\n") } },
        };
        return test.RunAsync();
    }
}
