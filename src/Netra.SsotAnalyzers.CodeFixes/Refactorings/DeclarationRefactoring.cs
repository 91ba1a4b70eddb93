using System.Composition;
using System.Text;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.Text;
using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.CodeFixes.Rewriting;
using Netra.SsotAnalyzers.Map;
using Netra.SsotAnalyzers.Planning;
using Netra.SsotAnalyzers.Rules.Implementations;
using Netra.SsotAnalyzers.Uses;

namespace Netra.SsotAnalyzers.CodeFixes.Refactorings;

/// <summary>
/// Writes entries of the map on the name of a type or member, one at a time and where somebody asks for it. A refactoring is
/// offered by editors alone: <c>dotnet format</c> runs code fixes, so that nothing of it happens in bulk.
/// </summary>
[ExportCodeRefactoringProvider(LanguageNames.CSharp, Name = nameof(DeclarationRefactoring)), Shared]
public sealed class DeclarationRefactoring : CodeRefactoringProvider
{
    public sealed override async Task ComputeRefactoringsAsync(CodeRefactoringContext context)
    {
        if (await DeclarationPlace.FindAsync(context.Document, context.Span, context.CancellationToken).ConfigureAwait(false) is not { } place)
            return;

        var actions = place.Symbol is INamedTypeSymbol
            ? ObsoleteActions.OfType(place).Concat(place.IsOnName ? SupersededActions.Of(place).Concat(CanonicalActions.Of(place)) : [])
            : ObsoleteActions.OfMember(place).Concat(place.IsOnName ? ReExportActions.Of(place) : []);
        foreach (var action in actions)
            context.RegisterRefactoring(action);
    }
}

/// <summary>The declaration that the cursor is on: on its name, or in its <c>[Obsolete]</c>.</summary>
/// <param name="Document">The document.</param>
/// <param name="File">The file and its compilation.</param>
/// <param name="Declaration">The declaration, to which an attribute can be added.</param>
/// <param name="Symbol">What it declares.</param>
/// <param name="Name">Where its name is.</param>
/// <param name="IsOnName">Whether the cursor is on the name.</param>
internal sealed record DeclarationPlace(Document Document, FileContext File, MemberDeclarationSyntax Declaration, ISymbol Symbol, TextSpan Name, bool IsOnName)
{
    public SsotEngine Engine => File.Engine;

    public static async Task<DeclarationPlace?> FindAsync(Document document, TextSpan span, CancellationToken cancellationToken)
    {
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        if (root is null || Around(root, span) is not var (declaration, name) || name.IsMissing || name.ValueText.Length == 0
            || await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model)
        {
            return null;
        }

        var engine = SsotEngine.For(model.Compilation, document.Project.AnalyzerOptions, cancellationToken);
        if (engine.Severities.Mode == SsotMode.Off || engine.Compilation.IsGenerated(model.SyntaxTree, cancellationToken))
            return null;

        var declared = declaration is BaseFieldDeclarationSyntax field ? field.Declaration.Variables[0] : (SyntaxNode)declaration;
        return model.GetDeclaredSymbol(declared, cancellationToken) is { } symbol
            ? new DeclarationPlace(document, new FileContext(engine, model, cancellationToken), declaration, symbol, name.Span, name.Span.IntersectsWith(span))
            : null;
    }

    private static (MemberDeclarationSyntax Declaration, SyntaxToken Name)? Around(SyntaxNode root, TextSpan span)
    {
        var token = root.FindToken(span.Start);
        foreach (var candidate in new[] { token, token.GetPreviousToken() })
        {
            if (!candidate.Span.IntersectsWith(span))
                continue;
            var declaration = candidate.Parent?.FirstAncestorOrSelf<MemberDeclarationSyntax>();
            if (declaration is not null && NameOf(declaration) is { } name && (name == candidate || IsInObsolete(candidate, declaration)))
                return (declaration, name);
        }

        return null;
    }

    private static bool IsInObsolete(SyntaxToken token, MemberDeclarationSyntax declaration) =>
        token.Parent!.FirstAncestorOrSelf<AttributeSyntax>() is { Parent.Parent: { } bearer } attribute && bearer == declaration
            && attribute.Name.RightmostName() is "Obsolete" or "ObsoleteAttribute";

    /// <summary>The name of a declaration that can be superseded: several fields of one declaration share their attributes, and cannot.</summary>
    private static SyntaxToken? NameOf(MemberDeclarationSyntax declaration) => declaration switch
    {
        BaseTypeDeclarationSyntax type => type.Identifier,
        DelegateDeclarationSyntax type => type.Identifier,
        MethodDeclarationSyntax method => method.Identifier,
        ConstructorDeclarationSyntax constructor => constructor.Identifier,
        PropertyDeclarationSyntax property => property.Identifier,
        IndexerDeclarationSyntax indexer => indexer.ThisKeyword,
        EventDeclarationSyntax @event => @event.Identifier,
        EnumMemberDeclarationSyntax value => value.Identifier,
        BaseFieldDeclarationSyntax { Declaration.Variables: { Count: 1 } only } => only[0].Identifier,
        _ => null,
    };
}

/// <summary>Makes the action that writes one attribute in front of a declaration.</summary>
internal static class EntryAction
{
    /// <summary>An attribute of the map, if the declaration can have it and has none of its kind; null otherwise.</summary>
    public static INamedTypeSymbol? AttributeFor(DeclarationPlace place, string name) =>
        place.Engine.Compilation.GetTypeByMetadataName(SsotAttributes.Namespace + "." + name) is { } attribute
            && !place.Symbol.GetAttributes().Any(own => SsotAttributes.Recognize(own.AttributeClass) == name)
            && new Speculation(place.File).CanName(attribute, place.Declaration.SpanStart)
            ? attribute
            : null;

    /// <summary><c>[SupersededBy(typeof(…))]</c>; null where it would not compile, or lead in a circle.</summary>
    public static CodeAction? SupersededBy(DeclarationPlace place, INamedTypeSymbol canonical, string title)
    {
        if (place.Symbol is not INamedTypeSymbol { IsFileLocal: false } type || AttributeFor(place, SsotAttributes.SupersededBy) is not { } attribute)
            return null;

        var entry = new SupersededByEntry(place.File, attribute);
        return IsTargetFor(place, type, canonical) && entry.CanBeWritten(place.Declaration, type, canonical)
            ? Of(place, title, entry.Plan(place.Declaration, canonical))
            : null;
    }

    /// <summary>An attribute with arguments that name no type but those of <paramref name="arguments"/>.</summary>
    public static CodeAction Write(DeclarationPlace place, string title, INamedTypeSymbol attribute, params IEnumerable<PlanPiece> arguments)
    {
        var start = place.Declaration.SpanStart;
        var text = place.File.Tree.GetText(place.File.CancellationToken);
        return Of(place, title, Plan.Replace(
            new TextSpan(start, 0),
            [
                new PlanPiece.Text("["),
                new PlanPiece.TypeName(attribute, WithTypeArguments: false, IsAttribute: true),
                new PlanPiece.Text("("),
                .. arguments,
                new PlanPiece.Text(")]" + text.SeparatorAt(start)),
            ]));
    }

    /// <summary>A text as a C# literal.</summary>
    public static string Literal(string text) => SymbolDisplay.FormatLiteral(text, quote: true);

    private static CodeAction Of(DeclarationPlace place, string title, Plan plan) =>
        CodeAction.Create(title, cancellationToken => Rewriter.WriteAsync(place.Document, place.Name, plan, cancellationToken), equivalenceKey: title);

    private static bool IsTargetFor(DeclarationPlace place, INamedTypeSymbol type, INamedTypeSymbol canonical)
    {
        if (canonical.TypeKind == TypeKind.Error || canonical.IsFileLocal || SymbolEqualityComparer.Default.Equals(type, canonical.OriginalDefinition)
            || place.Engine.Map.FindSuperseded(type) is not null)
        {
            return false;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var current = place.Engine.Map.FindSuperseded(canonical.OriginalDefinition); current is not null
            && seen.Add(current.Legacy.Id); current = place.Engine.Map.FindSuperseded(current.Canonical))
        {
            if (current.Canonical.Id == DocumentationId.Of(type))
                return false;
        }

        return true;
    }
}

/// <summary>Declares a type canonical: for a role of its own name, with the interface of its name as the contract, or as a catalogue of event names.</summary>
internal static class CanonicalActions
{
    public static IEnumerable<CodeAction> Of(DeclarationPlace place)
    {
        if (place.Symbol is not INamedTypeSymbol { IsFileLocal: false } type
            || place.Engine.Map.FindCanonical(type) is not null || place.Engine.Map.FindSuperseded(type) is not null
            || EntryAction.AttributeFor(place, SsotAttributes.Canonical) is not { } attribute)
        {
            return [];
        }

        CodeAction[] actions = [.. IsCatalogue(type) ? Catalogue(place, type, attribute) : Implementation(place, type, attribute)];
        return actions.Length > 1 ? [CodeAction.Create($"Declare '{type.Name}' canonical", [.. actions], isInlinable: false)] : actions;
    }

    private static IEnumerable<CodeAction> Implementation(DeclarationPlace place, INamedTypeSymbol type, INamedTypeSymbol attribute)
    {
        var role = type is { TypeKind: TypeKind.Interface, Name: { Length: > 1 } name } && name[0] == 'I' && char.IsUpper(name[1])
            ? name.Substring(1) : type.Name;
        if (place.Engine.Map.InRole(role).Any())
            yield break;

        var title = $"Declare '{type.Name}' canonical for the role '{role}'";
        yield return EntryAction.Write(place, title, attribute, new PlanPiece.Text(EntryAction.Literal(role)));
        if (type.TypeKind is TypeKind.Class or TypeKind.Struct
            && type.AllInterfaces.FirstOrDefault(contract => contract.Name == "I" + type.Name && contract.Arity == 0) is { } contract
            && new Speculation(place.File).CanName(contract, place.Declaration.SpanStart))
        {
            yield return EntryAction.Write(
                place,
                $"{title}, which only it may implement '{contract.Name}' for",
                attribute,
                new PlanPiece.Text(EntryAction.Literal(role) + ", Contract = typeof("),
                new PlanPiece.TypeName(contract, WithTypeArguments: true),
                new PlanPiece.Text(")"));
        }
    }

    private static IEnumerable<CodeAction> Catalogue(DeclarationPlace place, INamedTypeSymbol type, INamedTypeSymbol attribute)
    {
        // A role may have several catalogues; no other canonical type may have a second.
        var roles = place.Engine.Map.Catalogues.Select(catalogue => catalogue.Role);
        if (!place.Engine.Map.InRole(type.Name).Any())
            roles = roles.Append(type.Name);
        foreach (var role in roles.Distinct(StringComparer.Ordinal).OrderBy(role => role == type.Name ? 0 : 1).ThenBy(role => role, StringComparer.Ordinal))
        {
            yield return EntryAction.Write(
                place, $"Declare '{type.Name}' canonical as the event names of the role '{role}'", attribute,
                new PlanPiece.Text(EntryAction.Literal(role) + ", EventNames = true"));
        }
    }

    /// <summary>A class that holds string constants and nothing else.</summary>
    private static bool IsCatalogue(INamedTypeSymbol type)
    {
        var members = type.GetMembers().Where(member => !member.IsImplicitlyDeclared).ToList();
        return type.TypeKind == TypeKind.Class && members.Count > 0
            && members.All(member => member is IFieldSymbol { IsConst: true, Type.SpecialType: SpecialType.System_String });
    }
}

/// <summary>Declares a type superseded by a canonical type of the map: the one that SSOT2006 names by itself, the others in a list.</summary>
internal static class SupersededActions
{
    // More would be a list that is too long to read: the likeliest come first.
    private const int Longest = 20;

    public static IEnumerable<CodeAction> Of(DeclarationPlace place)
    {
        if (place.Symbol is not INamedTypeSymbol type || place.Engine.Map.FindCanonical(type) is not null)
            yield break;

        var evident = Evident(place);
        if (evident is not null
            && EntryAction.SupersededBy(place, evident, $"Declare '{type.Name}' superseded by '{evident.Name}', as SSOT2006 asks") is { } first)
        {
            yield return first;
        }

        var others = place.Engine.Map.Canonicals
            .Select(canonical => (canonical.Role, Type: place.Engine.Resolve(canonical.Type)))
            .Where(candidate => candidate.Type is { } found && found.TypeKind == type.TypeKind && !SymbolEqualityComparer.Default.Equals(found, evident))
            .OrderByDescending(candidate => Likeness(type, candidate.Type!)).ThenBy(candidate => candidate.Type!.ToDisplayString(), StringComparer.Ordinal)
            .Select(candidate => EntryAction.SupersededBy(place, candidate.Type!, $"'{candidate.Type!.ToDisplayString()}', role '{candidate.Role}'"))
            .OfType<CodeAction>().Take(Longest).ToImmutableArray();
        if (others.Length > 0)
            yield return CodeAction.Create($"Declare '{type.Name}' superseded by", others, isInlinable: false);
    }

    private static INamedTypeSymbol? Evident(DeclarationPlace place)
    {
        if (place.Declaration is not BaseTypeDeclarationSyntax declaration)
            return null;

        var evidence = new WeakEvidence(place.Engine);
        place.Document.Project.AnalyzerOptions.AnalyzerConfigOptionsProvider.GetOptions(place.File.Tree).TryGetValue(WeakEvidence.ThresholdOption,
            out var threshold);
        return evidence.IsEmpty ? null : evidence.Of(declaration, place.File.Model, WeakEvidence.Threshold(threshold), place.File.CancellationToken)?.Role.Type;
    }

    /// <summary>How many words the names share, and how many interfaces.</summary>
    private static int Likeness(INamedTypeSymbol type, INamedTypeSymbol canonical) =>
        Words(type.Name).Intersect(Words(canonical.Name), StringComparer.OrdinalIgnoreCase).Count()
        + type.AllInterfaces.Select(DocumentationId.Of).Intersect(canonical.AllInterfaces.Select(DocumentationId.Of), StringComparer.Ordinal).Count();

    private static IEnumerable<string> Words(string name)
    {
        var start = 0;
        for (var index = 1; index <= name.Length; index++)
        {
            if (index < name.Length && !(char.IsUpper(name[index]) && !char.IsUpper(name[index - 1])))
                continue;
            yield return name.Substring(start, index - start);
            start = index;
        }
    }
}

/// <summary>What SSOT2007 asks for: a member that only passes a superseded factory on gets an expression of its own.</summary>
internal static class ReExportActions
{
    public static IEnumerable<CodeAction> Of(DeclarationPlace place)
    {
        if (place.Engine.IsEmpty || place.Engine.IsTestProject || EntryAction.AttributeFor(place, SsotAttributes.ReplaceWith) is not { } attribute)
            yield break;

        foreach (var (span, _, factory) in new ReExports(place.File).Find())
        {
            if (span != place.Name || factory.Plan is not { } plan)
                continue;

            var imports = Imports(place, factory, plan);
            if ((ReplaceWithArguments.Of(place, factory.Remedy, imports, target: null)
                ?? (Text(place, plan) is { } text ? ReplaceWithArguments.Of(place, text, imports, target: null) : null)) is { } found)
            {
                yield return EntryAction.Write(place, $"Declare that '{place.Symbol.Name}' becomes '{found.Expression}', as SSOT2007 asks", attribute,
                    new PlanPiece.Text(found.Arguments));
            }
        }
    }

    private static IEnumerable<string> Imports(DeclarationPlace place, Hit factory, Plan plan)
    {
        var use = place.File.Root.FindNode(factory.Span, getInnermostNodeForTie: true);
        var info = place.File.Model.GetSymbolInfo(use, place.File.CancellationToken);
        var declared = (info.Symbol ?? info.CandidateSymbols.FirstOrDefault()) is { } symbol ? place.Engine.FindReplacement(symbol)?.Imports ?? [] : [];
        return declared.Concat(plan.Imports).Concat(plan.Pieces.OfType<PlanPiece.TypeName>()
            .Select(name => name.Type.ContainingNamespace).Where(ns => !ns.IsGlobalNamespace).Select(ns => ns.ToDisplayString()));
    }

    /// <summary>What the rewrite of the body would say, with simple names; null where it needs more than an expression.</summary>
    private static string? Text(DeclarationPlace place, Plan plan)
    {
        var text = new StringBuilder();
        foreach (var piece in plan.Pieces)
        {
            switch (piece)
            {
                case PlanPiece.Text literal:
                    text.Append(literal.Value);
                    break;
                case PlanPiece.Source source:
                    text.Append(place.File.Tree.GetText(place.File.CancellationToken).ToString(source.Span));
                    break;
                case PlanPiece.TypeName name:
                    text.Append(name.WithTypeArguments ? name.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat) : name.Type.Name);
                    break;
                default:
                    return null;
            }
        }

        return text.ToString();
    }
}

/// <summary>A replacement that was found to bind at the member's declaration.</summary>
/// <param name="Expression">The expression.</param>
/// <param name="Imports">The namespaces in which its names are found.</param>
internal sealed record ReplaceWithArguments(string Expression, ImmutableArray<string> Imports)
{
    /// <summary>What is written between the attribute's parentheses.</summary>
    public string Arguments => string.Join(", ", Imports.Insert(0, Expression).Select(EntryAction.Literal));

    /// <summary>The replacement, if the expression can be used for the place's member and does not lead back to it; null otherwise.</summary>
    /// <param name="place">The member's declaration.</param>
    /// <param name="expression">The expression.</param>
    /// <param name="imports">What it needs; empty names are left out.</param>
    /// <param name="target">The member that it has to bind to; null where any will do.</param>
    public static ReplaceWithArguments? Of(DeclarationPlace place, string expression, IEnumerable<string> imports, ISymbol? target)
    {
        var found = new ReplaceWithArguments(expression,
            [.. imports.Where(import => import.Length > 0).Distinct(StringComparer.Ordinal).OrderBy(import => import, StringComparer.Ordinal)]);
        var member = place.Symbol.OriginalDefinition;
        var check = new ReplacementCheck(place.File);
        if (check.ProblemOf(member, found.Entry(member), DeclarationPosition.Of(place.Declaration), out var bound) is not null)
            return null;

        bound = (bound as IMethodSymbol)?.ReducedFrom ?? bound;
        return (target is null || SymbolEqualityComparer.Default.Equals(bound?.OriginalDefinition, target.OriginalDefinition)) && !LeadsBack(place, bound)
            ? found : null;
    }

    private MemberReplacement Entry(ISymbol member) => new(DocumentationId.Of(member), member.ContainingAssembly?.Name, Expression, Imports, Sunset: null);

    /// <summary>Whether what it binds to is itself replaced by the member, as far as that is declared in this compilation.</summary>
    private static bool LeadsBack(DeclarationPlace place, ISymbol? bound)
    {
        var seen = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        for (var current = bound?.OriginalDefinition; current is not null && seen.Add(current);)
        {
            if (SymbolEqualityComparer.Default.Equals(current, place.Symbol.OriginalDefinition))
                return true;
            if (place.Engine.Map.FindReplacement(current) is not { } next
                || current.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(place.File.CancellationToken) is not { } syntax)
            {
                return false;
            }

            var declaration = syntax.FirstAncestorOrSelf<Microsoft.CodeAnalysis.CSharp.Syntax.MemberDeclarationSyntax>() ?? syntax;
            var file = new Analysis.FileContext(place.Engine, place.Engine.ModelOf(declaration.SyntaxTree), place.File.CancellationToken);
            new ReplacementCheck(file).ProblemOf(current, next, DeclarationPosition.Of(declaration), out var following);
            current = ((following as IMethodSymbol)?.ReducedFrom ?? following)?.OriginalDefinition;
        }

        return false;
    }
}
