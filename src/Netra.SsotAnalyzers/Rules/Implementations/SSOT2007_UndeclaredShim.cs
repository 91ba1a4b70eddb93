using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Map;
using Netra.SsotAnalyzers.Planning;
using Netra.SsotAnalyzers.Uses;

namespace Netra.SsotAnalyzers.Rules.Implementations;

/// <summary>
/// A shim that has no declaration or no expression of its own to be rewritten: a forwarded type, a member that only passes
/// a superseded factory on, an alias in the project file.
/// </summary>
/// <example>
/// Bad: <c>public static Func&lt;UserExecutionContext, WebSocketManager&gt; GetFactory() =&gt; Factory.CreateWebSocketManager;</c>
/// Good: <c>[ReplaceWith("context =&gt; new WebSocketManager(context)", "Netra.WebSockets")] public static …</c>
/// </example>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SSOT2007_UndeclaredShim() : SsotAnalyzer(Descriptors.SSOT2007)
{
    private protected override void Register(SsotEngine engine, CompilationStartAnalysisContext start) =>
        start.RegisterSemanticModelAction(context =>
        {
            var file = new FileContext(engine, context.SemanticModel, context.CancellationToken);
            var isGenerated = engine.Compilation.IsGenerated(file.Tree, context.CancellationToken);
            foreach (var hit in engine.GetHits(file.Model, context.CancellationToken))
            {
                if (HitDiagnostic.MayBe(Descriptor.Id, hit, isGenerated)
                    && HitDiagnostic.Create(engine, hit, file.Tree, context.CancellationToken) is { } diagnostic && diagnostic.Id == Descriptor.Id)
                {
                    context.ReportDiagnostic(diagnostic);
                }
            }

            foreach (var violation in Forwards(file).Concat(Factories(file)))
            {
                if (violation.ToDiagnostic(engine) is { } diagnostic)
                    context.ReportDiagnostic(diagnostic);
            }
        });

    private IEnumerable<Violation> Forwards(FileContext file)
    {
        foreach (var attribute in ((CompilationUnitSyntax)file.Root).AttributeLists.SelectMany(list => list.Attributes))
        {
            if (TypeForwarding.TargetOf(attribute, file.Model, file.CancellationToken) is { } type && file.Engine.FindSupersession(type) is { } supersession)
            {
                yield return new Violation(
                    Descriptor, file.Tree, attribute.Span, supersession.Role, supersession.Sunset,
                    [type.Name, supersession.Role,
                        $"it forwards the type for assemblies that are already compiled: remove it when they use '{supersession.CanonicalName}'"]);
            }
        }
    }

    private IEnumerable<Violation> Factories(FileContext file)
    {
        // A test's own helpers are nobody's doors.
        if (file.Engine.IsTestProject)
            yield break;

        foreach (var (span, member, factory) in new ReExports(file).Find())
        {
            var remedy = factory.Plan is null ? "give it its own [ReplaceWith]" : $"give it its own [ReplaceWith], such as \"{factory.Remedy}\"";
            yield return new Violation(
                Descriptor, file.Tree, span, factory.Role, factory.Sunset,
                [$"{member.ContainingType.Name}.{member.Name}", factory.Role, $"it only calls '{factory.Offender}': {remedy}, or change its callers"]);
        }
    }
}

/// <summary>Second implementations of one tree that no attribute declares, as far as the attribute could be written on them.</summary>
internal sealed class UndeclaredEntries(FileContext file)
{
    public IEnumerable<Hit> Find()
    {
        if (file.Engine.SecondImplementations.IsEmpty || file.Engine.Compilation.GetTypeByMetadataName(SupersededByEntry.AttributeName) is not { } attribute)
            yield break;

        foreach (var declaration in TreeDeclarations.Of(file.Model.SyntaxTree, file.CancellationToken).Types)
        {
            file.CancellationToken.ThrowIfCancellationRequested();
            foreach (var hit in Hit.Find(HitStage.Declaration, declaration.Identifier.Span, declaration.Identifier.ValueText,
                () => FindIn(declaration, attribute), file.CancellationToken))
            {
                yield return hit;
            }
        }
    }

    private IEnumerable<Hit> FindIn(BaseTypeDeclarationSyntax declaration, INamedTypeSymbol attribute)
    {
        if (file.Engine.SecondImplementations.MayBe(declaration)
            && file.DeclaredBy(declaration) is INamedTypeSymbol type
            && file.Engine.SecondImplementations.Of(type, file.CancellationToken) is { } evidence
            && IsTheOne(declaration, type)
            && file.Engine.Resolve(evidence.Canonical.Type) is { } canonical
            && new SupersededByEntry(file, attribute).CanBeWritten(declaration, type, canonical))
        {
            yield return new Hit(
                evidence.IsShim ? DiagnosticIds.CompatibilityShim : DiagnosticIds.SecondImplementation,
                declaration.Identifier.Span,
                evidence.Canonical.Role,
                type.Name,
                $"{evidence.Text}, so declare that '{canonical.Name}' supersedes it",
                new SupersededByEntry(file, attribute).Plan(declaration, canonical),
                Sunset: null);
        }
    }

    /// <summary>Whether this is the part of the type that the attribute goes to: the first that is not generated.</summary>
    private bool IsTheOne(BaseTypeDeclarationSyntax declaration, INamedTypeSymbol type)
    {
        var first = type.DeclaringSyntaxReferences.FirstOrDefault(part => !file.Engine.Compilation.IsGenerated(part.SyntaxTree, file.CancellationToken))
            ?? type.DeclaringSyntaxReferences[0];
        return first.SyntaxTree == declaration.SyntaxTree && first.Span == declaration.Span;
    }
}

/// <summary>Writes <c>[SupersededBy(typeof(…))]</c> on a type's declaration: what SSOT2002 and SSOT2003 fix, and what the editor offers.</summary>
internal sealed class SupersededByEntry(FileContext file, INamedTypeSymbol attribute)
{
    public const string AttributeName = SsotAttributes.Namespace + "." + SsotAttributes.SupersededBy;

    /// <summary>Whether the attribute would compile there, and the type has none yet.</summary>
    public bool CanBeWritten(SyntaxNode declaration, INamedTypeSymbol type, INamedTypeSymbol canonical)
    {
        var speculation = new Speculation(file);
        var isDefinition = canonical.IsUnboundGenericType || SymbolEqualityComparer.Default.Equals(canonical, canonical.OriginalDefinition);
        return (canonical.Arity == 0 || !isDefinition || canonical.Arity == type.Arity)
            && !type.GetAttributes().Any(own => SsotAttributes.Recognize(own.AttributeClass) == SsotAttributes.SupersededBy)
            && speculation.CanName(attribute, declaration.SpanStart)
            && speculation.CanName(canonical, declaration.SpanStart);
    }

    public Plan Plan(SyntaxNode declaration, INamedTypeSymbol canonical)
    {
        var text = file.Model.SyntaxTree.GetText(file.CancellationToken);
        var named = canonical.Arity > 0 && SymbolEqualityComparer.Default.Equals(canonical, canonical.OriginalDefinition)
            ? canonical.ConstructUnboundGenericType() : canonical;
        return Planning.Plan.Replace(
            new TextSpan(declaration.SpanStart, 0),
            new PlanPiece.Text("["),
            new PlanPiece.TypeName(attribute, WithTypeArguments: false, IsAttribute: true),
            new PlanPiece.Text("(typeof("),
            new PlanPiece.TypeName(named, WithTypeArguments: true),
            new PlanPiece.Text("))]" + text.SeparatorAt(declaration.SpanStart)));
    }
}

/// <summary>Members that only pass a superseded factory on, under a name of their own and without an entry of their own.</summary>
internal sealed class ReExports(FileContext file)
{
    /// <summary>The members, each with where it is named and the factory's hit.</summary>
    public IEnumerable<(TextSpan Span, ISymbol Member, Hit Factory)> Find()
    {
        var root = file.Model.SyntaxTree.GetRoot(file.CancellationToken);
        foreach (var hit in file.Engine.GetHits(file.Model, file.CancellationToken))
        {
            if (hit is not { IsReported: true, RuleId: DiagnosticIds.SupersededMemberUse or DiagnosticIds.HidingAlias or DiagnosticIds.UnfixableUse }
                || root.FindNode(hit.Span, getInnermostNodeForTie: true) is not ExpressionSyntax use
                || Factory(use) is not { } factory
                || Whole(use) is not { Parent: ArrowExpressionClauseSyntax or ReturnStatementSyntax or EqualsValueClauseSyntax } whole
                || Member(whole) is not { } member
                || !IsOpen(member.Symbol)
                || !PassesOn(use, member.Symbol, factory))
            {
                continue;
            }

            yield return (member.Span, member.Symbol, hit);
        }
    }

    /// <summary>The method that is called or named, if it is replaced and makes something of a role.</summary>
    private IMethodSymbol? Factory(ExpressionSyntax use)
    {
        var symbol = file.Model.GetSymbolInfo(use, file.CancellationToken);
        return (symbol.Symbol ?? symbol.CandidateSymbols.FirstOrDefault()) is IMethodSymbol { MethodKind: MethodKind.Ordinary } method
            && file.Engine.FindReplacement(method) is not null
            && file.Engine.RoleOf(method.ReturnType.Awaited()) is not null
            ? method
            : null;
    }

    private static ExpressionSyntax Whole(ExpressionSyntax use)
    {
        var whole = use.Whole(Around.Await);
        while (whole.CallOn("ConfigureAwait") is { } configured)
            whole = configured.Whole(Around.Await);
        return whole;
    }

    /// <summary>The member that consists of the expression and nothing else.</summary>
    private (ISymbol Symbol, TextSpan Span)? Member(ExpressionSyntax whole)
    {
        var declaration = whole.Parent!.Parent;
        if (whole.Parent is ReturnStatementSyntax)
            declaration = declaration is BlockSyntax { Statements.Count: 1 } block ? block.Parent : null;
        if (declaration is AccessorDeclarationSyntax
            {
                RawKind: (int)SyntaxKind.GetAccessorDeclaration,
                Parent: AccessorListSyntax { Accessors.Count: 1, Parent: PropertyDeclarationSyntax only }
            })
        {
            declaration = only;
        }

        SyntaxToken? identifier = declaration switch
        {
            MethodDeclarationSyntax method => method.Identifier,
            PropertyDeclarationSyntax property => property.Identifier,
            VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax } field => field.Identifier,
            _ => null,
        };
        return identifier is { } name && file.DeclaredBy(declaration!) is { } symbol ? (symbol, name.Span) : null;
    }

    /// <summary>Whether others can call the member by a name that is its own: what an interface or a base class asks for is not.</summary>
    private bool IsOpen(ISymbol member) =>
        member is { DeclaredAccessibility: not (Accessibility.Private or Accessibility.NotApplicable), IsOverride: false }
        && file.Engine.Map.FindReplacement(member) is null
        && !member.Implemented().Any();

    /// <summary>Whether the factory is handed out as it is, or called with the member's own parameters and nothing else.</summary>
    private bool PassesOn(ExpressionSyntax use, ISymbol member, IMethodSymbol factory)
    {
        var parameters = (member as IMethodSymbol)?.Parameters ?? [];
        if (use is not InvocationExpressionSyntax call)
            return parameters.IsEmpty && !factory.ReturnsVoid;

        var passed = call.ArgumentList.Arguments.Select(argument => file.SymbolOf(argument.Expression) as IParameterSymbol).ToList();
        return passed.All(parameter => parameter is not null && SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol, member))
            && passed.Count == parameters.Length;
    }
}
