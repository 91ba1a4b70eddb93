using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Netra.SsotAnalyzers.Real.Seeding;

/// <summary>A namespace that is retired by another name: a copy of each of its files, and every mention of it elsewhere turned.</summary>
/// <param name="code">The code base as it is.</param>
/// <param name="name">The namespace.</param>
/// <param name="prefix">What the last part of the copy's name begins with.</param>
/// <param name="twinFolder">Where the copies go.</param>
internal sealed class NamespaceTwin(CodeBase code, string name, string prefix, string twinFolder)
{
    public async Task<Planted?> PlantAsync(CancellationToken cancellationToken)
    {
        var uses = new Replacements();
        var added = ImmutableArray.CreateBuilder<(string Path, string Text)>();
        var own = new Dictionary<string, HashSet<ProjectId>>(StringComparer.Ordinal);
        var last = name[(name.LastIndexOf('.') + 1)..];
        var planted = code;
        foreach (var file in code.Files())
        {
            var copy = new Replacements();
            var isOwn = false;
            foreach (var document in file)
            {
                var root = (CompilationUnitSyntax)(await document.GetSyntaxRootAsync(cancellationToken))!;
                var model = (await document.GetSemanticModelAsync(cancellationToken))!;
                var declared = root.DescendantNodes().OfType<BaseNamespaceDeclarationSyntax>().Where(ns => ns.Members.Any(member => member is not BaseNamespaceDeclarationSyntax)).Select(ns => model.GetDeclaredSymbol(ns, cancellationToken)?.ToDisplayString()).ToList();
                var declares = declared.Contains(name);
                if (declares && (declared.Any(ns => ns != name) || root.AttributeLists.Count > 0 || root.Members.Any(member => member is not BaseNamespaceDeclarationSyntax)))
                    return null;
                if (declares)
                    own.TryAdd(file.Key, []);
                if (declares)
                    own[file.Key].Add(document.Project.Id);
                isOwn |= declares;
                foreach (var identifier in CodeBase.Identifiers(root, new HashSet<string>(StringComparer.Ordinal) { last }))
                {
                    if (identifier.Parent is not SimpleNameSyntax simple || (IsInDeclaration(simple) && !IsDeclaredName(simple)) || model.GetSymbolInfo(simple, cancellationToken).Symbol is not INamespaceSymbol { } ns && !IsDeclaredName(simple))
                        continue;
                    if ((IsDeclaredName(simple) && !declares) || IsPartOfNamespace(simple, model, cancellationToken))
                        continue;
                    if (IsDeclaredName(simple) ? declares && simple.Ancestors().OfType<BaseNamespaceDeclarationSyntax>().First().Name.ToString() == name : model.GetSymbolInfo(simple, cancellationToken).Symbol!.ToDisplayString() == name)
                    {
                        if (declares)
                            copy.Add(file.Key, identifier.Span, prefix + last);
                        else
                            uses.Add(file.Key, identifier.Span, prefix + last);
                    }
                }
            }

            if (isOwn)
                added.Add((Path.Combine(twinFolder, prefix + Path.GetFileName(file.Key)), (await copy.Apply(code).Solution.GetDocument(file.First().Id)!.GetTextAsync(cancellationToken)).ToString()));
        }

        if (uses.Count == 0 || added.Count == 0 || added.Select(file => file.Path).Distinct(StringComparer.OrdinalIgnoreCase).Count() < added.Count)
            return null;

        planted = uses.Apply(planted);
        foreach (var ((path, text), projects) in added.Zip(own.Values))
            planted = planted.WithFile(projects, path, text);
        var parent = name.Contains('.') ? name[..(name.LastIndexOf('.') + 1)] : "";
        var map = (Path: Path.Combine(twinFolder, $"Map{prefix}.cs"), Text: $"[assembly: Netra.Ssot.SupersededNamespace(\"{parent}{prefix}{last}\", \"{name}\")]\n");
        return new Planted(planted.WithFile(own.Values.SelectMany(projects => projects).Distinct(), map.Path, map.Text), uses.Count, uses.Files);
    }

    /// <summary>Whether the name only says in what another namespace is.</summary>
    private static bool IsPartOfNamespace(SimpleNameSyntax name, SemanticModel model, CancellationToken cancellationToken)
    {
        SyntaxNode node = name.Parent is QualifiedNameSyntax own && own.Right == name ? own : name;
        return node.Parent is QualifiedNameSyntax outer && outer.Left == node && model.GetSymbolInfo(outer, cancellationToken).Symbol is INamespaceSymbol;
    }

    private static bool IsInDeclaration(SimpleNameSyntax name)
    {
        SyntaxNode node = name;
        while (node.Parent is QualifiedNameSyntax)
            node = node.Parent;
        return node.Parent is BaseNamespaceDeclarationSyntax ns && ns.Name == node;
    }

    private static bool IsDeclaredName(SimpleNameSyntax name)
    {
        SyntaxNode node = name;
        while (node.Parent is QualifiedNameSyntax qualified && qualified.Right == node)
            node = qualified;
        return node.Parent is BaseNamespaceDeclarationSyntax ns && ns.Name == node;
    }
}
