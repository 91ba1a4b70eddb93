using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Netra.SsotAnalyzers.Testing.Tests.Toys;

/// <summary>Flags every use of <c>AncientA</c>.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AncientNameAnalyzer : DiagnosticAnalyzer
{
    public const string Id = "TOY0004";

    private static readonly DiagnosticDescriptor Rule = new(Id, "Ancient name", "Ancient", "Toys", DiagnosticSeverity.Warning, isEnabledByDefault: true);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSyntaxNodeAction(Analyze, SyntaxKind.IdentifierName);
    }

    private static void Analyze(SyntaxNodeAnalysisContext context)
    {
        if (((IdentifierNameSyntax)context.Node).Identifier.Text == "AncientA")
            context.ReportDiagnostic(Diagnostic.Create(Rule, context.Node.GetLocation()));
    }
}
