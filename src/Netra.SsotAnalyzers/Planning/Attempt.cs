namespace Netra.SsotAnalyzers.Planning;

/// <summary>One way to write a replacement, and what it binds to; neither symbol nor type where it does not bind.</summary>
internal sealed record Attempt(Expansion Expansion, ISymbol? Symbol, ITypeSymbol? Type)
{
    public bool Binds => Symbol is not null || Type is not null;
}
