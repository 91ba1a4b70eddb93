using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Map;
using Netra.SsotAnalyzers.Rules.Implementations;

namespace Netra.SsotAnalyzers.Rules;

/// <summary>
/// A shim that has no declaration or no expression of its own to be rewritten: a forwarded type, a member that only passes
/// a superseded factory on, an alias in the project file.
/// </summary>
/// <example>
/// Bad: <c>public static Func&lt;UserExecutionContext, WebSocketManager&gt; GetFactory() =&gt; Factory.CreateWebSocketManager;</c>
/// Good: <c>[ReplaceWith("context =&gt; new WebSocketManager(context)", "Netra.WebSockets")] public static …</c>
/// </example>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SSOT2007_UndeclaredShim() : SsotAnalyzer(Descriptors.SSOT2007)
{
    private protected override void Register(SsotEngine engine, CompilationStartAnalysisContext start) =>
        start.RegisterSemanticModelAction(context =>
        {
            var file = new FileContext(engine, context.SemanticModel, context.CancellationToken);
            var isGenerated = engine.Compilation.IsGenerated(file.Tree, context.CancellationToken);
            foreach (var hit in engine.GetHits(file.Model, context.CancellationToken))
            {
                if (HitDiagnostic.MayBe(Descriptor.Id, hit, isGenerated)
                    && HitDiagnostic.Create(engine, hit, file.Tree, context.CancellationToken) is { } diagnostic && diagnostic.Id == Descriptor.Id)
                {
                    context.ReportDiagnostic(diagnostic);
                }
            }

            foreach (var violation in Forwards(file).Concat(Factories(file)))
            {
                if (violation.ToDiagnostic(engine) is { } diagnostic)
                    context.ReportDiagnostic(diagnostic);
            }
        });

    private IEnumerable<Violation> Forwards(FileContext file)
    {
        foreach (var attribute in ((CompilationUnitSyntax)file.Root).AttributeLists.SelectMany(list => list.Attributes))
        {
            if (TypeForwarding.TargetOf(attribute, file.Model, file.CancellationToken) is { } type && file.Engine.FindSupersession(type) is { } supersession)
            {
                yield return new Violation(
                    Descriptor, file.Tree, attribute.Span, supersession.Role, supersession.Sunset,
                    [type.Name, supersession.Role, $"it forwards the type for assemblies that are already compiled: remove it when they use '{supersession.CanonicalName}'"]);
            }
        }
    }

    private IEnumerable<Violation> Factories(FileContext file)
    {
        // A test's own helpers are nobody's doors.
        if (file.Engine.IsTestProject)
            yield break;

        foreach (var (span, member, factory) in new ReExports(file).Find())
        {
            var remedy = factory.Plan is null ? "give it its own [ReplaceWith]" : $"give it its own [ReplaceWith], such as \"{factory.Remedy}\"";
            yield return new Violation(
                Descriptor, file.Tree, span, factory.Role, factory.Sunset,
                [$"{member.ContainingType.Name}.{member.Name}", factory.Role, $"it only calls '{factory.Offender}': {remedy}, or change its callers"]);
        }
    }
}
