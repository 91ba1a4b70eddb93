namespace Netra.SsotAnalyzers.Tests.Positions;

internal static partial class PositionTable
{
    private const string MemberSection = "Replaced members";

    private static IEnumerable<Position> MemberUses =>
    [
        Member("replaced method", "var a = {|SSOT1002:w.OldCall(1)|}; {|SSOT1002:w.OldCall({|SSOT1002:w.OldCall(2)|})|};"),
        Member("static method call", "var a = {|SSOT1002:$Widget.OldMake(1)|};"),
        Member("conditional method call", "var a = w?{|SSOT1002:.OldCall(1)|};"),
        Member("method group", "Func<int, int> a = {|SSOT1002:w.OldCall|}; Func<int, int> b = {|SSOT1002:$Widget.OldMake|};"),
        Member("replaced property", "var a = {|SSOT1002:w.OldSize|}; {|SSOT1002:w.OldSize|} = 1; {|SSOT1002:w.OldSize|} += 2; {|SSOT1002:w.OldSize|}++;"),
        Member("replaced static property", "var a = {|SSOT1002:$Widget.OldTotal|}; {|SSOT1002:$Widget.OldTotal|} = 1;"),
        Member("property in an initializer", "var a = new $Widget() { {|SSOT1002:OldSize|} = 1 };"),
        Member("property in a pattern", "var a = w is { {|SSOT1002:OldSize|}: 1 };"),
        Member("replaced field", "var a = {|SSOT1002:w.OldField|}; {|SSOT1002:w.OldField|} = 1; M2(ref {|SSOT1002:w.OldField|}); void M2(ref int x) { }"),
        Member("replaced constant", "const int a = {|SSOT1002:$Widget.OldMax|};"),
        Member("replaced event", "{|SSOT1002:w.OldChanged|} += () => { }; {|SSOT1002:w.OldChanged|} -= () => { };"),
        Member("replaced member through 'this' and a nested pattern", "var a = w is { {|SSOT1002:Self.OldSize|}: 1 }; var b = w.Self.Self is { Self: { {|SSOT1002:OldSize|}: > 1 } };"),
        new(MemberSection, "replaced member through a pointer", "unsafe class C { void M($Spot* p) { var a = {|SSOT1002:p->OldX|}; var b = {|SSOT1002:(*p).OldX|}; int* c = &{|SSOT1002:p->OldX|}; } }"),
        new(MemberSection, "replaced property of an attribute", "[Tag({|SSOT1002:OldText|} = \"a\")] class C { }"),
        Member("replaced indexer", "var a = {|SSOT1002>NewAt:w[1]|};"),
        Member("replaced operator", "var a = {|SSOT1002>NewPlus:w + w|};"),
        Member("explicit conversion", "var a = {|SSOT1002>NewNumber:(int)w|};"),
        Member("replaced constructor", "var a = {|SSOT1002>():new $Widget(1)|};"),
        Member("target-typed constructor", "$Widget a = {|SSOT1002>():new(1)|};"),
    ];

    private static Position Member(string name, string code) => new(MemberSection, name, "class C { void M($Widget w) { " + code + " } }");
}
