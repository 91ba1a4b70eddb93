using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Netra.Ssot.Tool.Loading;

namespace Netra.Ssot.Tool.Moving;

/// <summary>
/// Finds where a running program, or a file beside the sources, knows a type by its full name: in strings, in configuration,
/// in what reflection is asked for, in resources that are found by a type. No compiler sees that a move breaks these.
/// </summary>
/// <param name="loaded">The solution.</param>
internal sealed class RuntimeNames(LoadedSolution loaded)
{
    private const int LargestFile = 1 << 20;

    /// <summary>What is asked of a type and has its namespace in the answer.</summary>
    private static readonly HashSet<string> Asked = new(StringComparer.Ordinal) { "FullName", "Namespace", "AssemblyQualifiedName", "ToString", "GUID" };

    /// <summary>What finds a resource by the namespace of a type.</summary>
    private static readonly HashSet<string> ByResource = new(StringComparer.Ordinal) { "GetManifestResourceStream", "GetManifestResourceInfo",
        "ResourceManager", "ComponentResourceManager", "IStringLocalizer", "StringLocalizer" };

    private static readonly HashSet<string> Extensions = new(StringComparer.OrdinalIgnoreCase)
    {
        ".json", ".xml", ".config", ".resx", ".csproj", ".props", ".targets", ".cshtml", ".razor", ".yml", ".yaml", ".ini", ".xaml", ".rsp", ".editorconfig",
    };

    private static readonly HashSet<string> BuildFolders = new(StringComparer.OrdinalIgnoreCase) { "bin", "obj", ".git", "node_modules" };

    /// <summary>The first reason for which each type, by its full name, cannot be moved; what concerns the namespace as a whole concerns each.</summary>
    /// <param name="solution">The solution.</param>
    /// <param name="entry">The namespace.</param>
    /// <param name="types">The full names of the types, without their arity.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    public async Task<IReadOnlyDictionary<string, string>> FindAsync(Solution solution, MoveEntry entry, IReadOnlyCollection<string> types,
        CancellationToken cancellationToken)
    {
        var reasons = new Dictionary<string, string>(StringComparer.Ordinal);
        if (types.Count == 0)
            return reasons;

        // Followed by another part of a name, or by the ends of a namespace that is put together.
        var mention = new Regex($@"(?<![\w.]){Regex.Escape(entry.Legacy)}(?:\.(?<rest>[\w.]*))?(?![\w])", RegexOptions.CultureInvariant);
        foreach (var document in solution.Projects.Where(project => project.Language == LanguageNames.CSharp).SelectMany(project => project.Documents)
            .DistinctBy(document => document.FilePath))
        {
            var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
            foreach (var token in root?.DescendantTokens()
                .Where(token => token.Kind() is SyntaxKind.StringLiteralToken or SyntaxKind.SingleLineRawStringLiteralToken
                    or SyntaxKind.MultiLineRawStringLiteralToken or SyntaxKind.InterpolatedStringTextToken or SyntaxKind.Utf8StringLiteralToken)
                ?? [])
            {
                if (token.Parent?.FirstAncestorOrSelf<AttributeSyntax>() is { Name: var attribute }
                    && attribute.ToString().Contains("SupersededNamespace", StringComparison.Ordinal))
                {
                    continue;
                }

                foreach (Match match in mention.Matches(token.ValueText))
                    Add(match, $"a string names it ({At(document.FilePath, token.GetLocation())})");
            }

            if (root is not null && root.DescendantTokens().Any(token => Asked.Contains(token.ValueText) || ByResource.Contains(token.ValueText)))
                await AskAsync(document, root, types, reasons, cancellationToken).ConfigureAwait(false);
        }

        foreach (var file in FilesBeside())
        {
            foreach (Match match in mention.Matches(await File.ReadAllTextAsync(file, cancellationToken).ConfigureAwait(false)))
                Add(match, $"'{loaded.Relative(file)}' names it");
        }

        return reasons;

        void Add(Match match, string reason)
        {
            var name = $"{entry.Legacy}.{match.Groups["rest"].Value}".TrimEnd('.');
            var named = types.Where(type => name == type || name.StartsWith(type + ".", StringComparison.Ordinal)).ToList();

            // A bare namespace may be completed at run time, by any of its types.
            foreach (var type in named.Count > 0 ? named : types.Any(type => type.StartsWith(name + ".", StringComparison.Ordinal)) ? types : [])
                reasons.TryAdd(type, reason);
        }
    }

    private async Task AskAsync(Document document, SyntaxNode root, IReadOnlyCollection<string> types, Dictionary<string, string> reasons,
        CancellationToken cancellationToken)
    {
        var model = (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false))!;
        foreach (var typeOf in root.DescendantNodes().OfType<TypeOfExpressionSyntax>())
        {
            var isAsked = typeOf.Parent is MemberAccessExpressionSyntax access && Asked.Contains(access.Name.Identifier.ValueText);
            var isKey = typeOf.FirstAncestorOrSelf<ArgumentSyntax>()?.Parent?.Parent is { } call
                && call.DescendantTokens().TakeWhile(token => token.SpanStart < typeOf.SpanStart).Any(token => ByResource.Contains(token.ValueText));
            if (isAsked || isKey)
                Add(typeOf.Type, isAsked ? "its full name is read at run time" : "a resource is found by it");
        }

        foreach (var generic in root.DescendantNodes().OfType<GenericNameSyntax>().Where(generic => ByResource.Contains(generic.Identifier.ValueText)))
        {
            foreach (var argument in generic.TypeArgumentList.Arguments)
                Add(argument, "a resource is found by it");
        }

        void Add(TypeSyntax name, string reason)
        {
            if (model.GetSymbolInfo(name, cancellationToken).Symbol is INamedTypeSymbol type && FullName(type) is var full && types.Contains(full))
                reasons.TryAdd(full, $"{reason} ({At(document.FilePath, name.GetLocation())})");
        }
    }

    /// <summary>The name of the outermost type around a type, with its namespace and without its arity.</summary>
    public static string FullName(INamedTypeSymbol type)
    {
        while (type.ContainingType is { } outer)
            type = outer;
        return type.ContainingNamespace is { IsGlobalNamespace: false } ns ? $"{ns.ToDisplayString()}.{type.Name}" : type.Name;
    }

    private IEnumerable<string> FilesBeside()
    {
        var folders = loaded.Projects.Select(project => Path.GetDirectoryName(project.Path)!).Distinct().Order(StringComparer.Ordinal).ToList();
        var pending = new Stack<string>(
            folders.Where(folder => !folders
                .Any(outer => outer != folder && folder.StartsWith(outer + Path.DirectorySeparatorChar, StringComparison.Ordinal))));
        while (pending.Count > 0)
        {
            var folder = pending.Pop();
            foreach (var inner in Directory.Exists(folder)
                ? Directory.EnumerateDirectories(folder).Where(inner => !BuildFolders.Contains(Path.GetFileName(inner))) : Enumerable.Empty<string>())
            {
                pending.Push(inner);
            }

            foreach (var file in Directory.Exists(folder)
                ? Directory.EnumerateFiles(folder).Where(file => Extensions.Contains(Path.GetExtension(file)) && new FileInfo(file).Length <= LargestFile)
                    .Order(StringComparer.Ordinal)
                : Enumerable.Empty<string>())
            {
                yield return file;
            }
        }
    }

    private string At(string? path, Location location)
    {
        var start = location.GetLineSpan().StartLinePosition;
        return $"{(path is null ? "" : loaded.Relative(path))}({start.Line + 1},{start.Character + 1})";
    }
}
