using Microsoft.CodeAnalysis.Diagnostics;
using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Map;
using Netra.SsotAnalyzers.Rules.MapHealth;

namespace Netra.SsotAnalyzers.Rules;

/// <summary>An entry of the map that names nothing: what it was to retire is used on, and nobody is told.</summary>
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
            yield return new Violation(Descriptor, file.Tree, span, RoleOf(file.Engine, attribute), Sunset: null, [file.Tree.GetText(file.CancellationToken).ToString(span), problem]);
    }
}
