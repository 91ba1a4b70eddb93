using static Netra.SsotAnalyzers.Properties.Tests.Dimensions.Context;
using Context = Netra.SsotAnalyzers.Properties.Tests.Dimensions.Context;

namespace Netra.SsotAnalyzers.Properties.Tests.Composition;

/// <summary>The members in which a use stands, and the statement that runs them.</summary>
internal static class ContextText
{
    private const string Async = "await Task.Yield();";

    /// <param name="context">The place.</param>
    /// <param name="hole">Statements where the place takes them, otherwise an expression.</param>
    public static (string Members, string Run) Of(Context context, string hole) => context switch
    {
        Method => Sync(hole),
        AsyncMethod => Awaiting(hole),
        ExpressionBody => ($"static object? Body() => {hole};", "T.Show(Body());"),
        AsyncExpressionBody => ($"static async Task<object?> Body() => {hole};", "T.Show(Body().GetAwaiter().GetResult());"),
        Lambda => Sync($"Func<object?> function = () => {hole}; T.Show(function());"),
        StatementLambda => Sync($"Action action = () => {{ {hole} }}; action();"),
        AsyncLambda => Sync($"Func<Task> action = async () => {{ {Async} {hole} }}; action().GetAwaiter().GetResult();"),
        LocalFunction => Awaiting($"Inner(); void Inner() {{ {hole} }}"),
        AsyncLocalFunction => Sync($"Inner().GetAwaiter().GetResult(); async Task Inner() {{ {Async} {hole} }}"),
        LockBlock => Awaiting($"lock (Gate) {{ {hole} }}"),
        UnsafeBlock => Awaiting($"unsafe {{ {hole} }}"),
        Iterator => ($"static IEnumerable<object?> Body() {{ yield return 1; {hole} yield return 2; }}", "foreach (var item in Body()) T.Show(item);"),
        AsyncIterator => ($"static async IAsyncEnumerable<object?> Items() {{ {Async} {hole} yield return 2; }} static async Task Body() {{ await foreach (var item in Items()) T.Show(item); }}", "Body().GetAwaiter().GetResult();"),
        QuerySelect => Awaiting($"T.Show(from x in new[] {{ 1, 2 }} select {hole});"),
        QuerySource => Awaiting($"T.Show(from x in new object?[] {{ {hole} }} select x);"),
        QueryLater => Awaiting($"T.Show(from x in new[] {{ 1, 2 }} from y in new object?[] {{ {hole} }} select y);"),
        Constructor => ($"sealed class Own {{ public Own() {{ {hole} }} }}", "_ = new Own();"),
        ConstructorInitializer => ($"class Base {{ protected Base(object? value) => T.Show(value); }} sealed class Own : Base {{ public Own() : base({hole}) {{ }} }}", "_ = new Own();"),
        PrimaryBase => ($"class Base(object? value) {{ public object? Value => value; }} sealed class Own() : Base({hole});", "T.Show(new Own().Value);"),
        StaticConstructor => ($"static class Own {{ static Own() {{ {hole} }} public static void Touch() {{ }} }}", "Own.Touch();"),
        Getter => ($"static object? Value {{ get {{ {hole} return null; }} }}", "T.Show(Value);"),
        FieldInitializer => ($"sealed class Own {{ public object? Value = {hole}; }}", "T.Show(new Own().Value);"),
        PropertyInitializer => ($"sealed class Own {{ public object? Value {{ get; }} = {hole}; }}", "T.Show(new Own().Value);"),
        ObjectInitializer => Awaiting($"T.Show(new Box {{ Value = {hole} }}.Value);", "sealed class Box { public object? Value; }"),
        CollectionInitializer => Awaiting($"T.Show(new List<object?> {{ T.I(1), {hole} }});"),
        CollectionExpression => Awaiting($"List<object?> list = [T.I(1), {hole}]; T.Show(list);"),
        ExpressionTree => Sync($"Expression<Func<object?>> tree = () => {hole}; T.Show(tree.Compile()());"),
        CatchFilter => Awaiting($"try {{ throw new InvalidOperationException(); }} catch (InvalidOperationException) when (T.Is({hole})) {{ T.Line(\"caught\"); }}"),
        SwitchArm => Awaiting($"T.Show(number switch {{ 0 => null, _ => {hole} }});"),
        SwitchSubject => Awaiting($"T.Show({hole} switch {{ var subject => subject }});"),
        Interpolation => Awaiting($"T.Show($\"<{{{InInterpolation(hole)}}}>\");"),
        InterpolationFormat => Awaiting($"T.Show($\"<{{{InInterpolation(hole)},30}}>\");"),
        Ternary => Awaiting($"T.Show(flag ? {hole} : null);"),
        LaterArgument => Awaiting($"T.Pair(T.I(9), {hole});"),
        ForEachSource => Awaiting($"foreach (var item in T.One({hole})) T.Show(item);"),
        RefParameterMethod => ($"static void Body(ref int outer) {{ {hole} outer++; }}", "Body(ref number);"),
        LiveSpan => Awaiting($"Span<int> live = new int[2]; {hole} T.Show(live.Length);"),
        Context.Attribute => ($"[Mark({hole})] sealed class Own {{ }}", "T.Show(((MarkAttribute)Attribute.GetCustomAttribute(typeof(Own), typeof(MarkAttribute))!).Value);"),
        DefaultValue => ($"static int Body(int value = (int){hole}) => value;", "T.Show(Body());"),
        CaseLabel => Sync($"switch (number) {{ case (int){hole}: T.Line(\"seven\"); break; default: T.Line(\"another\"); break; }}"),
        _ => throw new ArgumentOutOfRangeException(nameof(context), context, null),
    };

    /// <summary>A colon outside of parentheses would begin a format.</summary>
    private static string InInterpolation(string hole) => hole.Contains("::", StringComparison.Ordinal) || hole.Contains(" : ", StringComparison.Ordinal) ? $"({hole})" : hole;

    private static (string Members, string Run) Sync(string statements) => ($"static void Body() {{ {statements} }}", "Body();");

    private static (string Members, string Run) Awaiting(string statements, string members = "") =>
        ($"{members} static async Task Body() {{ {Async} {statements} }}", "Body().GetAwaiter().GetResult();");
}
