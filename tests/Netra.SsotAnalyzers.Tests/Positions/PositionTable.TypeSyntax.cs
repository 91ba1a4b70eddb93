namespace Netra.SsotAnalyzers.Tests.Positions;

internal static partial class PositionTable
{
    private const string TypeSection = "Types";

    private static IEnumerable<Position> TypeSyntax =>
    [
        new(TypeSection, "array", "class C { [|$Old|][] a; [|$Old|][,][] b; }"),
        new(TypeSection, "nullable reference", "#nullable enable\nclass C { [|$Old|]? a; [|$Old|]?[]? b; }"),
        new(TypeSection, "nullable value", "class C { [|$OldS|]? a; Nullable<[|$OldS|]> b; }"),
        new(TypeSection, "pointer", "unsafe class C { [|$OldS|]* a; [|$OldS|]** b; }"),
        new(TypeSection, "function pointer", "unsafe class C { delegate*<[|$Old|], ref [|$OldS|], [|$Old|]> a; delegate* unmanaged[Cdecl]<[|$OldS|], void> b; }"),
        new(TypeSection, "tuple type", "class C { ([|$Old|] first, int second) a; ([|$Old|], [|$Old|]) M() => default; }"),
        new(TypeSection, "type argument", "class C { List<[|$Old|]> a; Dictionary<string, List<[|$Old|][]>> b; Func<[|$Old|], int> c; }"),
        new(TypeSection, "type argument of a superseded type", "class C { [|OldG<[|$Old|]>|] a; }"),
        new(TypeSection, "unbound generic", "class C { Type a = typeof([|OldG<>|]); Type b = typeof(Dictionary<,>); }"),
        new(TypeSection, "nested type of a class", "class C { [|$Old|].Inner a; [|$Old|].InnerG<int> b; }"),
        new(TypeSection, "nested type of a static class", "class C { [|$OldKit|].Part a; }"),
        new(TypeSection, "type argument of a nested type", "class C { [|$Old|].InnerG<[|$Old|]> a; }"),
        new(TypeSection, "ref local", "class C { void M([|$OldS|][] all) { ref [|$OldS|] a = ref all[0]; ref readonly [|$OldS|] b = ref all[0]; } }"),
        new(TypeSection, "scoped local", "class C { void M() { scoped [|$OldSpan|] a = default; [|$OldS|] c = default; scoped ref [|$OldS|] b = ref c; } }"),
        new(TypeSection, "through an alias of the namespace", "class C { [|L::Old|] a; [|L::Old|].Inner b; }", "using L = Legacy;"),
        new(TypeSection, "dynamic beside it", "class C { Dictionary<[|$Old|], dynamic> a; }"),
    ];
}
