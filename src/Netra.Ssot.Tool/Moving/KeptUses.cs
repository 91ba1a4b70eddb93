using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Netra.Ssot.Tool.Moving;

/// <summary>The uses of types that stay in a superseded namespace.</summary>
internal static class KeptUses
{
    /// <summary>Whether a name that means a type that stays means something else afterwards.</summary>
    /// <param name="before">The solution in which it means what it should.</param>
    /// <param name="after">The solution with the callers rewritten.</param>
    /// <param name="kept">The full names of the types that stay.</param>
    /// <param name="cancellationToken">Cancels the comparison.</param>
    public static async Task<bool> ChangeAsync(Solution before, Solution after, IEnumerable<string> kept, CancellationToken cancellationToken)
    {
        var names = kept.Select(name => name[(name.LastIndexOf('.') + 1)..].Split('`', '<')[0]).ToHashSet(StringComparer.Ordinal);
        if (names.Count == 0)
            return false;

        foreach (var id in after.GetChanges(before).GetProjectChanges().SelectMany(project => project.GetChangedDocuments()))
        {
            if (!(await KeysAsync(before.GetDocument(id)!, names, cancellationToken).ConfigureAwait(false))
                .SequenceEqual(await KeysAsync(after.GetDocument(id)!, names, cancellationToken).ConfigureAwait(false)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What the names of a file mean, in their order.</summary>
    private static async Task<IReadOnlyList<string>> KeysAsync(Document document, HashSet<string> names, CancellationToken cancellationToken)
    {
        var model = (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false))!;
        var root = (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
        return [.. root.DescendantNodes().OfType<SimpleNameSyntax>()
            .Where(name => names.Contains(name.Identifier.ValueText) && name.FirstAncestorOrSelf<UsingDirectiveSyntax>() is null)
            .Select(name => model.GetSymbolInfo(name, cancellationToken).Symbol)
            .Select(symbol => TypeImage.KeyOf(symbol is IMethodSymbol { MethodKind: MethodKind.Constructor } made ? made.ContainingType : symbol))];
    }
}
