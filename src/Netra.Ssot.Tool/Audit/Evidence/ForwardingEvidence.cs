using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Netra.SsotAnalyzers.Map;
using Netra.SsotAnalyzers.Rules.Implementations;

namespace Netra.Ssot.Tool.Audit.Evidence;

/// <summary>
/// Empty subclasses and wrappers, found by the suite's own inference of shims as if the type that they stand for were
/// canonical; beside them wrappers that only rename, and subclasses.
/// </summary>
internal static class ForwardingEvidence
{
    private const int MinRenamed = 3;

    public static void Find(AuditedSolution solution, PairTable pairs, CancellationToken cancellationToken)
    {
        foreach (var type in solution.Types.Where(type => type is { IsReferenced: false, IsTest: false, Symbol.TypeKind: TypeKind.Class }))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (type.Declarations is not [ClassDeclarationSyntax declaration])
                continue;

            if (Shim(type, declaration, solution, cancellationToken) is var (of, text))
                pairs.Add(type, of, new Clue(ClueKind.Forwarding, Clue.Enough, text, type, of));
            else if (Wrapper(type, declaration, solution, cancellationToken) is var (wrapped, weight, how))
                pairs.Add(type, wrapped, new Clue(ClueKind.Forwarding, weight, how, type, wrapped));

            if (solution.Find(type.Symbol.BaseType) is { IsTest: false } parent && !parent.Symbol.IsAbstract)
            {
                pairs.Add(type, parent, new Clue(ClueKind.Derivation, Clue.Half, $"'{type.Name}' derives from '{parent.Name}', and both are made and used.",
                    type, parent));
            }
        }
    }

    private static (AuditType Of, string Text)? Shim(AuditType type, ClassDeclarationSyntax declaration, AuditedSolution solution,
        CancellationToken cancellationToken)
    {
        if (ShimShape.Find(declaration) is not { } shape
            || ShimCandidate.From(type.Engine.ModelOf(declaration.SyntaxTree), shape, type.Symbol, cancellationToken) is not { } candidate
            || solution.Find(candidate.Of) is not { IsTest: false } of
            || (candidate.Forwarded == 0 && CompletesItsBase(type.Symbol)))
        {
            return null;
        }

        var asIfCanonical = of.Canonical ?? new CanonicalType(of.Key, of.Name, null, null, PerUser: false, 0, [], EventNames: false, null);
        if (ShimInference.Infer(candidate, asIfCanonical, isOfSuperseded: false, of.Symbol) is { } evidence)
            return (of, $"'{type.NameBeside(of)}': {evidence.Text}.");
        return candidate.Forwarded == 0 && type.Words.IsQualified && type.Words.Key == of.Words.Key
            || (candidate.Forwarded == 0 && SharesAWord(type, of) && IsPlainCopyOfAName(type))
            ? (of, $"'{type.NameBeside(of)}' is an empty subclass of '{of.NameBeside(type)}'.")
            : null;
    }

    /// <summary>An empty subclass of an abstract class is the one that can be made, and one that gives type arguments chooses them.</summary>
    private static bool CompletesItsBase(INamedTypeSymbol type) =>
        type.BaseType is { } parent && (parent.IsAbstract || (parent.IsGenericType && !parent.TypeArguments.All(argument => argument is ITypeParameterSymbol)));

    private static bool SharesAWord(AuditType type, AuditType of) => type.Words.Role.Intersect(of.Words.Role, StringComparer.Ordinal).Any();

    private static bool IsPlainCopyOfAName(AuditType type) => type.Words.IsQualified && type.Symbol.Interfaces.IsEmpty;

    /// <summary>A class of which every public method is one call on the same thing, under any names.</summary>
    private static (AuditType Wrapped, double Weight, string Text)? Wrapper(AuditType type, ClassDeclarationSyntax declaration, AuditedSolution solution,
        CancellationToken cancellationToken)
    {
        // What it inherits is its work as well.
        var methods = declaration.Members.OfType<MethodDeclarationSyntax>().Where(method => method.Modifiers.Any(SyntaxKind.PublicKeyword)).ToList();
        if (methods.Count == 0 || solution.Find(type.Symbol.BaseType) is not null)
            return null;

        ExpressionSyntax? receiver = null;
        foreach (var member in declaration.Members
            .Where(member => member is PropertyDeclarationSyntax or EventDeclarationSyntax or EventFieldDeclarationSyntax
                && member.Modifiers.Any(SyntaxKind.PublicKeyword)))
        {
            if (Forwarding.ReceiverOf(member) is not { } forwarded || (receiver is not null && !SyntaxFactory.AreEquivalent(receiver, forwarded)))
                return null;
            receiver = forwarded;
        }

        var called = new HashSet<string>(StringComparer.Ordinal);
        foreach (var method in methods)
        {
            if (Forwarding.CallOf(method) is not
                {
                    Expression: MemberAccessExpressionSyntax
                    {
                        Expression: IdentifierNameSyntax
                or MemberAccessExpressionSyntax
                    } access
                } call
                || (receiver is not null && !SyntaxFactory.AreEquivalent(receiver, access.Expression))
                || !TakesAll(method, call))
            {
                return null;
            }

            receiver = access.Expression;
            called.Add(access.Name.Identifier.ValueText);
        }

        var model = type.Engine.ModelOf(declaration.SyntaxTree);
        var symbol = model.GetSymbolInfo(receiver!, cancellationToken).Symbol;
        var holder = symbol switch
        {
            IFieldSymbol { IsStatic: false } field => field.Type,
            IParameterSymbol parameter => parameter.Type,
            IPropertySymbol property => property.Type,
            _ => null,
        };
        if (solution.Find(holder) is not { IsTest: false } of || of.Symbol.TypeKind == TypeKind.Interface || Innocence.IsDoor(type)
            || type.Symbol.AllInterfaces.Any(implemented => of.Symbol.AllInterfaces.Contains(implemented, SymbolEqualityComparer.Default)))
        {
            return null;
        }

        var text = $"every public method of '{type.NameBeside(of)}' is one call on '{of.NameBeside(type)}'.";
        if (Innocence.IsNamedLikeAWrapper(type))
            return (of, Clue.Enough, $"Its name says that it is a wrapper, and {text}");
        if (methods.All(method => called.Contains(method.Identifier.ValueText)) && SharesAWord(type, of)
            && Makes(declaration, of.Symbol, model, cancellationToken))
        {
            return (of, Clue.Enough, $"It makes its own '{of.NameBeside(type)}', and {text}");
        }

        if (methods.Count < MinRenamed)
            return (of, Clue.Little, char.ToUpperInvariant(text[0]) + text[1..]);

        // Several doors to one room are helpers, unless something else speaks against them.
        return called.Count == methods.Count && type.Symbol.AllInterfaces.IsEmpty
            ? (of, Clue.Half, "Under other names, " + text) : (of, Clue.Half, char.ToUpperInvariant(text[0]) + text[1..]);
    }

    /// <summary>Whether a class creates what it wraps: what is given to it may be a layer, what it hides is another name for it.</summary>
    private static bool Makes(ClassDeclarationSyntax declaration, INamedTypeSymbol wrapped, SemanticModel model, CancellationToken cancellationToken) =>
        declaration.DescendantNodes().OfType<BaseObjectCreationExpressionSyntax>()
            .Any(creation => SymbolEqualityComparer.Default.Equals(model.GetTypeInfo(creation, cancellationToken).Type, wrapped));

    /// <summary>Whether a call is handed everything that the method takes.</summary>
    private static bool TakesAll(MethodDeclarationSyntax method, InvocationExpressionSyntax call)
    {
        var passed = call.ArgumentList.Arguments.Select(argument => argument.Expression).OfType<IdentifierNameSyntax>()
            .Select(name => name.Identifier.ValueText).ToHashSet(StringComparer.Ordinal);
        return method.ParameterList.Parameters.All(parameter => passed.Contains(parameter.Identifier.ValueText));
    }
}
