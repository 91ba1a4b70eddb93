namespace Netra.Demo;

/// <summary>One diagnostic of the suite: at most one per rule and place, however many projects compile the file.</summary>
internal sealed record Violation(string Rule, string Title, string Role, string File, int Line, int Column)
{
    public bool IsFixable => FixableRules.Ids.Contains(Rule);
}
