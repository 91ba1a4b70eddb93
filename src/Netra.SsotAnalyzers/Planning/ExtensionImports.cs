using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Netra.SsotAnalyzers.Planning;

/// <summary>The imports that a replacement expression needs for extension methods, which no qualified name can stand for.</summary>
internal static class ExtensionImports
{
    /// <summary>Those of the imports that hold an extension method which the expression calls: it binds once they are there.</summary>
    public static ImmutableArray<string> Of(Compilation compilation, ReplacementTemplate template, ImmutableArray<string> imports)
    {
        var called = template.Expression!.DescendantNodesAndSelf().OfType<InvocationExpressionSyntax>()
            .Select(call => (call.Expression as MemberAccessExpressionSyntax)?.Name.Identifier.ValueText)
            .Where(name => name is not null)
            .ToImmutableHashSet();
        return [.. imports.Where(import => compilation.FindNamespace(import) is { } ns
            && ns.GetTypeMembers().Any(type => type.MightContainExtensionMethods && type.GetMembers().Any(member => member is IMethodSymbol { IsExtensionMethod: true } && called.Contains(member.Name))))];
    }
}
