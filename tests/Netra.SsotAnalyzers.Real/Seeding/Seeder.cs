using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Netra.SsotAnalyzers.Real.Seeding;

/// <summary>
/// Plants one migration of each kind. The rule: of the types of a kind the one with the most uses whose twin compiles, together
/// with the types that its declaration is connected with; at most <see cref="MaxAttempts"/> are tried.
/// </summary>
/// <param name="code">The code base as it is.</param>
/// <param name="twinFolder">Where the files of the twins go.</param>
/// <param name="say">Takes what was tried, line by line.</param>
internal sealed class Seeder(CodeBase code, string twinFolder, Action<string> say)
{
    private const int MaxAttempts = 5;

    private const int MaxTypes = 30;

    private const int FewestUses = 5;

    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);
    private readonly List<Planting> _plantings = [];
    private Dictionary<string, (INamedTypeSymbol Type, int Uses, int Created, int Called, bool HasUsedNested)> _types = new(StringComparer.Ordinal);
    private Dictionary<string, int> _namespaces = new(StringComparer.Ordinal);

    public CodeBase Code { get; private set; } = code;

    public IReadOnlyList<Planting> Plantings => _plantings;

    public async Task PlantAsync(IEnumerable<Kind> kinds, CancellationToken cancellationToken)
    {
        await CountAsync(cancellationToken);
        foreach (var kind in kinds)
        {
            var attempts = 0;
            foreach (var candidate in Candidates(kind).Where(id => !_taken.Contains(id)).Take(MaxAttempts).ToList())
            {
                attempts++;
                if (await TryAsync(kind, candidate, cancellationToken))
                    break;
            }

            if (attempts == 0)
                say($"{kind}: no such type");
        }
    }

    private IEnumerable<string> Candidates(Kind kind)
    {
        var types = _types.Where(pair => pair.Value.Type.ContainingType is null && pair.Value.Uses >= FewestUses).OrderByDescending(pair => kind switch { Kind.Factory => pair.Value.Created, Kind.Extensions => pair.Value.Called, _ => pair.Value.Uses }).ThenBy(pair => pair.Key, StringComparer.Ordinal).ToList();
        return kind switch
        {
            Kind.Class => Of(type => type is { TypeKind: TypeKind.Class or TypeKind.Struct, IsStatic: false }),
            Kind.Extensions => _types.Where(pair => pair.Value.Type is { IsStatic: true, Arity: 0, ContainingType: null } && pair.Value.Called >= FewestUses).OrderByDescending(pair => pair.Value.Called).Select(pair => pair.Key),
            Kind.Factory => types.Where(pair => pair.Value.Type is { TypeKind: TypeKind.Class or TypeKind.Struct, Arity: 0 } && pair.Value.Created >= FewestUses).Select(pair => pair.Key),
            Kind.Generic => Of(type => type.Arity > 0),
            Kind.Nested => types.Where(pair => pair.Value.HasUsedNested && pair.Value.Type.TypeKind is TypeKind.Class or TypeKind.Struct).Select(pair => pair.Key),
            Kind.Enum => Of(type => type.TypeKind == TypeKind.Enum),
            Kind.Exception => Of(type => Inherits(type, "System.Exception")),
            Kind.Attribute => Of(type => Inherits(type, "System.Attribute")),
            Kind.Interface => Of(type => type.TypeKind == TypeKind.Interface),
            Kind.Namespace => _namespaces.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).Where(pair => pair.Value >= FewestUses).Select(pair => pair.Key),
            _ => [],
        };

        IEnumerable<string> Of(Func<INamedTypeSymbol, bool> isWanted) => types.Where(pair => isWanted(pair.Value.Type)).Select(pair => pair.Key);
    }

    private static bool Inherits(INamedTypeSymbol type, string name)
    {
        for (var current = type.BaseType; current is not null; current = current.BaseType)
        {
            if (current.ToDisplayString() == name)
                return true;
        }

        return false;
    }

    private async Task<bool> TryAsync(Kind kind, string candidate, CancellationToken cancellationToken)
    {
        var prefix = $"Retired{_plantings.Count + 1}";
        var types = ImmutableSortedSet.Create(StringComparer.Ordinal, candidate);
        while (true)
        {
            var planted = kind switch
            {
                Kind.Extensions => await new MemberTwins(Code, candidate, prefix, twinFolder).PlantMethodsAsync(cancellationToken),
                Kind.Factory => await new MemberTwins(Code, candidate, prefix, twinFolder).PlantFactoryAsync(cancellationToken),
                Kind.Namespace => await new NamespaceTwin(Code, candidate, prefix, twinFolder).PlantAsync(cancellationToken),
                _ => await new TypeTwins(Code, types, prefix, twinFolder).PlantAsync(cancellationToken),
            };
            if (planted is null || planted.Uses < FewestUses)
            {
                say($"{kind}: {candidate}: {(planted is null ? "cannot be copied" : $"{planted.Uses} uses")}");
                return false;
            }

            var errors = await planted.Code.ErrorsAsync(cancellationToken);
            if (errors.Count == 0)
            {
                Code = planted.Code;
                _taken.UnionWith(types);
                _plantings.Add(new Planting(kind, candidate, types.Count, planted.Uses, planted.Files, prefix));
                say($"{kind}: {string.Join(", ", types)}: {planted.Uses} uses in {planted.Files} files");
                return true;
            }

            var grown = kind is Kind.Extensions or Kind.Factory or Kind.Namespace ? types : types.Union(await ConnectedAsync(planted.Code, errors, prefix, cancellationToken));
            if (grown.Count == types.Count || grown.Count > MaxTypes || grown.Overlaps(_taken))
            {
                say($"{kind}: {candidate}: does not compile ({errors.Count} errors, {grown.Count} types): {errors[0]}");
                return false;
            }

            types = grown;
        }
    }

    /// <summary>The types, not retired yet, whose members stand in the way: the ones that what does not compile mentions.</summary>
    private async Task<IEnumerable<string>> ConnectedAsync(CodeBase planted, List<Diagnostic> errors, string prefix, CancellationToken cancellationToken)
    {
        var found = new SortedSet<string>(StringComparer.Ordinal);
        var compilations = new List<Compilation>();
        foreach (var project in planted.Projects)
            compilations.Add((await project.GetCompilationAsync(cancellationToken))!);
        foreach (var error in errors)
        {
            if (error.Location.SourceTree is not { } tree || compilations.FirstOrDefault(compilation => compilation.ContainsSyntaxTree(tree)) is not { } compilation)
                continue;
            var model = compilation.GetSemanticModel(tree);
            var node = (await tree.GetRootAsync(cancellationToken)).FindNode(error.Location.SourceSpan, getInnermostNodeForTie: true);
            var around = node.AncestorsAndSelf().FirstOrDefault(ancestor => ancestor is StatementSyntax or ArrowExpressionClauseSyntax or EqualsValueClauseSyntax or MemberDeclarationSyntax or BaseListSyntax or ConstructorInitializerSyntax) ?? node;
            if (around is BaseTypeDeclarationSyntax)
                around = node;
            foreach (var name in around.DescendantNodesAndSelf().OfType<SimpleNameSyntax>())
            {
                var info = model.GetSymbolInfo(name, cancellationToken);
                foreach (var symbol in info.Symbol is { } bound ? [bound] : info.CandidateSymbols)
                    Add(symbol);
            }

            Add(model.GetEnclosingSymbol(node.SpanStart, cancellationToken));
            foreach (var type in node.AncestorsAndSelf().OfType<TypeDeclarationSyntax>().Take(1))
            {
                if (node.FirstAncestorOrSelf<BaseListSyntax>() is not null && model.GetDeclaredSymbol(type, cancellationToken) is INamedTypeSymbol declared)
                {
                    foreach (var contract in declared.AllInterfaces)
                        Add(contract);
                    Add(declared.BaseType);
                }
            }
        }

        return found;

        void Add(ISymbol? symbol)
        {
            var type = symbol as INamedTypeSymbol ?? symbol?.ContainingType;
            while (type?.ContainingType is { } outer)
                type = outer;
            if (type?.OriginalDefinition is not { } top || !_types.ContainsKey(CodeBase.Id(top)) || top.TypeKind == TypeKind.Error)
                return;
            if (top.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax(cancellationToken).ToFullString().Contains(prefix, StringComparison.Ordinal)))
                found.Add(CodeBase.Id(top));
        }
    }

    /// <summary>How often each type of the code base is named outside of its own declaration, created, and called by a static member.</summary>
    private async Task CountAsync(CancellationToken cancellationToken)
    {
        foreach (var document in Code.Files().Select(file => file.First()))
        {
            var model = (await document.GetSemanticModelAsync(cancellationToken))!;
            var root = (await document.GetSyntaxRootAsync(cancellationToken))!;
            foreach (var name in root.DescendantNodes(descendIntoTrivia: true).OfType<SimpleNameSyntax>())
            {
                switch (model.GetSymbolInfo(name, cancellationToken).Symbol)
                {
                    case INamespaceSymbol ns when ns.ToDisplayString() is { } text && name.Ancestors().OfType<UsingDirectiveSyntax>().Any():
                        _namespaces[text] = _namespaces.GetValueOrDefault(text) + (ns.Locations.Any(location => location.IsInSource) ? 1 : 0);
                        break;
                    case IMethodSymbol { IsStatic: true } or IMethodSymbol { ReducedFrom: not null } when model.GetSymbolInfo(name, cancellationToken).Symbol is { } method && IsForeign(method.ContainingType, name):
                        Count(method.ContainingType, called: 1);
                        break;
                    case IMethodSymbol { MethodKind: MethodKind.Constructor } constructor when name.FirstAncestorOrSelf<AttributeSyntax>() is not null && IsForeign(constructor.ContainingType, name):
                        Count(constructor.ContainingType, uses: 1);
                        break;
                    case INamedTypeSymbol type when IsForeign(type, name):
                        Count(type, uses: 1, created: name.Parent is ObjectCreationExpressionSyntax { ArgumentList: not null, Initializer: null } ? 1 : 0);
                        break;
                }
            }

            bool IsForeign(INamedTypeSymbol type, SyntaxNode name) =>
                type.Locations.Any(location => location.IsInSource && location.SourceTree!.FilePath.StartsWith(Code.Folder, StringComparison.Ordinal) && !location.SourceTree.FilePath.Contains("/obj/", StringComparison.Ordinal))
                && !name.Ancestors().OfType<BaseTypeDeclarationSyntax>().Any(declaration => SymbolEqualityComparer.Default.Equals(model.GetDeclaredSymbol(declaration, cancellationToken), Top(type)));
        }

        _namespaces = _namespaces.Where(pair => pair.Value > 0).ToDictionary(StringComparer.Ordinal);

        static INamedTypeSymbol Top(INamedTypeSymbol type) => type.ContainingType is { } outer ? Top(outer) : type.OriginalDefinition;

        void Count(INamedTypeSymbol type, int uses = 0, int created = 0, int called = 0)
        {
            var id = CodeBase.Id(type);
            var (_, u, c, s, n) = _types.GetValueOrDefault(id);
            _types[id] = (type.OriginalDefinition, u + uses, c + created, s + called, n);
            if (type.ContainingType is null)
                return;
            var top = Top(type);
            (_, u, c, s, _) = _types.GetValueOrDefault(CodeBase.Id(top));
            _types[CodeBase.Id(top)] = (top, u, c, s, true);
        }
    }
}
