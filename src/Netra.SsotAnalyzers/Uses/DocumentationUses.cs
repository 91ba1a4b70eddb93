using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Map;
using Netra.SsotAnalyzers.Planning;

namespace Netra.SsotAnalyzers.Uses;

/// <summary>Superseded names in the <c>cref</c>s of documentation comments.</summary>
internal sealed class DocumentationUses(FileUses file)
{
    public void Add(SimpleNameSyntax name)
    {
        var alias = file.AliasOf(name);
        var hidden = alias is null ? null : file.Hidden(alias);
        var symbol = alias?.Target ?? CrefPlanner.Bind(file.Model, name, file.CancellationToken);
        var isSilent = file.IsSilent(name);
        var planner = new CrefPlanner(file.Context);
        string? role;
        (SyntaxNode Spot, Plan Plan)? planned;
        Sunset? sunset;
        string offender;
        string? ns = null;
        var follows = false;
        if (symbol is INamedTypeSymbol type && (file.Engine.FindSupersession(type) is not null || hidden is not null))
        {
            var supersession = file.Engine.FindSupersession(type);
            if (alias is not null && hidden is null && supersession?.Namespace is not null)
                return;

            var target = supersession is null || isSilent ? type : supersession.Map(type);
            (role, sunset, offender) = (supersession?.Role ?? hidden!.Role, supersession?.Sunset, alias?.Name ?? type.Name);
            planned = target is null ? null : planner.PlanType(name, target);
            ns = file.NamespaceOf(type);

            // It follows the directive that brings it in.
            follows = supersession?.Namespace is not null && hidden is null && planned?.Spot == name;
        }
        else if (symbol is not null and not INamedTypeSymbol && file.Engine.FindReplacement(symbol) is { } replacement)
        {
            var container = ExtensionBlock.HomeOf(symbol);
            (role, sunset, offender) = (file.Engine.RoleOf(container) ?? file.Engine.RoleOf(symbol.ValueType()?.Awaited()) ?? container.Name,
                replacement.Sunset, container.Name + "." + symbol.Name);
            planned = planner.PlanMember(name, symbol, replacement);
        }
        else
        {
            return;
        }

        if (planned is not { } found || (isSilent && hidden is null))
            return;

        var remedy = found.Plan.Pieces.OfType<PlanPiece.TypeName>().First().Type.Name;
        file.Add(new Hit(
            DiagnosticIds.DocumentationReference, found.Spot.Span, role, offender, remedy, found.Plan, sunset,
            alias is null ? null : AliasKey.Of(alias), !isSilent && !follows, Namespace: ns, Target: (symbol as INamedTypeSymbol)?.Name));
    }
}

/// <summary>Where a text may create something without naming its type, or ask an indexer. What stands in strings and comments is found as well.</summary>
internal static class TextPlaces
{
    private const int ChunkLength = 16 * 1024;
    private const string New = "new";

    /// <summary>The positions of <c>new</c> before a parenthesis, and of opening brackets, in the order of the text.</summary>
    public static IEnumerable<int> Of(SyntaxTree tree, bool constructions, bool brackets, CancellationToken cancellationToken)
    {
        var text = tree.GetText(cancellationToken);
        var chunk = new char[Math.Min(ChunkLength, text.Length)];
        for (var start = 0; start < text.Length; start += chunk.Length)
        {
            var length = Math.Min(chunk.Length, text.Length - start);
            text.CopyTo(start, chunk, 0, length);
            for (var index = 0; index < length; index++)
            {
                if (brackets && chunk[index] == '[')
                    yield return start + index;
                else if (constructions && chunk[index] == 'n' && IsNew(text, chunk, start, index, length))
                    yield return start + index;
            }
        }
    }

    private static bool IsNew(SourceText text, char[] chunk, int start, int index, int length)
    {
        for (var i = 1; i < New.Length; i++)
        {
            if (At(index + i) != New[i])
                return false;
        }

        // Between the word and its parenthesis there may be a comment or a directive; a letter before or after makes another word.
        if (start + index > 0 && WordSearch.IsWordPart(index > 0 ? chunk[index - 1] : text[start - 1]))
            return false;
        var next = index + New.Length;
        while (char.IsWhiteSpace(At(next)))
            next++;
        return At(next) is '(' or '/' or '#';

        char At(int position) => position < length ? chunk[position] : start + position < text.Length ? text[start + position] : '\0';
    }
}
