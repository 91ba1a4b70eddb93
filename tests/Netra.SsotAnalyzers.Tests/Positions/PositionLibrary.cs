using System.Text.RegularExpressions;

namespace Netra.SsotAnalyzers.Tests.Positions;

/// <summary>
/// What the positions name. Each superseded type <c>Legacy.Old…</c> has its canonical twin <c>Canon.New…</c>, made from the
/// same text, and a generic form <c>Legacy.Old…G&lt;T&gt;</c>. <c>Shared.Widget</c> stays, and has members <c>Old…</c> that are
/// replaced by <c>New…</c>.
/// </summary>
internal static partial class PositionLibrary
{
    private const string Usings = """
        using System;
        using System.Collections;
        using System.Collections.Generic;
        using System.Linq;
        using System.Runtime.CompilerServices;
        using System.Threading.Tasks;
        using Netra.Ssot;

        """;

    /// <summary>The types that are superseded. <c>{g}</c>, <c>{t}</c> and <c>{u}</c> make the generic form, <c>{canon}</c> stands for what only the canonical type has.</summary>
    private const string Types = """
        [BY(IOld{g}{u})]
        public interface IOld{g}{t} { int Value { get; set; } static int Count => 1; }

        [BY(Old{g}{u})]
        public class Old{g}{t} : IOld{g}{t}, IDisposable, IAsyncDisposable, IEnumerable<int>
        {
            public Old{g}() { }
            public Old{g}(int size) { }
            public int Value { get; set; }
            public int Field;
            public Old{g}{t} Self => this;
            public static int Static;
            public static int Count { get; set; }
            public static bool Flag => true;
            public static string Text => "";
            public static int[] Items => new int[0];
            public static Task<int> Later => Task.FromResult(1);
            public static object Gate => new object();
            public static Exception Error => new Exception();
            public static Action Call => () => { };
            public static Old{g}{t} Single { get; set; } = new Old{g}{t}();
            public static event Action Changed { add { } remove { } }
            public const int Max = 3;
            public const bool Yes = true;
            public const string Name = "name";
            public static int Do() => 1;
            public static void Do(int number) { }
            public static ref int Ref() => ref Static;
            public static TResult Of<TResult>(TResult value) => value;
            public static IEnumerable<int> Many() => new int[0];
            public int this[int index] => index;
            public void Add(int number) { }
            public void Dispose() { }
            public ValueTask DisposeAsync() => default;
            public IEnumerator<int> GetEnumerator() => throw new NotSupportedException();
            IEnumerator IEnumerable.GetEnumerator() => throw new NotSupportedException();
            public void Deconstruct(out int first, out int second) => (first, second) = (1, 2);
            public static Old{g}{t} operator +(Old{g}{t} left, Old{g}{t} right) => left;
            public virtual int Overridden(Old{g}{t} other) => 1;
            public class Inner { public static int Count; }
            public class InnerG<TInner> { }
        }

        [BY(OldSealed{g}{u})]
        public {canon:sealed} class OldSealed{g}{t} { public static int Count; }

        [BY(OldS{g}{u})]
        public struct OldS{g}{t} { public OldS{g}(int size) { Value = size; } public int Value; public static int Count; }

        [BY(OldSpan{g}{u})]
        public ref struct OldSpan{g}{t} { public int Value; public void Dispose() { } }

        [BY(OldX{g}{u})]
        public class OldX{g}{t} : Exception { public OldX{g}() { } public OldX{g}(string message) : base(message) { } }

        [BY(OldD{g}{u})]
        public delegate int OldD{g}{t}(int number);

        [BY(OldMark{g}Attribute{u})]
        [AttributeUsage(AttributeTargets.All, AllowMultiple = true)]
        public class OldMark{g}Attribute{t} : Attribute { public OldMark{g}Attribute() { } public OldMark{g}Attribute(object value) { } public object Value { get; set; } public const string Name = "mark"; }

        [BY(OldR{g}{u})]
        public record OldR{g}{t}(int Value = 1) { public static OldR{g}{t} Single => new OldR{g}{t}(1); }

        [BY(OldKit{g}{u})]
        public static class OldKit{g}{t} { public static int Count; public static int Size() => 1; public class Part { } }

        [BY(OldB{g}{u})]
        public abstract class OldB{g}{t} { protected OldB{g}(int size) { } protected OldB{g}() { } public abstract OldB{g}{t} Next(); }

        """;

    /// <summary>What the compiler asks of the framework for a union, which .NET 10 has not got.</summary>
    private const string Compiler = """
        namespace System.Runtime.CompilerServices
        {
            public interface IUnion { object Value { get; } }
            public sealed class UnionAttribute : Attribute { }
        }

        """;

    private const string OnceOnly = """
        [BY(OldE)]
        public enum OldE { A, B }

        [BY(OldExtensions)]
        public static class OldExtensions { public static int Twice(this int number) => number * 2; public static int Thrice(int number) => number * 3; }

        """;

    public static string Source { get; } = Usings
        + "namespace Legacy\n{\n" + Legacy(Plain(Types)) + Legacy(Generic(Types)) + Legacy(OnceOnly) + "}\n"
        + "namespace Canon\n{\n" + Canon(Plain(Types)) + Canon(Generic(Types)) + Canon(OnceOnly) + "}\n"
        + "namespace Shared\n{\n" + Plain(Members) + Generic(Members) + Plain(Patterned) + Generic(Patterned) + "}\n"
        + Compiler;

    /// <summary>What the name of a superseded symbol becomes.</summary>
    public static string Renamed(string display) => LegacyNamespace().Replace(display, "Canon.").Replace("Old", "New", StringComparison.Ordinal);

    private static string Legacy(string text) =>
        SupersededBy().Replace(text, entry => $"[SupersededBy(typeof(Canon.{Renamed(entry.Groups[1].Value)}))]").Replace("{canon:sealed}", "", StringComparison.Ordinal);

    private static string Canon(string text) => Renamed(SupersededBy().Replace(text, "")).Replace("{canon:sealed}", "sealed", StringComparison.Ordinal);

    private static string Plain(string text) => text.Replace("{g}", "", StringComparison.Ordinal).Replace("{t}", "", StringComparison.Ordinal).Replace("{u}", "", StringComparison.Ordinal);

    private static string Generic(string text) => text.Replace("{g}", "G", StringComparison.Ordinal).Replace("{t}", "<T>", StringComparison.Ordinal).Replace("{u}", "<>", StringComparison.Ordinal);

    [GeneratedRegex(@"\[BY\((.*?)\)\]")]
    private static partial Regex SupersededBy();

    [GeneratedRegex(@"\bLegacy\.(?!Inside\b)")]
    private static partial Regex LegacyNamespace();
}
