using Microsoft.CodeAnalysis.Diagnostics;
using Netra.SsotAnalyzers.Analysis;

namespace Netra.SsotAnalyzers.Rules.Isolation;

/// <summary>A role registered with another lifetime than its own: one user's manager for all, or several where one was meant.</summary>
/// <example>
/// Bad: <c>services.AddSingleton&lt;WebSocketManager&gt;();</c>
/// Good: <c>services.AddScoped&lt;WebSocketManager&gt;();</c>
/// </example>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SSOT4002_WrongLifetime() : SsotAnalyzer(Descriptors.SSOT4002)
{
    private static readonly string[] Lifetimes = ["", "Singleton", "Scoped", "Transient"];

    private protected override void Register(SsotEngine engine, CompilationStartAnalysisContext start)
    {
        if (!engine.Isolation.HasLifetimes)
            return;

        start.RegisterSemanticModelAction(context =>
        {
            foreach (var registration in new RegistrationReader(engine.Isolation, context.SemanticModel, context.CancellationToken).Read())
            {
                if (Wrong(engine, registration) is not var (type, role, lifetime))
                    continue;

                var violation = new Violation(Descriptor, context.SemanticModel.SyntaxTree, registration.Span, role, Sunset: null,
                    [registration.Name, role, type.Name, lifetime]);
                if (violation.ToDiagnostic(engine) is { } diagnostic)
                    context.ReportDiagnostic(diagnostic);
            }
        });
    }

    private static (INamedTypeSymbol Type, string Role, string Lifetime)? Wrong(SsotEngine engine, Registration registration)
    {
        foreach (var type in registration.Types)
        {
            if (engine.Isolation.Users.CanonicalOf(type) is { Lifetime: > 0 and <= 3 } canonical && Lifetimes[canonical.Lifetime] is var own
                && own != registration.Lifetime)
            {
                return (type, canonical.Role, own);
            }
        }

        return null;
    }
}
