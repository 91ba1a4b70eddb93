using Microsoft.CodeAnalysis.CSharp;
using Netra.SsotAnalyzers.Analysis;

namespace Netra.SsotAnalyzers.Uses.SideBySide;

/// <summary>Whether a list of types that are tried one after the other still distinguishes them once superseded ones are replaced.</summary>
internal static class TypeOrder
{
    /// <summary>Whether what comes <paramref name="first"/> takes something from what comes <paramref name="then"/> that it does not now, or the other way round.</summary>
    public static bool Changes(SsotEngine engine, ITypeSymbol first, ITypeSymbol then) =>
        engine.MapType(first) is { } newFirst && engine.MapType(then) is { } newThen
            && (engine.Involves(first) || engine.Involves(then))
            && Covers(engine, first, then) != Covers(engine, newFirst, newThen);

    public static bool Covers(SsotEngine engine, ITypeSymbol general, ITypeSymbol special) =>
        ((CSharpCompilation)engine.Compilation).ClassifyConversion(special, general) is { IsIdentity: true } or { IsImplicit: true, IsReference: true } or { IsImplicit: true, IsBoxing: true };
}
