using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Netra.SsotAnalyzers.Rules.Isolation;
using Netra.SsotAnalyzers.Roslyn;

namespace Netra.Ssot.Tool.Audit;

/// <summary>One place that names a type, an alias of it, or a factory.</summary>
/// <param name="File">The file, by its full path.</param>
/// <param name="Line">The line, from one.</param>
/// <param name="IsMade">Whether an object is made there.</param>
/// <param name="IsRegistered">Whether a container is told about it there.</param>
internal sealed record TypeUse(string File, int Line, bool IsMade, bool IsRegistered);

/// <summary>
/// Who names what: only words of interest are bound, so a file that holds none costs a pass over its characters. A use in the
/// type's own declaration does not count.
/// </summary>
internal sealed class TypeUses
{
    private readonly Dictionary<AuditType, List<TypeUse>> _types = [];
    private readonly Dictionary<string, List<TypeUse>> _aliases = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<TypeUse>> _methods = new(StringComparer.Ordinal);

    /// <summary>How many names were bound.</summary>
    public int Bound { get; private set; }

    /// <param name="solution">The solution.</param>
    /// <param name="types">Types of which the uses are wanted.</param>
    /// <param name="aliases">Aliases.</param>
    /// <param name="methods">Methods, by documentation-comment id.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    public static TypeUses Find(AuditedSolution solution, IReadOnlyCollection<AuditType> types, IEnumerable<string> aliases,
        IReadOnlyCollection<IMethodSymbol> methods, CancellationToken cancellationToken)
    {
        var uses = new TypeUses();
        var wanted = types.ToHashSet();
        var methodIds = methods.Select(method => method.GetDocumentationCommentId()!).ToHashSet(StringComparer.Ordinal);
        var names = new NameSet(types.Select(type => type.Name).Concat(aliases).Concat(methods.Select(method => method.Name)));
        if (names.IsEmpty)
            return uses;

        foreach (var (project, tree) in solution.Trees)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var scan = TreeScan.Of(tree, names, cancellationToken);
            if (scan.Tokens.IsEmpty)
                continue;

            var model = project.Engine.ModelOf(tree);
            foreach (var token in scan.Tokens)
            {
                if (token.Parent is SimpleNameSyntax name && !name.IsPartOfStructuredTrivia())
                    uses.Add(name, model, solution, wanted, methodIds, cancellationToken);
            }
        }

        return uses;
    }

    public IReadOnlyList<TypeUse> Of(AuditType type) => _types.TryGetValue(type, out var uses) ? uses : [];

    /// <summary>The uses of a type by an alias; they are among the type's own as well.</summary>
    public IReadOnlyList<TypeUse> OfAlias(string name, AuditType target) => _aliases.TryGetValue(KeyOf(name, target), out var uses) ? uses : [];

    public IReadOnlyList<TypeUse> OfMethod(string id) => _methods.TryGetValue(id, out var uses) ? uses : [];

    /// <summary>Whether somebody makes or registers a type, or calls what is static in it.</summary>
    public bool IsInUse(AuditType type) =>
        type.Symbol.IsStatic || type.IsReferenced ? type.IsReferenced || Of(type).Count > 0 : Of(type).Any(use => use.IsMade || use.IsRegistered);

    private void Add(SimpleNameSyntax name, SemanticModel model, AuditedSolution solution, HashSet<AuditType> wanted, HashSet<string> methods,
        CancellationToken cancellationToken)
    {
        Bound++;
        var info = model.GetSymbolInfo(name, cancellationToken);
        var symbol = info.Symbol ?? info.CandidateSymbols.FirstOrDefault();
        var isMade = IsMade(name);
        if (symbol is IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.ReducedExtension } method)
        {
            if ((method.ReducedFrom ?? method).OriginalDefinition.GetDocumentationCommentId() is { } id && methods.Contains(id))
                Add(_methods, id, Use(name, isMade: false, isRegistered: false));
            return;
        }

        if ((symbol as INamedTypeSymbol ?? (symbol as IMethodSymbol)?.ContainingType) is not { } type || solution.Find(type) is not { } target
            || !wanted.Contains(target) || IsWithin(name, target))
        {
            return;
        }

        var alias = model.GetAliasInfo(name, cancellationToken)?.Name;
        var use = Use(name, isMade, IsRegistered(name));
        if (!_types.TryGetValue(target, out var uses))
            _types.Add(target, uses = []);
        uses.Add(use);
        if (alias is not null && alias != target.Name)
            Add(_aliases, KeyOf(alias, target), use);
    }

    private static TypeUse Use(SyntaxNode node, bool isMade, bool isRegistered) =>
        new(node.SyntaxTree.FilePath, node.SyntaxTree.GetLineSpan(node.Span).StartLinePosition.Line + 1, isMade, isRegistered);

    /// <summary>Written behind <c>new</c>; a target-typed one is made where its type is written.</summary>
    private static bool IsMade(SimpleNameSyntax name)
    {
        SyntaxNode whole = name;
        while (whole.Parent is QualifiedNameSyntax or AliasQualifiedNameSyntax)
            whole = whole.Parent;
        return whole.Parent switch
        {
            ObjectCreationExpressionSyntax made => made.Type == whole,
            VariableDeclarationSyntax variable =>
                variable.Type == whole && variable.Variables.Any(one => one.Initializer?.Value is ImplicitObjectCreationExpressionSyntax),
            PropertyDeclarationSyntax property =>
                property.Type == whole && (property.Initializer?.Value ?? property.ExpressionBody?.Expression) is ImplicitObjectCreationExpressionSyntax,
            MethodDeclarationSyntax method =>
                method.ReturnType == whole
                    && (method.ExpressionBody?.Expression is ImplicitObjectCreationExpressionSyntax
                        || method.DescendantNodes().OfType<ReturnStatementSyntax>()
                            .Any(returned => returned.Expression is ImplicitObjectCreationExpressionSyntax)),
            _ => false,
        };
    }

    /// <summary>In the type arguments or a <c>typeof</c> of a call that registers.</summary>
    private static bool IsRegistered(SimpleNameSyntax name) =>
        name.Ancestors().TakeWhile(node => node is not StatementSyntax and not MemberDeclarationSyntax).OfType<InvocationExpressionSyntax>()
            .Any(call => call.Expression is MemberAccessExpressionSyntax { Name: { } called }
                && (FrameworkNames.Registrations.ContainsKey(called.Identifier.ValueText)
                    || called.Identifier.ValueText.StartsWith("Add", StringComparison.Ordinal) && called is GenericNameSyntax));

    private static bool IsWithin(SyntaxNode node, AuditType type) =>
        type.Declarations.Any(declaration => declaration.SyntaxTree == node.SyntaxTree && declaration.Span.Contains(node.Span));

    private static string KeyOf(string alias, AuditType target) => alias + "=" + target.Key.Id;

    private static void Add(Dictionary<string, List<TypeUse>> table, string key, TypeUse use)
    {
        if (!table.TryGetValue(key, out var uses))
            table.Add(key, uses = []);
        uses.Add(use);
    }
}
