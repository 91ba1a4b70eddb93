namespace Netra.SsotAnalyzers.Tests.Positions.Unnamed;

/// <summary>A way in which the compiler uses a member that no identifier shows.</summary>
/// <param name="Name">Unique, in the words of the language specification.</param>
/// <param name="Member">The replaced member, without modifiers: <c>bool MoveNext()</c>, <c>int Length</c>, <c>static bool operator true({X} x)</c>.</param>
/// <param name="Use">Statements over <c>x</c>, of the type <c>{X}</c>; <c>{|…|}</c> marks what SSOT1003 reports, or the rule that stands before a colon.</param>
internal sealed record UnnamedWay(string Name, string Member, string Use)
{
    /// <summary>What the type has beside the member, in the same form.</summary>
    public string[] Beside { get; init; } = [];

    /// <summary>The interfaces of the type.</summary>
    public string Bases { get; init; } = "";

    /// <summary>The attributes of the type.</summary>
    public string Attributes { get; init; } = "";

    /// <summary>The parameters of the type's constructor, where it has to have some.</summary>
    public string Constructor { get; init; } = "";

    /// <summary>The first Roslyn that knows the construct.</summary>
    public int MinRoslyn { get; init; } = 4;

    /// <summary>The kinds of member that cannot be used so, with the compiler's error; <see cref="Unused"/> where it compiles and uses another member.</summary>
    public Dictionary<MemberKind, string> NotApplicable { get; init; } = [];

    /// <summary>The program compiles, and the compiler calls another member than the replaced one.</summary>
    public const string Unused = "another";
}
