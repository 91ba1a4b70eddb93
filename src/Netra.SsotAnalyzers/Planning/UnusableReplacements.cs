using System.Collections.Concurrent;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Map;

namespace Netra.SsotAnalyzers.Planning;

/// <summary>The replacements that SSOT0003 reports: no use is rewritten to one.</summary>
internal sealed class UnusableReplacements(SsotEngine engine)
{
    private readonly ConcurrentDictionary<MemberReplacement, string?> _problems = new();

    public static UnusableReplacements Of(SsotEngine engine) => engine.Shared(shared => new UnusableReplacements(shared));

    /// <summary>Why the member's replacement cannot be used; null for a sound one, or one that another compilation declares.</summary>
    public string? ProblemOf(ISymbol member, MemberReplacement replacement) => _problems.GetOrAdd(replacement, entry =>
    {
        var definition = (member is IMethodSymbol { ReducedFrom: { } reduced } ? reduced : member).OriginalDefinition;
        if (definition.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is not { } declaration || !engine.Compilation.ContainsSyntaxTree(declaration.SyntaxTree))
            return null;

        // An extension block's member is called by its implementation as well, which has no "this".
        var model = engine.ModelOf(declaration.SyntaxTree);
        return model.GetDeclaredSymbol(declaration) is { } declared && SymbolEqualityComparer.Default.Equals(declared, definition) && DocumentationId.Of(definition) == entry.MemberId
            ? new ReplacementCheck(new FileContext(engine, model, CancellationToken.None)).ProblemOf(definition, entry, DeclarationPosition.Of(declaration is VariableDeclaratorSyntax { Parent.Parent: { } field } ? field : declaration), out _)
            : null;
    });
}
