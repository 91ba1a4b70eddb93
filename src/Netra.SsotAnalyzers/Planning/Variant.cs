using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Netra.SsotAnalyzers.Planning;

/// <summary>The ways to write one replacement, of which the shortest that binds is taken.</summary>
/// <param name="SpreadsParams">Elements of a <c>params</c> array stand one by one.</param>
/// <param name="KeepsThis">An implicit receiver is written as <c>this</c>.</param>
/// <param name="OmitsDefaults">Default values at the end are left out.</param>
internal readonly record struct Variant(bool SpreadsParams, bool KeepsThis, bool OmitsDefaults)
{
    /// <summary>The names of the parameters of the member that the expression calls, to pass arguments by: so they keep the order in which they are written.</summary>
    public ImmutableArray<string> ParameterNames { get; init; } = [];

    /// <summary>The locals that hold arguments evaluated beforehand, by argument.</summary>
    public ImmutableDictionary<ExpressionSyntax, PlanPiece> Locals { get; init; } = ImmutableDictionary<ExpressionSyntax, PlanPiece>.Empty;

    /// <summary>Whether each argument is cast to the type that the superseded member's parameter gave it.</summary>
    public bool Casts { get; init; }

    public static ImmutableArray<Variant> ByLength { get; } =
    [
        new(SpreadsParams: true, KeepsThis: false, OmitsDefaults: false),
        new(SpreadsParams: true, KeepsThis: true, OmitsDefaults: false),
        new(SpreadsParams: false, KeepsThis: false, OmitsDefaults: false),
        new(SpreadsParams: false, KeepsThis: true, OmitsDefaults: false),
    ];
}
