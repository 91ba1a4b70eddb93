using System.Text;
using Netra.SsotAnalyzers.Planning;
using Netra.SsotAnalyzers.Uses;

namespace Netra.SsotAnalyzers.Rules;

/// <summary>The replacement of one use as a message shows it: with the receiver and the arguments of this call, and simple type names.</summary>
internal static class PlannedText
{
    private const int MaxLength = 100;
    private const int MaxArgumentLength = 40;

    /// <summary>The text; null where the declared expression says more than what is written here: more than one line, locals, comments.</summary>
    public static string? Of(Hit hit, SyntaxTree tree)
    {
        if (hit.RuleId != DiagnosticIds.SupersededMemberUse || hit.Plan is not { RemovesDirective: false } plan || !plan.Span.Contains(hit.Span))
            return null;

        var source = tree.GetText();
        var text = new StringBuilder();
        foreach (var piece in plan.Pieces)
        {
            switch (piece)
            {
                case PlanPiece.Text literal:
                    text.Append(literal.Value.Replace("global::", ""));
                    break;
                case PlanPiece.Source copied:
                    var written = source.ToString(copied.Span);
                    written = written.Length > MaxArgumentLength || written.IndexOfAny(['\r', '\n']) >= 0 ? "…" : written;
                    text.Append(copied.Parenthesize ? $"({written})" : written);
                    break;
                case PlanPiece.TypeName { WithTypeArguments: true } name:
                    text.Append(name.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat));
                    break;
                case PlanPiece.TypeName name:
                    text.Append(name.Type.Name);
                    break;
                default:
                    return null;
            }
        }

        var result = text.ToString();
        return result.Length is 0 or > MaxLength || result.IndexOfAny(['\r', '\n']) >= 0 || result.Contains("/*") || result.Contains("//") ? null : result;
    }
}
