using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Netra.SsotAnalyzers.Analysis;

namespace Netra.SsotAnalyzers.Rules.MapHealth;

/// <summary>
/// A map entry that matches nothing. The API that it was meant to retire stays in use, unreported. An entry that is only doubtful is a
/// suggestion.
/// </summary>
/// <example>
/// Bad: <c>[assembly: Supersedes(typeof(WebSocketManager), "Legacy.Manager")]</c>
/// Good: <c>[assembly: Supersedes(typeof(WebSocketManager), "T:Legacy.Manager")]</c>
/// </example>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SSOT0001_EntryNamesNothing() : MapHealthAnalyzer(Descriptors.SSOT0001)
{
    private protected override IEnumerable<Violation> Check(FileContext file, MapAttribute attribute)
    {
        foreach (var (span, problem) in new EntryCheck(file.Engine).Of(attribute))
            yield return ViolationOf(span, problem, isGuess: false);
        foreach (var (span, doubt) in new EntrySuggestions(file).Of(attribute))
            yield return ViolationOf(span, doubt, isGuess: true);

        Violation ViolationOf(TextSpan span, string sentence, bool isGuess) =>
            new(Descriptor, file.Tree, span, RoleOf(file.Engine, attribute), Sunset: null, [file.Tree.GetText(file.CancellationToken).ToString(span), sentence],
                IsGuess: isGuess);
    }
}
