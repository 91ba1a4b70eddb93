using Microsoft.CodeAnalysis.Diagnostics;
using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Map;

namespace Netra.SsotAnalyzers.Rules.MapHealth;

/// <summary>A rule about the map's own attributes, as this compilation writes them. A use of a bad imported entry is SSOT1003, where it is used.</summary>
public abstract class MapHealthAnalyzer : SsotAnalyzer
{
    private protected MapHealthAnalyzer(DiagnosticDescriptor descriptor)
        : base(descriptor)
    {
    }

    // An entry that names nothing may be all that there is.
    private protected sealed override bool HasWork(SsotEngine engine, CancellationToken cancellationToken) => engine.MayDeclare;

    private protected sealed override void Register(SsotEngine engine, CompilationStartAnalysisContext start) =>
        start.RegisterSemanticModelAction(context =>
        {
            var file = new FileContext(engine, context.SemanticModel, context.CancellationToken);
            foreach (var attribute in engine.AttributesIn(context.SemanticModel, context.CancellationToken))
            {
                foreach (var violation in Check(file, attribute))
                {
                    if (violation.ToDiagnostic(engine) is { } diagnostic)
                        context.ReportDiagnostic(diagnostic);
                }
            }
        });

    private protected abstract IEnumerable<Violation> Check(FileContext file, MapAttribute attribute);

    /// <summary>The role that an attribute is about: its mode holds for its entry as well.</summary>
    private protected static string RoleOf(SsotEngine engine, MapAttribute attribute) => attribute.Kind switch
    {
        SsotAttributes.Canonical => attribute.Value(0)?.Value as string ?? "",
        SsotAttributes.SupersededBy or SsotAttributes.Supersedes => engine.RoleOf(attribute.Value(0)?.Value as INamedTypeSymbol) ?? "",
        SsotAttributes.ReplaceWith => engine.RoleOf(attribute.Target.ContainingType) ?? "",
        SsotAttributes.ReplaceMember => engine.RoleOf(MemberIds.Resolve(attribute.Value(0)?.Value as string ?? "", engine)?.ContainingType) ?? "",
        _ => "",
    };
}
