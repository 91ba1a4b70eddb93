using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Map;
using Netra.SsotAnalyzers.Rules.Isolation;

namespace Netra.SsotAnalyzers.Rules;

/// <summary>A singleton that asks for a per-user manager gets the first user's, for good.</summary>
/// <example>
/// Bad: <c>services.AddSingleton&lt;Outbox&gt;();</c> with <c>class Outbox(WebSocketManager manager)</c>
/// Good: <c>services.AddScoped&lt;Outbox&gt;();</c>
/// </example>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SSOT4005_CapturedBySingleton() : SsotAnalyzer(Descriptors.SSOT4005)
{
    private protected override void Register(SsotEngine engine, CompilationStartAnalysisContext start)
    {
        if (engine.IsTestProject || !engine.Isolation.HasManagers)
            return;

        var captivity = new Captivity(engine.Isolation);
        start.RegisterSemanticModelAction(context =>
        {
            foreach (var registration in new RegistrationReader(engine.Isolation, context.SemanticModel, context.CancellationToken).Read())
            {
                if (!registration.IsSingleton)
                    continue;

                if (Captured(engine, captivity, registration) is var (held, offender, way))
                    Report(registration.Span, offender, held, way);
                foreach (var (asked, span) in captivity.InFactory(registration, context.SemanticModel, context.CancellationToken))
                    Report(span, registration.Service?.Name ?? registration.Name, asked, " in its factory");
            }

            void Report(TextSpan span, string offender, Held held, string way)
            {
                var violation = new Violation(Descriptor, context.SemanticModel.SyntaxTree, span, held.Role, Sunset: null, [offender, held.Role, held.Name, way]);
                if (violation.ToDiagnostic(engine) is { } diagnostic)
                    context.ReportDiagnostic(diagnostic);
            }
        });
    }

    private static (Held Held, string Offender, string Way)? Captured(SsotEngine engine, Captivity captivity, Registration registration)
    {
        if (registration.Implementation is not { } implementation)
            return null;

        // Of a role with a lifetime, the registration itself is SSOT4002.
        if (engine.Isolation.Users.CanonicalOf(implementation) is { PerUser: true } canonical)
            return canonical.Lifetime == 0 ? (new Held(canonical.Role, implementation.Name), registration.Name, "") : null;
        return registration.IsMadeByContainer && captivity.Of(implementation) is var (held, way) ? (held, implementation.Name, way) : null;
    }
}
