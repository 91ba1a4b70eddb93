using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Netra.SsotAnalyzers.Roslyn;

namespace Netra.Ssot.Tool.Audit.Evidence;

/// <summary>Types of which several methods have one body, but for names: a copy, whatever it is called today.</summary>
internal static class BodyEvidence
{
    private const int MostTypesWithABody = 6;
    private const int MinBodies = 2;
    private const double MinShare = 0.6;

    // Two methods beside a long list of properties do not make two types one.
    private const double MinShareOfMembers = 0.25;

    // A body that several types may well come to by themselves.
    private const int MinTokens = 14;

    public static void Find(AuditedSolution solution, PairTable pairs, CancellationToken cancellationToken)
    {
        var bodies = new Dictionary<string, List<AuditType>>(StringComparer.Ordinal);
        var own = new Dictionary<AuditType, HashSet<string>>();
        foreach (var type in solution.Types.Where(type => !type.IsTest))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var methods = MethodsOf(type, cancellationToken).ToList();
            own[type] = methods.Select(method => method.Text).ToHashSet(StringComparer.Ordinal);
            foreach (var body in methods.Where(method => IsLong(method.Method)).Select(method => method.Text).Distinct(StringComparer.Ordinal))
            {
                if (!bodies.TryGetValue(body, out var types))
                    bodies.Add(body, types = []);
                types.Add(type);
            }
        }

        var shared = new Dictionary<(AuditType, AuditType), int>();
        foreach (var types in bodies.Values)
        {
            foreach (var pair in pairs.PairsOf(types, MostTypesWithABody))
                shared[pair] = shared.GetValueOrDefault(pair) + 1;
        }

        foreach (var (one, other) in shared.Where(pair => pair.Value >= MinBodies).Select(pair => pair.Key))
        {
            // Short ones count where there are long ones: a type whose other methods are its own is not a copy.
            var few = Math.Min(own[one].Count, own[other].Count);
            var count = own[other].Count(own[one].Contains);
            if (count >= few * MinShare && count >= Math.Min(one.Members.Count, other.Members.Count) * MinShareOfMembers)
            {
                pairs.Add(one, other, new Clue(ClueKind.Bodies, Clue.Enough,
                    $"{count} of {few} methods of {AuditType.Names(one, other)} have one body but for names: one is a copy of the other."));
            }
        }
    }

    /// <summary>The methods that a type has of its own accord: neither a base nor a contract of the framework asks for them.</summary>
    private static IEnumerable<(MethodDeclarationSyntax Method, string Text)> MethodsOf(AuditType type, CancellationToken cancellationToken)
    {
        var members = type.Declarations.OfType<TypeDeclarationSyntax>().SelectMany(declaration => declaration.Members);
        foreach (var method in members.OfType<MethodDeclarationSyntax>().Where(method => BodyOf(method) is not null))
        {
            if (type.Engine.ModelOf(method.SyntaxTree).GetDeclaredSymbol(method, cancellationToken) is { IsOverride: false } symbol
                && !symbol.Implemented().Any(asked => Innocence.IsOfTheFramework(asked.ContainingType)))
            {
                yield return (method, Text(method, symbol));
            }
        }
    }

    private static bool IsMemberOfAnother(SyntaxNode? name) => name?.Parent switch
    {
        MemberAccessExpressionSyntax { Expression: not ThisExpressionSyntax } access => access.Name == name,
        MemberBindingExpressionSyntax => true,
        _ => false,
    };

    private static SyntaxNode? BodyOf(MethodDeclarationSyntax method) => (SyntaxNode?)method.Body ?? method.ExpressionBody;

    private static bool IsLong(MethodDeclarationSyntax method) => BodyOf(method)!.DescendantTokens().Skip(MinTokens - 1).Any();

    /// <summary>
    /// A body in which every name is a number, but for the names of members of other objects: what it calls says what it does.
    /// In front are the types of its signature: what does the same with other data is not a copy that could go.
    /// </summary>
    private static string Text(MethodDeclarationSyntax method, IMethodSymbol symbol)
    {
        var names = new Dictionary<string, int>(StringComparer.Ordinal);
        var text = new StringBuilder();
        foreach (var type in symbol.Parameters.Select(parameter => parameter.Type).Append(symbol.ReturnType))
        {
            var isSelf = SymbolEqualityComparer.Default.Equals(type, symbol.ContainingType);
            text.Append(isSelf ? "self" : type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)).Append(' ');
        }

        foreach (var token in BodyOf(method)!.DescendantTokens())
        {
            if (!token.IsKind(SyntaxKind.IdentifierToken) || IsMemberOfAnother(token.Parent))
            {
                text.Append(token.Text).Append(' ');
                continue;
            }

            if (!names.TryGetValue(token.ValueText, out var number))
                names.Add(token.ValueText, number = names.Count);
            text.Append('#').Append(number).Append(' ');
        }

        return text.ToString();
    }
}
