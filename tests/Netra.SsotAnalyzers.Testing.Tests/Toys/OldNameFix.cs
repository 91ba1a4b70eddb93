using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;

namespace Netra.SsotAnalyzers.Testing.Tests.Toys;

/// <summary>Renames <c>OldX</c> to <c>NewX</c> at the hits. Its mutants override what they break.</summary>
public class OldNameFix : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds => [OldNameAnalyzer.Id];

    public override FixAllProvider? GetFixAllProvider() => new OldNameFixAll(this);

    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var diagnostic = context.Diagnostics[0];
        context.RegisterCodeFix(CodeAction.Create("Rename", token => FixAsync(context.Document, [diagnostic], token), KeyFor(diagnostic)), diagnostic);
        return Task.CompletedTask;
    }

    public virtual IEnumerable<Diagnostic> Fixes(IReadOnlyCollection<Diagnostic> hits, FixAllScope scope) => hits;

    public virtual string KeyFor(Diagnostic diagnostic) => "rename";

    protected virtual string Rename(string name) => "New" + name["Old".Length..];

    public virtual async Task<Solution> FixAsync(Document document, IEnumerable<Diagnostic> hits, CancellationToken cancellationToken)
    {
        var root = (await document.GetSyntaxRootAsync(cancellationToken))!;
        var tokens = hits.Select(hit => root.FindToken(hit.Location.SourceSpan.Start));
        return document.WithSyntaxRoot(Renamed(root, tokens)).Project.Solution;
    }

    protected SyntaxNode Renamed(SyntaxNode root, IEnumerable<SyntaxToken> tokens)
        => root.ReplaceTokens(tokens, (_, token) => SyntaxFactory.Identifier(Rename(token.Text)).WithTriviaFrom(token));
}
