using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Netra.SsotAnalyzers.Testing.Tests.Toys;

/// <summary>Reports the build property <c>ToyMode</c> and the option <c>toy.style</c> on every class, with its name as additional location.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class OptionAnalyzer : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Rule = new("TOY0002", "Options", "mode '{0}', style '{1}'", "Toys", DiagnosticSeverity.Info, isEnabledByDefault: false);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSyntaxNodeAction(Analyze, SyntaxKind.ClassDeclaration);
    }

    private static void Analyze(SyntaxNodeAnalysisContext context)
    {
        var options = context.Options.AnalyzerConfigOptionsProvider;
        options.GlobalOptions.TryGetValue("build_property.ToyMode", out var mode);
        options.GetOptions(context.Node.SyntaxTree).TryGetValue("toy.style", out var style);
        context.ReportDiagnostic(Diagnostic.Create(Rule, context.Node.GetFirstToken().GetLocation(), [context.Node.ChildTokens().ElementAt(1).GetLocation()], mode, style));
    }
}
