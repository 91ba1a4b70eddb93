namespace Netra.SsotAnalyzers.Engine;

/// <summary>The ways to write one replacement, of which the shortest that binds is taken.</summary>
/// <param name="SpreadsParams">Elements of a <c>params</c> array stand one by one.</param>
/// <param name="KeepsThis">An implicit receiver is written as <c>this</c>.</param>
/// <param name="OmitsDefaults">Default values at the end are left out.</param>
internal readonly record struct Variant(bool SpreadsParams, bool KeepsThis, bool OmitsDefaults)
{
    public static ImmutableArray<Variant> ByLength { get; } =
    [
        new(SpreadsParams: true, KeepsThis: false, OmitsDefaults: false),
        new(SpreadsParams: true, KeepsThis: true, OmitsDefaults: false),
        new(SpreadsParams: false, KeepsThis: false, OmitsDefaults: false),
        new(SpreadsParams: false, KeepsThis: true, OmitsDefaults: false),
    ];
}
