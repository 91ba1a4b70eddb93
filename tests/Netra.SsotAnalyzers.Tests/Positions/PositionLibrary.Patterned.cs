namespace Netra.SsotAnalyzers.Tests.Positions;

internal static partial class PositionLibrary
{
    /// <summary>Types whose members the compiler calls by a pattern, without a name in the code; each of them is replaced.</summary>
    private const string Patterned = """
        public class Crate{g}{t}
        {
            [ReplaceWith("this.NewEnumerator()")] public IEnumerator<int> GetEnumerator() => null;
            public IEnumerator<int> NewEnumerator() => null;
            [ReplaceWith("this.NewAsyncEnumerator()")] public IAsyncEnumerator<int> GetAsyncEnumerator() => null;
            public IAsyncEnumerator<int> NewAsyncEnumerator() => null;
            [ReplaceWith("this.NewDeconstruct(out first, out second)")] public void Deconstruct(out int first, out int second) => first = second = 1;
            public void NewDeconstruct(out int first, out int second) => first = second = 1;
            [ReplaceWith("this.NewAwaiter()")] public TaskAwaiter GetAwaiter() => default;
            public TaskAwaiter NewAwaiter() => default;
            [ReplaceWith("this.NewSelect(map)")] public Crate{g}{t} Select(Func<int, int> map) => this;
            public Crate{g}{t} NewSelect(Func<int, int> map) => this;
            [ReplaceWith("this.NewWhere(filter)")] public Crate{g}{t} Where(Func<int, bool> filter) => this;
            public Crate{g}{t} NewWhere(Func<int, bool> filter) => this;
            [ReplaceWith("crate.NewTruth()")] public static bool operator true(Crate{g}{t} crate) => true;
            [ReplaceWith("!crate.NewTruth()")] public static bool operator false(Crate{g}{t} crate) => false;
            public bool NewTruth() => true;
            [ReplaceWith("this.NewPin()")] public ref int GetPinnableReference() => throw new NotSupportedException();
            public ref int NewPin() => throw new NotSupportedException();
        }

        public class Sack{g}{t} : IEnumerable<int>, IDisposable
        {
            [ReplaceWith("this.NewAdd(number)")] public void Add(int number) { }
            public void NewAdd(int number) { }
            [ReplaceWith("this.NewClose()")] public void Dispose() { }
            public void NewClose() { }
            public IEnumerator<int> GetEnumerator() => null;
            IEnumerator IEnumerable.GetEnumerator() => null;
        }

        public class Shelf{g}{t}
        {
            [ReplaceWith("this.NewLength")] public int Length => 1;
            public int NewLength => 1;
            [ReplaceWith("this.NewAt(index)")] public int this[int index] => index;
            public int NewAt(int index) => index;
            [ReplaceWith("this.NewSlice(start, length)")] public int[] Slice(int start, int length) => null;
            public int[] NewSlice(int start, int length) => null;
        }

        public class Root{g}{t}
        {
            [ReplaceWith("new Root{g}{t}(0)")] public Root{g}() { }
            public Root{g}(int number) { }
        }

        """;
}
