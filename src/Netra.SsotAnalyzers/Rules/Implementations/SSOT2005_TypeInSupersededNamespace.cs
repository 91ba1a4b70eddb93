using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Netra.SsotAnalyzers.Analysis;

namespace Netra.SsotAnalyzers.Rules.Implementations;

/// <summary>A type declared in a superseded namespace: the namespace cannot go as long as something new moves in.</summary>
/// <example>
/// Bad: <c>namespace Netra.Backend.Websocket; class Presence;</c>
/// Good: <c>namespace Netra.Backend.WebsocketCore; class Presence;</c>
/// </example>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SSOT2005_TypeInSupersededNamespace() : SsotAnalyzer(Descriptors.SSOT2005)
{
    private protected override void Register(SsotEngine engine, CompilationStartAnalysisContext start)
    {
        if (engine.Map.Namespaces.IsEmpty)
            return;

        start.RegisterSemanticModelAction(context =>
        {
            var root = context.SemanticModel.SyntaxTree.GetRoot(context.CancellationToken);
            foreach (var member in root.DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax))
            {
                var identifier = member switch
                {
                    BaseTypeDeclarationSyntax type => type.Identifier,
                    DelegateDeclarationSyntax @delegate => @delegate.Identifier,
                    _ => default,
                };
                if (identifier.RawKind == 0
                    || !engine.Map.SupersededNamed(identifier.ValueText).Any(entry => entry.Namespace is not null)
                    || context.SemanticModel.GetDeclaredSymbol(member, context.CancellationToken) is not INamedTypeSymbol declared
                    || declared.DeclaringSyntaxReferences[0].Span != member.Span || declared.DeclaringSyntaxReferences[0].SyntaxTree != member.SyntaxTree
                    || engine.Map.FindSuperseded(declared)?.Namespace is not { } canonical)
                {
                    continue;
                }

                // A type that an attribute of its own supersedes is removed for that reason, and not moved.
                var supersession = engine.FindSupersession(declared);
                var remedy = supersession?.Canonical is null
                    ? $"move it to '{canonical}'" : $"'{canonical}' has a type with that name: use it, and delete this one";
                var violation = new Violation(
                    Descriptor, member.SyntaxTree, identifier.Span, supersession?.Role ?? canonical, Sunset: null,
                    [declared.Name, declared.ContainingNamespace.ToDisplayString(), remedy]);
                if (violation.ToDiagnostic(engine) is { } diagnostic)
                    context.ReportDiagnostic(diagnostic);
            }
        });
    }
}
