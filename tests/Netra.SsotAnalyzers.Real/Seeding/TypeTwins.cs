using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Netra.SsotAnalyzers.Real.Seeding;

/// <summary>Types that are retired together: a twin of each beside it, and every use outside of them turned to the twins.</summary>
/// <param name="code">The code base as it is.</param>
/// <param name="types">The canonical types by documentation id; none is nested.</param>
/// <param name="prefix">What the twins' names begin with.</param>
/// <param name="twinFolder">Where the twins' files go.</param>
internal sealed class TypeTwins(CodeBase code, ImmutableSortedSet<string> types, string prefix, string twinFolder)
{
    private const string AttributeSuffix = "Attribute";

    private readonly Replacements _uses = new();
    private readonly Dictionary<string, string> _twins = new(StringComparer.Ordinal);
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _map = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<ProjectId>> _projects = new(StringComparer.Ordinal);

    /// <summary>The code base with the twins and the turned uses; null where a type is declared in a way that cannot be copied.</summary>
    public async Task<Planted?> PlantAsync(CancellationToken cancellationToken)
    {
        foreach (var id in types)
        {
            var name = id[(id.LastIndexOfAny(['.', ':']) + 1)..].Split('`')[0];
            _names.Add(name);
            if (name.EndsWith(AttributeSuffix, StringComparison.Ordinal))
                _names.Add(name[..^AttributeSuffix.Length]);
        }

        foreach (var file in code.Files())
        {
            var copies = new Replacements();
            var declarations = new SortedDictionary<int, TextSpan>();
            SyntaxNode? primary = null;
            foreach (var document in file)
            {
                var root = (await document.GetSyntaxRootAsync(cancellationToken))!;
                var model = (await document.GetSemanticModelAsync(cancellationToken))!;
                Collect(document, root, model, copies, declarations, cancellationToken);
                if (declarations.Count > 0)
                    primary ??= root;
            }

            if (primary is not null)
                WriteTwin(file.Key, primary, declarations, copies);
        }

        var planted = _uses.Apply(code);
        foreach (var (path, text) in _twins)
            planted = planted.WithFile(_projects[path], path, text);
        var map = Path.Combine(twinFolder, $"Map{prefix}.cs");
        planted = planted.WithFile(_projects.Values.SelectMany(projects => projects).Distinct(), map, string.Concat(_map));
        return new Planted(planted, _uses.Count, _uses.Files);
    }

    private void Collect(Document document, SyntaxNode root, SemanticModel model, Replacements copies, SortedDictionary<int, TextSpan> declarations, CancellationToken cancellationToken)
    {
        var own = new Dictionary<SyntaxNode, bool>();
        foreach (var identifier in CodeBase.Identifiers(root, _names).Where(token => token.Parent is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax))
        {
            if (model.GetDeclaredSymbol(identifier.Parent!, cancellationToken) is INamedTypeSymbol { ContainingType: null } type && types.Contains(CodeBase.Id(type)))
            {
                own[identifier.Parent!] = true;
                declarations[identifier.Parent!.FullSpan.Start] = identifier.Parent!.FullSpan;
                copies.Add(document.FilePath!, identifier.Span, prefix + identifier.ValueText);
                Declare(type);
                if (!_projects.TryGetValue(TwinPath(document.FilePath!), out var projects))
                    _projects.Add(TwinPath(document.FilePath!), projects = []);
                projects.Add(document.Project.Id);
            }
        }

        foreach (var identifier in CodeBase.Identifiers(root, _names))
        {
            var inside = false;
            for (var node = identifier.Parent; node is not null && !inside; node = node is StructuredTriviaSyntax trivia ? trivia.ParentTrivia.Token.Parent : node.Parent)
                inside = own.ContainsKey(node);
            if (identifier.Parent is ConstructorDeclarationSyntax or DestructorDeclarationSyntax)
            {
                if (inside && identifier.Parent.Parent is { } owner && own.ContainsKey(owner))
                    copies.Add(document.FilePath!, identifier.Span, prefix + identifier.ValueText);
                continue;
            }

            if (CodeBase.NamedType(model, identifier, cancellationToken) is not { } named || !types.Contains(CodeBase.Id(named)))
                continue;
            copies.Add(document.FilePath!, identifier.Span, prefix + identifier.ValueText);
            if (!inside && !IsNameItself(identifier))
                _uses.Add(document.FilePath!, identifier.Span, prefix + identifier.ValueText);
        }
    }

    /// <summary>Whether <c>nameof</c> yields this very name: another name would be another text, so there is nothing to bring back.</summary>
    private static bool IsNameItself(SyntaxToken identifier)
    {
        var operand = identifier.Parent!;
        while (operand.Parent is MemberAccessExpressionSyntax access && access.Name == operand)
            operand = access;
        return operand.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } } };
    }

    private void Declare(INamedTypeSymbol type)
    {
        var name = type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat.WithGenericsOptions(SymbolDisplayGenericsOptions.None));
        var arity = type.Arity == 0 ? "" : $"<{new string(',', type.Arity - 1)}>";
        var id = CodeBase.Id(type);
        var dot = Math.Max(id.LastIndexOf('.'), 1);
        _map.Add($"[assembly: Netra.Ssot.Supersedes(typeof({name}{arity}), \"{id[..(dot + 1)]}{prefix}{id[(dot + 1)..]}\")]\n");
    }

    private string TwinPath(string path) => Path.Combine(twinFolder, prefix + Path.GetFileName(path));

    /// <summary>A copy of the file with the retired declarations alone, under the twins' names.</summary>
    private void WriteTwin(string path, SyntaxNode root, SortedDictionary<int, TextSpan> declarations, Replacements copies)
    {
        foreach (var member in Removable((CompilationUnitSyntax)root, declarations))
            copies.AddAround(path, member.FullSpan, Directives(member));
        var text = copies.Apply(code).Solution.GetDocument(code.Solution.GetDocumentIdsWithFilePath(path)[0])!.GetTextAsync().Result.ToString();
        _twins[TwinPath(path)] = text;
    }

    private static IEnumerable<SyntaxNode> Removable(CompilationUnitSyntax root, SortedDictionary<int, TextSpan> declarations)
    {
        foreach (var list in root.AttributeLists)
            yield return list;
        foreach (var directive in root.Usings.Where(directive => !directive.GlobalKeyword.IsKind(SyntaxKind.None)))
            yield return directive;
        foreach (var member in Outside(root.Members))
            yield return member;

        IEnumerable<SyntaxNode> Outside(SyntaxList<MemberDeclarationSyntax> members) =>
            members.SelectMany(member => member is BaseNamespaceDeclarationSyntax ns ? Outside(ns.Members) : declarations.ContainsKey(member.FullSpan.Start) ? [] : [(SyntaxNode)member]);
    }

    private static string Directives(SyntaxNode node)
    {
        var text = new StringBuilder("\n");
        foreach (var trivia in node.DescendantTrivia().Where(trivia => trivia.IsDirective))
            text.Append(trivia.ToFullString().TrimEnd()).Append('\n');
        return text.ToString();
    }
}
