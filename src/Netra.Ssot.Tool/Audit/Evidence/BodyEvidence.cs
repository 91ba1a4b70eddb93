using Microsoft.CodeAnalysis.CSharp.Syntax;
using Netra.SsotAnalyzers.Rules.Implementations;

namespace Netra.Ssot.Tool.Audit.Evidence;

/// <summary>Types of which several methods have one body, but for names: a copy, whatever it is called today.</summary>
internal static class BodyEvidence
{
    private const int MostTypesWithABody = 6;
    private const int MinBodies = 2;
    private const double MinShare = 0.6;

    // A body that several types may well come to by themselves.
    private const int MinTokens = 14;

    public static void Find(AuditedSolution solution, PairTable pairs, CancellationToken cancellationToken)
    {
        var bodies = new Dictionary<string, List<AuditType>>(StringComparer.Ordinal);
        var counts = new Dictionary<AuditType, int>();
        foreach (var type in solution.Types.Where(type => !type.IsTest))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var own = BodiesOf(type).Distinct(StringComparer.Ordinal).ToList();
            counts[type] = own.Count;
            foreach (var body in own)
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

        foreach (var ((one, other), count) in shared)
        {
            var few = Math.Min(counts[one], counts[other]);
            if (count >= MinBodies && count >= few * MinShare)
            {
                pairs.Add(one, other, new Clue(ClueKind.Bodies, Clue.Enough,
                    $"{count} of {few} methods of {AuditType.Names(one, other)} have one body but for names: one is a copy of the other."));
            }
        }
    }

    private static IEnumerable<string> BodiesOf(AuditType type) => type.Declarations.OfType<TypeDeclarationSyntax>()
        .SelectMany(declaration => declaration.Members).OfType<MethodDeclarationSyntax>()
        .Select(method => (Microsoft.CodeAnalysis.SyntaxNode?)method.Body ?? method.ExpressionBody).OfType<Microsoft.CodeAnalysis.SyntaxNode>()
        .Where(body => body.DescendantTokens().Skip(MinTokens - 1).Any())
        .Select(RenamedMembers.TextOf).OfType<string>();
}
