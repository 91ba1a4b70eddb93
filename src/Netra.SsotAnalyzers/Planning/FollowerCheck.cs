using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Netra.SsotAnalyzers.Analysis;

namespace Netra.SsotAnalyzers.Planning;

/// <summary>
/// What a use that follows its type to the canonical one would silently take with it: other values for arguments that nobody
/// wrote, arguments for other parameters, another value of a constant.
/// </summary>
internal static class FollowerCheck
{
    /// <param name="written">The arguments of the use; null where it has none, as a method group.</param>
    /// <param name="from">The superseded type's member.</param>
    /// <param name="to">The canonical type's member that the use would bind to.</param>
    public static Refusal? RefusalOf(BaseArgumentListSyntax? written, ISymbol from, ISymbol to)
    {
        if (HasConstant(from, out var value) && HasConstant(to, out var other) && !Equals(value, other))
            return Refusal.OtherValue.For(NameOf(to), Text(other), Text(value));

        var (old, now) = (ParametersOf(from), ParametersOf(to));
        if (IsPermuted(old, now) && (written is null || written.Arguments.Where((argument, index) => argument.NameColon is null && IsMoved(old, now, index)).Any()))
            return Refusal.OtherParameterOrder.For(NameOf(to));

        return written is not null && old.Skip(written.Arguments.Count).FirstOrDefault(parameter => HasOtherDefault(parameter, written, now)) is { } changed
            ? Refusal.OtherDefault.For(NameOf(to), changed.Name)
            : null;
    }

    /// <summary>Whether arguments that are written by place would go to parameters of other names, which by name they would not.</summary>
    public static bool IsPermuted(ISymbol from, ISymbol to) => IsPermuted(ParametersOf(from), ParametersOf(to));

    private static bool IsPermuted(ImmutableArray<IParameterSymbol> old, ImmutableArray<IParameterSymbol> now) =>
        old.Where((_, index) => IsMoved(old, now, index)).Any();

    /// <summary>Whether the parameter at a place has the name of another of the other member's parameters.</summary>
    private static bool IsMoved(ImmutableArray<IParameterSymbol> old, ImmutableArray<IParameterSymbol> now, int index) =>
        index < old.Length && index < now.Length && old[index].Name != now[index].Name && now.Any(parameter => parameter.Name == old[index].Name);

    private static bool HasOtherDefault(IParameterSymbol parameter, BaseArgumentListSyntax written, ImmutableArray<IParameterSymbol> now)
    {
        if (!parameter.HasExplicitDefaultValue || written.Arguments.Any(argument => argument.NameColon?.Name.Identifier.ValueText == parameter.Name))
            return false;

        var same = now.FirstOrDefault(candidate => candidate.Name == parameter.Name) ?? now.ElementAtOrDefault(parameter.Ordinal);
        return same is { HasExplicitDefaultValue: true } && !Equals(same.ExplicitDefaultValue, parameter.ExplicitDefaultValue);
    }

    private static bool HasConstant(ISymbol member, out object? value)
    {
        value = (member as IFieldSymbol)?.ConstantValue;
        return member is IFieldSymbol { HasConstantValue: true };
    }

    private static ImmutableArray<IParameterSymbol> ParametersOf(ISymbol member) => member switch
    {
        IMethodSymbol method => method.Parameters,
        IPropertySymbol property => property.Parameters,
        _ => [],
    };

    private static string NameOf(ISymbol member) =>
        member is IMethodSymbol { MethodKind: MethodKind.Constructor } ? "new " + member.ContainingType.Name : member.ContainingType.Name + "." + member.Name;

    private static string Text(object? value) => value is null ? "null" : SymbolDisplay.FormatPrimitive(value, quoteStrings: true, useHexadecimalNumbers: false);
}
