namespace Netra.SsotAnalyzers.Properties.Tests.Situations;

/// <summary>
/// Declarations and a use of them that a careless rewrite would change without a compiler error. In every text <c>§</c> is
/// the number of the use, <c>«Old»</c> the superseded type as the use names it, <c>«AB»</c> an argument list for
/// <c>(string user, int count)</c>, and <c>«A»</c> its first argument alone.
/// </summary>
/// <param name="Name">What is special about it.</param>
/// <param name="Body">The statements of the use.</param>
internal sealed record Situation(string Name, string Body)
{
    /// <summary>Declarations in the namespace <c>Canon.K§</c>, which cannot see those of <c>Legacy.K§</c>.</summary>
    public string Canonical { get; init; } = "";

    /// <summary>Declarations in the namespace <c>Legacy.K§</c>; <c>Old§</c> is the one that the use names.</summary>
    public string Legacy { get; init; } = "";

    /// <summary>Members of the class in which the use stands.</summary>
    public string Members { get; init; } = "";

    /// <summary>Using directives of the use, beside the one that its name needs.</summary>
    public ImmutableArray<string> Directives { get; init; } = [];

    /// <summary>Using directives for the whole project.</summary>
    public ImmutableArray<string> GlobalDirectives { get; init; } = [];

    /// <summary>Whether a simple or a qualified name is the point, so that no other form is tried.</summary>
    public bool IsPlainlyNamed { get; init; }

    /// <summary>Whether the body is a statement of an async method.</summary>
    public bool Awaits { get; init; }

    /// <summary>Pieces of the reasons for which it may stay; none where it has to be rewritten.</summary>
    public ImmutableArray<string> Stays { get; init; } = [];

    public bool TakesList => Body.Contains("«AB»", StringComparison.Ordinal);

    public bool TakesValue => TakesList || Body.Contains("«A»", StringComparison.Ordinal);
}
