namespace Netra.SsotAnalyzers.Tests.Positions;

internal static partial class PositionTable
{
    private const string PatternMemberSection = "Replaced members that no name shows";

    private static IEnumerable<Position> PatternMembers =>
    [
        Hidden("GetEnumerator of 'foreach'", "foreach (var x in {|SSOT1003:c|}) ;"),
        Hidden("GetEnumerator of a spread", "int[] a = [.. {|SSOT1003:c|}];"),
        Hidden("GetAsyncEnumerator of 'await foreach'", "await foreach (var x in {|SSOT1003:c|}) ;"),
        Hidden("GetAwaiter of 'await'", "{|SSOT1003:await c|};"),
        Hidden("Deconstruct of an assignment", "{|SSOT1003:var (a, b) = c|}; {|SSOT1003:(a, b) = c|};"),
        Hidden("Deconstruct of 'foreach'", "foreach (var (a, b) in {|SSOT1003:new $Crate[0]|}) ;"),
        Hidden("Deconstruct of a pattern", "var a = c is {|SSOT1003:(1, _)|};"),
        Hidden("Select and Where of a query", "var a = from x in c {|SSOT1003:where x > 1|} {|SSOT1003:select x + 1|};"),
        Hidden("operator true of a condition", "if ({|SSOT1003:c|}) { } while ({|SSOT1003:c|}) ; var a = {|SSOT1003:c|} ? 1 : 2;"),
        Hidden("GetPinnableReference of 'fixed'", "unsafe { fixed (int* a = {|SSOT1003:c|}) { } }"),
        Hidden("Add of a collection initializer", "var a = new $Sack() { {|SSOT1003:1|}, {|SSOT1003:2|} };"),
        Hidden("Add of a collection expression", "$Sack a = {|SSOT1003:[1]|};"),
        Hidden("Dispose of 'using'", "using ({|SSOT1003:s|}) { } using {|SSOT1003:var a = s|};"),
        Hidden("Length and indexer of 'from the end'", "var a = {|SSOT1003:l[^1]|};"),
        Hidden("Slice of a range", "var a = {|SSOT1003:l[1..2]|};"),
        Hidden("Length, indexer and Slice of a list pattern", "var a = l is {|SSOT1003:[1, ..]|}; var b = l is {|SSOT1003:[.. var rest]|};"),
        Hidden("implicit conversion", "string a = {|SSOT1003:w|}; M2({|SSOT1003:w|}); void M2(string x) { }"),
        new(PatternMemberSection, "constructor of a base class, called by a constructor", "class C : $Root { C{|SSOT1003:()|} { } C{|SSOT1003:(int n)|} { } C(string s) : base(1) { } }"),
        new(PatternMemberSection, "constructor of a base class, called by none", "class C : {|SSOT1003:$Root|} { }"),
    ];

    private static Position Hidden(string name, string code) => new(PatternMemberSection, name, "class C { async Task M($Crate c, $Sack s, $Shelf l, $Widget w) { " + code + " } }");
}
