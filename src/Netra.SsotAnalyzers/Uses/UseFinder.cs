using System.Collections.Concurrent;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Map;
using Netra.SsotAnalyzers.Planning;

namespace Netra.SsotAnalyzers.Uses;

/// <summary>
/// Binds what the scan found in one tree, decides which rule owns each spot, and asks for its plan. At most one hit per
/// spot: what is inside a call or a construction that is itself a hit is silent.
/// </summary>
internal sealed class UseFinder
{
    private readonly FileUses _file;
    private readonly MemberUses _members;
    private readonly TypeUses _types;
    private readonly DocumentationUses _documentation;

    private UseFinder(FileUses file)
    {
        _file = file;
        _members = new MemberUses(file);
        _types = new TypeUses(file, _members);
        _documentation = new DocumentationUses(file);
    }

    /// <summary>The hits on names in one tree, in the order of the text; those on whole files build on them.</summary>
    public static ImmutableArray<Hit> In(FileContext file)
    {
        var byTree = file.Engine.Shared(_ => new ConcurrentDictionary<SyntaxTree, ImmutableArray<Hit>>());
        if (byTree.TryGetValue(file.Tree, out var known))
            return known;

        var uses = new FileUses(file);
        new UseFinder(uses).Find();
        var hits = uses.ToHits();
        byTree.TryAdd(file.Tree, hits);
        return hits;
    }

    private void Find()
    {
        var (tree, index, cancellationToken) = (_file.Model.SyntaxTree, _file.Engine.Index, _file.CancellationToken);
        foreach (var directive in index.RelevantAliases(tree, cancellationToken))
            _file.Examine(HitStage.Directive, directive, AddAliasDirective);

        var tokens = TreeScan.Of(tree, index.NamesFor(tree, cancellationToken), cancellationToken).Tokens;
        foreach (var token in tokens)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (token.Parent is MethodDeclarationSyntax or PropertyDeclarationSyntax or EventDeclarationSyntax or VariableDeclaratorSyntax { Parent.Parent: EventFieldDeclarationSyntax }
                or ParameterSyntax { Parent.Parent: RecordDeclarationSyntax })
                _members.AddOverride(token, token.Parent);
            if (token.Parent is not SimpleNameSyntax name || name.Identifier != token || IsMemberNameOnly(name))
                continue;

            if (!name.IsPartOfStructuredTrivia())
                _file.Examine(HitStage.Binding, name, AddName);
            else if (name.FirstAncestorOrSelf<CrefSyntax>() is not null)
                _file.Examine(HitStage.Documentation, name, _documentation.Add);
        }

        if (index.HasUnnamedMembers)
            new UnnamedUses(_file, _members).AddAll(tree, namesType: !tokens.IsEmpty);
        if (index.Unnamed != UnnamedKinds.None)
            new PatternUses(_file, _members).AddAll(tree.GetRoot(cancellationToken));
    }

    /// <summary>The name before a colon in an argument names a parameter, the one before an equals sign declares something; in an attribute it names a property.</summary>
    private static bool IsMemberNameOnly(SimpleNameSyntax name) =>
        name.Parent is NameEqualsSyntax { Parent: not AttributeArgumentSyntax } || name.Parent is NameColonSyntax { Parent: ArgumentSyntax or AttributeArgumentSyntax };

    private void AddAliasDirective(UsingDirectiveSyntax directive)
    {
        if (_file.Model.GetDeclaredSymbol(directive, _file.CancellationToken) is not IAliasSymbol alias || _file.Hidden(alias) is not { } hidden || _file.IsSilent(directive))
            return;

        _file.Add(new Hit(
            DiagnosticIds.HidingAlias, directive.Span, hidden.Role, alias.Name, hidden.Name,
            Plan.RemoveDirective(directive.Span), hidden.Sunset, AliasKey.Of(directive), Target: hidden.Name));
    }

    private void AddName(SimpleNameSyntax name)
    {
        var alias = _file.AliasOf(name);
        var info = _file.Model.GetNameInfo(name, _file.CancellationToken);

        var symbol = alias?.Target ?? info.Symbol ?? _file.OneOf(info);
        switch (symbol)
        {
            case IMethodSymbol { MethodKind: MethodKind.Constructor } constructor when TypeSite.Of(name).Attribute is not null:
                _types.Add(name, constructor.ContainingType, alias);
                break;

            case INamedTypeSymbol type:
                _types.Add(name, type, alias);
                break;

            case IMethodSymbol or IPropertySymbol or IFieldSymbol or IEventSymbol:
                _members.Add(name, symbol);
                break;
        }
    }
}
