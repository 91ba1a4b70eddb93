using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Netra.SsotAnalyzers.Testing.Tests.Toys;

/// <summary>Flags every use of a name that begins with <c>Old</c>, except in generated code.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public class OldNameAnalyzer : DiagnosticAnalyzer
{
    public const string Id = "TOY0001";

    public static readonly DiagnosticDescriptor Rule = new(Id, "Old name", "'{0}' is old", "Toys", DiagnosticSeverity.Warning, isEnabledByDefault: true);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    protected virtual GeneratedCodeAnalysisFlags GeneratedCode => GeneratedCodeAnalysisFlags.None;

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCode);
        context.EnableConcurrentExecution();
        context.RegisterSyntaxNodeAction(Analyze, SyntaxKind.IdentifierName);
    }

    private static void Analyze(SyntaxNodeAnalysisContext context)
    {
        var name = (IdentifierNameSyntax)context.Node;
        if (name.Identifier.Text.StartsWith("Old", StringComparison.Ordinal))
            context.ReportDiagnostic(Diagnostic.Create(Rule, name.GetLocation(), name.Identifier.Text));
    }
}
