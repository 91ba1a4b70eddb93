namespace Netra.SsotAnalyzers.Tests.Positions.Unnamed;

internal static partial class UnnamedCases
{
    private const string ListMembers = "public IEnumerator<int> GetEnumerator() => null; IEnumerator IEnumerable.GetEnumerator() => null;";
    private const string Union = "namespace System.Runtime.CompilerServices { public interface IUnion { object Value { get; } } public sealed class UnionAttribute : Attribute { } } public class Cat { } public class Dog { } [Union] public class Pet : IUnion { [ReplaceWith(\"Pet.Of(c)\")] public Pet(Cat c) { } public Pet(Dog d) { } public static Pet Of(Cat c) => null; [ReplaceWith(\"this.Held\")] public object Value => null; public object Held => null; }";
    private const string Builder = "[AsyncMethodBuilder(typeof(Builder))] public class MyTask { public TaskAwaiter GetAwaiter() => default; } public class Builder { [ReplaceWith(\"new Builder()\")] public static Builder Create() => null; public MyTask Task => null; public void Start<T>(ref T s) where T : IAsyncStateMachine { } public void SetStateMachine(IAsyncStateMachine s) { } public void SetResult() { } public void SetException(Exception e) { } public void AwaitOnCompleted<A, S>(ref A a, ref S s) where A : INotifyCompletion where S : IAsyncStateMachine { } public void AwaitUnsafeOnCompleted<A, S>(ref A a, ref S s) where A : ICriticalNotifyCompletion where S : IAsyncStateMachine { } }";

    /// <summary>What the compiler constructs by itself.</summary>
    private static IEnumerable<UnnamedCase> Made =>
    [
        new("collection expression", "constructor", "public class L : IEnumerable<int> { [ReplaceWith(\"new L(0)\")] public L() { } public L(int n) { } public void Add(int item) { } " + ListMembers + " }",
            "class C { void M() { L a = {|SSOT1003:[1]|}; L b = {|SSOT1003:[]|}; F{|SSOT1003:(1, 2)|}; F{|SSOT1003:()|}; void F(params L l) { } } }"),
        new("collection expression", "builder", "[CollectionBuilder(typeof(Builder), \"Create\")] public class L : IEnumerable<int> { " + ListMembers + " } public static class Builder { [ReplaceWith(\"Builder.New(items)\")] public static L Create(ReadOnlySpan<int> items) => null; public static L New(ReadOnlySpan<int> items) => null; }",
            "class C { void M() { L a = {|SSOT1003:[1]|}; L b = {|SSOT1003:[]|}; F{|SSOT1003:(1, 2)|}; void F(params L l) { } } }"),
        new("interpolated string handler", "constructor", "[InterpolatedStringHandler] public class H { [ReplaceWith(\"new H()\")] public H(int l, int f) { } public H() { } public void AppendLiteral(string s) { } public void AppendFormatted<T>(T s) { } }",
            "class C { void M() { F({|SSOT1003:$\"a{1}\"|}); H h = {|SSOT1003:$\"b\"|}; void F(H h) { } } }"),
        new("union", "constructor and value", Union,
            "class C { void M(Pet p) { Pet a = {|SSOT1003:new Cat()|}; Pet b = new Dog(); var c = {|SSOT1003:(Pet)new Cat()|}; var d = p is {|SSOT1003:Cat|}; var e = p switch { {|SSOT1003:Cat|} => 1, {|SSOT1003:Dog|} => 2, _ => 3 }; if (p is {|SSOT1003:Cat { } f|}) { } } }", MinRoslyn: 5),
        new("asynchronous method", "builder", Builder,
            "class C { async {|SSOT1003:MyTask|} M() { await Task.Yield(); async {|SSOT1003:MyTask|} L() { await Task.Yield(); } Func<MyTask> a = async {|SSOT1003:()|} => await Task.Yield(); Func<int, MyTask> b = async {|SSOT1003:x|} => await Task.Yield(); } }"),
        new("target-typed construction", "constructor", Old, "class C { Old a = {|SSOT1002:new()|}; Old[] b = [{|SSOT1002:new()|}]; }", "class C { Old a = new Old(0); Old[] b = [new Old(0)]; }"),
    ];

    private static IEnumerable<UnnamedCase> Others =>
    [
        new("lock", "members of System.Threading.Lock", "namespace System.Threading { public class Lock { [ReplaceWith(\"this.Enter2()\")] public Scope EnterScope() => default; public Scope Enter2() => default; public ref struct Scope { public void Dispose() { } } } }",
            "class C { void M(System.Threading.Lock l) { lock ({|SSOT1003:l|}) { } } }"),
        new("concatenation of strings", "ToString", "public class X { [ReplaceWith(\"this.Text()\")] public override string ToString() => \"\"; public string Text() => \"\"; }",
            "class C { void M(X x) { var a = \"a\" + {|SSOT1003:x|}; a += {|SSOT1003:x|}; var b = {|SSOT1002:x.ToString()|}; } }",
            "class C { void M(X x) { var a = \"a\" + x; a += x; var b = x.Text(); } }"),
        new("await using", "GetAwaiter", "public class A { [ReplaceWith(\"this.NewAwaiter()\")] public TaskAwaiter GetAwaiter() => default; public TaskAwaiter NewAwaiter() => default; } public class Door { public A DisposeAsync() => null; }",
            "class C { async Task M(Door d) { await using ({|SSOT1003:d|}) { } await using {|SSOT1003:var e = d|}; } }"),
        new("await foreach", "GetAwaiter", "public struct A { [ReplaceWith(\"this.NewAwaiter()\")] public TaskAwaiter<bool> GetAwaiter() => default; public TaskAwaiter<bool> NewAwaiter() => default; } public class E { public A MoveNextAsync() => default; public int Current => 1; } public class S { public E GetAsyncEnumerator() => null; }",
            "class C { async Task M(S s) { await foreach (var x in {|SSOT1003:s|}) ; } }"),
        new("tuple comparison", "operator true of its result", "public class V { public static R operator ==(V a, V b) => null; public static R operator !=(V a, V b) => null; } public class R { [ReplaceWith(\"r.Is()\")] public static bool operator true(R r) => true; [ReplaceWith(\"!r.Is()\")] public static bool operator false(R r) => true; public bool Is() => true; }",
            "class C { void M(V v) { var a = {|SSOT1003:(v, 1) == (v, 1)|}; var b = {|SSOT1003:(v, 1) != (v, 1)|}; } }"),
        new("positional pattern", "indexer and length of a tuple of any length", "public class T : ITuple { [ReplaceWith(\"this.Size\")] public int Length => 2; public int Size => 2; public object this[int i] => null; }",
            "class C { void M(T t) { var a = t is {|SSOT1003:(1, 2)|}; } }"),
        new("compound assignment", "conversion of its result", "public struct V { public static W operator +(V a, int b) => null; } public class W { [ReplaceWith(\"w.Back()\")] public static implicit operator V(W w) => default; public V Back() => default; }",
            "class C { void M(V v) { {|SSOT1003:v += 1|}; } }"),
        new("deconstruction", "conversion of an element", "public class V { [ReplaceWith(\"V.Of(s)\")] public static implicit operator V(string s) => null; public static V Of(string s) => null; } public class D { public void Deconstruct(out string a, out string b) => a = b = \"\"; }",
            "class C { void M(D d) { {|SSOT1003:(V a, V b) = d|}; foreach ((V e, V f) in {|SSOT1003:new D[0]|}) ; } }"),
        new("implicit conversion", "operator, where a value is initialized, returned or chosen", "public class W { [ReplaceWith(\"w.N()\")] public static implicit operator int(W w) => 1; public int N() => 1; }",
            "class C { int P { get; } = {|SSOT1003:default(W)|}; IEnumerable<int> Y(W w) { yield return {|SSOT1003:w|}; } void M(W w, int? n) { int[] a = { {|SSOT1003:w|} }; int b = n ?? {|SSOT1003:w|}; n ??= {|SSOT1003:w|}; } }"),
        new("range", "conversion to an index", "public class V { [ReplaceWith(\"v.N()\")] public static implicit operator Index(V v) => default; public Index N() => default; }",
            "class C { void M(V v, int[] a) { var r = {|SSOT1003:v|}..{|SSOT1003:v|}; var b = a[{|SSOT1003:v|}..]; } }"),
        new("record", "property declared by a parameter", "public record R([property: ReplaceWith(\"this.New\")] int A) { public int New { get; init; } }",
            "class C { void M(R r) { var a = {|SSOT1002:r.A|}; } }", "class C { void M(R r) { var a = r.New; } }"),
        new("event", "accessors", "public class X { [ReplaceWith(\"this.New\")] public event Action Old { add { } remove { } } public event Action New { add { } remove { } } }",
            "class C { void M(X x) { {|SSOT1002:x.Old|} += N; {|SSOT1002:x.Old|} -= N; } void N() { } }", "class C { void M(X x) { x.New += N; x.New -= N; } void N() { } }"),
    ];
}
