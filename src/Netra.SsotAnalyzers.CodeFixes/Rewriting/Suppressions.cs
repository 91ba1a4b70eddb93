using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Netra.SsotAnalyzers.CodeFixes.Rewriting;

/// <summary>What a pragma, an attribute or a configured severity silences.</summary>
internal static class Suppressions
{
    private static readonly NameSet AttributeNames = new(["SuppressMessage", "SuppressMessageAttribute", "UnconditionalSuppressMessage", "UnconditionalSuppressMessageAttribute"]);

    private static readonly TreeCache<NameSet, bool> NamesAttribute = new();
    private static readonly ConditionalWeakTable<Compilation, StrongBox<bool>> UsesAttribute = new();

    /// <summary>Those of the diagnostics that stand unsuppressed.</summary>
    /// <remarks>
    /// To find attributes the compiler binds what is around each diagnostic, again for each. Where no text holds the name of
    /// such an attribute there is none, and the rest is in the options and directives.
    /// </remarks>
    public static IEnumerable<Diagnostic> Effective(IReadOnlyCollection<Diagnostic> diagnostics, SemanticModel model, CancellationToken cancellationToken)
    {
        var (compilation, tree) = (model.Compilation, model.SyntaxTree);
        var isCertain = compilation.Options.GeneralDiagnosticOption != ReportDiagnostic.Suppress
            && diagnostics.Select(diagnostic => diagnostic.Id).Distinct().All(id => !IsConfigured(compilation.Options, tree, id, cancellationToken))
            && !HasPragma(tree.GetRoot(cancellationToken))
            && !UsesAttribute.GetValue(compilation, _ => new StrongBox<bool>(compilation.SyntaxTrees.Any(other => MentionsAttribute(other, cancellationToken)))).Value;
        return isCertain ? diagnostics : CompilationWithAnalyzers.GetEffectiveDiagnostics(diagnostics, compilation).Where(diagnostic => !diagnostic.IsSuppressed);
    }

    private static bool IsConfigured(CompilationOptions options, SyntaxTree tree, string id, CancellationToken cancellationToken) =>
        options.SpecificDiagnosticOptions.ContainsKey(id)
        || (options.SyntaxTreeOptionsProvider is { } provider
            && (provider.TryGetDiagnosticValue(tree, id, cancellationToken, out _) || provider.TryGetGlobalDiagnosticValue(id, cancellationToken, out _)));

    private static bool HasPragma(SyntaxNode root)
    {
        for (var directive = root.ContainsDirectives ? root.GetFirstDirective() : null; directive is not null; directive = directive.GetNextDirective())
        {
            if (directive.IsKind(SyntaxKind.PragmaWarningDirectiveTrivia))
                return true;
        }

        return false;
    }

    private static bool MentionsAttribute(SyntaxTree tree, CancellationToken cancellationToken) =>
        NamesAttribute.Get(tree, AttributeNames, (tree, names) => WordSearch.Positions(tree.GetText(cancellationToken), names, out var hasEscapes).Count > 0 || hasEscapes);
}
