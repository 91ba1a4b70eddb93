using System.Security.Cryptography;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Netra.SsotAnalyzers.Precision;

/// <summary>A declaration that gets an attribute, as if its team had declared it.</summary>
internal sealed record ChosenRole(string File, int Position, string Kind, string Name, string Attribute, string Rank);

/// <summary>
/// Chooses types that play a role by what they are called and declare, and among them by the hash of their name: nobody looks
/// at what is reported before the list is fixed.
/// </summary>
internal static class RoleRule
{
    private const int RolesPerCodeBase = 40;
    private const int PerUserPerCodeBase = 10;
    private const int CataloguesPerCodeBase = 10;
    private const int MinMethods = 3;
    private const int MinConstants = 4;

    private static readonly string[] RoleWords =
        ["Manager", "Dispatcher", "Router", "Bus", "Publisher", "Store", "Registry", "Cache", "Service", "Scheduler", "Resolver", "Broker", "Hub", "Client"];

    private static readonly string[] UserWords = ["Session", "Connection", "Context"];
    private static readonly string[] CatalogueWords = ["Events", "EventNames", "Names", "Types", "Topics", "Keys", "Constants"];
    private static readonly string[] IdentityWords = ["User", "Context", "Principal", "Session"];

    public static IReadOnlyList<ChosenRole> Choose(IEnumerable<SyntaxTree> trees, string codeBase)
    {
        var all = trees.ToList();
        var types = all.SelectMany(tree => tree.GetRoot().DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax).OfType<TypeDeclarationSyntax>()).ToList();
        var interfaces = types.OfType<InterfaceDeclarationSyntax>().Select(type => type.Identifier.ValueText).ToHashSet(StringComparer.Ordinal);
        var singletons = all.SelectMany(tree => tree.GetRoot().DescendantNodes().OfType<GenericNameSyntax>())
            .Where(name => name.Identifier.ValueText is "AddSingleton" or "TryAddSingleton").Select(name => name.TypeArgumentList.Arguments.Last().ToString()).ToHashSet(StringComparer.Ordinal);

        var classes = types.OfType<ClassDeclarationSyntax>().Where(IsPlain).OrderBy(type => Rank(type, codeBase), StringComparer.Ordinal).ToList();
        var roles = classes.Where(type => Ends(type, RoleWords) && PublicMethods(type) >= MinMethods).Take(RolesPerCodeBase)
            .Select(type => Chosen(type, codeBase, "role", RoleAttribute(type, interfaces, singletons)));
        var perUser = classes.Where(type => Ends(type, UserWords) && PublicMethods(type) > 0).Take(PerUserPerCodeBase)
            .Select(type => Chosen(type, codeBase, "per user", UserAttribute(type)));
        var catalogues = types.OfType<ClassDeclarationSyntax>().Where(type => Ends(type, CatalogueWords) && Constants(type) >= MinConstants)
            .OrderBy(type => Rank(type, codeBase), StringComparer.Ordinal).Take(CataloguesPerCodeBase)
            .Select(type => Chosen(type, codeBase, "catalogue", $"[Netra.Ssot.Canonical(\"{type.Identifier.ValueText}\", EventNames = true)] "));
        return [.. roles.Concat(perUser).Concat(catalogues)];
    }

    private static bool IsPlain(ClassDeclarationSyntax type) =>
        type.TypeParameterList is null && !type.Modifiers.Any(modifier => modifier.Kind() is SyntaxKind.StaticKeyword or SyntaxKind.AbstractKeyword or SyntaxKind.PartialKeyword);

    private static bool Ends(TypeDeclarationSyntax type, string[] words) => words.Any(word => type.Identifier.ValueText.EndsWith(word, StringComparison.Ordinal));

    private static int PublicMethods(TypeDeclarationSyntax type) => type.Members.OfType<MethodDeclarationSyntax>()
        .Count(method => method.Modifiers.Any(SyntaxKind.PublicKeyword) && !method.Modifiers.Any(SyntaxKind.OverrideKeyword));

    private static int Constants(TypeDeclarationSyntax type) => type.Members.OfType<FieldDeclarationSyntax>()
        .Count(field => field.Modifiers.Any(SyntaxKind.ConstKeyword) && field.Declaration.Type.ToString() == "string");

    private static string RoleAttribute(ClassDeclarationSyntax type, HashSet<string> interfaces, HashSet<string> singletons)
    {
        var name = type.Identifier.ValueText;
        var text = new StringBuilder($"[Netra.Ssot.Canonical(\"{name}\"");
        if (type.BaseList?.Types.Any(implemented => implemented.Type.ToString() == "I" + name) == true && interfaces.Contains("I" + name))
            text.Append($", Contract = typeof(I{name})");

        // The last two words, as a team would: *ConnectionManager.
        var starts = name.Select((c, index) => (c, index)).Where(at => char.IsUpper(at.c)).Select(at => at.index).ToList();
        if (starts.Count >= 2)
            text.Append($", NamePattern = \"*{name[starts[^2]..]}\"");
        if (singletons.Contains(name))
            text.Append(", Lifetime = Netra.Ssot.RoleLifetime.Singleton");
        return text.Append(")] ").ToString();
    }

    private static string UserAttribute(ClassDeclarationSyntax type)
    {
        var text = new StringBuilder($"[Netra.Ssot.Canonical(\"{type.Identifier.ValueText}\", PerUser = true");
        var parameters = type.ParameterList?.Parameters ?? type.Members.OfType<ConstructorDeclarationSyntax>().FirstOrDefault()?.ParameterList.Parameters ?? default;
        var context = parameters.Select(parameter => parameter.Type).OfType<IdentifierNameSyntax>().FirstOrDefault(asked => IdentityWords.Any(word => asked.Identifier.ValueText.EndsWith(word, StringComparison.Ordinal)));
        if (context is not null && typeof(Netra.Ssot.CanonicalAttribute).GetProperty("UserContext") is not null)
            text.Append($", UserContext = typeof({context})");
        return text.Append(")] ").ToString();
    }

    private static ChosenRole Chosen(TypeDeclarationSyntax type, string codeBase, string kind, string attribute) =>
        new(type.SyntaxTree.FilePath, type.SpanStart, kind, FullName(type), attribute, Rank(type, codeBase));

    private static string Rank(TypeDeclarationSyntax type, string codeBase) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(codeBase + " " + FullName(type))))[..16];

    private static string FullName(TypeDeclarationSyntax type) =>
        string.Concat(type.Ancestors().OfType<BaseNamespaceDeclarationSyntax>().Reverse().Select(ns => ns.Name + ".")) + type.Identifier.ValueText;
}
