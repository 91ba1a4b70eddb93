using Tuple = Netra.SsotAnalyzers.Properties.Tests.Dimensions.Tuple;

namespace Netra.SsotAnalyzers.Properties.Tests.Composition;

/// <summary>The canonical declarations and the superseded ones beside them, which print the same.</summary>
internal static class LibraryText
{
    private const string Usings = """
        #nullable enable
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Threading.Tasks;
        using Netra.Ssot;
        using Tracing;

        """;

    public static string Canonical(TestProgram program) => Canonical(program.Uses) + string.Concat(Situations(program).Select(SituationText.Canonical));

    public static string Legacy(TestProgram program) =>
        Usings + "using Canon;\n" + string.Concat(Situations(program).Select(SituationText.AssemblyAttributes)) + Legacy(program.Uses) + string.Concat(Situations(program).Select(SituationText.Legacy));

    private static IEnumerable<NumberedUse> Situations(TestProgram program) => program.Numbered.Where(use => use.Use.Space == Dimensions.SituationSpace.Space);

    private static string Canonical(IEnumerable<Tuple> uses) => Usings + $$"""
        namespace Elsewhere
        {
            public class Node { }
        }

        namespace Canon
        {
            [Canonical("Node")]
            public class Node
            {
                public Node(string user, int count = 3) => Text = T.Line($"node({user},{count})");
                public string Text { get; }
                public int Size { get; set { T.Line("size " + value); field = value; } }
                public static Node? Preset => new Node("preset");
                public static readonly Node First = new Node();
                private Node() => Text = "first";
                public static Node Shared => new Node("shared");
                public Node Again(string user, int count = 3) => new Node(Text + user, count);
                public Node With(int count) => new Node(Text, count);
                public Node Tag(params string[] tags) => new Node(Text + string.Join("+", tags));
                public string this[int index] => Text + index;
                public override string ToString() => Text;
                public static Node operator +(Node node, int count) => node.With(count);
                public static Node Start(string user, int count = 3) => new Node("start " + user, count);
                public static Node Current() { T.Line("current node"); return new Node("current"); }
                public static Node Swapped(int count, string user) => new Node(user, count);
                public static Node Deferred(Func<string> user, int count) => new Node(user(), count);
                public static object Boxed(string user, int count) => new Node(user, count);
                public static Node Tagged(string user, params string[] tags) => new Node(user + string.Join("+", tags));
                public static Node TaggedFirst(string[] tags, string user) => Tagged(user, tags);
                public static Node Counted(ref int counter, out string label, in int step) { counter += step; label = "l" + counter; return new Node(label, counter); }
                public static Node CountedFirst(in int step, ref int counter, out string label) => Counted(ref counter, out label, in step);
                public static Node Joined(Node node, Widget widget) => new Node(node.Text + widget.Name);
                public static Node Typed<TKey>(Node node) => new Node(node.Text + typeof(TKey).Name);
        #if FW10
                public static Node OfTen(Node node) => node;
        #endif
                public static string Title(string user) => T.Line("title " + user);
                public static async Task<Node> LaterAsync(Node node) { await Task.Yield(); T.Line("later"); return node; }
                public static async ValueTask<Node> SoonAsync(Node node) { await Task.Yield(); T.Line("soon"); return node; }
                public static async Task CloseAsync(Node node) { await Task.Yield(); T.Line("close " + node); }
            }

            public enum Color { None, Crimson = 7 }

            [Canonical("Point")]
            public struct Point(int x) { public override string ToString() => "point " + x; }

            [Canonical("Box")]
            public class Box<TItem>(TItem item) { public override string ToString() => "box " + item; }

            [Canonical("Writer")]
            public delegate string Writer(string text);

            public static class Limits { public const int Most = 7; }

            public class Widget
            {
                public Widget(string name) => Name = name;
                public string Name { get; }
                public static Widget Current() { T.Line("current widget"); return new Widget("current"); }
                public Node Post(Node node) => new Node(Name + node.Text);
                public Node Heading() => new Node(Name);
                public void SetHeading(string text) => T.Line(Name + " has " + text);
                public event EventHandler? Updated { add { T.Line("added"); value!(this, EventArgs.Empty); } remove => T.Line("removed"); }
                public static Node Subtract(Widget left, Widget right) => new Node(left.Name + right.Name);
                public static Node SubtractFrom(Widget right, Widget left) => Subtract(left, right);

                [ReplaceWith("this.Heading()")] public Node Title => Heading();
                public string Caption { get => Name; [ReplaceWith("this.SetHeading(value)")] set => SetHeading(value); }
                [ReplaceWith("this.Updated")] public event EventHandler? Changed { add => Updated += value; remove => Updated -= value; }
                [ReplaceWith("Widget.Subtract(left, right)", "Canon")] public static Node operator -(Widget left, Widget right) => Subtract(left, right);
                [ReplaceWith("Widget.SubtractFrom(right, left)", "Canon")] public static Node operator /(Widget left, Widget right) => Subtract(left, right);
        {{Members(uses, "Widget")}}
            }
        }

        """;

    private static string Legacy(IEnumerable<Tuple> uses) => $$"""

        namespace Legacy
        {
            [SupersededBy(typeof(Node))]
            public class Old
            {
                public Old(string user, int count = 3) => Text = T.Line($"node({user},{count})");
                public string Text { get; }
                public int Size { get; set { T.Line("size " + value); field = value; } }
                public Old Again(string user, int count = 3) => new Old(Text + user, count);
                public string this[int index] => Text + index;
                public override string ToString() => Text;
                public static Old Start(string user, int count = 3) => new Old("start " + user, count);
                public static Old Current() { T.Line("current node"); return new Old("current"); }
            }

            [SupersededBy(typeof(Color))]
            public enum OldColor { None, [ReplaceWith("Color.Crimson", "Canon")] Red = 7 }

            [SupersededBy(typeof(Point))]
            public struct OldPoint(int x) { public override string ToString() => "point " + x; }

            [SupersededBy(typeof(Box<>))]
            public class OldBox<TItem>(TItem item) { public override string ToString() => "box " + item; }

            [SupersededBy(typeof(Writer))]
            public delegate string OldWriter(string text);

            public static class Registry
            {
                [ReplaceWith("Limits.Most", "Canon")] public const int Max = 7;
                [ReplaceWith("Node.Shared", "Canon")] public static Node Present => Node.Shared;
                [ReplaceWith("Node.First", "Canon")] public static readonly Node Stored = Node.First;
            }

            public static class Factory
            {
                [ReplaceWith("Node.Title(user)", "Canon")] public static string Title(string user) => Node.Title(user);
        {{Members(uses, "Factory")}}
            }

            public static class WidgetExtensions
            {
        {{Members(uses, "WidgetExtensions")}}
            }

        {{Members(uses, "")}}
        }

        """;

    private static string Members(IEnumerable<Tuple> uses, string container) =>
        string.Join("\n", uses.Where(use => use.Space == Dimensions.MemberSpace.Space).Select(MemberDeclarations.Of).Where(member => member.Container == container && member.Declaration.Length > 0).Select(member => "        " + member.Declaration).Distinct());
}
