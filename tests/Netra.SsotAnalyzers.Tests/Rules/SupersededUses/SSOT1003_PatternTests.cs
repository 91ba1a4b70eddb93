using Netra.SsotAnalyzers.Rules;
using Netra.SsotAnalyzers.Rules.SupersededUses;
using Netra.SsotAnalyzers.Tests.Support;

namespace Netra.SsotAnalyzers.Tests.Rules.SupersededUses;

/// <summary>Members that the compiler calls without their name being written.</summary>
public sealed class SSOT1003_PatternTests
{
    private static Task ReportsAsync(string member, string use) => new SuiteTest<SSOT1003_UnfixableUse>
    {
        TestState =
        {
            Sources =
            {
                ("/0/Map.cs", $$"""
                    using System;
                    using System.Collections.Generic;
                    using System.Runtime.CompilerServices;
                    using System.Threading.Tasks;
                    using Netra.Ssot;

                    public class Bag : System.Collections.IEnumerable
                    {
                        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => throw null!;
                        public void Put(int item) { }
                        public List<int> Items = new();
                        {{member}}
                    }
                    """),
                ("/0/Test.cs", $$"""
                    using System;
                    using System.Threading.Tasks;
                    class C { async Task M(Bag bag) { {{use}} await Task.Yield(); } }
                    """),
            },
        },
    }.RunAsync();

    [Theory]
    [InlineData("[ReplaceWith(\"this.Items.GetEnumerator()\")] public List<int>.Enumerator GetEnumerator() => Items.GetEnumerator();", "foreach (var i in {|SSOT1003:bag|}) { }")]
    [InlineData("[ReplaceWith(\"this.Items.GetEnumerator()\")] public List<int>.Enumerator GetEnumerator() => Items.GetEnumerator();", "foreach (int i in {|SSOT1003:bag|}) { }")]
    [InlineData("[ReplaceWith(\"Task.CompletedTask.GetAwaiter()\", \"System.Threading.Tasks\")] public TaskAwaiter GetAwaiter() => default;", "{|SSOT1003:await bag|};")]
    [InlineData("[ReplaceWith(\"this.Put(item)\")] public void Add(int item) { }", "var b = new Bag { {|SSOT1003:1|}, {|SSOT1003:2|} };")]
    [InlineData("[ReplaceWith(\"this.Put(0)\")] public void Deconstruct(out int a, out int b) { a = b = 0; }", "{|SSOT1003:var (x, y) = bag|};")]
    [InlineData("[ReplaceWith(\"this.Put(0)\")] public void Deconstruct(out int a, out int b) { a = b = 0; }", "int x, y; {|SSOT1003:(x, y) = bag|};")]
    [InlineData("[ReplaceWith(\"this.Put(0)\")] public static implicit operator int(Bag bag) => 0;", "int i = {|SSOT1003:bag|}; Math.Abs({|SSOT1003:bag|});")]
    [InlineData("[ReplaceWith(\"this\")] public Bag Where(Func<int, bool> filter) => this; public Bag Select(Func<int, int> map) => this;", "var q = from i in bag {|SSOT1003:where i > 0|} select i;")]
    [InlineData("[ReplaceWith(\"this\")] public Bag Select(Func<int, int> map) => this;", "var q = from i in bag {|SSOT1003:select i + 1|};")]
    public Task PatternMember_IsReportedWhereItIsUsed(string member, string use) => ReportsAsync(member, use);

    [Fact]
    public Task Dispose_IsReportedAtUsing() => new SuiteTest<SSOT1003_UnfixableUse>
    {
        TestState =
        {
            Sources =
            {
                ("/0/Map.cs", """
                    using Netra.Ssot;
                    public class Door : System.IDisposable { [ReplaceWith("this.Close()")] public void Dispose() { } public void Close() { } }
                    """),
                ("/0/Test.cs", """
                    class C
                    {
                        void M(Door open)
                        {
                            using {|SSOT1003:var door = new Door()|};
                            using ({|SSOT1003:open|}) { }
                        }
                    }
                    """),
            },
        },
    }.RunAsync();

    [Fact]
    public Task OtherPatterns_AreSilent() => ReportsAsync(
        "[ReplaceWith(\"this.Put(item)\")] public void Add(int item) { }",
        "foreach (var i in bag) { } foreach (var i in bag.Items) { } var list = new System.Collections.Generic.List<int> { 1, 2 };");
}
