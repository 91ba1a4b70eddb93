namespace Netra.SsotAnalyzers.Tests.Positions;

internal static partial class PositionLibrary
{
    /// <summary>Types that stay, with members that are replaced: <c>Old…</c> becomes <c>New…</c>.</summary>
    private const string Members = """
        public class Widget{g}{t}
        {
            public Widget{g}() { }
            [ReplaceWith("new Widget{g}{t}()")] public Widget{g}(int oldSize) { }
            public Widget{g}(string text) { }
            [ReplaceWith("this.NewCall(number)")] public int OldCall(int number) => number;
            public int NewCall(int number) => number;
            [ReplaceWith("Widget{g}{t}.NewMake(number)")] public static int OldMake(int number) => number;
            public static int NewMake(int number) => number;
            [ReplaceWith("this.NewSize")] public int OldSize { get; set; }
            public int NewSize { get; set; }
            [ReplaceWith("Widget{g}{t}.NewTotal")] public static int OldTotal { get; set; }
            public static int NewTotal { get; set; }
            [ReplaceWith("this.NewField")] public int OldField;
            public int NewField;
            [ReplaceWith("Widget{g}{t}.NewMax")] public const int OldMax = 3;
            public const int NewMax = 3;
            [ReplaceWith("this.NewChanged")] public event Action OldChanged { add { } remove { } }
            public event Action NewChanged { add { } remove { } }
            [ReplaceWith("this.NewAt(index)")] public int this[int index] => index;
            public int NewAt(int index) => index;
            [ReplaceWith("left.NewPlus(right)")] public static Widget{g}{t} operator +(Widget{g}{t} left, Widget{g}{t} right) => left;
            public Widget{g}{t} NewPlus(Widget{g}{t} other) => this;
            [ReplaceWith("widget.NewNumber()")] public static explicit operator int(Widget{g}{t} widget) => 1;
            public int NewNumber() => 1;
            [ReplaceWith("widget.NewText()")] public static implicit operator string(Widget{g}{t} widget) => "";
            public string NewText() => "";
            public Widget{g}{t} Self => this;
            public static Widget{g}{t} Single { get; set; } = new Widget{g}{t}();
        }

        public struct Spot{g}{t}
        {
            [ReplaceWith("this.NewX")] public int OldX;
            public int NewX;
        }

        public sealed class Tag{g}Attribute : Attribute
        {
            [ReplaceWith("this.NewText")] public string OldText { get; set; }
            public string NewText { get; set; }
        }

        """;
}
