using Microsoft.CodeAnalysis.CSharp.Syntax;
using Netra.SsotAnalyzers.Analysis;

namespace Netra.SsotAnalyzers.Planning;

/// <summary>Whether an object of another type can be made as one is made here: its initializer's members are there, and the required ones are set.</summary>
internal static class MadeObject
{
    /// <summary>Why an object cannot be made by a constructor with that initializer; null if it can.</summary>
    /// <param name="file">The file.</param>
    /// <param name="constructor">The constructor.</param>
    /// <param name="initializer">The initializer as written; null where there is none.</param>
    /// <param name="replacement">The initializer that a replacement brings; null where it brings none.</param>
    public static Refusal? RefusalOf(FileContext file, IMethodSymbol constructor, InitializerExpressionSyntax? initializer, InitializerExpressionSyntax? replacement = null)
    {
        var type = constructor.ContainingType;
        foreach (var name in Names(initializer))
        {
            if (type.MembersNamed(name.Identifier.ValueText).FirstOrDefault() is not { } member)
                return Refusal.NoMember.For(type.Name, name.Identifier.ValueText);
            if (WrittenPlace.RefusalOf(file, name, member, isOwn: false) is { } refusal)
                return refusal;
        }

        return RequiredRefusal(constructor, initializer, replacement);
    }

    /// <summary>Why a constructor cannot be called with these initializers; null if it can.</summary>
    public static Refusal? RequiredRefusal(IMethodSymbol constructor, InitializerExpressionSyntax? initializer, InitializerExpressionSyntax? replacement = null) =>
        RequiredRefusal(constructor, Names(initializer).Concat(Names(replacement)).Select(name => name.Identifier.ValueText));

    /// <summary>Why a constructor cannot be called where these members are set; null if it can.</summary>
    public static Refusal? RequiredRefusal(IMethodSymbol constructor, IEnumerable<string> set) =>
        RequiredMembers.LeftBy(constructor).FirstOrDefault(name => !set.Contains(name)) is not { } missing
            ? null
            : Refusal.RequiredMember.For(constructor.ContainingType.Name, missing);

    private static IEnumerable<IdentifierNameSyntax> Names(InitializerExpressionSyntax? initializer) =>
        initializer is null ? [] : initializer.Expressions.OfType<AssignmentExpressionSyntax>().Select(assignment => assignment.Left).OfType<IdentifierNameSyntax>();
}
