namespace Netra.SsotAnalyzers.Uses;

/// <summary>A member that the compiler uses at some place without its name being written.</summary>
/// <param name="Spot">What is reported.</param>
/// <param name="Member">The member.</param>
/// <param name="Construct">What of the language uses it, as the reason names it.</param>
internal readonly record struct PatternUse(SyntaxNode Spot, ISymbol Member, string Construct)
{
    /// <summary>The uses of several members by one construct; what is null is not used.</summary>
    public static IEnumerable<PatternUse> All(SyntaxNode spot, string construct, IEnumerable<ISymbol?> members) =>
        members.OfType<ISymbol>().Select(member => new PatternUse(spot, member, construct));

    /// <summary>The same of members that are known one by one.</summary>
    public static IEnumerable<PatternUse> All(SyntaxNode spot, string construct, params ISymbol?[] members) => All(spot, construct, (IEnumerable<ISymbol?>)members);
}
