using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Map;
using Netra.SsotAnalyzers.Planning.Steps;

namespace Netra.SsotAnalyzers.Planning;

/// <summary>Calls of a constructor by another one, <c>: base(42)</c> and <c>class Kid(int n) : Old(n)</c>: only their arguments are rewritten.</summary>
internal sealed class ConstructorInitializers(FileContext file)
{
    private readonly Speculation _speculation = new(file) { FindsProtected = true };

    public PlanOutcome Plan(SyntaxNode place, IMethodSymbol constructor, MemberReplacement replacement)
    {
        var list = place switch
        {
            ConstructorInitializerSyntax initializer => initializer.ArgumentList,
            PrimaryConstructorBaseTypeSyntax primary => primary.ArgumentList,
            _ => null,
        };
        if (list is null || !MakesTheSame(constructor, replacement))
            return Refusal.ConstructorInitializer.For(replacement.Expression);
        if (file.Model.GetOperation(place, file.CancellationToken) is not IInvocationOperation operation)
            return Refusal.DoesNotCompile.For("construction");

        var use = new Use(file, constructor, replacement, place) { Type = constructor.ContainingType, ArgumentList = list }.With(operation.Arguments);
        var refusal = default(Refusal);
        foreach (var variant in Variant.ByLength)
        {
            var expansion = Expansion.Of(use, variant);
            if (expansion.Refusal is { } impossible)
                return impossible;
            if (Fitting(use, list, expansion) is not var (fitting, called))
                continue;
            if (fitting.Evaluation is { IsOutOfOrder: true } && called.Parameters.All(parameter => !parameter.IsParams))
                fitting = Expansion.Of(use, fitting.Variant with { ParameterNames = [.. called.Parameters.Select(parameter => parameter.Name)] });

            refusal = fitting.Evaluation?.Refusal
                ?? (fitting.HasCallerInfo ? Refusal.CallerInfo.For(replacement.Expression) : null)
                ?? (SymbolEqualityComparer.Default.Equals(called.OriginalDefinition, constructor.OriginalDefinition) ? Refusal.ReplacesItself.For(replacement.Expression) : null);
            if (refusal is null)
                return Planning.Plan.Replace(list.Span, fitting.ArgumentPieces);
        }

        return refusal ?? Refusal.DoesNotBind.For(replacement.Expression);
    }

    /// <summary>The arguments as they are written, or each cast to its parameter's type, where they mean what they meant; null where neither does.</summary>
    private (Expansion Written, IMethodSymbol Called)? Fitting(Use use, ArgumentListSyntax list, Expansion expansion)
    {
        var cast = new Lazy<Expansion>(() => Expansion.Of(use, expansion.Variant with { Casts = true }));
        if (Called(expansion) is { } called && new ConversionCheck(file).Keeps(expansion, part => Bind(expansion, part), part => Bind(cast.Value, part)))
            return (expansion, called);

        return Called(cast.Value) is { } converted && new ConversionCheck(file).Keeps(cast.Value, part => Bind(cast.Value, part), part => Bind(cast.Value, part)) ? (cast.Value, converted) : null;

        (ISymbol? Symbol, ITypeSymbol? Type) Bind(Expansion written, ExpressionSyntax part) =>
            part.Parent is null ? (Called(written), use.Type) : _speculation.BindAt(list.OpenParenToken.SpanStart, written.PiecesOf(part.Span));

        // As long as the base class is a superseded one, its successor's constructors are found by a construction alone.
        IMethodSymbol? Called(Expansion written) => file.Engine.FindSupersession((INamedTypeSymbol)use.Type!) is null
            ? _speculation.BindInitializer(use.Place, written.ArgumentPieces)
            : _speculation.BindAt(list.OpenParenToken.SpanStart, written.Pieces).Symbol as IMethodSymbol;
    }

    /// <summary>Whether the expression makes an object of the type whose constructor is called, or of what supersedes it.</summary>
    private bool MakesTheSame(IMethodSymbol constructor, MemberReplacement replacement)
    {
        var type = constructor.ContainingType;
        return ReplacementTemplate.Parse(replacement.Expression).Expression is ObjectCreationExpressionSyntax { Initializer: null, ArgumentList: not null, Type: var written }
            && (file.Engine.MapType(type) ?? type) is INamedTypeSymbol made && made.Name == written.RightmostName()
            && (file.Engine.ResolveTypeName(made.Name, made.Arity, replacement.Imports, type) is not { } found || SymbolEqualityComparer.Default.Equals(found.OriginalDefinition, made.OriginalDefinition));
    }
}
