namespace Netra.SsotAnalyzers.Properties.Tests.Composition;

/// <summary>What every program prints with. It is an assembly of its own, never rewritten.</summary>
internal static class Tracing
{
    public const string Source = """
        #nullable enable
        using System;
        using System.Collections;
        using System.Collections.Generic;
        using System.Linq;
        using System.Text;
        using System.Threading.Tasks;

        namespace Tracing
        {
            [AttributeUsage(AttributeTargets.All)]
            public sealed class MarkAttribute : Attribute
            {
                public MarkAttribute(object? value) => Value = value;
                public object? Value { get; }
            }

            public static class T
            {
                private static readonly StringBuilder Log = new();
                public static string Printed => Log.ToString();
                public static string Line(string text) { Log.Append(text).Append('\n'); return text; }
                public static string S(string value) { Line("S " + value); return value; }
                /// <summary>Ends what calls itself without end as an exception, which the comparison shows; an overflow would end the whole run.</summary>
                public static void Deep() => System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
                public static int I(int value) { Line("I " + value); return value; }
                public static void Show(object? value) => Line("= " + Format(value));
                public static bool Is(object? value) { Show(value); return true; }
                public static object? Pair(int first, object? second) { Show(second); return second; }
                public static IEnumerable<object?> One(object? value) { yield return value; }
                public static async Task<string> LaterAsync(string value) { await Task.Yield(); return S(value); }
                public static TResult Apply<TResult>(Func<string, int, TResult> function) => function("group", 8);

                private static string Format(object? value) => value switch
                {
                    null => "null",
                    string text => text,
                    Enum number => Convert.ToInt32(number).ToString(),
                    IEnumerable items => "[" + string.Join(", ", items.Cast<object?>().Select(Format)) + "]",
                    _ => value.ToString()!,
                };
            }
        }
        """;
}
