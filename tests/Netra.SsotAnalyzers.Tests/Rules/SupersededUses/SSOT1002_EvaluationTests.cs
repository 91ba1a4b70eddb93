using Netra.SsotAnalyzers.CodeFixes.Fixes;
using Netra.SsotAnalyzers.Rules;
using Netra.SsotAnalyzers.Rules.SupersededUses;
using Netra.SsotAnalyzers.Tests.Support;

namespace Netra.SsotAnalyzers.Tests.Rules.SupersededUses;

/// <summary>Arguments are evaluated once each, before the call and in the order in which they are written, whatever the replacement does with them.</summary>
public sealed class SSOT1002_EvaluationTests
{
    private const string Map = """
        using System;
        using System.Threading.Tasks;
        using Netra.Ssot;

        [Canonical("Node")]
        public class Node
        {
            public static Node Preset;
            public Node(string user, int count = 0) { }
            public static Node Swapped(int count, string user) => new(user, count);
            public static Task<Node> SwappedAsync(int count, string user) => Task.FromResult(new Node(user, count));
            public static Node Twice(string user, string again) => new(user + again);
            public static Node Deferred(Func<string> user) => new(user());
            public static Node Many(int count, params string[] users) => new(users[0], count);
            public Node With(int count) => this;
            public void Link(Node other, string user) { }
        }

        public static class Legacy
        {
            [ReplaceWith("Node.Swapped(count, user)")] public static Node Swapped(string user, int count) => new(user, count);
            [ReplaceWith("Node.SwappedAsync(count, user)")] public static Task<Node> SwappedAsync(string user, int count) => Task.FromResult(new Node(user, count));
            [ReplaceWith("Node.Twice(user, user)")] public static Node Twice(string user) => new(user);
            [ReplaceWith("Node.Deferred(() => user)")] public static Node Deferred(string user) => new(user);
            [ReplaceWith("new Node(user)")] public static Node Logged(string user, object log) => new(user);
            [ReplaceWith("Node.Preset ?? new Node(user)")] public static Node Maybe(string user) => new(user);
            [ReplaceWith("new Node(user).With(count)")] public static Node Chained(string user, int count) => new(user, count);
            [ReplaceWith("new Node(count: count, user: user)")] public static Node Named(string user, int count) => new(user, count);
            [ReplaceWith("node?.With(count)")] public static Node Again(Node node, int count) => node?.With(count);
            [ReplaceWith("Node.Many(count, user)")] public static Node Many(string user, int count) => new(user, count);
            [ReplaceWith("user.Link(node, text)")] public static void Tie(this Node node, Node user, string text) { }
        }
        """;

    [Theory]
    [InlineData("static System.Linq.Expressions.Expression<Func<string, Node>> t = s => {|SSOT1003:Legacy.Named(s, 1)|};")]
    [InlineData("static System.Linq.Expressions.Expression<Func<Node, Node>> t = n => {|SSOT1003:Legacy.Again(n, 1)|};")]
    [InlineData("static System.Linq.Expressions.Expression<Func<Node>> t = () => {|SSOT1003:Legacy.Swapped(1.ToString(), new Random().Next())|};")]
    [InlineData("object M(System.Linq.IQueryable<string> q) => System.Linq.Queryable.Select(q, s => {|SSOT1003:Legacy.Named(s, 1)|});")]
    public Task ExpressionTree_HoldsNotEverything(string code) => FixesAsync("    " + code, "    " + code);

    private static Task FixesAsync(string before, string after)
    {
        const string Frame = "using System;\nusing System.Threading.Tasks;\n\nclass C\n{\n    string F() => \"\";\n    int G() => 0;\n    string text;\n    readonly string name;\n    void Use(Node node) { }\n    Node Make() => null;\n\n";
        var test = new SuiteTest<SSOT1002_SupersededMemberUse>
        {
            TestState = { Sources = { ("/0/Map.cs", Map), ("/0/Test.cs", Frame + before + "\n}\n") } },
            FixedState = { Sources = { ("/0/Map.cs", Map), ("/0/Test.cs", Frame + after + "\n}\n") }, MarkupHandling = Microsoft.CodeAnalysis.Testing.MarkupMode.Allow },
        };
        return test.RunAsync();
    }

    [Theory]
    [InlineData("void M() => Use({|SSOT1002:Legacy.Swapped(F(), G())|});", "void M() => Use(Node.Swapped(user: F(), count: G()));")]
    [InlineData("Node field = {|SSOT1002:Legacy.Swapped(1.ToString(), new Random().Next())|};", "Node field = Node.Swapped(user: 1.ToString(), count: new Random().Next());")]
    [InlineData("void M() => Use({|SSOT1002:Legacy.Swapped(count: G(), user: F())|});", "void M() => Use(Node.Swapped(count: G(), user: F()));")]
    [InlineData("void M() => Use({|SSOT1002:Legacy.Swapped(\"a\", G())|});", "void M() => Use(Node.Swapped(G(), \"a\"));")]
    [InlineData("async Task M() => Use(await {|SSOT1002:Legacy.SwappedAsync(F(), G())|});", "async Task M() => Use(await Node.SwappedAsync(user: F(), count: G()));")]
    public Task OrderAlone_IsKeptByNames(string before, string after) => FixesAsync("    " + before, "    " + after);

    [Theory]
    [InlineData("void M(string s) => Use({|SSOT1002:Legacy.Swapped(s, s.Length)|});", "void M(string s) => Use(Node.Swapped(s.Length, s));")]
    [InlineData("void M(string s) => Use({|SSOT1002:Legacy.Swapped(s, G())|});", "void M(string s) => Use(Node.Swapped(G(), s));")]
    [InlineData("void M() => Use({|SSOT1002:Legacy.Swapped(text, G())|});", "void M() => Use(Node.Swapped(user: text, count: G()));")]
    [InlineData("void M() => Use({|SSOT1002:Legacy.Swapped(name, G())|});", "void M() => Use(Node.Swapped(G(), name));")]
    [InlineData("void M(int i) => Use({|SSOT1002:Legacy.Swapped(i.ToString(), i++)|});", "void M(int i) => Use(Node.Swapped(user: i.ToString(), count: i++));")]
    [InlineData("void M(string s) { Use({|SSOT1002:Legacy.Swapped(s, (s = null).Length)|}); }", "void M(string s) { Use(Node.Swapped(user: s, count: (s = null).Length)); }")]
    public Task Read_KeepsItsPlaceOnlyWhereSomethingCouldChangeIt(string before, string after) => FixesAsync("    " + before, "    " + after);

    [Theory]
    [InlineData("{|SSOT1002:Legacy.Twice(F())|};", "var user = F();\n        Node.Twice(user, user);")]
    [InlineData("Node n = {|SSOT1002:Legacy.Twice(F())|};", "var user = F();\n        Node n = Node.Twice(user, user);")]
    [InlineData("return {|SSOT1002:Legacy.Twice(F())|};", "var user = F();\n        return Node.Twice(user, user);")]
    [InlineData("if ({|SSOT1002:Legacy.Twice(F())|} is null) { }", "var user = F();\n        if (Node.Twice(user, user) is null) { }")]
    [InlineData("{|SSOT1002:Legacy.Deferred(F())|};", "var user = F();\n        Node.Deferred(() => user);")]
    [InlineData("{|SSOT1002:Legacy.Deferred(text)|};", "var user = text;\n        Node.Deferred(() => user);")]
    [InlineData("{|SSOT1002:Legacy.Logged(F(), G())|};", "var user = F();\n        _ = G();\n        new Node(user);")]
    [InlineData("Node n = {|SSOT1002:Legacy.Maybe(F())|};", "var user = F();\n        Node n = Node.Preset ?? new Node(user);")]
    [InlineData("Use({|SSOT1002:Legacy.Maybe(F())|});", "var user = F();\n        Use(Node.Preset ?? new Node(user));")]
    [InlineData("{|SSOT1002:Legacy.Maybe(F())|}.ToString();", "var user = F();\n        (Node.Preset ?? new Node(user)).ToString();")]
    [InlineData("{|SSOT1002:Legacy.Chained(F(), G())|};", "var user = F();\n        var count = G();\n        new Node(user).With(count);")]
    [InlineData("Node n = {|SSOT1002:Legacy.Many(F(), G())|};", "var user = F();\n        var count = G();\n        Node n = Node.Many(count, user);")]
    [InlineData("{|SSOT1002:Make().Tie(Make(), F())|};", "var node = Make();\n        var user = Make();\n        var text = F();\n        user.Link(node, text);")]
    [InlineData("{|SSOT1002:Legacy.Twice(F())|}; {|SSOT1002:Legacy.Twice(F())|};", "var user = F();\n        Node.Twice(user, user); var user2 = F(); Node.Twice(user2, user2);")]
    public Task TwiceLaterOrNever_IsEvaluatedBefore(string before, string after) =>
        FixesAsync($"    Node M()\n    {{\n        {before}\n        return null;\n    }}", $"    Node M()\n    {{\n        {after}\n        return null;\n    }}");

    [Theory]
    [InlineData("Node M() => {|SSOT1003:Legacy.Twice(F())|};")]
    [InlineData("void M() { string.Format(F(), {|SSOT1003:Legacy.Maybe(F())|}); }")]
    [InlineData("void M() => Use({|SSOT1003:Legacy.Maybe(F())|});")]
    [InlineData("void M() { while ({|SSOT1003:Legacy.Chained(F(), G())|} is null) { } }")]
    [InlineData("void M(bool b) { if (b) {|SSOT1003:Legacy.Twice(F())|}; }")]
    [InlineData("void M(bool b) { Node n = b ? {|SSOT1003:Legacy.Twice(F())|} : null; }")]
    [InlineData("Node field = {|SSOT1003:Legacy.Deferred(Environment.NewLine + DateTime.Now)|};")]
    public Task NoStatementInFront_IsUnfixable(string code) => FixesAsync("    " + code, "    " + code);

    [Theory]
    [InlineData("void M() => Use({|SSOT1002:Legacy.Maybe(name)|});", "void M() => Use(Node.Preset ?? new Node(name));")]
    [InlineData("void M() => Use({|SSOT1002:Legacy.Chained(F(), 1)|});", "void M() => Use(new Node(F()).With(1));")]
    [InlineData("void M(string s) => Use({|SSOT1002:Legacy.Chained(F(), s.Length + 1)|});", "void M(string s) => Use(new Node(F()).With(s.Length + 1));")]
    [InlineData("void M(string s) => Use({|SSOT1002:Legacy.Deferred(s)|});", "void M(string s) => Use(Node.Deferred(() => s));")]
    [InlineData("void M(int i) => Use({|SSOT1002:Legacy.Logged(name, new[] { i + 1 })|});", "void M(int i) => Use(new Node(name));")]
    [InlineData("void M(bool b) => Use({|SSOT1002:Legacy.Maybe(b ? \"x\" : name)|});", "void M(bool b) => Use(Node.Preset ?? new Node(b ? \"x\" : name));")]
    public Task ValueThatNothingChanges_GoesAnywhere(string before, string after) => FixesAsync("    " + before, "    " + after);
}
